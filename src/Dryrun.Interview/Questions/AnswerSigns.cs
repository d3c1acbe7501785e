using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Questions;

/// <summary>
/// What an answer shows apart from its subject: an own deed, a conflict, an outcome, a second move. The interviewer asks for what is missing by them,
/// and the assessment starts from them. A question of the candidate shows nothing but that it asks.
/// </summary>
public static class AnswerSigns
{
    /// <summary>Every sign that follow-ups may name.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "context", "conflict", "ownAction", "weOnly", "outcome", "number", "tradeOff", "stakeholder", "secondMove", "options", "escalation", "replication", "leverage", "learning", "failure",
        "framework", "meeting", "tracker", "owner", "date", "cost", "risk", "mitigation", "metric", "why", "question",
    ];

    /// <summary>Signs of a whole turn. Only "we" is a sign where no "I" did anything in the turn.</summary>
    public static IReadOnlySet<string> Of(Turn turn)
    {
        var signs = InSentences(turn).SelectMany(s => s.Signs).ToHashSet();
        if (signs.Contains("ownAction")) signs.Remove("weOnly");
        return signs;
    }

    /// <summary>Signs of a text of any length, read without a prompt's language.</summary>
    public static IReadOnlySet<string> Of(string text) => Of(Read(text));

    /// <summary>The sentences of a turn, each with its own signs.</summary>
    public static IReadOnlyList<AnswerSentence> InSentences(Turn turn) =>
        [.. AnswerSentences.Split(turn.Text).Select(s => new AnswerSentence(s.Text, s.Start, InSentence(s.Text, s.Start, turn)))];

    /// <summary>The sentences of a text, each with its own signs.</summary>
    public static IReadOnlyList<AnswerSentence> InSentences(string text) => InSentences(Read(text));

    /// <summary>What of an answer moves a stakeholder: options, data, escalation, trade, theirInterest.</summary>
    public static IReadOnlySet<string> Moves(Stakeholder stakeholder, Turn turn)
    {
        var moves = new HashSet<string>();
        foreach (var sentence in InSentences(turn).Where(s => !s.IsQuestion))
        {
            if (sentence.Signs.Contains("options")) moves.Add("options");
            if (sentence.Signs.Contains("escalation")) moves.Add("escalation");
            if (SignCues.BringsData(sentence.Text) || (sentence.Signs.Contains("number") && sentence.Signs.Contains("metric"))) moves.Add("data");
            if (SignCues.OffersTrade(sentence.Text)) moves.Add("trade");
        }

        if (PointsHeard.Names(stakeholder.InterestWords, turn.Text)) moves.Add("theirInterest");
        return moves;
    }

    private static Turn Read(string text) => TurnReader.Understand(text, PromptLanguage.Empty, TurnContext.Start);

    private static HashSet<string> InSentence(string sentence, int start, Turn turn)
    {
        if (sentence.TrimEnd('"', ')', ' ').EndsWith('?')) return ["question"];
        var signs = SignCues.Of(sentence).ToHashSet();
        foreach (var clause in turn.Clauses.Where(c => c.Start >= start && c.Start < start + sentence.Length))
        {
            if (clause.Is(DialogueAct.Framework)) signs.Add("framework");
            if (clause.Is(DialogueAct.MeetingOnly)) signs.Add("meeting");
            if (clause.Is(DialogueAct.Escalation)) signs.Add("escalation");
            if (clause.Dates.Count > 0) signs.Add("date");
        }

        return signs;
    }
}
