using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Interviewer;

/// <summary>Runs the design inside the round: as often as wished in coached mode, once and unseen in real mode.</summary>
internal static class Runs
{
    private const int CurvePointsMax = 240;

    public static void Ask(Exchange exchange, long startMs)
    {
        if (exchange.State.Stop is { } open) throw new InputException($"the run waits for an answer to {open.Key}: {Wording.Alternatives([.. open.Options.Select(o => o.Id)])}");
        if (exchange.Real && (exchange.State.Runs.Count > 0 || exchange.State.LastAsked == DeepDive.BreaksFirst))
        {
            throw new InputException("in real mode the design runs once, and you are being asked about it");
        }

        Check(exchange);
        exchange.Add(Actor.Candidate, new Ran(null), startMs);
        if (exchange.Real) DeepDive.Freeze(exchange);
        else Go(exchange);
    }

    public static void Answer(Exchange exchange, AnswerStop answer)
    {
        if (exchange.State.Stop is not { } stop) throw new InputException("no run waits for an answer");
        if (stop.Key != answer.Key) throw new InputException($"the run waits for {stop.Key}, not {answer.Key}");
        if (stop.Options.All(o => o.Id != answer.Option))
        {
            throw new InputException($"{answer.Option} is not an option of {stop.Key}; allowed {Wording.Alternatives([.. stop.Options.Select(o => o.Id)])}");
        }

        exchange.Add(Actor.Candidate, new Decided(answer.Key, answer.Option), answer.StartMs);
        Go(exchange);
    }

    /// <summary>True where a turn answered a stop by naming one of its options, and the run went on.</summary>
    public static bool AnswerInWords(Exchange exchange, Turn turn)
    {
        if (exchange.State.Stop is not { } stop || turn.Has(DialogueAct.Question)) return false;
        var words = turn.Text.ToLowerInvariant();
        var named = stop.Options.Where(o => words.Contains(Spaced(o.Id), StringComparison.Ordinal) || words.Contains(o.Id.ToLowerInvariant(), StringComparison.Ordinal)).ToList();
        if (named.Count != 1) return false;
        exchange.Add(Actor.System, new Decided(stop.Key, named[0].Id));
        Go(exchange);
        return true;
    }

    /// <summary>Runs now, without a word. False where the run stopped for a person.</summary>
    public static bool Go(Exchange exchange, Func<RunRecord, string>? scenario = null)
    {
        var outcome = exchange.Room.Run(exchange.State);
        if (outcome.PendingDecision is { } pending)
        {
            exchange.Add(Actor.System, new Stopped(pending.Key, pending.AtMinute, pending.Observed, [.. pending.Options.Select(o => new StopOption(o.Id, o.Text))]));
            return false;
        }

        var record = Keep(outcome);
        exchange.Add(scenario is null ? Actor.System : Actor.Interviewer, new Ran(record, scenario?.Invoke(record) ?? ""));
        return true;
    }

    private static void Check(Exchange exchange)
    {
        var problems = DesignCheck.Of(exchange.Room.System, exchange.State.Start.World, exchange.State.Design);
        if (problems.Count == 0) problems = exchange.Room.System.CheckAcross(exchange.State.Start.World, exchange.State.Design);
        if (problems.Count > 0) throw new InputException(problems);
    }

    private static RunRecord Keep(Outcome outcome) => new(
        outcome.Hash,
        outcome.Ledger.TotalCents,
        outcome.MetricValues.ToDictionary(m => m.Key, m => double.IsFinite(m.Value) ? m.Value : (double?)null),
        outcome.Ledger.Lines.ToDictionary(l => l.Key, l => l.Value),
        [.. outcome.Timeline.Select(t => new RunMoment(t.AtMinute, t.Kind, t.Severity.ToString().ToLowerInvariant(), t.Text, t.Component, t.Affected))],
        [.. outcome.Series.Select(Thin)]);

    private static RunCurve Thin(Series s)
    {
        var step = Math.Max(1, (s.Values.Count + CurvePointsMax - 1) / CurvePointsMax);
        var kept = Enumerable.Range(0, s.Values.Count).Where(i => i % step == 0 || i == s.Values.Count - 1).ToList();
        return new RunCurve(s.Id, s.Name, s.Unit, [.. kept.Select(i => s.AtHours[i])], [.. kept.Select(i => s.Values[i])]);
    }

    private static string Spaced(string id) => string.Concat(id.Select(c => char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
