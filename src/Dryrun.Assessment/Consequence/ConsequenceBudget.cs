namespace Dryrun.Assessment.Consequence;

/// <summary>
/// How many runs a report may take: 3,000 with up to 44 missed facts, which is 60 s on two cores at 40 ms a run. Runs are reused wherever designs or
/// replicates coincide, so that most reports take fewer.
/// </summary>
public static class ConsequenceBudget
{
    /// <summary>Most runs of the search.</summary>
    public static int Search { get; } = SearchSize.Standard.RunsMax;

    /// <summary>Most runs of naive, reference, candidate and finalists on replicates 0 to 63.</summary>
    public static int Scores { get; } = (3 + SearchSize.Standard.Finalists) * ReplicateSample.All;

    /// <summary>Most runs between the candidate's design and the best known one.</summary>
    public const int ExplanationMax = 680;

    /// <summary>Most runs between the naive design and the candidate's.</summary>
    public const int WaterfallMax = 224;

    private const int MissedLeast = 176;

    /// <summary>Most runs for so many missed facts.</summary>
    public static int Missed(int facts) => Math.Max(MissedLeast, 4 * facts);

    /// <summary>Most runs of a report with so many missed facts.</summary>
    public static int Total(int missedFacts) => Search + Scores + ExplanationMax + WaterfallMax + Missed(missedFacts);
}

/// <summary>Turns finished runs into a share that never falls. A stage that needs fewer runs than planned ends where it was planned to end.</summary>
internal sealed class ProgressMeter(IProgress<(string Step, double Share)>? progress, int total)
{
    private readonly Lock gate = new();
    private string step = "";
    private int start;
    private int length;
    private int done;

    /// <summary>Ends the stage before and starts one of at most so many runs.</summary>
    public void Stage(string name, int runs)
    {
        lock (gate)
        {
            (step, start, length, done) = (name, start + length, runs, 0);
            Report();
        }
    }

    /// <summary>Takes in finished runs, from any thread.</summary>
    public void Ran(int runs)
    {
        lock (gate)
        {
            done += runs;
            Report();
        }
    }

    /// <summary>Everything is done.</summary>
    public void End() => Stage("done", 0);

    private void Report() => progress?.Report((step, Math.Min(1, (start + Math.Min(done, length)) / (double)total)));
}
