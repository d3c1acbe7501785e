using System.Text.RegularExpressions;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Interviewer;

/// <summary>
/// Answers questions: one fact for one question, several for a compound one, never a fact that was not asked. What nobody knows is said to be unknown.
/// </summary>
internal static partial class Answers
{
    /// <summary>Most answers in one turn; who asks more is told to pick.</summary>
    public const int AnswersMax = 5;

    // Fewer words than this beside an answered question are its tail ("is it big?"), not a question of their own.
    private const int OwnQuestionWords = 5;

    // "fleet size", "the crash rate today": so few words can only be a question.
    private const int BareQuestionWords = 4;

    public static void Give(Exchange exchange, Turn turn)
    {
        var asked = turn.Clauses.Where(c => !c.Is(DialogueAct.Assumption) && IsAsked(turn, c)).ToList();
        var facts = asked.SelectMany(c => c.Facts).Select(f => f.Fact).Distinct().Where(f => exchange.Room.Fact(f) is not null).Take(AnswersMax).ToList();
        for (var i = 0; i < facts.Count; i++) Disclose(exchange, facts[i], inParts: i == 0 && facts.Count > 1);

        var lost = asked.Where(c => c.Facts.Count == 0 && !c.Is(DialogueAct.Meta) && !c.Is(DialogueAct.ClarificationRequest) && !c.Is(DialogueAct.SmallTalk)).ToList();
        if (facts.Count > 0)
        {
            if (lost.Any(c => SpokenTime.Words(c.Text) >= OwnQuestionWords && !Process().IsMatch(c.Text) && !Tag().IsMatch(c.Text))) Unknown(exchange, "unknownPart");
        }
        else if (turn.Has(DialogueAct.ClarificationRequest)) exchange.Reply(Again(exchange));
        else if (turn.Has(DialogueAct.Meta)) exchange.Reply(Time().IsMatch(turn.Text) ? TimeLeft(exchange) : YourCall(exchange));
        else if (lost.Any(c => Process().IsMatch(c.Text))) exchange.Reply(YourCall(exchange));
        else if (lost.Any(c => !Tag().IsMatch(c.Text))) Unknown(exchange, "unknown");
    }

    /// <summary>True where a text only asks for agreement: "is that right?", "does that make sense?", "OK?". It takes nothing for granted itself.</summary>
    public static bool IsTag(string text) => Tag().IsMatch(text);

    /// <summary>
    /// True where a clause asks: it is read as a question, and it has a question mark or begins or speaks as questions do. Statements that only sound like
    /// one ("release on-call does it") must never buy a fact.
    /// </summary>
    public static bool IsAsked(Turn turn, Clause clause)
    {
        if (!clause.Is(DialogueAct.Question)) return false;
        if (clause.Text.Contains('?') || SpokenTime.Words(turn.Text) <= BareQuestionWords) return true;
        if (AdmitsNotKnowing().IsMatch(clause.Text)) return false;
        return QuestionWord().IsMatch(clause.Text) || (Inverted().IsMatch(clause.Text) && BeginsSentence(turn, clause));
    }

    // "... the risk | is a bad build" begins like a question only because it was cut there.
    private static bool BeginsSentence(Turn turn, Clause clause)
    {
        var before = turn.Text[..clause.Start].TrimEnd();
        return before.Length == 0 || !char.IsLetterOrDigit(before[^1]) || Joining().IsMatch(before);
    }

    public static void Disclose(Exchange exchange, string id, bool inParts = false)
    {
        var answer = exchange.Room.Fact(id)!.Say(exchange.State.Start.World);
        var again = exchange.State.Disclosed.ContainsKey(id);
        var slots = new Dictionary<string, string> { ["answer"] = answer };
        var wording = exchange.State.Answered.Contains(id) ? "sameAgain" : inParts ? "inParts" : "";
        var text = wording.Length > 0 ? exchange.Wording(wording, slots) : answer;
        var turn = exchange.State.Turns.Count > 0 ? exchange.State.Turns[^1].Seq : 0;
        exchange.Add(Actor.Interviewer, new Disclosed(id, text.Contains(answer, StringComparison.Ordinal) ? text : answer, turn, again));
    }

    private static void Unknown(Exchange exchange, string reply)
    {
        var lines = exchange.Content.Lines.Replies;
        var text = exchange.Fresh(lines.GetValueOrDefault(reply) ?? lines[SessionFold.Unknown]);
        exchange.Add(Actor.Interviewer, new Probed("unknown", SessionFold.Unknown, text, exchange.Content.Lines.Thought("unknown")));
    }

    private static string Again(Exchange exchange) => exchange.State.LastWords.Length > 0 ? exchange.State.LastWords : exchange.Content.Prompt.Brief;

    private static string YourCall(Exchange exchange) => exchange.Wording("yourCall") is { Length: > 0 } text ? text : "Your call.";

    private static string TimeLeft(Exchange exchange)
    {
        var minutes = Math.Max(0, exchange.LeftMs / 60_000);
        return minutes == 1 ? "One minute left." : $"{minutes} minutes left.";
    }

    [GeneratedRegex(
        @"^\W*(and |so |but |ok(ay)?,? |then |also |well,? |right,? |sorry,? |first,? |hi,? )*(is|are|was|were|do|does|did|can|could|will|would|should|shall|may|has|have|any)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Inverted();

    [GeneratedRegex(@"\b(and|or|but|so|also|plus|then)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Joining();

    [GeneratedRegex(
        @"\b(what|whats|who|whos|whose|which|when|where|why|how|whether)\b|\b(understand|know|learn|clarify|ask|wonder(ing)?|curious|tell me|give me|walk me|remind me|confirm)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex QuestionWord();

    // "I don't know who owns it" is an answer, if a poor one.
    [GeneratedRegex(@"\b(i|we) (don'?t|do not|wouldn'?t) know\b|\bnot sure\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AdmitsNotKnowing();

    // Asks how to go on, not what is true: "shall I start with the rollout?"
    [GeneratedRegex(
        @"\b(should i|shall i|shall we|can i|may i|could i|do you want me to|would you like me to|is it (ok|okay|fine) (if|to)|want me to|should we (start|move|go|begin))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Process();

    // Asks for agreement at the end of a statement.
    [GeneratedRegex(
        @"^\W*((and|so|or) )?(right|okay|ok|no|yes|correct|confirm(ed)?|true|(does|would|did) (that|this|it) (make|sound|seem|look|work|hold|fit)\w*( any)?( (sense|right|good|ok|okay|fair|reasonable|true))?"
        + @"|makes? (any )?sense|(is|was|would) (that|this|it) (be )?(a )?(right|correct|true|so|it|reasonable|fair|okay|ok|fine|safe|accurate|realistic)( (assumption|guess|number|estimate))?( (with|by|for) you)?"
        + @"|(am|are|was) (i|we) (right|correct|wrong|off)( there)?|or not|fair( enough)?|reasonable|agreed?|(do )?you (know|agree)|sounds? (good|right|fair|ok|okay|reasonable))\W*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\b(time|minutes?|clock|long)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Time();
}
