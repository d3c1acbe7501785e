using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Dryrun.Judge.Checkers;
using Dryrun.Judge.Harness;
using Dryrun.Judge.Languages;
using Dryrun.Judge.Problems;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Judging;

/// <summary>How to judge.</summary>
public sealed record JudgeOptions
{
    /// <summary>Who asks: each has a turn after the other.</summary>
    public string Client { get; init; } = "";

    /// <summary>True to run the samples alone.</summary>
    public bool SamplesOnly { get; init; }

    /// <summary>True to run every case; else the first secret case that fails ends it.</summary>
    public bool EveryCase { get; init; }

    /// <summary>Multiplies the processor time after which a run is ended, without changing what is allowed: to see by how much it is missed.</summary>
    public double Patience { get; init; } = 1.25;

    /// <summary>Told the share of cases done, 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }
}

/// <summary>What a submission did with an input of one's own.</summary>
/// <param name="Verdict">Accepted where it ran to its end within every limit; nothing is compared.</param>
/// <param name="Message">What the compiler said or how it ended.</param>
/// <param name="Output">What it wrote, cut to 4 KiB.</param>
/// <param name="Errors">What it wrote on standard error, cut to 4 KiB.</param>
/// <param name="Cpu">Processor time.</param>
/// <param name="PeakBytes">Most memory held at once.</param>
public sealed record OwnRun(Verdict Verdict, string Message, string Output, string Errors, TimeSpan Cpu, long PeakBytes);

/// <summary>
/// Judges submissions. Compilers and checkers run beside the one slot where time is measured. Safe for use by many threads; dispose it when nothing is being
/// judged.
/// </summary>
/// <param name="sandbox">Where programs run; stays the caller's.</param>
public sealed class SubmissionJudge(Sandbox sandbox) : IDisposable
{
    // Within a quarter of the limit a time is measured again, alone, and the best of three counts.
    private const double NearLimit = 0.25;
    private const int RunsMax = 3, CompiledKept = 64;

    private readonly Lanes lanes = new();
    private readonly ConcurrentDictionary<string, Compiled> compiled = new();
    private readonly ConcurrentDictionary<string, ProblemProgram> programs = new();

    /// <summary>Judges a submission.</summary>
    /// <exception cref="JudgeException">The problem's own files are wrong, or the submission's language is not here.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<Judgement> JudgeAsync(Problem problem, Submission submission, JudgeOptions options, CancellationToken cancellation = default)
    {
        var cases = problem.Cases.Where(c => c.IsSample || !options.SamplesOnly).ToList();
        var made = await CompileAsync(problem, submission, options.Client, cancellation);
        List<CaseResult> results = [];
        FailingSample? failing = null;
        foreach (var testCase in made.Artefact is null ? [] : cases)
        {
            var result = await RunCaseAsync(problem, submission.Language, made.Artefact!, testCase, options, cancellation);
            results.Add(result);
            options.Progress?.Report(results.Count / (double)cases.Count);
            if (result.Verdict == Verdict.Accepted) continue;
            if (testCase.IsSample) failing ??= Failing(testCase, result);
            if (result.Verdict == Verdict.JudgeError || (!testCase.IsSample && !options.EveryCase)) break;
        }

        var bad = results.FirstOrDefault(r => r.Verdict == Verdict.JudgeError) ?? results.FirstOrDefault(r => r.Verdict != Verdict.Accepted);
        return new Judgement
        {
            Problem = problem.Id,
            Language = submission.Language.Id,
            Verdict = made.Artefact is null ? Verdict.CompileError : bad?.Verdict ?? Verdict.Accepted,
            Message = made.Artefact is null ? made.Messages : bad?.Verdict == Verdict.JudgeError ? bad.Message : "",
            Cases = results,
            CasesInAll = cases.Count,
            FailingSample = failing,
            Tier = sandbox.Tier,
            TimeLimit = problem.Limits.Time(submission.Language),
        };
    }

