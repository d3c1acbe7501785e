using System.Collections.Immutable;

namespace Dryrun.Interview.Code;

/// <summary>A text as it last stood in the editor.</summary>
public sealed record CodeDraft(string Problem, string Language, string Code, long Seq, long AtMs);

/// <summary>A run with its result, which is null until it arrives.</summary>
/// <param name="Seq">Sequence number of the event that asked; the run's id.</param>
/// <param name="AtMs">Session time of asking.</param>
/// <param name="Asked">What was asked for.</param>
/// <param name="Report">The result, or null.</param>
/// <param name="DoneMs">Session time of the result, or null.</param>
public sealed record CodeRun(long Seq, long AtMs, CodeAsked Asked, CodeReport? Report, long? DoneMs)
{
    /// <summary>Problem id.</summary>
    public string Problem => Asked.Problem;

    /// <summary>True where it was handed in.</summary>
    public bool IsSubmission => Asked.What == CodePurpose.Submit;

    /// <summary>True where it was handed in and everything is right.</summary>
    public bool Solves => IsSubmission && Report is { IsAccepted: true };

    /// <summary>True where there is a result that says something about the program.</summary>
    public bool IsJudged => Report is { } report && report.Verdict != CodeReport.JudgeError;
}

/// <summary>A hint that was given.</summary>
public sealed record HintGiven(long Seq, long AtMs, Hinted Hint);

/// <summary>What a session holds of code: a fold over its events.</summary>
public sealed record CodeState
{
    /// <summary>Nothing yet.</summary>
    public static CodeState Empty { get; } = new();

    /// <summary>The newest draft of each problem and language, in the order they were first kept.</summary>
    public ImmutableList<CodeDraft> Drafts { get; init; } = [];

    /// <summary>Runs in order.</summary>
    public ImmutableList<CodeRun> Runs { get; init; } = [];

    /// <summary>Hints in order.</summary>
    public ImmutableList<HintGiven> Hints { get; init; } = [];

    /// <summary>Measurements by run.</summary>
    public ImmutableSortedDictionary<long, GrowthMeasured> Growth { get; init; } = ImmutableSortedDictionary<long, GrowthMeasured>.Empty;

    /// <summary>Id of the problem last worked on; empty before any.</summary>
    public string Problem { get; init; } = "";

    /// <summary>Session time when the two of them last said something to each other.</summary>
    public long SpokeMs { get; init; }

    /// <summary>How often the interviewer asked what is going on.</summary>
    public int Quiets { get; init; }

    /// <summary>Session time of the last step forward: something said or written, a program run, a hint given.</summary>
    public long ForwardMs { get; init; }

    /// <summary>The run that has no result yet, or null.</summary>
    public CodeRun? Running => Runs.FindLast(r => r.Report is null);

    /// <summary>The newest draft of a problem in a language, or null.</summary>
    public CodeDraft? Draft(string problem, string language) => Drafts.Find(d => d.Problem == problem && d.Language == language);

    /// <summary>The newest draft of a problem in any language, or null.</summary>
    public CodeDraft? Draft(string problem) => Drafts.Where(d => d.Problem == problem).MaxBy(d => d.Seq);

    /// <summary>The submission that counts: the last that was judged, or null.</summary>
    public CodeRun? Submission(string problem) => Runs.FindLast(r => r.Problem == problem && r.IsSubmission && r.IsJudged);

    /// <summary>True where the submission that counts is right.</summary>
    public bool IsSolved(string problem) => Submission(problem) is { Solves: true };

    /// <summary>How many hints of a problem were given.</summary>
    public int HintsOf(string problem) => Hints.Count(h => h.Hint.Problem == problem);

    /// <summary>The state after a text was kept.</summary>
    public CodeState With(long seq, long atMs, Drafted kept)
    {
        var draft = new CodeDraft(kept.Problem, kept.Language, kept.Code, seq, atMs);
        var at = Drafts.FindIndex(d => d.Problem == kept.Problem && d.Language == kept.Language);
        return this with { Drafts = at < 0 ? Drafts.Add(draft) : Drafts.SetItem(at, draft), Problem = kept.Problem, ForwardMs = atMs };
    }

    /// <summary>The state after a run was asked for, which keeps the text too.</summary>
    public CodeState With(long seq, long atMs, CodeAsked asked) =>
        With(seq, atMs, new Drafted(asked.Problem, asked.Language, asked.Code)) with { Runs = Runs.Add(new CodeRun(seq, atMs, asked, null, null)), ForwardMs = atMs };

    /// <summary>The state after a result.</summary>
    public CodeState With(long atMs, CodeRan ran)
    {
        var at = Runs.FindIndex(r => r.Seq == ran.Run);
        return at < 0 ? this : this with { Runs = Runs.SetItem(at, Runs[at] with { Report = ran.Report, DoneMs = atMs }), ForwardMs = atMs };
    }
}
