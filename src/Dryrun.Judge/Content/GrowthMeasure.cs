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
    /// <summary>The measurements in one line: "20000: 0.06 s, 40000: 0.10 s".</summary>
    public string Evidence => string.Join(", ", Points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Size}: {p.Seconds:0.000} s")));
}

/// <summary>Measures how the running time of a submission grows with the size of its input.</summary>
public static class GrowthMeasure
{
    private const int RunsEach = 3;
    private const double SecondsMax = 10;

    /// <summary>Runs a submission at the sizes of the problem's claim, three times each, and fits the least times.</summary>
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
        List<GrowthPoint> points = [];
        foreach (var size in claim.Sizes)
        {
            var input = await Generator.InputAsync(judge, problem, new GeneratedCase("measure", claim.Kind, size, 1), cancellation);
            var limits = new JailLimits { Cpu = TimeSpan.FromSeconds(SecondsMax), MemoryBytes = problem.Limits.MemoryBytes, OutputBytes = problem.Limits.OutputBytes };
            var least = double.MaxValue;
            for (var i = 0; i < RunsEach; i++)
            {
                var run = await judge.MeasureAsync(problem, submission.Language, artefact, input, limits, cancellation);
                if (run is not { ExitCode: 0, Fired: Limit.None }) return Fitted(points);
                least = Math.Min(least, run.Cpu.TotalSeconds);
            }

            points.Add(new GrowthPoint(size, least));
        }

        return Fitted(points);
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
