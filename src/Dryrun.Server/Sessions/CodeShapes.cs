using Dryrun.Assessment.Conduct.Code;
using Dryrun.Interview.Code;
using Dryrun.Interview.Sessions;
using Dryrun.Sitting;

namespace Dryrun.Server.Sessions;

/// <summary>What a room with code shows beside the talk.</summary>
/// <param name="Kind">coding, debugging or assessment.</param>
/// <param name="Talks">False for an assessment: nobody listens.</param>
/// <param name="CanRun">False where nothing contains programs here.</param>
/// <param name="Languages">Languages of any of the problems.</param>
/// <param name="Problems">The problems, in order.</param>
/// <param name="HintPoints">Points of the mark for coding that the first hint of a problem costs, the second, and so on; empty where there are no hints.</param>
internal sealed record CodePage(
    string Kind, bool Talks, bool CanRun, IReadOnlyList<CodeLanguageShown> Languages, IReadOnlyList<CodeProblemShown> Problems, IReadOnlyList<int> HintPoints)
{
    /// <summary>Where nothing can be run: why, in one line.</summary>
    public string? Why { get; init; }

    /// <summary>What is to be known of how programs are contained.</summary>
    public string? Note { get; init; }
}

/// <summary>A language.</summary>
/// <param name="Id">"cpp".</param>
/// <param name="Name">"C++".</param>
/// <param name="Monaco">What the editor calls it.</param>
internal sealed record CodeLanguageShown(string Id, string Name, string Monaco);

/// <summary>A problem as the candidate sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">For people.</param>
/// <param name="Statement">Markdown.</param>
/// <param name="Level">medium or hard.</param>
/// <param name="Minutes">Minutes an interview gives it.</param>
/// <param name="Mode">stream, function, class, scenario or interactive.</param>
/// <param name="Languages">Ids of its languages, the usual one first.</param>
/// <param name="Starts">By language, what the editor opens with.</param>
/// <param name="Shipped">True where that is code with a fault.</param>
/// <param name="Samples">Cases that everybody may see.</param>
/// <param name="OwnInput">True where inputs of one's own can be run.</param>
/// <param name="TimeLimitMs">By language, processor milliseconds of a case.</param>
/// <param name="MemoryBytes">Memory of a program.</param>
/// <param name="CodeBytes">Longest program.</param>
internal sealed record CodeProblemShown(
    string Id, string Title, string Statement, string Level, int Minutes, string Mode, IReadOnlyList<string> Languages, IReadOnlyDictionary<string, string> Starts, bool Shipped,
    IReadOnlyList<CodeSample> Samples, bool OwnInput, IReadOnlyDictionary<string, long> TimeLimitMs, long MemoryBytes, long CodeBytes);

/// <summary>Where the code of a session stands.</summary>
/// <param name="Problem">The problem last worked on.</param>
/// <param name="Drafts">The newest text of each problem and language.</param>
/// <param name="Runs">Runs, the oldest first.</param>
/// <param name="Running">Ids of runs without a result.</param>
/// <param name="Submitted">The last submission of each problem.</param>
/// <param name="Hints">Hints that were given.</param>
/// <param name="HintsLeft">By problem, how many are left; empty in an assessment.</param>
internal sealed record CodeStateShown(
    string Problem, IReadOnlyList<CodeDraft> Drafts, IReadOnlyList<CodeRunShown> Runs, IReadOnlyList<long> Running, IReadOnlyList<CodeSubmitted> Submitted, IReadOnlyList<CodeHint> Hints,
    IReadOnlyDictionary<string, int> HintsLeft);

/// <summary>A hint that was given.</summary>
internal sealed record CodeHint(string Problem, int Step, string Text, long AtMs);

/// <summary>The submission of a problem that counts.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Run">Id of the run.</param>
/// <param name="Language">Its language.</param>
internal sealed record CodeSubmitted(string Problem, long Run, string Language)
{
    /// <summary>The verdict once it is there.</summary>
    public string? Verdict { get; init; }

    /// <summary>The same for people.</summary>
    public string? Words { get; init; }
}

/// <summary>Whether a result is there.</summary>
internal enum CodeRunState
{
    /// <summary>Not yet.</summary>
    Running,

    /// <summary>Yes.</summary>
    Done,
}

/// <summary>A run.</summary>
/// <param name="Id">Number of the event that asked for it.</param>
/// <param name="AtMs">Session time of asking.</param>
/// <param name="Problem">The problem.</param>
/// <param name="Language">The language.</param>
/// <param name="What">samples, own or submit.</param>
/// <param name="State">running or done.</param>
/// <param name="Cases">Cases that were run.</param>
/// <param name="CasesInAll">How many there are.</param>
internal sealed record CodeRunShown(
    long Id, long AtMs, string Problem, string Language, CodePurpose What, CodeRunState State, IReadOnlyList<CodeCaseShown> Cases, int CasesInAll)
{
    /// <summary>accepted, wrongAnswer, runTimeError, idleLimit, timeLimit, outputLimit, memoryLimit, compileError or judgeError.</summary>
    public string? Verdict { get; init; }

    /// <summary>The same for people.</summary>
    public string? Words { get; init; }

    /// <summary>What came of it in a line.</summary>
    public string? Text { get; init; }

    /// <summary>What the compiler said, or why there is no verdict.</summary>
    public string? Message { get; init; }

    /// <summary>The first sample that fails.</summary>
    public CodeFailure? Failing { get; init; }

    /// <summary>Of an input of one's own: what it wrote.</summary>
    public CodeOutput? Own { get; init; }

    /// <summary>Most processor milliseconds of a case.</summary>
    public long? CpuMs { get; init; }

    /// <summary>Most memory of a case.</summary>
    public long? PeakBytes { get; init; }

    /// <summary>Processor milliseconds that a case was allowed.</summary>
    public long? TimeLimitMs { get; init; }

    /// <summary>The limit that decided.</summary>
    public string? Limit { get; init; }

    /// <summary>True where the result is no verdict: try again.</summary>
    public bool? Again { get; init; }
}

