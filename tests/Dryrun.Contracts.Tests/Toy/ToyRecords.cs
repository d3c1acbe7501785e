using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;

namespace Dryrun.Contracts.Tests.Toy;

public enum Channel
{
    OwnOta,
    AppStore,
}

public enum Severity3
{
    Minor,
    Moderate,
    Severe,
}

public enum Region
{
    Europe,
    Asia,
    Americas,
}

public enum Payload
{
    Full,
    Delta,
    DeltaWithFullFallback,
}

public enum Gate
{
    Crash,
    BootFail,
    Battery,
}

public sealed record ToyWorld
{
    [World("Fleet size", "Devices in use.", Unit = "devices", Min = 1, Max = 2e9, Typical = "10000000", Source = "assumption")]
    public long FleetSize { get; init; }

    [World("Channel", "How updates reach devices.", Typical = "ownOta", Source = "assumption")]
    public Channel Channel { get; init; }

    [World("Offline share", "Devices that are offline at the peak.", Unit = "percent", Min = 0, Max = 100, Typical = "20", Source = "brief")]
    public double OfflinePercent { get; init; }

    [World("Vulnerability", "How bad the flaw is.", Typical = "moderate", Source = "assumption")]
    public Severity3 Vulnerability { get; init; }

    [World("Exploited", "Whether the flaw is used in the wild.", Typical = "false", Source = "assumption")]
    public bool Exploited { get; init; }

    [World("Days to launch", "Days from the kickoff to the first ring.", Unit = "days", Min = 1, Max = 90, Typical = "10", Source = "assumption")]
    public int DaysToLaunch { get; init; }

    [World("Store ramp", "Shares of the store's own ramp.", Unit = "percent", Min = 0, Max = 100, Increasing = true, Typical = "[1, 10, 100]")]
    public IReadOnlyList<double> StoreRampPercent { get; init; } = [];

    [World("Blocked regions", "Where our delivery network is blocked.", Typical = "[]")]
    public IReadOnlyList<Region> BlockedRegions { get; init; } = [];

    [World("Patch size", "Size of the full image.", Unit = "megabytes", Min = 10, Max = 4000, Typical = "1500")]
    public double PatchMb { get; init; }

    [Section("Support")]
    public ToySupport Support { get; init; } = new();
}

public sealed record ToySupport
{
    [World("Contacts", "Contacts that support can answer.", Unit = "contacts a day", Min = 0, Max = 1e6, Typical = "4000")]
    public long ContactsPerDay { get; init; }

    [World("Night shift", "Whether support answers at night.", Typical = "false")]
    public bool NightShift { get; init; }
}

public sealed record ToyRollout
{
    [Knob("Rings", "Cumulative shares that get the update, in order.", Class = KnobClass.Programme, Owner = "ota", Unit = "percent",
        Min = 0.01, Max = 100, MinCount = 2, MaxCount = 8, Increasing = true, Unled = "[50, 100]", Specialist = "[0.1, 1, 10, 100]")]
    public IReadOnlyList<double> RingsPercent { get; init; } = [];

    [Knob("Soak time", "How long a ring is watched before the next opens.", Class = KnobClass.Programme, Owner = "ota", Unit = "hours",
        Min = 1, Max = 72, Unled = "2", Specialist = "24")]
    public int SoakHours { get; init; }

    [Knob("Gates", "What stops a ring.", Class = KnobClass.Programme, Owner = "ota", Unled = "[crash]", Specialist = "[crash, bootFail]")]
    public IReadOnlyList<Gate> Gates { get; init; } = [];

    [Knob("Automatic halt", "Whether a breached gate stops the rollout by itself.", Class = KnobClass.Programme, Owner = "ota", Unled = "false",
        Specialist = "true")]
    public bool AutoHalt { get; init; }
}

public sealed record ToyRetry
{
    [Knob("Back-off", "First wait after a failed download.", Class = KnobClass.Engineering, Owner = "client", Unit = "minutes",
        Min = 1, Max = 240, Unled = "1", Specialist = "5")]
    public int BackoffMinutes { get; init; }
}

public sealed record ToyDelivery
{
    [Knob("Payload", "What is sent.", Class = KnobClass.Engineering, Owner = "cdn", Unled = "full", Specialist = "deltaWithFullFallback")]
    public Payload Payload { get; init; }

    [Knob("Capacity", "Ceiling on egress.", Class = KnobClass.Engineering, Owner = "cdn", Unit = "terabits a second", Min = 0.1, Max = 5,
        Unled = "5", Specialist = "1.5")]
    public double CapacityTbps { get; init; }

    [Knob("Banner", "What users read.", Class = KnobClass.Programme, Owner = "client", Unled = "none", Specialist = "A security update is ready")]
    public string Banner { get; init; } = "";

    [Section("Retries")]
    public ToyRetry Retry { get; init; } = new();
}

public sealed record ToyDesign : IDesign
{
    [Knob("Deadline", "When the update installs by itself.", Class = KnobClass.Programme, Owner = "client", Unit = "days",
        Min = 1, Max = 30, Unled = "30", Specialist = "10")]
    public int DeadlineDays { get; init; }

    [Section("Rollout")]
    public ToyRollout Rollout { get; init; } = new();

    [Section("Delivery")]
    public ToyDelivery Delivery { get; init; } = new();

    public Programme Programme { get; init; } = Programme.Empty;
}

public sealed record ToyMetrics
{
    [Metric("Harmed devices", "Devices that a defect hurt.", Unit = "devices")]
    public long HarmedDevices { get; init; }

    [Metric("Hours to 90 percent", "When nine devices in ten are patched.", Unit = "hours")]
    public double Coverage90Hours { get; init; } = double.NaN;

    [Metric("Coverage", "Share patched at the end.", Unit = "percent", MoreIsBetter = true)]
    public double CoveragePercent { get; init; }
}
