using Dryrun.Simulation.Randomness;

namespace Dryrun.Assessment.Consequence;

/// <summary>A point that was tried, with its mean cost in dollars over the first few replicates of a search.</summary>
internal sealed record TriedPoint(int[] Point, TriedDesign Design, double Dollars);

/// <summary>
/// Proposes designs from those it tried. The steps of a search are numbered; each has its own stream, so that a proposal depends on the seed, the step
/// and the costs so far alone.
/// </summary>
internal abstract class DesignOptimiser(string id, DesignSpace space, StreamKey key)
{
    /// <summary>Its name in a report, and the address of its streams.</summary>
    public string Id { get; } = id;

    protected DesignSpace Space { get; } = space;

    /// <summary>
    /// Up to <paramref name="count"/> sound points to try next; fewer, or none, where it found no more. <paramref name="tried"/> is sorted by cost;
    /// <paramref name="share"/> (0 to 1) is how much of the search is over.
    /// </summary>
    public List<int[]> Propose(IReadOnlyList<TriedPoint> tried, int step, double share, int count)
    {
        var stream = key.Child(Id).Child(step).Open();
        return Propose(tried, share, count, ref stream);
    }

    protected abstract List<int[]> Propose(IReadOnlyList<TriedPoint> tried, double share, int count, ref PhiloxStream stream);
}

/// <summary>
/// Local search from the best so far: few knobs change at a time, and steps shrink from half an axis to its neighbours. What helped is tried once more, further (the
/// pattern move of Hooke and Jeeves 1961); now and then whole sections are taken from another good design.
/// </summary>
internal sealed class NeighbourSearch(DesignSpace space, StreamKey key) : DesignOptimiser("neighbour", space, key)
{
    private static readonly double[] ParentWeights = [8, 3, 1];
    private static readonly double[] ChangeWeights = [6, 3, 1];

    protected override List<int[]> Propose(IReadOnlyList<TriedPoint> tried, double share, int count, ref PhiloxStream stream)
    {
        var reach = 0.4 * (1 - share) * (1 - share);
        var points = new List<int[]>();
        if (tried.Count > 1 && Space.Beyond(tried[1].Point, tried[0].Point) is { } further) points.Add(further);
        while (points.Count < count)
        {
            var parent = tried[stream.Choice(ParentWeights.AsSpan(0, Math.Min(ParentWeights.Length, tried.Count)))].Point;
            var point = tried.Count > 1 && stream.Bernoulli(0.1)
                ? Space.Crossed(parent, tried[stream.NextInt(Math.Min(8, tried.Count))].Point, ref stream)
                : Space.Mutated(parent, 1 + stream.Choice(ChangeWeights), reach, ref stream);
            if (point is null) return points;
            points.Add(point);
        }

        return points;
    }
}
