using Dryrun.Simulation.Numerics;
using Dryrun.Systems.Requests;

namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>Callers, quotas and services of one run: what both time scales share.</summary>
internal sealed class Gateway
{
    // Each node's share of a limit is let a fifth larger than an even one (S4, control loop).
    private const double LocalShareFactor = 1.2;

    // The 99th percentile of a lognormal lies so many sigmas above its median.
    private const double P99Sigmas = 2.3263;

    private readonly double[] exempt;
    private readonly double timeouts;

    public Gateway(GatewayWorld world, GatewayDesign design, Attack attack, double scale)
    {
        (World, Design) = (world, design);
        PeakPerSecond = world.Traffic.PeakRequestsPerSecond * scale;
        var usual = Model.Callers.Of(world, scale);
        Callers = [.. usual, Model.Callers.Attacker(attack, world), Model.Callers.Attacker(Attack.Scraping, world) with { Name = "the attack that runs" }];
        (AttackPlace, RunningPlace) = (usual.Length, usual.Length + 1);
        var quotas = new Quotas(world, design, usual);
        CountsCost = quotas.CountsCost;
        OverAdmissionPercent = quotas.OverAdmissionPercent();
        Quotas = [.. Callers.Select(quotas.Of)];
        UnitsOf = [.. Callers.Select(quotas.Units)];
        exempt = [.. Callers.Select((c, i) => Exempted(c, i == AttackPlace && attack == Attack.Stuffing))];
        Tiers = [.. Callers.Select(c => c.Tier(design.Priority.PriorityTiers))];
        Shares = TierShedding.Shares(design.Priority.PriorityTiers, design.Priority.CriticalReservePercent);
        RatedWork = usual.Sum(c => c.CallsPerSecond * c.MeanWork) * (1 + (world.Backend.HeadroomPercent / 100));
        Law = new OverloadLaw(world.Backend.KneeRatio);
        (CheckP99Milliseconds, timeouts) = Check();
    }

    public GatewayWorld World { get; }

    public GatewayDesign Design { get; }

    public Caller[] Callers { get; }

    /// <summary>Calls a second at the evening peak.</summary>
    public double PeakPerSecond { get; }

    /// <summary>Place of the attack that luck brings.</summary>
    public int AttackPlace { get; }

    /// <summary>Place of the attack that runs already.</summary>
    public int RunningPlace { get; }

    public Quota[][] Quotas { get; }

    public (double Plain, double Dear)[] UnitsOf { get; }

    public int[] Tiers { get; }

    /// <summary>Share of the limit in flight that a tier and all before it may fill.</summary>
    public double[] Shares { get; }

    public bool CountsCost { get; }

    /// <summary>Work a second at rated capacity.</summary>
    public double RatedWork { get; }

    public OverloadLaw Law { get; }

    public double OverAdmissionPercent { get; }

    public double CheckP99Milliseconds { get; }

    /// <summary>Share of calls that sheds only when a central processor shows it: tiers without a limit in flight.</summary>
    public bool ShedsLate => Design.Limits.InFlight == InFlightLimit.None && Design.Priority.PriorityTiers > 1;

    /// <summary>Whether anything holds calls back before the services.</summary>
    public bool HasGate => Design.Limits.InFlight != InFlightLimit.None || ShedsLate;

    /// <summary>Share of refused calls of a caller that come back when they were told to, where a quota refused them or the gate did.</summary>
    public double Deferred(Caller caller, bool byQuota)
    {
        var l = Design.Limits;
        var told = l.RetryAfterJitter ? 1 : l.Headers && byQuota ? 0.5 : 0;
        return caller.Obeys * told * (l.Response == Rejection.TooManyRequests ? 1 : 0.4) * (l.Headers ? 1 : 0.9);
    }

    /// <summary>How many retries each fresh call may bring at most; infinite without a budget.</summary>
    public double RetriesPerCallMax(Caller caller, double updatedApps)
    {
        var (percent, attempts, layers) = (Design.Priority.RetryBudgetPercent, World.Clients.RetryAttempts, World.Clients.RetryLayers);
        if (percent >= 100) return double.PositiveInfinity;
        var each = 1 + (percent / 100);
        var outermost = caller.IsOurApp ? (updatedApps * each) + ((1 - updatedApps) * attempts) : attempts;
        return (outermost * PortableMath.Pow(each, layers - 1)) - 1;
    }

    /// <summary>How a caller's calls are tried again.</summary>
    public RetryLaw Retries(Caller caller) => caller.Retries ? new RetryLaw(World.Clients.RetryAttempts, World.Clients.RetryLayers) : new RetryLaw(1, 1);

    /// <summary>Limit on the work let in, over rated capacity, where the services are known to have some capacity.</summary>
    public double GateLimit(double known) => Design.Limits.InFlight switch
    {
        InFlightLimit.Fixed => 0.75 * World.Backend.KneeRatio,
        InFlightLimit.Aimd => known * 0.93,
        InFlightLimit.Vegas => known * 0.97,
        InFlightLimit.Gradient => known,
        _ => known * 1.1,
    };

