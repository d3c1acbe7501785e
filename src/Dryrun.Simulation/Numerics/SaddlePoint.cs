namespace Dryrun.Simulation.Numerics;

/// <summary>
/// Logarithms of discrete probabilities without cancellation, also for counts of 10^15: Stirling's error and the deviance term.
/// Source: Loader, "Fast and accurate computation of binomial probabilities", 2000.
/// </summary>
public static class SaddlePoint
{
    private const double LogTwoPi = 1.8378770664093456;

    /// <summary>ln n! - (n + 1/2) ln n + n - ln(2 pi)/2 for n = 1..15; entry 0 is unused.</summary>
    private static ReadOnlySpan<double> SmallErrors =>
    [
        0.0, 0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093, 0.016644691189821193,
        0.013876128823070748, 0.01189670994589177, 0.010411265261972096, 0.009255462182712733, 0.00833056343336287,
        0.007573675487951841, 0.00694284010720953, 0.006408994188004207, 0.0059513701127588475, 0.005554733551962801,
    ];

    /// <summary>ln Binomial(n, p)(k), 0 &lt;= k &lt;= n, 0 &lt;= p &lt;= 1; -infinity where the probability is 0.</summary>
    public static double LogBinomial(double k, double n, double p)
    {
        var q = 1.0 - p;
        if (k < 0.0 || k > n) return double.NegativeInfinity;
        if (p == 0.0) return k == 0.0 ? 0.0 : double.NegativeInfinity;
        if (q == 0.0) return k == n ? 0.0 : double.NegativeInfinity;
        if (k == 0.0) return n == 0.0 ? 0.0 : n * PortableMath.Log1p(-p);
        if (k == n) return n * PortableMath.Log(p);
        var exponent = StirlingError(n) - StirlingError(k) - StirlingError(n - k) - Deviance(k, n * p) - Deviance(n - k, n * q);
        return exponent + 0.5 * (PortableMath.Log(n / k / (n - k)) - LogTwoPi);
    }

    /// <summary>ln Poisson(mean)(k), k &gt;= 0, mean &gt;= 0.</summary>
    public static double LogPoisson(double k, double mean)
    {
        if (k < 0.0) return double.NegativeInfinity;
        if (mean == 0.0) return k == 0.0 ? 0.0 : double.NegativeInfinity;
        if (k == 0.0) return -mean;
        return -StirlingError(k) - Deviance(k, mean) - 0.5 * (LogTwoPi + PortableMath.Log(k));
    }

    /// <summary>ln of the chance of k successes in draws without replacement; -infinity outside the support.</summary>
    public static double LogHypergeometric(double k, double population, double successes, double draws)
    {
        if (k < 0.0 || k > successes || k > draws || draws - k > population - successes) return double.NegativeInfinity;
        if (draws == 0.0 || draws == population) return 0.0;
        var p = draws / population;
        return LogBinomial(k, successes, p) + LogBinomial(draws - k, population - successes, p) - LogBinomial(draws, population, p);
    }

    /// <summary>The error of Stirling's approximation of ln n!; n a whole number of at least 0 (0 gives 0 by convention).</summary>
    public static double StirlingError(double n)
    {
        if (n <= 15.0) return SmallErrors[(int)n];
        var r = 1.0 / n;
        var z = r * r;
        return r * (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188)))));
    }

    /// <summary>x ln(x / mean) + mean - x, at least 0, for positive x and mean, accurate when the two are close.</summary>
    public static double Deviance(double x, double mean)
    {
        var difference = x - mean;
        if (Math.Abs(difference) >= 0.1 * (x + mean))
            return x * PortableMath.Log(x / mean) + mean - x;
        var v = difference / (x + mean);
        var sum = difference * v;
        var term = 2.0 * x * v;
        var square = v * v;
        for (var odd = 3; odd < 100; odd += 2)
        {
            term *= square;
            var next = sum + term / odd;
            if (next == sum) break;
            sum = next;
        }
        return sum;
    }
}
