using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Interviewer;

/// <summary>
/// The deep dive follows what the run exposed. In real mode: "what breaks first?", then the one unseen run, then its worst moment as a scenario.
/// In coached mode: the worst moment of the newest run on the screen.
/// </summary>
internal static class DeepDive
{
    /// <summary>Freezes the design and asks what breaks first.</summary>
    public static void Freeze(Exchange exchange)
    {
        var text = exchange.Content.Lines.Transitions["designFreeze"].Say(exchange.Temperament, exchange.Turn);
        exchange.Add(Actor.Interviewer, new Probed("designFreeze", SessionFold.BreaksFirst, text, "the design is frozen before it runs"));
    }

    /// <summary>Opens the deep dive on the newest run of coached mode; each kind of worst moment once.</summary>
    public static void OpenOnRun(Exchange exchange)
    {
        if (exchange.State.Runs.Count == 0 || exchange.Asked) return;
        var (opening, moment) = Worst(exchange.Content.Lines, exchange.State.Runs[^1].Run);
        var text = Wordings.Pick(opening.Coached, exchange.Turn, Slots(exchange, moment));
        if (text.Length == 0 || Opened(exchange, opening)) return;
        exchange.Add(Actor.Interviewer, new Probed($"deepDive.{opening.Kind}", opening.About, text, Because(moment)));
    }

    /// <summary>Moves the deep dive on after a turn.</summary>
    public static void Continue(Exchange exchange, Turn turn)
    {
        var state = exchange.State;
        if (exchange.Asked || state.EndedAtMs is not null || state.Stop is not null || turn.Clauses.Count == 0) return;
        if (state.Frozen && state.Runs.Count == 0)
        {
            // The answer to "what breaks first?" comes before the run; a question back is not an answer.
            if (turn.Clauses.Any(c => !c.Is(DialogueAct.Question))) Runs.Go(exchange, run => Told(exchange, run));
            return;
        }

        if (exchange.Spoke || state.Runs.Count == 0 || Clock.Closing(exchange) || turn.Has(DialogueAct.Question)) return;
        if (Follow(exchange) is { } next) exchange.Add(Actor.Interviewer, next);
    }

    /// <summary>The opening that fits the worst moment of a run, and that moment; the kind "nothing" where nothing was bad.</summary>
    public static (DeepDiveOpening Opening, RunMoment? Moment) Worst(InterviewerLines lines, RunRecord run)
    {
        // Harm before caution; then what the prompt's author put first; then how many it hit.
        var known = lines.DeepDive.Select((d, i) => (d, i)).ToDictionary(x => x.d.Kind, x => (x.d, x.i));
        var worst = run.Timeline
            .Where(m => m.Severity is "harm" or "caution" && known.ContainsKey(m.Kind))
            .OrderBy(m => m.Severity == "harm" ? 0 : 1).ThenBy(m => known[m.Kind].i).ThenByDescending(m => m.Affected ?? 0).ThenBy(m => m.AtMinute)
            .FirstOrDefault();
        return worst is null ? (known["nothing"].d, null) : (known[worst.Kind].d, worst);
    }

    private static string Told(Exchange exchange, RunRecord run)
    {
        var (opening, moment) = Worst(exchange.Content.Lines, run);
        var text = Wordings.Pick(opening.Real, exchange.Turn, Slots(exchange, moment));
        if (text.Length > 0) return text;
        return moment is null ? "Nothing broke. Where were you lucky?" : $"{moment.Text} Go on.";
    }

    // The opening's follow-ups in order, each once, while the deep dive lasts.
    private static Probed? Follow(Exchange exchange)
    {
        var run = exchange.State.Runs[^1].Run;
        var (opening, moment) = Worst(exchange.Content.Lines, run);
        if (!exchange.Real && !Opened(exchange, opening)) return null;
        var said = exchange.State.Probes.Count(p => p.Probe.Probe.StartsWith($"deepDive.{opening.Kind}.", StringComparison.Ordinal));
        if (said >= opening.FollowUp.Count) return null;
        var text = Wordings.Pick([opening.FollowUp[said]], 0, Slots(exchange, moment));
        return text.Length == 0 ? null : new Probed($"deepDive.{opening.Kind}.{said + 1}", opening.About, text, Because(moment));
    }

    private static bool Opened(Exchange exchange, DeepDiveOpening opening) => exchange.State.Probes.Any(p => p.Probe.Probe == $"deepDive.{opening.Kind}");

    private static string Because(RunMoment? moment) => moment is null ? "nothing went wrong in the run" : $"the run: {moment.Text}";

    private static Dictionary<string, string> Slots(Exchange exchange, RunMoment? moment)
    {
        var slots = new Dictionary<string, string>();
        if (moment is null) return slots;
        slots["day"] = ((moment.AtMinute / 1440) + 1).ToString();
        if (moment.Affected is { } affected) slots["affected"] = People(affected);
        var component = exchange.Room.System.Components.FirstOrDefault(c => c.Id == moment.Component);
        if (component is not null) slots["component"] = char.ToLowerInvariant(component.Name[0]) + component.Name[1..];
        return slots;
    }

    private static string People(long count) => count switch
    {
        >= 10_000_000 => $"{count / 1_000_000} million",
        >= 1_000_000 => $"{count / 1e6:0.0} million",
        >= 10_000 => $"{count / 1000 * 1000:#,##0}",
        _ => count.ToString("#,##0"),
    };
}
