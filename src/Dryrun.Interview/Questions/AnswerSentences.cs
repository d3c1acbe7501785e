using System.Text.RegularExpressions;

namespace Dryrun.Interview.Questions;

/// <summary>A sentence of an answer with the signs that stand in it.</summary>
/// <param name="Text">The sentence, a substring of the answer.</param>
/// <param name="Start">Index of its first character in the answer.</param>
/// <param name="Signs">Ids of <see cref="AnswerSigns.All"/>.</param>
public sealed record AnswerSentence(string Text, int Start, IReadOnlySet<string> Signs)
{
    /// <summary>True where it asks.</summary>
    public bool IsQuestion => Text.TrimEnd('"', ')', ' ').EndsWith('?');

    /// <summary>True where its words hang together; a list of keywords does not.</summary>
    public bool IsProse => AnswerSentences.IsProse(Text);
}

/// <summary>Cuts an answer into sentences.</summary>
internal static partial class AnswerSentences
{
    private const int ListFrom = 6, PieceWords = 4;

    /// <summary>Sentences with their place, in order; what lies between them is space.</summary>
    public static IEnumerable<(int Start, string Text)> Split(string text)
    {
        var from = 0;
        foreach (Match end in SentenceEnd().Matches(text))
        {
            if (Trimmed(text, from, end.Index + end.Length) is { Text.Length: > 0 } sentence) yield return sentence;
            from = end.Index + end.Length;
        }

        if (Trimmed(text, from, text.Length) is { Text.Length: > 0 } rest) yield return rest;
    }

    /// <summary>
    /// True where words hang together: at least three, and one in eight of them a function word. A list of keywords is not prose and is never heard.
    /// </summary>
    public static bool IsProse(string sentence)
    {
        var words = AnyWord().Count(sentence);
        return words >= 3 && FunctionWord().Count(sentence) * 8 >= words && !IsList(sentence, words);
    }

    // Many short pieces between commas are an enumeration, even where the pieces are phrases.
    private static bool IsList(string sentence, int words)
    {
        var pieces = sentence.Count(c => c is ',' or ';') + 1;
        return pieces >= ListFrom && words < pieces * PieceWords;
    }

    private static (int Start, string Text) Trimmed(string text, int from, int to)
    {
        while (from < to && char.IsWhiteSpace(text[from])) from++;
        while (to > from && char.IsWhiteSpace(text[to - 1])) to--;
        return (from, text[from..to]);
    }

    [GeneratedRegex(@"[.!?]+[""\u201d')]*(?=\s|$)|\n+", RegexOptions.ExplicitCapture)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\d][\p{L}\d'\u2019-]*")]
    private static partial Regex AnyWord();

    [GeneratedRegex(
        @"\b(a|an|the|of|to|in|on|at|by|for|with|from|is|are|was|were|be|it|that|this|we|i|they|you|he|she|and|or|but|if|when|then|so|as|i'd|i'll|we'd|we'll|i'm|it's|"
        + @"will|would|can|could|our|my|his|her|their|has|have|had|gets?|not|no|who|what|than|because|per|each|every)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FunctionWord();
}
