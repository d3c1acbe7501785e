using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// Exact hypergeometric draws. Successes and draws are first mirrored into the lower half. Below a mean of 10: inversion by
/// sequential search; from 10 on: ratio of uniforms with squeezes (HRUA*), Stadlober, "The ratio of uniforms approach for generating discrete
/// random variates", J. Comput. Appl. Math. 31, 1990, on log-probabilities in Loader's form.
/// </summary>
internal static class HypergeometricSampler
{
    internal const double InversionLimit = 10.0;

    /// <summary>2 sqrt(2/e) and 3 - 2 sqrt(3/e), the constants of the hat.</summary>
    private const double HatSlope = 1.7155277699214135;
    private const double HatShift = 0.8989161620588988;

    internal static long Draw<TSource>(ref TSource stream, long population, long successes, long draws)
        where TSource : struct, IRandomSource
    {
        if ((ulong)population > BinomialSampler.MaxTrials)
            throw new ArgumentOutOfRangeException(nameof(population), population, "The population lies in 0 .. 2^52.");
        if ((ulong)successes > (ulong)population)
            throw new ArgumentOutOfRangeException(nameof(successes), successes, "The successes lie in 0 .. population.");
        if ((ulong)draws > (ulong)population)
            throw new ArgumentOutOfRangeException(nameof(draws), draws, "The draws lie in 0 .. population.");
        var rare = Math.Min(successes, population - successes);
        var taken = Math.Min(draws, population - draws);
        var hits = rare == 0 || taken == 0 ? 0 : DrawLowerHalf(ref stream, population, rare, taken);
        // Hits among the rare kind when `taken` are drawn; undo the mirrors.
        if (taken != draws) hits = rare - hits;
        return rare == successes ? hits : draws - hits;
    }

    /// <summary>What of each kind is among draws without replacement: conditional draws in order of index, exact.</summary>
    internal static void DrawKinds<TSource>(ref TSource stream, ReadOnlySpan<long> kinds, long draws, Span<long> taken)
        where TSource : struct, IRandomSource
    {
        if (taken.Length != kinds.Length)
            throw new ArgumentException($"There are {kinds.Length} kinds but {taken.Length} places.", nameof(taken));
        var left = 0L;
        foreach (var kind in kinds)
        {
            if ((ulong)kind > BinomialSampler.MaxTrials || (left += kind) > BinomialSampler.MaxTrials)
                throw new ArgumentOutOfRangeException(nameof(kinds), kind, "Each kind and all together lie in 0 .. 2^52.");
        }
        if ((ulong)draws > (ulong)left)
            throw new ArgumentOutOfRangeException(nameof(draws), draws, $"The draws lie in 0 .. all there are, {left}.");
        for (var i = 0; i < kinds.Length; i++)
        {
            var kind = kinds[i];
            taken[i] = draws == 0 || kind == 0 ? 0 : Draw(ref stream, left, kind, draws);
            left -= kind;
            draws -= taken[i];
        }
    }

    private static long DrawLowerHalf<TSource>(ref TSource stream, double population, double rare, double taken)
        where TSource : struct, IRandomSource
    {
        var mean = taken * (rare / population);
        return mean < InversionLimit ? Search(ref stream, population, rare, taken) : Reject(ref stream, population, rare, taken, mean);
    }

    private static long Search<TSource>(ref TSource stream, double population, double rare, double taken)
        where TSource : struct, IRandomSource
    {
        var u = stream.NextDouble();
        if (u < 1.0 - taken * (rare / population)) return 0;
        var none = PortableMath.Exp(SaddlePoint.LogHypergeometric(0.0, population, rare, taken));
        var last = Math.Min(rare, taken);
        var others = population - rare - taken;
        while (true)
        {
            var chance = none;
            for (var k = 0.0; k <= last && (chance > 0.0 || k < 20.0); k++)
            {
                if (u < chance) return (long)k;
                u -= chance;
                chance *= (rare - k) * (taken - k) / ((k + 1.0) * (others + k + 1.0));
            }
            // Only what rounding left over, near 1e-16, falls through.
            u = stream.NextDouble();
        }
    }

    private static long Reject<TSource>(ref TSource stream, double population, double rare, double taken, double mean)
        where TSource : struct, IRandomSource
    {
        var share = rare / population;
        var centre = mean + 0.5;
        var deviation = Math.Sqrt((population - taken) * (taken / (population - 1.0)) * share * (1.0 - share) + 0.5);
        var width = HatSlope * deviation + HatShift;
        var mode = Math.Floor((taken + 1.0) * ((rare + 1.0) / (population + 2.0)));
        var logMode = SaddlePoint.LogHypergeometric(mode, population, rare, taken);
        var limit = Math.Min(Math.Min(taken, rare) + 1.0, Math.Floor(centre + 16.0 * deviation));
        while (true)
        {
            var x = stream.NextOpenDouble();
            var y = stream.NextDouble();
            var w = centre + width * (y - 0.5) / x;
            if (!(w >= 0.0 && w < limit)) continue;
            var k = Math.Floor(w);
            var t = SaddlePoint.LogHypergeometric(k, population, rare, taken) - logMode;
            if (x * (4.0 - x) - 3.0 <= t) return (long)k;
            if (x * (x - t) >= 1.0) continue;
            if (2.0 * PortableMath.Log(x) <= t) return (long)k;
        }
    }
}
