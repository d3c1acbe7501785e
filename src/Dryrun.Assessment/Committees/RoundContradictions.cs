using Dryrun.Interview.Loops;

namespace Dryrun.Assessment.Committees;

/// <summary>Two rounds that cannot both be right.</summary>
/// <param name="What">What they differ in, in a sentence.</param>
/// <param name="First">The earlier saying, with its round.</param>
/// <param name="Second">The later one.</param>
/// <param name="Explained">What the candidate said to it when asked, or null where it stands unexplained.</param>
public sealed record RoundContradiction(string What, RoundQuote First, RoundQuote Second, string? Explained);

/// <summary>Words of a round.</summary>
public sealed record RoundQuote(string Round, long AtMs, string Quote);

/// <summary>Finds claims about the same thing that differ between rounds: another figure, or another person who did it.</summary>
internal static class RoundContradictions
{
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
                if (all[earlier].Round == all[later].Round || ClaimDifference.Of(all[earlier].Claim, all[later].Claim) is not { } difference) continue;
                found.Add(new RoundContradiction(Told(difference), Quote(all[earlier]), Quote(all[later]), all[later].Claim.Explained));
            }
        }

        return [.. found.DistinctBy(c => c.Second.Quote).DistinctBy(c => c.First.Quote).Take(ShownMax)];
    }

    private static string Told(ClaimDifference difference) => difference switch
    {
        { Earlier: { } earlier, Later: { } later } => $"The figure: {ClaimDifference.Shown(earlier)} in one round, {ClaimDifference.Shown(later)} in the other.",
        _ => "Who did it: the two rounds name different people.",
    };

    private static RoundQuote Quote((string Round, Claim Claim) c) => new(c.Round, c.Claim.AtMs, c.Claim.Quote);
}
