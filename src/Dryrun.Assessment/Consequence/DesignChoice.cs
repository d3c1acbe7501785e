using System.Text.Json.Nodes;

namespace Dryrun.Assessment.Consequence;

/// <summary>A design that is compared.</summary>
/// <param name="Design">The design.</param>
/// <param name="Moved">Knobs in which it differs from the best plan under the prior; null for designs that stand for themselves: naive and reference.</param>
internal sealed record ComparedDesign(FreeDesign Design, IReadOnlyList<string>? Moved)
{
    /// <summary>True where it is the best plan, or differs from it only in knobs that a fact bears on.</summary>
    public bool IsFor(PricedFact fact) => Moved is not null && Moved.All(fact.Moves.Contains);
}

/// <summary>
/// Chooses the designs whose comparison decides what facts are worth. Around the best plan under the prior stand plans that differ from it in a knob that some fact
/// bears on, each made for the worlds in which that fact takes one of its values. So what is compared for a fact differs in little but what the fact
/// bears on, and under the same luck the difference is hardly noisy.
/// </summary>
internal static class DesignChoice
{
    /// <summary>Worlds in which designs are chosen; the worlds of the measurement are others.</summary>
    public const int Worlds = 48;

    /// <summary>Replicates in each of them.</summary>
    public const int Replicates = 2;

    /// <summary>
    /// Naive, reference, the best plan under the prior, and then in turn for each fact the plan that gains most surely by knowing it, among those that are sound in
    /// every world of <paramref name="measured"/>.
    /// </summary>
    public static List<ComparedDesign> Of(ValueInput input, PriorRuns prior, IReadOnlyList<JsonObject> measured, int count, ProgressMeter meter)
    {
        var worlds = prior.Draw("designs", Worlds);
        var best = PriorBest.Find(input, prior, worlds, meter);
        List<ComparedDesign> chosen = [new(new(input.Naive), null), new(new(input.Reference), null), new(best.Design(best.Point), [])];
        var known = new HashSet<(int Place, int Index)>();

        // The best of each fact before the second of any, so that no fact goes without where designs run out.
        var offers = input.Facts.SelectMany(f => MadeFor(f, best, worlds).Select((option, order) => (option, order)));
        foreach (var (option, _) in offers.OrderBy(o => o.order).ThenByDescending(o => o.option.SurelySaved))
        {
            if (chosen.Count == count) break;
            if (!known.Add((option.Place, option.Index))) continue;
            // Soundness is asked of those that are wanted only: it takes longer than choosing.
            var design = best.Design(best.With(option.Place, option.Index));
            if (prior.IsSound(design, measured)) chosen.Add(new(design, [option.Knob]));
        }

        return chosen;
    }

    // The options of the fact's knobs that save most surely in some kind of world that the fact tells apart, the surest first.
    private static IEnumerable<KnobOption> MadeFor(PricedFact fact, PriorBest best, IReadOnlyList<JsonObject> worlds)
    {
        var groups = ValueOfInformation.Groups(best.System.World.Find(fact.Reveals)!, worlds);
        return groups.Distinct().Order()
            .Select(group => Enumerable.Range(0, worlds.Count).Where(w => groups[w] == group).ToArray())
            .Where(here => here.Length > 1)
            .SelectMany(here => fact.Moves.SelectMany(path => best.Options(path, here)))
            .OrderByDescending(o => o.SurelySaved);
    }
}
