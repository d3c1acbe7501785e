namespace Dryrun.Interview.Understanding;

/// <summary>
/// Mends words that nobody knows into words of a vocabulary: one slip (letter missing, extra, wrong, or two swapped) from four
/// letters on, two from nine on, the first letter kept. Words in the vocabulary or in common use are never touched.
/// </summary>
internal sealed class Spelling
{
    private readonly HashSet<string> known;
    private readonly Dictionary<char, string[]> byFirst;

    public Spelling(IEnumerable<string> vocabulary, IEnumerable<string> alsoKnown)
    {
        var words = vocabulary.Where(w => w.Length >= 4 && char.IsLetter(w[0])).Distinct().Order(StringComparer.Ordinal).ToArray();
        byFirst = words.GroupBy(w => w[0]).ToDictionary(g => g.Key, g => g.ToArray());
        known = [.. words, .. alsoKnown];
    }

    /// <summary>The word itself, or the nearest word of the vocabulary; ties go to the shorter, then to the alphabet.</summary>
    public string Mend(string word)
    {
        if (word.Length < 4 || word.Length > 24 || !char.IsAsciiLetter(word[0]) || IsKnown(word)) return word;
        if (!byFirst.TryGetValue(word[0], out var candidates)) return word;
        var allowed = word.Length >= 9 ? 2 : 1;
        var (best, bestDistance) = (word, allowed + 1);
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) > allowed || candidate.Length < 4) continue;
            if (word.Length == 4 && !SameLetters(word, candidate)) continue;
            var distance = EditDistance.Of(word, candidate, bestDistance);
            if (distance < bestDistance || (distance == bestDistance && distance <= allowed && candidate.Length < best.Length)) (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    private bool IsKnown(string word) =>
        known.Contains(word)
        || (word[^1] == 's' && known.Contains(word[..^1]))
        || (word.EndsWith("ed", StringComparison.Ordinal) && (known.Contains(word[..^1]) || known.Contains(word[..^2])))
        || (word.EndsWith("ing", StringComparison.Ordinal) && (known.Contains(word[..^3]) || known.Contains(word[..^3] + "e")))
        || (word.EndsWith("ly", StringComparison.Ordinal) && known.Contains(word[..^2]));

    // In four letters only a swap is safe: "siez" is "size", but "tent" is not "test".
    private static bool SameLetters(string a, string b) => a.Length == b.Length && a.Order().SequenceEqual(b.Order());
}

/// <summary>Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.</summary>
internal static class EditDistance
{
    /// <summary>The distance, or <paramref name="limit"/> + 1 where it is larger than the limit.</summary>
    public static int Of(string a, string b, int limit)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var d = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d = Math.Min(d, before[j - 2] + 1);
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
