using Dryrun.Assessment.Conduct;
using Dryrun.Assessment.Consequence;
using Dryrun.Interview.Code;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;

namespace Dryrun.Assessment.Reports;

/// <summary>A fact that was told.</summary>
/// <param name="Fact">Its id.</param>
/// <param name="Name">For people: the name of the world property it reveals, or its id as words.</param>
/// <param name="AtMs">When.</param>
/// <param name="ValueOfInformation">Dollars it is worth before the design is made, or null where not known.</param>
/// <param name="Matters">True where that is above noise.</param>
/// <param name="Framing">True where it frames the task and has no property of the world.</param>
public sealed record AskedFact(string Fact, string Name, long AtMs, double? ValueOfInformation, bool Matters, bool Framing);

/// <summary>A fact that was not told.</summary>
/// <param name="Fact">Its id.</param>
/// <param name="Name">For people, see <see cref="AskedFact"/>.</param>
/// <param name="ValueOfInformation">Dollars it is worth before the design is made, or null where not known.</param>
/// <param name="Matters">True where that is above noise.</param>
/// <param name="CostHere">What not knowing it cost in this world, or null where that cannot be told.</param>
public sealed record UnaskedFact(string Fact, string Name, double? ValueOfInformation, bool Matters, DollarRange? CostHere);

/// <summary>An assumption that this world refutes, or that is stricter than it.</summary>
/// <param name="Made">The assumption.</param>
/// <param name="Truth">What the interviewer would have said, or empty where it is about no fact.</param>
/// <param name="CostHere">What the wrong belief cost in this world, or null where that cannot be told.</param>
public sealed record WrongAssumption(AssumptionMade Made, string Truth, DollarRange? CostHere);

/// <summary>What was asked, missed and wrongly assumed.</summary>
public sealed record FactsReport(
    IReadOnlyList<AskedFact> Asked, IReadOnlyList<UnaskedFact> Missed, IReadOnlyList<WrongAssumption> WronglyAssumed, IReadOnlyList<AssumptionMade> Unchecked)
{
    /// <summary>Facts of the world that were told.</summary>
    public int Told => Asked.Count(a => !a.Framing);

    /// <summary>Facts of the world that could be asked for; what frames the task is not among them.</summary>
    public int Total => Told + Missed.Count;
}

/// <summary>One turn of the transcript.</summary>
/// <param name="Seq">Sequence number of the event.</param>
/// <param name="AtMs">Session time.</param>
/// <param name="By">Who spoke.</param>
/// <param name="Text">The words.</param>
public sealed record TranscriptLine(long Seq, long AtMs, Actor By, string Text);

/// <summary>The report of a round: what was done, what it cost, what to change. Free of ids, wall time and durations of computing.</summary>
public sealed record Debrief
{
    /// <summary>Prompt id.</summary>
    public required string Prompt { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Company, role and kind for people: "Meta TPM design".</summary>
    public required string Round { get; init; }

    /// <summary>Seed of world and luck.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Level sat at.</summary>
    public required string Level { get; init; }

    /// <summary>coached or real.</summary>
    public required SessionMode Mode { get; init; }

    /// <summary>Session time used.</summary>
    public required long UsedMs { get; init; }

    /// <summary>Session time there was.</summary>
    public required long TotalMs { get; init; }

    /// <summary>The decision and what follows from it.</summary>
    public required Feedback Feedback { get; init; }

    /// <summary>Marks, claims, assumptions, phases.</summary>
    public required ConductReport Conduct { get; init; }

    /// <summary>What the design cost; null for a prompt that is rehearsed by talk or a design that never ran.</summary>
    public required ConsequenceReport? Consequence { get; init; }

    /// <summary>What does not run here, in a line; empty where a system runs, and where a segment has nothing to run.</summary>
    public required string ByTalk { get; init; }

    /// <summary>Facts asked, missed, wrongly assumed.</summary>
    public required FactsReport Facts { get; init; }

    /// <summary>The newest run of the session, or null.</summary>
    public required RunRecord? Run { get; init; }

    /// <summary>Ledger lines' names by key, for people.</summary>
    public required IReadOnlyDictionary<string, string> LedgerNames { get; init; }

    /// <summary>True for a talk segment: questions and answers in place of facts, a design and its cost.</summary>
    public bool IsTalk { get; init; }

    /// <summary>Everything that was said, in order.</summary>
    public required IReadOnlyList<TranscriptLine> Transcript { get; init; }
}

/// <summary>Makes debriefs.</summary>
public static class Debriefing
{
    /// <summary>The debrief of a session. A pure function: the same arguments, the same debrief.</summary>
    /// <param name="events">The session's events, from the started event on; an empty interview is fine.</param>
    /// <param name="room">Prompt and system of the session.</param>
    /// <param name="consequence">What the design cost, or null.</param>
    /// <param name="values">Values of information of the prompt's facts, or null where they were not computed.</param>
    public static Debrief Of(
        IReadOnlyList<SessionEvent> events, Room room, ConsequenceReport? consequence = null, FactValues? values = null)
    {
        // The debrief of a session that holds one already is made from what came before it.
        var heard = events.Where(e => e.Data is not Judged).ToList();
        var state = SessionFold.Of(heard);
        var conduct = ConductAssessment.Of(heard, room, consequence);
        var prompt = room.Content.Prompt;
        return new Debrief
        {
            Prompt = prompt.Id,
            Title = prompt.Title,
            Round = $"{TalkPlan.NameOf(prompt.Company)} {prompt.Role.ToUpperInvariant()} {Kind(prompt)}",
            Seed = state.Start.Seed,
            Level = state.Start.Level,
            Mode = state.Start.Mode,
            UsedMs = Math.Min(state.EndedAtMs ?? heard[^1].AtMs, room.TotalMs),
            TotalMs = room.TotalMs,
            Feedback = Feedback.Of(conduct, heard),
            Conduct = conduct,
            Consequence = consequence,
            ByTalk = ByTalk(room),
            Facts = FactsOf(state, room, conduct, consequence, values),
            Run = state.Runs.Count > 0 ? state.Runs[^1].Run : null,
            LedgerNames = room.System.LedgerLines.ToDictionary(l => l.Id, l => l.Name),
            IsTalk = room.Talk is not null,
            Transcript = [.. heard.Select(Line).OfType<TranscriptLine>()],
        };
    }

