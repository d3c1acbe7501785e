using Dryrun.Contracts.Descriptions;

namespace Dryrun.Systems.FleetUpdate;

/// <summary>Who carries the bytes to the devices.</summary>
public enum Channel
{
    /// <summary>The company's own over-the-air service: every knob is ours.</summary>
    OwnOta,

    /// <summary>Two app stores: they hold the bytes, the signing and the ramp on one of the platforms.</summary>
    AppStores,
}

/// <summary>What the patch closes.</summary>
public enum Vulnerability
{
    /// <summary>Nothing: an ordinary release.</summary>
    None,

    /// <summary>A severe flaw that nobody is known to use.</summary>
    Severe,

    /// <summary>A flaw that is being used against people now.</summary>
    Exploited,
}

/// <summary>Who may stop a rollout under today's rules.</summary>
public enum HaltAuthority
{
    /// <summary>The release engineer on call.</summary>
    ReleaseOnCall,

    /// <summary>A director, who has to be found first.</summary>
    DirectorOnly,
}

/// <summary>
/// What is true of a fleet and its company, fixed for a session. Percentages are 0 to 100. Luck is not in here: only its rates are.
/// </summary>
public sealed record FleetWorld
{
    /// <summary>Who carries the bytes.</summary>
    [World("Channel", "Who carries the bytes: the company's own over-the-air service or two app stores.", Typical = "ownOta", Source = "S1 b1")]
    public Channel Channel { get; init; }

    /// <summary>What the patch closes.</summary>
    [World("Vulnerability", "What the patch closes and whether anybody uses it against people.", Typical = "severe", Source = "S1 b5")]
    public Vulnerability Vulnerability { get; init; }

    /// <summary>The devices.</summary>
    [Section("Fleet")]
    public DevicesWorld Fleet { get; init; } = new();

    /// <summary>The links.</summary>
    [Section("Network")]
    public NetworkWorld Network { get; init; } = new();

    /// <summary>The update and its dates.</summary>
    [Section("Release")]
    public ReleaseWorld Release { get; init; } = new();

    /// <summary>What is seen of the devices.</summary>
    [Section("Telemetry")]
    public TelemetryWorld Telemetry { get; init; } = new();

    /// <summary>Authority, capacity, stock.</summary>
    [Section("People")]
    public PeopleWorld People { get; init; } = new();

    /// <summary>When changes are frozen.</summary>
    [Section("Calendar")]
    public CalendarWorld Calendar { get; init; } = new();

    /// <summary>What things cost.</summary>
    [Section("Prices")]
    public PricesWorld Prices { get; init; } = new();

    /// <summary>How often luck strikes.</summary>
    [Section("Rates")]
    public RatesWorld Rates { get; init; } = new();
}

/// <summary>The devices.</summary>
public sealed record DevicesWorld
{
    /// <summary>Devices in the fleet, millions.</summary>
    [World("Fleet size", "Devices that should get the update.", Typical = "10", Unit = "million devices", Min = 0.1, Max = 2000, Source = "S1 e")]
    public double DevicesMillions { get; init; }

    /// <summary>Devices not used for over 30 days, percent.</summary>
    [World("Dormant devices", "Share of devices that were not used for over 30 days.",
        Typical = "6", Unit = "percent", Min = 0, Max = 60, Source = "assumption, S1 b6")]
    public double DormantPercent { get; init; }

    /// <summary>Devices with one system slot, which a failed boot bricks, percent.</summary>
    [World("Single-slot devices", "Share of devices with one system slot, which a failed boot bricks.",
        Typical = "12", Unit = "percent", Min = 0, Max = 100, Source = "assumption, S1 b11")]
    public double SingleSlotPercent { get; init; }

    /// <summary>Devices that update themselves, percent.</summary>
    [World("Automatic updates on", "Share of devices that update themselves; the others wait for a person or a deadline.",
        Typical = "80", Unit = "percent", Min = 20, Max = 100, Source = "assumption, S1 b9")]
    public double AutoUpdatePercent { get; init; }

    /// <summary>Devices below 30 % battery when switched on, percent.</summary>
    [World("Low battery", "Share of devices below 30 percent battery when they are switched on.",
        Typical = "25", Unit = "percent", Min = 0, Max = 80, Source = "assumption, S1 b10")]
    public double LowBatteryPercent { get; init; }

    /// <summary>Devices on the version just before, percent.</summary>
    [World("On the last version", "Share of devices on the version just before this one.",
        Typical = "35", Unit = "percent", Min = 5, Max = 95, Source = "assumption, S1 b12")]
    public double LastVersionPercent { get; init; }

    /// <summary>Devices two to four versions back, percent.</summary>
    [World("Two to four versions back", "Share of devices two to four versions behind.",
        Typical = "25", Unit = "percent", Min = 0, Max = 60, Source = "assumption, S1 b12")]
    public double RecentVersionsPercent { get; init; }

    /// <summary>Devices on versions older than a year, percent.</summary>
    [World("Versions older than a year", "Share of devices on versions older than 12 months; most of them are seldom used.",
        Typical = "10", Unit = "percent", Min = 0, Max = 35, Source = "assumption, S1 b12")]
    public double YearBehindPercent { get; init; }

    /// <summary>Share of the smallest hardware family, percent.</summary>
    [World("Smallest hardware family", "Share of the smallest of the nine hardware families.",
        Typical = "0.5", Unit = "percent", Min = 0.05, Max = 8, Source = "S1 b15")]
    public double SmallestFamilyPercent { get; init; }

    /// <summary>Crash rate of a normal day, percent of devices.</summary>
    [World("Normal crash rate", "Share of devices that crash on a normal day.",
        Typical = "0.3", Unit = "percent", Min = 0.01, Max = 3, Source = "S1 b14")]
    public double BaselineCrashPercent { get; init; }

