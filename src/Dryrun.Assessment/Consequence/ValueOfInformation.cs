using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Worlds;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Assessment.Consequence;

/// <summary>A fact whose value is wanted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reveals">Path of the world property it reveals.</param>
/// <param name="Moves">Knobs it bears on; designs are varied there.</param>
public sealed record PricedFact(string Id, string Reveals, IReadOnlyList<string> Moves);

/// <summary>What values of information are computed from.</summary>
/// <param name="System">The system.</param>
/// <param name="Worlds">The prior: the prompt's world distribution.</param>
/// <param name="Naive">A known poor design.</param>
/// <param name="Reference">A known good design.</param>
/// <param name="Facts">Facts with a world property.</param>
/// <param name="Seed">Seed of worlds, luck and designs.</param>
public sealed record ValueInput(
    ISimulatedSystem System,
    WorldDistribution Worlds,
    DesignDocument Naive,
    DesignDocument Reference,
    IReadOnlyList<PricedFact> Facts,
    ulong Seed = 1)
{
    /// <summary>Other designs that the prompt ships; compared, and searched from, as the reference is. One that has problems in a world is left out.</summary>
    public IReadOnlyList<DesignDocument> Others { get; init; } = [];

    /// <summary>Worlds in which values are measured, 64 or more; designs are chosen in a quarter as many others.</summary>
    public int MeasuredWorlds { get; init; } = ValueOfInformation.Worlds;
}

/// <summary>
/// The value of information of facts (Raiffa and Schlaifer 1961, expected value of perfect information on one parameter): the least expected cost
/// under the prior, minus the expected least cost when the fact is known, over at most 64 designs and a thousand prior worlds.
/// </summary>
/// <remarks>
/// Without the fact the cheapest of all designs is taken. With it a fact is weighed among the best plans of whole options, the shipped designs, and the plans that were
/// made for worlds in which it takes one of its values, which may differ from the best plan in many knobs at once. A known fact splits the worlds into
/// groups: by value, or into four quantile bins where it takes more than eight values. Choosing the cheapest of many designs on few noisy worlds would find value where
/// there is none, so choice and measurement are kept apart (cross-fitting): in eight folds the design for each group and the design for the prior are
/// chosen on the other seven eighths of the worlds, and the difference is measured on the fold that had no part in the choice. A group leaves the prior's
/// design only where another is cheaper by more than two standard errors. Luck is therefore not counted as worth. The estimate leans low by the designs
/// that a larger sample would have found, by the bins and by what several facts are worth together only; it would lean high only where the best plan of all is
/// worse than a plan that nothing here looked at, which is why every plan made for any fact stands for the prior too. The interval is Student's over
/// the differences in all worlds.
/// </remarks>
public static class ValueOfInformation
{
    /// <summary>Designs that are compared.</summary>
    public const int DesignsMax = 64;

    /// <summary>Worlds in which values are measured unless told, each with luck of its own: as many runs tell most of a mean where no two share a world.</summary>
    public const int Worlds = 1024;

    /// <summary>Fewest worlds for a measurement.</summary>
    public const int WorldsMin = 64;

    private const int Folds = 8;
    private const double SurelyFrom = 2;
    private const int BinsMax = 8;
    private const int QuantileBins = 4;

    /// <summary>Values of all facts, in their order. The same on any number of threads.</summary>
    /// <param name="input">System, prior, designs, facts.</param>
    /// <param name="basis">Hash of what the values depend on, kept with them.</param>
    /// <param name="progress">Told the step and the finished share, 0 to 1, never falling; from one thread at a time.</param>
    /// <param name="threads">How many runs at once, 1 or more.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">Naive or reference design has problems in a world of the prior.</exception>
    public static FactValues Compute(
        ValueInput input,
        string basis,
        IProgress<(string Step, double Share)>? progress = null,
        int threads = 1,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(input.MeasuredWorlds, WorldsMin);
        ProgressMeter? meter = null;
        var prior = new PriorRuns(input, threads, runs => meter?.Ran(runs), cancellation);
        var choice = prior.Draw("designs", input.MeasuredWorlds / DesignChoice.WorldsOf);
        var search = new PlanSearch(input, prior, choice);
        meter = new ProgressMeter(progress, search.OptionRunsMax + search.FactRunsMax + (DesignsMax * input.MeasuredWorlds));
        var designs = DesignChoice.Of(input, search, choice, DesignsMax, meter);
        meter.Stage("running them in worlds of the prior", designs.Count * input.MeasuredWorlds);
        var worlds = prior.Draw("value", input.MeasuredWorlds);
        var compared = Compared(input, prior, designs, worlds);
        meter.End();
        var values = new Dictionary<string, FactValue>();
        foreach (var fact in input.Facts)
        {
            bool[] informed = [.. compared.Select(d => fact.Moves.Count > 0 && d.Design.Facts?.Contains(fact.Id) != false)];
            values.Add(fact.Id, Value([.. compared.Select(d => d.Dollars)], informed, Groups(search.Property(fact), worlds)));
        }

        return new FactValues(basis, input.System.ModelVersion, values, input.MeasuredWorlds);
    }

