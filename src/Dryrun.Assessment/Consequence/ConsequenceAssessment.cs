using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Assessment.Consequence;

/// <summary>
/// What a design is worth in its world: expected cost, the best known design, regret, where the regret comes from, what missed facts cost. Same
/// input, same bytes, on any number of threads.
/// </summary>
public static class ConsequenceAssessment
{
    /// <summary>How far apart, as a share, the optimisers may end before the regret is shown as a bound.</summary>
    internal const double DisagreementMax = 0.02;

    /// <summary>Assesses one design. Takes at most <see cref="ConsequenceBudget.Total"/> runs on the search grid.</summary>
    /// <param name="input">System, world, designs, missed facts.</param>
    /// <param name="progress">Told the step and the finished share, 0 to 1, never falling; from one thread at a time.</param>
    /// <param name="threads">How many runs at once, 1 or more.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="Contracts.Input.InputException">The world or one of the three designs has problems.</exception>
    public static ConsequenceReport Assess(
        ConsequenceInput input, IProgress<(string Step, double Share)>? progress = null, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var meter = new ProgressMeter(progress, ConsequenceBudget.Total(input.Missed.Count));
        var runs = new RunTable(input.System, input.World, input.Seed, threads, meter.Ran, cancellation);
        var naive = runs.Of(FlatDesign.Fitted(input.System, input.World, input.Naive));
        var reference = runs.Of(FlatDesign.Fitted(input.System, input.World, input.Reference));
        var candidate = runs.Of(input.Candidate, input.Decisions);

        meter.Stage("searching for better designs", ConsequenceBudget.Search);
        var found = Search(input, runs, [naive, reference, candidate]);

        meter.Stage("comparing the best designs", ConsequenceBudget.Scores);
        List<TriedDesign> contenders = [candidate, reference, naive, .. found.SelectMany(r => r.Finalists)];
        runs.Fill(contenders, 0, ReplicateSample.All);
        var best = contenders.MinBy(d => d.Mean(0, ReplicateSample.All))!;

        meter.Stage("explaining the difference", ConsequenceBudget.ExplanationMax);
        var explained = new RegretExplanation(input.System, input.World, runs).Of(candidate, best);

        meter.Stage("counting what decisions saved", ConsequenceBudget.WaterfallMax);
        var waterfall = new Waterfall(input.System, input.World, runs).Of(naive, candidate);

        meter.Stage("pricing missed facts", ConsequenceBudget.Missed(input.Missed.Count));
        var missed = new MissedFacts(input.System, input.World, runs).Of(candidate, best, input.Missed, ConsequenceBudget.Missed(input.Missed.Count));
        meter.End();

        return new ConsequenceReport
        {
            ExpectedCost = Cost(candidate),
            NaiveCost = Cost(naive),
            ReferenceCost = Cost(reference),
            BestKnownCost = Cost(best),
            BestKnownName = best == candidate ? "candidate" : best == reference ? "reference" : best == naive ? "naive" : "found",
            BestKnown = (JsonObject)best.Document.Root.DeepClone(),
            Regret = Difference(candidate, best),
            NormalisedRegret = Normalised(candidate, naive, best),
            IsBound = Disagree(found),
            Optimisers = [.. found.Select(r => new OptimiserResult(r.Optimiser, Cents.Round(r.BestDollars)))],
            ExplainedBy = explained.Parts,
            Split = explained.Split,
            Waterfall = waterfall,
            Missed = missed,
            Knobs =
            [
                .. candidate.Run.Knobs.Select(k => new KnobUse(k.Knob.Path, k.Knob.Knob!.Class, k.Status, PlainValues.Show(k.Value), k.Because)),
            ],
            Runs = runs.Runs,
        };
    }

    /// <summary>The expected cost of a design on replicates 0 to 63 of its world.</summary>
    internal static DollarRange Cost(TriedDesign design)
    {
        var interval = MeanInterval.Of(design.Dollars(0, ReplicateSample.All));
        return DollarRange.Of(interval with { Mid = design.Mean(0, ReplicateSample.All) });
    }

    /// <summary>One design minus another; the mid is the difference of the two rounded costs, so that a reader can check it.</summary>
    internal static DollarRange Difference(TriedDesign one, TriedDesign other)
    {
        if (one == other) return DollarRange.Zero;
        var interval = PairedDifference.Of(one.Dollars(0, ReplicateSample.All), other.Dollars(0, ReplicateSample.All));
        return new(Cents.Round(interval.Low), Cents.Round(Cost(one).Mid - Cost(other).Mid), Cents.Round(interval.High));
    }

    /// <summary>Both optimisers from the known designs.</summary>
    internal static IReadOnlyList<SearchResult> Search(ConsequenceInput input, RunTable runs, IReadOnlyList<TriedDesign> known)
    {
        var anchors = known.Select(d => DesignState.Of(d).Values).ToList();
        var space = new DesignSpace(input.System, input.World, input.Reference.Root["programme"], anchors);
        List<int[]> starts = [.. anchors.Select(space.PointOf), space.Specialists()];
        starts.RemoveAll(s => !space.Allows(s));
        return new DesignSearch(space, runs, StreamKey.Of(input.Seed, "search"), SearchSize.Standard).Run(starts);
    }

    private static double? Normalised(TriedDesign candidate, TriedDesign naive, TriedDesign best)
    {
        var room = PairedDifference.Of(naive.Dollars(0, ReplicateSample.All), best.Dollars(0, ReplicateSample.All));
        return room.Contains(0) ? null : Difference(candidate, best).Mid / Difference(naive, best).Mid;
    }

    /// <summary>The difference of the dearest and the cheapest as a share of the cheapest.</summary>
    internal static double Gap(IReadOnlyList<double> costs) => costs.Max() == costs.Min() ? 0 : (costs.Max() - costs.Min()) / costs.Min(Math.Abs);

    private static bool Disagree(IReadOnlyList<SearchResult> found) => Gap([.. found.Select(r => r.BestDollars)]) > DisagreementMax;
}
