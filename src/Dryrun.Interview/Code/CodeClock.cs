using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Code;

/// <summary>Keeps the time of a round with code: silence, being stuck, the turn to the questions, five minutes left, the end.</summary>
internal static class CodeClock
{
    /// <summary>Silence after which the interviewer asks what is going on.</summary>
    public const long QuietMs = 210_000;

    /// <summary>Time without a run or a hint after which a hint is given unasked; a quarter of a shorter round.</summary>
    public const long StuckMs = 420_000;

    private const long FiveMs = 300_000, LongMs = 900_000;

    private const int QuietMost = 3, UnaskedMost = 2, StepsMax = 32;

    // Shares of the time that are kept for questions.
    private const double ReviewShare = 0.2, ExplainShare = 0.3;

    /// <summary>Lets time pass until a moment, with what the clock does on the way.</summary>
    public static void PassUntil(Exchange exchange, CodePlan plan, long untilMs)
    {
        for (var step = 0; step < StepsMax && exchange.State.EndedAtMs is null; step++)
        {
            var (due, what) = Moments(exchange, plan).MinBy(m => m.AtMs);
            if (due > Math.Max(untilMs, exchange.State.ClockMs)) return;
            exchange.MoveTo(due);
            what();
        }
    }

    /// <summary>After an exchange: the end where it is due.</summary>
    public static void After(Exchange exchange, CodePlan plan)
    {
        if (exchange.State.ClockMs >= exchange.Room.TotalMs) End(exchange, plan);
    }

    /// <summary>When the questions begin at the latest.</summary>
    public static long ReviewMs(Room room, CodePlan plan)
    {
        var share = plan.Kind == CodeKinds.Debugging ? ExplainShare : ReviewShare;
        return room.TotalMs - (long)(room.TotalMs * share);
    }

    private static IEnumerable<(long AtMs, Action What)> Moments(Exchange exchange, CodePlan plan)
    {
        var (room, state, total) = (exchange.Room, exchange.State, exchange.Room.TotalMs);
        yield return (total, () => End(exchange, plan));
        if (total >= LongMs && !state.Nudges.Contains("fiveLeft") && total - FiveMs >= state.ClockMs) yield return (total - FiveMs, () => Nudge(exchange, plan, "fiveLeft"));
        if (!plan.Talks) yield break;
        if (state.Phase != plan.Last) yield return (ReviewMs(room, plan), () => StopCoding(exchange, plan));
        if (state.Code.Quiets < QuietMost && state.Code.Running is null) yield return (state.Code.SpokeMs + Math.Min(QuietMs, total / 4), () => Nudge(exchange, plan, "quiet"));
        if (IsStuck(state, plan)) yield return (state.Code.ForwardMs + Math.Min(StuckMs, total / 4), () => CodeTalk.Hint(exchange, plan, unasked: true));
    }

    // A hint is no help to somebody who has only begun to read, or whose code is right.
    private static bool IsStuck(SessionState state, CodePlan plan) =>
        state.Phase != plan.Last && state.Code.Running is null && !state.Code.IsSolved(plan.First.Id)
        && state.Code.HintsOf(plan.First.Id) < plan.First.Hints.Count && state.Code.Hints.Count(h => h.Hint.Unasked) < UnaskedMost;

    private static void StopCoding(Exchange exchange, CodePlan plan) => CodeReview.Begin(exchange, plan, "stopCoding");

    private static void Nudge(Exchange exchange, CodePlan plan, string kind) => exchange.Add(Actor.Interviewer, new Nudged(kind, exchange.Fresh(plan.Lines.Nudges[kind])));

    private static void End(Exchange exchange, CodePlan plan)
    {
        exchange.MoveTo(exchange.Room.TotalMs);
        exchange.Add(Actor.Interviewer, new Ended("time", CodeTalk.Farewell(exchange, plan, timeIsUp: true)));
    }
}
