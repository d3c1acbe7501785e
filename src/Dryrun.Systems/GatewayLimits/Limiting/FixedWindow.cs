using System.Runtime.InteropServices;

namespace Dryrun.Systems.GatewayLimits.Limiting;

/// <summary>What one window has used.</summary>
[StructLayout(LayoutKind.Auto)]
public struct WindowState
{
    internal long Window;
    internal long Used;
}

/// <summary>
/// Counts within windows that begin at whole multiples of the period. The simplest there is, and it admits up to twice the limit across the boundary of two
/// windows.
/// </summary>
/// <param name="Rate">Units a window, and its length.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FixedWindow(Rate Rate) : IRateRule<WindowState>
{
    /// <summary>Units a window, and its length.</summary>
    public Rate Rate { get; init; } = Rate.Checked();

    /// <inheritdoc/>
    public long Burst => Rate.Units;

    /// <inheritdoc/>
    public RateDecision Decide(ref WindowState state, long nowMicros, long cost)
    {
        var window = nowMicros / Rate.PeriodMicros;
        if (window > state.Window) (state.Window, state.Used) = (window, 0);
        var reset = Math.Max(0, ((state.Window + 1) * Rate.PeriodMicros) - nowMicros);
        if (cost > Rate.Units - state.Used) return new RateDecision(false, Rate.Units - state.Used, cost > Rate.Units ? RateDecision.Never : reset, reset);
        state.Used += cost;
        return new RateDecision(true, Rate.Units - state.Used, 0, reset);
    }

    /// <inheritdoc/>
    public bool Admits(ref WindowState state, long nowMicros, long cost) => Decide(ref state, nowMicros, cost).IsAdmitted;

    /// <inheritdoc/>
    public bool IsForgettable(in WindowState state, long nowMicros) => nowMicros / Rate.PeriodMicros > state.Window || state.Used == 0;
}
