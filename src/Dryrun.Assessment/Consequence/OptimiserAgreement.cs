using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Worlds;

namespace Dryrun.Assessment.Consequence;

/// <summary>What the two optimisers of the search ended with in one world, in dollars on the same replicates.</summary>
/// <param name="Seed">Seed of the world, the luck and the search.</param>
/// <param name="Results">Both, in the order in which they are run.</param>
public sealed record OptimiserGap(ulong Seed, IReadOnlyList<OptimiserResult> Results)
{
    /// <summary>The difference of their costs as a share of the lower one, 0 or more.</summary>
    public double Share => ConsequenceAssessment.Gap([.. Results.Select(r => r.BestDollars)]);

    /// <summary>True where they agree well enough that a debrief shows a regret and not a bound.</summary>
    public bool Agrees => Share <= ConsequenceAssessment.DisagreementMax;
}

/// <summary>Measures how often the two optimisers agree, over worlds of a prompt.</summary>
public static class OptimiserAgreement
{
    /// <summary>One search from naive and reference design in the world of each seed, one after the other.</summary>
    /// <param name="system">The system.</param>
    /// <param name="worlds">The prompt's world distribution.</param>
    /// <param name="naive">A known poor design.</param>
    /// <param name="reference">A known good design.</param>
    /// <param name="count">Worlds, of seeds 1 to this.</param>
    /// <param name="threads">How many runs at once, 1 or more.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="Contracts.Input.InputException">A design has problems in one of the worlds.</exception>
    public static IEnumerable<OptimiserGap> Measure(
        ISimulatedSystem system, WorldDistribution worlds, DesignDocument naive, DesignDocument reference, int count, int threads = 1, CancellationToken cancellation = default)
    {
        for (var seed = 1UL; seed <= (ulong)count; seed++)
        {
            var world = worlds.Draw(seed);
            var runs = new RunTable(system, world, seed, threads, null, cancellation);
            var input = new ConsequenceInput(system, world, naive, reference, reference, [], seed);
            var known = new[] { naive, reference }.Select(d => runs.Of(FlatDesign.Fitted(system, world, d))).ToList();
            yield return new(seed, [.. ConsequenceAssessment.Search(input, runs, known).Select(r => new OptimiserResult(r.Optimiser, Cents.Round(r.BestDollars)))]);
        }
    }
}
