using System.Globalization;
using Dryrun.Judge.Judging;
using Dryrun.Judge.Problems;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Content;

/// <summary>How the running time of a submission grew when it was measured.</summary>
/// <param name="Points">What was measured.</param>
/// <param name="Family">The family that fits best.</param>
/// <param name="Fits">Every family with its error, the best first.</param>
public sealed record MeasuredGrowth(IReadOnlyList<GrowthPoint> Points, string Family, IReadOnlyList<GrowthFit> Fits)
{
    // One slow moment at the largest size of a linear program makes a square fit 2.3 times better; a square itself fits ten times better.
    private const double ClearlyTimes = 2.5;

    /// <summary>True where no family that could be told apart fits nearly as well.</summary>
    public bool IsClear => IsFlat || Fits.All(f => Growth.AreAlike(f.Family, Family) || IsClearlyWorse(f));

    /// <summary>True where the measurements speak against a family, and not only a little less for it.</summary>
    public bool SpeaksAgainst(string family) => !Growth.AreAlike(Family, family) && (IsFlat || Fits.All(f => !Growth.AreAlike(f.Family, family) || IsClearlyWorse(f)));

    // Times without growth are fitted by every family with a slope of nearly nothing.
    private bool IsFlat => Growth.AreAlike(Family, "1");

    private bool IsClearlyWorse(GrowthFit fit) => fit.RelativeError > ClearlyTimes * Fits.First(f => f.Family == Family).RelativeError;

    /// <summary>The measurements in one line: "20000: 0.06 s, 40000: 0.10 s".</summary>
    public string Evidence => string.Join(", ", Points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Size}: {p.Seconds:0.000} s")));
}

/// <summary>Measures how the running time of a submission grows with the size of its input.</summary>
public static class GrowthMeasure
{
    private const int RoundsMin = 3, RoundsMax = 9;
    private const double SecondsMax = 10;

    /// <summary>
    /// Runs a submission at the sizes of the problem's claim, over all of them three times, and fits the least times; up to nine times where two families fit
    /// nearly as well, because a busy machine makes times longer and never shorter.
    /// </summary>
    /// <param name="judge">Where.</param>
    /// <param name="problem">A problem with a generator and a claim.</param>
    /// <param name="submission">What to measure.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null where too few sizes ran to their end within ten seconds.</returns>
    /// <exception cref="JudgeException">The problem has no claim, or the submission does not compile.</exception>
    public static async Task<MeasuredGrowth?> OfAsync(SubmissionJudge judge, Problem problem, Submission submission, CancellationToken cancellation = default)
    {
        if (problem.Complexity is not { } claim || problem.GeneratorPath is null) throw new JudgeException(JudgeFault.Problem, $"{problem.Id} says nothing about growth, so there is nothing to measure");
        var made = await judge.CompileAsync(problem, submission, "", cancellation);
        if (made.Artefact is not { } artefact) throw new JudgeException(JudgeFault.Submission, $"it does not compile: {made.Messages.Split('\n')[0]}");
        List<byte[]> inputs = [];
        foreach (var size in claim.Sizes) inputs.Add(await Generator.InputAsync(judge, problem, new GeneratedCase("measure", claim.Kind, size, 1), cancellation));
        var limits = new JailLimits { Cpu = TimeSpan.FromSeconds(SecondsMax), MemoryBytes = problem.Limits.MemoryBytes, OutputBytes = problem.Limits.OutputBytes };
        var least = Enumerable.Repeat(double.MaxValue, inputs.Count).ToArray();
        var sizes = inputs.Count;
        MeasuredGrowth? fitted = null;
        // Size by size within each round, so that a slow moment of the machine meets one run of a size and not all.
        for (var round = 0; round < RoundsMax && (round < RoundsMin || fitted is { IsClear: false }); round++)
        {
            for (var i = 0; i < sizes; i++)
            {
                var run = await judge.MeasureAsync(problem, submission.Language, artefact, inputs[i], limits, cancellation);
                if (run is { ExitCode: 0, Fired: Limit.None }) least[i] = Math.Min(least[i], run.Cpu.TotalSeconds);
                else sizes = i;
            }

            fitted = Fitted([.. claim.Sizes.Take(sizes).Select((size, i) => new GrowthPoint(size, least[i]))]);
            if (fitted is null) return null;
        }

        return fitted;
    }

    private static MeasuredGrowth? Fitted(List<GrowthPoint> points)
    {
        if (points.Count < 4) return null;
        var fits = Growth.Fits(points);
        return new MeasuredGrowth(points, Growth.Best(fits), fits);
    }
}

/// <summary>Runs a problem's generator.</summary>
public static class Generator
{
    /// <summary>The input of a generated case: always the same for the same words.</summary>
    /// <exception cref="JudgeException">The generator failed.</exception>
    public static async Task<byte[]> InputAsync(SubmissionJudge judge, Problem problem, GeneratedCase made, CancellationToken cancellation = default)
    {
        var program = await judge.ProgramAsync(problem.GeneratorPath!, cancellation);
        string[] words = [made.Kind, made.Size.ToString(CultureInfo.InvariantCulture), made.Seed.ToString(CultureInfo.InvariantCulture)];
        var run = await judge.RunProgramAsync(program.Jail(words, []), cancellation);
        return run is { ExitCode: 0, Fired: Limit.None, Fault: null } && run.Output.Length > 0
            ? run.Output
            : throw new JudgeException(JudgeFault.Problem, $"{problem.GeneratorPath}: fails for {made.Kind} {made.Size} {made.Seed}: {run.Fault ?? LastLine(run)}");
    }

    private static string LastLine(JailRun run) => System.Text.Encoding.UTF8.GetString(run.Errors).Trim().Split('\n')[^1] is { Length: > 0 } line ? line : $"exit code {run.ExitCode}, limit {run.Fired}, {run.Output.Length} bytes";
}
