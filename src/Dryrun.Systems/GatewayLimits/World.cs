using Dryrun.Contracts.Descriptions;

namespace Dryrun.Systems.GatewayLimits;

/// <summary>
/// What is true of a company's interfaces, fixed for a session. Percentages are 0 to 100. Luck is not in here: only its rates are.
/// </summary>
public sealed record GatewayWorld
{
    /// <summary>Why limits are wanted.</summary>
    [Section("Purpose")]
    public PurposeWorld Purpose { get; init; } = new();

    /// <summary>The calls.</summary>
    [Section("Traffic")]
    public TrafficWorld Traffic { get; init; } = new();

    /// <summary>The callers.</summary>
    [Section("Tenants")]
    public TenantsWorld Tenants { get; init; } = new();

    /// <summary>What the check may take.</summary>
    [Section("Latency")]
    public LatencyWorld Latency { get; init; } = new();

    /// <summary>The counters.</summary>
    [Section("Store")]
    public StoreWorld Store { get; init; } = new();

    /// <summary>What was promised.</summary>
    [Section("Accuracy")]
    public AccuracyWorld Accuracy { get; init; } = new();

    /// <summary>Unwanted calls.</summary>
    [Section("Bots")]
    public BotsWorld Bots { get; init; } = new();

    /// <summary>Our own apps and their users.</summary>
    [Section("Clients")]
    public ClientsWorld Clients { get; init; } = new();

    /// <summary>What calls cost.</summary>
    [Section("Routes")]
    public RoutesWorld Routes { get; init; } = new();

    /// <summary>The services.</summary>
    [Section("Services")]
    public BackendWorld Backend { get; init; } = new();

    /// <summary>Limits of today.</summary>
    [Section("Existing limits")]
    public ExistingWorld Existing { get; init; } = new();

    /// <summary>How limits reach the nodes.</summary>
    [Section("Configuration")]
    public ConfigWorld Config { get; init; } = new();

    /// <summary>Who answers.</summary>
    [Section("People")]
    public PeopleWorld People { get; init; } = new();

    /// <summary>Contracts.</summary>
    [Section("Partners")]
    public PartnersWorld Partners { get; init; } = new();

    /// <summary>What stands in front.</summary>
    [Section("Upstream")]
    public UpstreamWorld Upstream { get; init; } = new();

    /// <summary>Clocks of the nodes.</summary>
    [Section("Clock")]
    public ClockWorld Clock { get; init; } = new();

    /// <summary>Dates.</summary>
    [Section("Calendar")]
    public CalendarWorld Calendar { get; init; } = new();

    /// <summary>What things cost.</summary>
    [Section("Prices")]
    public PricesWorld Prices { get; init; } = new();

    /// <summary>How often luck strikes.</summary>
    [Section("Rates")]
    public RatesWorld Rates { get; init; } = new();
}

/// <summary>What brought the project up.</summary>
public enum Trigger
{
    /// <summary>Services fell over.</summary>
    Overload,

    /// <summary>Scraping, stuffing, floods.</summary>
    Abuse,

    /// <summary>One customer starved the others.</summary>
    Fairness,
}

/// <summary>Why limits are wanted.</summary>
public sealed record PurposeWorld
{
    /// <summary>What hurts now.</summary>
    [World("What brought it up", "Which of the three purposes of a limit is hurting now; each has another owner, and what hurt last comes again more often.",
        Typical = "overload", Source = "S4 b1, weights assumption")]
    public Trigger Trigger { get; init; }
}

/// <summary>The calls.</summary>
public sealed record TrafficWorld
{
    /// <summary>Calls a second at the evening peak.</summary>
    [World("Peak requests", "Calls through all gateways at the evening peak.",
        Typical = "1200000", Unit = "requests a second", Min = 50000, Max = 10000000, Source = "S4 b2")]
    public int PeakRequestsPerSecond { get; init; }

