using Dryrun.Systems.GatewayLimits.Limiting;

namespace Dryrun.Systems.GatewayLimits.Policy;

/// <summary>
/// Counts of one quota over nodes: the same rule, applied where the counters of a scope live. Keys and nodes are numbers from 0. Not safe from several threads.
/// </summary>
public interface ICounters
{
    /// <summary>Takes units of a key for a call that came to a node.</summary>
    /// <param name="key">The key.</param>
    /// <param name="node">The node that decides.</param>
    /// <param name="nowMicros">The time, never going back.</param>
    /// <param name="cost">Units, at least 1.</param>
    /// <returns>Whether the call may pass.</returns>
    bool TryTake(int key, int node, long nowMicros, long cost);
}

/// <summary>
/// Every counter place for itself: each node (so many places as nodes), each region (a place for each region's store), or one for the world. A key that calls
/// everywhere gets its limit once for each place.
/// </summary>
/// <param name="rule">The algorithm with its figures, as each place applies it.</param>
/// <param name="keys">Keys.</param>
/// <param name="places">Places that count apart; a node counts at node modulo places.</param>
public sealed class PlacedCounters<TRule, TState>(TRule rule, int keys, int places) : ICounters
    where TRule : struct, IRateRule<TState>
    where TState : struct
{
    private readonly TState[] states = new TState[(long)keys * places];

    /// <inheritdoc/>
    public bool TryTake(int key, int node, long nowMicros, long cost) => rule.Admits(ref states[((long)key * places) + (places == 1 ? 0 : node % places)], nowMicros, cost);
}

/// <summary>
/// Nodes decide at once on what they knew at the last sync, and tell the key's owner what they let through. What they let through beyond the quota meanwhile stays a
/// debt that is paid, as fast as the rule earns, before anything else is: the rate holds in the long run, and a node overshoots by at most its excess over one
/// interval (the asynchronous mode of Gubernator, which forgets the debt, differs there).
/// </summary>
/// <param name="rule">The algorithm with its figures.</param>
/// <param name="keys">Keys.</param>
/// <param name="nodes">Nodes.</param>
/// <param name="syncMicros">Time between syncs.</param>
public sealed class AsyncCounters<TRule, TState>(TRule rule, int keys, int nodes, long syncMicros) : ICounters
    where TRule : struct, IRateRule<TState>
    where TState : struct
{
    // A bucket holds no more than its burst, however long nobody draws on it: a debt is paid in steps short enough that nothing spills.
    private const int StepsMax = 1024;
    private const int StepsMin = 16;

    private readonly TState[] owners = new TState[keys];
    private readonly long[] owed = new long[keys];
    private readonly long[] ownerSyncs = new long[keys];
    private readonly long[] told = new long[keys];
    private readonly TState[] replicas = new TState[(long)keys * nodes];
    private readonly long[] replicaSyncs = new long[(long)keys * nodes];
    private readonly long[] owedThen = new long[(long)keys * nodes];
    private readonly long[] paidThen = new long[(long)keys * nodes];

    /// <inheritdoc/>
    public bool TryTake(int key, int node, long nowMicros, long cost)
    {
        var sync = (nowMicros / syncMicros) + 1;
        if (ownerSyncs[key] != sync) Settle(key, sync);
        var place = ((long)key * nodes) + node;
        if (replicaSyncs[place] != sync) (replicas[place], replicaSyncs[place], owedThen[place], paidThen[place]) = (owners[key], sync, owed[key], Begin(sync));
        if (owedThen[place] > 0)
        {
            owedThen[place] = Pay(ref replicas[place], paidThen[place], nowMicros, owedThen[place]);
            paidThen[place] = nowMicros;
        }

        if (owedThen[place] > 0 || !rule.Admits(ref replicas[place], nowMicros, cost)) return false;
        told[key] += cost;
        return true;
    }

    private long Begin(long sync) => (sync - 1) * syncMicros;

    // The owner hears what all nodes let through since the last sync, and pays for it from then on; what does not fit by now is owed.
    private void Settle(int key, long sync)
    {
        var all = owed[key] + told[key];
        if (all > 0) owed[key] = Pay(ref owners[key], Begin(ownerSyncs[key]), Begin(sync), all);
        (told[key], ownerSyncs[key]) = (0, sync);
    }

    // What is still owed after everything that the rule earned between two times went into it.
    private long Pay(ref TState state, long from, long to, long units)
    {
        for (var at = from; ;)
        {
            var decision = rule.Decide(ref state, at, units);
            if (decision.IsAdmitted) return 0;
            if (decision.Remaining > 0)
            {
                units -= decision.Remaining;
                decision = rule.Decide(ref state, at, decision.Remaining);
            }

            if (at >= to) return units;
            at = Math.Min(to, at + Math.Clamp(decision.ResetMicros, Math.Max(1, syncMicros / StepsMax), Math.Max(1, syncMicros / StepsMin)));
        }
    }
}

