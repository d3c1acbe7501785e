using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Interviewer;

/// <summary>
/// Asks for what is missing, never for what was given: the owner, the biggest risk, the rollout, the way back, what is watched, what it costs. What the candidate
/// has just talked about is taken up first.
/// </summary>
internal static class Probes
{
    /// <summary>How often the interviewer leaves the candidate alone: a probe after every second turn, every turn under stress, every third when supportive.</summary>
    private static int Pace(Temperament temperament) => temperament switch
    {
        Temperament.Stress => 1,
        Temperament.Neutral => 2,
        _ => 3,
    };

    // Which acts bring a subject up, so that the probe for it feels like listening.
    private static readonly Dictionary<string, string[]> Related = new()
    {
        ["owner"] = ["decision", "owner", "deferral", "escalation"],
        ["biggestRisk"] = ["risk", "mitigation", "decision"],
        ["rollout"] = ["rolloutStep", "decision"],
        ["rollback"] = ["rolloutStep", "rollback", "mitigation"],
        ["monitoring"] = ["rolloutStep", "monitoring"],
        ["tradeOff"] = ["tradeOff", "rejectedAlternative", "rolloutStep"],
        ["cost"] = ["cost", "estimate", "tradeOff"],
        ["successMetric"] = ["target", "assumption"],
        ["support"] = ["risk", "mitigation", "rollback"],
        ["legal"] = ["stakeholder", "rolloutStep"],
        ["secondMove"] = ["stakeholder", "escalation", "deferral"],
        ["priority"] = ["prioritisation", "decision"],
        ["summary"] = ["summary"],
    };

    public static void Push(Exchange exchange, Turn turn)
    {
        var state = exchange.State;
        if (exchange.Spoke || state.Stop is not null || state.EndedAtMs is not null || turn.Clauses.Count == 0) return;
        if (FollowUp(exchange, turn) is { } again)
        {
            exchange.Add(Actor.Interviewer, again);
            return;
        }

        var since = state.Turns.Count - (state.Probes.Count == 0 ? 0 : state.Probes[^1].AfterTurn);
        if (since < Pace(exchange.Temperament) || InFrame(exchange)) return;
        var acts = state.LastUnderstood!.Clauses.SelectMany(c => c.Acts).ToHashSet();
        var open = exchange.Content.Lines.Probes
            .Select((probe, order) => (probe, order))
            .Where(p => p.probe.About is not ("summary" or "numberBehindAdjective") && state.Probes.All(q => q.Probe.Probe != p.probe.Id) && !Given(state, p.probe) && p.probe.Needs.All(n => InRecord(state, n)))
            .Where(p => state.Probes.Count == 0 || state.Probes[^1].Probe.About != p.probe.About)
            .OrderByDescending(p => Related.GetValueOrDefault(p.probe.About, []).Any(acts.Contains) ? 1 : 0)
            .ThenBy(p => p.order);
        foreach (var (probe, _) in open)
        {
            var text = probe.Say.Say(exchange.Temperament, exchange.Turn, Slots(exchange, probe));
            if (text.Length == 0) continue;
            exchange.Add(Actor.Interviewer, new Probed(probe.Id, probe.About, text, $"nothing in the record settles {probe.About}"));
            return;
        }
    }

    /// <summary>True where the record already holds what a probe would ask for.</summary>
    public static bool Given(SessionState state, Probe probe) => probe.Unless.Any(u => InRecord(state, u));

    private static bool InRecord(SessionState state, string what) => what switch
    {
        "delegated" => state.Design.Root["delegated"] is JsonObject { Count: > 0 },
        _ when what.StartsWith("facts.", StringComparison.Ordinal) => state.Disclosed.ContainsKey(what[6..]) || state.Assumptions.Any(a => a.Fact == what[6..]),
        _ when what.Contains('.') => Tree.Get(state.Design.Root, what) is not null || (state.Design.Root["delegated"] as JsonObject)?.ContainsKey(what) == true,
        _ => state.Heard(what),
    };

    // The second push: the answer to a probe gave nothing of what was asked.
    private static Probed? FollowUp(Exchange exchange, Turn turn)
    {
        var state = exchange.State;
        if (state.Probes.Count == 0 || turn.Has(DialogueAct.Question)) return null;
        var (asked, after) = state.Probes[^1];
        if (after != state.Turns.Count - 1) return null;
        var probe = exchange.Content.Lines.Probes.FirstOrDefault(p => p.Id == asked.Probe);
        if (probe is null || probe.FollowUp.Count == 0) return null;
        var acts = state.LastUnderstood!.Clauses.SelectMany(c => c.Acts).ToHashSet();
        var answered = Related.GetValueOrDefault(probe.About, []).Any(acts.Contains) && state.LastUnderstood.Clauses.All(c => !c.Marks.Contains("vagueOwner"));
        var text = Wordings.Pick(probe.FollowUp, exchange.Turn);
        return answered || text.Length == 0 ? null : new Probed($"{probe.Id}.followUp", probe.About, text, $"the answer gave nothing on {probe.About}");
    }

    private static bool InFrame(Exchange exchange) => exchange.State.Phase == exchange.Content.Prompt.Phases[0].Id;

    private static Dictionary<string, string> Slots(Exchange exchange, Probe probe)
    {
        var slots = new Dictionary<string, string>();
        var quote = Related.GetValueOrDefault(probe.About, [])
            .SelectMany(act => exchange.State.Acts.GetValueOrDefault(act) ?? [])
            .Where(s => SpokenTime.Words(s.Quote) is >= 2 and <= 12)
            .OrderByDescending(s => s.AtMs)
            .FirstOrDefault()?.Quote;
        if (quote is not null) slots["quote"] = quote.Trim().TrimEnd('.', ',', ';', ':');
        var owned = exchange.State.Design.Root["programme"]?["owners"] as JsonObject;
        var component = exchange.Room.System.Components.FirstOrDefault(c => owned?.ContainsKey(c.Id) != true && MentionedIn(exchange.State, c.Name, c.Aliases));
        if (component is not null) slots["component"] = char.ToLowerInvariant(component.Name[0]) + component.Name[1..];
        return slots;
    }

    private static bool MentionedIn(SessionState state, string name, IReadOnlyList<string> aliases) => state.Turns.Any(t =>
        t.Text.Contains(name, StringComparison.OrdinalIgnoreCase) || aliases.Any(a => a.Length > 2 && t.Text.Contains(a, StringComparison.OrdinalIgnoreCase)));
}
