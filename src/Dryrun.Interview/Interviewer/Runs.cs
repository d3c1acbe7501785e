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
    public static void Ask(Exchange exchange)
    {
        if (exchange.State.Stop is { } open) throw new InputException($"the run waits for an answer to {open.Key}: {Wording.Alternatives([.. open.Options.Select(o => o.Id)])}");
        if (!exchange.Room.System.CanRun) throw new InputException(SpokenSystem.Refusal(exchange.Content.Prompt.Id));
        if (exchange.State.Frozen) throw new InputException("in real mode the design runs once, and you are being asked about it");
        Check(exchange);
        exchange.Add(Actor.Candidate, new Ran(null));
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

        exchange.Add(Actor.Candidate, new Decided(answer.Key, answer.Option));
        Go(exchange);
    }

    /// <summary>True where a turn answered a stop by naming one of its options, and the run went on.</summary>
    public static bool AnswerInWords(Exchange exchange, Turn turn)
    {
        if (exchange.State.Stop is not { } stop || turn.Has(DialogueAct.Question)) return false;
        var named = turn.Clauses.Where(c => !c.Modality.HasFlag(Modality.Negated)).SelectMany(c => Named(stop.Options, c.Text)).Distinct().ToList();
        if (named.Count != 1) return false;
        exchange.Add(Actor.System, new Decided(stop.Key, named[0]));
        Go(exchange);
        return true;
    }

    /// <summary>Says what the run waits for.</summary>
    public static void Remind(Exchange exchange)
    {
        var slots = new Dictionary<string, string> { ["options"] = Wording.Alternatives([.. exchange.State.Stop!.Options.Select(o => Spaced(o.Id).Trim())]) };
        exchange.Reply(exchange.Wording("waiting", slots) is { Length: > 0 } text ? text : $"The run waits for you: {slots["options"]}.");
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

        var record = RunRecord.Of(outcome);
        exchange.Add(scenario is null ? Actor.System : Actor.Interviewer, new Ran(record, scenario?.Invoke(record) ?? ""));
        if (scenario is null && exchange.State.Phase == exchange.Content.Prompt.Phases[^1].Id) DeepDive.Open(exchange);
        return true;
    }

    // An option is named by its id as words, or by a word of its text that no other option has.
    private static IEnumerable<string> Named(IReadOnlyList<StopOption> options, string said)
    {
        var words = Words(said);
        var spoken = string.Join(' ', words);
        var byId = options.Where(o => $" {spoken} ".Contains($" {string.Join(' ', Words(Spaced(o.Id)))} ", StringComparison.Ordinal)).Select(o => o.Id).ToList();
        if (byId.Count > 0) return byId;
        return options.Where(o => Words(o.Text).Any(w => w.Length > 3 && words.Contains(w) && options.Count(x => Words(x.Text).Contains(w)) == 1)).Select(o => o.Id);
    }

    private static string[] Words(string text) =>
        new string([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static void Check(Exchange exchange)
    {
        var problems = DesignCheck.Of(exchange.Room.System, exchange.State.Start.World, exchange.State.Design);
        if (problems.Count == 0) problems = exchange.Room.System.CheckAcross(exchange.State.Start.World, exchange.State.Design);
        if (problems.Count > 0) throw new InputException(problems);
    }

    private static string Spaced(string id) => string.Concat(id.Select(c => char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
