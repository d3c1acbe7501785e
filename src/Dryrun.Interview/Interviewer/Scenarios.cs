using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Interviewer;

/// <summary>
/// The deep dive of a prompt that is rehearsed by talk: a bad day that this session's world holds and the plan leaves open, put once, and its questions.
/// In real mode it comes after the answer to "what breaks first?", in coached mode when the deep dive begins.
/// </summary>
internal static class Scenarios
{
    /// <summary>Puts the first scenario that fits; nothing where one was put already or something was just asked.</summary>
    public static void Put(Exchange exchange)
    {
        if (exchange.Asked || Standing(exchange.State, exchange.Content.Lines) is not null) return;
        var scenario = Fitting(exchange.State, exchange.Content.Lines);
        var wordings = exchange.Real ? scenario.Real : scenario.Coached;
        var text = Wordings.Pick([.. wordings.Select(w => Told(exchange, w))], exchange.Turn, Slots(exchange));
        var because = exchange.Content.Lines.Thought(scenario.Kind == InterviewerLines.Nothing ? "noScenario" : "scenario");
        if (text.Length > 0) exchange.Add(Actor.Interviewer, new Probed($"deepDive.{scenario.Kind}", scenario.About, text, because));
    }

    /// <summary>Moves the deep dive on after a turn.</summary>
    public static void Continue(Exchange exchange, Turn turn)
    {
        var state = exchange.State;
        if (Standing(state, exchange.Content.Lines) is { } scenario)
        {
            if (exchange.Spoke || Clock.Closing(exchange) || turn.Has(DialogueAct.Question)) return;
            var open = scenario with { FollowUp = [.. scenario.FollowUp.Select(q => q with { Ask = Told(exchange, q.Ask) })] };
            if (DeepDive.Follow(exchange, open, DeepDive.OpenedAt(state, scenario), Slots(exchange)) is { } next) exchange.Add(Actor.Interviewer, next);
            return;
        }

        // The answer to "what breaks first?" comes before the scenario, and in coached mode the clock may have found somebody in mid-sentence.
        var due = exchange.Real ? state.Frozen : state.Phase == exchange.Content.Prompt.Phases[^1].Id && !Clock.Closing(exchange);
        if (due && turn.Clauses.Any(c => !c.Is(DialogueAct.Question))) Put(exchange);
    }

    /// <summary>The first scenario whose world is this session's and that the record leaves open; the last of all, "nothing", where there is none.</summary>
    public static DeepDiveOpening Fitting(SessionState state, InterviewerLines lines) =>
        lines.DeepDive.FirstOrDefault(d => d.Kind != InterviewerLines.Nothing && d.HoldsIn(state.Start.World) && !d.Unless.Any(u => Probes.InRecord(state, u)))
        ?? lines.DeepDive.First(d => d.Kind == InterviewerLines.Nothing);

    private static DeepDiveOpening? Standing(SessionState state, InterviewerLines lines) =>
        lines.DeepDive.FirstOrDefault(d => state.Probes.Any(p => p.Probe.Probe == $"deepDive.{d.Kind}"));

    private static string Told(Exchange exchange, string text) => WorldWords.Fill(text, exchange.State.Start.World, exchange.Room.System.World);

    private static Dictionary<string, string> Slots(Exchange exchange)
    {
        var slots = new Dictionary<string, string>();
        if (Subjects.Team(exchange.State) is { } team) slots["team"] = team;
        var component = exchange.Room.System.Components.FirstOrDefault(c => exchange.State.NamedComponents.Contains(c.Id));
        if (component is not null) slots["component"] = Probes.Spoken(component.Name);
        return slots;
    }
}
