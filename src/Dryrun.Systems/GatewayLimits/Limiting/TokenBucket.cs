using System.Runtime.InteropServices;

namespace Dryrun.Systems.GatewayLimits.Limiting;

/// <summary>What a bucket lacks.</summary>
[StructLayout(LayoutKind.Auto)]
public struct BucketState
{
    internal long LastMicros;

    // Units that are missing from a full bucket, times the period: so a new key's bucket is full, and what comes back in a microsecond is a whole number.
    internal long Missing;
}

/// <summary>
/// A bucket of tokens that fills at a steady rate and starts full. Admits at most burst + rate * t units in any time t, exactly, and as many as that where
/// they are asked for.
/// </summary>
/// <param name="Rate">How fast it fills.</param>
/// <param name="Burst">How much it holds, 1 to 1,000,000.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TokenBucket(Rate Rate, long Burst) : IRateRule<BucketState>
{
    /// <summary>Largest burst.</summary>
    public const long BurstMax = 1_000_000;

    /// <summary>How fast it fills.</summary>
    public Rate Rate { get; init; } = Rate.Checked();

    /// <summary>How much it holds.</summary>
    public long Burst { get; init; } = Burst is >= 1 and <= BurstMax ? Burst : throw new ArgumentOutOfRangeException(nameof(Burst), Burst, "A bucket holds 1 to 1,000,000 units.");

    /// <inheritdoc/>
    public RateDecision Decide(ref BucketState state, long nowMicros, long cost)
    {
        Fill(ref state, nowMicros);
        var (period, full) = (Rate.PeriodMicros, Burst * Rate.PeriodMicros);
        if (cost > Burst) return new RateDecision(false, (full - state.Missing) / period, RateDecision.Never, Wait(state.Missing));
        var missing = state.Missing + (cost * period);
        if (missing > full) return new RateDecision(false, (full - state.Missing) / period, Wait(missing - full), Wait(state.Missing));
        state.Missing = missing;
        return new RateDecision(true, (full - missing) / period, 0, Wait(missing));
    }

    /// <inheritdoc/>
    public bool Admits(ref BucketState state, long nowMicros, long cost)
    {
        Fill(ref state, nowMicros);
        if (cost > Burst || state.Missing + (cost * Rate.PeriodMicros) > Burst * Rate.PeriodMicros) return false;
        state.Missing += cost * Rate.PeriodMicros;
        return true;
    }

    /// <inheritdoc/>
    public bool IsForgettable(in BucketState state, long nowMicros)
    {
        var copy = state;
        Fill(ref copy, nowMicros);
        return copy.Missing == 0;
    }

    private void Fill(ref BucketState state, long nowMicros)
    {
        var elapsed = nowMicros - state.LastMicros;
        if (elapsed <= 0) return;
        state.LastMicros = nowMicros;
        // 128 bits hold any time at any rate.
        var high = Math.BigMul((ulong)elapsed, (ulong)Rate.Units, out var gained);
        state.Missing = high > 0 || gained >= (ulong)state.Missing ? 0 : state.Missing - (long)gained;
    }

    private long Wait(long missing) => (missing + Rate.Units - 1) / Rate.Units;
}
