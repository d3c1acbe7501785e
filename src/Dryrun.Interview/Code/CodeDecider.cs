using System.Text;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Code;

/// <summary>
/// Decides what happens in a round with code. Pure, as all of a session is: results of programs are inputs that were recorded, so a replay runs nothing.
/// </summary>
internal static class CodeDecider
{
    /// <summary>The first events: the opening, the phase, the problem.</summary>
    public static IReadOnlyList<SessionEvent> Begin(Room room, CodePlan plan, ulong seed, string level, SessionMode mode, Temperament temperament, JsonObject world)
    {
        var slots = new Dictionary<string, string> { ["minutes"] = $"{room.Content.Prompt.Minutes}", ["count"] = plan.Problems.Count == 1 ? "one" : "two", ["title"] = plan.First.Title };
        var opening = plan.Lines.Opening[plan.Kind].Say(temperament, (long)(seed % 7), slots);
        if (plan.Problems.Count == 1) opening = opening.Replace("one problems", "one problem", StringComparison.Ordinal);
        var started = new Started(plan.Kind, seed, level, mode, temperament, world, room.Content.Hash, room.System.ModelVersion, opening);
        var first = new SessionEvent(1, 0, Actor.System, started);
        var exchange = new Exchange(SessionFold.Apply(null, first), room);
        exchange.Add(Actor.System, new PhaseChanged(room.Content.Prompt.Phases[0].Id, ""));
        if (plan.Talks)
        {
            var text = plan.Lines.Present[plan.Kind].Say(temperament, (long)(seed % 5), slots);
            exchange.Add(Actor.Interviewer, new Probed(plan.First.Id, CodeTalk.Asked, text, ""));
        }

        return [first, .. exchange.Events];
    }

    /// <summary>How many events of a session <see cref="Begin"/> made.</summary>
    public static int Begun(CodePlan plan) => plan.Talks ? 3 : 2;

    /// <summary>The events of one exchange; see <see cref="SessionDecider.Decide"/>. A result that arrives after the end is still taken.</summary>
    /// <exception cref="InputException">The action cannot be done now, or belongs to another kind of round; nothing happened.</exception>
    public static IReadOnlyList<SessionEvent> Decide(SessionState state, CandidateAction action, Room room, CodePlan plan)
    {
        if (Late(state, action, room) is { } late) return late;
        if (state.EndedAtMs is not null) throw new InputException("this session has ended; its debrief is what remains");
        Check(state, action, plan);
        if (IsNothing(state, action)) return [];

        var exchange = new Exchange(state, room);
        CodeClock.PassUntil(exchange, plan, action.StartMs);
        if (exchange.State.EndedAtMs is not null && Late(exchange.State, action, room) is { } after) return [.. exchange.Events, .. after];
        if (exchange.State.EndedAtMs is not null || action is Wait) return exchange.Events;

        // The clock may have given the last hint in the very moment in which it was asked for.
        if (action is AskHint asked && !HasHint(exchange.State, plan, asked.Problem)) return exchange.Events;
        var now = new Exchange(exchange.State, room);
        now.MoveTo(action.StartMs);
        Act(now, plan, action);
        if (now.State.EndedAtMs is null) CodeClock.After(now, plan);
        return [.. exchange.Events, .. now.Events];
    }

    // A program handed in before the end counts, whenever its result comes.
    private static IReadOnlyList<SessionEvent>? Late(SessionState state, CandidateAction action, Room room)
    {
        if (state.EndedAtMs is null || action is not (TakeResult or TakeGrowth)) return null;
        var exchange = new Exchange(state, room);
        Take(exchange, action);
        return exchange.Events;
    }

    private static void Take(Exchange exchange, CandidateAction action)
    {
        var runs = exchange.State.Code.Runs;
        if (action is TakeResult result && runs.Exists(r => r.Seq == result.Run && r.Report is null)) exchange.Add(Actor.System, new CodeRan(result.Run, result.Report));
        if (action is TakeGrowth growth && runs.Exists(r => r.Seq == growth.Run)) exchange.Add(Actor.System, new GrowthMeasured(growth.Run, growth.Growth));
    }

