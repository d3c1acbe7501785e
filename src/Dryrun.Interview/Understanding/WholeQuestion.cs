namespace Dryrun.Interview.Understanding;

/// <summary>
/// A second look at a turn whose question is spread over several clauses: "with Apple there's that gradual thing, do we use it, and how fast is it". What no clause
/// says alone, the clause with the one before it or the whole turn may say.
/// </summary>
internal static class WholeQuestion
{
    private const int WordsMax = 60;

    /// <summary>A longer turn is no bare name.</summary>
    private const int BareWordsMax = 5;

    /// <summary>What it takes to hear a question where no cue of one was found.</summary>
    private const double UncuedProbability = 0.85;

    public static IReadOnlyList<Clause> Settle(List<Clause> clauses, List<(int From, int To)> ranges, CueText turn, FactLinker linker, TurnContext context)
    {
        if (clauses.Count == 0 || turn.To > WordsMax || clauses.Any(c => c.Facts.Count > 0)) return clauses;
        var asking = clauses.FindLastIndex(Asks);
        if (asking < 0) return Uncued(clauses, turn, linker, context);
        if (clauses.Count == 1) return clauses;
        var widened = turn with { From = ranges[Math.Max(asking - 1, 0)].From, To = ranges[asking].To };
        var links = linker.Link(widened);
        if (links.Count == 0) links = linker.Link(turn);
        if (links.Count > 0) clauses[asking] = clauses[asking] with { Facts = links };
        return clauses;
    }

    // Dictation drops what makes a question; words of a question and a certain fact, and nothing else done, still are one. So is the bare name of a thing,
    // "ppl behind one ip", where the interviewer has asked nothing that it could answer.
    private static List<Clause> Uncued(List<Clause> clauses, CueText turn, FactLinker linker, TurnContext context)
    {
        if (turn.Words[turn.To - 1].After == Gap.Stop || clauses.Any(c => c.Acts.Any(a => !IsTopic(a.Act)))) return clauses;
        var asks = Enumerable.Range(0, turn.To).Any(i => IsQuestionWord(turn.Words[i].Plain)) && clauses.All(c => c.Acts.Count == 0);
        if (!asks && !(context.LastAsk == InterviewerAsk.None && IsBareName(clauses, turn))) return clauses;
        if (linker.Link(turn) is not [{ Probability: >= UncuedProbability } link, ..]) return clauses;
        clauses[^1] = clauses[^1] with { Acts = [new(DialogueAct.Question, link.Probability)], Facts = [link] };
        return clauses;
    }

    // A price or a risk that is only named tells nothing about it.
    private static bool IsTopic(DialogueAct act) => act is DialogueAct.Cost or DialogueAct.Risk or DialogueAct.Stakeholder;

    private static bool IsBareName(List<Clause> clauses, CueText turn) =>
        clauses.Count == 1 && turn.To <= BareWordsMax && clauses[0].Quantities.Count == 0 && clauses[0].Owners.Count == 0 && clauses[0].Dates.Count == 0
        && (clauses[0].Modality & (Modality.FirstPerson | Modality.Collective | Modality.Negated | Modality.Conditional)) == Modality.None;

    private static bool IsQuestionWord(string word) => word is "what" or "how" or "who" or "which" or "when" or "where" or "why" or "are" or "is" or "do" or "does" or "can" or "any" or "whether"
        or "percentage" or "percent" or "share" or "number" or "size" or "speed" or "amount" or "average" or "count" or "proportion" or "odds" or "chance";

    private static bool Asks(Clause clause) => clause.Is(DialogueAct.Question) || clause.Is(DialogueAct.Assumption);
}
