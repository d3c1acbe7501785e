using Dryrun.Simulation.Randomness;

namespace Dryrun.Assessment.Consequence;

/// <summary>
/// Local search from the best so far, one knob at a time, the least examined knob first. Two designs that differ in one number tell on which side of
/// the dearer one the best value lies; each knob's bracket shrinks so by a golden section (Kiefer 1953). What helped separately is tried together,
/// and now and then several knobs or whole sections move at once, for where the knobs do not act alone.
/// </summary>
internal sealed class NeighbourSearch(DesignSpace space, StreamKey key) : DesignOptimiser("neighbour", space, key)
{
    private const double GoldenShare = 0.382;
    private const double LeapChance = 0.15;

    protected override List<int[]> Propose(IReadOnlyList<TriedPoint> tried, double share, int count, ref PhiloxStream stream)
    {
        var best = tried[0].Point;
        var pairs = Pairs(tried);
        var points = new List<int[]>();
        if (Together(best, pairs) is { } all && !tried.Any(t => t.Point.AsSpan().SequenceEqual(all)) && Space.Allows(all)) points.Add(all);
        var places = Space.Open.ToArray();
        stream.Shuffle<int>(places);
        foreach (var place in places.OrderBy(p => pairs.Count(x => x.Place == p)))
        {
            if (points.Count >= count) break;
            var next = stream.Bernoulli(LeapChance) ? Leap(tried, share, ref stream) : Step(best, place, pairs, ref stream);
            if (next is not null && Space.Allows(next)) points.Add(next);
        }

        while (points.Count < count && Leap(tried, share, ref stream) is { } leap) points.Add(leap);
        return points;
    }

    // All pairs that differ in one knob only, the cheaper value first.
    private static List<(int Place, int Better, int Worse)> Pairs(IReadOnlyList<TriedPoint> tried)
    {
        var pairs = new List<(int Place, int Better, int Worse)>();
        for (var i = 0; i < tried.Count; i++)
        {
            for (var j = i + 1; j < tried.Count; j++)
            {
                var place = OnlyDifference(tried[i].Point, tried[j].Point);
                if (place >= 0 && tried[i].Dollars < tried[j].Dollars) pairs.Add((place, tried[i].Point[place], tried[j].Point[place]));
            }
        }

        return pairs;
    }

    private static int OnlyDifference(int[] a, int[] b)
    {
        var place = -1;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] == b[i]) continue;
            if (place >= 0) return -1;
            place = i;
        }

        return place;
    }

    private static int[]? Together(int[] best, List<(int Place, int Better, int Worse)> pairs)
    {
        var point = (int[])best.Clone();
        foreach (var (place, better, worse) in pairs)
        {
            if (point[place] == worse) point[place] = better;
        }

        return point.AsSpan().SequenceEqual(best) ? null : point;
    }

    private int[]? Step(int[] best, int place, List<(int Place, int Better, int Worse)> pairs, ref PhiloxStream stream)
    {
        var axis = Space.Axes[place];
        var known = pairs.FindAll(p => p.Place == place);
        var point = (int[])best.Clone();
        var at = best[place];
        if (!axis.Ordered)
        {
            var open = Enumerable.Range(0, axis.Values.Count).Where(v => v != at && !known.Exists(p => p.Worse == v)).ToList();
            if (open.Count == 0) return null;
            point[place] = open[stream.NextInt(open.Count)];
            return point;
        }

        var (low, high) = (-1, axis.Values.Count);
        foreach (var (_, better, worse) in known)
        {
            if (worse > better && worse > at) high = Math.Min(high, worse);
            if (worse < better && worse < at) low = Math.Max(low, worse);
        }

        var (below, above) = (at - low - 1, high - at - 1);
        if (below + above == 0) return null;
        var up = stream.NextInt(below + above) >= below;
        var step = Math.Max(1, (int)Math.Round(GoldenShare * (up ? above : below)));
        point[place] = up ? at + step : at - step;
        return point;
    }

    private int[]? Leap(IReadOnlyList<TriedPoint> tried, double share, ref PhiloxStream stream)
    {
        var best = tried[0].Point;
        return tried.Count > 1 && stream.Bernoulli(0.4)
            ? Space.Crossed(best, tried[1 + stream.NextInt(Math.Min(8, tried.Count - 1))].Point, ref stream)
            : Space.Mutated(best, 2 + stream.NextInt(2), 0.4 * (1 - share) * (1 - share), ref stream);
    }
}
