using Dryrun.Simulation.Randomness;

namespace Dryrun.Assessment.Consequence;

/// <summary>A point that was tried, with its mean cost in dollars over the first few replicates of a search.</summary>
internal sealed record TriedPoint(int[] Point, TriedDesign Design, double Dollars);

/// <summary>
/// Proposes designs from those it tried. The steps of a search are numbered; each has its own stream, so that a proposal depends on the seed, the
/// step and the costs so far alone.
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
