using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Assessment.Consequence;

/// <summary>An option of one knob beside the best plan, for some of the worlds.</summary>
/// <param name="Knob">Path of the knob.</param>
/// <param name="Place">Place of the knob's axis.</param>
/// <param name="Index">Index of the value on it.</param>
/// <param name="SurelySaved">Mean dollars saved over all worlds by taking it in these only, one standard error lower.</param>
internal sealed record KnobOption(string Knob, int Place, int Index, double SurelySaved);

/// <summary>
/// The best plan before anything is known, found one knob at a time from the reference: of every knob that facts bear on, each option is tried beside the plan, and
/// the one that saves most is taken where it saves beyond noise.
/// </summary>
internal sealed class PriorBest
{
    /// <summary>Steps along a number's axis that are tried from where the plan stands: about a factor of 1.3, 1.7, 4 and 16 where the axis is geometric.</summary>
    private static readonly int[] Steps = [-40, -20, -8, -4, 4, 8, 20, 40];

    /// <summary>Values of other knobs that are tried.</summary>
    private const int NamesMax = 8;

    /// <summary>An option is taken where it saves more than so many standard errors.</summary>
    private const double TakenFrom = 1;

    private readonly DesignSpace space;
    private readonly JsonNode? programme;
    private readonly Dictionary<string, List<(int Place, int Index, double[] Saved)>> options = [];

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
        meter.Stage("choosing designs to compare", most);
        foreach (var place in places) best.Try(place, prior, worlds);
        return best;
    }

    /// <summary>The design of a point, with the reference's programme.</summary>
    public FreeDesign Design(int[] point)
    {
        var values = space.Values(point);
        if (programme is not null) values["programme"] = programme.DeepClone();
        return new FreeDesign(DesignDocument.Of(values));
    }

    /// <summary>The options of a knob that save something in some of the worlds.</summary>
    public IEnumerable<KnobOption> Options(string path, int[] worlds)
    {
        foreach (var (place, index, saved) in options.GetValueOrDefault(path, []))
        {
            var here = Summary.Of([.. worlds.Select(w => saved[w])]);
            if (here.Mean > here.StandardError) yield return new(path, place, index, (here.Mean - here.StandardError) * worlds.Length / saved.Length);
        }
    }

    /// <summary>The best plan with another value of one knob.</summary>
    public int[] With(int place, int index)
    {
        var point = (int[])Point.Clone();
        point[place] = index;
        return point;
    }

    private void Try(int place, PriorRuns prior, IReadOnlyList<JsonObject> worlds)
    {
        var stood = Point[place];
        var others = Indices(place).Where(i => i != stood).Select(i => (Index: i, Design: Design(With(place, i)))).Where(o => prior.IsSound(o.Design, worlds)).ToList();
        var costs = prior.Costs([Design(Point), .. others.Select(o => o.Design)], worlds, DesignChoice.Replicates);
        List<(int Place, int Index, double[] Cost)> tried = [(place, stood, costs[0]), .. others.Select((o, i) => (place, o.Index, costs[i + 1]))];
        var best = tried.MinBy(t => t.Cost.Sum());
        var gain = Summary.Of(Saved(costs[0], best.Cost));
        var taken = best.Index != stood && gain.Mean > TakenFrom * gain.StandardError ? best : tried[0];
        Point = With(place, taken.Index);

        // What is known of the other options is kept beside the value that was taken.
        options[space.Axes[place].Knob.Path] = [.. tried.Where(t => t.Index != taken.Index).Select(t => (place, t.Index, Saved(taken.Cost, t.Cost)))];
    }

    private static double[] Saved(double[] before, double[] after) => [.. before.Zip(after, (b, a) => b - a)];

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
