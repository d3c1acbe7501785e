using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Code;

/// <summary>What a program is run for.</summary>
public enum CodePurpose
{
    /// <summary>On the samples.</summary>
    Samples,

    /// <summary>On an input of one's own.</summary>
    Own,

    /// <summary>On everything; the last one counts.</summary>
    Submit,
}

/// <summary>The candidate's text as it stands in the editor.</summary>
/// <param name="Problem">Problem id.</param>
/// <param name="Language">Language id.</param>
/// <param name="Code">The text.</param>
public sealed record Drafted(string Problem, string Language, string Code) : EventData;

/// <summary>The candidate had a program run.</summary>
/// <param name="Problem">Problem id.</param>
/// <param name="Language">Language id.</param>
/// <param name="Code">The program.</param>
/// <param name="What">What for.</param>
/// <param name="Input">The input of one's own, or null.</param>
public sealed record CodeAsked(string Problem, string Language, string Code, CodePurpose What, string? Input = null) : EventData;

/// <summary>What came of it. A result is a recorded input: a replay runs nothing.</summary>
/// <param name="Run">Sequence number of the event that asked.</param>
/// <param name="Report">The result.</param>
public sealed record CodeRan(long Run, CodeReport Report) : EventData;

/// <summary>How the time of an accepted program grows, measured after it was accepted.</summary>
/// <param name="Run">Sequence number of the event that handed it in.</param>
/// <param name="Growth">What was measured, or null where it was too slow to be measured.</param>
public sealed record GrowthMeasured(long Run, CodeGrowth? Growth) : EventData;

/// <summary>The candidate asked for a hint without a word.</summary>
/// <param name="Problem">Problem id.</param>
public sealed record HintAsked(string Problem) : EventData;

/// <summary>The interviewer gave a hint.</summary>
/// <param name="Problem">Problem id.</param>
/// <param name="Step">1 to 3, each telling more.</param>
/// <param name="Text">The words.</param>
/// <param name="Unasked">True where the candidate was stuck and had not asked.</param>
public sealed record Hinted(string Problem, int Step, string Text, bool Unasked) : EventData;

/// <summary>What became of a program. No input, answer or message of a secret case is in it.</summary>
/// <param name="Verdict">"accepted", "wrongAnswer", "runTimeError", "idleLimit", "timeLimit", "outputLimit", "memoryLimit", "compileError" or "judgeError".</param>
/// <param name="Words">The same for people: "time limit exceeded".</param>
/// <param name="Message">What the compiler said, or why there is no verdict; may be empty.</param>
/// <param name="Cases">Cases that were run, in order.</param>
/// <param name="CasesInAll">How many there are.</param>
/// <param name="CpuMs">Most processor milliseconds of a case.</param>
/// <param name="PeakBytes">Most memory of a case.</param>
/// <param name="TimeLimitMs">Processor milliseconds that a case was allowed.</param>
/// <param name="Limit">The limit that decided: "none", "time", "memory"...</param>
/// <param name="TookMs">Milliseconds by the clock from asking to the result.</param>
public sealed record CodeReport(
    string Verdict, string Words, string Message, IReadOnlyList<CodeCase> Cases, int CasesInAll, long CpuMs, long PeakBytes, long TimeLimitMs, string Limit, long TookMs)
{
    /// <summary>The verdict of a program that did what it should.</summary>
    public const string Accepted = "accepted";

    /// <summary>The verdict where nothing is said about the program.</summary>
    public const string JudgeError = "judgeError";

    /// <summary>The first sample that fails; null where all pass.</summary>
    public CodeFailure? Failing { get; init; }

    /// <summary>What it made of an input of one's own; null elsewhere.</summary>
    public CodeOutput? Own { get; init; }

    /// <summary>True where everything that was run is right.</summary>
    public bool IsAccepted => Verdict == Accepted;
}

/// <summary>What became of a program on one case.</summary>
/// <param name="Name">"sample/1".</param>
/// <param name="Verdict">See <see cref="CodeReport"/>.</param>
/// <param name="Words">The same for people.</param>
/// <param name="CpuMs">Processor milliseconds.</param>
/// <param name="PeakBytes">Most memory held at once.</param>
/// <param name="Message">What is wrong; of samples alone.</param>
public sealed record CodeCase(string Name, string Verdict, string Words, long CpuMs, long PeakBytes, string? Message = null)
{
    /// <summary>True for a case that everybody may see.</summary>
    public bool IsSample => Name.StartsWith("sample/", StringComparison.Ordinal);
}

/// <summary>A sample that fails, with all that helps.</summary>
public sealed record CodeFailure(string Name, string Input, string Expected, string Output, string Errors, string Message);

/// <summary>What a program wrote for an input of one's own.</summary>
public sealed record CodeOutput(string Input, string Output, string Errors);

/// <summary>How a program's time grows.</summary>
/// <param name="Family">"n log n".</param>
/// <param name="Points">Size and processor seconds, growing.</param>
/// <param name="Evidence">Why this family, in words.</param>
public sealed record CodeGrowth(string Family, IReadOnlyList<GrowthPoint> Points, string Evidence);

/// <summary>One measurement.</summary>
public sealed record GrowthPoint(long Size, double Seconds);

/// <summary>Keeps what stands in the editor.</summary>
public sealed record KeepDraft(long StartMs, string Problem, string Language, string Code) : CandidateAction(StartMs);

/// <summary>Has a program run.</summary>
public sealed record HandIn(long StartMs, string Problem, string Language, string Code, CodePurpose What, string? Input) : CandidateAction(StartMs);

/// <summary>Asks for a hint.</summary>
public sealed record AskHint(long StartMs, string Problem) : CandidateAction(StartMs);

/// <summary>A result arrived; not the candidate's doing, but an input all the same.</summary>
public sealed record TakeResult(long StartMs, long Run, CodeReport Report) : CandidateAction(StartMs);

/// <summary>A measurement arrived; likewise.</summary>
public sealed record TakeGrowth(long StartMs, long Run, CodeGrowth? Growth) : CandidateAction(StartMs);
