using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Talk;

/// <summary>Keeps the time of a talk segment: five minutes left, silence, the end.</summary>
internal static class TalkClock
{
    /// <summary>Silence after which the interviewer says something, once.</summary>
    public const long SilenceMs = 90_000;

    private const long FiveMs = 300_000;

    /// <summary>Shorter segments are not told that five minutes are left.</summary>
    private const long LongMs = 900_000;

    // Each moment comes once, and few of them make a new one.
    private const int MomentsMax = 16;

    /// <summary>Lets time pass until a moment, with what the clock does on the way.</summary>
    public static void PassUntil(Exchange exchange, long untilMs)
    {
        var doneMs = exchange.State.ClockMs;
        for (var step = 0; step < MomentsMax && exchange.State.EndedAtMs is null; step++)
        {
            var until = Math.Max(untilMs, exchange.State.ClockMs);
            var due = Moments(exchange).Where(m => m > doneMs && m <= until).DefaultIfEmpty(-1).Min();
            if (due < 0) return;
            doneMs = due;
            exchange.MoveTo(due);
            if (due >= exchange.Room.TotalMs) End(exchange);
            else if (exchange.NowMs - exchange.State.ClockMs >= SilenceMs && !Five(exchange)) Once(exchange, "silence");
        }
    }

    /// <summary>After an exchange: the end where it is due.</summary>
    public static void After(Exchange exchange)
    {
        if (exchange.State.ClockMs >= exchange.Room.TotalMs) End(exchange);
    }

    /// <summary>Says before the next question that five minutes are left, once.</summary>
    public static void Remark(Exchange exchange) => Five(exchange);

    private static IEnumerable<long> Moments(Exchange exchange) =>
        [exchange.State.ClockMs + SilenceMs, exchange.Room.TotalMs];

    private static bool Five(Exchange exchange) => exchange.Room.TotalMs >= LongMs && exchange.LeftMs <= FiveMs && Once(exchange, "fiveLeft");

    private static void End(Exchange exchange)
    {
        exchange.MoveTo(exchange.Room.TotalMs);
        exchange.Add(Actor.Interviewer, new Ended("time", TalkQuestions.Farewell(exchange, timeIsUp: true)));
    }

    private static bool Once(Exchange exchange, string kind)
    {
        if (exchange.State.Nudges.Contains(kind) || !exchange.Content.Lines.Nudges.TryGetValue(kind, out var wordings)) return false;
        exchange.Add(Actor.Interviewer, new Nudged(kind, wordings.Say(exchange.Temperament, exchange.Turn)));
        return true;
    }
}
