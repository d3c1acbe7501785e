using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Interviewer;

/// <summary>
/// Answers questions: one fact for one question, several for a compound one, never a fact that was not asked. What nobody knows is said to be unknown.
/// </summary>
internal static class Answers
{
    /// <summary>Most answers in one turn; who asks more is told to pick.</summary>
    public const int AnswersMax = 4;

    public static void Give(Exchange exchange, Turn turn)
    {
        var asked = turn.Clauses.Where(c => c.Is(DialogueAct.Question) && !c.Is(DialogueAct.Assumption)).ToList();
        var facts = asked.SelectMany(c => c.Facts).Select(f => f.Fact).Distinct().Where(f => exchange.Room.Fact(f) is not null).ToList();
        foreach (var fact in facts.Take(AnswersMax)) Disclose(exchange, fact);

        // An unanswerable question is said to be so once a turn, and only where nothing else of the turn could be answered.
        var lost = asked.Any(c => c.Facts.Count == 0 && !c.Is(DialogueAct.Meta) && !c.Is(DialogueAct.ClarificationRequest) && !c.Is(DialogueAct.SmallTalk));
        if (turn.Has(DialogueAct.ClarificationRequest) && facts.Count == 0) exchange.Reply(Again(exchange));
        else if (turn.Has(DialogueAct.Meta) && facts.Count == 0) exchange.Reply(TimeLeft(exchange));
        else if (lost && facts.Count == 0) exchange.Add(Actor.Interviewer, new Probed("unknown", "unknown", exchange.Wording("unknown"), "the question matches no fact of the prompt"));
    }

    public static void Disclose(Exchange exchange, string id)
    {
        var fact = exchange.Room.Fact(id)!;
        var answer = fact.Say(exchange.State.Start.World);
        var again = exchange.State.Disclosed.ContainsKey(id);
        var text = again ? exchange.Wording("sameAgain", new Dictionary<string, string> { ["answer"] = answer }) : answer;
        exchange.Add(Actor.Interviewer, new Disclosed(id, text.Length > 0 ? text : answer, exchange.State.Turns.Count > 0 ? exchange.State.Turns[^1].Seq : 0, again));
    }

    private static string Again(Exchange exchange) => exchange.State.LastWords.Length > 0 ? exchange.State.LastWords : exchange.Content.Prompt.Brief;

    private static string TimeLeft(Exchange exchange)
    {
        var minutes = Math.Max(0, (exchange.Room.TotalMs - exchange.State.ClockMs) / 60_000);
        return $"Sure. {minutes} minutes left.";
    }
}
