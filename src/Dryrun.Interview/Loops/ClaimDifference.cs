namespace Dryrun.Interview.Loops;

/// <summary>What two claims about the same thing differ in: a figure, or the one who did it.</summary>
/// <param name="Earlier">The earlier figure, or null where they differ in who did it.</param>
/// <param name="Later">The later figure, or null likewise.</param>
public sealed record ClaimDifference(ClaimFigure? Earlier, ClaimFigure? Later)
{
    /// <summary>Share of the shorter claim's words found in the other from which both are about the same thing.</summary>
    public const double SameThingFrom = 0.5;

    /// <summary>Words two claims must share at least.</summary>
    public const int SharedWordsMin = 3;

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
            if (same.Count == 1 && earlier.Figures.Count(z => z.Unit == x.Unit) == 1 && !Agree(x, same[0])) return new ClaimDifference(x, same[0]);
        }

        return null;
    }

    /// <summary>A figure in words: "19 days", "4 to 6 people".</summary>
    public static string Shown(ClaimFigure figure) =>
        (figure.Value == figure.High ? $"{figure.Value:0.##}" : $"{figure.Value:0.##} to {figure.High:0.##}") + (figure.Unit.Length > 0 ? $" {figure.Unit}" : "");

    private static bool AreSameThing(Claim a, Claim b)
    {
        var shared = a.About.Intersect(b.About).Count();
        return shared >= SharedWordsMin && shared >= SameThingFrom * Math.Min(a.About.Count, b.About.Count);
    }

    private static bool Agree(ClaimFigure a, ClaimFigure b) => a.Value <= b.High * RoundingRatio && b.Value <= a.High * RoundingRatio;
}
