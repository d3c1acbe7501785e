using System.Collections.Immutable;
using Dryrun.Interview.Code;
using Dryrun.Interview.Interviewer;

namespace Dryrun.Interview.Sessions;

/// <summary>Folds events into the state of a session.</summary>
public static class SessionFold
{
    /// <summary>What <see cref="SessionState.LastAsked"/> holds while a design change that was just offered waits for a yes or no.</summary>
    public const string Offered = "offer";

    /// <summary>What <see cref="SessionState.LastAsked"/> holds after a question that no fact answers.</summary>
    public const string Unknown = "unknown";

    /// <summary>What <see cref="SessionState.LastAsked"/> holds after "what breaks first, and how would you know?".</summary>
    public const string BreaksFirst = "breaksFirst";

    /// <summary>What <see cref="SessionState.LastAsked"/> holds after the worst moment of the unseen run was told.</summary>
    public const string Scenario = "scenario";

    /// <summary>The state after all events.</summary>
    /// <exception cref="InvalidDataException">The events do not begin with a started event, or their numbers have a gap.</exception>
    public static SessionState Of(IEnumerable<SessionEvent> events)
    {
        SessionState? state = null;
        foreach (var happened in events) state = Apply(state, happened);
        return state ?? throw new InvalidDataException("a session without events");
    }

    /// <summary>The state after one more event.</summary>
    public static SessionState Apply(SessionState? state, SessionEvent happened)
    {
        if (state is null)
        {
            if (happened.Data is not Started start || happened.Seq != 1) throw new InvalidDataException("a session must begin with its started event");
            return new SessionState { Start = start, LastSeq = 1, ClockMs = happened.AtMs + SpokenTime.Of(start.Text), LastWords = start.Text };
        }

        if (happened.Seq != state.LastSeq + 1) throw new InvalidDataException($"event {state.LastSeq + 1} is missing");
        var changed = Change(state, happened);
        var clockMs = Later(changed, happened.AtMs);
        return changed with { LastSeq = happened.Seq, ClockMs = clockMs, Code = Between(changed.Code, happened, clockMs) };
    }

    // When the two of them last had something from each other: silence is measured from it.
    private static CodeState Between(CodeState code, SessionEvent happened, long clockMs) => happened.Data switch
    {
        Said when happened.By == Actor.Candidate => code with { SpokeMs = clockMs, ForwardMs = clockMs },
        Said or Probed or Hinted or CodeAsked or CodeRan => code with { SpokeMs = clockMs },
        Nudged n => code with { SpokeMs = clockMs, Quiets = code.Quiets + (n.Kind == "quiet" ? 1 : 0) },
        _ => code,
    };

    private static SessionState Change(SessionState s, SessionEvent e) => e.Data switch
    {
        Said said when e.By == Actor.Candidate => s with { Turns = s.Turns.Add((e.Seq, e.AtMs, said.Text)), ClockMs = Later(s, e.AtMs + said.TookMs) },
        Said { TookMs: 0 } => s,
        Said said => s with { LastWords = said.Text, ClockMs = Later(s, e.AtMs + said.TookMs), LastAsked = "" },
        Understood understood => Hear(s, understood),
        Corrected corrected => Correct(s, corrected),
        Disclosed d => s with
        {
            Disclosed = s.Disclosed.ContainsKey(d.Fact) ? s.Disclosed : s.Disclosed.Add(d.Fact, e.AtMs),
            Answered = d.Text.Length > 0 ? s.Answered.Add(d.Fact) : s.Answered,
            LastFacts = [d.Fact],
            LastWords = d.Text.Length > 0 ? d.Text : s.LastWords,
            LastAsked = "",
            ClockMs = Later(s, e.AtMs + SpokenTime.Of(d.Text)),
        },
        Assumed a => s with
        {
            Assumptions = s.Assumptions.Add(new AssumptionState(a.Id, a.Text, a.Fact, a.Value, e.AtMs, AssumptionStatus.Unchecked, false)),
            AssumedFacts = a.Fact is null ? s.AssumedFacts : s.AssumedFacts.Add(a.Fact),
        },
        AssumptionResolved r => Resolve(s, e, r),
        DesignOffered o => s with
        {
            Offers = s.Offers.Add(new Offer(e.Seq, o.Patch, o.Quote)),
            LastAsked = o.Text.Length > 0 ? Offered : s.LastAsked,
            LastWords = o.Text.Length > 0 ? o.Text : s.LastWords,
            ClockMs = Later(s, e.AtMs + SpokenTime.Of(o.Text)),
        },
        Designed d => s with
        {
            Design = d.Accepted ? s.Design.Merge(d.Patch) : s.Design,
            Offers = d.Offer is { } answered ? s.Offers.RemoveAll(o => o.Seq == answered) : s.Offers,
        },
        Ran { Outcome: { } outcome } ran => s with
        {
            Runs = s.Runs.Add((e.Seq, outcome)),
            Frozen = s.Frozen || s.Start.Mode == SessionMode.Real,
            Stop = null,
            Decisions = s.Decisions.Clear(),
            LastWords = ran.Scenario.Length > 0 ? ran.Scenario : s.LastWords,
            LastAsked = ran.Scenario.Length > 0 ? Scenario : s.LastAsked,
            ClockMs = Later(s, e.AtMs + SpokenTime.Of(ran.Scenario)),
        },
        Stopped stop => s with { Stop = stop },
        Decided d => s with { Stop = null, Decisions = s.Decisions.SetItem(d.Key, d.Option) },
        Probed p => s with
        {
            Probes = s.Probes.Add((p, s.Turns.Count)),
            UnknownQuestions = s.UnknownQuestions + (p.About == Unknown ? 1 : 0),
            Frozen = s.Frozen || (p.About == BreaksFirst && s.Start.Mode == SessionMode.Real),
            LastAsked = p.About,
            LastWords = p.Text,
            ClockMs = Later(s, e.AtMs + SpokenTime.Of(p.Text)),
        },
        Interrupted i => s with
        {
            Interruptions = s.Interruptions.Add((i, s.Turns.Count)),
            LastAsked = i.Kind,
            LastWords = i.Text,
            ClockMs = Later(s, e.AtMs + SpokenTime.Of(i.Text)),
        },
        Nudged n => s with { Nudges = s.Nudges.Add(n.Kind), LastWords = n.Text, ClockMs = Later(s, e.AtMs + SpokenTime.Of(n.Text)) },
        PhaseChanged p => s with
        {
            Phase = p.Phase,
            Phases = s.Phases.Add((p.Phase, e.AtMs)),
            LastWords = p.Text.Length > 0 ? p.Text : s.LastWords,
            ClockMs = Later(s, e.AtMs + SpokenTime.Of(p.Text)),
        },
        Ended ended => s with { EndedAtMs = e.AtMs, LastWords = ended.Text, ClockMs = Later(s, e.AtMs) },
        Judged judged => s with { Judged = judged },
        Drafted draft => s with { Code = s.Code.With(e.Seq, e.AtMs, draft) },
        CodeAsked asked => s with { Code = s.Code.With(e.Seq, e.AtMs, asked) },
        CodeRan ran => s with { Code = s.Code.With(e.AtMs, ran) },
        GrowthMeasured growth => s with { Code = s.Code with { Growth = s.Code.Growth.SetItem(growth.Run, growth) } },
        Hinted hint => s with
        {
            Code = s.Code with { Hints = s.Code.Hints.Add(new HintGiven(e.Seq, e.AtMs, hint)), ForwardMs = e.AtMs },
            LastWords = hint.Text,
            LastAsked = "",
            ClockMs = Later(s, e.AtMs + SpokenTime.Of(hint.Text)),
        },
        _ => s,
    };

