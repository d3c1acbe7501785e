using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Assessment.Consequence;

/// <summary>
/// Chooses the designs whose comparison decides what facts are worth: from a pool of variants those that together are cheapest when each world may pick its own, so that
/// every kind of world finds a design made for it.
/// </summary>
internal static class DesignChoice
{
    /// <summary>Designs in the pool.</summary>
    public const int Pool = 128;

    /// <summary>Worlds the pool is tried in, one replicate each; the worlds of the measurement are others.</summary>
    public const int Worlds = 32;

    private const double Reach = 0.6;

    /// <summary>Naive, reference, the cheapest on average, and then, one by one, the design that adds most (greedy; Nemhauser, Wolsey and Fisher 1978).</summary>
    public static List<FreeDesign> Of(ValueInput input, PriorRuns prior, int count)
    {
        var worlds = prior.Draw("designs", Worlds);
        var pool = Variants(input, worlds, prior);
        var costs = prior.Costs(pool, worlds, 1);
        var chosen = new List<int> { 0 };
        if (pool.Count > 1) chosen.Add(1);
        Add(Enumerable.Range(0, pool.Count).MinBy(d => costs[d].Sum()));
        while (chosen.Count < Math.Min(count, pool.Count))
        {
            double[] least = [.. Enumerable.Range(0, Worlds).Select(w => chosen.Min(d => costs[d][w]))];
            Add(Enumerable.Range(0, pool.Count).Where(d => !chosen.Contains(d)).MinBy(d => costs[d].Select((c, w) => Math.Min(c, least[w])).Sum()));
        }

        return [.. chosen.Order().Select(d => pool[d])];

        void Add(int design)
        {
            if (!chosen.Contains(design)) chosen.Add(design);
        }
    }

    // Naive and reference first. Then each fact in turn: its knobs as the naive design has them, and moved at random on the reference; what is left of the pool is moved anywhere.
    private static List<FreeDesign> Variants(ValueInput input, IReadOnlyList<JsonObject> worlds, PriorRuns prior)
    {
        var world = worlds[0];
        var naive = Values(input, world, input.Naive);
        var reference = Values(input, world, input.Reference);
        var programme = input.Reference.Root["programme"];
        var space = new DesignSpace(input.System, world, programme, [naive, reference]);
        var start = space.PointOf(reference);
        List<FreeDesign> pool = [new(naive, input.Naive.Root["programme"]), new(reference, programme)];
        var known = pool.ConvertAll(d => d.Values.ToJsonString()).ToHashSet();
        var stream = StreamKey.Of(input.Seed, "variants").Open();
        for (var attempt = 0; pool.Count < Pool && attempt < 4 * Pool; attempt++)
        {
            var fact = input.Facts.Count == 0 || attempt % 4 == 3 ? null : input.Facts[(attempt - (attempt / 4)) % input.Facts.Count];
            var point = Variant(space, start, space.PointOf(naive), fact, ref stream);
            var design = new FreeDesign(space.Values(point), programme);
            if (known.Add(design.Values.ToJsonString()) && prior.IsSound(design, worlds)) pool.Add(design);
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

    private static JsonObject Values(ValueInput input, JsonObject world, Contracts.Designs.DesignDocument design)
    {
        var values = new JsonObject();
        foreach (var knob in input.System.Prepare(world, design).Knobs) Tree.Set(values, knob.Knob.Path, knob.Value);
        return values;
    }
}
