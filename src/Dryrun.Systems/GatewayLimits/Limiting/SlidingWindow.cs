using System.Runtime.InteropServices;

namespace Dryrun.Systems.GatewayLimits.Limiting;

/// <summary>What this window and the one before have used.</summary>
[StructLayout(LayoutKind.Auto)]
public struct TwoWindowState
{
    internal long Window;
    internal long Used;
    internal long Before;
}

/// <summary>
/// The approximate sliding window: two counters, the earlier one weighed by how much of it the sliding window still covers. Right where the earlier
/// window's requests came evenly; Cloudflare measured 0.003 percent wrong decisions on 400 million requests (Desgats, "How we built rate limiting capable of
/// scaling to millions of domains", 2017).
/// </summary>
/// <param name="Rate">Units a window, and its length.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SlidingWindow(Rate Rate) : IRateRule<TwoWindowState>
{
    /// <summary>Units a window, and its length.</summary>
    public Rate Rate { get; init; } = Rate.Checked();

    /// <inheritdoc/>
    public long Burst => Rate.Units;

    /// <inheritdoc/>
    public RateDecision Decide(ref TwoWindowState state, long nowMicros, long cost)
    {
        var period = Rate.PeriodMicros;
        Slide(ref state, nowMicros / period);
        var into = Math.Clamp(nowMicros - (state.Window * period), 0, period);
        var free = (Int128)(Rate.Units - state.Used) * period - ((Int128)state.Before * (period - into));
        var left = free > 0 ? (long)(free / period) : 0;
        if (free < (Int128)cost * period) return new RateDecision(false, left, Wait(state, cost, into), Reset(state, into));
        state.Used += cost;
        return new RateDecision(true, left - cost, 0, Reset(state, into));
    }

    /// <inheritdoc/>
    public bool Admits(ref TwoWindowState state, long nowMicros, long cost) => Decide(ref state, nowMicros, cost).IsAdmitted;

    /// <inheritdoc/>
    public bool IsForgettable(in TwoWindowState state, long nowMicros) => (nowMicros / Rate.PeriodMicros) - state.Window > 1 || (state.Used == 0 && state.Before == 0);

    private static void Slide(ref TwoWindowState state, long window)
    {
        if (window <= state.Window) return;
        state = new TwoWindowState { Window = window, Before = window == state.Window + 1 ? state.Used : 0 };
    }

    // In this window the earlier count fades; if that is not enough, this window's own count fades in the next.
    private long Wait(in TwoWindowState state, long cost, long into)
    {
        if (cost > Rate.Units) return RateDecision.Never;
        var (period, room) = (Rate.PeriodMicros, Rate.Units - cost);
        if (state.Used <= room) return Fades(state.Before, room - state.Used) - into;
        return period - into + Fades(state.Used, room);
    }

    // How far into a window the count before it weighs no more than the room that is left.
    private long Fades(long before, long room) => before <= room ? 0 : Rate.PeriodMicros - (long)((Int128)room * Rate.PeriodMicros / before);

    private long Reset(in TwoWindowState state, long into) => state.Used > 0 ? (2 * Rate.PeriodMicros) - into : state.Before > 0 ? Rate.PeriodMicros - into : 0;
}
