using System.Runtime.InteropServices;

namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>
/// One count that a caller meets: how fast a single key runs, and what it may. In units: calls, or the work of a usual wanted call where cost is counted.
/// </summary>
/// <param name="Key">What is counted.</param>
/// <param name="From">The calls that this key sees begin at this share of all, 0 to 1: some come by accounts, others by programs' keys.</param>
/// <param name="To">And end at this share.</param>
/// <param name="PlainUnits">Units a second from plain calls of one key, at the peak.</param>
/// <param name="DearUnits">Units a second from dear calls of one key, at the peak.</param>
/// <param name="Limit">Units a second that one key may, all nodes and regions together.</param>
/// <param name="Burst">Units it may at once, all nodes and regions together.</param>
/// <param name="Spread">How many counters that is.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Quota(LimitKey Key, double From, double To, double PlainUnits, double DearUnits, double Limit, double Burst, double Spread)
{
    /// <summary>Units a second of one key.</summary>
    public double Units => PlainUnits + DearUnits;

    /// <summary>Share of the caller's calls that this key sees.</summary>
    public double Coverage => To - From;
}

/// <summary>What all quotas of a caller let through together: the strictest of those that see all calls, less what those take that see a part.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Admitted()
{
    private double plain = 1;
    private double dear = 1;
    private double plainLost;
    private double dearLost;

    /// <summary>Takes a quota in that admits a share of what it sees.</summary>
    public void Take(in Quota quota, double share)
    {
        if (quota.Coverage >= 1)
        {
            if (quota.PlainUnits > 0) plain = Math.Min(plain, share);
            if (quota.DearUnits > 0) dear = Math.Min(dear, share);
            return;
        }

        if (quota.PlainUnits > 0) plainLost += quota.Coverage * (1 - share);
        if (quota.DearUnits > 0) dearLost += quota.Coverage * (1 - share);
    }

    /// <summary>Shares of plain and dear calls that pass.</summary>
    public readonly (double Plain, double Dear) Shares => (plain * Math.Max(0, 1 - plainLost), dear * Math.Max(0, 1 - dearLost));
}

/// <summary>The quotas that a design sets for each caller.</summary>
internal sealed class Quotas
{
    /// <summary>An address that stands beside finer keys is only a coarse guard.</summary>
    public const double CoarseAddress = 10;

    private const double UserPart = 0.1;
    private const double DearPart = 0.2;

    // A program's key without a contract.
    private const double FreeKeyPart = 0.2;

    // Bots come by accounts more than by programs' keys.
    private const double BotsByAccount = 0.6;

    private readonly LimitsSection limits;
    private readonly GatewayWorld world;
    private readonly HashSet<LimitKey> keys;
    private readonly bool hasFiner;

    private readonly double unitWork;

    public Quotas(GatewayWorld world, GatewayDesign design, IReadOnlyList<Caller> usual)
    {
        (this.world, limits) = (world, design.Limits);
        var wanted = usual.Where(c => c.IsWanted).ToList();
        unitWork = wanted.Sum(c => c.CallsPerSecond * c.MeanWork) / wanted.Sum(c => c.CallsPerSecond);
        keys = [.. limits.Keys];
        hasFiner = keys.Overlaps([LimitKey.User, LimitKey.ApiKey, LimitKey.Tenant]);
    }

    /// <summary>Whether cost is counted.</summary>
    public bool CountsCost => keys.Contains(LimitKey.Cost);

    /// <summary>Units of one plain and one dear call.</summary>
    public (double Plain, double Dear) Units(Caller caller) => CountsCost ? (1 / unitWork, caller.DearWork / unitWork) : (1, 1);

    /// <summary>Every quota that a caller meets.</summary>
    public Quota[] Of(Caller caller)
    {
        List<Quota> all = [];
        var isSeenByFiner = false;
        foreach (var key in (ReadOnlySpan<LimitKey>)[LimitKey.User, LimitKey.ApiKey, LimitKey.Tenant])
        {
            var rate = key switch { LimitKey.User => caller.PerUser, LimitKey.ApiKey => caller.PerApiKey, _ => caller.PerTenant };
            if (rate <= 0 || !keys.Contains(key)) continue;
            isSeenByFiner = true;
            var (from, to) = caller.IsWanted || caller.PerApiKey <= 0 ? (0.0, 1.0) : key == LimitKey.User ? (0, BotsByAccount) : (BotsByAccount, 1);
            var (part, spread) = (key == LimitKey.User ? UserPart : caller.IsTenant ? 1 : FreeKeyPart, Spread(caller.NodesPerKey, caller.RegionsPerKey));
            Add(all, caller, key, from, to, rate, part, spread);
        }

        // Whoever is known by a finer key is not counted by address as well; bots rotate addresses and are.
        if (keys.Contains(LimitKey.Ip) && (!isSeenByFiner || !caller.IsWanted))
            Add(all, caller, LimitKey.Ip, 0, 1, caller.PerAddress, hasFiner ? CoarseAddress : 1, Spread(caller.NodesPerAddress, 1));
        return [.. all];
    }

    /// <summary>Over-admission of a tenant that asks for more, percent: how far nodes and regions count apart.</summary>
    public double OverAdmissionPercent()
    {
        var nodes = (double)world.Traffic.GatewayNodes / world.Traffic.Regions;
        var skew = world.Clock.SkewMilliseconds / 1000 / (limits.Algorithm is Algorithm.TokenBucket or Algorithm.Gcra ? 1 : 60);
        // A tenant that asks for twice its quota; contracts are accounted over ten seconds.
        var lag = limits.Scope == CounterScope.AsyncSync ? limits.SyncMilliseconds / 1000.0 / 10 : 0;
        var window = limits.Algorithm switch { Algorithm.FixedWindow => 0.05, Algorithm.SlidingApprox => 0.01, _ => 0 };
        return 100 * (Spread(nodes, 1 + ((world.Traffic.Regions - 1) * 0.35)) - 1 + lag + window + (skew * 0.1));
    }

    private double Spread(double nodes, double regions) => limits.Scope switch
    {
        CounterScope.PerNode => nodes * regions,
        CounterScope.PerRegionCentral => regions,
        _ => 1,
    };

    private void Add(List<Quota> all, Caller caller, LimitKey key, double from, double to, double rate, double part, double spread)
    {
        var (plain, dear) = Units(caller);
        var (plainUnits, dearUnits) = (rate * (1 - caller.DearShare) * plain, rate * caller.DearShare * dear);
        var limit = limits.RatePerKey * part * spread;
        var burst = Math.Max(1, limits.Burst * Math.Min(1, part)) * spread;
        if (!keys.Contains(LimitKey.Route))
        {
            all.Add(new Quota(key, from, to, plainUnits, dearUnits, limit, burst, spread));
            return;
        }

        if (plainUnits > 0) all.Add(new Quota(key, from, to, plainUnits, 0, limit, burst, spread));
        if (dearUnits > 0) all.Add(new Quota(key, from, to, 0, dearUnits, limit * DearPart, burst, spread));
    }
}
