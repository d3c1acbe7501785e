using System.Text;

namespace Dryrun.Interview.Understanding;

/// <summary>What stands between a word and the next one.</summary>
internal enum Gap
{
    Space,
    Comma,
    Dash,
    Colon,
    Stop,
    Question,
}

/// <summary>
/// One plain word of a turn with its place in it. Contractions give two words at one place ("i'd" is "i would"), compounds
/// one word over several ("on call" is "oncall").
/// </summary>
/// <param name="Plain">Lower case, apostrophes gone, common slips mended.</param>
/// <param name="Start">Index of the first character.</param>
/// <param name="End">Index after the last.</param>
/// <param name="After">What follows.</param>
internal readonly record struct Word(string Plain, int Start, int End, Gap After)
{
    public bool IsNumber => char.IsAsciiDigit(Plain[0]);

    /// <summary>Splits a text into plain words; a text of any length and any characters.</summary>
    public static List<Word> Split(string text) => Split(text, null);

    /// <summary>The same with slips of typing mended before anything else.</summary>
    public static List<Word> Split(string text, Spelling? spelling)
    {
        var raw = new List<Word>();
        var i = 0;
        while (i < text.Length)
        {
            var end = EndOfToken(text, i);
            if (end == i)
            {
                if (raw.Count > 0) raw[^1] = raw[^1] with { After = Stronger(raw[^1].After, GapAt(text, i)) };
                i++;
                continue;
            }

            var token = Lower(text.AsSpan(i, end - i));
            Expand(raw, spelling?.Mend(token) ?? token, i, end);
            i = end;
        }

        return Compounds.Merge(raw);
    }

    private static void Expand(List<Word> words, string token, int start, int end)
    {
        if (Slips.Expansions.TryGetValue(token, out var several))
        {
            foreach (var word in several) words.Add(new(word, start, end, Gap.Space));
            return;
        }

        var apostrophe = token.IndexOf('\'', StringComparison.Ordinal);
        if (apostrophe < 0)
        {
            words.Add(new(token, start, end, Gap.Space));
            return;
        }

        var (head, tail) = (token[..apostrophe], token[(apostrophe + 1)..]);
        var second = tail switch
        {
            "d" => "would",
            "ll" => "will",
            "re" => "are",
            "ve" => "have",
            "m" => "am",
            "s" when Slips.TakesIs.Contains(head) => "is",
            _ => null,
        };
        if (head.Length > 0) words.Add(new(head, start, end, Gap.Space));
        if (second is not null) words.Add(new(second, start, end, Gap.Space));
    }

    // A run of letters and digits that begins with a letter; a number ("1,000", "0.05"); or a sign with a meaning of its own.
    private static int EndOfToken(string text, int i)
    {
        var c = text[i];
        if (c is '%' or '$' or '€' or '£' or '~' or '<' or '>' or '+' or '&' or '≥' or '≤') return i + 1;
        if (char.IsAsciiDigit(c)) return EndOfNumber(text, i);
        if (!char.IsLetter(c)) return i;
        var end = i + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || InWord(text, end))) end++;
        return end;
    }

    private static int EndOfNumber(string text, int i)
    {
        var end = i + 1;
        while (end < text.Length
            && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) && Grouped(text, end)))) end++;
        return end;
    }

    // "1,10,50" is a list, "1,000" a number: a comma belongs to a number only before three digits.
    private static bool Grouped(string text, int at)
    {
        if (text[at] == '.') return true;
        var digits = 0;
        while (at + 1 + digits < text.Length && char.IsAsciiDigit(text[at + 1 + digits])) digits++;
        return digits == 3;
    }

    private static bool InWord(string text, int at) =>
        text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    private static string Lower(ReadOnlySpan<char> token)
    {
        var plain = new StringBuilder(token.Length);
        foreach (var c in token) plain.Append(c == '’' ? '\'' : char.ToLowerInvariant(c));
        return plain.ToString() switch { "&" => "and", "≥" => ">", "≤" => "<", var s => s };
    }

    private static Gap GapAt(string text, int i) => text[i] switch
    {
        '?' => Gap.Question,
        '!' or ';' or '\n' or '\r' or '…' => Gap.Stop,
        '.' when i + 1 >= text.Length || !char.IsLetterOrDigit(text[i + 1]) => Gap.Stop,
        ':' => Gap.Colon,
        '—' or '–' => Gap.Dash,
        '-' when i + 1 < text.Length && (char.IsWhiteSpace(text[i + 1]) || text[i + 1] == '-') => Gap.Dash,
        ',' or '(' or ')' => Gap.Comma,
        _ => Gap.Space,
    };

    private static Gap Stronger(Gap a, Gap b) => a > b ? a : b;
}