    /// <summary>Seconds in which the limit follows the capacity by a factor e; held against the real limits by a test.</summary>
    public double GateLagSeconds => Design.Limits.InFlight switch { InFlightLimit.Aimd => 6, InFlightLimit.Vegas => 12, InFlightLimit.Gradient => 3, _ => 60 };

    /// <summary>How much of a node-bound count the nodes' own shares of a limit allow, over the whole limit.</summary>
    public double LocalFactor(Caller caller, in Quota quota)
    {
        if (Design.Limits.Scope == CounterScope.PerNode) return 1;
        var nodes = (double)World.Traffic.GatewayNodes / World.Traffic.Regions;
        var touched = quota.Key == LimitKey.Ip ? caller.NodesPerAddress : caller.NodesPerKey;
        return LocalShareFactor * Math.Min(1, touched / nodes);
    }

    /// <summary>Shares of plain and dear calls that pass quotas, from what the counters admit.</summary>
    /// <param name="place">The caller.</param>
    /// <param name="at">The situation.</param>
    /// <param name="counted">Shares that the quotas of the design admit while counters answer, or nodes hold their own.</param>
    /// <param name="bad">The same with a zero too few.</param>
    public (double Plain, double Dear) Pass(int place, Situation at, (double Plain, double Dear) counted, (double Plain, double Dear) bad)
    {
        var caller = Callers[place];
        var enforced = caller.IsTenant ? at.EnforcedOnTenants : at.Enforced;
        var legacy = !at.IsStoreUp && World.Store.Failure == StoreFailure.FailClosed ? 0 : caller.IsWanted || !at.IsStoreUp ? 1 : at.PastLegacy;
        if (enforced <= 0) return (legacy, legacy);
        return (Mixed(counted.Plain, bad.Plain), Mixed(counted.Dear, bad.Dear));

        double Mixed(double good, double wrong)
        {
            var known = ((1 - at.BadShare) * good) + (at.BadShare * wrong);
            var lost = Design.Limits.OnStoreFail switch { OnStoreFail.Open => 1.0, OnStoreFail.Closed => 0, _ => known };
            var limited = at.IsStoreUp ? ((1 - timeouts) * known) + (timeouts * lost) : at.IsLocal ? known : lost;
            if (!caller.IsWanted && at.IsStoreUp) limited *= at.PastLegacyToo;
            return (enforced * (exempt[place] + ((1 - exempt[place]) * limited))) + ((1 - enforced) * legacy);
        }
    }

    private double Exempted(Caller caller, bool isStuffing)
    {
        var set = Design.Priority.Exempt;
        return caller.Kind switch
        {
            CallerKind.Critical => (set.Contains(Exempt.Payments) ? 0.4 : 0) + (set.Contains(Exempt.Login) ? 0.4 : 0) + (set.Contains(Exempt.Health) ? 0.2 : 0),
            _ when caller.IsTenant => set.Contains(Exempt.Partners) ? 1 : 0,
            CallerKind.Attack => isStuffing && set.Contains(Exempt.Login) ? 1 : 0,
            _ => 0,
        };
    }

    // What a check takes at the 99th percentile, and the share of checks that hit the timeout.
    private (double Milliseconds, double Timeouts) Check()
    {
        var (limits, store) = (Design.Limits, World.Store);
        if (limits.Scope is CounterScope.PerNode or CounterScope.AsyncSync) return (limits.Scope == CounterScope.PerNode ? 0.05 : 0.1, 0);
        // The largest tenant's shard is asked for every one of its calls, unless nodes remember whom they have just refused.
        var hot = World.Traffic.PeakRequestsPerSecond * World.Tenants.TopTenantPercent / 100 / World.Traffic.Regions;
        var crowded = limits.HotKeyLocalCache ? 1 : 1 + (2 * Math.Min(1, hot / 20000));
        var zone = store.ZoneP99Milliseconds * crowded;
        var far = limits.Scope == CounterScope.GlobalCentral ? 1 - (1.0 / World.Traffic.Regions) : 0;
        var p99 = far > 0 ? zone + (store.CrossRegionMilliseconds * 1.5) : zone;
        var late = ((1 - far) * Beyond(0.7 * crowded, zone)) + (far * Beyond(store.CrossRegionMilliseconds, store.CrossRegionMilliseconds * 1.5));
        return (Math.Min(p99, limits.StoreTimeoutMilliseconds), late);

        double Beyond(double median, double top)
        {
            var sigma = PortableMath.Log(Math.Max(1.01, top / median)) / P99Sigmas;
            return 1 - PortableMath.NormalCdf(PortableMath.Log(limits.StoreTimeoutMilliseconds / median) / sigma);
        }
    }
}
