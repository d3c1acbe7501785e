using System.Runtime.InteropServices;

namespace Dryrun.Systems.GatewayLimits.Limiting;

/// <summary>The times of the last units of a key, in a ring.</summary>
[StructLayout(LayoutKind.Auto)]
public struct LogState
{
    internal long[]? Times;
    internal int First;
    internal int Count;
    internal long LastMicros;
}

/// <summary>
/// Remembers the time of every admitted unit: exact over any window, at 8 bytes for each unit of the limit, taken when a key first comes. The yardstick of the
/// others.
/// </summary>
/// <param name="Rate">Units a window (at most 1,000,000), and its length.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SlidingLog(Rate Rate) : IRateRule<LogState>
{
    /// <summary>Units a window, and its length.</summary>
    public Rate Rate { get; init; } = Rate.Checked().Units <= TokenBucket.BurstMax ? Rate
        : throw new ArgumentOutOfRangeException(nameof(Rate), Rate.Units, "A log remembers 1 to 1,000,000 units.");

    /// <inheritdoc/>
    public long Burst => Rate.Units;

    /// <inheritdoc/>
    public RateDecision Decide(ref LogState state, long nowMicros, long cost)
    {
        var times = state.Times ??= new long[Rate.Units];
        var now = state.LastMicros = Math.Max(state.LastMicros, nowMicros);
        while (state.Count > 0 && times[state.First] + Rate.PeriodMicros <= now) Forget(ref state);
        var left = times.Length - state.Count;
        if (cost > left) return new RateDecision(false, left, Wait(state, cost, now), Reset(state, now));
        for (var i = 0; i < cost; i++) times[Place(state, state.Count++)] = now;
        return new RateDecision(true, left - cost, 0, Reset(state, now));
    }

    /// <inheritdoc/>
    public bool Admits(ref LogState state, long nowMicros, long cost) => Decide(ref state, nowMicros, cost).IsAdmitted;

    /// <inheritdoc/>
    public bool IsForgettable(in LogState state, long nowMicros) => state.Count == 0 || state.Times![Place(state, state.Count - 1)] + Rate.PeriodMicros <= nowMicros;

    private static void Forget(ref LogState state)
    {
        state.First = state.First + 1 == state.Times!.Length ? 0 : state.First + 1;
        state.Count--;
    }

    private static int Place(in LogState state, int index) => (int)(((long)state.First + index) % state.Times!.Length);

    // Until so many have left that the request fits.
    private long Wait(in LogState state, long cost, long now)
    {
        var leaving = cost - (state.Times!.Length - state.Count);
        return cost > state.Times.Length ? RateDecision.Never : state.Times[Place(state, (int)leaving - 1)] + Rate.PeriodMicros - now;
    }

    private long Reset(in LogState state, long now) => state.Count == 0 ? 0 : state.Times![Place(state, state.Count - 1)] + Rate.PeriodMicros - now;
}
