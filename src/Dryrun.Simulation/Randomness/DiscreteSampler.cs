namespace Dryrun.Simulation.Randomness;

/// <summary>Choices and splits by weight.</summary>
internal static class DiscreteSampler
{
    internal static int Choice<TSource>(ref TSource stream, ReadOnlySpan<double> weights)
        where TSource : struct, IRandomSource
    {
        var total = 0.0;
        foreach (var weight in weights)
            total += Checked(weight);
        if (!(total > 0.0 && total <= double.MaxValue))
            throw new ArgumentOutOfRangeException(nameof(weights), total, "The sum of the weights must be positive and finite.");
        var left = stream.NextDouble() * total;
        var chosen = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] == 0.0) continue;
            chosen = i;
            if (left < weights[i]) break;
            left -= weights[i];
        }
        return chosen;
    }

    internal static void Multinomial<TSource>(ref TSource stream, long n, ReadOnlySpan<double> weights, Span<long> counts)
        where TSource : struct, IRandomSource
    {
        if ((ulong)n > BinomialSampler.MaxTrials)
            throw new ArgumentOutOfRangeException(nameof(n), n, "The number of trials lies in 0 .. 2^52.");
        if (counts.Length != weights.Length)
            throw new ArgumentException($"There are {weights.Length} weights but {counts.Length} counts.", nameof(counts));
        // Sums of the weights from i on, parked as bits in counts: each conditional chance is then a true ratio, exactly 1 for the last.
        var tail = 0.0;
        for (var i = weights.Length - 1; i >= 0; i--)
        {
            tail += Checked(weights[i]);
            counts[i] = BitConverter.DoubleToInt64Bits(tail);
        }
        if (n > 0 && !(tail > 0.0 && tail <= double.MaxValue))
            throw new ArgumentOutOfRangeException(nameof(weights), tail, "The sum of the weights must be positive and finite.");
        for (var i = 0; i < weights.Length; i++)
        {
            var rest = BitConverter.Int64BitsToDouble(counts[i]);
            counts[i] = n == 0 || weights[i] == 0.0 ? 0 : BinomialSampler.Draw(ref stream, n, weights[i] / rest);
            n -= counts[i];
        }
    }

    private static double Checked(double weight) => weight >= 0.0 && weight <= double.MaxValue
        ? weight
        : throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight must be finite and at least 0.");
}