    /// <summary>Error of the remembered baseline against today's, percent of itself.</summary>
    [World("Baseline drift", "How far today's normal rates lie above the remembered ones.",
        Typical = "15", Unit = "percent", Min = 0, Max = 100, Source = "assumption")]
    public double BaselineDriftPercent { get; init; }

    /// <summary>Share of phones on the platform with the fixed ramp, percent; used only by the app-store channel.</summary>
    [World("Share of iOS", "Share of phones that follow Apple's fixed ramp; only for app stores.",
        Typical = "19", Unit = "percent", Min = 0, Max = 100, Source = "data/countries.csv")]
    public double IosSharePercent { get; init; }

    /// <summary>Whether an update can be undone on the device.</summary>
    [World("Rollback on the device", "An installed update can be undone on the device, as long as anti-rollback does not forbid it.",
        Typical = "true", Source = "S1 b3, V8")]
    public bool RollbackPossible { get; init; }

    /// <summary>Share of changes that a server-side flag can switch off, percent.</summary>
    [World("Changes behind a flag", "Chance that the broken part can be switched off by a flag without a new build.",
        Typical = "35", Unit = "percent", Min = 0, Max = 100, Source = "assumption")]
    public double FlagGuardedPercent { get; init; }
}

/// <summary>The links.</summary>
public sealed record NetworkWorld
{
    /// <summary>Devices offline at the peak hour of the day, percent.</summary>
    [World("Offline at peak", "Share of active devices that are offline even at the busiest hour.",
        Typical = "20", Unit = "percent", Min = 0, Max = 90, Source = "S1 b6")]
    public double OfflineAtPeakPercent { get; init; }

    /// <summary>Downlink of an average device, megabits a second.</summary>
    [World("Average downlink", "Downlink of an average device, scaled over the countries' table.",
        Typical = "50", Unit = "megabits per second", Min = 1, Max = 1000, Source = "S1 b7")]
    public double AverageDownlinkMbps { get; init; }

    /// <summary>Downlink of the slowest devices that have to be served, megabits a second.</summary>
    [World("Worst downlink", "Downlink of the slowest devices that have to be served.",
        Typical = "5", Unit = "megabits per second", Min = 0.1, Max = 200, Source = "S1 b7")]
    public double WorstDownlinkMbps { get; init; }

    /// <summary>Devices on links where bytes cost the user money, percent.</summary>
    [World("Metered links", "Share of devices on links where bytes cost the user money or the connection is flaky.",
        Typical = "20", Unit = "percent", Min = 0, Max = 95, Source = "assumption, S1 b8")]
    public double MeteredPercent { get; init; }

    /// <summary>Countries in which the content network is blocked.</summary>
    [World("Countries with a blocked network", "Countries of the table in which the company's content network cannot be reached.",
        Typical = "3", Unit = "countries", Min = 0, Max = 3, Source = "S1 b16")]
    public int BlockedCountries { get; init; }
}

/// <summary>The update and its dates.</summary>
public sealed record ReleaseWorld
{
    /// <summary>Bytes of the whole image or app, megabytes.</summary>
    [World("Full size", "Bytes of the whole image or app.", Typical = "1500", Unit = "megabytes", Min = 5, Max = 6000, Source = "S1 b4")]
    public double FullImageMb { get; init; }

    /// <summary>Bytes of a delta from a recent version, megabytes.</summary>
    [World("Delta size", "Bytes of a delta from a recent version.", Typical = "300", Unit = "megabytes", Min = 1, Max = 6000, Source = "S1 b4")]
    public double DeltaMb { get; init; }

    /// <summary>Coverage of active devices that was promised, percent.</summary>
    [World("Coverage target", "Share of active devices that must have the update by the target day.",
        Typical = "90", Unit = "percent", Min = 50, Max = 99, Source = "S1 b5")]
    public double CoverageTargetPercent { get; init; }

    /// <summary>Day of the promise, counted from the launch.</summary>
    [World("Target day", "Day after the launch on which the coverage target is measured.",
        Typical = "14", Unit = "days", Min = 2, Max = 35, Source = "S1 b5")]
    public int CoverageTargetDays { get; init; }

    /// <summary>Days from the kickoff until the first ring can open.</summary>
    [World("Days to the launch", "Days from the kickoff until the first ring can open: the last day on which a delegated decision is in time.",
        Typical = "10", Unit = "days", Min = 1, Max = 120, Source = "assumption")]
    public int DaysToLaunch { get; init; }

    /// <summary>Minutes one signature takes.</summary>
    [World("Signing time", "Minutes one signature takes, with two people at the hardware module.",
        Typical = "20", Unit = "minutes", Min = 1, Max = 1440, Source = "assumption, S1 b19")]
    public double SigningMinutes { get; init; }

    /// <summary>Months since the key rotation was last rehearsed.</summary>
    [World("Key rotation untested for", "Months since anybody rehearsed a key rotation; a rotation under fire takes longer for each.",
        Typical = "18", Unit = "months", Min = 0, Max = 60, Source = "assumption, S1 b19")]
    public int MonthsSinceRotation { get; init; }

    /// <summary>Hours a store takes to review a build.</summary>
    [World("Store review", "Hours a store takes to review a build; only for app stores.",
        Typical = "24", Unit = "hours", Min = 0, Max = 240, Source = "assumption, S1 b3")]
    public double StoreReviewHours { get; init; }

    /// <summary>Median days from a confirmed defect to a fixed, tested build.</summary>
    [World("Time to a fix", "Median days from a confirmed defect to a fixed and tested build.",
        Typical = "3", Unit = "days", Min = 0.25, Max = 20, Source = "assumption")]
    public double FixDays { get; init; }
}
