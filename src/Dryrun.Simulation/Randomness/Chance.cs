using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// A probability as a threshold of whole numbers: a unit of 64 uniform bits succeeds when it lies below. Exact for multiples of 2^-64, 0 and 1; anything
/// else is cut to the multiple below.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Chance
{
    private readonly ulong _threshold;
    private readonly bool _always;

    private Chance(ulong threshold, bool always) => (_threshold, _always) = (threshold, always);

    /// <summary>Probability 0; also the default value.</summary>
    public static Chance Never => default;

    /// <summary>Probability 1.</summary>
    public static Chance Always => new(0, true);

    /// <summary>Probability p in [0, 1]; throws ArgumentOutOfRangeException otherwise, NaN included.</summary>
    public static Chance Of(double p)
    {
        PhiloxStream.RequireProbability(p);
        return p == 1.0 ? Always : new Chance((ulong)(p * 18446744073709551616.0), false);
    }

    /// <summary>Probability numerator / denominator; 0 &lt;= numerator &lt;= denominator, denominator at least 1.</summary>
    public static Chance Of(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numerator, denominator);
        return numerator == denominator ? Always : new Chance((ulong)(((UInt128)(ulong)numerator << 64) / (ulong)denominator), false);
    }

    /// <summary>The probability, rounded to a double.</summary>
    public double Probability => _always ? 1.0 : _threshold * (1.0 / 18446744073709551616.0);

    /// <summary>Whether a unit of 64 uniform bits succeeds.</summary>
    public bool Holds(ulong unit) => unit < _threshold | _always;

    /// <summary>
    /// 64 independent trials at once, one a bit. The trials' uniforms are compared with the threshold digit by digit of base 2, highest first; one unit
    /// serves a digit of all 64, and it ends when all are settled: after about 7 units instead of 64, exactly.
    /// </summary>
    internal ulong Mask<TSource>(ref TSource source)
        where TSource : struct, IRandomSource
    {
        if (_always) return ulong.MaxValue;
        var (open, below) = (ulong.MaxValue, 0UL);
        // Once the digits left of the threshold are 0, no uniform that equals it so far can fall below.
        for (var left = _threshold; left != 0 && open != 0; left <<= 1)
        {
            var digits = source.NextUInt64();
            var one = (left >> 63) != 0 ? ulong.MaxValue : 0;
            below |= open & one & ~digits;
            open &= ~(digits ^ one);
        }
        return below;
    }
}
