namespace Dryrun.Interview.Understanding;

/// <summary>
/// Cuts a turn into clauses. Punctuation cuts where there is any; in dictation, question openers ("how many", "what about", "are
/// they") and markers with a new subject ("so we", "and then they") do.
/// </summary>
internal static class ClauseSplitter
{
    public static readonly CueTable<bool> Openers = new(Table("""
        how many|much|often|long|big|large|bad|fast|old|late|severe|urgent|quickly|far|soon|likely|do|does|is|are|would|will|can|should|about
        what is|are|about|if|happens|happen|share|percentage|percent|fraction|portion|kind|sla|would|does|do|did|size|else|sort|level|was|can|should
        who is|owns|own|can|may|signs|signoff|decides|has|do|does|are|would|will|should|approves|gets|pays|holds; when is|can|do|does|should|are|will|would|did; where is|are|do|does|can; why is|are|do|does|not
        which teams|team|countries|devices|versions|version|regions|markets|models|chipsets|headsets|metric|metrics|of|share|is|are; is|are|was it|there|they|we|any|internet
        do|does|did we|they|you|i|devices|users|it|the|any|people|all|our|headsets|most; can|could|should|would|will we|they|you|i|it|the|a|devices|users|headsets|people|this|that|any; has|have the|it|there|we|they|any|this
        any idea|chance|data|limits|constraints|restrictions; tell me; let me ask|confirm|check; i would like to know|ask; another question; next question; one more
        """));

    private static readonly CueTable<bool> Subjects = new(Table("""
        i|we will|would|am|are|have|want|need|do|can|should|think|assume|guess|accept|must|could|start|use|go|choose|also|monitor|watch|expect|might|plan|just; let us|me; the biggest|main|risk|target|goal|sla|tradeoff|owner; my; our; @ owns|own|is|are|will|can|should|must|has|signoff|approves|gets|may|needs|to
        legal|security|support|product signs|signoff|approves|owns|needs; if; they|it will|would|can|own|owns|should|could|might|must|is|are|has|have; that is|means|gives|would|way|will; there is|are; this is|means|gives|would; everyone; nobody; success is; to avoid|mitigate|prevent|reduce; instead; for now
        """));

    private static readonly CueTable<bool> Tags = new(Table("""
        ^ confirm|confirmed|correct|right|agree|agreed|okay|reasonable|fair|yes $; ^ is that|this a? reasonable|right|okay|fair|correct|accurate|realistic|true|fine|safe ..; ^ does that sound|seem|make|match|hold|work ...
        ^ or not|no $; ^ okay with that|you ..; ^ can|could you confirm ..; ^ am i right ..; ^ sound|sounds right|good|fair|reasonable $; ^ is that a? reasonable|fair|safe|okay assumption|guess; ^ or am i ..; ^ fair assumption|enough ..; ^ please confirm
        """));

    // Before these an opener asks something of its own only when it stands inside what they begin.
    private static readonly HashSet<string> Embedding =
    [
        "know", "understand", "me", "about", "clarify", "wondering", "ask", "see", "sure", "on", "of", "to", "if", "for", "tell", "confirm", "check", "and", "or", "is", "clear", "define", "that", "in", "with", "matter",
        "what", "how", "who", "which", "when", "where", "why", "whether", "because", "depends", "depending", "by", "then", "decide", "us", "you", "curious", "figure", "idea", "say", "than", "as", "exactly", "out", "from",
        "model", "determine", "measure", "track", "learn", "see", "share", "given", "while", "unless", "until", "once", "not", "hear", "so", "but", "also", "okay", "just", "explain", "assume", "think", "guess", "suppose", "so", "well", "the", "a", "like",
        "question", "questions", "often", "many", "much", "long", "now", "first", "basically", "quickly", "really",
    ];

    private static readonly HashSet<string> Joining = ["and", "but", "so", "then", "also", "because", "plus", "okay", "or", "well"];

    private static readonly HashSet<string> Subordinate = ["if", "when", "unless", "once", "given", "since", "because", "while", "although", "assuming", "until", "after", "before", "for", "to", "in", "as", "even", "with", "where"];

    /// <summary>Clauses as ranges of words, in order, covering every word once.</summary>
    public static List<(int From, int To)> Split(IReadOnlyList<Word> words, byte[] marks)
    {
        var clauses = new List<(int From, int To)>();
        var from = 0;
        for (var i = 1; i <= words.Count; i++)
        {
            if (i < words.Count && !IsBoundary(words, marks, from, i)) continue;
            clauses.Add((from, i));
            from = i;
        }

        return words.Count == 0 ? [] : clauses;
    }

    /// <summary>True where the words only ask for a yes: "confirm?", "is that reasonable?".</summary>
    public static bool IsTag(CueText text) => text.To - text.From <= 6 && Tags.Any(text);

