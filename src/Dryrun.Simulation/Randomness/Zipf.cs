using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// Ranks 0, 1, ... count - 1 with probability in proportion to (rank + 1)^-exponent: the popularity of keys, pages, users. Any number of ranks in constant time and
/// without a table. Immutable. Source: Hörmann and Derflinger, "Rejection-inversion to generate variates from monotone discrete distributions", ACM TOMACS 6, 1996.
/// </summary>
public sealed class Zipf
{
    private readonly double _first;
    private readonly double _last;
    private readonly double _squeeze;

    /// <summary>A law over count ranks, 1 .. 2^52, with an exponent above 0 and finite (1 is the classical one).</summary>
    public Zipf(long count, double exponent)
    {
        if (count is < 1 or > BinomialSampler.MaxTrials)
            throw new ArgumentOutOfRangeException(nameof(count), count, "The number of ranks lies in 1 .. 2^52.");
        if (!(exponent > 0.0 && exponent <= double.MaxValue))
            throw new ArgumentOutOfRangeException(nameof(exponent), exponent, "The exponent must be positive and finite.");
        (Count, Exponent) = (count, exponent);
        _first = Integral(1.5) - 1.0;
        _last = Integral(count + 0.5);
        _squeeze = 2.0 - Inverse(Integral(2.5) - Height(2.0));
    }

    /// <summary>The number of ranks.</summary>
    public long Count { get; }

    /// <summary>How fast popularity falls.</summary>
    public double Exponent { get; }

    internal long Draw<TSource>(ref TSource source)
        where TSource : struct, IRandomSource
    {
        while (true)
        {
            var area = _last + source.NextDouble() * (_first - _last);
            var x = Inverse(area);
            var k = Math.Clamp(Math.Floor(x + 0.5), 1.0, Count);
            if (k - x <= _squeeze || area >= Integral(k + 0.5) - Height(k)) return (long)k - 1;
        }
    }

    private double Height(double x) => PortableMath.Exp(-Exponent * PortableMath.Log(x));

    /// <summary>The integral of the height from 1 to x: (x^(1-s) - 1) / (1 - s), ln x at s = 1, accurate between.</summary>
    private double Integral(double x)
    {
        var log = PortableMath.Log(x);
        var power = (1.0 - Exponent) * log;
        return Math.Abs(power) > 1e-8 ? PortableMath.Expm1(power) / power * log : log * (1.0 + 0.5 * power);
    }

    private double Inverse(double area)
    {
        var power = Math.Max(-1.0, area * (1.0 - Exponent));
        var log = Math.Abs(power) > 1e-8 ? PortableMath.Log1p(power) / power * area : area * (1.0 - 0.5 * power);
        return PortableMath.Exp(log);
    }
}
