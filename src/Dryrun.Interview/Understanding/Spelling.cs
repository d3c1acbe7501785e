namespace Dryrun.Interview.Understanding;

/// <summary>
/// Mends words that nobody knows into words of a vocabulary: one slip (letter missing, extra, wrong, or two swapped), two from nine letters on, the
/// first letter kept unless swapped. Short words are mended by a swap alone, or towards words of grammar. Words in the vocabulary or in common use are never touched.
/// </summary>
internal sealed class Spelling
{
    private const string GrammarWords = """
        what which when where there their this that these those with have does would could should about many much often will your please because whether while how who why any are can
        the and they them from into some only also before after whats hows whos dont doesnt wheres theres thats isnt arent
        """;

    private static readonly HashSet<string> Grammar = [.. GrammarWords.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)];

    private readonly HashSet<string> known;
    private readonly Dictionary<char, Candidate[]> byFirst;

    private sealed record Candidate(string Word, int Rank);

    /// <param name="own">Words of the prompt; they win ties.</param>
    /// <param name="general">Other words worth recognising.</param>
    public Spelling(IEnumerable<string> own, IEnumerable<string> general)
    {
        var all = own.Select(w => new Candidate(w, 0)).Concat(Grammar.Select(w => new Candidate(w, 0))).Concat(general.Select(w => new Candidate(w, 1)))
            .Where(c => c.Word.Length >= 3 && c.Word.All(char.IsAsciiLetter)).GroupBy(c => c.Word).Select(g => g.MinBy(c => c.Rank)!).ToArray();
        byFirst = all.GroupBy(c => c.Word[0]).ToDictionary(g => g.Key, g => g.OrderBy(c => c.Word, StringComparer.Ordinal).ToArray());
        known = [.. all.Select(c => c.Word), .. CommonWords.All];
    }

    /// <summary>The word itself, or the nearest word of the vocabulary; ties go to the prompt's words, then to the alphabet.</summary>
    public string Mend(string word)
    {
        if (word.Length < 3 || word.Length > 24 || !word.All(char.IsAsciiLetter) || IsKnown(word)) return word;
        var allowed = EditDistance.Slip * (word.Length >= 9 ? 2 : 1);
        var (best, least) = (word, allowed + 2);
        Nearest(word, word[0], allowed, ref best, ref least);
        // "amny": the first two letters may be swapped.
        if (word[1] != word[0]) Nearest(word, word[1], EditDistance.Swap, ref best, ref least);
        return best;
    }

    private void Nearest(string word, char first, int allowed, ref string best, ref int least)
    {
        if (!byFirst.TryGetValue(first, out var candidates)) return;
        foreach (var (candidate, rank) in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) > allowed / EditDistance.Swap) continue;
            var distance = EditDistance.Of(word, candidate, allowed);
            if (distance > allowed || !Safe(word, candidate, distance)) continue;
            if (distance + rank < least) (best, least) = (candidate, distance + rank);
        }
    }

    // In three and four letters nearly everything is one slip from something: "tent" is not "test".
    private static bool Safe(string word, string candidate, int distance) =>
        distance <= EditDistance.Swap
            ? word.Length > 3 || Grammar.Contains(candidate)
            : word.Length > 4 || (word.Length == 4 && Grammar.Contains(candidate) && Doubled(word)) || (word.Length == 4 && (Grammar.Contains(candidate) || candidate.Length == 5) && candidate.Length >= 4);

    // "anny": a letter struck twice.
    private static bool Doubled(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (word[i] == word[i - 1]) return true;
        }

        return false;
    }

    private bool IsKnown(string word) =>
        known.Contains(word) || Slips.Expansions.ContainsKey(word)
        || (word[^1] == 's' && known.Contains(word[..^1]))
        || (word.EndsWith("ed", StringComparison.Ordinal) && (known.Contains(word[..^1]) || known.Contains(word[..^2])))
        || (word.EndsWith("ing", StringComparison.Ordinal) && (known.Contains(word[..^3]) || known.Contains(word[..^3] + "e")))
        || (word.EndsWith("ly", StringComparison.Ordinal) && known.Contains(word[..^2]));
}

/// <summary>Optimal string alignment in tenths: insertions, deletions and substitutions are a slip, a swap of neighbours is a smaller one.</summary>
internal static class EditDistance
{
    public const int Slip = 10;
    public const int Swap = 8;

    /// <summary>The distance, or <paramref name="limit"/> + 1 where it is larger than the limit.</summary>
    public static int Of(string a, string b, int limit)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j * Slip;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i * Slip;
            var least = row[0];
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : Slip;
                var d = Math.Min(Math.Min(last[j] + Slip, row[j - 1] + Slip), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d = Math.Min(d, before[j - 2] + Swap);
                row[j] = d;
                least = Math.Min(least, d);
            }

            if (least > limit) return limit + 1;
            last.CopyTo(before);
            row.CopyTo(last);
        }

        return Math.Min(last[b.Length], limit + 1);
    }
}