    private static bool IsBoundary(IReadOnlyList<Word> words, byte[] marks, int from, int i)
    {
        var gap = words[i - 1].After;
        if (words[i - 1].Start == words[i].Start) return false;
        if (gap is Gap.Stop or Gap.Question) return true;
        if (marks[i] == marks[i - 1] && marks[i] != 0 && gap == Gap.Space) return false;
        var end = EndOfSentence(words, i);
        var rest = new CueText(words, marks, i, end);
        if (gap is Gap.Dash or Gap.Comma && IsTag(rest)) return false;
        if (gap == Gap.Dash) return true;
        if (gap == Gap.Comma && !Subordinate.Contains(words[from].Plain) && StartsNew(rest)) return true;
        if (i - from < 2) return false;
        if (Joining.Contains(words[i].Plain) && i + 1 < end && NewAfterJoin(words, marks, from, i, end)) return true;
        return !Embedding.Contains(words[i - 1].Plain) && !Joining.Contains(words[i - 1].Plain) && i - from >= 3
            && (Begins(Openers, rest) || IsQuestionWord(words[i].Plain)) && !InQuestion(words, from, i) && !Relative(words, from, i);
    }

    // "a person who can stop it" asks nothing, unless a question is under way.
    private static bool Relative(IReadOnlyList<Word> words, int from, int i) =>
        words[i].Plain is "who" or "which" or "when" or "where" or "why" && words[i - 1].After < Gap.Comma && !Asking(words, from)
        && !(words[i].Plain is not ("who" or "which") && i + 1 < words.Count && words[i + 1].Plain is "are" or "is" or "do" or "does" or "can" or "did" or "will");

    private static bool Asking(IReadOnlyList<Word> words, int from)
    {
        var head = new CueText(words, [], from, words.Count).Head;
        return words[head].Plain is "is" or "are" or "do" or "does" or "can" or "any" || words.Skip(head).Take(2).Any(w => IsQuestionWord(w.Plain));
    }

    private static bool IsQuestionWord(string word) => word is "what" or "how" or "who" or "which" or "where" or "why";


    private static bool NewAfterJoin(IReadOnlyList<Word> words, byte[] marks, int from, int i, int end)
    {
        var at = i + 1;
        while (at < end - 1 && Joining.Contains(words[at].Plain)) at++;
        var rest = new CueText(words, marks, at, end);
        if (words[i].Plain == "or" || IsTag(rest)) return false;
        if (Begins(Openers, rest)) return !Relative(words, from, at) || words[i - 1].After == Gap.Comma;
        return i - from >= 4 && !OpenCondition(words, from, i) && Begins(Subjects, rest);
    }

    // "if they refuse and we are late, ..." is one clause up to its main part.
    private static bool OpenCondition(IReadOnlyList<Word> words, int from, int i)
    {
        var at = from;
        while (at < i && Joining.Contains(words[at].Plain)) at++;
        if (!Subordinate.Contains(words[at].Plain)) return false;
        for (var k = at; k < i - 1; k++)
        {
            if (words[k].After == Gap.Comma) return false;
        }

        return i - at < 12;
    }

    private static bool StartsNew(CueText rest)
    {
        var at = rest.From;
        while (at < rest.To - 1 && Joining.Contains(rest.Words[at].Plain)) at++;
        var after = rest with { From = at };
        return Begins(Openers, after) || Begins(Subjects, after);
    }

    // "what share of devices are there": the helper verb belongs to the question that is open. "What about bandwidth" takes none.
    private static bool InQuestion(IReadOnlyList<Word> words, int from, int i)
    {
        var question = IsQuestionWord(words[i].Plain);
        for (var k = i - 1; k >= Math.Max(from, i - 6); k--)
        {
            if (IsQuestionWord(words[k].Plain)) return !question && words[k + 1].Plain != "about";
            if (words[k].Plain is "when" or "whether" or "if") return true;
        }

        // A statement that goes on with "what" or "how" only embeds it, unless a whole question begins there.
        return question && !Asking(words, from) && !OpensWhole(words, i);
    }

    private static bool OpensWhole(IReadOnlyList<Word> words, int i) =>
        i + 1 < words.Count && words[i + 1].Plain is "is" or "are" or "about" or "many" or "much" or "often" or "long" or "big" or "do" or "does" or "can" or "will" or "owns" or "if";

    private static int EndOfSentence(IReadOnlyList<Word> words, int i)
    {
        while (i < words.Count - 1 && words[i].After is not (Gap.Stop or Gap.Question or Gap.Dash)) i++;
        return Math.Min(i + 1, words.Count);
    }

    private static bool Begins(CueTable<bool> table, CueText text) => table.AnyAt(text, text.From);

    private static IEnumerable<(string, bool)> Table(string patterns) =>
        patterns.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => (p, true));
}
