using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.EventSpike;

/// <summary>A complete plan for one live event.</summary>
public sealed record SpikeDesign : IDesign
{
    /// <summary>Delay, scale or throttle.</summary>
    [Section("Plan")]
    public PlanSection Plan { get; init; } = new();

    /// <summary>Machines.</summary>
    [Section("Capacity")]
    public ScaleSection Scale { get; init; } = new();

    /// <summary>Who is let in.</summary>
    [Section("Admission")]
    public AdmissionSection Admission { get; init; } = new();

    /// <summary>How the product becomes smaller.</summary>
    [Section("Degrading")]
    public DegradeSection Degrade { get; init; } = new();

    /// <summary>What we add to the spike ourselves.</summary>
    [Section("Alerts and caches")]
    public PushSection Push { get; init; } = new();

    /// <summary>What machines do not help.</summary>
    [Section("Hard limits")]
    public LimitsSection Limits { get; init; } = new();

    /// <summary>What is tried before.</summary>
    [Section("Tests")]
    public TestSection Test { get; init; } = new();

    /// <summary>The night.</summary>
    [Section("Operations")]
    public NightSection Operations { get; init; } = new();

    /// <inheritdoc/>
    public Programme Programme { get; init; } = Programme.Empty;
}

/// <summary>Delay, scale or throttle.</summary>
public sealed record PlanSection
{
    /// <summary>The option.</summary>
    [Knob("Decision", "The option that is recommended.",
        Class = KnobClass.Programme, Owner = Components.Command, Unled = "scale", Specialist = "mix", Source = "S5 a")]
    public SpikeDecision Decision { get; init; }

    /// <summary>Days.</summary>
    [Knob("Delay", "Days by which the event is moved; no further than the partner lets it.", Unit = "days", Min = 0, Max = 60,
        Class = KnobClass.Programme, Owner = Components.Partnerships, Unled = "0", Specialist = "3", Source = "S5 b4")]
    public int DelayDays { get; init; }

    /// <summary>The second move.</summary>
    [Knob("If capacity is not there", "What is done where the machines are not there at the go or no-go.",
        Class = KnobClass.Programme, Owner = Components.Command, Unled = "goAnyway", Specialist = "throttle", Source = "S5 h")]
    public Fallback Fallback { get; init; }
}

/// <summary>Machines.</summary>
public sealed record ScaleSection
{
    /// <summary>Times the usual peak.</summary>
    [Knob("Prewarm to", "Capacity that stands ready before the start, over the usual peak.", Unit = "times", Min = 1, Max = 8,
        Class = KnobClass.Programme, Owner = Components.Capacity, Unled = "1", Specialist = "5", Source = "S5 a")]
    public double PrewarmRatio { get; init; }

    /// <summary>Days.</summary>
    [Knob("Ordered ahead", "Days before the event on which quota and money are asked for.", Unit = "days", Min = 0, Max = 30,
        Class = KnobClass.Programme, Owner = Components.Capacity, Unled = "3", Specialist = "30", Source = "S5 a")]
    public int LeadDays { get; init; }

    /// <summary>Viewers.</summary>
    [Knob("Buffer", "Viewers above the present load for whom machines are ready.", Unit = "viewers", Min = 0, Max = 20000000,
        Class = KnobClass.Engineering, Owner = Components.Capacity, Unled = "0", Specialist = "2000000", Source = "S5 a, V30")]
    public int BufferUsers { get; init; }

    /// <summary>The signal.</summary>
    [Knob("Scaling follows", "What machines are added on.",
        Class = KnobClass.Engineering, Owner = Components.Capacity, Unled = "asToday", Specialist = "concurrency", Source = "S5 a, V30")]
    public ScalingSignal ScalingSignal { get; init; }

    /// <summary>Pools.</summary>
    [Knob("Where capacity comes from", "The pools that machines are taken from.",
        Class = KnobClass.Engineering, Owner = Components.Capacity, Unled = "onDemand", Specialist = "moreRegions", Source = "S5 a, V30")]
    public PoolReserve PoolReserve { get; init; }

    /// <summary>Images that start fast.</summary>
    [Knob("Warm images", "Machines start from images with everything in them: half the time to boot.",
        Class = KnobClass.Engineering, Owner = Components.Capacity, Unled = "false", Specialist = "true", Source = "S5 a (boot)")]
    public bool WarmImages { get; init; }
}

