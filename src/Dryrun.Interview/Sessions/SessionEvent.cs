using System.Text.Json.Nodes;
using Dryrun.Contracts.Systems;

namespace Dryrun.Interview.Sessions;

/// <summary>Who caused an event.</summary>
public enum Actor
{
    /// <summary>The person being interviewed.</summary>
    Candidate,

    /// <summary>The interviewer.</summary>
    Interviewer,

    /// <summary>The room: clock, runs, understanding.</summary>
    System,
}

/// <summary>
/// One event of a session. <paramref name="AtMs"/> is session time, which runs only while somebody is attached; sequence numbers start at 1 and have
/// no gaps. The type of <paramref name="Data"/> decides the event's type name.
/// </summary>
public sealed record SessionEvent(long Seq, long AtMs, Actor By, EventData Data);

/// <summary>What happened. There are exactly these kinds; a stored type name is the record's name in lower camel case.</summary>
public abstract record EventData;

/// <summary>The session began.</summary>
/// <param name="Prompt">Prompt id.</param>
/// <param name="Seed">Seed of world and luck.</param>
/// <param name="Level">Level sat at: "L5".</param>
/// <param name="Mode">coached or real.</param>
/// <param name="Temperament">supportive, neutral or stress.</param>
/// <param name="World">The complete drawn world.</param>
/// <param name="ContentHash">Hash of the prompt's content.</param>
/// <param name="ModelVersion">The system's model version.</param>
/// <param name="Text">What the interviewer opens with.</param>
/// <param name="ForkOf">"session@seq" this one was forked from, or null.</param>
/// <param name="Drill">Key of the drill it is sat as, or null where it is a whole segment.</param>
public sealed record Started(
    string Prompt, ulong Seed, string Level, SessionMode Mode, Temperament Temperament, JsonObject World, string ContentHash, int ModelVersion, string Text, string? ForkOf = null,
    string? Drill = null)
    : EventData;

/// <summary>Somebody spoke. For a candidate <paramref name="TookMs"/> is what the turn cost; for the interviewer, the length of the words.</summary>
public sealed record Said(string Text, long TookMs) : EventData;

/// <summary>How a turn was understood; offsets index into the text of the said event <paramref name="Turn"/>.</summary>
public sealed record Understood(long Turn, IReadOnlyList<UnderstoodClause> Clauses) : EventData;

/// <summary>One clause of a turn as it was understood.</summary>
/// <param name="Quote">The clause, verbatim.</param>
/// <param name="Start">Offset in the turn.</param>
/// <param name="Acts">Dialogue acts by name, the surest first.</param>
/// <param name="Facts">Facts it asks or assumes about, the surest first.</param>
/// <param name="Marks">Modality in words: "conditional", "absolute", "hedged", "negated", "correction", "i", "we", "vagueOwner", "number".</param>
/// <param name="Teams">Teams and people it names as owners.</param>
/// <param name="Components">Components it names, or null where it names none.</param>
public sealed record UnderstoodClause(
    string Quote, int Start, IReadOnlyList<string> Acts, IReadOnlyList<string> Facts, IReadOnlyList<string> Marks, IReadOnlyList<string> Teams,
    IReadOnlyList<string>? Components = null);

/// <summary>The candidate corrected a reading (coached mode).</summary>
/// <param name="Turn">Sequence number of the said event.</param>
/// <param name="Clause">Which clause of it, from 0.</param>
/// <param name="Acts">The right acts.</param>
/// <param name="Facts">The right facts.</param>
public sealed record Corrected(long Turn, int Clause, IReadOnlyList<string> Acts, IReadOnlyList<string> Facts) : EventData;

/// <summary>The interviewer answered a question with a fact.</summary>
/// <param name="Fact">Fact id.</param>
/// <param name="Text">The words: the fact's answer in the world, or empty where the resolution of an assumption settled it just before.</param>
/// <param name="Turn">Sequence number of the turn that asked.</param>
/// <param name="Again">True where it had been disclosed before.</param>
public sealed record Disclosed(string Fact, string Text, long Turn, bool Again) : EventData;

/// <summary>The candidate took something for granted.</summary>
/// <param name="Id">"a1", "a2"...</param>
/// <param name="Text">The words.</param>
/// <param name="Fact">The fact it is about, or null.</param>
/// <param name="Value">The number or choice assumed, or null.</param>
/// <param name="Turn">Sequence number of the turn.</param>
public sealed record Assumed(string Id, string Text, string? Fact, string? Value, long Turn) : EventData;

/// <summary>An assumption was confirmed, refuted, or stays unchecked.</summary>
/// <param name="Id">The assumption.</param>
/// <param name="Status">confirmed, refuted or unchecked.</param>
/// <param name="Text">What the interviewer said, empty where nothing was said.</param>
/// <param name="OverConstraining">True where the assumption was stricter than the world.</param>
public sealed record AssumptionResolved(string Id, AssumptionStatus Status, string Text, bool OverConstraining) : EventData;

/// <summary>A spoken commitment as the design change it means.</summary>
/// <param name="Patch">RFC 7396 merge patch.</param>
/// <param name="Quote">The words that made it.</param>
/// <param name="Turn">Sequence number of the turn.</param>
/// <param name="Text">How it was offered back, empty in real mode.</param>
public sealed record DesignOffered(JsonObject Patch, string Quote, long Turn, string Text) : EventData;

