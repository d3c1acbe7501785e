using System.Collections.Immutable;

namespace Dryrun.Interview.Sessions;

/// <summary>Folds events into the state of a session.</summary>
public static class SessionFold
{
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
            return new SessionState { Start = start, LastSeq = 1, ClockMs = happened.AtMs, LastWords = start.Text };
        }

        if (happened.Seq != state.LastSeq + 1) throw new InvalidDataException($"event {state.LastSeq + 1} is missing");
        return Change(state, happened) with { LastSeq = happened.Seq };
    }

    private static SessionState Change(SessionState s, SessionEvent e) => e.Data switch
    {
        Said said when e.By == Actor.Candidate => s with { Turns = s.Turns.Add((e.Seq, e.AtMs, said.Text)), ClockMs = Later(s, e.AtMs + said.TookMs) },
        Said said => s with { LastWords = said.Text, ClockMs = Later(s, e.AtMs + said.TookMs), LastAsked = "" },
        Understood understood => Hear(s, understood),
        Corrected corrected => Correct(s, corrected),
        Disclosed d => s with
        {
            Disclosed = s.Disclosed.ContainsKey(d.Fact) ? s.Disclosed : s.Disclosed.Add(d.Fact, e.AtMs),
            LastFacts = [d.Fact],
            LastWords = d.Text,
            LastAsked = "",
            ClockMs = Later(s, e.AtMs + SpokenTime.Of(d.Text)),
        },
        Assumed a => s with { Assumptions = s.Assumptions.Add(new AssumptionState(a.Id, a.Text, a.Fact, a.Value, e.AtMs, AssumptionStatus.Unchecked, false)) },
        AssumptionResolved r => s with
        {
            Assumptions = [.. s.Assumptions.Select(a => a.Id == r.Id ? a with { Status = r.Status, OverConstraining = r.OverConstraining } : a)],
            LastWords = r.Text.Length > 0 ? r.Text : s.LastWords,
            ClockMs = Later(s, e.AtMs + SpokenTime.Of(r.Text)),
        },
        DesignOffered o => s with { Offers = s.Offers.Add(new Offer(e.Seq, o.Patch, o.Quote)), ClockMs = Later(s, e.AtMs + SpokenTime.Of(o.Text)) },
        Designed d => s with
        {
            Design = d.Accepted ? s.Design.Merge(d.Patch) : s.Design,
            Offers = d.Offer is { } answered ? s.Offers.RemoveAll(o => o.Seq == answered) : s.Offers,
        },
        Ran { Outcome: { } outcome } ran => s with
        {
            Runs = s.Runs.Add((e.Seq, outcome)),
            Stop = null,
            Decisions = s.Decisions.Clear(),
            LastWords = ran.Scenario.Length > 0 ? ran.Scenario : s.LastWords,
            LastAsked = ran.Scenario.Length > 0 ? "scenario" : s.LastAsked,
            ClockMs = Later(s, e.AtMs + SpokenTime.Of(ran.Scenario)),
        },
        Stopped stop => s with { Stop = stop },
        Decided d => s with { Stop = null, Decisions = s.Decisions.SetItem(d.Key, d.Option) },
        Probed p => s with
        {
            Probes = s.Probes.Add((p, s.Turns.Count)),
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
        Nudged n => s with { Nudges = s.Nudges.Add(n.Kind), ClockMs = Later(s, e.AtMs + SpokenTime.Of(n.Text)) },
        PhaseChanged p => s with { Phase = p.Phase, Phases = s.Phases.Add((p.Phase, e.AtMs)), ClockMs = Later(s, e.AtMs + SpokenTime.Of(p.Text)) },
        Ended ended => s with { EndedAtMs = e.AtMs, LastWords = ended.Text },
        Judged judged => s with { Judged = judged },
        _ => s,
    };

    private static SessionState Hear(SessionState s, Understood understood)
    {
        var turn = s.Turns[^1];
        var acts = s.Acts;
        foreach (var clause in understood.Clauses)
        {
            foreach (var act in clause.Acts)
            {
                acts = acts.SetItem(act, acts.GetValueOrDefault(act, []).Add(new Spoken(turn.Seq, turn.AtMs, clause.Quote, clause)));
            }
        }

        var facts = understood.Clauses.SelectMany(c => c.Facts).ToImmutableList();
        return s with { Acts = acts, LastFacts = facts.Count > 0 ? facts : s.LastFacts, LastUnderstood = understood };
    }

    private static SessionState Correct(SessionState s, Corrected corrected)
    {
        if (s.LastUnderstood is not { } last || last.Turn != corrected.Turn || corrected.Clause >= last.Clauses.Count) return s;
        var old = last.Clauses[corrected.Clause];
        var right = old with { Acts = corrected.Acts, Facts = corrected.Facts };
        var acts = s.Acts.ToDictionary(a => a.Key, a => a.Value.RemoveAll(x => x.Turn == corrected.Turn && ReferenceEquals(x.Clause, old)));
        var turn = s.Turns.First(t => t.Seq == corrected.Turn);
        foreach (var act in corrected.Acts)
        {
            acts[act] = acts.GetValueOrDefault(act, []).Add(new Spoken(turn.Seq, turn.AtMs, right.Quote, right));
        }

        return s with
        {
            Acts = acts.Where(a => a.Value.Count > 0).ToImmutableSortedDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal),
            LastUnderstood = last with { Clauses = [.. last.Clauses.Select((c, i) => i == corrected.Clause ? right : c)] },
        };
    }

    private static long Later(SessionState s, long atMs) => Math.Max(s.ClockMs, atMs);
}