    private static string ByTalk(Room room) => room switch
    {
        { System.CanRun: true } => "",
        { Talk: { } talk } => talk.File.ByTalk,
        _ => $"Rehearsed by talk: {room.System.Id} does not run in this version, so no consequence in dollars stands beside the marks.",
    };

    private static FactsReport FactsOf(SessionState state, Room room, ConductReport conduct, ConsequenceReport? consequence, FactValues? values)
    {
        var facts = room.Content.Facts.ToDictionary(f => f.Id);
        FactValue? Value(string fact) => values?.Facts.GetValueOrDefault(fact);
        bool Matters(string fact) => Value(fact) is { Colour: false };
        string Named(string fact) => facts.GetValueOrDefault(fact)?.Reveals is { } path && room.System.World.Find(path) is { } property ? property.Name : Shown.Title(fact);
        var costs = consequence?.Missed.ToDictionary(m => m.Fact, m => m.CostHere) ?? [];
        var asked = state.Disclosed.OrderBy(d => d.Value).ThenBy(d => d.Key, StringComparer.Ordinal)
            .Select(d => new AskedFact(d.Key, Named(d.Key), d.Value, Value(d.Key)?.Value, Matters(d.Key), facts.GetValueOrDefault(d.Key)?.Framing ?? false));
        var missed = room.Content.Facts.Where(f => !f.Framing && !state.Disclosed.ContainsKey(f.Id))
            .Select((f, order) => (Fact: new UnaskedFact(f.Id, Named(f.Id), Value(f.Id)?.Value, Matters(f.Id), costs.GetValueOrDefault(f.Id)), order))
            .OrderByDescending(m => m.Fact.CostHere?.Mid ?? 0).ThenByDescending(m => m.Fact.ValueOfInformation ?? 0).ThenBy(m => m.order).Select(m => m.Fact);
        WrongAssumption Wrong(AssumptionMade a) => a.Fact is { } id && facts.TryGetValue(id, out var fact)
            ? new(a, fact.Say(state.Start.World), costs.GetValueOrDefault(id)) : new(a, "", null);
        return new FactsReport(
            [.. asked], [.. missed], [.. conduct.Assumptions.Where(a => a.Status == AssumptionStatus.Refuted || a.OverConstraining).Select(Wrong)],
            [.. conduct.Assumptions.Where(a => a.Status == AssumptionStatus.Unchecked && !a.OverConstraining)]);
    }

    private static TranscriptLine? Line(SessionEvent e)
    {
        var text = e.Data switch
        {
            Started s => s.Text,
            Said s => s.Text,
            Disclosed d => d.Text,
            AssumptionResolved a => a.Text,
            DesignOffered o => o.Text,
            Probed p => p.Text,
            Interrupted i => i.Text,
            Nudged n => n.Text,
            PhaseChanged p => p.Text,
            Ended x => x.Text,
            Hinted h => h.Text,
            CodeAsked a => CodeWords.Asked(a, a.Language),
            CodeRan r => r.Report.Words,
            Ran { Outcome: not null } r => r.Scenario,
            Designed d when e.By == Actor.Candidate => EventJson.Write(d),
            _ => "",
        };
        return text.Length == 0 ? null : new TranscriptLine(e.Seq, e.AtMs, e.By == Actor.Candidate ? Actor.Candidate : Actor.Interviewer, text);
    }

    private static string Kind(Interview.Prompts.Prompt prompt) => prompt.Kind switch
    {
        "executive-90s" => "90 seconds",
        var kind => kind.Replace('-', ' '),
    };
}