    // Designs that are not sound in every world of the measurement are left out; naive and reference must be.
    private static List<(ComparedDesign Design, double[] Dollars)> Compared(
        ValueInput input, PriorRuns prior, List<ComparedDesign> designs, IReadOnlyList<JsonObject> worlds)
    {
        var compared = designs.ConvertAll(d => (Design: d, Dollars: new double[worlds.Count]));
        prior.Run([.. compared.Select(d => new PlannedRuns(d.Design.Design, [.. Enumerable.Range(0, worlds.Count)], d.Dollars))], worlds);
        foreach (var (design, dollars) in compared.Where(d => d.Design.Design.Document == input.Naive || d.Design.Design.Document == input.Reference))
        {
            var world = Array.FindIndex(dollars, double.IsInfinity);
            if (world >= 0) input.System.Prepare(worlds[world], FlatDesign.Fitted(input.System, worlds[world], design.Design.Document));
        }

        return compared.FindAll(d => Array.TrueForAll(d.Dollars, double.IsFinite));
    }

    /// <summary>
    /// The value of knowing each world's group, from costs[design][world] in dollars. Without it the cheapest of all designs is taken; with it one of those that are
    /// <paramref name="informed"/>, in the groups in which it is surely cheaper.
    /// </summary>
    internal static FactValue Value(double[][] costs, bool[] informed, int[] groups)
    {
        var saved = new double[groups.Length];
        for (var fold = 0; fold < Folds; fold++)
        {
            var seen = Enumerable.Range(0, groups.Length).Where(w => w % Folds != fold).ToArray();
            var blind = Cheapest(costs, seen);
            var known = seen.GroupBy(w => groups[w]).ToDictionary(g => g.Key, g => Chosen(costs, informed, blind, [.. g]));
            for (var w = fold; w < groups.Length; w += Folds)
            {
                saved[w] = costs[blind][w] - costs[known.GetValueOrDefault(groups[w], blind)][w];
            }
        }

        var interval = MeanInterval.Of(saved);
        var colour = interval.Low <= 0;
        return new(Cents.Round(Math.Max(0, interval.Mid)), Cents.Round(interval.Low), Cents.Round(interval.High), colour);
    }

    /// <summary>The group of each world by a property: its value, or its quantile bin where it takes many.</summary>
    internal static int[] Groups(PropertyDescription property, IReadOnlyList<JsonObject> worlds)
    {
        var values = worlds.Select(w => Tree.Get(w, property.Path)).ToList();
        var names = values.ConvertAll(PlainValues.Show);
        var distinct = names.Distinct().ToList();
        var few = distinct.Count <= BinsMax || property.Kind is not (ValueKind.Integer or ValueKind.Number);
        if (few) return [.. names.Select(n => distinct.IndexOf(n))];
        double[] numbers = [.. values.Select(v => PlainValues.AsNumber(v)!.Value)];
        double[] cuts = [.. Enumerable.Range(1, QuantileBins - 1).Select(i => Quantile.Of(numbers, i / (double)QuantileBins))];
        return [.. numbers.Select(x => cuts.Count(cut => x > cut))];
    }

    private static int Cheapest(double[][] costs, int[] worlds) => Enumerable.Range(0, costs.Length).MinBy(d => worlds.Sum(w => costs[d][w]));

    // The design that is most surely cheaper there. The best of several by its mean alone would often be the luckiest one.
    private static int Chosen(double[][] costs, bool[] informed, int blind, int[] worlds)
    {
        var (best, surely) = (blind, 0.0);
        for (var d = 0; d < costs.Length; d++)
        {
            if (d == blind || !informed[d] || worlds.Length < 2) continue;
            var gain = Summary.Of([.. worlds.Select(w => costs[blind][w] - costs[d][w])]);
            var least = gain.Mean - (SurelyFrom * gain.StandardError);
            if (least > surely) (best, surely) = (d, least);
        }

        return best;
    }
}