/// <summary>A quota that survives the loss of its store: what the counters of a scope say, and without them what was decided beforehand.</summary>
/// <param name="shared">Counters that need the store.</param>
/// <param name="local">Each node's own share of the limit, which needs nothing.</param>
/// <param name="onStoreFail">What happens while the store does not answer.</param>
public sealed class GuardedCounters(ICounters shared, ICounters local, OnStoreFail onStoreFail) : ICounters
{
    /// <summary>Whether the store answers; told by whoever sees it fail.</summary>
    public bool IsStoreUp { get; set; } = true;

    /// <inheritdoc/>
    public bool TryTake(int key, int node, long nowMicros, long cost) => IsStoreUp ? shared.TryTake(key, node, nowMicros, cost) : onStoreFail switch
    {
        OnStoreFail.Open => true,
        OnStoreFail.Closed => false,
        _ => local.TryTake(key, node, nowMicros, cost),
    };
}

/// <summary>Makes counters from a design's figures.</summary>
public static class CounterFactory
{
    /// <summary>Counters of a scope for one quota.</summary>
    /// <param name="limits">Algorithm, scope and sync of the design.</param>
    /// <param name="unitsPerSecond">Units a second that one place allows.</param>
    /// <param name="burst">Units that one place allows at once.</param>
    /// <param name="keys">Keys.</param>
    /// <param name="places">Places over which one key's calls spread: nodes, or stores.</param>
    /// <param name="unit">Parts of a unit in which costs are given.</param>
    public static ICounters Make(LimitsSection limits, double unitsPerSecond, double burst, int keys, int places, long unit)
    {
        var minute = Math.Clamp((long)(unitsPerSecond * 60 * unit), 1, Rate.UnitsMax);
        var rate = new Rate(minute, 60_000_000);
        var most = Math.Clamp((long)(burst * unit), 1, TokenBucket.BurstMax);
        return limits.Algorithm switch
        {
            Algorithm.FixedWindow => Make<FixedWindow, WindowState>(new FixedWindow(rate), limits, keys, places),
            Algorithm.SlidingLog => MakeLog(limits, rate, unitsPerSecond, keys, places, unit),
            Algorithm.SlidingApprox => Make<SlidingWindow, TwoWindowState>(new SlidingWindow(rate), limits, keys, places),
            Algorithm.TokenBucket => Make<TokenBucket, BucketState>(new TokenBucket(rate, most), limits, keys, places),
            _ => Make<Gcra, ArrivalState>(new Gcra(rate, most), limits, keys, places),
        };
    }

    // A log remembers each unit: it counts in whole ones, and what it cannot remember it follows by its approximation.
    private static ICounters MakeLog(LimitsSection limits, Rate rate, double unitsPerSecond, int keys, int places, long unit)
    {
        var minute = (long)(unitsPerSecond * 60);
        if (minute is < 20 or > 20_000 || keys * (long)places * minute > 20_000_000)
            return Make<SlidingWindow, TwoWindowState>(new SlidingWindow(rate), limits, keys, places);
        return new WholeUnits(Make<SlidingLog, LogState>(new SlidingLog(new Rate(minute, 60_000_000)), limits, keys, places), unit);
    }

    private static ICounters Make<TRule, TState>(TRule rule, LimitsSection limits, int keys, int places)
        where TRule : struct, IRateRule<TState>
        where TState : struct =>
        limits.Scope == CounterScope.AsyncSync ? new AsyncCounters<TRule, TState>(rule, keys, places, limits.SyncMilliseconds * 1000L)
        : new PlacedCounters<TRule, TState>(rule, keys, places);

    private sealed class WholeUnits(ICounters counters, long unit) : ICounters
    {
        public bool TryTake(int key, int node, long nowMicros, long cost) => counters.TryTake(key, node, nowMicros, Math.Max(1, (cost + (unit / 2)) / unit));
    }
}
