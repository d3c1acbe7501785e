using System.Text.RegularExpressions;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Interviewer;

/// <summary>
/// Cuts in as the guides tell it: design before any scoping is stopped in the third minute, a framework is answered with "I asked what you do", a meeting with
/// "And if they say no?". At most one a turn. A cut-in ends the turn's conversation; a push-back comes after the answers.
/// </summary>
internal static partial class Interruptions
{
    /// <summary>When design without scoping is stopped.</summary>
    public const long ScopingPatienceMs = 120_000;

    /// <summary>Words after which a turn without question, decision or number is a monologue.</summary>
    public const int MonologueWords = 250;

    /// <summary>Questions in one turn that are still answered.</summary>
    public const int QuestionsMax = Answers.AnswersMax;

    /// <summary>Turns between two interruptions of one kind.</summary>
    private const int TurnsBetween = 3;

    private sealed record Rule(string Kind, int Most, Func<Exchange, Turn, string?> Quote, bool YieldsToOffer = false);

    // These are met first in the words that the guides tell, which stand first in the content.
    private static readonly string[] Told = ["designBeforeScoping", "framework", "meeting"];

    private static readonly Rule[] CutIns =
    [
        new("designBeforeScoping", 2, DesignBeforeScoping),
        new("monologue", 2, Monologue),
        new("questionStorm", 2, QuestionStorm),
        new("endlessScoping", 1, EndlessScoping),
    ];

    private static readonly Rule[] PushBacks =
    [
        new("framework", 2, (_, turn) => turn.Has(DialogueAct.Framework) && !OwnAction(turn) ? Clause(turn, DialogueAct.Framework) : null),
        new("meeting", 3, (_, turn) => turn.Has(DialogueAct.SecondMove) || turn.Has(DialogueAct.Escalation) ? null : Clause(turn, DialogueAct.MeetingOnly)),
        new("bigBang", 1, BigBang),
        new("overConstraint", 2, OverConstraint),
        new("tracker", 1, (_, turn) => turn.Clauses.FirstOrDefault(c => TrackerWords().IsMatch(c.Text) && !c.Is(DialogueAct.Question) && c.Facts.Count == 0)?.Text),
        new("absolute", 2, (_, turn) => turn.Clauses.FirstOrDefault(c => IsBareAbsolute(turn, c))?.Text, YieldsToOffer: true),
        new("adjective", 3, Adjective, YieldsToOffer: true),
    ];

    /// <summary>Every kind with how often it may come in a session.</summary>
    public static IReadOnlyDictionary<string, int> Most { get; } = CutIns.Concat(PushBacks).ToDictionary(r => r.Kind, r => r.Most);

    /// <summary>Cuts in on a turn as a whole; true where it did, and nothing else of the turn is answered.</summary>
    public static bool CutIn(Exchange exchange, Turn turn) => Try(exchange, turn, CutIns);

    /// <summary>Pushes back on something that was said. The lesser ones leave the floor to an offered design change.</summary>
    public static void PushBack(Exchange exchange, Turn turn, bool offer)
    {
        if (!exchange.Asked && !Clock.Closing(exchange) && !turn.Has(DialogueAct.Summary)) Try(exchange, turn, PushBacks.Where(r => !offer || !r.YieldsToOffer));
    }

    private static bool Try(Exchange exchange, Turn turn, IEnumerable<Rule> rules)
    {
        foreach (var rule in rules)
        {
            var before = exchange.State.Interruptions.Where(i => i.Interruption.Kind == rule.Kind).ToList();
            if (before.Count >= rule.Most || (before.Count > 0 && exchange.State.Turns.Count - before[^1].AfterTurn < TurnsBetween)) continue;
            if (rule.Quote(exchange, turn) is not { } quote || !exchange.Content.Lines.Interruptions.TryGetValue(rule.Kind, out var wordings)) continue;
            var text = exchange.Fresh(wordings, Slots(rule.Kind, quote), Told.Contains(rule.Kind) ? 0 : null);
            if (text.Length == 0) continue;
            exchange.Add(Actor.Interviewer, new Interrupted(rule.Kind, text, quote));
            return true;
        }

        return false;
    }

    private static Dictionary<string, string> Slots(string kind, string quote)
    {
        var slots = new Dictionary<string, string>();
        if (SpokenTime.Words(quote) <= 12 && !quote.Contains('"')) slots["quote"] = kind == "adjective" ? quote : quote.Trim().TrimEnd('.', ',', ';', '!');
        return slots;
    }

    private static string? DesignBeforeScoping(Exchange exchange, Turn turn)
    {
        var state = exchange.State;
        if (state.ClockMs < ScopingPatienceMs || state.Heard("question") || state.Heard("assumption") || state.Heard("target")) return null;
        return turn.Clauses.FirstOrDefault(c => c.Is(DialogueAct.Decision) || c.Is(DialogueAct.RolloutStep) || c.Is(DialogueAct.Monitoring))?.Text;
    }

