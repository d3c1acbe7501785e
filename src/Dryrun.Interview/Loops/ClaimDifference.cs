using System.Text.RegularExpressions;

namespace Dryrun.Interview.Loops;

/// <summary>What two claims about the same thing differ in: a figure, or the one who did it.</summary>
/// <param name="Earlier">The earlier figure, or null where they differ in who did it.</param>
/// <param name="Later">The later figure, or null likewise.</param>
public sealed partial record ClaimDifference(ClaimFigure? Earlier, ClaimFigure? Later)
{
    /// <summary>Share of the shorter claim's words found in the other from which both are about the same thing.</summary>
    public const double SameThingFrom = 0.5;

    /// <summary>Words two claims must share at least; a shorter one is shared whole.</summary>
    public const int SharedWordsMin = 3;

    // How many words on either side of a figure say what it counts.
    private const int BesideWords = 2;

    /// <summary>How far two figures may lie apart, as a ratio: people round.</summary>
    public const double RoundingRatio = 1.25;

    /// <summary>The difference, or null where both claims can be true.</summary>
    public static ClaimDifference? Of(Claim earlier, Claim later)
    {
        if (!AreSameThing(earlier, later)) return null;
        if (earlier.Deed.Length > 0 && earlier.Deed == later.Deed && earlier.Actor != later.Actor && earlier.Actor != "we" && later.Actor != "we") return new ClaimDifference(null, null);
        foreach (var x in earlier.Figures)
        {
            // Several figures of one unit in a sentence are about several things.
            var same = later.Figures.Where(y => y.Unit == x.Unit).ToList();
            var comparable = same.Count == 1 && earlier.Figures.Count(z => z.Unit == x.Unit) == 1;
            if (comparable && !Agree(x, same[0]) && CountTheSame(earlier, x, later, same[0])) return new ClaimDifference(x, same[0]);
        }

        return null;
    }

    /// <summary>A figure in words: "19 days", "4 to 6 people".</summary>
    public static string Shown(ClaimFigure figure) =>
        (figure.Value == figure.High ? $"{figure.Value:0.##}" : $"{figure.Value:0.##} to {figure.High:0.##}") + (figure.Unit.Length > 0 ? $" {figure.Unit}" : "");

    private static bool AreSameThing(Claim a, Claim b)
    {
        var (shared, shorter) = (a.About.Intersect(b.About).Count(), Math.Min(a.About.Count, b.About.Count));
        return shared >= Math.Min(SharedWordsMin, shorter) && shared >= SameThingFrom * shorter;
    }

    // "A limit of 140 ms" and "12 ms more" stand in sentences about one thing and count two: the words beside the figures tell. Figures with no words beside them count
    // what their sentences are about.
    private static bool CountTheSame(Claim a, ClaimFigure x, Claim b, ClaimFigure y)
    {
        var (first, second) = (Beside(a.Quote, x), Beside(b.Quote, y));
        return first.Count == 0 || second.Count == 0 || first.Overlaps(second);
    }

    private static HashSet<string> Beside(string quote, ClaimFigure figure)
    {
        if (RoundClaims.Find(quote, figure) is not { } at) return [];
        var before = Joint().Split(quote[..at.Start])[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeLast(BesideWords);
        var after = Joint().Split(quote[Math.Min(quote.Length, at.Start + at.Text.Length)..])[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(BesideWords);

        // "Took eleven weeks" and "in 19 days" are about the whole sentence.
        if (LongAll().IsMatch(quote[..at.Start])) return [];
        return [.. RoundClaims.Content(string.Join(' ', before.Append(at.Text).Concat(after))).Where(w => w.Length > 2 && !at.Unit.StartsWith(w, StringComparison.Ordinal))];
    }

    [GeneratedRegex(@"\b(took|takes|lasted|in|within|for)( (us|me|them|about|around|only|just|almost|nearly|over))*\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex LongAll();

    [GeneratedRegex(@"[,;:.]|\b(because|and|but|when|so|while|since|after|before)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Joint();

    private static bool Agree(ClaimFigure a, ClaimFigure b) => a.Value <= b.High * RoundingRatio && b.Value <= a.High * RoundingRatio;
}