    /// <summary>Runs a submission on an input of one's own.</summary>
    /// <param name="problem">The problem; an interactive one cannot be run so.</param>
    /// <param name="submission">The submission.</param>
    /// <param name="input">The input.</param>
    /// <param name="client">Who asks.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="JudgeException">The problem is interactive, or the language is not here.</exception>
    public async Task<OwnRun> RunOwnAsync(Problem problem, Submission submission, ReadOnlyMemory<byte> input, string client = "", CancellationToken cancellation = default)
    {
        if (problem.Mode == ProblemMode.Interactive) throw new JudgeException(JudgeFault.Submission, $"{problem.Id} is a talk with another program; it has no input of one's own");
        var made = await CompileAsync(problem, submission, client, cancellation);
        if (made.Artefact is null) return new OwnRun(Verdict.CompileError, made.Messages, "", "", TimeSpan.Zero, 0);
        var language = submission.Language;
        var limit = problem.Limits.Time(language);
        var jail = language.RunJail(made.Artefact, JailLimitsOf(problem, limit)) with { Input = input };
        var run = await lanes.TimedAsync(client, () => sandbox.Run(jail, cancellation), cancellation);
        var (verdict, message) = Verdicts.Of(run, limit, language.SaysOutOfMemory(run), () => CheckOutcome.Right);
        return new OwnRun(verdict, message, Cut(run.Output), Cut(run.Errors), run.Cpu, run.PeakBytes);
    }

    /// <summary>Compiles a problem's program once and keeps it.</summary>
    /// <exception cref="JudgeException">It does not compile.</exception>
    public async Task<ProblemProgram> ProgramAsync(string path, CancellationToken cancellation = default)
    {
        if (programs.TryGetValue(path, out var known)) return known;
        return programs[path] = await lanes.UntimedAsync("", () => ProblemProgram.Compile(sandbox, path, cancellation), cancellation);
    }

    /// <summary>Runs a problem's program beside the timing slot.</summary>
    public Task<JailRun> RunProgramAsync(Jail jail, CancellationToken cancellation = default) => lanes.UntimedAsync("", () => sandbox.Run(jail, cancellation), cancellation);

    /// <summary>Runs a compiled submission on an input, or lets it talk about it, and tells its processor time: for measuring growth.</summary>
    internal async Task<JailRun> MeasureAsync(Problem problem, Language language, Artefact artefact, byte[] input, JailLimits limits, CancellationToken cancellation)
    {
        var jail = language.RunJail(artefact, limits) with { Input = input };
        if (problem.Mode != ProblemMode.Interactive) return await lanes.TimedAsync("", () => sandbox.Run(jail, cancellation), cancellation);
        var partner = (await ProgramAsync(problem.ValidatorPath!, cancellation)).CheckJail(input, [], [], []);
        return await lanes.TimedAsync("", () => sandbox.Talk(jail, partner, (_, _) => { }, ExitCodes.Reject, cancellation).Candidate, cancellation);
    }

    /// <summary>Compiles a submission together with its harness; the same program is compiled once.</summary>
    internal async Task<Compiled> CompileAsync(Problem problem, Submission submission, string client, CancellationToken cancellation)
    {
        var program = HarnessFiles.Program(problem, submission.Language, submission.Source);
        var key = Key(submission.Language, program);
        if (compiled.TryGetValue(key, out var known)) return known;
        var made = await lanes.UntimedAsync(client, () => submission.Language.Compile(sandbox, program, cancellation), cancellation);
        if (compiled.Count >= CompiledKept) compiled.Clear();
        return compiled[key] = made;
    }

    /// <inheritdoc/>
    public void Dispose() => lanes.Dispose();

