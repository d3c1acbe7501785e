using System.Runtime.InteropServices;

namespace Dryrun.Systems.GatewayLimits.Limiting;

/// <summary>The theoretical arrival time of a key's next unit.</summary>
[StructLayout(LayoutKind.Auto)]
public struct ArrivalState
{
    // In nanoseconds.
    internal long TheoreticalNanos;
}

/// <summary>
/// The generic cell rate algorithm as a virtual schedule (ITU-T I.371): each unit has a time at which it ought to come, and may come early by the burst's
/// tolerance. Keeps 8 bytes a key, where a token bucket keeps 16. The spacing of units is rounded up to a nanosecond, so it never admits more than its rate.
/// </summary>
/// <param name="Rate">The steady rate, at most 1,000,000,000 units a second.</param>
/// <param name="Burst">Units that may come at once, 1 to 1,000,000.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Gcra(Rate Rate, long Burst) : IRateRule<ArrivalState>
{
    /// <summary>The steady rate.</summary>
    public Rate Rate { get; init; } = Rate.Checked();

    /// <summary>Units that may come at once.</summary>
    public long Burst { get; init; } = Burst is >= 1 and <= TokenBucket.BurstMax ? Burst : throw new ArgumentOutOfRangeException(nameof(Burst), Burst, "A burst has 1 to 1,000,000 units.");

    private long SpacingNanos => ((Rate.PeriodMicros * 1000) + Rate.Units - 1) / Rate.Units;

    /// <inheritdoc/>
    public RateDecision Decide(ref ArrivalState state, long nowMicros, long cost)
    {
        var (now, spacing) = (nowMicros * 1000, SpacingNanos);
        var due = Math.Max(state.TheoreticalNanos, now);
        if (cost > Burst) return new RateDecision(false, Left(due, now, spacing), RateDecision.Never, Micros(due - now));
        var next = due + (cost * spacing);
        var early = next - (Burst * spacing) - now;
        if (early > 0) return new RateDecision(false, Left(due, now, spacing), Micros(early), Micros(due - now));
        state.TheoreticalNanos = next;
        return new RateDecision(true, Left(next, now, spacing), 0, Micros(next - now));
    }

    /// <inheritdoc/>
    public bool Admits(ref ArrivalState state, long nowMicros, long cost) => Decide(ref state, nowMicros, cost).IsAdmitted;

    /// <inheritdoc/>
    public bool IsForgettable(in ArrivalState state, long nowMicros) => state.TheoreticalNanos <= nowMicros * 1000;

    private long Left(long due, long now, long spacing) => Burst - ((due - now + spacing - 1) / spacing);

    private static long Micros(long nanos) => (nanos + 999) / 1000;
}
