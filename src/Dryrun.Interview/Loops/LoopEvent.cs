using System.Text.Json.Serialization;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Loops;

/// <summary>What happened in a loop. A stored type name is the record's name in lower camel case.</summary>
public abstract record LoopEvent;

/// <summary>A segment as it was drawn for one candidate.</summary>
/// <param name="Kind">Segment kind.</param>
/// <param name="Prompt">What is sat: a prompt id, or the kind of a talk segment.</param>
/// <param name="Minutes">Its minutes.</param>
/// <param name="Seed">Seed of world, questions and luck.</param>
/// <param name="Tags">Questions with one of these tags come first.</param>
/// <param name="Count">How many questions, or null for what the minutes hold.</param>
public sealed record DrawnSegment(string Kind, string Prompt, int Minutes, ulong Seed, IReadOnlyList<string> Tags, int? Count);

/// <summary>A round as it was drawn for one candidate.</summary>
public sealed record DrawnRound(
    string Id, string Name, int Day, bool Final, bool AfterCommittee, string? Member, int Weight, IReadOnlyList<string> Judges, IReadOnlyList<DrawnSegment> Segments)
{
    /// <summary>Length in minutes.</summary>
    [JsonIgnore]
    public int Minutes => Segments.Sum(s => s.Minutes);
}

/// <summary>The loop began; its mix is drawn and stays hidden until the recruiter is asked.</summary>
/// <param name="Loop">Loop id.</param>
/// <param name="Seed">Everything in the loop is drawn from it.</param>
/// <param name="Level">Level sat at.</param>
/// <param name="Mode">coached or real, of every round.</param>
/// <param name="Temperament">How the interviewers behave unless their company decides.</param>
/// <param name="Variant">Name of the drawn mix.</param>
/// <param name="Disclosed">What the recruiter says about the mix when asked.</param>
/// <param name="BackToBack">True where the final day is sat without breaks.</param>
/// <param name="Rounds">The rounds in order.</param>
public sealed record LoopStarted(
    string Loop, ulong Seed, string Level, SessionMode Mode, Temperament Temperament, string Variant, string Disclosed, bool BackToBack, IReadOnlyList<DrawnRound> Rounds) : LoopEvent;

/// <summary>A segment began in a session.</summary>
public sealed record SegmentStarted(string Round, int Segment, string Session) : LoopEvent;

/// <summary>A segment ended: what the committee needs of it.</summary>
public sealed record SegmentEnded(string Round, int Segment, string Session, SegmentRecord Record) : LoopEvent;

/// <summary>The committee sat.</summary>
/// <param name="Decision">"hire" and its neighbours.</param>
/// <param name="Report">Ballots, dissent, flips and contradictions as they were found; kept whole so that a later version never rewrites it.</param>
public sealed record CommitteeSat(string Decision, System.Text.Json.Nodes.JsonObject Report) : LoopEvent;

/// <summary>What a segment leaves behind.</summary>
/// <param name="Kind">Segment kind.</param>
/// <param name="Title">For people.</param>
/// <param name="Decision">The interviewer's feedback, by key.</param>
/// <param name="Because">The rule that gave it.</param>
/// <param name="MissingSignal">What a deferred decision waits for, else null.</param>
/// <param name="Marks">Mark by dimension, 1 to 5.</param>
/// <param name="Strongest">The candidate's strongest words, or empty.</param>
/// <param name="Flip">What would have flipped this feedback, or null where no single piece of evidence would.</param>
/// <param name="Claims">What was claimed about the past, for the rounds that follow.</param>
/// <param name="Changes">What to change, a sentence each.</param>
/// <param name="Dollars">Regret of a design that ran, the middle of its range, or null.</param>
public sealed record SegmentRecord(
    string Kind, string Title, string Decision, string Because, string? MissingSignal, IReadOnlyDictionary<string, int> Marks, string Strongest, FlipEvidence? Flip,
    IReadOnlyList<Claim> Claims, IReadOnlyList<string> Changes, double? Dollars);

/// <summary>One piece of evidence that turns a feedback.</summary>
/// <param name="Dimension">The dimension it is in.</param>
/// <param name="Signal">Which signal.</param>
/// <param name="Text">In a sentence: what was said that carried it, or what was missing.</param>
/// <param name="Quote">The words where they were said, else empty.</param>
/// <param name="To">The feedback it would have become.</param>
public sealed record FlipEvidence(string Dimension, string Signal, string Text, string Quote, string To);

/// <summary>A statement about the candidate's own past that another round can contradict.</summary>
/// <param name="AtMs">Session time.</param>
/// <param name="Quote">The sentence, verbatim.</param>
/// <param name="About">Content words without figures, in order of the alphabet.</param>
/// <param name="Figures">Numbers with their units.</param>
/// <param name="Actor">"i", "we" or the one who is said to have done it, else empty.</param>
/// <param name="Deed">The verb of the deed in its root form, else empty.</param>
/// <param name="Explained">What the candidate answered when asked why it differs from an earlier round, verbatim; null where nobody asked or nothing was answered.</param>
public sealed record Claim(
    long AtMs, string Quote, IReadOnlyList<string> About, IReadOnlyList<ClaimFigure> Figures, string Actor, string Deed, string? Explained = null);

/// <summary>A claim of an earlier round as the interviewer has it in the notes.</summary>
/// <param name="Round">Name of the round.</param>
/// <param name="Quote">The sentence, verbatim.</param>
public sealed record NotedClaim(string Round, string Quote);

/// <summary>A number in a claim.</summary>
/// <param name="Value">Lower end of what was said.</param>
/// <param name="High">Upper end; the same where one number was said.</param>
/// <param name="Unit">Unit in its base form ("days", "percent", "people"), empty where none was said.</param>
public sealed record ClaimFigure(double Value, double High, string Unit);
