using System.Runtime.InteropServices;

namespace Dryrun.Systems.GatewayLimits.Limiting;

/// <summary>So many units in each period; exact in whole numbers, so that no decision depends on rounding.</summary>
/// <param name="Units">Units a period, 1 to 1,000,000,000.</param>
/// <param name="PeriodMicros">The period in microseconds, 1 to 86,400,000,000 (a day).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Rate(long Units, long PeriodMicros)
{
    /// <summary>Most units a period.</summary>
    public const long UnitsMax = 1_000_000_000;

    /// <summary>Longest period: a day.</summary>
    public const long PeriodMicrosMax = 86_400_000_000;

    /// <summary>Largest time that is understood: 2^49 microseconds, 17 years after the clock's own beginning.</summary>
    public const long NowMicrosMax = 1L << 49;

    /// <summary>So many units a second; from 0.001 on, in steps of 0.001.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not in 0.001 .. 1,000,000,000.</exception>
    public static Rate PerSecond(double units)
    {
        if (!(units >= 0.001 && units <= UnitsMax)) throw new ArgumentOutOfRangeException(nameof(units), units, "A rate lies in 0.001 .. 1,000,000,000 units a second.");
        return units == Math.Floor(units) ? new Rate((long)units, 1_000_000) : new Rate((long)Math.Round(units * 1000), 1_000_000_000);
    }

    /// <summary>The same rate over periods of another length: what a sliding or fixed window of that length holds. At least one unit.</summary>
    public Rate Over(long periodMicros) => new(Math.Max(1, (long)((Int128)Units * periodMicros / PeriodMicros)), periodMicros);

    internal Rate Checked()
    {
        if (Units is < 1 or > UnitsMax) throw new ArgumentOutOfRangeException(nameof(Units), Units, "A rate has 1 to 1,000,000,000 units a period.");
        if (PeriodMicros is < 1 or > PeriodMicrosMax) throw new ArgumentOutOfRangeException(nameof(PeriodMicros), PeriodMicros, "A period lasts 1 microsecond to a day.");
        return this;
    }
}

/// <summary>What a limiter says of one request.</summary>
/// <param name="IsAdmitted">Whether it may pass.</param>
/// <param name="Remaining">Units that would still pass at this moment.</param>
/// <param name="RetryAfterMicros">0 where it was admitted, else the time until the same request would pass if nothing else came; <see cref="Never"/> where it costs more than there can be.</param>
/// <param name="ResetMicros">Time until the full quota is there again if nothing else comes.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RateDecision(bool IsAdmitted, long Remaining, long RetryAfterMicros, long ResetMicros)
{
    /// <summary>The wait of a request that no wait helps.</summary>
    public const long Never = long.MaxValue;
}
