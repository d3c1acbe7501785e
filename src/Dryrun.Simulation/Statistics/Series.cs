namespace Dryrun.Simulation.Statistics;

/// <summary>A sequence of correlated observations: how much it repeats itself and what it is worth.</summary>
public static class Series
{
    /// <summary>Autocorrelation at a lag in 0 .. length - 1 (1 at lag 0), about the common mean, divided by the length; 0 for constant values.</summary>
    public static double Autocorrelation(ReadOnlySpan<double> values, int lag)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lag);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lag, values.Length);
        var mean = Summary.Of(values).Mean;
        var (products, squares) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            squares += (values[i] - mean) * (values[i] - mean);
            if (i >= lag) products += (values[i] - mean) * (values[i - lag] - mean);
        }
        return squares == 0.0 ? 0.0 : products / squares;
    }

    /// <summary>
    /// How many independent observations give the mean as precisely: length / (1 + 2 sum of autocorrelations), summed by Geyer's initial monotone sequence
    /// ("Practical Markov chain Monte Carlo", Statistical Science 7, 1992). In 1 .. length. Throws ArgumentException below 4 values.
    /// </summary>
    public static double EffectiveSize(ReadOnlySpan<double> values)
    {
        if (values.Length < 4)
            throw new ArgumentException("An effective size needs at least 4 values.", nameof(values));
        var time = -1.0;
        var least = double.MaxValue;
        for (var lag = 0; lag + 1 < values.Length; lag += 2)
        {
            // Sums of neighbouring pairs are positive and fall in theory; stop where the noise takes over.
            var pair = Autocorrelation(values, lag) + Autocorrelation(values, lag + 1);
            if (pair <= 0.0) break;
            least = Math.Min(least, pair);
            time += 2.0 * least;
        }
        return Math.Clamp(values.Length / Math.Max(time, 1.0), 1.0, values.Length);
    }

    /// <summary>Interval of the mean of a stationary sequence, its spread widened by the effective size.</summary>
    public static Interval MeanInterval(ReadOnlySpan<double> values, double confidence = 0.95)
    {
        Confidence.Require(confidence);
        var summary = Summary.Of(values);
        var size = EffectiveSize(values);
        var half = Math.Sqrt(summary.Variance / size) * StudentT.Quantile(0.5 + 0.5 * confidence, Math.Max(1.0, size - 1.0));
        return new Interval(summary.Mean - half, summary.Mean, summary.Mean + half);
    }
}

/// <summary>Where a run stops to remember its start.</summary>
public static class WarmUp
{
    private const int Batch = 5;

    /// <summary>
    /// MSER-5: how many leading observations to leave out, a multiple of 5, so that the standard error of the rest is least. The rest is at least half: when the
    /// answer is null, the best cut lay beyond the middle, and the run is too short to tell. White, "An effective truncation heuristic for bias reduction
    /// in simulation output", Simulation 69, 1997. Throws ArgumentException below 20 observations.
    /// </summary>
    public static int? Mser5(ReadOnlySpan<double> observations)
    {
        var batches = observations.Length / Batch;
        if (batches < 4)
            throw new ArgumentException("A warm-up needs at least 20 observations to be seen.", nameof(observations));
        var (best, bestAt) = (double.PositiveInfinity, 0);
        var rest = default(Summary);
        // From the end, the rest grows batch by batch. The last five batches are too few to be trusted with a small spread.
        for (var i = batches - 1; i >= 0; i--)
        {
            rest.Add(Summary.Of(observations.Slice(Batch * i, Batch)).Mean);
            if (rest.Count <= Math.Min(5, batches / 2)) continue;
            var error = rest.Variance * (rest.Count - 1) / ((double)rest.Count * rest.Count);
            if (error <= best) (best, bestAt) = (error, i);
        }
        return 2 * bestAt > batches ? null : Batch * bestAt;
    }
}

/// <summary>Difference of the means of two independent samples of unequal spread (Welch 1947).</summary>
public static class WelchDifference
{
    /// <summary>Interval of mean(a) - mean(b). Throws ArgumentException below two values on either side.</summary>
    public static Interval Of(Summary a, Summary b, double confidence = 0.95)
    {
        Confidence.Require(confidence);
        if (a.Count < 2 || b.Count < 2)
            throw new ArgumentException("Welch's interval needs at least two values on either side.", nameof(a));
        var (ofA, ofB) = (a.Variance / a.Count, b.Variance / b.Count);
        var total = ofA + ofB;
        var difference = a.Mean - b.Mean;
        if (total == 0.0) return new Interval(difference, difference, difference);
        var degrees = total * total / (ofA * ofA / (a.Count - 1) + ofB * ofB / (b.Count - 1));
        var half = Math.Sqrt(total) * StudentT.Quantile(0.5 + 0.5 * confidence, degrees);
        return new Interval(difference - half, difference, difference + half);
    }
}
