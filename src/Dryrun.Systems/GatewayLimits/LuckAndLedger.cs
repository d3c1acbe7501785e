using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.GatewayLimits;

/// <summary>What overloads the services.</summary>
public enum Incident
{
    /// <summary>Nothing beside the event.</summary>
    None,

    /// <summary>Half of the capacity goes away.</summary>
    CapacityLoss,

    /// <summary>Apps prefetch twelve times as much.</summary>
    PrefetchStorm,

    /// <summary>Everything fails for two minutes, and is tried again.</summary>
    ShortOutage,

    /// <summary>A limit with a zero too few.</summary>
    BadLimit,
}

/// <summary>What somebody does to the interfaces.</summary>
public enum Attack
{
    /// <summary>Nothing beside the daily bots.</summary>
    None,

    /// <summary>Copies the catalogue over many addresses and some accounts.</summary>
    Scraping,

    /// <summary>Tries stolen passwords, each account once.</summary>
    Stuffing,

    /// <summary>Floods from a few thousand addresses.</summary>
    Flood,
}

/// <summary>What the largest tenant does.</summary>
public enum TenantLuck
{
    /// <summary>What it always does.</summary>
    Quiet,

    /// <summary>Eight times as much for some hours.</summary>
    Noisy,
}

/// <summary>Outages of the counter store in a run.</summary>
public enum StoreLuck
{
    /// <summary>None.</summary>
    Up,

    /// <summary>One, in the evening.</summary>
    Outage,

    /// <summary>Two.</summary>
    TwoOutages,
}

/// <summary>Names for luck and costs, described once.</summary>
public static class LuckAndLedger
{
    /// <summary>What --given can fix.</summary>
    public static IReadOnlyList<LuckDescription> Luck { get; } =
    [
        new("incident", "Incident", Keys<Incident>(), "What overloads the services once, beside the planned event."),
        new("attack", "Attack", Keys<Attack>(), "What somebody does to the interfaces once, beside the daily bots and an attack that runs already."),
        new("tenant", "Largest tenant", Keys<TenantLuck>(), "Whether the largest tenant takes too much."),
        new("store", "Counter store", Keys<StoreLuck>(), "Outages of the counter store in the forty days."),
    ];

    /// <summary>Ledger lines in their order.</summary>
    public static IReadOnlyList<LedgerLineDescription> Lines { get; } =
    [
        new("critical", "Lost critical calls", "Payments, logins and health checks that were given up, whatever refused or dropped them."),
        new("calls", "Lost calls", "Other wanted calls that were given up."),
        new("limited", "Users wrongly limited", "Real users who ran into a limit on a day."),
        new("abuse", "Abuse let in", "Unwanted calls that were served; those of an attack weigh more."),
        new("starved", "Starved tenants", "Hours in which the other tenants got less because one took too much."),
        new("credits", "Credits to partners", "Hours in which contract partners were wrongly limited, and limits without the notice their contracts ask for."),
        new("disputes", "Inexact quotas", "Days in which paid quotas were missed by more than their tolerance."),
        new("latency", "Slower calls", "What the check delays calls beyond its budget."),
        new("limiter", "Running the limiter", "Checks at shared counters, memory of keys, and reserved capacity that lies idle."),
        new("exceptions", "Waiting for exceptions", "Callers with a good reason who wait for a higher quota."),
        new("tickets", "Tickets", "Limited callers who write."),
        new("work", "Engineering and preparation", "Keys, tiers, shadow counting, stages, client changes, migrations and notices."),
        new("pages", "Pages", "People woken, and the rota behind them."),
    ];

    private static IReadOnlyList<string> Keys<T>()
        where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(Wording.Key)];
}
