using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.GatewayLimits;

/// <summary>A complete plan for limits at the gateways.</summary>
public sealed record GatewayDesign : IDesign
{
    /// <summary>Counting.</summary>
    [Section("Limits")]
    public LimitsSection Limits { get; init; } = new();

    /// <summary>What goes first.</summary>
    [Section("Priority")]
    public PrioritySection Priority { get; init; } = new();

    /// <summary>How rejections are switched on.</summary>
    [Section("Rollout")]
    public RolloutSection Rollout { get; init; } = new();

    /// <summary>People.</summary>
    [Section("Operations")]
    public OperationsSection Operations { get; init; } = new();

    /// <inheritdoc/>
    public Programme Programme { get; init; } = Programme.Empty;
}

/// <summary>Counting.</summary>
public sealed record LimitsSection
{
    /// <summary>How the limiter counts.</summary>
    [Knob("Algorithm", "How the limiter counts.",
        Class = KnobClass.Engineering, Owner = Components.Gateway, Unled = "fixedWindow", Specialist = "tokenBucket", Source = "S4 a")]
    public Algorithm Algorithm { get; init; }

    /// <summary>How many calls a service lets in at once.</summary>
    [Knob("Limit in flight", "How many calls each service lets in at once; what sheds tiers in their order the moment a service is full.",
        Class = KnobClass.Engineering, Owner = Components.Backend, Unled = "none", Specialist = "gradient", Source = "S4 a, V55")]
    public InFlightLimit InFlight { get; init; }

    /// <summary>Calls a second.</summary>
    [Knob("Rate per key", "Sustained calls a second of a small tenant or an address; users get a tenth, larger plans their multiple.",
        Unit = "requests a second", Min = 0.1, Max = 10000,
        Class = KnobClass.Engineering, Owner = Components.Gateway, Unled = "10", Specialist = "100", Source = "S4 a")]
    public double RatePerKey { get; init; }

    /// <summary>Calls at once.</summary>
    [Knob("Burst", "Calls one key may make at once.", Unit = "requests", Min = 1, Max = 100000,
        Class = KnobClass.Engineering, Owner = Components.Gateway, Unled = "10", Specialist = "200", Source = "S4 a")]
    public int Burst { get; init; }

    /// <summary>By what callers are told apart.</summary>
    [Knob("What is limited", "By what callers are told apart; route counts dear routes and login apart, cost counts work instead of calls.", MinCount = 1,
        Class = KnobClass.Programme, Owner = Components.Gateway, Unled = "[ip]", Specialist = "[user, apiKey, tenant, route, cost]", Source = "S4 a")]
    public IReadOnlyList<LimitKey> Keys { get; init; } = [];

    /// <summary>Where counters live.</summary>
    [Knob("Where counters live", "How nodes agree on a count.",
        Class = KnobClass.Engineering, Owner = Components.CounterStore, Unled = "perNode", Specialist = "asyncSync", Source = "S4 a")]
    public CounterScope Scope { get; init; }

    /// <summary>Milliseconds.</summary>
    [Knob("Counter sync", "How often nodes tell each other their counts.", Unit = "milliseconds", Min = 10, Max = 5000,
        Class = KnobClass.Engineering, Owner = Components.CounterStore, Unled = "5000", Specialist = "200", Source = "S4 a")]
    public int SyncMilliseconds { get; init; }

    /// <summary>Milliseconds.</summary>
    [Knob("Store timeout", "How long a call waits for the counter; then it is treated as if the store were gone.",
        Unit = "milliseconds", Min = 1, Max = 100,
        Class = KnobClass.Engineering, Owner = Components.CounterStore, Unled = "100", Specialist = "20", Source = "S4 a")]
    public int StoreTimeoutMilliseconds { get; init; }

    /// <summary>What happens without a store.</summary>
    [Knob("When the store is gone", "What happens to calls while quotas and counters do not answer.",
        Class = KnobClass.Programme, Owner = Components.CounterStore, Unled = "closed", Specialist = "localFallback", Source = "S4 a")]
    public OnStoreFail OnStoreFail { get; init; }

    /// <summary>Whether hot keys are remembered on the node.</summary>
    [Knob("Hot keys kept locally", "Keys that were rejected are remembered on the node for a moment, so that the largest tenants do not overload one shard.",
        Class = KnobClass.Engineering, Owner = Components.Gateway, Unled = "false", Specialist = "true", Source = "S4 a")]
    public bool HotKeyLocalCache { get; init; }

    /// <summary>How a rejection is told.</summary>
    [Knob("Answer of a rejection", "How a rejection is told.",
        Class = KnobClass.Engineering, Owner = Components.Gateway, Unled = "unavailable", Specialist = "tooManyRequests", Source = "S4 a")]
    public Rejection Response { get; init; }

    /// <summary>Whether rejected callers are told when to come back.</summary>
    [Knob("Retry-After with jitter", "Rejected callers are told when to come back, spread out.",
        Class = KnobClass.Engineering, Owner = Components.Gateway, Unled = "false", Specialist = "true", Source = "S4 a")]
    public bool RetryAfterJitter { get; init; }

    /// <summary>Whether callers see what is left.</summary>
    [Knob("Quota headers", "Callers see what is left of their quota and pace themselves.",
        Class = KnobClass.Engineering, Owner = Components.Gateway, Unled = "false", Specialist = "true", Source = "S4 a")]
    public bool Headers { get; init; }
}

/// <summary>What goes first.</summary>
public sealed record PrioritySection
{
    /// <summary>Tiers.</summary>
    [Knob("Priority tiers", "Classes of calls that are shed in order: critical; users and partners; anonymous; batch.", Unit = "tiers", Min = 1, Max = 4,
        Class = KnobClass.Programme, Owner = Components.Backend, Unled = "1", Specialist = "4", Source = "S4 a")]
    public int PriorityTiers { get; init; }

