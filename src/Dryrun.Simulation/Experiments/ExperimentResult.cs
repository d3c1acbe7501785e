using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Experiments;

/// <summary>
/// What the trials of an experiment gave: one number for each design, replication and response. Intervals are Student's over the replications, which are
/// independent of each other.
/// </summary>
public sealed class ExperimentResult<TDesign>
{
    /// <summary>Values by response, design, replication, the last the fastest.</summary>
    private readonly double[] _values;

    internal ExperimentResult(
        IReadOnlyList<TDesign> designs, IReadOnlyList<string> responses, IReadOnlyList<ulong> seeds, double[] values, double confidence, bool isPrecise)
    {
        (Designs, Responses, Seeds, _values, Confidence, IsPrecise) = (designs, responses, seeds, values, confidence, isPrecise);
        var hash = default(HistoryHash);
        foreach (var seed in seeds) hash.Add(unchecked((long)seed));
        foreach (var value in values) hash.Add(value);
        Hash = hash;
    }

    /// <summary>The designs, in their order.</summary>
    public IReadOnlyList<TDesign> Designs { get; }

    /// <summary>The names of the responses, in their order.</summary>
    public IReadOnlyList<string> Responses { get; }

    /// <summary>The seeds that were run, one a replication.</summary>
    public IReadOnlyList<ulong> Seeds { get; }

    /// <summary>Replications run of each design.</summary>
    public int Replications => Seeds.Count;

    /// <summary>The confidence of every interval.</summary>
    public double Confidence { get; }

    /// <summary>Whether the wanted precision was reached; true when none was asked for.</summary>
    public bool IsPrecise { get; }

    /// <summary>Hash of all seeds and values: equal on any number of threads.</summary>
    public HistoryHash Hash { get; }

    /// <summary>The values of a response of a design, one a replication.</summary>
    public ReadOnlySpan<double> Values(int design, int response = 0)
    {
        Require(design, Designs.Count, nameof(design), "designs");
        Require(response, Responses.Count, nameof(response), "responses");
        return _values.AsSpan((response * Designs.Count + design) * Replications, Replications);
    }

    /// <summary>Count, mean, spread and extremes over the replications.</summary>
    public Summary Summary(int design, int response = 0) => Statistics.Summary.Of(Values(design, response));

    /// <summary>Interval of the mean of a response.</summary>
    public Interval Mean(int design, int response = 0) => MeanInterval.Of(Values(design, response), Confidence);

    /// <summary>
    /// Interval of mean(design) - mean(baseline) from the pairs of each replication. Under common random numbers the luck that both share is gone from it.
    /// </summary>
    public Interval Difference(int design, int baseline, int response = 0) =>
        PairedDifference.Of(Values(design, response), Values(baseline, response), Confidence);

    /// <summary>
    /// Differences of every design to a baseline that hold together at the confidence (Bonferroni): the chance that any of them misses is at most one less it.
    /// The baseline's own is 0.
    /// </summary>
    public IReadOnlyList<Interval> DifferencesTo(int baseline, int response = 0)
    {
        var others = Designs.Count - 1;
        var each = others == 0 ? Confidence : 1.0 - (1.0 - Confidence) / others;
        var differences = new Interval[Designs.Count];
        for (var d = 0; d < differences.Length; d++)
            if (d != baseline) differences[d] = PairedDifference.Of(Values(d, response), Values(baseline, response), each);
        return differences;
    }

    /// <summary>
    /// What pairing saved: variance of the difference if the two were independent, over its variance in pairs. Above 1 when common random numbers help; 4 means a
    /// quarter of the replications. NaN when neither varies.
    /// </summary>
    public double VarianceReduction(int design, int baseline, int response = 0)
    {
        var a = Values(design, response);
        var b = Values(baseline, response);
        var differences = default(Summary);
        for (var i = 0; i < a.Length; i++)
            differences.Add(a[i] - b[i]);
        return (Statistics.Summary.Of(a).Variance + Statistics.Summary.Of(b).Variance) / differences.Variance;
    }

    /// <summary>The place of a response by its name; ArgumentException when there is none.</summary>
    public int Response(string name)
    {
        for (var i = 0; i < Responses.Count; i++)
            if (string.Equals(Responses[i], name, StringComparison.Ordinal)) return i;
        throw new ArgumentException($"There is no response \"{name}\"; there are: {string.Join(", ", Responses)}.", nameof(name));
    }

    private static void Require(int index, int count, string name, string what)
    {
        if ((uint)index >= (uint)count)
            throw new ArgumentOutOfRangeException(name, index, $"There are {count} {what}, counted from 0.");
    }
}
