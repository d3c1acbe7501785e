namespace Dryrun.Benchmarks;

/// <summary>One measured figure of a table.</summary>
/// <param name="Table">The table it stands in.</param>
/// <param name="Row">Its row: what was measured.</param>
/// <param name="Column">Its column: under which load.</param>
/// <param name="NanosecondsEach">CPU time per operation; NaN where it was not measured.</param>
public sealed record BenchFigure(string Table, string Row, string Column, double NanosecondsEach)
{
    /// <summary>Operations a second that are aimed at; null where nothing is.</summary>
    public double? TargetPerSecond { get; init; }

    /// <summary>A result of the run that shows it did the work, such as a mean; null where there is none.</summary>
    public double? Check { get; init; }

    /// <summary>Why it was not measured; null where it was.</summary>
    public string? Missing { get; init; }

    /// <summary>Operations a second of CPU time.</summary>
    public double PerSecond => 1e9 / NanosecondsEach;

    /// <summary>Whether the target is met; null where there is none or nothing was measured.</summary>
    public bool? Met => TargetPerSecond is { } target && !double.IsNaN(NanosecondsEach) ? PerSecond >= target : null;
}

/// <summary>How much is measured.</summary>
/// <param name="Pending">Numbers of pending events of the hold model.</param>
/// <param name="Shapes">Delay shapes of the hold model; null for all six.</param>
/// <param name="Events">Events timed in one go.</param>
/// <param name="Repeats">How often; the best counts, the others were disturbed.</param>
/// <param name="Customers">Customers of an M/M/1 queue.</param>
public sealed record BenchSize(IReadOnlyList<int> Pending, IReadOnlyList<string>? Shapes, long Events, int Repeats, long Customers)
{
    /// <summary>Half a minute in all.</summary>
    public static BenchSize Quick { get; } = new([1_000, 100_000], ["exponential", "discrete"], 500_000, 5, 500_000);

    /// <summary>Everything: some minutes.</summary>
    public static BenchSize Full { get; } = new([1_000, 100_000, 1_000_000, 10_000_000], null, 3_000_000, 5, 3_000_000);
}
