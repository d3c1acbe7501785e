using Dryrun.Interview.Interviewer;
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

    /// <summary>Lets time pass until a moment, with what the clock does on the way.</summary>
    public static void PassUntil(Exchange exchange, long untilMs) => Timekeeping.PassUntil(exchange, untilMs, Moments, At);

    /// <summary>After an exchange: the end where it is due.</summary>
    public static void After(Exchange exchange)
    {
        if (exchange.State.ClockMs >= exchange.Room.TotalMs) End(exchange);
    }

    /// <summary>Says before the next question that five minutes are left, once.</summary>
    public static void Remark(Exchange exchange) => Five(exchange);

    private static void At(Exchange exchange, long dueMs)
    {
        if (dueMs >= exchange.Room.TotalMs) End(exchange);
        else if (exchange.NowMs - exchange.State.ClockMs >= SilenceMs && !Five(exchange)) Timekeeping.Once(exchange, "silence");
    }

    private static IEnumerable<long> Moments(Exchange exchange) =>
        [exchange.State.ClockMs + SilenceMs, exchange.Room.TotalMs];

    private static bool Five(Exchange exchange) => exchange.Room.TotalMs >= LongMs && exchange.LeftMs <= FiveMs && Timekeeping.Once(exchange, "fiveLeft");

    private static void End(Exchange exchange)
    {
        exchange.MoveTo(exchange.Room.TotalMs);
        exchange.Add(Actor.Interviewer, new Ended("time", TalkQuestions.Farewell(exchange, timeIsUp: true)));
    }
}
