using System.Runtime.InteropServices;
using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Statistics;

/// <summary>A confidence interval with its point estimate, in the unit of the values it was made from; Low &lt;= Mid &lt;= High.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Interval(double Low, double Mid, double High)
{
    /// <summary>Whether a value lies in [Low, High].</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>Half the width: what follows the plus-or-minus sign of a symmetric interval.</summary>
    public double HalfWidth => 0.5 * (High - Low);

    /// <summary>Half the width over the size of Mid; infinite where Mid is 0 and the width is not.</summary>
    public double RelativeHalfWidth => HalfWidth == 0.0 ? 0.0 : HalfWidth / Math.Abs(Mid);
}

/// <summary>Student's t interval of a mean.</summary>
public static class MeanInterval
{
    /// <summary>
    /// Interval of the mean of independent values at a confidence in (0, 1). One value gives an unbounded interval (nothing is known of the
    /// spread). Throws ArgumentException on no values.
    /// </summary>
    public static Interval Of(ReadOnlySpan<double> values, double confidence = 0.95) => Of(Summary.Of(values), confidence);

    /// <summary>The same from a summary.</summary>
    public static Interval Of(Summary summary, double confidence = 0.95)
    {
        Confidence.Require(confidence);
        if (summary.Count == 0)
            throw new ArgumentException("An interval needs at least one value.", nameof(summary));
        if (summary.Count == 1)
            return new Interval(double.NegativeInfinity, summary.Mean, double.PositiveInfinity);
        var half = summary.StandardError * StudentT.Quantile(0.5 + 0.5 * confidence, summary.Count - 1);
        return new Interval(summary.Mean - half, summary.Mean, summary.Mean + half);
    }
}

/// <summary>Interval of the mean difference of paired values, as of two designs under common random numbers.</summary>
public static class PairedDifference
{
    /// <summary>Student's t interval of the mean of a[i] - b[i]. Throws ArgumentException when the lengths differ or are 0.</summary>
    public static Interval Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double confidence = 0.95)
    {
        if (a.Length != b.Length)
            throw new ArgumentException($"Pairs need equal lengths, got {a.Length} and {b.Length}.", nameof(b));
        var summary = default(Summary);
        for (var i = 0; i < a.Length; i++)
            summary.Add(a[i] - b[i]);
        return MeanInterval.Of(summary, confidence);
    }
}

/// <summary>Wilson's score interval of a proportion (Wilson 1927): good for few trials and for shares near 0 or 1.</summary>
public static class WilsonInterval
{
    /// <summary>Interval from successes in trials, 0 &lt;= successes &lt;= trials, trials at least 1; Mid is successes / trials.</summary>
    public static Interval Of(long successes, long trials, double confidence = 0.95)
    {
        Confidence.RequireShare(successes, trials, confidence);
        var z = PortableMath.NormalQuantile(0.5 + 0.5 * confidence);
        double n = trials;
        var share = successes / n;
        var centre = (share + z * z / (2.0 * n)) / (1.0 + z * z / n);
        var half = z / (1.0 + z * z / n) * Math.Sqrt(share * (1.0 - share) / n + z * z / (4.0 * n * n));
        var low = successes == 0 ? 0.0 : Math.Max(0.0, centre - half);
        var high = successes == trials ? 1.0 : Math.Min(1.0, centre + half);
        return new Interval(Math.Min(low, share), share, Math.Max(high, share));
    }
}

/// <summary>Exact interval of a proportion (Clopper and Pearson 1934): never covers less than its confidence.</summary>
public static class ProportionInterval
{
    /// <summary>Interval from successes in trials, 0 &lt;= successes &lt;= trials, trials at least 1; Mid is successes / trials.</summary>
    public static Interval Of(long successes, long trials, double confidence = 0.95)
    {
        Confidence.RequireShare(successes, trials, confidence);
        var tail = 0.5 - 0.5 * confidence;
        double k = successes;
        double n = trials;
        var low = successes == 0 ? 0.0 : BetaQuantile(tail, k, n - k + 1.0);
        var high = successes == trials ? 1.0 : BetaQuantile(1.0 - tail, k + 1.0, n - k);
        return new Interval(low, k / n, high);
    }

    /// <summary>Bisection on the monotone distribution function, to the last bit that matters.</summary>
    private static double BetaQuantile(double p, double a, double b)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 100 && high - low > 1e-16 * high; i++)
        {
            var mid = 0.5 * (low + high);
            if (Incomplete.Beta(mid, a, b) < p) low = mid;
            else high = mid;
        }
        return 0.5 * (low + high);
    }
}

/// <summary>Checks shared by the intervals.</summary>
internal static class Confidence
{
    internal static void Require(double confidence)
    {
        if (!(confidence > 0.0 && confidence < 1.0))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies strictly between 0 and 1, such as 0.95.");
    }

    internal static void RequireShare(long successes, long trials, double confidence)
    {
        Require(confidence);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
    }
}
