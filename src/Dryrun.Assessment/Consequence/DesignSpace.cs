using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Assessment.Consequence;

/// <summary>
/// The designs a search may try in one world: every knob with its values, under one programme. A point is one index into each axis; a knob that
/// does not apply beside the others is left out of the document, so that several points may be one design.
/// </summary>
internal sealed class DesignSpace
{
    private const int TriesMax = 40;

    private readonly ISimulatedSystem system;
    private readonly JsonObject world;
    private readonly JsonNode? programme;
    private readonly int[] open;

    /// <param name="system">The system.</param>
    /// <param name="world">A complete world.</param>
    /// <param name="programme">The programme every design carries, or null.</param>
    /// <param name="anchors">Complete trees of knob values that must be points of the space; at least one, itself allowed.</param>
    public DesignSpace(ISimulatedSystem system, JsonObject world, JsonNode? programme, IReadOnlyList<JsonObject> anchors)
    {
        (this.system, this.world, this.programme) = (system, world, programme);
        Axes = [.. system.Design.Properties.Where(p => p.Knob is not null)
            .Select(p => KnobAxis.Of(p, anchors.Select(a => Tree.Get(a, p.Path)).OfType<JsonNode>()))];
        open = [.. Enumerable.Range(0, Axes.Count).Where(i => Axes[i].Values.Count > 1)];
    }

    /// <summary>One axis a knob, in record order.</summary>
    public IReadOnlyList<KnobAxis> Axes { get; }

    /// <summary>Places of the axes that have more than one value.</summary>
    public IReadOnlyList<int> Open => open;

    /// <summary>The point of a complete tree of knob values; every value must be on its axis.</summary>
    public int[] PointOf(JsonObject values) => [.. Axes.Select(a => a.IndexOf(Tree.Get(values, a.Knob.Path)!))];

    /// <summary>The point in which every specialist had their way.</summary>
    public int[] Specialists() => [.. Axes.Select(a => a.IndexOf(a.Knob.Knob!.Specialist!))];

    /// <summary>The document of a point: every knob that applies is decided.</summary>
    public DesignDocument Document(int[] point) => FlatDesign.Document(system, world, Values(point), programme);

    /// <summary>The complete tree of values of a point, those that do not apply included.</summary>
    public JsonObject Values(int[] point)
    {
        var values = new JsonObject();
        for (var i = 0; i < Axes.Count; i++) Tree.Set(values, Axes[i].Knob.Path, Axes[i].Values[point[i]]);
        return values;
    }

    /// <summary>True where the design of a point passes every check.</summary>
    public bool Allows(int[] point) => FlatDesign.IsSound(system, world, Document(point));

    /// <summary>
    /// A sound point near another: <paramref name="changes"/> axes move, ordered ones by at most <paramref name="reach"/> (0 to 1) of their
    /// length, others to any value. Null where no sound one was met.
    /// </summary>
    public int[]? Mutated(int[] from, int changes, double reach, ref PhiloxStream stream)
    {
        if (open.Length == 0) return null;
        for (var attempt = 0; attempt < TriesMax; attempt++)
        {
            var point = (int[])from.Clone();
            for (var c = 0; c < changes; c++) Move(point, open[stream.NextInt(open.Length)], reach, ref stream);
            if (!point.AsSpan().SequenceEqual(from) && Allows(point)) return point;
        }

        return null;
    }

    /// <summary>A sound point that takes whole sections from either parent. Null where no sound one was met.</summary>
    public int[]? Crossed(int[] one, int[] other, ref PhiloxStream stream)
    {
        for (var attempt = 0; attempt < TriesMax; attempt++)
        {
            var point = (int[])one.Clone();
            foreach (var section in Axes.Select((a, i) => (a.Knob.Section, Place: i)).GroupBy(a => a.Section))
            {
                if (!stream.Bernoulli(0.5)) continue;
                foreach (var (_, place) in section) point[place] = other[place];
            }

            if (Allows(point)) return point;
        }

        return null;
    }

    /// <summary>
    /// A point near another or between two, not yet checked: each axis is taken from the other with a chance of one half where <paramref
    /// name="blend"/>, then a few move as in <see cref="Mutated"/>.
    /// </summary>
    public int[] Sketched(int[] one, int[] other, bool blend, int changes, double reach, ref PhiloxStream stream)
    {
        var point = (int[])one.Clone();
        foreach (var place in open)
        {
            if (blend && stream.Bernoulli(0.5)) point[place] = other[place];
        }

        for (var c = 0; c < changes && open.Length > 0; c++) Move(point, open[stream.NextInt(open.Length)], reach, ref stream);
        return point;
    }

    /// <summary>
    /// A Latin hypercube: along every axis the points are spread evenly (McKay, Beckman and Conover 1979). Points that are not sound
    /// are left out.
    /// </summary>
    public List<int[]> LatinHypercube(int count, int[] fixedAxes, ref PhiloxStream stream)
    {
        var points = Enumerable.Range(0, count).Select(_ => (int[])fixedAxes.Clone()).ToList();
        var order = Enumerable.Range(0, count).ToArray();
        foreach (var place in open)
        {
            stream.Shuffle<int>(order);
            for (var i = 0; i < count; i++) points[i][place] = (int)((order[i] + stream.NextDouble()) / count * Axes[place].Values.Count);
        }

        return points.FindAll(Allows);
    }

    private void Move(int[] point, int place, double reach, ref PhiloxStream stream)
    {
        var axis = Axes[place];
        var others = axis.Values.Count - 1;
        if (axis.Ordered)
        {
            var step = 1 + (int)(reach * others * stream.NextDouble());
            var up = stream.Bernoulli(0.5);
            if (point[place] == 0) up = true;
            if (point[place] == others) up = false;
            point[place] = Math.Clamp(point[place] + (up ? step : -step), 0, others);
        }
        else
        {
            point[place] = (point[place] + 1 + stream.NextInt(others)) % axis.Values.Count;
        }
    }
}
