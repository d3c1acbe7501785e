using System.Globalization;
using Dryrun.Judge.Judging;
using Dryrun.Judge.Languages;
using Dryrun.Judge.Problems;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Content;

/// <summary>
/// Proves a package by running it: inputs are valid and come from the generator, every labelled submission is judged as labelled on every case, wrong ones die
/// on a secret case, shipped faults fail, times keep their margins, and a good solution grows as claimed.
/// </summary>
/// <param name="judge">Where.</param>
public sealed class PackageCheck(SubmissionJudge judge)
{
    // What is too slow runs on until it has missed the limit by the margin that is asked for.
    private const double PatienceOverMargin = 1.1;

    /// <summary>Everything that is wrong, a line each; none where the package is sound.</summary>
    /// <param name="problem">The package.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<string>> ProblemsAsync(Problem problem, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        List<string> found = [.. PackageFiles.Problems(problem)];
        var steps = problem.Submissions.Count + problem.ShippedPaths.Count + 2;
        var done = 0;
        void Step() => progress?.Report(++done / (double)steps);
        try
        {
            found.AddRange(await InputsAsync(problem, cancellation));
            found.AddRange(await GeneratedAsync(problem, cancellation));
            found.AddRange(await OutputsAsync(problem, cancellation));
            Step();
            List<Timed> times = [];
            foreach (var labelled in problem.Submissions)
            {
                found.AddRange(await LabelledAsync(problem, labelled, times, cancellation));
                Step();
            }

            found.AddRange(Margins(problem, times));
            foreach (var (language, path) in problem.ShippedPaths)
            {
                found.AddRange(await ShippedAsync(problem, language, path, cancellation));
                Step();
            }

            found.AddRange(await GrowthAsync(problem, cancellation));
            Step();
        }
        catch (JudgeException e)
        {
            found.Add(e.Message);
        }

