using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.FleetUpdate;

/// <summary>A complete plan for one update of a fleet.</summary>
public sealed record FleetDesign : IDesign
{
    /// <summary>Stages, their pace, and what stops them.</summary>
    [Section("Rollout")]
    public RolloutSection Rollout { get; init; } = new();

    /// <summary>What is sent.</summary>
    [Section("Payload")]
    public PayloadSection Payload { get; init; } = new();

    /// <summary>How it gets there.</summary>
    [Section("Delivery")]
    public DeliverySection Delivery { get; init; } = new();

    /// <summary>What the device does.</summary>
    [Section("Device")]
    public DeviceSection Device { get; init; } = new();

    /// <summary>Keys and metadata.</summary>
    [Section("Signing")]
    public SigningSection Signing { get; init; } = new();

    /// <summary>People, notices, stock.</summary>
    [Section("Operations")]
    public OperationsSection Operations { get; init; } = new();

    /// <inheritdoc/>
    public Programme Programme { get; init; } = Programme.Empty;
}

/// <summary>Stages, their pace, and what stops them.</summary>
public sealed record RolloutSection
{
    /// <summary>Cumulative shares, percent.</summary>
    [Knob("Rings", "Cumulative share of the fleet that each stage offers the update to; the last is 100.", Unit = "percent",
        Min = 0.01, Max = 100, MinCount = 1, MaxCount = 8, Increasing = true,
        Class = KnobClass.Programme, Owner = Components.ReleaseControl, Unled = "[100]", Specialist = "[0.1, 1, 10, 40, 100]", Source = "S1 a")]
    public IReadOnlyList<double> Rings { get; init; } = [100];

    /// <summary>Hours.</summary>
    [Knob("Soak time", "Hours a stage is watched before the next one opens.", Unit = "hours", Min = 1, Max = 168,
        Class = KnobClass.Programme, Owner = Components.ReleaseControl, Unled = "1", Specialist = "24", Source = "S1 a")]
    public int SoakHours { get; init; }

    /// <summary>Which devices come first.</summary>
    [Knob("Ring selection", "Which devices the early stages hold.",
        Class = KnobClass.Engineering, Owner = Components.ReleaseControl, Unled = "randomHash", Specialist = "stratifiedByModel", Source = "S1 a")]
    public RingSelection RingSelection { get; init; }

    /// <summary>What is looked at.</summary>
    [Knob("Gate metrics", "What the gate looks at.", MinCount = 1,
        Class = KnobClass.Programme, Owner = Components.Telemetry, Unled = "[crash]",
        Specialist = "[installFail, bootFail, crash, anr, battery, supportContacts]", Source = "S1 a")]
    public IReadOnlyList<GateMetric> GateMetrics { get; init; } = [];

    /// <summary>How it decides.</summary>
    [Knob("Halt rule", "How the gate decides that something is wrong.",
        Class = KnobClass.Engineering, Owner = Components.Telemetry, Unled = "fixedThreshold", Specialist = "sequentialTest", Source = "S1 a")]
    public HaltRule HaltRule { get; init; }

    /// <summary>Percent of reporting devices.</summary>
    [Knob("Threshold", "Rate above the baseline at which the gate breaches.", Unit = "percent", Min = 0.01, Max = 10,
        Class = KnobClass.Engineering, Owner = Components.Telemetry, Unled = "2", Specialist = "0.3", Source = "assumption")]
    public double ThresholdPercent { get; init; }

    /// <summary>Chance of one false halt over a rollout.</summary>
    [Knob("Sequential alpha",
        "Chance of a false halt that the test may spend over the whole rollout.", Unit = "probability", Min = 0.000001, Max = 0.2,
        Class = KnobClass.Engineering, Owner = Components.Telemetry, Unled = "0.05", Specialist = "0.001", Source = "S1 a")]
    public double SequentialAlpha { get; init; }

    /// <summary>Whether each family, region and version group is tested apart.</summary>
    [Knob("Segmented detection", "Every hardware family, region and version group is tested apart, and one that is silent counts as unhealthy.",
        Class = KnobClass.Engineering, Owner = Components.Telemetry, Unled = "false", Specialist = "true", Source = "S1 a")]
    public bool SegmentedDetection { get; init; }

    /// <summary>Whether today's baseline is measured on a second, identical old build.</summary>
    [Knob("Control build",
        "The old build goes out again under a new number to an equal share, so that rates are compared with today's and not with remembered ones.",
        Class = KnobClass.Engineering, Owner = Components.Telemetry, Unled = "false", Specialist = "true", Source = "S1 c, V3")]
    public bool ControlBuild { get; init; }

    /// <summary>Whether the controller halts alone.</summary>
    [Knob("Automatic halt", "A breach halts the rollout without waiting for a person.",
        Class = KnobClass.Programme, Owner = Components.ReleaseControl, Unled = "false", Specialist = "true", Source = "S1 a")]
    public bool AutoHalt { get; init; }

    /// <summary>Whether the director agreed to halts beforehand.</summary>
    [Knob("Halt agreed beforehand",
        "The director agrees before the launch that on-call and automation may halt; finding the agreement delays the launch by 12 hours.",
        Class = KnobClass.Programme, Owner = Components.ReleaseControl, Unled = "false", Specialist = "false", Source = "S1 b20")]
    public bool HaltAgreedBeforehand { get; init; }

    /// <summary>Reports.</summary>
    [Knob("Smallest exposure", "Health reports that a stage must have before the next one opens.", Unit = "reports", Min = 100, Max = 1000000,
        Class = KnobClass.Programme, Owner = Components.Telemetry, Unled = "100", Specialist = "3000", Source = "S1 a")]
    public int MinExposed { get; init; }

    /// <summary>Who raises.</summary>
    [Knob("Approval", "Who opens the next stage when its gate is open.",
        Class = KnobClass.Programme, Owner = Components.ReleaseControl, Unled = "automatic", Specialist = "automatic", Source = "S1 g, V1")]
    public Approval Approval { get; init; }

    /// <summary>What follows a halt.</summary>
    [Knob("On a breach", "What happens after a halt that was not a false alarm.",
        Class = KnobClass.Programme, Owner = Components.ReleaseControl, Unled = "fixForward", Specialist = "fixForward", Source = "S1 c")]
    public AfterHalt OnBreach { get; init; }
}

/// <summary>What is sent.</summary>
public sealed record PayloadSection
{
    /// <summary>Format.</summary>
    [Knob("Payload", "What is sent.",
        Class = KnobClass.Engineering, Owner = Components.OtaService, Unled = "full", Specialist = "deltaWithFullFallback", Source = "S1 a")]
    public PayloadFormat Format { get; init; }

    /// <summary>Versions.</summary>
    [Knob("Delta sources", "How many past versions get a delta; each is built, signed and tested.", Unit = "versions", Min = 1, Max = 12,
        Class = KnobClass.Engineering, Owner = Components.OtaService, Unled = "1", Specialist = "4", Source = "S1 a")]
    public int DeltaSourceVersions { get; init; }

    /// <summary>Whether old versions go by an intermediate one.</summary>
    [Knob("Stepping stone", "Devices on versions older than a year install an intermediate version first.",
        Class = KnobClass.Programme, Owner = Components.OtaService, Unled = "false", Specialist = "true", Source = "S1 a, V8")]
    public bool SteppingStone { get; init; }
}
