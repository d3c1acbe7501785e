using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Interviewer;

/// <summary>
/// The deep dive follows what the run exposed. In real mode: "what breaks first?", then the one unseen run, then its worst moment as a scenario.
/// In coached mode: the worst moment of the newest run on the screen. Where nothing runs, <see cref="Scenarios"/> puts a scenario in its place.
/// </summary>
internal static class DeepDive
{
    /// <summary>Freezes the design and asks what breaks first.</summary>
    public static void Freeze(Exchange exchange)
    {
        var last = exchange.Content.Prompt.Phases[^1].Id;
        if (exchange.State.Phase != last) exchange.Add(Actor.System, new PhaseChanged(last, ""));
        var text = exchange.Content.Lines.Transitions["designFreeze"].Say(exchange.Temperament, exchange.Turn);
        exchange.Add(Actor.Interviewer, new Probed("designFreeze", SessionFold.BreaksFirst, text, exchange.Content.Lines.Thought("designFreeze")));
    }

    /// <summary>Opens the deep dive of coached mode on the newest run, each kind of worst moment once; where nothing runs, on a scenario.</summary>
    public static void Open(Exchange exchange)
    {
        if (!exchange.Room.System.CanRun) Scenarios.Put(exchange);
        if (exchange.State.Runs.Count == 0 || exchange.Asked) return;
        var (opening, moment) = Worst(exchange.Content.Lines, exchange.State.Runs[^1].Run);
        var text = Wordings.Pick(Filled(exchange, opening.Coached), exchange.Turn, Slots(exchange, moment));
        if (text.Length == 0 || Opened(exchange, opening)) return;
        exchange.Add(Actor.Interviewer, new Probed($"deepDive.{opening.Kind}", opening.About, text, Because(exchange, moment)));
    }

    /// <summary>Moves the deep dive on after a turn.</summary>
    public static void Continue(Exchange exchange, Turn turn)
    {
        var state = exchange.State;
        if (exchange.Asked || state.EndedAtMs is not null || state.Stop is not null || turn.Clauses.Count == 0) return;
        if (!exchange.Room.System.CanRun)
        {
            Scenarios.Continue(exchange, turn);
            return;
        }

        if (state.Frozen && state.Runs.Count == 0)
        {
            // The answer to "what breaks first?" comes before the run; a question back is not an answer.
            if (turn.Clauses.Any(c => !c.Is(DialogueAct.Question))) Runs.Go(exchange, run => Told(exchange, run));
            return;
        }

        if (exchange.Spoke || state.Runs.Count == 0 || Clock.Closing(exchange) || turn.Has(DialogueAct.Question)) return;
        var (opening, moment) = Worst(exchange.Content.Lines, state.Runs[^1].Run);
        if (!exchange.Real && !Opened(exchange, opening)) return;
        var since = exchange.Real ? state.Runs[^1].Seq : OpenedAt(state, opening);
        if (Follow(exchange, opening, since, Slots(exchange, moment)) is { } next) exchange.Add(Actor.Interviewer, next with { Because = Because(exchange, moment) });
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
        var text = Wordings.Pick(Filled(exchange, opening.Real), exchange.Turn, Slots(exchange, moment));
        if (text.Length > 0) return text;
        return moment is null ? "Nothing broke. Where were you lucky?" : $"{moment.Text} Go on.";
    }

    /// <summary>The next of an opening's questions, each once: the first that the answers leave open. Null where none is.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="opening">What the deep dive was opened with.</param>
    /// <param name="since">Sequence number of the event after which answers count.</param>
    /// <param name="slots">What the questions' slots are filled with.</param>
    public static Probed? Follow(Exchange exchange, DeepDiveOpening opening, long since, Dictionary<string, string> slots)
    {
        var answers = AnswersSince(exchange.State, since);
        for (var i = 0; i < opening.FollowUp.Count; i++)
        {
            var (id, question) = ($"deepDive.{opening.Kind}.{i + 1}", opening.FollowUp[i]);
            if (exchange.State.Probes.Any(p => p.Probe.Probe == id) || !IsOpen(question, answers)) continue;
            if (Quote(question, answers) is { } quote) slots["quote"] = quote;
            else slots.Remove("quote");
            var text = Wordings.Pick(Filled(exchange, [question.Ask]), 0, slots);
            if (text.Length > 0) return new Probed(id, opening.About, text, "");
        }

        return null;
    }

    // The world's figures, where a wording names them.
    private static IReadOnlyList<string> Filled(Exchange exchange, IReadOnlyList<string> wordings) =>
        [.. wordings.Select(w => WorldWords.Fill(w, exchange.State.Start.World, exchange.Room.System.World))];

    private static bool IsOpen(DeepQuestion question, IReadOnlyList<UnderstoodClause> answers) =>
        question.Needs.All(n => answers.Any(a => Subjects.Holds(a, n))) && !question.Unless.Any(u => answers.Any(a => Subjects.Holds(a, u)));

    private static string? Quote(DeepQuestion question, IReadOnlyList<UnderstoodClause> answers) =>
        answers.LastOrDefault(a => question.Needs.Any(n => Subjects.Holds(a, n)) && Subjects.IsQuotable(a)) is { } said ? Subjects.Words(said) : null;

    /// <summary>Sequence number of the candidate's last turn before an opening was put.</summary>
    public static long OpenedAt(SessionState state, DeepDiveOpening opening)
    {
        var before = state.Probes.Last(p => p.Probe.Probe == $"deepDive.{opening.Kind}").AfterTurn;
        return before == 0 ? 0 : state.Turns[before - 1].Seq;
    }

    // What was said since then, in order.
    private static List<UnderstoodClause> AnswersSince(SessionState state, long since) =>
        [.. state.Acts.Values
            .SelectMany(said => said.Reverse().TakeWhile(s => s.Turn > since))
            .OrderBy(s => s.Turn).ThenBy(s => s.Clause.Start)
            .Select(s => s.Clause).Distinct()];

    /// <summary>True once an opening was put.</summary>
    public static bool Opened(Exchange exchange, DeepDiveOpening opening) => exchange.State.Probes.Any(p => p.Probe.Probe == $"deepDive.{opening.Kind}");

    private static string Because(Exchange exchange, RunMoment? moment) =>
        exchange.Content.Lines.Thought(moment is null ? "cleanRun" : "run", new Dictionary<string, string> { ["moment"] = moment?.Text ?? "" });

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
