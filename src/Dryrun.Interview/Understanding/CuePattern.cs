namespace Dryrun.Interview.Understanding;

/// <summary>
/// A pattern over plain words, as people would write it down: <c>i|we will .. monitor*</c>. Alternatives stand between bars, a star
/// ends a beginning, a question mark makes a word optional, <c>..</c> skips up to three words and <c>...</c> up to eight, <c>^</c> and
/// <c>$</c> are the ends of the clause (fillers at its beginning aside), <c>#</c> a quantity, <c>@</c> a team.
/// </summary>
internal sealed class CuePattern
{
    private enum Kind
    {
        Words,
        Skip,
        Begin,
        End,
        Quantity,
        Team,
    }

    private readonly record struct Element(Kind Kind, string[] Whole, string[] Beginnings, bool Optional, int Skip);

    private readonly Element[] elements;

    private CuePattern(Element[] elements) => this.elements = elements;

    /// <summary>Words by which the pattern can be found quickly; null where it can begin with anything.</summary>
    public string[]? FirstWords => elements[0] is { Kind: Kind.Words, Optional: false, Beginnings.Length: 0 } e ? e.Whole : null;

    /// <summary>Letters with which a match can begin; null where it can begin with anything.</summary>
    public IEnumerable<char>? FirstLetters =>
        elements[0] is { Kind: Kind.Words, Optional: false } e ? e.Whole.Concat(e.Beginnings).Select(w => w[0]).Distinct() : null;

    /// <summary>Every whole word that the pattern names.</summary>
    public IEnumerable<string> Vocabulary => elements.SelectMany(e => e.Whole.Concat(e.Beginnings));