        return found;
    }

    private async Task<List<string>> InputsAsync(Problem problem, CancellationToken cancellation)
    {
        List<string> found = [];
        foreach (var path in problem.InputValidatorPaths)
        {
            var validator = await judge.ProgramAsync(path, cancellation);
            foreach (var testCase in problem.Cases)
            {
                var run = await judge.RunProgramAsync(validator.Jail([], testCase.Input), cancellation);
                if (run.ExitCode != ExitCodes.Accept) found.Add($"{Data(problem, testCase.Name)}.in: is refused by {Path.GetFileName(path)}{Said(run)}");
            }
        }

        foreach (var file in FilesIn(problem, "invalid_input", "*.in"))
        {
            List<int?> codes = [];
            foreach (var path in problem.InputValidatorPaths)
            {
                var validator = await judge.ProgramAsync(path, cancellation);
                codes.Add((await judge.RunProgramAsync(validator.Jail([], File.ReadAllBytes(file)), cancellation)).ExitCode);
            }

            if (codes.All(c => c == ExitCodes.Accept)) found.Add($"{file}: is taken by every input validator; one must refuse it");
        }

        return found;
    }

    private async Task<List<string>> GeneratedAsync(Problem problem, CancellationToken cancellation)
    {
        List<string> found = [];
        foreach (var made in problem.Generated)
        {
            var path = Data(problem, $"secret/{made.Name}") + ".in";
            if (!File.Exists(path)) continue;
            if (!(await Generator.InputAsync(judge, problem, made, cancellation)).AsSpan().SequenceEqual(File.ReadAllBytes(path))) found.Add($"{path}: is not what the generator makes; run dryrun content data {problem.Id}");
        }

        return found;
    }

    // Answers that a checker of the problem's own must refuse or take.
    private async Task<List<string>> OutputsAsync(Problem problem, CancellationToken cancellation)
    {
        List<string> found = [];
        if (problem.ValidatorPath is null || problem.Mode == ProblemMode.Interactive) return found;
        var validator = await judge.ProgramAsync(problem.ValidatorPath, cancellation);
        foreach (var (part, wanted) in new[] { ("invalid_output", ExitCodes.Reject), ("valid_output", ExitCodes.Accept) })
        {
            foreach (var file in FilesIn(problem, part, "*.out"))
            {
                var stem = Path.ChangeExtension(file, null);
                var run = await judge.RunProgramAsync(validator.CheckJail(File.ReadAllBytes(stem + ".in"), File.ReadAllBytes(stem + ".ans"), File.ReadAllBytes(file), []), cancellation);
                if (run.ExitCode != wanted) found.Add($"{file}: the checker ends with {run.ExitCode}; {wanted} is wanted{Said(run)}");
            }
        }

        return found;
    }

    private async Task<List<string>> LabelledAsync(Problem problem, LabelledSubmission labelled, List<Timed> times, CancellationToken cancellation)
    {
        var submission = Submission.Read(labelled.Path, problem, null);
        var judgement = await judge.JudgeAsync(problem, submission, new JudgeOptions { EveryCase = true, Patience = problem.Limits.LimitToTooSlow * PatienceOverMargin }, cancellation);
        if (judgement.Verdict == Verdict.JudgeError) return [$"{labelled.Path}: {judgement.Message}"];
        var verdicts = judgement.Cases.Select(c => c.Verdict).Append(judgement.Verdict == Verdict.CompileError ? Verdict.CompileError : Verdict.Accepted).ToList();
        List<string> found = [];
        if (Labels.Broken(labelled.Label, verdicts) is { } broken) found.Add($"{labelled.Path}: {broken}{First(labelled, judgement)}");
        else if (labelled.Label != "accepted" && judgement.Cases.Where(c => !c.IsSample).All(c => c.Verdict == Verdict.Accepted)) found.Add($"{labelled.Path}: fails on samples only; a secret case must refuse it");
        if (judgement.Cases.Count > 0) times.Add(new Timed(labelled, submission.Language, judgement.Cpu, verdicts.Contains(Verdict.IdleLimit) && !verdicts.Contains(Verdict.TimeLimit)));
        return found;
    }

    private static IEnumerable<string> Margins(Problem problem, List<Timed> times)
    {
        foreach (var language in times.Select(t => t.Language).Distinct())
        {
            var limit = problem.Limits.Time(language);
            var slowest = times.Where(t => t.Language == language && t.Submission.Label == "accepted").Select(t => t.Cpu).DefaultIfEmpty().Max();
            if (slowest * problem.Limits.AcceptedToLimit > limit) yield return Margin($"{problem.Folder}: {language.Name} has {limit.TotalSeconds:0.##} s and its slowest accepted submission takes {slowest.TotalSeconds:0.000} s; needs {problem.Limits.AcceptedToLimit:0.#} times that");
            foreach (var slow in times.Where(t => t.Language == language && t.Submission.Label == "time_limit_exceeded" && !t.IsIdle && t.Cpu < limit * problem.Limits.LimitToTooSlow))
            {
                yield return Margin($"{slow.Submission.Path}: takes {slow.Cpu.TotalSeconds:0.000} s where {limit.TotalSeconds:0.##} s are allowed; it must be {problem.Limits.LimitToTooSlow:0.#} times too slow");
            }
        }
    }

    private async Task<List<string>> ShippedAsync(Problem problem, string language, string path, CancellationToken cancellation)
    {
        var submission = Submission.Read(path, problem, language);
        var judgement = await judge.JudgeAsync(problem, submission, new JudgeOptions { EveryCase = true }, cancellation);
        if (judgement.Verdict is Verdict.CompileError or Verdict.JudgeError) return [$"{path}: {Verdicts.Words(judgement.Verdict)}: {judgement.Message.Split('\n')[0]}"];
        return judgement.Cases.Any(c => !c.IsSample && c.Verdict != Verdict.Accepted) ? [] : [$"{path}: is accepted; what a debugging round ships must fail on a secret case"];
    }

    // Measured twice where it differs: a busy machine can bend a curve once.
    private async Task<List<string>> GrowthAsync(Problem problem, CancellationToken cancellation)
    {
        var reference = problem.Submissions.FirstOrDefault(s => s.Label == "accepted" && s.Path.EndsWith(".py", StringComparison.Ordinal));
        if (problem.Complexity is not { } claim || problem.GeneratorPath is null || reference is null) return [];
        var submission = Submission.Read(reference.Path, problem, null);
        var measured = await GrowthMeasure.OfAsync(judge, problem, submission, cancellation);
        if (measured is null) return [$"{reference.Path}: ran at fewer than four of the sizes {string.Join(", ", claim.Sizes)} within ten seconds"];
        if (!measured.SpeaksAgainst(claim.Family)) return [];
        return [$"{reference.Path}: grows like {Growth.Words(measured.Family)} where {claim.Family} is claimed ({measured.Evidence})"];
    }

    private static string First(LabelledSubmission labelled, Judgement judgement)
    {
        if (judgement.Verdict == Verdict.CompileError) return $": {judgement.Message.Split('\n')[0]}";
        var bad = judgement.Cases.FirstOrDefault(c => c.Verdict != Verdict.Accepted && Labels.Broken(labelled.Label, [c.Verdict]) is not null);
        return bad is null ? "" : Margin($" ({bad.Name}: {Verdicts.Words(bad.Verdict)} {bad.Message} {bad.Cpu.TotalSeconds:0.000} s)");
    }

    private static string Margin(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Data(Problem problem, string name) => Path.Combine(problem.Folder, "data", name);

    private static string[] FilesIn(Problem problem, string part, string pattern) =>
        Directory.Exists(Data(problem, part)) ? [.. Directory.GetFiles(Data(problem, part), pattern).Order(StringComparer.Ordinal)] : [];

    private static string Said(JailRun run) => System.Text.Encoding.UTF8.GetString([.. run.Errors, .. run.Output]).Trim().Split('\n')[^1] is { Length: > 0 } line ? $" ({line})" : "";

    private sealed record Timed(LabelledSubmission Submission, Language Language, TimeSpan Cpu, bool IsIdle);
}