    private static string? BigBang(Exchange exchange, Turn turn) =>
        turn.Clauses.FirstOrDefault(c => BigBangWords().IsMatch(c.Text) && !c.Modality.HasFlag(Modality.Negated) && !c.Is(DialogueAct.Question)
            && !c.Is(DialogueAct.RejectedAlternative) && !c.Is(DialogueAct.Risk) && !c.Modality.HasFlag(Modality.Conditional))?.Text;

    private static string? OverConstraint(Exchange exchange, Turn turn)
    {
        // Assumptions have just been noted; those of this turn stand at the end.
        var said = exchange.State.Turns[^1].AtMs;
        for (var i = exchange.State.Assumptions.Count - 1; i >= 0 && exchange.State.Assumptions[i].AtMs >= said; i--)
        {
            if (exchange.State.Assumptions[i] is { OverConstraining: true } invented && turn.Clauses.Any(c => c.Text == invented.Text)) return invented.Text;
        }

        return null;
    }

    private static string? Monologue(Exchange exchange, Turn turn)
    {
        if (SpokenTime.Words(turn.Text) < MonologueWords) return null;
        var useful = turn.Clauses.Any(c => c.Is(DialogueAct.Question) || c.Is(DialogueAct.Summary)
            || ((c.Is(DialogueAct.Decision) || c.Is(DialogueAct.RolloutStep)) && c.Quantities.Count > 0));
        return useful || turn.Clauses.Count == 0 ? null : turn.Clauses[0].Text;
    }

    private static string? QuestionStorm(Exchange exchange, Turn turn)
    {
        var questions = turn.Clauses.Where(c => c.Is(DialogueAct.Question)).ToList();
        return questions.Count > QuestionsMax ? questions[0].Text : null;
    }

    // An absolute with a reason or a condition in the same turn is a judgement, not a reflex; an invented requirement has its own push-back.
    private static bool IsBareAbsolute(Turn turn, Clause c) =>
        c.Modality.HasFlag(Modality.Absolute) && !c.Modality.HasFlag(Modality.Conditional) && !c.Modality.HasFlag(Modality.Negated) && !c.Is(DialogueAct.Question)
        && (c.Is(DialogueAct.Decision) || c.Is(DialogueAct.Target) || c.Is(DialogueAct.Assumption)) && !turn.Clauses.Any(x => Reason().IsMatch(x.Text));

    private static string? Adjective(Exchange exchange, Turn turn)
    {
        if (exchange.State.Turns.Count < 2 || turn.Clauses.Any(c => c.Quantities.Count > 0)) return null;
        var clause = turn.Clauses.FirstOrDefault(c => !c.Is(DialogueAct.Question) && (c.Is(DialogueAct.Target) || c.Is(DialogueAct.Decision)) && VagueWords().IsMatch(c.Text));
        return clause is null ? null : VagueWords().Match(clause.Text).Value;
    }

    private static string? EndlessScoping(Exchange exchange, Turn turn)
    {
        var frame = exchange.Content.Prompt.Phases[0];
        var decided = exchange.State.Heard("decision") || exchange.State.Heard("rolloutStep") || exchange.State.Design.Root.Count > 0;
        return exchange.State.ClockMs > frame.Minutes * 90_000L && !decided ? Clause(turn, DialogueAct.Question) : null;
    }

    private static bool OwnAction(Turn turn) =>
        turn.Clauses.Any(c => !c.Is(DialogueAct.Framework) && c.Modality.HasFlag(Modality.FirstPerson) && (c.Is(DialogueAct.Decision) || PastAction().IsMatch(c.Text)));

    private static string? Clause(Turn turn, DialogueAct act) => turn.Clauses.FirstOrDefault(c => c.Is(act))?.Text;

    [GeneratedRegex(
        @"\b(jira|kanban|stand-?ups?|status (report|update|meeting)s?|gantt|confluence)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TrackerWords();

    [GeneratedRegex(
        @"\b(big bang|everyone at once|everybody at once|all at once|all (the |our )?(devices|headsets|users|phones) at once"
        + @"|100 ?(%|percent) (at once|on day (1|one)|immediately|right away))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex BigBangWords();

    [GeneratedRegex(
        @"\b(because|since|so that|due to|given that|in order to)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Reason();

    [GeneratedRegex(
        @"\b(fast|quickly|quick|scalable|reliable|robust|resilient|performant|seamless|low latency|highly available|smooth|minimal)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex VagueWords();

    [GeneratedRegex(
        @"\bI (killed|cut|stopped|moved|dropped|shipped|told|asked|escalated|traded|chose|decided|took)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex PastAction();
}
