using Dryrun.Interview.Questions;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Talk;

/// <summary>
/// Plays the other side of a cross-functional question: the first request is refused, the second move is demanded; what is in their interest moves them.
/// </summary>
internal static class StakeholderPlay
{
    /// <summary>How often they say no before the interviewer steps out of the role.</summary>
    public const int RefusalsMax = 3;

    /// <summary>Plays on; false where no stakeholder is played (any more).</summary>
    public static bool Try(Exchange exchange, OpenQuestion open)
    {
        if (open.Question.Stakeholder is not { } who || open.Passes || open.WantsNext || open.Count(OpenQuestion.FollowUp) + open.Count(OpenQuestion.SecondMove) > 0) return false;
        var refusals = open.Count(OpenQuestion.Refusal);
        if (refusals == 0)
        {
            Refuse(exchange, open, "refusal", who.Refusal);
            return true;
        }

        // After they have given way nothing is open between the two.
        var over = exchange.State.LastAsked.Length == 0;
        var moves = over ? new HashSet<string>() : AnswerSigns.Moves(who, open.Last);
        if (who.Yields.FirstOrDefault(y => moves.Contains(y.To)) is { } yielded)
        {
            exchange.Reply(exchange.Fresh(yielded.Say));
            return true;
        }

        if (over || refusals >= RefusalsMax)
        {
            exchange.Reply(exchange.Wording("outOfRole"));
            return false;
        }

        Refuse(exchange, open, "second", who.Second);
        return true;
    }

    private static void Refuse(Exchange exchange, OpenQuestion open, string line, IReadOnlyList<string> wordings) =>
        exchange.Add(Actor.Interviewer, new Probed($"{open.Question.Id}.{line}", OpenQuestion.Refusal, exchange.Fresh(wordings), exchange.Content.Lines.Thought(line)));
}
