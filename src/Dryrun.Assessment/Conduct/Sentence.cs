using System.Text.RegularExpressions;

namespace Dryrun.Assessment.Conduct;

/// <summary>One sentence of a candidate's turn with everything that was understood in it.</summary>
/// <param name="Seq">Sequence number of the said event.</param>
/// <param name="AtMs">Session time of the turn.</param>
/// <param name="Start">Index of its first character in the turn.</param>
/// <param name="Text">The sentence, a substring of the turn.</param>
/// <param name="Turn">The whole turn.</param>
/// <param name="Acts">Dialogue acts of its clauses.</param>
/// <param name="Facts">Facts that its clauses are about.</param>
/// <param name="Marks">Modality of its clauses in words.</param>
/// <param name="Teams">Teams it names.</param>
internal sealed partial record Sentence(
    long Seq, long AtMs, int Start, string Text, string Turn, IReadOnlySet<string> Acts, IReadOnlySet<string> Facts, IReadOnlySet<string> Marks, IReadOnlyList<string> Teams)
{
    private WordSet? content;

    /// <summary>Its distinct content words, stemmed lightly; what near-duplicates are compared by.</summary>
    public WordSet Content => content ??= WordSet.Of(Text);

    /// <summary>True where it holds a number, in figures or words.</summary>
    public bool HasNumber => Marks.Contains("number") || Number().IsMatch(Text);

    /// <summary>True where it asks.</summary>
    public bool IsQuestion => Text.EndsWith('?') || (Acts.Contains("question") && AskingWord().IsMatch(Text));

    /// <summary>True where it makes something depend on a condition.</summary>
    public bool IsConditional => Marks.Contains("conditional") || Condition().IsMatch(Text);

    /// <summary>True where it takes back or changes what was said.</summary>
    public bool IsCorrection => Marks.Contains("correction") || Acts.Contains("correction");

    /// <summary>True where one of the acts was heard in it.</summary>
    public bool Does(params ReadOnlySpan<string> acts)
    {
        foreach (var act in acts)
        {
            if (Acts.Contains(act)) return true;
        }

        return false;
    }

    [GeneratedRegex(
        @"\d|\b(half|third|quarter|fifth|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|"
        + @"billions?|percent|two|three|four|five|six|seven|eight|nine|twice|double)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"^\W*((and|so|ok|okay|also|then|but|now)\b\W*)*(what|how|who|when|where|which|why|is|are|can|could|do|does|did|would|"
        + @"should|will|has|have|any)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AskingWord();

    [GeneratedRegex(
        @"\b(if|unless|as long as|in case|depends? on|otherwise|when it turns out|would only)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Condition();
}
