namespace Dryrun.Interview.Loops;

/// <summary>A question about something that was told otherwise in an earlier round.</summary>
/// <param name="Text">What the interviewer says: "Earlier I have 19 days in my notes. Which is it?"</param>
/// <param name="Because">What the interviewer is thinking, for the debrief.</param>
/// <param name="Earlier">The earlier claim.</param>
/// <param name="Now">The sentence of this turn that differs from it, verbatim.</param>
public sealed record ClaimQuestion(string Text, string Because, Claim Earlier, string Now)
{
    /// <summary>
    /// The question that a turn calls for: about the first of its claims that differs from one of an earlier round, or null where none does. Rounded figures agree, and
    /// so do several figures of one unit in a sentence. Pure: the same claims and turn give the same question.
    /// </summary>
    /// <param name="earlier">Claims of earlier rounds, in the order they were made.</param>
    /// <param name="turn">What the candidate just said.</param>
    /// <param name="atMs">Session time of the turn, 0 or more.</param>
    public static ClaimQuestion? Of(IReadOnlyList<Claim> earlier, string turn, long atMs = 0)
    {
        foreach (var now in RoundClaims.Of(turn, atMs))
        {
            foreach (var before in earlier)
            {
                if (ClaimDifference.Of(before, now) is { } difference) return new ClaimQuestion(Asked(difference, before, now), Thought(difference, before, now), before, now.Quote);
            }
        }

        return null;
    }

    private static string Asked(ClaimDifference difference, Claim before, Claim now) => difference.Earlier is { } figure
        ? $"Earlier I have {Words(before.Quote, figure)} in my notes. Which is it?"
        : $"Earlier I have it in my notes as: {before.Quote.TrimEnd('.', ' ')}. Now {(now.Actor == "i" ? "it was you" : "it was somebody else")}. Who was it?";

    private static string Thought(ClaimDifference difference, Claim before, Claim now) => difference.Earlier is not null
        ? $"Another figure than in an earlier round: \u201c{before.Quote}\u201d" : $"Another doer than in an earlier round: \u201c{before.Quote}\u201d now \u201c{now.Quote}\u201d";

    // As it was said, where the words are found: "three weeks" and not "21 days".
    private static string Words(string quote, ClaimFigure figure) => RoundClaims.Find(quote, figure)?.Text ?? ClaimDifference.Shown(figure);
}
