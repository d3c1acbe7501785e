using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// Exact Poisson draws: inversion by sequential search below a mean of 10, then transformed rejection (PTRS), Hörmann, "The transformed
/// rejection method for generating Poisson random variables", Insurance: Mathematics and Economics 12, 1993.
/// </summary>
internal static class PoissonSampler
{
    internal const double InversionLimit = 10.0;

    internal static long Draw<TSource>(ref TSource stream, double mean)
        where TSource : struct, IRandomSource
    {
        if (!(mean >= 0.0 && mean <= BinomialSampler.MaxTrials))
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "The mean lies in [0, 2^52].");
        if (mean == 0.0) return 0;
        return mean < InversionLimit ? Search(ref stream, mean) : Reject(ref stream, mean);
    }

    private static long Search<TSource>(ref TSource stream, double mean)
        where TSource : struct, IRandomSource
    {
        var u = stream.NextDouble();
        if (u < 1.0 - mean) return 0;
        var none = PortableMath.Exp(-mean);
        while (true)
        {
            var k = BinomialSampler.Find(u, none, mean, 0.0, long.MaxValue);
            if (k >= 0) return k;
            // Only what rounding left over, near 1e-16, falls through.
            u = stream.NextDouble();
        }
    }

    private static long Reject<TSource>(ref TSource stream, double mean)
        where TSource : struct, IRandomSource
    {
        var b = 0.931 + 2.53 * Math.Sqrt(mean);
        var a = -0.059 + 0.02483 * b;
        var inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        var accept = 0.9277 - 3.6224 / (b - 2.0);
        while (true)
        {
            var u = stream.NextDouble() - 0.5;
            var v = stream.NextOpenDouble();
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((2.0 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= accept) return (long)k;
            if (!(k >= 0.0 && k <= long.MaxValue / 2) || (us < 0.013 && v > us)) continue;
            if (PortableMath.Log(v * inverseAlpha / (a / (us * us) + b)) <= SaddlePoint.LogPoisson(k, mean)) return (long)k;
        }
    }
}