    private static SessionState Resolve(SessionState s, SessionEvent e, AssumptionResolved r)
    {
        // The assumption that is resolved is nearly always the newest.
        var at = s.Assumptions.FindLastIndex(a => a.Id == r.Id);
        if (at < 0) return s;
        var resolved = s.Assumptions[at] with { Status = r.Status, OverConstraining = r.OverConstraining };
        return s with
        {
            Assumptions = s.Assumptions.SetItem(at, resolved),
            Answered = r.Status == AssumptionStatus.Refuted && resolved.Fact is { } fact ? s.Answered.Add(fact) : s.Answered,
            LastWords = r.Text.Length > 0 ? r.Text : s.LastWords,
            LastAsked = r.Text.Length > 0 ? "" : s.LastAsked,
            ClockMs = Later(s, e.AtMs + SpokenTime.Of(r.Text)),
        };
    }

    private static SessionState Hear(SessionState s, Understood understood)
    {
        var turn = s.Turns[^1];
        var acts = s.Acts;
        foreach (var clause in understood.Clauses) acts = Spoke(acts, turn, clause);
        var facts = understood.Clauses.SelectMany(c => c.Facts).ToImmutableList();
        return s with
        {
            Acts = acts,
            LastFacts = facts.Count > 0 ? facts : s.LastFacts,
            LastUnderstood = understood,
            Settled = s.Settled.Union(Subjects.SettledBy(understood)),
            NamedComponents = s.NamedComponents.Union(understood.Clauses.SelectMany(c => c.Components ?? [])),
        };
    }

    private static ImmutableSortedDictionary<string, ImmutableList<Spoken>> Spoke(
        ImmutableSortedDictionary<string, ImmutableList<Spoken>> acts, (long Seq, long AtMs, string Text) turn, UnderstoodClause clause)
    {
        var spoken = new Spoken(turn.Seq, turn.AtMs, clause.Quote, clause);
        foreach (var act in clause.Acts) acts = acts.SetItem(act, acts.GetValueOrDefault(act, []).Add(spoken));
        return acts;
    }

    // Only the newest turn can be corrected, so its clauses stand at the end of each list.
    private static SessionState Correct(SessionState s, Corrected corrected)
    {
        if (s.LastUnderstood is not { } last || last.Turn != corrected.Turn || corrected.Clause >= last.Clauses.Count) return s;
        var old = last.Clauses[corrected.Clause];
        var acts = s.Acts;
        foreach (var act in old.Acts.Where(acts.ContainsKey))
        {
            var at = acts[act].FindLastIndex(x => x.Turn == corrected.Turn && x.Clause.Start == old.Start);
            if (at < 0) continue;
            var left = acts[act].RemoveAt(at);
            acts = left.Count > 0 ? acts.SetItem(act, left) : acts.Remove(act);
        }

        var right = old with { Acts = corrected.Acts, Facts = corrected.Facts };
        return s with
        {
            Acts = Spoke(acts, s.Turns[^1], right),
            LastUnderstood = last with { Clauses = [.. last.Clauses.Select((c, i) => i == corrected.Clause ? right : c)] },
        };
    }

    private static long Later(SessionState s, long atMs) => Math.Max(s.ClockMs, atMs);
}
