using System.Text.Json.Nodes;

namespace Dryrun.Assessment.Consequence;

/// <summary>A design that is compared.</summary>
/// <param name="Design">The design.</param>
/// <param name="Facts">Facts it was made for; null for the designs that every fact is weighed among.</param>
internal sealed record ComparedDesign(FreeDesign Design, HashSet<string>? Facts);

/// <summary>
/// Chooses the designs whose comparison decides what facts are worth: naive and reference, the best plan of each whole option, and for each value of each fact the
/// best plan there, which may differ from the best plan of all in many knobs at once.
/// </summary>
internal static class DesignChoice
{
    /// <summary>Designs are chosen in one world for so many of the measurement, none of them among these.</summary>
    public const int WorldsOf = 4;

    /// <summary>Naive, reference, the others shipped, the best plan of each option, and then in turn for each fact and value the plan that gains most surely there.</summary>
    public static List<ComparedDesign> Of(ValueInput input, PlanSearch search, IReadOnlyList<JsonObject> worlds, int count, ProgressMeter meter)
    {
        meter.Stage("looking for the best plan of each option", search.OptionRunsMax);
        search.FindOptions();
        var chosen = search.Options.ToDictionary(p => p, p => new ComparedDesign(search.Design(p), null));
        List<ComparedDesign> shipped = [new(new(input.Reference), null), new(new(input.Naive), null), .. input.Others.Select(d => new ComparedDesign(new(d), null))];
        meter.Stage("looking for the best plan under each fact", search.FactRunsMax);

        // The surest of each fact before the second of any, so that no fact goes without where designs run out.
        var offers = input.Facts.SelectMany(f => MadeFor(f, search, worlds).Select((offer, order) => (Fact: f.Id, offer.Plan, offer.Saves, Order: order))).ToList();
        foreach (var (fact, plan, _, _) in offers.OrderBy(o => o.Order).ThenByDescending(o => o.Saves))
        {
            if (chosen.TryGetValue(plan, out var known)) known.Facts?.Add(fact);
            else if (chosen.Count + shipped.Count < count) chosen.Add(plan, new(search.Design(plan), [fact]));
        }

        return [.. chosen.Values, .. shipped];
    }

    // The plans for the worlds of each value that save something there, the one that saves most over all worlds first.
    private static List<(TriedPlan Plan, double Saves)> MadeFor(PricedFact fact, PlanSearch search, IReadOnlyList<JsonObject> worlds)
    {
        if (fact.Moves.Count == 0) return [];
        var groups = ValueOfInformation.Groups(search.Property(fact), worlds);
        return [.. groups.Distinct().Order()
            .Select(group => Enumerable.Range(0, worlds.Count).Where(w => groups[w] == group).ToArray())
            .Where(here => here.Length > 1)
            .SelectMany(here => search.For(fact, here).Select(p => (Plan: p, Saves: search.SurelySaves(p, here) * here.Length)))
            .Where(o => o.Saves > 0).OrderByDescending(o => o.Saves)];
    }
}