    /// <summary>Nodes.</summary>
    [World("Gateway nodes", "Machines that make the decision.", Typical = "300", Unit = "nodes", Min = 20, Max = 3000, Source = "S4 b2")]
    public int GatewayNodes { get; init; }

    /// <summary>Regions.</summary>
    [World("Regions", "Regions with gateways of their own.", Typical = "6", Unit = "regions", Min = 1, Max = 20, Source = "S4 b2")]
    public int Regions { get; init; }

    /// <summary>Payments, login, health checks, percent of calls.</summary>
    [World("Critical calls", "Share of calls that are payments, login or health checks.",
        Typical = "8", Unit = "percent", Min = 1, Max = 30, Source = "S4 b14, share assumption")]
    public double CriticalPercent { get; init; }

    /// <summary>Load of the first minute of an hour over the minute before.</summary>
    [World("Spike on the hour", "Calls in the first minute of an hour over the minute before; batch jobs start then.",
        Typical = "2.5", Unit = "times", Min = 1, Max = 10, Source = "S4 b17, height assumption")]
    public double HourlySpikeRatio { get; init; }
}

/// <summary>The callers.</summary>
public sealed record TenantsWorld
{
    /// <summary>Keys seen in a day, million.</summary>
    [World("Active keys", "Keys seen in a day, very unequal.", Typical = "40", Unit = "million", Min = 1, Max = 500, Source = "S4 b3")]
    public double ActiveKeysMillions { get; init; }

    /// <summary>Share of the largest tenant.</summary>
    [World("Largest tenant", "Share of calls of the single largest tenant.", Typical = "9", Unit = "percent", Min = 0.5, Max = 30, Source = "S4 b3")]
    public double TopTenantPercent { get; init; }
}

/// <summary>What the check may take.</summary>
public sealed record LatencyWorld
{
    /// <summary>Milliseconds.</summary>
    [World("Time for the check", "What the check may add to a call, at the 99th percentile.",
        Typical = "2", Unit = "milliseconds", Min = 0.5, Max = 50, Source = "S4 b4")]
    public double CheckBudgetMilliseconds { get; init; }
}

/// <summary>What the gateway does today where the counters do not answer.</summary>
public enum StoreFailure
{
    /// <summary>Everything passes.</summary>
    FailOpen,

    /// <summary>Everything is rejected.</summary>
    FailClosed,
}

/// <summary>The counters.</summary>
public sealed record StoreWorld
{
    /// <summary>Today's behaviour.</summary>
    [World("When the store fails", "What the gateway does today when the shared counters do not answer; stays so for traffic that the new limits do not cover yet.",
        Typical = "failClosed", Source = "S4 e")]
    public StoreFailure Failure { get; init; }

    /// <summary>Milliseconds.</summary>
    [World("Store in the zone", "99th percentile of the counter store inside one zone.",
        Typical = "4", Unit = "milliseconds", Min = 0.2, Max = 50, Source = "S4 b5")]
    public double ZoneP99Milliseconds { get; init; }

    /// <summary>Milliseconds.</summary>
    [World("Store across regions", "Typical round trip to a counter in another region.",
        Typical = "70", Unit = "milliseconds", Min = 5, Max = 400, Source = "S4 b5")]
    public double CrossRegionMilliseconds { get; init; }

    /// <summary>Days.</summary>
    [World("Between store outages", "Mean days between outages of the counter store.",
        Typical = "60", Unit = "days", Min = 5, Max = 1000, Source = "assumption, S4 c")]
    public int DaysBetweenOutages { get; init; }

    /// <summary>Minutes.</summary>
    [World("Store outage", "Typical length of one; the research has 2 to 20.",
        Typical = "7", Unit = "minutes", Min = 0.5, Max = 120, Source = "assumption, S4 c")]
    public double OutageMinutes { get; init; }
}

/// <summary>What was promised.</summary>
public sealed record AccuracyWorld
{
    /// <summary>Percent.</summary>
    [World("Tolerance for paid tiers", "How far a paid quota may be missed, either way, by contract.",
        Typical = "5", Unit = "percent", Min = 0.5, Max = 50, Source = "S4 b6")]
    public double PaidTolerancePercent { get; init; }

