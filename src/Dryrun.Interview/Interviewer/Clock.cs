using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Interviewer;

/// <summary>
/// Keeps time: phases, nudges, and the end. Where something is said, the clock waits for the turn to end and never adds a second question; where nobody
/// speaks, it acts at the very moment.
/// </summary>
internal static class Clock
{
    /// <summary>Silence after which the interviewer says something, once.</summary>
    public const long SilenceMs = 90_000;

    private const string Silence = "silence";

    /// <summary>Statements of design after which a phase has moved on whatever the clock says, with and without any scoping before them.</summary>
    private const int DesigningStatements = 3, DesigningUnscoped = 8;

    /// <summary>Lets time pass until a moment, with what the clock does on the way.</summary>
    public static void PassUntil(Exchange exchange, long untilMs) => Timekeeping.PassUntil(exchange, untilMs, Moments, At);

    /// <summary>After an exchange: a word on time where nothing was asked, and the end where time is up, be it by that word.</summary>
    public static void After(Exchange exchange)
    {
        if (exchange.State.ClockMs < exchange.Room.TotalMs && !exchange.Asked) Nudge(exchange);
        if (exchange.State.ClockMs >= exchange.Room.TotalMs) End(exchange);
    }

    /// <summary>Enters the phases that the clock or the candidate has reached.</summary>
    public static void Phases(Exchange exchange)
    {
        var prompt = exchange.Content.Prompt;
        var planned = 0L;
        for (var i = 0; i < prompt.Phases.Count - 1; i++)
        {
            planned += prompt.Phases[i].Minutes * 60_000L;
            if (exchange.State.Phase != prompt.Phases[i].Id) continue;
            var early = i == 0 && Designing(exchange.State);
            if (exchange.NowMs >= planned || early) Enter(exchange, i + 1, early);
        }

        var deep = prompt.Phases.Count > 1 && exchange.State.Phase == prompt.Phases[^1].Id;
        if (deep && exchange.Real && !exchange.State.Frozen && !exchange.Asked) DeepDive.Freeze(exchange);
    }

    /// <summary>Says what time it is, each thing once; true where something was said.</summary>
    public static bool Nudge(Exchange exchange)
    {
        if (exchange.State.Stop is not null || exchange.State.EndedAtMs is not null) return false;
        var left = exchange.LeftMs;
        if (left <= SummaryMs(exchange)) return !exchange.State.Heard("summary") && Timekeeping.Once(exchange, "summaryTime");
        if (exchange.State.Phase == exchange.Content.Prompt.Phases[^1].Id) return false;
        return left <= 600_000 ? Timekeeping.Once(exchange, "tenLeft") : left <= exchange.Room.TotalMs / 2 && Timekeeping.Once(exchange, "halfTime");
    }

    /// <summary>True in the closing minutes, which belong to the summary.</summary>
    public static bool Closing(Exchange exchange) => exchange.LeftMs <= SummaryMs(exchange);

    private static void At(Exchange exchange, long dueMs)
    {
        if (dueMs >= exchange.Room.TotalMs) End(exchange);
        else At(exchange);
    }

    private static void At(Exchange exchange)
    {
        // Who was just asked something is thinking.
        var silent = exchange.NowMs - exchange.State.ClockMs >= SilenceMs;
        if (exchange.State.Stop is not null || (exchange.State.LastAsked.Length > 0 && !silent)) return;
        var before = exchange.Events.Count;
        Phases(exchange);
        if (exchange.Events.Count == before && !Nudge(exchange) && silent) Timekeeping.Once(exchange, Silence);
    }

    private static IEnumerable<long> Moments(Exchange exchange)
    {
        var planned = 0L;
        foreach (var phase in exchange.Content.Prompt.Phases.SkipLast(1)) yield return planned += phase.Minutes * 60_000L;
        var total = exchange.Room.TotalMs;
        yield return total / 2;
        yield return total - 600_000;
        yield return total - SummaryMs(exchange);
        yield return exchange.State.ClockMs + SilenceMs;
        yield return total;
    }

    private static void End(Exchange exchange)
    {
        exchange.MoveTo(exchange.Room.TotalMs);
        exchange.Add(Actor.Interviewer, new Ended("time", exchange.Content.Lines.Closing.Say(exchange.Temperament, exchange.Turn)));
    }

    private static void Enter(Exchange exchange, int index, bool early)
    {
        var prompt = exchange.Content.Prompt;
        var last = index == prompt.Phases.Count - 1;

        // Entering early is the candidate's own move and needs no words; an open question of the interviewer is not talked over.
        // In real mode the freeze has its own words.
        var quiet = early || exchange.Asked || exchange.State.Stop is not null || (last && exchange.Real);
        var text = quiet ? "" : exchange.Content.Lines.Transitions[last ? "toDeepDive" : "toDesign"].Say(exchange.Temperament, exchange.Turn);
        exchange.Add(text.Length > 0 ? Actor.Interviewer : Actor.System, new PhaseChanged(prompt.Phases[index].Id, text));
        if (last && !quiet) DeepDive.Open(exchange);
    }

    // The candidate has moved on: enough was asked or assumed and a decision made, or decisions follow one another.
    private static bool Designing(SessionState state)
    {
        if (state.LastUnderstood is not { } last || last.Clauses.Any(c => c.Acts.Contains("question"))) return false;
        if (!last.Clauses.Any(c => c.Acts.Contains("decision") || c.Acts.Contains("rolloutStep"))) return false;
        var scoped = state.Disclosed.Count + state.Assumptions.Count + state.Count("target");
        var designed = state.Count("decision") + state.Count("rolloutStep");
        return scoped >= 4 || designed >= (scoped > 0 ? DesigningStatements : DesigningUnscoped);
    }

    private static long SummaryMs(Exchange exchange) => exchange.Content.Prompt.SummaryMinutes * 60_000L;
}
