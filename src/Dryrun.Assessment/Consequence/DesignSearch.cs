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

    /// <summary>The most runs a search makes, those included that order the luck. Each rung reuses the runs of the one before.</summary>
    public int RunsMax => 64 + (Designs * FirstReplicates)
        + (SecondDesigns * (SecondReplicates - FirstReplicates)) + (Finalists * (LastReplicates - SecondReplicates));
}

/// <summary>What one optimiser ended with: its finalists, the cheapest first.</summary>
internal sealed record SearchResult(string Optimiser, IReadOnlyList<TriedDesign> Finalists, double BestDollars);

/// <summary>
/// Successive halving (Jamieson and Talwalkar 2016) over the designs of two different optimisers, each with half of the designs, on replicates 1024
/// to 1087. Both start from the same designs, whose runs they share.
/// </summary>
/// <remarks>
/// Which 4 replicates come first matters: on four lucky ones every optimiser would learn to be careless. The first starting point (the naive design,
/// which luck hits unprotected) runs on all 64; these are ordered by its cost and visited in bit-reversed order, so that the first 4 and the first 16
/// are spread over good and bad luck alike.
/// </remarks>
internal sealed class DesignSearch(DesignSpace space, RunTable runs, StreamKey key, SearchSize size)
{
    /// <summary>The first replicate of a search, a multiple of the 64 strata; replicates below 1000 are for expectations.</summary>
    public const int FirstReplicate = 1024;

    private const int BatchMax = 4;
    private const int IdleStepsMax = 12;
    private IReadOnlyList<int> order = [];

    /// <summary>Results of both optimisers, in a fixed order. Starts are sound points, at least one.</summary>
    public IReadOnlyList<SearchResult> Run(IReadOnlyList<int[]> starts)
    {
        order = Spread(runs.Of(space.Document(starts[0])));
        DesignOptimiser[] optimisers = [new NeighbourSearch(space, key), new SurrogateSearch(space, key)];
        return [.. optimisers.Select(o => Halve(o, Explore(o, starts, size.Designs / optimisers.Length), optimisers.Length))];
    }

    private List<int> Spread(TriedDesign unprotected)
    {
        const int Bits = 6;
        runs.Fill([unprotected], FirstReplicate, 1 << Bits);
        var ranked = Enumerable.Range(FirstReplicate, 1 << Bits).OrderBy(r => unprotected.Dollars(r)).ToList();
        int Reversed(int i) => Enumerable.Range(0, Bits).Sum(b => ((i >> b) & 1) << (Bits - 1 - b));
        return [.. Enumerable.Range(0, size.LastReplicates).Select(i => ranked[(Reversed(i) + (ranked.Count / 8)) % ranked.Count])];
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
            Try(optimiser.Propose(tried, step, share, Math.Min(BatchMax, count - before)), tried, count);
            idle = tried.Count == before ? idle + 1 : 0;
        }

        return tried;
    }

    private void Try(IReadOnlyList<int[]> points, List<TriedPoint> tried, int count)
    {
        var fresh = points.Select(p => (Point: p, Design: runs.Of(space.Document(p)))).DistinctBy(p => p.Design)
            .Where(p => !tried.Exists(t => t.Design == p.Design)).Take(count - tried.Count).ToList();
        runs.Fill(fresh.Select(p => p.Design), First(size.FirstReplicates));
        tried.AddRange(fresh.Select(p => new TriedPoint(p.Point, p.Design, p.Design.Mean(First(size.FirstReplicates)))));
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
        runs.Fill(kept.Select(t => t.Design), First(replicates));
        kept = kept.ConvertAll(t => t with { Dollars = t.Design.Mean(First(replicates)) });
        Sort(kept);
        return kept;
    }

    private List<int> First(int replicates) => [.. order.Take(replicates)];

    // Stable: of equally dear designs the one that was tried first stays first.
    private static void Sort(List<TriedPoint> tried)
    {
        var sorted = tried.OrderBy(t => t.Dollars).ToList();
        tried.Clear();
        tried.AddRange(sorted);
    }
}
