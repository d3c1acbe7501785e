using System.Text.RegularExpressions;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Interviewer;

/// <summary>
/// Cuts in as the guides tell it: design before any scoping is stopped in the third minute, a framework is answered with "I asked what you do", a meeting with
/// "And if they say no?". At most one interruption a turn.
/// </summary>
internal static partial class Interruptions
{
    /// <summary>When design without scoping is stopped.</summary>
    public const long ScopingPatienceMs = 120_000;

    /// <summary>Words after which a turn without question, decision or number is a monologue.</summary>
    public const int MonologueWords = 250;

    private static readonly (string Kind, int Most, Func<Exchange, Turn, string?> Quote)[] Rules =
    [
        ("designBeforeScoping", 2, DesignBeforeScoping),
        ("framework", 2, (_, turn) => turn.Has(DialogueAct.Framework) && !OwnAction(turn) ? Clause(turn, DialogueAct.Framework) : null),
        ("meeting", 3, (_, turn) => turn.Has(DialogueAct.MeetingOnly) && !turn.Has(DialogueAct.SecondMove) && !turn.Has(DialogueAct.Escalation) ? Clause(turn, DialogueAct.MeetingOnly) : null),
        ("bigBang", 1, BigBang),
        ("tracker", 1, (_, turn) => turn.Clauses.FirstOrDefault(c => TrackerWords().IsMatch(c.Text) && !c.Is(DialogueAct.Question))?.Text),
        ("monologue", 2, Monologue),
        ("absolute", 2, (_, turn) => turn.Clauses.FirstOrDefault(IsBareAbsolute)?.Text),
        ("questionStorm", 2, (_, turn) => turn.Clauses.Count(c => c.Is(DialogueAct.Question)) > 5 ? turn.Clauses.First(c => c.Is(DialogueAct.Question)).Text : null),
        ("adjective", 3, Adjective),
        ("endlessScoping", 1, EndlessScoping),
    ];

    public static void CutIn(Exchange exchange, Turn turn)
    {
        foreach (var (kind, most, find) in Rules)
        {
            var before = exchange.State.Interruptions.Where(i => i.Interruption.Kind == kind).ToList();
            if (before.Count >= most || (before.Count > 0 && exchange.State.Turns.Count - before[^1].AfterTurn < 3)) continue;
            if (find(exchange, turn) is not { } quote || !exchange.Content.Lines.Interruptions.TryGetValue(kind, out var wordings)) continue;
            var slots = new Dictionary<string, string>();
            if (SpokenTime.Words(quote) <= 12) slots["quote"] = kind == "adjective" ? quote : quote.Trim().TrimEnd('.', ',', ';');
            var text = wordings.Say(exchange.Temperament, exchange.Turn, slots);
            if (text.Length == 0) continue;
            exchange.Add(Actor.Interviewer, new Interrupted(kind, text, quote));
            return;
        }
    }

    private static string? DesignBeforeScoping(Exchange exchange, Turn turn)
    {
        var state = exchange.State;
        if (state.ClockMs < ScopingPatienceMs || state.Heard("question") || state.Heard("assumption") || state.Heard("target")) return null;
        return turn.Clauses.FirstOrDefault(c => c.Is(DialogueAct.Decision) || c.Is(DialogueAct.RolloutStep) || c.Is(DialogueAct.Monitoring))?.Text;
    }

    private static string? BigBang(Exchange exchange, Turn turn) =>
        turn.Clauses.FirstOrDefault(c => BigBangWords().IsMatch(c.Text) && !c.Modality.HasFlag(Modality.Negated) && !c.Is(DialogueAct.Question)
            && !c.Is(DialogueAct.RejectedAlternative) && !c.Modality.HasFlag(Modality.Conditional))?.Text;

    private static string? Monologue(Exchange exchange, Turn turn)
    {
        if (SpokenTime.Words(turn.Text) < MonologueWords) return null;
        var useful = turn.Clauses.Any(c => c.Is(DialogueAct.Question) || (c.Is(DialogueAct.Decision) && c.Quantities.Count > 0) || c.Is(DialogueAct.Summary));
        return useful ? null : turn.Clauses[0].Text;
    }

    // An absolute with a reason or a condition in the same turn is a judgement, not a reflex.
    private static bool IsBareAbsolute(Clause c) =>
        c.Modality.HasFlag(Modality.Absolute) && !c.Modality.HasFlag(Modality.Conditional) && !c.Modality.HasFlag(Modality.Negated) && !c.Is(DialogueAct.Question)
        && (c.Is(DialogueAct.Decision) || c.Is(DialogueAct.Target) || c.Is(DialogueAct.Assumption)) && !Reason().IsMatch(c.Text);

    private static string? Adjective(Exchange exchange, Turn turn)
    {
        if (exchange.State.Turns.Count < 2) return null;
        var clause = turn.Clauses.FirstOrDefault(c => !c.Is(DialogueAct.Question) && c.Quantities.Count == 0 && (c.Is(DialogueAct.Target) || c.Is(DialogueAct.Decision)) && VagueWords().IsMatch(c.Text));
        return clause is null || turn.Clauses.Any(c => c.Quantities.Count > 0) ? null : VagueWords().Match(clause.Text).Value;
    }

    private static string? EndlessScoping(Exchange exchange, Turn turn)
    {
        var frame = exchange.Content.Prompt.Phases[0];
        var decided = exchange.State.Heard("decision") || exchange.State.Heard("rolloutStep") || exchange.State.Design.Root.Count > 0;
        return exchange.State.ClockMs > frame.Minutes * 90_000L && !decided && turn.Has(DialogueAct.Question) ? turn.Clauses[0].Text : null;
    }

    private static bool OwnAction(Turn turn) =>
        turn.Clauses.Any(c => !c.Is(DialogueAct.Framework) && c.Modality.HasFlag(Modality.FirstPerson) && (c.Is(DialogueAct.Decision) || PastAction().IsMatch(c.Text)));

    private static string? Clause(Turn turn, DialogueAct act) => turn.Clauses.FirstOrDefault(c => c.Is(act))?.Text;

    [GeneratedRegex(@"\b(jira|kanban|stand-?ups?|status (report|update|meeting)s?|gantt|tickets?|confluence)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TrackerWords();

    [GeneratedRegex(@"\b(big bang|everyone at once|everybody at once|all at once|all (the )?(devices|headsets|users|phones) at once|100 ?(%|percent) (at once|on day (1|one)|immediately|right away))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex BigBangWords();

    [GeneratedRegex(@"\b(because|since|so that|due to|given that|in order to)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Reason();

    [GeneratedRegex(@"\b(fast|quickly|quick|scalable|reliable|robust|resilient|performant|seamless|small|low latency|highly available|smooth|minimal)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex VagueWords();

    [GeneratedRegex(@"\bI (killed|cut|stopped|moved|dropped|shipped|told|asked|escalated|traded|chose|decided|took)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex PastAction();
}
