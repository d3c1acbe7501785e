using Dryrun.Simulation.Statistics;

namespace Dryrun.Assessment.Consequence;

/// <summary>
/// Replicates that stand for all of 0 to 63 where running all would take too long. Half of the sample are the replicates in which two known designs
/// differ most, each for itself; the others are ordered by that difference and every k-th is taken with weight k. So a rare disaster is neither
/// missed nor counted twice. Weights add up to 64.
/// </summary>
internal sealed record ReplicateSample(IReadOnlyList<int> Replicates, IReadOnlyList<double> Weights)
{
    /// <summary>Replicates behind every expectation.</summary>
    public const int All = 64;

    /// <summary>The smallest sample.</summary>
    public const int Least = 4;

    private static readonly int[] Sizes = [All, 32, 16, 8, Least];

    /// <summary>The largest sample with which so many designs stay within a budget of runs; the least one, 4, where none does.</summary>
    public static ReplicateSample Within(int budget, int designs, double[] differences) =>
        Of(Sizes.FirstOrDefault(n => n * designs <= budget, Least), differences);

    /// <summary>A sample of 64, 32, 16, 8 or 4, by the differences of the 64 replicates.</summary>
    public static ReplicateSample Of(int size, double[] differences)
    {
        if (size == All) return new([.. Enumerable.Range(0, All)], [.. Enumerable.Repeat(1.0, All)]);
        var certain = Enumerable.Range(0, All).OrderByDescending(r => Math.Abs(differences[r])).Take(size / 2).ToHashSet();
        var rest = Enumerable.Range(0, All).Where(r => !certain.Contains(r)).OrderBy(r => differences[r]).ToArray();
        var step = rest.Length / (size / 2);
        var picked = Enumerable.Range(0, size / 2).Select(i => rest[(i * step) + (step / 2)]).ToHashSet();
        int[] replicates = [.. certain.Concat(picked).Order()];
        return new(replicates, [.. replicates.Select(r => certain.Contains(r) ? 1.0 : step)]);
    }

    /// <summary>
    /// Weighted mean with a 95 % interval from Kish's effective sample size (Kish 1965, (sum w)^2 / sum w^2): a plain Student's interval where the
    /// weights are alike, wider otherwise.
    /// </summary>
    public Interval Mean(IReadOnlyList<double> values)
    {
        var (total, squares, sum) = (0.0, 0.0, 0.0);
        for (var i = 0; i < values.Count; i++)
        {
            total += Weights[i];
            squares += Weights[i] * Weights[i];
            sum += Weights[i] * values[i];
        }

        var mean = sum / total;
        var spread = 0.0;
        for (var i = 0; i < values.Count; i++) spread += Weights[i] * (values[i] - mean) * (values[i] - mean);
        var variance = spread / total * values.Count / (values.Count - 1);
        var half = Math.Sqrt(variance / (total * total / squares)) * StudentT.Quantile(0.975, values.Count - 1);
        return new Interval(mean - half, mean, mean + half);
    }

    /// <summary>Costs of a design in the replicates of the sample, in dollars.</summary>
    public double[] Dollars(TriedDesign design) => [.. Replicates.Select(r => design.Dollars(r))];
}