    private async Task<CaseResult> RunCaseAsync(Problem problem, Language language, Artefact artefact, TestCase testCase, JudgeOptions options, CancellationToken cancellation)
    {
        var limit = problem.Limits.Time(language);
        var jail = language.RunJail(artefact, JailLimitsOf(problem, limit * options.Patience));
        var validator = problem.ValidatorPath is { } path ? await ProgramAsync(path, cancellation) : null;
        var (input, answer) = (testCase.Input, testCase.Answer);
        var best = await lanes.TimedAsync(options.Client, () => Once(), cancellation);
        var runs = 1;
        for (; runs < RunsMax && IsNear(best.Run, limit); runs++)
        {
            var again = await lanes.QuietAsync(options.Client, () => Once(), cancellation);
            if (again.Run.Cpu < best.Run.Cpu) best = again;
        }

        var (verdict, message) = best.Talk is { } talk
            ? Verdicts.Of(talk, limit, language.SaysOutOfMemory(talk.Candidate), ProblemProgram.Message(talk.Interactor))
            : await CheckedAsync(new Asked(problem, language, testCase, options.Client), best.Run, limit, validator, input, answer, cancellation);
        var shown = testCase.IsSample;
        var (output, errors) = shown ? (best.Transcript ?? Cut(best.Run.Output), Cut(best.Run.Errors)) : (null, null);
        return new CaseResult(testCase.Name, verdict, message, Verdicts.LimitOf(verdict), best.Run.Cpu, best.Run.PeakBytes, runs, output, errors);

        One Once()
        {
            if (problem.Mode != ProblemMode.Interactive) return new One(sandbox.Run(jail with { Input = input }, cancellation), null, null);
            var transcript = new Transcript();
            var both = sandbox.Talk(jail, validator!.CheckJail(input, answer, [], testCase.ValidatorArguments), transcript.Heard, ExitCodes.Reject, cancellation);
            return new One(both.Candidate, both, transcript.ToString());
        }
    }

    private async Task<(Verdict Verdict, string Message)> CheckedAsync(
        Asked asked, JailRun run, TimeSpan limit, ProblemProgram? validator, byte[] input, byte[] answer, CancellationToken cancellation)
    {
        var (problem, language, testCase, client) = asked;
        var isWell = false;
        var (verdict, message) = Verdicts.Of(run, limit, language.SaysOutOfMemory(run), () =>
        {
            isWell = true;
            return CheckOutcome.Right;
        });
        if (!isWell) return (verdict, message);
        try
        {
            var outcome = validator is not null
                ? await lanes.UntimedAsync(client, () => validator.Check(sandbox, input, answer, run.Output, testCase.ValidatorArguments, cancellation), cancellation)
                : problem.Mode == ProblemMode.Stream
                    ? new TokenChecker(testCase.ValidatorArguments).Check(run.Output, answer)
                    : new ValueChecker(problem.Answers).Check(run.Output, answer);
            return outcome.IsRight ? (Verdict.Accepted, "") : (Verdict.WrongAnswer, outcome.Message);
        }
        catch (JudgeException e)
        {
            return (Verdict.JudgeError, $"{testCase.Name}: {e.Message}");
        }
    }

    private static bool IsNear(JailRun run, TimeSpan limit) => run.Fault is null && run.Cpu > limit * (1 - NearLimit) && run.Cpu < limit * (1 + NearLimit);

    private static JailLimits JailLimitsOf(Problem problem, TimeSpan cpu) => new() { Cpu = cpu, MemoryBytes = problem.Limits.MemoryBytes, OutputBytes = problem.Limits.OutputBytes };

    private static FailingSample Failing(TestCase testCase, CaseResult result) =>
        new(testCase.Name, Cut(testCase.Input), Cut(testCase.Answer), result.Output ?? "", result.Errors ?? "", result.Message.Length > 0 ? result.Message : Verdicts.Words(result.Verdict));

    private static string Cut(byte[] bytes)
    {
        const int Max = 4096;
        return bytes.Length <= Max ? Encoding.UTF8.GetString(bytes) : Encoding.UTF8.GetString(bytes, 0, Max) + "\n...";
    }

    private static string Key(Language language, SourceProgram program)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(language.Id));
        foreach (var file in program.Files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\0{file.Name}\0{file.Content.Length}\0"));
            hash.AppendData(file.Content.Span);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private sealed record Asked(Problem Problem, Language Language, TestCase TestCase, string Client);

    private sealed record One(JailRun Run, TalkRun? Talk, string? Transcript);
}
