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
/// Local search from the best so far: few knobs change at a time, and steps shrink from half an axis to its neighbours; now and then whole sections are taken
/// from another good design. It assumes that good designs lie near good designs.
/// </summary>
internal sealed class NeighbourSearch(DesignSpace space, StreamKey key) : DesignOptimiser("neighbour", space, key)
{
    private static readonly double[] ParentWeights = [6, 3, 2, 1];
    private static readonly double[] ChangeWeights = [6, 3, 2];

    protected override List<int[]> Propose(IReadOnlyList<TriedPoint> tried, double share, int count, ref PhiloxStream stream)
    {
        var reach = 0.5 * (1 - share) * (1 - share);
        var points = new List<int[]>();
        for (var i = 0; i < count; i++)
        {
            var parent = tried[stream.Choice(ParentWeights.AsSpan(0, Math.Min(ParentWeights.Length, tried.Count)))].Point;
            var point = tried.Count > 1 && stream.Bernoulli(0.15)
                ? Space.Crossed(parent, tried[stream.NextInt(Math.Min(8, tried.Count))].Point, ref stream)
                : Space.Mutated(parent, 1 + stream.Choice(ChangeWeights), reach, ref stream);
            if (point is not null) points.Add(point);
        }

        return points;
    }
}

/// <summary>
/// Global search: a Latin hypercube and crossings of the starting points first, then blends of the best quarter, so that the cloud of designs contracts onto the good
/// region as in the cross-entropy method (Rubinstein 1999). It assumes nothing about where good designs lie.
/// </summary>
internal sealed class RecombinationSearch(DesignSpace space, StreamKey key) : DesignOptimiser("recombination", space, key)
{
    private const int EliteMin = 4;

    protected override List<int[]> Propose(IReadOnlyList<TriedPoint> tried, double share, int count, ref PhiloxStream stream)
    {
        if (share < 0.2)
        {
            var starts = tried.Count;
            var points = Space.LatinHypercube(count - (count / 3), tried[0].Point, ref stream);
            while (points.Count < count && Space.Crossed(tried[stream.NextInt(starts)].Point, tried[stream.NextInt(starts)].Point, ref stream) is { } crossed)
            {
                points.Add(crossed);
            }

            return points;
        }

        var elite = Math.Min(tried.Count, Math.Max(EliteMin, tried.Count / 4));
        var renewal = Space.Open.Count == 0 ? 0 : 0.5 * (1 - share) / Space.Open.Count;
        var blends = new List<int[]>();
        for (var i = 0; i < count; i++)
        {
            var (one, other) = (tried[stream.NextInt(elite)].Point, tried[stream.NextInt(elite)].Point);
            if (Space.Blended(one, other, renewal, ref stream) is { } point) blends.Add(point);
        }

        return blends;
    }
}
