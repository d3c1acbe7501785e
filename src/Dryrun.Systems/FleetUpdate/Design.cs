using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.FleetUpdate;

/// <summary>Everything that can be decided about an update of a fleet.</summary>
public sealed record FleetDesign : IDesign
{
    [Section("Rollout")]
    public RolloutPart Rollout { get; init; } = new();

    [Section("Payload")]
    public PayloadPart Payload { get; init; } = new();

    [Section("Delivery")]
    public DeliveryPart Delivery { get; init; } = new();

    [Section("Device")]
    public DevicePart Device { get; init; } = new();

    [Section("Signing")]
    public SigningPart Signing { get; init; } = new();

    [Section("Operations")]
    public OperationsPart Operations { get; init; } = new();

    /// <inheritdoc/>
    public Programme Programme { get; init; } = Programme.Empty;
}

/// <summary>In which order devices get the update.</summary>
public enum RingSelection
{
    /// <summary>A random sample of the whole fleet.</summary>
    RandomHash,

    /// <summary>Region after region.</summary>
    RegionFirst,

    /// <summary>Employees first, then a random sample.</summary>
    DogfoodThenHash,

    /// <summary>A sample in which every hardware family is large enough to see.</summary>
    StratifiedByModel,
}

/// <summary>What a gate looks at.</summary>
public enum GateMetric
{
    /// <summary>Installs that fail.</summary>
    InstallFail,

    /// <summary>Devices that do not come up after the update.</summary>
    BootFail,

    /// <summary>Crashes.</summary>
    Crash,

    /// <summary>Devices that hang.</summary>
    Anr,

    /// <summary>Battery drain.</summary>
    Battery,

    /// <summary>Contacts with support by updated users.</summary>
    SupportContacts,
}

/// <summary>How a gate decides.</summary>
public enum HaltRule
{
    /// <summary>A rate above a line.</summary>
    FixedThreshold,

    /// <summary>A sequential probability ratio test.</summary>
    SequentialTest,
}

/// <summary>What happens when a gate is breached.</summary>
public enum OnBreach
{
    /// <summary>The whole rollout stops at once.</summary>
    Halt,

    /// <summary>The hardware family or region that breached stops; the others go on.</summary>
    HoldCohort,

    /// <summary>A person is asked.</summary>
    AskPerson,
}

/// <summary>Who opens the next ring.</summary>
public enum Approval
{
    /// <summary>It opens by itself when soak and gates are met.</summary>
    Automatic,

    /// <summary>Somebody signs off.</summary>
    Person,
}

/// <summary>Rings, soak and gates.</summary>
public sealed record RolloutPart
{
    [Knob("Rings", "Cumulative shares of the fleet that get the update, ring by ring; the last is 100.", Unit = "percent", Min = 0.001, Max = 100, MinCount = 1, MaxCount = 8, Increasing = true,
        Class = KnobClass.Programme, Owner = "releaseControl", Unled = "[100]", Specialist = "[0.05, 1, 5, 20, 50, 100]", Source = "S1 a; V4")]
    public IReadOnlyList<double> Rings { get; init; } = [];

    [Knob("Soak time", "How long a ring is watched before the next one opens.", Unit = "hours", Min = 1, Max = 72,
        Class = KnobClass.Programme, Owner = "releaseControl", Unled = "1", Specialist = "24", Source = "S1 a; V4 two days")]
    public int SoakHours { get; init; }

    [Knob("Ring selection", "Which devices are in the early rings.",
        Class = KnobClass.Programme, Owner = "releaseControl", Unled = "regionFirst", Specialist = "stratifiedByModel", Source = "S1 a")]
    public RingSelection RingSelection { get; init; }

    [Knob("Gate metrics", "What is watched before the next ring opens.",
        Class = KnobClass.Programme, Owner = "telemetry", Unled = "[crash]", Specialist = "[installFail, bootFail, crash, battery, supportContacts]", Source = "S1 a")]
    public IReadOnlyList<GateMetric> GateMetrics { get; init; } = [];

    [Knob("Halt rule", "How a gate decides that something is wrong.",
        Class = KnobClass.Engineering, Owner = "telemetry", Unled = "fixedThreshold", Specialist = "sequentialTest", Source = "S1 a")]
    public HaltRule HaltRule { get; init; }

    [Knob("Threshold", "Rate above normal at which a fixed gate is breached.", Unit = "percent", Min = 0.01, Max = 10,
        Class = KnobClass.Programme, Owner = "releaseControl", Unled = "2", Specialist = "0.3", Source = "assumption")]
    public double ThresholdPercent { get; init; }

    [Knob("Alpha", "False-alarm rate of the sequential test, for each segment.", Min = 0.00001, Max = 0.2,
        Class = KnobClass.Engineering, Owner = "telemetry", Unled = "0.05", Specialist = "0.001", Source = "S1 a")]
    public double SequentialAlpha { get; init; }

    [Knob("Segmented detection", "Whether each hardware family and region is tested by itself.",
        Class = KnobClass.Engineering, Owner = "telemetry", Unled = "false", Specialist = "true", Source = "S1 a")]
    public bool SegmentedDetection { get; init; }