/// <summary>The design changed.</summary>
/// <param name="Patch">RFC 7396 merge patch; null makes a knob undecided.</param>
/// <param name="Offer">Sequence number of the offer it answers, or null.</param>
/// <param name="Accepted">False where an offer was turned down; the design then stays as it was.</param>
public sealed record Designed(JsonObject Patch, long? Offer = null, bool Accepted = true) : EventData;

/// <summary>By the candidate: a run was asked for. By the system: a run ended, with its outcome.</summary>
/// <param name="Outcome">The outcome, or null in the candidate's request.</param>
/// <param name="Scenario">In real mode what the interviewer put as a scenario; empty otherwise.</param>
public sealed record Ran(RunRecord? Outcome, string Scenario = "") : EventData;

/// <summary>A run stopped because it needs a person.</summary>
public sealed record Stopped(string Key, long AtMinute, string Observed, IReadOnlyList<StopOption> Options) : EventData;

/// <summary>An answer the candidate can give at a stop.</summary>
public sealed record StopOption(string Id, string Text);

/// <summary>The candidate answered a stop.</summary>
public sealed record Decided(string Key, string Option) : EventData;

/// <summary>The interviewer asked for something that was missing.</summary>
/// <param name="Probe">Probe id.</param>
/// <param name="About">What it is about.</param>
/// <param name="Text">The words.</param>
/// <param name="Because">Why now, for the debrief.</param>
public sealed record Probed(string Probe, string About, string Text, string Because) : EventData;

/// <summary>The interviewer cut in.</summary>
/// <param name="Kind">designBeforeScoping, framework, meeting, monologue, absolute.</param>
/// <param name="Text">The words.</param>
/// <param name="Quote">What it answers.</param>
public sealed record Interrupted(string Kind, string Text, string Quote) : EventData;

/// <summary>The interviewer spoke of time, or in coached mode gave a hint.</summary>
public sealed record Nudged(string Kind, string Text) : EventData;

/// <summary>The next phase began.</summary>
public sealed record PhaseChanged(string Phase, string Text) : EventData;

/// <summary>The segment ended.</summary>
/// <param name="Why">candidate, time, or interviewer where everything was asked.</param>
/// <param name="Text">The interviewer's last words.</param>
public sealed record Ended(string Why, string Text) : EventData;

/// <summary>The debrief of the session, stored whole so that a later model never rewrites it.</summary>
public sealed record Judged(JsonObject Debrief) : EventData;

/// <summary>coached: hints, charts, as many runs as wished. real: silence until the debrief.</summary>
public enum SessionMode
{
    /// <summary>Hints, readings, runs.</summary>
    Coached,

    /// <summary>As in the real room.</summary>
    Real,
}

/// <summary>How the interviewer behaves.</summary>
public enum Temperament
{
    /// <summary>Warm, gives room.</summary>
    Supportive,

    /// <summary>Businesslike.</summary>
    Neutral,

    /// <summary>Impatient on purpose.</summary>
    Stress,
}

/// <summary>What became of an assumption.</summary>
public enum AssumptionStatus
{
    /// <summary>Nobody checked it.</summary>
    Unchecked,

    /// <summary>The interviewer said it holds.</summary>
    Confirmed,

    /// <summary>The interviewer said it does not.</summary>
    Refuted,
}

/// <summary>What a session keeps of a run.</summary>
/// <param name="Hash">The run's hash.</param>
/// <param name="TotalCents">Its cost.</param>
/// <param name="Metrics">Metrics by key; null where one never came about.</param>
/// <param name="Ledger">Cents by line.</param>
/// <param name="Timeline">What happened.</param>
/// <param name="Series">Curves, thinned for reading.</param>
public sealed record RunRecord(
    string Hash,
    long TotalCents,
    IReadOnlyDictionary<string, double?> Metrics,
    IReadOnlyDictionary<string, long> Ledger,
    IReadOnlyList<RunMoment> Timeline,
    IReadOnlyList<RunCurve> Series)
{
    private const int CurvePointsMax = 240;

    /// <summary>What is kept of an outcome.</summary>
    public static RunRecord Of(Outcome outcome) => new(
        outcome.Hash,
        outcome.Ledger.TotalCents,
        outcome.MetricValues.ToDictionary(m => m.Key, m => double.IsFinite(m.Value) ? m.Value : (double?)null),
        outcome.Ledger.Lines.ToDictionary(l => l.Key, l => l.Value),
        [.. outcome.Timeline.Select(t => new RunMoment(t.AtMinute, t.Kind, t.Severity.ToString().ToLowerInvariant(), t.Text, t.Component, t.Affected))],
        [.. outcome.Series.Select(Thin)]);

    private static RunCurve Thin(Series s)
    {
        var step = Math.Max(1, (s.Values.Count + CurvePointsMax - 1) / CurvePointsMax);
        var kept = Enumerable.Range(0, s.Values.Count).Where(i => i % step == 0 || i == s.Values.Count - 1).ToList();
        return new RunCurve(s.Id, s.Name, s.Unit, [.. kept.Select(i => s.AtHours[i])], [.. kept.Select(i => s.Values[i])]);
    }
}

/// <summary>An entry of a run's timeline.</summary>
public sealed record RunMoment(long AtMinute, string Kind, string Severity, string Text, string? Component, long? Affected);

/// <summary>A curve of a run.</summary>
public sealed record RunCurve(string Id, string Name, string Unit, IReadOnlyList<double> AtHours, IReadOnlyList<double> Values);
