using Dryrun.Interview.Loops;

namespace Dryrun.Assessment.Committees;

/// <summary>Two rounds that cannot both be right.</summary>
/// <param name="What">What they differ in, in a sentence.</param>
/// <param name="First">The earlier saying, with its round.</param>
/// <param name="Second">The later one.</param>
public sealed record RoundContradiction(string What, RoundQuote First, RoundQuote Second);

/// <summary>Words of a round.</summary>
public sealed record RoundQuote(string Round, long AtMs, string Quote);

/// <summary>Finds claims about the same thing that differ between rounds: another figure, or another person who did it.</summary>
internal static class RoundContradictions
{
    /// <summary>Share of the shorter claim's words found in the other from which both are about the same thing.</summary>
    public const double SameThingFrom = 0.5;

    /// <summary>Words two claims must share at least.</summary>
    public const int SharedWordsMin = 3;

    /// <summary>How far two figures may lie apart, as a ratio: people round.</summary>
    public const double RoundingRatio = 1.25;

    /// <summary>Most contradictions that are put before the committee.</summary>
    private const int ShownMax = 6;

    /// <summary>Contradictions among the claims of a loop, in the order of the later saying.</summary>
    public static IReadOnlyList<RoundContradiction> Of(IEnumerable<(string Round, Claim Claim)> claims)
    {
        var all = claims.ToList();
        var found = new List<RoundContradiction>();
        for (var later = 0; later < all.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (all[earlier].Round == all[later].Round || Differ(all[earlier].Claim, all[later].Claim) is not { } what) continue;
                found.Add(new RoundContradiction(what, Quote(all[earlier]), Quote(all[later])));
            }
        }

        return [.. found.DistinctBy(c => c.Second.Quote).DistinctBy(c => c.First.Quote).Take(ShownMax)];
    }

    /// <summary>What two claims differ in, or null where both can be true.</summary>
    public static string? Differ(Claim a, Claim b)
    {
        if (!SameThing(a, b)) return null;
        if (a.Deed.Length > 0 && a.Deed == b.Deed && a.Actor != b.Actor && a.Actor != "we" && b.Actor != "we") return "Who did it: the two rounds name different people.";
        foreach (var x in a.Figures)
        {
            // Several figures of one unit in a sentence are about several things.
            var same = b.Figures.Where(y => y.Unit == x.Unit).ToList();
            if (same.Count != 1 || a.Figures.Count(z => z.Unit == x.Unit) != 1 || Agree(x, same[0])) continue;
            return $"The figure: {Shown(x)} in one round, {Shown(same[0])} in the other.";
        }

        return null;
    }

    private static bool SameThing(Claim a, Claim b)
    {
        var shared = a.About.Intersect(b.About).Count();
        return shared >= SharedWordsMin && shared >= SameThingFrom * Math.Min(a.About.Count, b.About.Count);
    }

    private static bool Agree(ClaimFigure a, ClaimFigure b) => a.Value <= b.High * RoundingRatio && b.Value <= a.High * RoundingRatio;

    private static string Shown(ClaimFigure f) =>
        (f.Value == f.High ? $"{f.Value:0.##}" : $"{f.Value:0.##} to {f.High:0.##}") + (f.Unit.Length > 0 ? $" {f.Unit}" : "");

    private static RoundQuote Quote((string Round, Claim Claim) c) => new(c.Round, c.Claim.AtMs, c.Claim.Quote);
}