    [Knob("Automatic halt", "Whether a breach stops the rollout without waiting for a person.",
        Class = KnobClass.Programme, Owner = "releaseControl", Unled = "false", Specialist = "true", Source = "S1 a")]
    public bool AutoHalt { get; init; }

    [Knob("On a breach", "What a breach stops.",
        Class = KnobClass.Programme, Owner = "releaseControl", Unled = "askPerson", Specialist = "halt", Source = "assumption")]
    public OnBreach OnBreach { get; init; }

    [Knob("Fewest exposed", "Fewest updated devices that must have reported before the next ring opens.", Unit = "devices", Min = 100, Max = 1000000,
        Class = KnobClass.Engineering, Owner = "telemetry", Unled = "100", Specialist = "20000", Source = "S1 a")]
    public int MinExposed { get; init; }

    [Knob("Approval", "Who opens the next ring.",
        Class = KnobClass.Programme, Owner = "releaseControl", Unled = "automatic", Specialist = "automatic", Source = "guide: engineering leads sign off")]
    public Approval Approval { get; init; }
}

/// <summary>What is sent.</summary>
public enum PayloadFormat
{
    /// <summary>The whole image.</summary>
    Full,

    /// <summary>Differences only; a device whose version is not covered waits.</summary>
    Delta,

    /// <summary>Differences where they exist, else the whole image.</summary>
    DeltaWithFullFallback,
}

/// <summary>What is sent.</summary>
public sealed record PayloadPart
{
    [Knob("Format", "Whole image or differences.",
        Class = KnobClass.Engineering, Owner = "client", Unled = "full", Specialist = "deltaWithFullFallback", Source = "S1 a; V2, V7")]
    public PayloadFormat Format { get; init; }

    [Knob("Versions with a delta", "From how many older versions a delta is built.", Unit = "versions", Min = 1, Max = 12,
        Class = KnobClass.Engineering, Owner = "client", Unled = "1", Specialist = "4", Source = "S1 a")]
    public int DeltaSourceVersions { get; init; }

    [Knob("Stepping stone", "Whether devices a year behind take a version in between.",
        Class = KnobClass.Engineering, Owner = "client", Unled = "false", Specialist = "true", Source = "S1 a; V8")]
    public bool SteppingStone { get; init; }
}

/// <summary>Over which links the update may come.</summary>
public enum NetworkPolicy
{
    /// <summary>Any link.</summary>
    Any,

    /// <summary>Unmetered links only.</summary>
    WifiOnly,

    /// <summary>Unmetered links, and any link after the deadline.</summary>
    WifiOrDeadline,
}

/// <summary>How it gets to the devices.</summary>
public sealed record DeliveryPart
{
    [Knob("Poll interval", "How often a device asks for an update.", Unit = "minutes", Min = 15, Max = 1440,
        Class = KnobClass.Engineering, Owner = "otaService", Unled = "1440", Specialist = "240", Source = "S1 a")]
    public int PollIntervalMinutes { get; init; }

    [Knob("Jitter", "By which part of the interval polls are spread.", Unit = "percent", Min = 0, Max = 100,
        Class = KnobClass.Engineering, Owner = "otaService", Unled = "0", Specialist = "100", Source = "S1 a")]
    public int JitterPercent { get; init; }

    [Knob("Network policy", "Over which links the update may come.",
        Class = KnobClass.Programme, Owner = "client", Unled = "any", Specialist = "wifiOrDeadline", Source = "S1 a")]
    public NetworkPolicy NetworkPolicy { get; init; }

    [Knob("Deadline", "Days after the offer from which the update installs without being asked.", Unit = "days", Min = 1, Max = 30,
        Class = KnobClass.Programme, Owner = "releaseControl", Unled = "30", Specialist = "10", Source = "S1 a; V63")]
    public int DeadlineDays { get; init; }

    [Knob("Delivery capacity", "Egress booked for the rollout, shared by the regions.", Unit = "Tbps", Min = 0.01, Max = 5,
        Class = KnobClass.Programme, Owner = "cdn", Unled = "0.1", Specialist = "0.6", Source = "S1 a")]
    public double CdnCapTbps { get; init; }

    [Knob("Resume", "Whether a broken download goes on where it stopped.",
        Class = KnobClass.Engineering, Owner = "client", Unled = "false", Specialist = "true", Source = "S1 a")]
    public bool Resume { get; init; }

    [Knob("Retry backoff", "Minutes before the first retry; doubled each time.", Unit = "minutes", Min = 1, Max = 240,
        Class = KnobClass.Engineering, Owner = "otaService", Unled = "1", Specialist = "5", Source = "S1 a")]
    public int RetryBackoffMinutes { get; init; }

    [Knob("Peer assist", "Whether devices in one home pass the update on.",
        Class = KnobClass.Engineering, Owner = "client", Unled = "false", Specialist = "false", Source = "S1 a")]
    public bool PeerAssist { get; init; }
}

/// <summary>Where the new system is written.</summary>
public enum Slots
{
    /// <summary>Over the running one.</summary>
    Single,

    /// <summary>Beside it, where the hardware has room.</summary>
    Ab,

