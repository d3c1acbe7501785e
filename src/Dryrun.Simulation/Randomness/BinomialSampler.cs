using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// Exact binomial draws. Below a mean of 10: inversion by sequential search from 0. From 10 on: transformed rejection with
/// decomposition (BTRD), Hörmann, "The generation of binomial random variates", J. Stat. Comput. Simul. 46, 1993; its last test evaluates the
/// log-probability by Loader's saddle-point form, so counts up to 2^52 stay exact to the rounding of doubles.
/// </summary>
internal static class BinomialSampler
{
    internal const double InversionLimit = 10.0;
    internal const long MaxTrials = 1L << 52;

    internal static long Draw<TSource>(ref TSource stream, long n, double p)
        where TSource : struct, IRandomSource
    {
        if ((ulong)n > MaxTrials)
            throw new ArgumentOutOfRangeException(nameof(n), n, "The number of trials lies in 0 .. 2^52.");
        if (!(p > 0.0 && p < 1.0) || n == 0)
        {
            PhiloxStream.RequireProbability(p);
            return p == 1.0 ? n : 0;
        }
        if (p > 0.5)
            return n - DrawLowerHalf(ref stream, n, 1.0 - p);
        return DrawLowerHalf(ref stream, n, p);
    }

    private static long DrawLowerHalf<TSource>(ref TSource stream, long n, double p)
        where TSource : struct, IRandomSource
    {
        var mean = n * p;
        if (mean >= InversionLimit)
            return Reject(ref stream, n, p);
        var u = stream.NextDouble();
        if (mean >= 1.0)
            return Search(ref stream, n, p, u);
        // Rare events: Bonferroni's inequalities enclose P(0) and P(0 or 1), S_j = C(n, j) p^j, and settle most draws without an
        // exponential, on the very value the search would give.
        var pairs = 0.5 * mean * (mean - p);
        var triples = (1.0 / 3) * pairs * (mean - 2.0 * p);
        var fours = 0.25 * triples * (mean - 3.0 * p);
        var noneAtLeast = 1.0 - mean + pairs - triples;
        var some = u >= noneAtLeast + fours;
        if ((u < noneAtLeast | some) & (u < 1.0 - pairs + 2.0 * triples - 3.0 * fours))
            return some ? 1 : 0;
        return Search(ref stream, n, p, u);
    }

    private static long Search<TSource>(ref TSource stream, long n, double p, double u)
        where TSource : struct, IRandomSource
    {
        var none = PortableMath.Exp(n * PortableMath.Log1p(-p));
        var odds = p / (1.0 - p);
        var scaled = (n + 1.0) * odds;
        while (true)
        {
            var k = Find(u, none, scaled, odds, n);
            if (k >= 0) return k;
            // Only what rounding left over, near 1e-16, falls through.
            u = stream.NextDouble();
        }
    }

    /// <summary>The least k whose cumulated chance exceeds u, or -1. From k - 1 to k the chance grows by the factor scaled / k - odds.</summary>
    internal static int Find(double u, double chance, double scaled, double odds, long n)
    {
        var reciprocals = Reciprocals.Values;
        var end = n < reciprocals.Length - 1 ? (int)n : reciprocals.Length - 1;
        if (u < chance) return 0;
        for (var k = 1; k <= end; k++)
        {
            u -= chance;
            chance *= scaled * reciprocals[k] - odds;
            if (u < chance) return k;
        }
        return -1;
    }

    private static long Reject<TSource>(ref TSource stream, long trials, double p)
        where TSource : struct, IRandomSource
    {
        double n = trials;
        var variance = n * p * (1.0 - p);
        var deviation = Math.Sqrt(variance);
        var b = 1.15 + 2.53 * deviation;
        var a = -0.0873 + 0.0248 * b + 0.01 * p;
        var centre = n * p + 0.5;
        var accept = 0.92 - 4.2 / b;
        while (true)
        {
            var v = stream.NextDouble();
            double u;
            if (v <= 0.86 * accept)
            {
                u = v / accept - 0.43;
                return (long)Math.Floor((2.0 * a / (0.5 - Math.Abs(u)) + b) * u + centre);
            }
            if (v >= accept)
            {
                u = stream.NextDouble() - 0.5;
            }
            else
            {
                u = v / accept - 0.93;
                u = (u < 0.0 ? -0.5 : 0.5) - u;
                v = stream.NextDouble() * accept;
            }
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((2.0 * a / us + b) * u + centre);
            if (!(k >= 0.0 && k <= n)) continue;
            v = v * ((2.83 + 5.1 / b) * deviation) / (a / (us * us) + b);
            if (Accepts(v, k, n, p, variance)) return (long)k;
        }
    }

    /// <summary>Whether v is at most f(k) / f(mode), f the probabilities of the binomial.</summary>
    private static bool Accepts(double v, double k, double n, double p, double variance)
    {
        var mode = Math.Floor((n + 1.0) * p);
        var distance = Math.Abs(k - mode);
        if (distance <= 15.0)
        {
            // Neighbours differ by odds (n + 1 - i) / i; above and below are products of numerators and denominators between the two.
            var odds = p / (1.0 - p);
            var (above, below) = (1.0, 1.0);
            for (var i = Math.Min(mode, k) + 1.0; i <= Math.Max(mode, k); i++)
            {
                above *= odds * (n + 1.0 - i);
                below *= i;
            }
            return k > mode ? v * below <= above : v * above <= below;
        }
        v = PortableMath.Log(v);
        if (distance < 0.5 * variance)
        {
            var (normal, margin) = Squeeze(distance, variance);
            if (v < normal - margin) return true;
            if (v > normal + margin) return false;
        }
        return v <= SaddlePoint.LogBinomial(k, n, p) - SaddlePoint.LogBinomial(mode, n, p);
    }

    /// <summary>
    /// Hörmann's bounds: ln(f(k) / f(mode)) lies within margin of the normal term, for a distance |k - mode| above 15 and below half the variance.
    /// </summary>
    internal static (double Normal, double Margin) Squeeze(double distance, double variance) => (
        -distance * distance / (2.0 * variance),
        distance / variance * (((distance / 3.0 + 0.625) * distance + 1.0 / 6) / variance + 0.5));
}

/// <summary>1/k for k = 0..159 (entry 0 unused): the sequential searches multiply where they would divide.</summary>
internal static class Reciprocals
{
    internal static readonly double[] Values = Make();

    private static double[] Make()
    {
        var values = new double[160];
        for (var k = 1; k < values.Length; k++)
            values[k] = 1.0 / k;
        return values;
    }
}
