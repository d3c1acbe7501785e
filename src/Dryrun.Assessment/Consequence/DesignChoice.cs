using System.Text.Json.Nodes;

namespace Dryrun.Assessment.Consequence;

/// <summary>
/// Chooses the designs whose comparison decides what facts are worth. Around the best plan under the prior stand plans that differ from it in the knobs of one
/// fact only, each made for the worlds in which that fact is low or high. So two of them differ in little but what the fact bears on, and under the
/// same luck their difference is hardly noisy.
/// </summary>
internal static class DesignChoice
{
    /// <summary>Worlds in which designs are chosen; the worlds of the measurement are others.</summary>
    public const int Worlds = 32;

    /// <summary>Replicates in each of them.</summary>
    public const int Replicates = 2;

    /// <summary>A move is made for a kind of world where it saves more than so many standard errors there.</summary>
    private const double MadeForFrom = 0.5;

    /// <summary>
    /// Naive, reference, the best plan under the prior, and then in turn for each fact the plan that gains most by knowing it, among those that are sound in every
    /// world of <paramref name="measured"/>.
    /// </summary>
    public static List<FreeDesign> Of(ValueInput input, PriorRuns prior, IReadOnlyList<JsonObject> measured, int count, ProgressMeter meter)
    {
        var worlds = prior.Draw("designs", Worlds);
        var best = PriorBest.Find(input, prior, worlds, meter);
        List<FreeDesign> chosen = [new(input.Naive), new(input.Reference)];
        var known = chosen.Select(d => d.Document.Root.ToJsonString()).ToHashSet();
        Take(best.Point);

        // The best of each fact before the second of any, so that no fact goes without where designs run out.
        var rounds = input.Facts.SelectMany(f => MadeFor(f, best, worlds).OrderByDescending(m => m.Saved).Select((m, order) => (m.Point, m.Saved, order)));
        foreach (var made in rounds.OrderBy(m => m.order).ThenByDescending(m => m.Saved))
        {
            if (chosen.Count < count) Take(made.Point);
        }

        return chosen;

        // Soundness is asked of those that are wanted only: it takes longer than choosing.
        void Take(int[] point)
        {
            var design = best.Design(point);
            if (known.Add(design.Document.Root.ToJsonString()) && prior.IsSound(design, measured)) chosen.Add(design);
        }
    }

    // For each kind of world that the fact tells apart: every knob of the fact as saves most there, where that is beyond noise.
    private static IEnumerable<(int[] Point, double Saved)> MadeFor(PricedFact fact, PriorBest best, IReadOnlyList<JsonObject> worlds)
    {
        var property = best.System.World.Find(fact.Reveals)!;
        var groups = ValueOfInformation.Groups(property, worlds);
        foreach (var group in groups.Distinct().Order())
        {
            int[] here = [.. Enumerable.Range(0, worlds.Count).Where(w => groups[w] == group)];
            if (here.Length < 2) continue;
            var (point, saved) = ((int[])best.Point.Clone(), 0.0);
            foreach (var path in fact.Moves)
            {
                if (best.BestOption(path, here, MadeForFrom) is not { } option) continue;
                point[option.Place] = option.Index;
                saved += (option.Saved * here.Length / worlds.Count) - Math.Max(0, option.SavedAnywhere);
            }

            if (!point.AsSpan().SequenceEqual(best.Point)) yield return (point, saved);
        }
    }
}
