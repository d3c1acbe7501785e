namespace Dryrun.Interview.Understanding;

/// <summary>
/// Understands what a candidate says, offline: cue patterns for acts, readers for numbers, people and dates, and a calibrated linker from
/// questions to facts. A pure function of its arguments; about a millisecond a turn.
/// </summary>
public static class TurnReader
{
    /// <summary>Reads one turn. Never throws, whatever the text; a text without words gives no clauses.</summary>
    /// <param name="text">The turn as typed or dictated.</param>
    /// <param name="language">What the prompt talks about.</param>
    /// <param name="context">What was said just before.</param>
    public static Turn Understand(string text, PromptLanguage language, TurnContext context)
    {
        var index = LanguageIndex.Of(language);
        var words = index.Words(text);
        var quantities = QuantityReader.Read(text, words);
        var dates = DateReader.Read(text, words, quantities);
        var owners = OwnerReader.Read(text, words, index);
        var marks = new byte[words.Count];
        foreach (var q in quantities) Mark(marks, q.From, q.To, CueText.QuantityMark);
        foreach (var o in owners.Where(o => !o.Owner.Vague || o.To - o.From > 1)) Mark(marks, o.From, o.To, CueText.TeamMark);
        var clauses = new List<Clause>();
        var ranges = ClauseSplitter.Split(words, marks);
        var said = new Said(context);
        foreach (var (from, to) in ranges)
        {
            var (start, end) = Span(text, words, from, to);
            var cues = new CueText(words, marks, from, to);
            var acts = ActReader.Read(cues, PositionOf(words, from, to), context);
            var links = index.Linker.Link(cues, acts, said);
            said = said.Then(acts, links);
            clauses.Add(new(
                text[start..end], start, end - start, acts, links,
                [.. quantities.Where(q => q.From >= from && q.To <= to).Select(q => q.Quantity)], [.. owners.Where(o => o.From >= from && o.To <= to).Select(o => o.Owner)],
                [.. dates.Where(d => d.From >= from && d.To <= to).Select(d => d.Date)], ModalityReader.Read(cues)));
        }

        return new(text, WholeQuestion.Settle(clauses, ranges, new CueText(words, marks, 0, words.Count), index.Linker, context));
    }

    private static Position PositionOf(IReadOnlyList<Word> words, int from, int to)
    {
        if (words[to - 1].After == Gap.Question) return Position.Asked;
        if (from == 0 || words[from - 1].After >= Gap.Stop) return Position.Open;
        var end = to - 1;
        while (end < words.Count - 1 && words[end].After < Gap.Stop) end++;
        return words[end].After == Gap.Stop ? Position.Inside : Position.Open;
    }

    private static void Mark(byte[] marks, int from, int to, byte mark)
    {
        for (var i = from; i < to; i++) marks[i] |= mark;
    }

    // From the first word to the last, with the sign that closes it.
    private static (int Start, int End) Span(string text, IReadOnlyList<Word> words, int from, int to)
    {
        var end = words[to - 1].End;
        var limit = to < words.Count ? words[to].Start : text.Length;
        while (end < limit && text[end] is '.' or '?' or '!' or ')' or '"') end++;
        return (words[from].Start, end);
    }
}

/// <summary>What the linker may look back on within a turn and before it.</summary>
/// <param name="Context">Before the turn.</param>
/// <param name="Last">Links of the clause before, in this turn.</param>
/// <param name="Assumed">True where that clause assumed something.</param>
internal sealed record Said(TurnContext Context, IReadOnlyList<FactLink> Last, bool Assumed)
{
    public Said(TurnContext context)
        : this(context, [], false)
    {
    }

    public Said Then(IReadOnlyList<ActReading> acts, IReadOnlyList<FactLink> links)
    {
        var assumed = acts.Any(a => a.Act == DialogueAct.Assumption);
        var asked = acts.Any(a => a.Act == DialogueAct.Question);
        return assumed || asked ? this with { Last = links, Assumed = assumed } : this;
    }
}
