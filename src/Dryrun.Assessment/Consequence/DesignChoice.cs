using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Assessment.Consequence;

/// <summary>
/// Chooses the designs whose comparison decides what facts are worth: from a pool of variants those that together are cheapest when each world may
/// pick its own, so that every kind of world finds a design made for it.
/// </summary>
internal static class DesignChoice
{
    /// <summary>Designs in the pool.</summary>
    public const int Pool = 128;

    /// <summary>Worlds the pool is tried in, one replicate each; the worlds of the measurement are others.</summary>
    public const int Worlds = 32;

    private const double Reach = 0.6;

    /// <summary>
    /// Naive, reference, the cheapest on average, and then, one by one, the design that adds most (greedy; Nemhauser, Wolsey and Fisher 1978), among
    /// those that are sound in every world of <paramref name="measured"/>.
    /// </summary>
    public static List<FreeDesign> Of(ValueInput input, PriorRuns prior, IReadOnlyList<JsonObject> measured, int count)
    {
        var worlds = prior.Draw("designs", Worlds);
        var pool = Variants(input, worlds, prior);
        var costs = prior.Costs(pool, worlds, 1);
        var open = Enumerable.Range(0, pool.Count).ToList();
        var chosen = new List<int>();
        foreach (var first in new[] { 0, 1 }) Take(first, certain: true);
        while (open.Count > 0 && chosen.Count < 3) Take(open.MinBy(d => costs[d].Sum()), certain: false);
        while (open.Count > 0 && chosen.Count < count)
        {
            double[] least = [.. Enumerable.Range(0, Worlds).Select(w => chosen.Min(d => costs[d][w]))];
            Take(open.MinBy(d => costs[d].Select((c, w) => Math.Min(c, least[w])).Sum()), certain: false);
        }

        return [.. chosen.Order().Select(d => pool[d])];

        // Soundness is asked of those that are wanted only: it takes longer than choosing.
        void Take(int design, bool certain)
        {
            open.Remove(design);
            if (certain || prior.IsSound(pool[design], measured)) chosen.Add(design);
        }
    }

    // Naive and reference first. Then each fact in turn: its knobs as the naive design has them, and moved at random on the reference; what is left
    // of the pool is moved anywhere.
    private static List<FreeDesign> Variants(ValueInput input, IReadOnlyList<JsonObject> worlds, PriorRuns prior)
    {
        var world = worlds[0];
        var naive = Values(input, world, input.Naive);
        var reference = Values(input, world, input.Reference);
        var programme = input.Reference.Root["programme"];
        var space = new DesignSpace(input.System, world, programme, [naive, reference]);
        var start = space.PointOf(reference);
        List<FreeDesign> pool = [new(input.Naive), new(input.Reference)];
        var known = new HashSet<string> { naive.ToJsonString(), reference.ToJsonString() };
        var stream = StreamKey.Of(input.Seed, "variants").Open();
        for (var attempt = 0; pool.Count < Pool && attempt < 4 * Pool; attempt++)
        {
            var fact = input.Facts.Count == 0 || attempt % 4 == 3 ? null : input.Facts[(attempt - (attempt / 4)) % input.Facts.Count];
            var point = Variant(space, start, space.PointOf(naive), fact, ref stream);
            var values = space.Values(point);
            if (!known.Add(values.ToJsonString())) continue;
            if (programme is not null) values["programme"] = programme.DeepClone();
            var design = new FreeDesign(DesignDocument.Of(values));
            if (prior.IsSound(design, worlds)) pool.Add(design);
        }

        return pool;
    }

    private static int[] Variant(DesignSpace space, int[] reference, int[] naive, PricedFact? fact, ref PhiloxStream stream)
    {
        if (fact is null) return space.Mutated(reference, 1 + stream.NextInt(4), Reach, ref stream) ?? reference;
        var point = (int[])reference.Clone();
        var asNaive = stream.Bernoulli(0.2);
        foreach (var path in fact.Moves)
        {
            var place = Enumerable.Range(0, space.Axes.Count).FirstOrDefault(i => space.Axes[i].Knob.Path == path, -1);
            if (place >= 0 && stream.Bernoulli(0.75)) point[place] = asNaive ? naive[place] : stream.NextInt(space.Axes[place].Values.Count);
        }

        return point;
    }

    // What a design decides counts even where it does not apply in this one world.
    private static JsonObject Values(ValueInput input, JsonObject world, DesignDocument design)
    {
        var values = new JsonObject();
        foreach (var knob in input.System.Prepare(world, FlatDesign.Fitted(input.System, world, design)).Knobs)
        {
            Tree.Set(values, knob.Knob.Path, design.Value(knob.Knob.Path) ?? knob.Value);
        }

        return values;
    }
}
