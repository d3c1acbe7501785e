using System.Text.Json.Nodes;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Assessment.Consequence;

/// <summary>Changes that were made together, with what they changed.</summary>
/// <param name="Changes">At least one.</param>
/// <param name="Dollars">Cost before minus cost after; all parts of a path add up to the difference of its ends.</param>
/// <param name="Interval">95 % interval around it.</param>
/// <param name="Series">Before minus after in each replicate of the sample.</param>
internal sealed record PathPart(IReadOnlyList<DesignChange> Changes, double Dollars, Interval Interval, double[] Series);

/// <summary>A design on the way, with the changes since the one before.</summary>
internal sealed record PathStop(List<DesignChange> Changes, TriedDesign Design);

/// <summary>
/// Explains the difference of two designs by replacing one's decisions by the other's step by step. The steps in between run on a sample of the 64
/// replicates that fits the budget; what the sample misses of the known difference is shared out in proportion to the parts, so that they add up
/// exactly.
/// </summary>
internal sealed class Explanation(ISimulatedSystem system, JsonObject world, RunTable runs)
{
    /// <summary>
    /// Parts of the way from one design to another, both run on replicates 0 to 63, in the order of the groups. Steps that are not sound on their own
    /// are joined with the next; where the groups are too many for the budget, neighbours are joined as well.
    /// </summary>
    public (ReplicateSample Sample, List<PathPart> Parts) Of(
        TriedDesign from, TriedDesign to, IReadOnlyList<IReadOnlyList<DesignChange>> groups, int budget)
    {
        var all = Enumerable.Range(0, ReplicateSample.All).Select(r => from.Dollars(r) - to.Dollars(r)).ToArray();
        var stops = Joined(Stops(from, to, groups), budget / ReplicateSample.Least);
        var between = stops.Select(s => s.Design).Where(d => d != from && d != to).Distinct().ToList();
        var sample = ReplicateSample.Within(budget, between.Count, all);
        runs.Fill(between, sample.Replicates);

        var parts = new List<PathPart>();
        var before = from;
        foreach (var (changes, after) in stops)
        {
            var (x, y) = (sample.Dollars(before), sample.Dollars(after));
            double[] series = [.. x.Select((d, i) => d - y[i])];
            var interval = sample.Mean(series);
            parts.Add(new PathPart(changes, interval.Mid, interval, series));
            before = after;
        }

        return (sample, Exact(parts, from.Mean(0, ReplicateSample.All) - to.Mean(0, ReplicateSample.All)));
    }

    private List<PathStop> Stops(TriedDesign from, TriedDesign to, IReadOnlyList<IReadOnlyList<DesignChange>> groups)
    {
        var stops = new List<PathStop>();
        var state = DesignState.Of(from);
        var pending = new List<DesignChange>();
        for (var g = 0; g < groups.Count; g++)
        {
            state = groups[g].Aggregate(state, (s, change) => change.Apply(s));
            pending.AddRange(groups[g]);
            if (g == groups.Count - 1)
            {
                stops.Add(new(pending, to));
            }
            else if (state.Document(system, world) is var document && FlatDesign.IsSound(system, world, document))
            {
                stops.Add(new(pending, runs.Of(document, state.Decisions)));
                pending = [];
            }
        }

        return stops;
    }

    private static List<PathStop> Joined(List<PathStop> stops, int max)
    {
        var size = (stops.Count + max - 1) / Math.Max(1, max);
        return size <= 1 ? stops : [.. stops.Chunk(size).Select(c => new PathStop([.. c.SelectMany(s => s.Changes)], c[^1].Design))];
    }

    private static List<PathPart> Exact(List<PathPart> parts, double total)
    {
        var missing = total - parts.Sum(p => p.Dollars);
        var weight = parts.Sum(p => Math.Abs(p.Dollars));
        if (weight == 0) return parts.Count == 0 ? parts : [.. parts.Select(p => Shift(p, missing / parts.Count))];
        return parts.ConvertAll(p => Shift(p, missing * Math.Abs(p.Dollars) / weight));
    }

    private static PathPart Shift(PathPart part, double by) =>
        part with { Dollars = part.Dollars + by, Interval = new(part.Interval.Low + by, part.Interval.Mid + by, part.Interval.High + by) };
}
