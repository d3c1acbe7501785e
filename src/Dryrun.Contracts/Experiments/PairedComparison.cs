using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Contracts.Experiments;

/// <summary>
/// Two designs under the same luck, replicate by replicate (common random numbers): what they share cancels, so a small difference shows in few
/// replicates.
/// </summary>
/// <param name="Replicates">How many pairs.</param>
/// <param name="FirstDollars">Mean cost of the first design.</param>
/// <param name="SecondDollars">Mean cost of the second design.</param>
/// <param name="DifferenceDollars">First minus second, with its 95 % interval; above 0 where the first is dearer.</param>
public sealed record PairedComparison(int Replicates, double FirstDollars, double SecondDollars, Interval DifferenceDollars)
{
    /// <summary>True where the interval of the difference leaves out 0.</summary>
    public bool IsClear => !DifferenceDollars.Contains(0);

    /// <summary>Compares outcomes of the same replicates, seed and grid, in the same order.</summary>
    /// <exception cref="ArgumentException">The lists differ in length or are empty.</exception>
    public static PairedComparison Of(IReadOnlyList<Outcome> first, IReadOnlyList<Outcome> second)
    {
        if (first.Count != second.Count || first.Count == 0)
        {
            throw new ArgumentException($"A paired comparison needs as many outcomes on both sides, not {first.Count} and {second.Count}.",
                nameof(second));
        }

        return new PairedComparison(
            first.Count,
            ExpectedCost.Mean(first, o => o.Ledger.TotalCents) / 100,
            ExpectedCost.Mean(second, o => o.Ledger.TotalCents) / 100,
            PairedDifference.Of(ExpectedCost.Dollars(first), ExpectedCost.Dollars(second)));
    }
}
