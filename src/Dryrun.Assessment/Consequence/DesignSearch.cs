using Dryrun.Simulation.Randomness;

namespace Dryrun.Assessment.Consequence;

/// <summary>How many designs are tried on how many replicates. Designs are shared out evenly between the optimisers.</summary>
/// <param name="Designs">Tried in all, on <paramref name="FirstReplicates"/> each.</param>
/// <param name="FirstReplicates">Replicates of the first rung.</param>
/// <param name="SecondDesigns">Kept for the second rung.</param>
/// <param name="SecondReplicates">Replicates of the second rung, those of the first included.</param>
/// <param name="Finalists">Kept for the last rung.</param>
/// <param name="LastReplicates">Replicates of the last rung, those of the second included.</param>
public sealed record SearchSize(int Designs, int FirstReplicates, int SecondDesigns, int SecondReplicates, int Finalists, int LastReplicates)
{
    /// <summary>96 designs on 4 replicates, 32 on 16, 8 on 64.</summary>
    public static SearchSize Standard { get; } = new(96, 4, 32, 16, 8, 64);

    /// <summary>The most runs a search makes. Each rung reuses the runs of the one before.</summary>
    public int RunsMax => (Designs * FirstReplicates) + (SecondDesigns * (SecondReplicates - FirstReplicates)) + (Finalists * (LastReplicates - SecondReplicates));
}

/// <summary>What one optimiser ended with: its finalists, the cheapest first.</summary>
internal sealed record SearchResult(string Optimiser, IReadOnlyList<TriedDesign> Finalists, double BestDollars);

/// <summary>
/// Successive halving (Jamieson and Talwalkar 2016) over the designs of two different optimisers, each with half of the designs, on replicates 1000 and up.
/// Both start from the same designs, whose runs they share.
/// </summary>
internal sealed class DesignSearch(DesignSpace space, RunTable runs, StreamKey key, SearchSize size)
{
    /// <summary>The first replicate of a search; replicates below are for expectations.</summary>
    public const int FirstReplicate = 1000;

    private const int BatchMax = 8;
    private const int IdleStepsMax = 12;

    /// <summary>Results of both optimisers, in a fixed order. Starts are sound points, at least one.</summary>
    public IReadOnlyList<SearchResult> Run(IReadOnlyList<int[]> starts)
    {
        DesignOptimiser[] optimisers = [new NeighbourSearch(space, key), new RecombinationSearch(space, key)];
        return [.. optimisers.Select(o => Halve(o, Explore(o, starts, size.Designs / optimisers.Length), optimisers.Length))];
    }

    private List<TriedPoint> Explore(DesignOptimiser optimiser, IReadOnlyList<int[]> starts, int count)
    {
        var tried = new List<TriedPoint>();
        Try(starts, tried, count);
        var started = tried.Count;
        var idle = 0;
        for (var step = 0; tried.Count < count && idle < IdleStepsMax; step++)
        {
            var before = tried.Count;
            var share = (before - started) / (double)Math.Max(1, count - started);
            Try(optimiser.Propose(tried, step, share, Math.Min(step == 0 ? 2 * BatchMax : BatchMax, count - before)), tried, count);
            idle = tried.Count == before ? idle + 1 : 0;
        }

        return tried;
    }

    private void Try(IReadOnlyList<int[]> points, List<TriedPoint> tried, int count)
    {
        var fresh = points.Select(p => (Point: p, Design: runs.Of(space.Document(p)))).DistinctBy(p => p.Design)
            .Where(p => !tried.Exists(t => t.Design == p.Design)).Take(count - tried.Count).ToList();
        runs.Fill(fresh.Select(p => p.Design), FirstReplicate, size.FirstReplicates);
        tried.AddRange(fresh.Select(p => new TriedPoint(p.Point, p.Design, p.Design.Mean(FirstReplicate, size.FirstReplicates))));
        Sort(tried);
    }

    private SearchResult Halve(DesignOptimiser optimiser, List<TriedPoint> tried, int optimisers)
    {
        var second = Rung(tried, size.SecondDesigns / optimisers, size.SecondReplicates);
        var last = Rung(second, size.Finalists / optimisers, size.LastReplicates);
        return new SearchResult(optimiser.Id, last.ConvertAll(t => t.Design), last[0].Dollars);
    }

    private List<TriedPoint> Rung(List<TriedPoint> tried, int keep, int replicates)
    {
        var kept = tried.Take(keep).ToList();
        runs.Fill(kept.Select(t => t.Design), FirstReplicate, replicates);
        kept = kept.ConvertAll(t => t with { Dollars = t.Design.Mean(FirstReplicate, replicates) });
        Sort(kept);
        return kept;
    }

    // Stable: of equally dear designs the one that was tried first stays first.
    private static void Sort(List<TriedPoint> tried)
    {
        var sorted = tried.OrderBy(t => t.Dollars).ToList();
        tried.Clear();
        tried.AddRange(sorted);
    }
}