/// <summary>Who is let in.</summary>
public sealed record AdmissionSection
{
    /// <summary>Whether there is a line.</summary>
    [Knob("Waiting room", "Viewers beyond nineteen twentieths of what is ready wait in line.",
        Class = KnobClass.Programme, Owner = Components.EventService, Unled = "false", Specialist = "true", Source = "S5 a")]
    public bool WaitingRoom { get; init; }

    /// <summary>Viewers a minute.</summary>
    [Knob("Admitted a minute", "Viewers let in each minute at most.", Unit = "viewers per minute", Min = 10000, Max = 2000000,
        Class = KnobClass.Engineering, Owner = Components.EventService, Unled = "2000000", Specialist = "500000", Source = "S5 a")]
    public int AdmitPerMinute { get; init; }

    /// <summary>Whether bots are stopped.</summary>
    [Knob("Bots kept out", "Automated visitors are challenged at the door: six of seven stay out, and three people in a thousand with them.",
        Class = KnobClass.Engineering, Owner = Components.Security, Unled = "false", Specialist = "true", Source = "S5 a")]
    public bool BotGate { get; init; }

    /// <summary>Whether the edge sheds by priority.</summary>
    [Knob("Priority shedding", "What is too much is turned away at the edge, the least important first; login, play and pay last.",
        Class = KnobClass.Engineering, Owner = Components.EventService, Unled = "false", Specialist = "true", Source = "S5 g, V27")]
    public bool PriorityShedding { get; init; }

    /// <summary>Percent of first attempts.</summary>
    [Knob("Retry budget", "Retries that apps may make, against first attempts; 200 lets every failed call be tried three times.", Unit = "percent", Min = 0, Max = 200,
        Class = KnobClass.Engineering, Owner = Components.Client, Unled = "200", Specialist = "10", Source = "S4 a, S5 e")]
    public double RetryBudgetPercent { get; init; }
}

/// <summary>How the product becomes smaller.</summary>
public sealed record DegradeSection
{
    /// <summary>Steps that are prepared.</summary>
    [Knob("Steps prepared", "Steps of the ladder that are built and switchable on the night; after the first they go in the order of the list.",
        Class = KnobClass.Programme, Owner = Components.Command, Unled = "[]", Specialist = "[recsOff, staticHome, lowBitrate, chatOff, panic]", Source = "S5 a")]
    public IReadOnlyList<DegradeStep> Ladder { get; init; } = [];

    /// <summary>The first.</summary>
    [Knob("What goes first", "First step of the ladder; it is prepared with the others.",
        Class = KnobClass.Programme, Owner = Components.Command, Unled = "panic", Specialist = "recsOff", Source = "S5 a")]
    public DegradeStep FirstStep { get; init; }

    /// <summary>Minutes.</summary>
    [Knob("Back after", "Minutes below half the line before a step is taken back; up it goes after one.", Unit = "minutes", Min = 1, Max = 60,
        Class = KnobClass.Engineering, Owner = Components.Command, Unled = "1", Specialist = "10", Source = "S5 c")]
    public double HoldMinutes { get; init; }

    /// <summary>Times the usual home page load.</summary>
    [Knob("Home page held ready", "Home page capacity over usual when the event ends.", Unit = "times", Min = 1, Max = 20,
        Class = KnobClass.Engineering, Owner = Components.HomeFeed, Unled = "1.5", Specialist = "8", Source = "S5 b11, V30")]
    public double ExitCapacityRatio { get; init; }
}

/// <summary>What we add to the spike ourselves.</summary>
public sealed record PushSection
{
    /// <summary>Minutes.</summary>
    [Knob("Alerts spread over", "Minutes over which the alert at the start is sent.", Unit = "minutes", Min = 0, Max = 60,
        Class = KnobClass.Programme, Owner = Components.Notifications, Unled = "0", Specialist = "10", Source = "S5 a")]
    public double SpreadMinutes { get; init; }

    /// <summary>Whether apps load beforehand.</summary>
    [Knob("Prefetch", "Apps load what they can in the half hour before: three fifths of the calls to start.",
        Class = KnobClass.Engineering, Owner = Components.Client, Unled = "false", Specialist = "true", Source = "S5 a, V31")]
    public bool Prefetch { get; init; }

    /// <summary>Percent.</summary>
    [Knob("Jitter of caches", "How far the expiry of caches is spread.", Unit = "percent", Min = 0, Max = 100,
        Class = KnobClass.Engineering, Owner = Components.Client, Unled = "0", Specialist = "30", Source = "S5 a, V31")]
    public double CacheTtlJitterPercent { get; init; }
}
