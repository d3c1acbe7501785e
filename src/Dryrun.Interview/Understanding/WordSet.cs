using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Dryrun.Interview.Understanding;

/// <summary>The distinct content words of a piece of text. Two pieces that share most of them say the same thing.</summary>
public sealed partial class WordSet
{
    /// <summary>Share of common words (Jaccard) from which two pieces are the same content.</summary>
    public const double SameFrom = 0.7;

    private static readonly FrozenSet<string> Common =
        ("a an the and or but so of to in on at by for with from into as than then that this these those it its is are was were be been being am do does did have has had having "
        + "i we you they he she me us them my our your their his her who whom which what when where how why there here also just very really quite maybe perhaps actually "
        + "would will should could can may might must shall let lets get got go going gonna want like think mean know okay ok right well yes no not dont please thanks thank "
        + "im id ill ive weve wed well theyre thats its theres if up out over about some any all more most each every one").Split(' ').ToFrozenSet();

    private readonly FrozenSet<string> words;

    private WordSet(FrozenSet<string> words) => this.words = words;

    /// <summary>How many distinct content words it has.</summary>
    public int Count => words.Count;

    /// <summary>The words.</summary>
    public IEnumerable<string> Words => words;

    /// <summary>The content words of a text.</summary>
    public static WordSet Of(string text) => new(Word().Matches(text.ToLowerInvariant().Replace("'", "").Replace("\u2019", ""))
        .Select(m => Root(m.Value)).Where(w => w.Length > 0 && !Common.Contains(w)).ToFrozenSet());

    /// <summary>True where a word is among them.</summary>
    public bool Contains(string word) => words.Contains(Root(word.ToLowerInvariant()));

    /// <summary>True where both say the same.</summary>
    public bool IsSameAs(WordSet other) => words.Count > 0 && Likeness(words, other.words) >= SameFrom;

    /// <summary>The same without figures: what is being said a number of.</summary>
    public WordSet WithoutFigures() => new(words.Where(w => !char.IsDigit(w[0])).ToFrozenSet());

    /// <summary>The figures alone.</summary>
    public IEnumerable<string> Figures => words.Where(w => char.IsDigit(w[0]));

    /// <summary>Shared words over all words, 0 to 1.</summary>
    public double LikenessTo(WordSet other) => Likeness(words, other.words);

    private static double Likeness(FrozenSet<string> a, FrozenSet<string> b)
    {
        var shared = a.Count(b.Contains);
        var all = a.Count + b.Count - shared;
        return all == 0 ? 0 : (double)shared / all;
    }

    // Endings that people vary without saying anything else.
    private static string Root(string word)
    {
        if (word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal)) return word[..^3];
        if (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal)) return word[..^2];
        if (word.Length > 4 && word.EndsWith("es", StringComparison.Ordinal)) return word[..^2];
        return word.Length > 3 && word.EndsWith('s') ? word[..^1] : word;
    }

    [GeneratedRegex(@"\d+(\.\d+)?|[a-z]+", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