    public static CuePattern Parse(string pattern) => new([.. pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Read)]);

    /// <summary>Index after the match that begins at a word, or -1.</summary>
    public int MatchAt(in CueText text, int start) => Match(text, start, 0);

    private int Match(in CueText text, int at, int index)
    {
        if (index == elements.Length) return at;
        var e = elements[index];
        switch (e.Kind)
        {
            case Kind.Begin:
                return at == text.From || at == text.Head ? Match(text, at, index + 1) : -1;
            case Kind.End:
                return at == text.To ? Match(text, at, index + 1) : -1;
            case Kind.Skip:
                for (var skipped = 0; skipped <= e.Skip && at + skipped <= text.To; skipped++)
                {
                    if (Match(text, at + skipped, index + 1) is >= 0 and var end) return end;
                }

                return -1;
            case Kind.Quantity or Kind.Team:
                var wanted = e.Kind == Kind.Quantity ? CueText.QuantityMark : CueText.TeamMark;
                var after = at;
                while (after < text.To && (text.Marks[after] & wanted) != 0) after++;
                return after > at ? Match(text, after, index + 1) : -1;
            default:
                if (at < text.To && Fits(e, text.Words[at].Plain) && Match(text, at + 1, index + 1) is >= 0 and var rest) return rest;
                return e.Optional ? Match(text, at, index + 1) : -1;
        }
    }

    private static bool Fits(in Element e, string word)
    {
        foreach (var whole in e.Whole)
        {
            if (whole == word) return true;
        }

        foreach (var beginning in e.Beginnings)
        {
            if (word.StartsWith(beginning, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static Element Read(string part)
    {
        switch (part)
        {
            case "..": return new(Kind.Skip, [], [], false, 3);
            case "...": return new(Kind.Skip, [], [], false, 8);
            case "^": return new(Kind.Begin, [], [], false, 0);
            case "$": return new(Kind.End, [], [], false, 0);
            case "#": return new(Kind.Quantity, [], [], false, 0);
            case "@": return new(Kind.Team, [], [], false, 0);
        }

        var optional = part[^1] == '?';
        var words = (optional ? part[..^1] : part).Split('|');
        return new(
            Kind.Words, [.. words.Where(w => w[^1] != '*')], [.. words.Where(w => w[^1] == '*').Select(w => w[..^1])], optional, 0);
    }
}

/// <summary>A stretch of words with what is known about each.</summary>
/// <param name="Words">All words of the turn.</param>
/// <param name="Marks">For each word, whether it belongs to a quantity or to a team.</param>
/// <param name="From">First word of the stretch.</param>
/// <param name="To">Word after the last.</param>
internal readonly record struct CueText(IReadOnlyList<Word> Words, byte[] Marks, int From, int To)
{
    public const byte QuantityMark = 1;
    public const byte TeamMark = 2;

    private static readonly HashSet<string> Fillers =
        ["um", "uh", "er", "erm", "so", "okay", "well", "and", "but", "then", "also", "hmm", "hm", "mm", "oh", "like", "now", "alright", "yeah", "basically", "actually", "right", "plus", "because", "ah", "just"];

    /// <summary>First word that is not a filler; patterns may begin there as well as at the first word.</summary>
    public int Head
    {
        get
        {
            var at = From;
            while (at < To - 1 && Fillers.Contains(Words[at].Plain)) at++;
            return at;
        }
    }
}

/// <summary>Many patterns, each with a value, found in one pass.</summary>
internal sealed class CueTable<T>
{
    private readonly Dictionary<string, List<(CuePattern Pattern, T Value)>> byWord = [];
    private readonly Dictionary<char, List<(CuePattern Pattern, T Value)>> byLetter = [];
    private readonly List<(CuePattern Pattern, T Value)> anywhere = [];

    public CueTable(IEnumerable<(string Pattern, T Value)> cues)
    {
        foreach (var (text, value) in cues)
        {
            var pattern = CuePattern.Parse(text);
            Vocabulary.UnionWith(pattern.Vocabulary);
            if (pattern.FirstWords is { } words) Index(byWord, words.Distinct(), pattern, value);
            else if (pattern.FirstLetters is { } letters) Index(byLetter, letters, pattern, value);
            else anywhere.Add((pattern, value));
        }
    }

    private static void Index<TKey>(Dictionary<TKey, List<(CuePattern, T)>> index, IEnumerable<TKey> keys, CuePattern pattern, T value)
        where TKey : notnull
    {
        foreach (var key in keys)
        {
            if (!index.TryGetValue(key, out var list)) index[key] = list = [];
            list.Add((pattern, value));
        }
    }

    /// <summary>Every word that a pattern names.</summary>
    public HashSet<string> Vocabulary { get; } = [];

    /// <summary>Calls back for each match with its value and its words.</summary>
    public void Find(CueText text, Action<T, int, int> found)
    {
        for (var i = text.From; i <= text.To; i++)
        {
            foreach (var (pattern, value) in anywhere) Report(pattern, value, text, i, found);
            if (i == text.To) continue;
            if (byWord.TryGetValue(text.Words[i].Plain, out var same))
            {
                foreach (var (pattern, value) in same) Report(pattern, value, text, i, found);
            }

            if (!byLetter.TryGetValue(text.Words[i].Plain[0], out var near)) continue;
            foreach (var (pattern, value) in near) Report(pattern, value, text, i, found);
        }
    }

    /// <summary>True where any pattern matches.</summary>
    public bool Any(CueText text)
    {
        var any = false;
        Find(text, (_, _, _) => any = true);
        return any;
    }

    /// <summary>True where a pattern matches that begins at this word.</summary>
    public bool AnyAt(CueText text, int at)
    {
        if (at < text.To && byWord.TryGetValue(text.Words[at].Plain, out var same) && Matches(same, text, at)) return true;
        if (at < text.To && byLetter.TryGetValue(text.Words[at].Plain[0], out var near) && Matches(near, text, at)) return true;
        return Matches(anywhere, text, at);
    }

    private static bool Matches(List<(CuePattern Pattern, T Value)> list, CueText text, int at)
    {
        foreach (var (pattern, _) in list)
        {
            if (pattern.MatchAt(text, at) >= 0) return true;
        }

        return false;
    }

    private static void Report(CuePattern pattern, T value, CueText text, int at, Action<T, int, int> found)
    {
        if (pattern.MatchAt(text, at) is >= 0 and var end) found(value, at, end);
    }
}
