using System.Text.Json.Nodes;
using Dryrun.Interview.Sessions;

namespace Dryrun.Server.Sessions;

/// <summary>What a line of a transcript tells of.</summary>
internal enum LineType
{
    /// <summary>The interviewer opened.</summary>
    Started,

    /// <summary>Somebody spoke.</summary>
    Said,

    /// <summary>How a turn was understood.</summary>
    Heard,

    /// <summary>A fact was told.</summary>
    Disclosed,

    /// <summary>Something was taken for granted.</summary>
    Assumed,

    /// <summary>An assumption was confirmed or refuted.</summary>
    Resolved,

    /// <summary>A design change was offered back.</summary>
    Offered,

    /// <summary>The design changed, or an offer was turned down.</summary>
    Designed,

    /// <summary>A run was asked for, or ended.</summary>
    Ran,

    /// <summary>A run stopped for a person.</summary>
    Stopped,

    /// <summary>A stop was answered.</summary>
    Decided,

    /// <summary>The interviewer asked for something.</summary>
    Probed,

    /// <summary>The interviewer cut in.</summary>
    Interrupted,

    /// <summary>The interviewer spoke of time, or gave a hint.</summary>
    Nudged,

    /// <summary>The next phase began.</summary>
    Phase,

    /// <summary>The session ended.</summary>
    Ended,

    /// <summary>A reading was corrected.</summary>
    Corrected,

    /// <summary>A program was handed in or run, or a hint asked for.</summary>
    CodeAsked,

    /// <summary>What came of a program.</summary>
    CodeRan,

    /// <summary>The interviewer gave a hint.</summary>
    Hinted,
}

/// <summary>One visible event of a session.</summary>
/// <param name="Seq">Its number.</param>
/// <param name="AtMs">Session time.</param>
/// <param name="By">Who caused it.</param>
/// <param name="Type">What it is.</param>
/// <param name="Text">What is shown; empty where only marks change.</param>
internal sealed record Line(long Seq, long AtMs, Actor By, LineType Type, string Text)
{
    /// <summary>How long the words took.</summary>
    public long? TookMs { get; init; }

    /// <summary>Number of the said event that it belongs to.</summary>
    public long? Turn { get; init; }

    /// <summary>Of heard and corrected: the clauses.</summary>
    public IReadOnlyList<Clause>? Clauses { get; init; }

    /// <summary>The fact it is about.</summary>
    public string? Fact { get; init; }

    /// <summary>Of disclosed: true where it had been told before.</summary>
    public bool? Again { get; init; }

    /// <summary>The design change as an RFC 7396 merge patch.</summary>
    public JsonObject? Patch { get; init; }

    /// <summary>Of designed: false where an offer was turned down.</summary>
    public bool? Accepted { get; init; }

    /// <summary>Of ran, coached: what came of it.</summary>
    public RunSummary? Run { get; init; }

    /// <summary>Of stopped: what is asked.</summary>
    public Stop? Stop { get; init; }

    /// <summary>Of phase: which one began.</summary>
    public string? Phase { get; init; }

    /// <summary>Of rounds with code: the problem, the run, the hint.</summary>
    public CodeMark? Code { get; init; }

    /// <summary>What kind of interruption, nudge, answer or end it is.</summary>
    public string? Kind { get; init; }
}

/// <summary>A clause of a turn as it was heard.</summary>
/// <param name="Index">Its number in the turn, from 0; what a correction names.</param>
/// <param name="Quote">The words.</param>
/// <param name="Start">Offset in the turn.</param>
/// <param name="Acts">Dialogue acts, the surest first; in talk, the signs of the answer.</param>
/// <param name="Facts">Facts it asks or assumes about.</param>
/// <param name="Owners">Teams and people it names.</param>
internal sealed record Clause(int Index, string Quote, int Start, IReadOnlyList<string> Acts, IReadOnlyList<string> Facts, IReadOnlyList<string> Owners)
{
    /// <summary>Of talk: what the answer was heard to hold.</summary>
    public IReadOnlyList<string>? Points { get; init; }
}

/// <summary>A run in a line.</summary>
internal sealed record RunSummary(string Hash, long TotalCents);