    private static void Act(Exchange exchange, CodePlan plan, CandidateAction action)
    {
        switch (action)
        {
            case Say say:
                CodeTalk.Speak(exchange, plan, say);
                break;
            case KeepDraft draft:
                exchange.Add(Actor.Candidate, new Drafted(draft.Problem, draft.Language, draft.Code));
                CodeTalk.Began(exchange, plan);
                break;
            case HandIn run:
                exchange.Add(Actor.Candidate, new CodeAsked(run.Problem, run.Language, run.Code, run.What, run.Input));
                CodeTalk.Began(exchange, plan);
                break;
            case AskHint ask:
                exchange.Add(Actor.Candidate, new HintAsked(ask.Problem));
                CodeTalk.Hint(exchange, plan, unasked: false);
                break;
            case TakeResult result:
                Take(exchange, action);
                CodeTalk.React(exchange, plan, result.Run);
                break;
            case TakeGrowth:
                Take(exchange, action);
                break;
            case Finish:
                exchange.Add(Actor.Candidate, new Ended("candidate", CodeTalk.Farewell(exchange, plan, timeIsUp: false)));
                break;
        }
    }

    private static bool IsNothing(SessionState state, CandidateAction action) => action switch
    {
        KeepDraft d => state.Code.Draft(d.Problem, d.Language)?.Code == d.Code,
        TakeResult r => state.Code.Runs.Find(x => x.Seq == r.Run) is not { Report: null },
        TakeGrowth g => state.Code.Growth.ContainsKey(g.Run) || !state.Code.Runs.Exists(r => r.Seq == g.Run),
        _ => false,
    };

    private static void Check(SessionState state, CandidateAction action, CodePlan plan)
    {
        switch (action)
        {
            case KeepDraft d:
                Check(plan, d.Problem, d.Language, d.Code);
                break;
            case HandIn run:
                var problem = Check(plan, run.Problem, run.Language, run.Code);
                if (state.Code.Running is not null) throw new InputException("a run is still going; wait for its result, then run again");
                if (run.Code.Trim().Length == 0) throw new InputException("there is no code yet; write some, then run it");
                if (run.What == CodePurpose.Own && !problem.TakesInput) throw new InputException($"{problem.Title} takes no input of your own: its tests call your code; run the samples");
                if (run.What == CodePurpose.Own && run.Input is null) throw new InputException("an input of your own is missing; write one, in the form of the samples");
                if (run.Input is { } input && Encoding.UTF8.GetByteCount(input) > problem.CodeBytes) throw new InputException($"the input is longer than {problem.CodeBytes / 1024} KiB; make it shorter");
                break;
            case AskHint ask:
                if (!plan.Talks) throw new InputException("there are no hints in an assessment");
                if (!HasHint(state, plan, ask.Problem)) throw new InputException("all hints of this problem have been given");
                break;
            case Say when !plan.Talks:
                throw new InputException("nobody is listening in an assessment; write code, or end it");
            case Say or Wait or Finish or TakeResult or TakeGrowth:
                break;
            default:
                throw new InputException("there is no design in a round with code");
        }
    }

    private static bool HasHint(SessionState state, CodePlan plan, string problem) => state.Code.HintsOf(problem) < Known(plan, problem).Hints.Count;

    private static CodeProblem Check(CodePlan plan, string id, string language, string code)
    {
        var problem = Known(plan, id);
        if (problem.Language(language) is null)
        {
            throw new InputException($"{problem.Title} cannot be written in {language} here; allowed {Wording.Alternatives([.. problem.Languages.Select(l => l.Id)])}");
        }

        return Encoding.UTF8.GetByteCount(code) <= problem.CodeBytes ? problem : throw new InputException($"the code is longer than {problem.CodeBytes / 1024} KiB; make it shorter");
    }

    private static CodeProblem Known(CodePlan plan, string id) =>
        plan.Problem(id) ?? throw new InputException($"there is no problem {id} in this round; it has {Wording.Alternatives([.. plan.Problems.Select(p => p.Id)])}");
}
