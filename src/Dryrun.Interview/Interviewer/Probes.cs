using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Interviewer;

/// <summary>
/// Asks for what is missing, never for what was given: the owner, the biggest risk, the rollout, the way back, what is watched, what it costs. What the candidate
/// has just talked about is taken up first; the subject is changed only where the candidate's own thread has run dry.
/// </summary>
internal static class Probes
{
    /// <summary>Probes that are never opened from here: the clock asks for the summary, an interruption for the number.</summary>
    private static readonly string[] AskedElsewhere = ["summary", "numberBehindAdjective"];

    /// <summary>Turns between two probes on what was just said: every turn under stress, every second, every third when supportive.</summary>
    private static int Pace(Temperament temperament) => temperament switch
    {
        Temperament.Stress => 1,
        Temperament.Neutral => 2,
        _ => 3,
    };

    public static void Push(Exchange exchange, Turn turn)
    {
        var state = exchange.State;
        if (exchange.Spoke || state.Stop is not null || state.EndedAtMs is not null || turn.Clauses.Count == 0) return;
        if (Clock.Closing(exchange) || turn.Has(DialogueAct.Summary) || turn.Has(DialogueAct.Question)) return;
        if (SecondPush(exchange) is { } again)
        {
            exchange.Add(Actor.Interviewer, again);
            return;
        }

        if (state.Phase == exchange.Content.Prompt.Phases[0].Id) return;
        var since = state.Turns.Count - (state.Probes.Count == 0 ? 0 : state.Probes[^1].AfterTurn);
        var pace = Pace(exchange.Temperament);
        if (since < pace) return;
        var open = exchange.Content.Lines.Probes
            .Select((probe, order) => (probe, order, near: Subjects.IsNear(probe.About, state.LastUnderstood!)))
            .Where(p => (p.near || since > pace) && IsOpen(state, p.probe))
            .OrderBy(p => p.near ? 0 : 1)
            .ThenBy(p => p.order);
        foreach (var (probe, _, near) in open)
        {
            var text = exchange.Fresh(probe.Say, Slots(exchange, probe, near));
            if (text.Length == 0) continue;
            exchange.Add(Actor.Interviewer, new Probed(probe.Id, probe.About, near ? text : Turned(exchange, text), probe.Because));
            return;
        }
    }

    // A change of subject is announced now and then, as people do; never twice in a row.
    private static string Turned(Exchange exchange, string text)
    {
        var lead = exchange.State.Probes.Count % 2 == 0 ? exchange.Wording("turnTo") : "";
        return lead.Length > 0 && !text.StartsWith('"') ? $"{lead} {text}" : text;
    }

    /// <summary>True where the record already holds what a probe would ask for.</summary>
    public static bool Given(SessionState state, Probe probe) => probe.Unless.Any(u => InRecord(state, u));

    private static bool IsOpen(SessionState state, Probe probe) =>
        !AskedElsewhere.Contains(probe.About) && !Given(state, probe) && probe.Needs.All(n => InRecord(state, n))
        && state.Probes.All(q => q.Probe.Probe != probe.Id) && (state.Probes.Count == 0 || state.Probes[^1].Probe.About != probe.About);

    /// <summary>True where the record holds an act, a fact, a decision, a settled subject or a named component.</summary>
    public static bool InRecord(SessionState state, string what) => what switch
    {
        "owner" => state.Settled.Contains("owner"),
        _ when what.StartsWith("settled.", StringComparison.Ordinal) => state.Settled.Contains(what[8..]),
        _ when what.StartsWith("named.", StringComparison.Ordinal) => state.NamedComponents.Contains(what[6..]),
        "delegated" => state.Design.Root["delegated"] is JsonObject { Count: > 0 },
        _ when what.StartsWith("facts.", StringComparison.Ordinal) => state.Disclosed.ContainsKey(what[6..]) || state.AssumedFacts.Contains(what[6..]),
        _ when what.Contains('.') => Tree.Get(state.Design.Root, what) is not null || (state.Design.Root["delegated"] as JsonObject)?.ContainsKey(what) == true,
        _ => state.Heard(what),
    };

    // One more push where the answer to a probe was thin, and the same question in other words where it was no answer. Then it is left alone.
    private static Probed? SecondPush(Exchange exchange)
    {
        var state = exchange.State;
        if (state.Probes.Count == 0) return null;
        var (asked, after) = state.Probes[^1];
        if (after != state.Turns.Count - 1) return null;
        var probe = exchange.Content.Lines.Probes.FirstOrDefault(p => p.Id == asked.Probe);
        if (probe is null) return null;
        var reply = Subjects.JudgeReply(probe.About, state.LastUnderstood!);
        var text = reply switch
        {
            // "Do they know they own it?" needs somebody who was named.
            Reply.Thin when probe.About != "owner" => exchange.Fresh(probe.FollowUp, Slots(exchange, probe, near: true)),
            Reply.Thin or Reply.None => OtherWords(exchange, probe, asked.Text),
            _ => "",
        };
        return text.Length == 0 ? null : new Probed($"{probe.Id}.followUp", probe.About, text, Still(exchange, probe, reply));
    }

    // Half an answer has a thought of its own, by subject; otherwise the first thought stands.
    private static string Still(Exchange exchange, Probe probe, Reply reply)
    {
        var lines = exchange.Content.Lines;
        var thin = reply == Reply.Thin ? lines.Thought($"thin{char.ToUpperInvariant(probe.About[0])}{probe.About[1..]}") : "";
        return thin.Length > 0 ? thin : lines.Thought("again", new Dictionary<string, string> { ["because"] = probe.Because });
    }

    // The same question in words that stand for themselves.
    private static string OtherWords(Exchange exchange, Probe probe, string said)
    {
        var slots = Slots(exchange, probe, near: false);
        slots.Remove("quote");
        var text = exchange.Fresh(probe.Say, slots);
        return said.EndsWith(text, StringComparison.Ordinal) ? "" : text;
    }

    private static Dictionary<string, string> Slots(Exchange exchange, Probe probe, bool near)
    {
        var slots = new Dictionary<string, string>();
        if (near) slots["just"] = "";
        if (Subjects.Team(exchange.State) is { } team) slots["team"] = team;
        if (Subjects.Quote(exchange.State, probe.About) is { } quote) slots["quote"] = quote;
        var owned = exchange.State.Design.Root["programme"]?["owners"] as JsonObject;
        var component = exchange.Room.System.Components.FirstOrDefault(c => exchange.State.NamedComponents.Contains(c.Id) && owned?.ContainsKey(c.Id) != true);
        if (component is not null) slots["component"] = Spoken(component.Name);
        return slots;
    }

    /// <summary>A component as it is spoken of: "the update service", but "content delivery" and "telemetry".</summary>
    public static string Spoken(string name)
    {
        var lower = char.ToLowerInvariant(name[0]) + name[1..];
        return name.EndsWith("service", StringComparison.Ordinal) || name.EndsWith("agent", StringComparison.Ordinal) ? $"the {lower}" : lower;
    }
}