    /// <summary>Percent.</summary>
    [World("Tolerance for anonymous calls", "The same for calls without an account.",
        Typical = "30", Unit = "percent", Min = 1, Max = 100, Source = "S4 b6")]
    public double AnonymousTolerancePercent { get; init; }
}

/// <summary>Unwanted calls.</summary>
public sealed record BotsWorld
{
    /// <summary>Percent of calls.</summary>
    [World("Calls by bots", "Share of calls that are automated and unwanted; their addresses rotate, and 2 percent of them do 60 percent of the abuse.",
        Typical = "18", Unit = "percent", Min = 1, Max = 50, Source = "S4 b7")]
    public double CallPercent { get; init; }

    /// <summary>Whether an attack runs.</summary>
    [World("Attack running", "Somebody is abusing the interfaces while the limits are being designed, and goes on until it no longer pays.",
        Typical = "false", Source = "assumption")]
    public bool AttackRunning { get; init; }
}

/// <summary>Our own apps and their users.</summary>
public sealed record ClientsWorld
{
    /// <summary>Percent of users.</summary>
    [World("Users behind shared addresses", "Real users who share an address with thousands of others.",
        Typical = "11", Unit = "percent", Min = 0.5, Max = 60, Source = "S4 b8")]
    public double SharedAddressPercent { get; init; }

    /// <summary>Attempts of one layer.</summary>
    [World("Attempts", "Attempts the client library makes, without jitter.", Typical = "3", Unit = "attempts", Min = 1, Max = 10, Source = "S4 b10")]
    public int RetryAttempts { get; init; }

    /// <summary>Layers that retry.</summary>
    [World("Layers that retry", "Layers from the app inwards that each retry.", Typical = "3", Unit = "layers", Min = 1, Max = 6, Source = "S4 b10")]
    public int RetryLayers { get; init; }

    /// <summary>Weeks.</summary>
    [World("Weeks to change clients", "Weeks until a changed client library is with most users.",
        Typical = "6", Unit = "weeks", Min = 1, Max = 52, Source = "assumption")]
    public int UpdateWeeks { get; init; }
}

/// <summary>What calls cost.</summary>
public sealed record RoutesWorld
{
    /// <summary>Work of a search over that of a read.</summary>
    [World("Cost of a search", "Work of one search over that of one plain read.", Typical = "40", Unit = "times", Min = 2, Max = 500, Source = "S4 b9")]
    public double SearchCostRatio { get; init; }
}

/// <summary>The services.</summary>
public sealed record BackendWorld
{
    /// <summary>Load over rated capacity.</summary>
    [World("Knee of the services", "Load over rated capacity beyond which useful work collapses.",
        Typical = "1.3", Unit = "times capacity", Min = 1, Max = 3, Source = "S4 b11")]
    public double KneeRatio { get; init; }

    /// <summary>Percent.</summary>
    [World("Headroom", "Rated capacity above the work of an ordinary evening peak.",
        Typical = "35", Unit = "percent", Min = 5, Max = 200, Source = "assumption")]
    public double HeadroomPercent { get; init; }
}

/// <summary>Limits of today.</summary>
public sealed record ExistingWorld
{
    /// <summary>Teams.</summary>
    [World("Teams with own limits", "Teams that have built limits of their own, none written down.",
        Typical = "5", Unit = "teams", Min = 0, Max = 50, Source = "S4 b12")]
    public int Teams { get; init; }
}

/// <summary>How limits reach the nodes.</summary>
public sealed record ConfigWorld
{
    /// <summary>Seconds.</summary>
    [World("Limits everywhere within", "How soon a changed limit is on every node; there are no stages but those of the plan.",
        Typical = "5", Unit = "seconds", Min = 1, Max = 3600, Source = "S4 b16")]
    public int SecondsToGlobal { get; init; }
}