    /// <summary>Beside it in compressed snapshots; fits more hardware, takes longer.</summary>
    VirtualAb,
}

/// <summary>When going back is forbidden for good.</summary>
public enum AntiRollback
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>With the first boot of the update.</summary>
    Immediately,

    /// <summary>Some days after everybody has it.</summary>
    AfterSoak,
}

/// <summary>What the device does.</summary>
public sealed record DevicePart
{
    [Knob("Slots", "Where the new system is written.",
        Class = KnobClass.Engineering, Owner = "hardware", Unled = "single", Specialist = "ab", Source = "S1 a")]
    public Slots Slots { get; init; }

    [Knob("Boot tries", "Failed boots before the device goes back by itself.", Unit = "boots", Min = 1, Max = 7,
        Class = KnobClass.Engineering, Owner = "client", Unled = "7", Specialist = "3", Source = "S1 a")]
    public int BootTries { get; init; }

    [Knob("Anti-rollback", "When going back is forbidden for good.",
        Class = KnobClass.Engineering, Owner = "securitySigning", Unled = "immediately", Specialist = "afterSoak", Source = "S1 a; V8")]
    public AntiRollback AntiRollback { get; init; }

    [Knob("Anti-rollback delay", "Days after the last ring before going back is forbidden.", Unit = "days", Min = 1, Max = 60,
        Class = KnobClass.Engineering, Owner = "securitySigning", Unled = "1", Specialist = "14", Source = "S1 a")]
    public int AntiRollbackDelayDays { get; init; }

    [Knob("Battery limit", "Charge below which a device does not install.", Unit = "percent", Min = 0, Max = 80,
        Class = KnobClass.Engineering, Owner = "hardware", Unled = "0", Specialist = "30", Source = "S1 a")]
    public int MinBatteryPercent { get; init; }
}

/// <summary>Who vouches for the update.</summary>
public sealed record SigningPart
{
    [Knob("Signatures needed", "How many key holders must sign a release, of five.", Unit = "keys", Min = 1, Max = 5,
        Class = KnobClass.Engineering, Owner = "securitySigning", Unled = "1", Specialist = "2", Source = "S1 a; V62")]
    public int Threshold { get; init; }

    [Knob("Metadata expiry", "Hours after which a device no longer trusts an old list of versions.", Unit = "hours", Min = 1, Max = 336,
        Class = KnobClass.Engineering, Owner = "securitySigning", Unled = "336", Specialist = "24", Source = "S1 a; V62")]
    public int TimestampExpiryHours { get; init; }
}

/// <summary>What users are told.</summary>
public enum UserNotice
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A note with the update.</summary>
    WithUpdate,

    /// <summary>A note before, and a message ready for a halt.</summary>
    BeforeAndOnHalt,
}

/// <summary>What is done about countries that want notice.</summary>
public enum NoticeCountries
{
    /// <summary>Nothing.</summary>
    Ignore,

    /// <summary>They are told before the first ring.</summary>
    NotifyFirst,

    /// <summary>They come last, after notice has run.</summary>
    Defer,
}

/// <summary>What happens in a change freeze.</summary>
public enum FreezePolicy
{
    /// <summary>The rollout goes on.</summary>
    Ignore,

    /// <summary>No ring opens.</summary>
    Respect,
}

/// <summary>People, stock and dates.</summary>
public sealed record OperationsPart
{
    [Knob("Notice to users", "What users are told.",
        Class = KnobClass.Programme, Owner = "comms", Unled = "none", Specialist = "beforeAndOnHalt", Source = "S1 a")]
    public UserNotice UserNotice { get; init; }

    [Knob("Countries that want notice", "What is done about countries that want notice before firmware changes.",
        Class = KnobClass.Programme, Owner = "legal", Unled = "ignore", Specialist = "notifyFirst", Source = "S1 b 17")]
    public NoticeCountries NoticeCountries { get; init; }

    [Knob("Change freeze", "What happens in a change freeze.",
        Class = KnobClass.Programme, Owner = "releaseControl", Unled = "ignore", Specialist = "respect", Source = "S1 b 18")]
    public FreezePolicy FreezePolicy { get; init; }

    [Knob("Support booked", "Contacts a day that are booked on top of what support can take, for the rollout.", Unit = "contacts a day", Min = 0, Max = 50000,
        Class = KnobClass.Programme, Owner = "support", Unled = "0", Specialist = "1000", Source = "S1 h")]
    public int SupportBookedContactsPerDay { get; init; }

    [Knob("Spares ordered", "Replacement devices ordered before the first ring.", Unit = "devices", Min = 0, Max = 100000,
        Class = KnobClass.Programme, Owner = "hardware", Unled = "0", Specialist = "500", Source = "S1 h")]
    public int SparesOrderedDevices { get; init; }

    [Knob("Kill switch", "How long a halt takes to reach a device that was offered the update.", Unit = "hours", Min = 0.25, Max = 24,
        Class = KnobClass.Engineering, Owner = "otaService", Unled = "24", Specialist = "1", Source = "S1 a")]
    public double KillSwitchTtlHours { get; init; }
}
