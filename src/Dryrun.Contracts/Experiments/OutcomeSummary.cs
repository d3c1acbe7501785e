using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Contracts.Experiments;

/// <summary>One metric over the replicates.</summary>
/// <param name="Metric">Its description.</param>
/// <param name="Replicates">How many replicates there were.</param>
/// <param name="Reached">In how many of them it came about (coverage that was never reached does not).</param>
/// <param name="Mean">Mean and 95 % interval over those; null where there were none.</param>
public sealed record MetricSummary(PropertyDescription Metric, int Replicates, int Reached, Interval? Mean);

/// <summary>
/// What a design did over several replicates. Intervals are Student's at 95 %; luck is stratified, which makes them too wide rather than too
/// narrow. One replicate has a mean and an infinite interval.
/// </summary>
/// <param name="Replicates">How many.</param>
/// <param name="Metrics">Each metric, in record order.</param>
/// <param name="LedgerCents">Mean cents of each ledger line, in the system's order.</param>
/// <param name="CostDollars">The expected cost: all lines together, in dollars.</param>
public sealed record OutcomeSummary(
    int Replicates, IReadOnlyList<MetricSummary> Metrics, IReadOnlyList<KeyValuePair<string, double>> LedgerCents, Interval CostDollars)
{
    /// <summary>Summarises outcomes of one system.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static OutcomeSummary Of(IReadOnlyList<Outcome> outcomes)
    {
        var cost = ExpectedCost.Of(outcomes);
        var values = outcomes.Select(o => o.MetricValues).ToList();
        var metrics = RecordDescription.Of(outcomes[0].MetricsRecord.GetType()).Properties
            .Select((metric, i) => Summarise(metric, [.. values.Select(v => v[i].Value)]));
        var lines = outcomes[0].Ledger.Lines.Select(line => KeyValuePair.Create(line.Key, ExpectedCost.Mean(outcomes, o => o.Ledger[line.Key])));
        return new OutcomeSummary(outcomes.Count, [.. metrics], [.. lines], cost);
    }

    private static MetricSummary Summarise(PropertyDescription metric, double[] values)
    {
        var reached = Array.FindAll(values, double.IsFinite);
        if (reached.Length == 0) return new MetricSummary(metric, values.Length, 0, null);
        var mean = MeanInterval.Of(reached);
        // Student's interval of a skewed count reaches below zero, where no count can be, and above a hundred, where no share can.
        if (reached.Length > 1 && Array.TrueForAll(reached, v => v >= 0)) mean = mean with { Low = Math.Max(0, mean.Low) };
        if (reached.Length > 1 && metric.Unit == "percent" && Array.TrueForAll(reached, v => v <= 100)) mean = mean with { High = Math.Min(100, mean.High) };
        return new MetricSummary(metric, values.Length, reached.Length, mean);
    }
}

/// <summary>The expected cost of a design, by which decisions are judged.</summary>
public static class ExpectedCost
{
    /// <summary>Mean total cost in dollars with its 95 % interval.</summary>
    /// <exception cref="ArgumentException">There are no outcomes.</exception>
    public static Interval Of(IReadOnlyList<Outcome> outcomes)
    {
        if (outcomes.Count == 0) throw new ArgumentException("An expected cost needs at least one outcome.", nameof(outcomes));
        return MeanInterval.Of(Dollars(outcomes));
    }

    internal static double[] Dollars(IReadOnlyList<Outcome> outcomes) => [.. outcomes.Select(o => o.Ledger.TotalCents / 100.0)];

    // Whole cents are added exactly, so the mean does not depend on the order of the replicates.
    internal static double Mean(IReadOnlyList<Outcome> outcomes, Func<Outcome, long> cents) =>
        (double)(outcomes.Sum(o => (decimal)cents(o)) / outcomes.Count);
}