    /// <summary>Percent.</summary>
    [Knob("Reserve for critical calls", "Capacity that only payments, login and health checks may use; it lies idle otherwise.",
        Unit = "percent", Min = 0, Max = 50,
        Class = KnobClass.Programme, Owner = Components.Backend, Unled = "0", Specialist = "20", Source = "S4 a, V26")]
    public double CriticalReservePercent { get; init; }

    /// <summary>What bypasses quotas.</summary>
    [Knob("Exempt traffic", "What bypasses quotas, though never the limit in flight.",
        Class = KnobClass.Programme, Owner = Components.Gateway, Unled = "[]", Specialist = "[payments, login, health]", Source = "S4 b14")]
    public IReadOnlyList<Exempt> Exempt { get; init; } = [];

    /// <summary>Percent.</summary>
    [Knob("Retry budget", "Retries allowed in each layer, as a share of first attempts; 100 means no budget. Layers inside ours follow at once, apps with their update.",
        Unit = "percent", Min = 0, Max = 100,
        Class = KnobClass.Engineering, Owner = Components.ClientSdk, Unled = "100", Specialist = "10", Source = "S4 a")]
    public double RetryBudgetPercent { get; init; }

    /// <summary>Times.</summary>
    [Knob("Client-side throttle", "Requests over accepted ones from which an app holds itself back; 3 holds hardly anything back.",
        Unit = "times", Min = 1.1, Max = 3,
        Class = KnobClass.Engineering, Owner = Components.ClientSdk, Unled = "3", Specialist = "2", Source = "S4 a, V58")]
    public double ClientThrottleK { get; init; }
}

/// <summary>How rejections are switched on.</summary>
public sealed record RolloutSection
{
    /// <summary>Days.</summary>
    [Knob("Shadow mode", "Days in which would-be rejections are counted and nobody is rejected; wrong limits are found and mended meanwhile.",
        Unit = "days", Min = 0, Max = 30,
        Class = KnobClass.Programme, Owner = Components.Gateway, Unled = "0", Specialist = "7", Source = "S4 a")]
    public int ShadowDays { get; init; }

    /// <summary>Cumulative shares.</summary>
    [Knob("Stages", "Shares of traffic on which rejections are enforced, in order; the last is 100. Changed limits take the same steps.",
        Unit = "percent", Min = 0.1, Max = 100, MinCount = 1, MaxCount = 8, Increasing = true,
        Class = KnobClass.Programme, Owner = Components.Gateway, Unled = "[100]", Specialist = "[1, 10, 50, 100]", Source = "S4 h")]
    public IReadOnlyList<double> Stages { get; init; } = [100];

    /// <summary>Hours.</summary>
    [Knob("Hours a step", "Hours a step is watched before the next one opens.", Unit = "hours", Min = 0, Max = 336,
        Class = KnobClass.Programme, Owner = Components.Gateway, Unled = "0", Specialist = "24", Source = "S4 h")]
    public double SoakHours { get; init; }

    /// <summary>Users in a million.</summary>
    [Knob("Back off above", "Real users wrongly limited at which the step is taken back and the limits are mended.",
        Unit = "users in a million", Min = 0, Max = 10000,
        Class = KnobClass.Programme, Owner = Components.Observability, Unled = "10000", Specialist = "2000", Source = "assumption")]
    public double WrongLimitPerMillion { get; init; }

    /// <summary>What becomes of the teams' own limits.</summary>
    [Knob("Limits of the teams", "What becomes of the limits that teams have built for themselves.",
        Class = KnobClass.Programme, Owner = Components.Backend, Unled = "keep", Specialist = "migrate", Source = "S4 h")]
    public LegacyLimits LegacyLimits { get; init; }
}

/// <summary>People.</summary>
public sealed record OperationsSection
{
    /// <summary>Who signs.</summary>
    [Knob("Signer of wrong rejections", "Who signs the rate of real users limited; without a signer nobody lifts a limit that hurts.",
        Class = KnobClass.Programme, Owner = Components.Abuse, Unled = "nobody", Specialist = "byPurpose", Source = "S4 b13, h")]
    public SignerChoice FalsePositiveSigner { get; init; }

    /// <summary>Days.</summary>
    [Knob("Notice to partners", "Days between telling partners, on the day the limiter starts, and enforcing on them.", Unit = "days", Min = 0, Max = 180,
        Class = KnobClass.Programme, Owner = Components.Partners, Unled = "0", Specialist = "14", Source = "S4 h")]
    public int NoticeDays { get; init; }

    /// <summary>Hours.</summary>
    [Knob("Exception within", "How soon a raised quota is granted or refused.", Unit = "hours", Min = 0.25, Max = 336,
        Class = KnobClass.Programme, Owner = Components.Support, Unled = "168", Specialist = "24", Source = "S4 h")]
    public double ExceptionHours { get; init; }

    /// <summary>Who grants exceptions.</summary>
    [Knob("Who grants exceptions", "The team that may raise a quota.",
        Class = KnobClass.Programme, Owner = Components.Partners, Unled = "nobody", Specialist = "partnerSales", Source = "S4 a")]
    public OverridesOwner QuotaOverridesOwner { get; init; }

    /// <summary>Who is paged.</summary>
    [Knob("On call for the limiter", "Who is paged when the limiter rejects what it should not.",
        Class = KnobClass.Programme, Owner = Components.Gateway, Unled = "none", Specialist = "gatewayTeam", Source = "S4 h")]
    public LimiterOnCall OnCall { get; init; }
}
