using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Assessment.Consequence;

/// <summary>An option of one knob beside the best plan.</summary>
/// <param name="Place">Place of the knob's axis.</param>
/// <param name="Index">Index of the value on it.</param>
/// <param name="Saved">Mean dollars saved in the worlds asked about.</param>
/// <param name="SavedAnywhere">Mean dollars saved over all worlds.</param>
internal sealed record KnobOption(int Place, int Index, double Saved, double SavedAnywhere);

/// <summary>
/// The best plan before anything is known, found one knob at a time from the reference: a first pass over the knobs that facts bear on takes what saves
/// beyond noise, a second one measures every option around the plan that came out.
/// </summary>
internal sealed class PriorBest
{
    private const int Passes = 2;

    /// <summary>Steps along a number's axis that are tried from where the plan stands: about a factor of 1.3, 1.7, 4 and 16 where the axis is geometric.</summary>
    private static readonly int[] Steps = [-40, -20, -8, -4, 4, 8, 20, 40];

    /// <summary>Values of other knobs that are tried.</summary>
    private const int NamesMax = 8;

    /// <summary>An option is taken where it saves more than so many standard errors.</summary>
    private const double TakenFrom = 1;

    private readonly DesignSpace space;
    private readonly JsonNode? programme;
    private readonly Dictionary<int, List<(int Index, double[] Saved)>> options = [];

    private PriorBest(ISimulatedSystem system, DesignSpace space, JsonNode? programme, int[] point) =>
        (System, this.space, this.programme, Point) = (system, space, programme, point);

    /// <summary>The system.</summary>
    public ISimulatedSystem System { get; }

    /// <summary>The best plan.</summary>
    public int[] Point { get; private set; }

    /// <summary>Finds the best plan and measures what each option beside it saves in each world.</summary>
    public static PriorBest Find(ValueInput input, PriorRuns prior, IReadOnlyList<JsonObject> worlds, ProgressMeter meter)
    {
        var carried = input.Reference.Root["programme"];
        var naive = Values(input, worlds[0], input.Naive);
        var reference = Values(input, worlds[0], input.Reference);
        var around = new DesignSpace(input.System, worlds[0], carried, [naive, reference]);
        var best = new PriorBest(input.System, around, carried, around.PointOf(reference));
        var moved = input.Facts.SelectMany(f => f.Moves).ToHashSet();
        int[] places = [.. Enumerable.Range(0, around.Axes.Count).Where(i => moved.Contains(around.Axes[i].Knob.Path))];
        var most = places.Sum(p => best.Indices(p).Count) * worlds.Count * DesignChoice.Replicates;
        for (var pass = 0; pass < Passes; pass++)
        {
            meter.Stage("choosing designs to compare", most);
            foreach (var place in places) best.Try(place, prior, worlds, take: pass == 0);
        }

        return best;
    }

    /// <summary>The design of a point, with the reference's programme.</summary>
    public FreeDesign Design(int[] point)
    {
        var values = space.Values(point);
        if (programme is not null) values["programme"] = programme.DeepClone();
        return new FreeDesign(DesignDocument.Of(values));
    }

    /// <summary>The option of a knob that saves most in some of the worlds; null where none saves more there than so many standard errors.</summary>
    public KnobOption? BestOption(string path, int[] worlds, double standardErrors)
    {
        var place = Enumerable.Range(0, space.Axes.Count).First(i => space.Axes[i].Knob.Path == path);
        var found = options.GetValueOrDefault(place, []).Select(o => (o.Index, o.Saved, Here: Summary.Of([.. worlds.Select(w => o.Saved[w])])))
            .Where(o => o.Here.Mean > 0 && o.Here.Mean > standardErrors * o.Here.StandardError).ToList();
        if (found.Count == 0) return null;
        var best = found.MaxBy(o => o.Here.Mean);
        return new(place, best.Index, best.Here.Mean, best.Saved.Average());
    }

    private void Try(int place, PriorRuns prior, IReadOnlyList<JsonObject> worlds, bool take)
    {
        var indices = Indices(place).Where(i => i != Point[place]).Select(i => (Index: i, Design: Design(With(place, i))))
            .Where(o => prior.IsSound(o.Design, worlds)).ToList();
        var costs = prior.Costs([Design(Point), .. indices.Select(o => o.Design)], worlds, DesignChoice.Replicates);
        var saved = indices.Select((o, i) => (o.Index, Saved: costs[0].Zip(costs[i + 1], (before, after) => before - after).ToArray())).ToList();
        options[place] = saved;
        if (!take || saved.Count == 0) return;
        var best = saved.MaxBy(o => o.Saved.Average());
        var gain = Summary.Of(best.Saved);
        if (gain.Mean > TakenFrom * gain.StandardError) Point = With(place, best.Index);
    }

    private int[] With(int place, int index)
    {
        var point = (int[])Point.Clone();
        point[place] = index;
        return point;
    }

    private List<int> Indices(int place)
    {
        var (axis, count) = (space.Axes[place], space.Axes[place].Values.Count);
        if (count <= NamesMax) return [.. Enumerable.Range(0, count)];
        return axis.Ordered
            ? [.. Steps.Select(s => Math.Clamp(Point[place] + s, 0, count - 1)).Distinct()]
            : [.. Enumerable.Range(0, NamesMax).Select(i => i * (count - 1) / (NamesMax - 1)).Distinct()];
    }

    // What a design decides counts even where it does not apply in this one world.
    private static JsonObject Values(ValueInput input, JsonObject world, DesignDocument design)
    {
        var values = new JsonObject();
        foreach (var knob in input.System.Prepare(world, FlatDesign.Fitted(input.System, world, design)).Knobs)
        {
            Tree.Set(values, knob.Knob.Path, (design.Value(knob.Knob.Path) ?? knob.Value).DeepClone());
        }

        return values;
    }
}
