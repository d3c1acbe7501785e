using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Interviewer;

/// <summary>Keeps time: phases, nudges, and the end.</summary>
internal static class Clock
{
    public static void Watch(Exchange exchange)
    {
        var state = exchange.State;
        var prompt = exchange.Content.Prompt;
        if (state.ClockMs >= exchange.Room.TotalMs)
        {
            exchange.Add(Actor.Interviewer, new Ended("time", exchange.Content.Lines.Closing.Say(exchange.Temperament, exchange.Turn)));
            return;
        }

        var planned = 0L;
        for (var i = 0; i < prompt.Phases.Count - 1; i++)
        {
            planned += prompt.Phases[i].Minutes * 60_000L;
            if (exchange.State.Phase != prompt.Phases[i].Id) continue;
            var early = i == 0 && Scoped(exchange.State);
            if (state.ClockMs < planned && !early) continue;
            Enter(exchange, i + 1, early);
        }

        if (exchange.State.Stop is null) NudgeOnTime(exchange);
    }

    private static void Enter(Exchange exchange, int index, bool early)
    {
        var prompt = exchange.Content.Prompt;
        var last = index == prompt.Phases.Count - 1;
        var key = last ? "toDeepDive" : "toDesign";

        // Entering early is the candidate's own move and needs no words.
        var text = early || exchange.State.Stop is not null ? "" : exchange.Content.Lines.Transitions[key].Say(exchange.Temperament, exchange.Turn);
        exchange.Add(early ? Actor.System : Actor.Interviewer, new PhaseChanged(prompt.Phases[index].Id, text));
        if (!last || exchange.State.Stop is not null) return;
        if (exchange.Real && exchange.State.Runs.Count == 0 && exchange.State.Probes.All(p => p.Probe.About != DeepDive.BreaksFirst)) DeepDive.Freeze(exchange);
        else if (!exchange.Real) DeepDive.OpenOnRun(exchange);
    }

    // Scoping is over when enough was asked or assumed and the candidate has begun to decide.
    private static bool Scoped(SessionState state) =>
        state.Disclosed.Count + state.Assumptions.Count + state.Count("target") >= 4
        && state.LastUnderstood is { } last && last.Clauses.Any(c => c.Acts.Contains("decision") || c.Acts.Contains("rolloutStep"));

    private static void NudgeOnTime(Exchange exchange)
    {
        var left = exchange.Room.TotalMs - exchange.State.ClockMs;
        var summaryMs = exchange.Content.Prompt.SummaryMinutes * 60_000L;
        if (left <= summaryMs) Once(exchange, "summaryTime", !exchange.State.Heard("summary"));
        else if (left <= 600_000) Once(exchange, "tenLeft", true);
        else if (left <= exchange.Room.TotalMs / 2) Once(exchange, "halfTime", true);
    }

    private static void Once(Exchange exchange, string kind, bool needed)
    {
        if (!needed || exchange.State.Nudges.Contains(kind) || !exchange.Content.Lines.Nudges.TryGetValue(kind, out var wordings)) return;
        exchange.Add(Actor.Interviewer, new Nudged(kind, wordings.Say(exchange.Temperament, exchange.Turn)));
    }
}
