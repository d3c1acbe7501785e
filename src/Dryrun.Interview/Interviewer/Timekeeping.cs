using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Interviewer;

/// <summary>What every clock of a room does: goes from one moment to the next, and says a thing once.</summary>
internal static class Timekeeping
{
    // Each moment comes once, and few of them make a new one.
    private const int MomentsMax = 64;

    /// <summary>Lets time pass until a moment, stopping at each that falls due on the way.</summary>
    /// <param name="exchange">Whose time passes.</param>
    /// <param name="untilMs">Until when, in milliseconds of the session.</param>
    /// <param name="moments">All moments there are, past ones too; asked again after each, since what was said may have made new ones.</param>
    /// <param name="at">What is done at one; the exchange has moved there.</param>
    public static void PassUntil(Exchange exchange, long untilMs, Func<Exchange, IEnumerable<long>> moments, Action<Exchange, long> at)
    {
        var doneMs = exchange.State.ClockMs;
        for (var step = 0; step < MomentsMax && exchange.State.EndedAtMs is null; step++)
        {
            // What the clock says takes time itself, during which the next thing may fall due.
            var until = Math.Max(untilMs, exchange.State.ClockMs);
            var due = moments(exchange).Where(m => m > doneMs && m <= until).DefaultIfEmpty(-1).Min();
            if (due < 0) return;
            doneMs = due;
            exchange.MoveTo(due);
            at(exchange, due);
        }
    }

    /// <summary>A remark of the clock, said once a session; false where it was said before or the interviewer has no words for it.</summary>
    public static bool Once(Exchange exchange, string kind)
    {
        if (exchange.State.Nudges.Contains(kind) || !exchange.Content.Lines.Nudges.TryGetValue(kind, out var wordings)) return false;
        var text = wordings.Say(exchange.Temperament, exchange.Turn);
        if (text.Length == 0) return false;
        exchange.Add(Actor.Interviewer, new Nudged(kind, text));
        return true;
    }
}
