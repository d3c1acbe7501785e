using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.FleetUpdate;

/// <summary>What is wrong with the build.</summary>
public enum Defect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Crashes 0.5 % of all devices.</summary>
    FleetWide,

    /// <summary>A fifth of one small hardware family does not boot.</summary>
    Cohort,

    /// <summary>Loses data on one device in ten thousand; only support hears of it.</summary>
    DataLoss,

    /// <summary>Fails on large version jumps.</summary>
    UpgradePath,

    /// <summary>Crashes in one region.</summary>
    Locale,

    /// <summary>Drains batteries.</summary>
    BatteryDrain,

    /// <summary>A part of the fleet refuses the signature.</summary>
    Signing,
}

/// <summary>What breaks around the rollout.</summary>
public enum Incident
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The content network fails in a part of the world.</summary>
    CdnOutage,

    /// <summary>Health reports stop.</summary>
    TelemetryOutage,

    /// <summary>Signed metadata is not renewed.</summary>
    SigningOutage,

    /// <summary>One signing key is stolen.</summary>
    KeyCompromise,

    /// <summary>Something unrelated floods support.</summary>
    SupportSurge,

    /// <summary>Devices poll in a loop.</summary>
    PollStorm,

    /// <summary>The update service fails over.</summary>
    OtaFailover,

    /// <summary>A broken dashboard halts a healthy rollout.</summary>
    FalseAlarm,

    /// <summary>Returns pile up.</summary>
    ReturnsBacklog,

    /// <summary>A regulator asks and installs pause in notice countries.</summary>
    RegulatorQuestion,

    /// <summary>A press story asks whether the update is safe.</summary>
    PressStory,
}

/// <summary>Names for luck and costs, described once.</summary>
public static class LuckAndLedger
{
    /// <summary>What --given can fix.</summary>
    public static IReadOnlyList<LuckDescription> Luck { get; } =
    [
        new("defect", "Defect of the build", Keys<Defect>(), "What is wrong with the build."),
        new("incident", "Incident around the rollout", Keys<Incident>(), "What breaks around the rollout, once, in its first two weeks."),
    ];

    /// <summary>Ledger lines in their order.</summary>
    public static IReadOnlyList<LedgerLineDescription> Lines { get; } =
    [
        new("exposure", "Exposure and delay", "Active device-days without the update, by what the patch closes."),
        new("missedTarget", "Missed coverage target", "Each day after the target day on which coverage is below the target."),
        new("harm", "Harmed users", "Users whose device crashed, drained, lost data or would not start, and those who leave."),
        new("trust", "Public trust", "People who hear of harm and switch updates off; grows fast at first and levels off."),
        new("replacements", "Bricked devices replaced", "Each bricked device, and goodwill where no replacement is in stock."),
        new("stock", "Replacements set aside", "Holding cost of replacements booked beforehand."),
        new("support", "Support contacts", "Contacts about the update and about what it broke."),
        new("supportBacklog", "People waiting for support", "Contacts that wait, for each day."),
        new("supportBooked", "Booked support", "Capacity booked beforehand, used or not."),
        new("egress", "Egress", "Gigabytes from the content network, the partner's included."),
        new("reserve", "Reserved network capacity", "Terabits a second held ready, and the damage to neighbours when they overflow."),
        new("polls", "Polls", "Requests of devices that ask for updates and flags."),
        new("metered", "Bytes on users' bills", "Gigabytes on metered links."),
        new("annoyance", "Forced installs", "Devices that were restarted at a deadline and notices that were sent."),
        new("incidents", "Open incidents", "Minutes until an incident is mitigated."),
        new("takeover", "Stolen keys", "Damage done with a stolen key."),
        new("fines", "Fines", "Countries whose people were not told."),
        new("work", "Engineering and preparation", "Fixed builds, deltas, stepping stones, features, rehearsals and plans."),
        new("pages", "Pages", "People woken."),
    ];

    private static IReadOnlyList<string> Keys<T>()
        where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])];
}
