namespace Dryrun.Contracts.Systems;

/// <summary>How individuals are represented; the policy never learns which.</summary>
public enum RunMode
{
    /// <summary>Counts per cohort, with exact binomial splitting.</summary>
    Cohort,

    /// <summary>One state per individual.</summary>
    Individual,
}

/// <summary>How fine the run is; both sides of any difference use the same grid.</summary>
public enum RunGrid
{
    /// <summary>Coarse, at most 40 ms a run on one core.</summary>
    Search,

    /// <summary>Fine.</summary>
    Full,
}

/// <summary>Everything beside world and design that decides a run.</summary>
public sealed record RunOptions
{
    /// <summary>Seed of the luck streams.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Which luck: 0 is the run that is shown, 0-63 give expectations, 1000 and up are for searches.</summary>
    public int Replicate { get; init; }

    /// <summary>Over how many replicates rare luck is stratified, 1 to 4096.</summary>
    public int Strata { get; init; } = 64;

    /// <summary>Cohort or individual.</summary>
    public RunMode Mode { get; init; } = RunMode.Cohort;

    /// <summary>Search or full grid.</summary>
    public RunGrid Grid { get; init; } = RunGrid.Full;

    /// <summary>Factor on the size of the population, above 0 to 10.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Answers of people, by the key of the decision.</summary>
    public IReadOnlyDictionary<string, string> Decisions { get; init; } = new Dictionary<string, string>();

    /// <summary>Luck that is fixed, by its key.</summary>
    public IReadOnlyDictionary<string, string> Given { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// True where a run that needs a person stops and returns a pending decision. False where an unanswered key takes what the design says
    /// after the human-response delay.
    /// </summary>
    public bool StopForPeople { get; init; }

    /// <summary>True where series and timeline are wanted; searches leave them out. Never changes metrics, ledger or hash.</summary>
    public bool Record { get; init; } = true;

    /// <summary>Ends the run early with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; } = CancellationToken.None;

    /// <summary>Told the finished share, 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }
}
