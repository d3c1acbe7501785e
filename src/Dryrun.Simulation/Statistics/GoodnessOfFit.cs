using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Statistics;

/// <summary>Kolmogorov and Smirnov's test of values against a continuous distribution.</summary>
public static class KolmogorovSmirnov
{
    /// <summary>
    /// Probability of a distance at least as large as found if the values follow the distribution function. Asymptotic law with the
    /// correction of Stephens (1970), good from about 10 values. Throws ArgumentException on no values.
    /// </summary>
    public static double PValue(ReadOnlySpan<double> values, Func<double, double> distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        var root = Math.Sqrt(values.Length);
        return Survival((root + 0.12 + 0.11 / root) * Distance(values, distribution));
    }

    /// <summary>The largest distance between the empirical and the given distribution function, in [0, 1].</summary>
    public static double Distance(ReadOnlySpan<double> values, Func<double, double> distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        if (values.IsEmpty)
            throw new ArgumentException("The test needs at least one value.", nameof(values));
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var distance = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var expected = distribution(sorted[i]);
            distance = Math.Max(distance, Math.Max(expected - (double)i / sorted.Length, (i + 1.0) / sorted.Length - expected));
        }
        return distance;
    }

    /// <summary>Kolmogorov's limit law: chance that the scaled distance exceeds x; each series converges fast on its side of 1.18.</summary>
    internal static double Survival(double x)
    {
        if (x <= 0.0) return 1.0;
        if (x < 1.18)
        {
            var y = PortableMath.Exp(-Math.PI * Math.PI / (8.0 * x * x));
            var y8 = PortableMath.Pow(y, 8.0);
            var sum = y * (1.0 + y8 * (1.0 + y8 * y8 * (1.0 + y8 * y8 * y8)));
            return 1.0 - Math.Sqrt(2.0 * Math.PI) / x * sum;
        }
        var z = PortableMath.Exp(-2.0 * x * x);
        var z3 = z * z * z;
        return 2.0 * z * (1.0 - z3 * (1.0 - z3 * z * z * (1.0 - z3 * z3 * z)));
    }
}

/// <summary>Pearson's chi-square test.</summary>
public static class ChiSquare
{
    /// <summary>
    /// Probability of a misfit at least as large as found, if counts are drawn with the expected numbers. Neighbouring cells are pooled until
    /// each expects at least minExpected; degrees of freedom are the pooled cells less 1 less fitted parameters. Expected numbers are finite,
    /// at least 0, and sum to the total of the counts. Throws ArgumentException on different lengths or when fewer than two cells remain.
    /// </summary>
    public static double PValue(ReadOnlySpan<long> counts, ReadOnlySpan<double> expected, int fittedParameters = 0, double minExpected = 5.0)
    {
        if (counts.Length != expected.Length)
            throw new ArgumentException($"There are {counts.Length} counts but {expected.Length} expected numbers.", nameof(expected));
        var pooledCounts = new List<double>();
        var pooledExpected = new List<double>();
        var (observed, hoped) = (0.0, 0.0);
        for (var i = 0; i < counts.Length; i++)
        {
            observed += counts[i];
            hoped += expected[i];
            if (hoped < minExpected) continue;
            pooledCounts.Add(observed);
            pooledExpected.Add(hoped);
            (observed, hoped) = (0.0, 0.0);
        }
        var degrees = pooledCounts.Count - 1 - fittedParameters;
        if (degrees < 1)
            throw new ArgumentException("Too few cells remain after pooling; give more data or fewer parameters.", nameof(counts));
        pooledCounts[^1] += observed;
        pooledExpected[^1] += hoped;
        var statistic = 0.0;
        for (var i = 0; i < pooledCounts.Count; i++)
            statistic += (pooledCounts[i] - pooledExpected[i]) * (pooledCounts[i] - pooledExpected[i]) / pooledExpected[i];
        return PValue(statistic, degrees);
    }

    /// <summary>Chance that a chi-square variable of these degrees of freedom (positive) is at least the statistic (at least 0).</summary>
    public static double PValue(double statistic, double degreesOfFreedom) => Incomplete.GammaUpper(0.5 * degreesOfFreedom, 0.5 * statistic);
}
