using System.Diagnostics;
using System.Text;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Prompts;
using Dryrun.Judge;
using Dryrun.Judge.Content;
using Dryrun.Judge.Harness;
using Dryrun.Judge.Judging;
using Dryrun.Judge.Languages;
using Dryrun.Judge.Problems;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Cli.Judging;

/// <summary>Connects rounds with code to the judge. The sandbox is opened when it is first needed; where there is none, nothing ever runs.</summary>
internal sealed class JudgedCode : ICodeRunner, IDisposable
{
    // Of one sample; the statement has what a person reads.
    private const int SampleBytesMax = 16 * 1024;

    private const int MessageMost = 4096;

    private readonly Lazy<Opened> opened = new(Open);

    public string Why => opened.Value.Why;

    public string Note => opened.Value.Sandbox is { Tier: SandboxTier.Weak } ? "Weak isolation: memory and time are counted approximately; see dryrun doctor." : "";

    public IReadOnlyList<CodeProblem> Problems(ContentFolder content)
    {
        try
        {
            return [.. PackageReader.IdsIn(Root(content)).Select(id => Read(content, id)).Where(p => p.Round is not null).Select(p => Told(content, p))];
        }
        catch (JudgeException e)
        {
            throw new InputException(e.Message);
        }
    }

    public async Task<CodeReport> RunAsync(ContentFolder content, CodeOrder order, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            if (opened.Value.Judge is not { } judge) return Failed(Why, started);
            var (problem, submission) = Handed(content, order);
            if (order.What == CodePurpose.Own)
            {
                var own = await judge.RunOwnAsync(problem, submission, Encoding.UTF8.GetBytes(order.Input ?? ""), order.Session, cancellation);
                return Report(problem, submission, own, order.Input ?? "", started);
            }

            var options = new JudgeOptions { Client = order.Session, SamplesOnly = order.What == CodePurpose.Samples };
            return Report(await judge.JudgeAsync(problem, submission, options, cancellation), started);
        }
        catch (JudgeException e)
        {
            return Failed(e.Message, started);
        }
    }

    public async Task<CodeGrowth?> MeasureAsync(ContentFolder content, CodeOrder order, CancellationToken cancellation)
    {
        try
        {
            if (opened.Value.Judge is not { } judge) return null;
            var (problem, submission) = Handed(content, order);
            if (problem.Complexity is null || problem.GeneratorPath is null) return null;
            return await GrowthMeasure.OfAsync(judge, problem, submission, cancellation) is { } growth
                ? new CodeGrowth(growth.Family, [.. growth.Points.Select(p => new Interview.Code.GrowthPoint(p.Size, p.Seconds))], growth.Evidence) : null;
        }
        catch (JudgeException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        if (!opened.IsValueCreated) return;
        opened.Value.Judge?.Dispose();
        opened.Value.Sandbox?.Dispose();
    }

    /// <summary>What the interviewer of a problem listens for.</summary>
    /// <exception cref="InputException">The file has problems; every one is a line.</exception>
    public static CodeNotes Notes(ContentFolder content, Problem problem) => CodeNotes.Read(content, problem.Id, [.. problem.FollowUps.SelectMany(f => f.ListenFor).Distinct()]);

    private static string Root(ContentFolder content) => Path.Combine(content.Path, "problems");

    private static Problem Read(ContentFolder content, string id) => PackageReader.Read(Path.Combine(Root(content), id));

    private static (Problem Problem, Submission Submission) Handed(ContentFolder content, CodeOrder order)
    {
        var problem = Read(content, order.Problem);
        return (problem, Submission.Of(LanguageCatalogue.Of(order.Language, ""), Encoding.UTF8.GetBytes(order.Code), problem, "your code"));
    }

    private static CodeProblem Told(ContentFolder content, Problem problem)
    {
        var notes = Notes(content, problem);
        var languages = LanguageCatalogue.Installed
            .Where(l => problem.Languages.Contains(l.Id) && (problem.Mode != ProblemMode.Scenario || problem.ScenarioNames.ContainsKey(l.Id))).ToList();
        return new CodeProblem
        {
            Id = problem.Id,
            Title = problem.Title,
            Round = problem.Round!,
            Level = problem.Level,
            Minutes = problem.Minutes,
            Topics = problem.Topics,
            Statement = problem.Statement,
            Mode = Wording.Key(problem.Mode.ToString()),
            Languages = [.. languages.Select(l => new CodeLanguage(l.Id, l.Name, l.Extensions[0].TrimStart('.')))],
            Starts = languages.ToDictionary(l => l.Id, l => Stub.Of(problem, l)),
            TimeLimitMs = languages.ToDictionary(l => l.Id, l => (long)problem.Limits.Time(l).TotalMilliseconds),
            MemoryBytes = problem.Limits.MemoryBytes,
            CodeBytes = problem.Limits.CodeBytes,
            Samples = [.. problem.Cases.Where(c => c.IsSample).Select(c => new CodeSample(c.Name, Text(c.Input), Text(c.Answer), c.Description))],
            Hints = problem.Hints,
            FollowUps = [.. problem.FollowUps.Select(f => new CodeFollowUp(f.Kind, f.Ask, [.. f.ListenFor.Select(notes.Point)]))],
            Family = problem.GeneratorPath is null ? null : problem.Complexity?.Family,
            Space = problem.Complexity?.Space ?? "",
            Answers = notes.Answers,
            Approach = notes.Approach,
            Fault = notes.Fault,
        };
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, SampleBytesMax)));

    // A secret case's message may give its answer away, so it stays here.
    private static CodeReport Report(Judgement j, long started) => new(
        Key(j.Verdict), Verdicts.Words(j.Verdict), Cut(j.Message),
        [.. j.Cases.Select(c => new CodeCase(
            c.Name, Key(c.Verdict), Verdicts.Words(c.Verdict), (long)c.Cpu.TotalMilliseconds, c.PeakBytes, c.IsSample && c.Message.Length > 0 ? Cut(c.Message) : null))],
        j.CasesInAll, (long)j.Cpu.TotalMilliseconds, j.PeakBytes, (long)j.TimeLimit.TotalMilliseconds, Wording.Key(j.Limit.ToString()), Took(started))
    {
        Failing = j.FailingSample is { } f ? new CodeFailure(f.Name, f.Input, f.Expected, f.Output, f.Errors, f.Message) : null,
    };

    private static CodeReport Report(Problem problem, Submission submission, OwnRun own, string input, long started) => new(
        Key(own.Verdict), Verdicts.Words(own.Verdict), Cut(own.Message), [], 0,
        (long)own.Cpu.TotalMilliseconds, own.PeakBytes, (long)problem.Limits.Time(submission.Language).TotalMilliseconds,
        Wording.Key(Verdicts.LimitOf(own.Verdict).ToString()), Took(started))
    {
        Own = new CodeOutput(input, own.Output, own.Errors),
    };

    private static CodeReport Failed(string why, long started) => new(CodeReport.JudgeError, Verdicts.Words(Verdict.JudgeError), Cut(why), [], 0, 0, 0, 0, "none", Took(started));

    private static string Key(Verdict verdict) => Wording.Key(verdict.ToString());

    private static string Cut(string text) => text.Length <= MessageMost ? text : text[..MessageMost];

    private static long Took(long started) => (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;

    private static Opened Open()
    {
        try
        {
            var sandbox = Sandbox.Open();
            return new Opened("", sandbox, new SubmissionJudge(sandbox));
        }
        catch (JudgeException e)
        {
            return new Opened(e.Message, null, null);
        }
    }

    private sealed record Opened(string Why, Sandbox? Sandbox, SubmissionJudge? Judge);
}