/// <summary>A case of a run.</summary>
/// <param name="Name">"secret/07-long".</param>
/// <param name="IsSample">True for a case that everybody may see.</param>
/// <param name="Verdict">See the run's.</param>
/// <param name="Words">The same for people.</param>
/// <param name="CpuMs">Processor milliseconds.</param>
/// <param name="PeakBytes">Most memory held at once.</param>
internal sealed record CodeCaseShown(string Name, bool IsSample, string Verdict, string Words, long CpuMs, long PeakBytes)
{
    /// <summary>What is wrong; of samples alone.</summary>
    public string? Message { get; init; }
}

/// <summary>A run with the program as it was handed in.</summary>
internal sealed record CodeHandedIn(CodeRunShown Run, string Code);

/// <summary>What a line of a transcript says about code.</summary>
internal sealed record CodeMark(string Problem)
{
    /// <summary>Id of the run.</summary>
    public long? Run { get; init; }

    /// <summary>Its language.</summary>
    public string? Language { get; init; }

    /// <summary>samples, own or submit.</summary>
    public CodePurpose? What { get; init; }

    /// <summary>The verdict.</summary>
    public string? Verdict { get; init; }

    /// <summary>The verdict for people.</summary>
    public string? Words { get; init; }

    /// <summary>Of a hint: which one, from 1.</summary>
    public int? Step { get; init; }
}

/// <summary>Makes the shapes of rounds with code.</summary>
internal static class CodeShapes
{
    public static CodePage Page(CodePlan plan, Library library)
    {
        var why = library.Code is { } runner ? runner.Why : plan.Why.Length > 0 ? plan.Why : "nothing is connected that runs programs";
        return new CodePage(
            plan.Kind, plan.Talks, why.Length == 0,
            [.. plan.Problems.SelectMany(p => p.Languages).DistinctBy(l => l.Id).Select(l => new CodeLanguageShown(l.Id, l.Name, l.Id))],
            [.. plan.Problems.Select(Of)], plan.Talks ? HintPrices.Points : [])
        {
            Why = why.Length > 0 ? why : null,
            Note = why.Length == 0 && library.Code is { Note.Length: > 0 } noted ? noted.Note : null,
        };
    }

    public static CodeStateShown State(SessionState state, CodePlan plan) => new(
        state.Code.Problem.Length > 0 ? state.Code.Problem : plan.First.Id, state.Code.Drafts,
        [.. state.Code.Runs.Select(Of)], [.. state.Code.Runs.Where(r => r.Report is null).Select(r => r.Seq)],
        [.. plan.Problems.Select(p => state.Code.Runs.FindLast(r => r.Problem == p.Id && r.IsSubmission && (r.Report is null || r.IsJudged))).OfType<CodeRun>().Select(Submitted)],
        [.. state.Code.Hints.Select(h => new CodeHint(h.Hint.Problem, h.Hint.Step, h.Hint.Text, h.AtMs))],
        plan.Talks ? plan.Problems.ToDictionary(p => p.Id, p => p.Hints.Count - state.Code.HintsOf(p.Id)) : new Dictionary<string, int>());

    public static CodeRunShown Of(CodeRun run) => new(
        run.Seq, run.AtMs, run.Problem, run.Asked.Language, run.Asked.What, run.Report is null ? CodeRunState.Running : CodeRunState.Done,
        [.. (run.Report?.Cases ?? []).Select(c => new CodeCaseShown(c.Name, c.IsSample, c.Verdict, c.Words, c.CpuMs, c.PeakBytes) { Message = c.Message })], run.Report?.CasesInAll ?? 0)
    {
        Verdict = run.Report?.Verdict,
        Words = run.Report?.Words,
        Text = run.Report is null ? null : CodeWords.Line(run),
        Message = run.Report is { Message.Length: > 0 } said ? said.Message : null,
        Failing = run.Report?.Failing,
        Own = run.Report?.Own,
        CpuMs = run.Report?.CpuMs,
        PeakBytes = run.Report?.PeakBytes,
        TimeLimitMs = run.Report?.TimeLimitMs,
        Limit = run.Report?.Limit,
        Again = run.Report?.Verdict == CodeReport.JudgeError ? true : null,
    };

    private static CodeSubmitted Submitted(CodeRun run) => new(run.Problem, run.Seq, run.Asked.Language) { Verdict = run.Report?.Verdict, Words = run.Report?.Words };

    private static CodeProblemShown Of(CodeProblem p) => new(
        p.Id, p.Title, p.Statement, p.Level, p.Minutes, p.Mode,
        [.. p.Languages.Select(l => l.Id)], p.Starts, p.IsShipped, p.Samples, p.TakesInput, p.TimeLimitMs, p.MemoryBytes, p.CodeBytes);
}
