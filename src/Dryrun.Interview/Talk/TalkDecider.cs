using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Interviewer;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;
using Said = Dryrun.Interview.Sessions.Said;

namespace Dryrun.Interview.Talk;

/// <summary>
/// Decides what happens in a talk segment: questions in their order, what is missing followed up, one question an exchange. Pure, as all of a session is.
/// </summary>
internal static class TalkDecider
{
    /// <summary>The first events: the opening, the phase, the first question.</summary>
    public static IReadOnlyList<SessionEvent> Begin(Room room, TalkPlan plan, ulong seed, string level, SessionMode mode, Temperament temperament, JsonObject world)
    {
        var slots = new Dictionary<string, string> { ["minutes"] = $"{room.Content.Prompt.Minutes}", ["company"] = plan.CompanyName };
        var opening = room.Content.Lines.Opening.Say(temperament, (long)(seed % 7), slots);
        var started = new Started(plan.Kind, seed, level, mode, temperament, world, room.Content.Hash, room.System.ModelVersion, opening);
        var first = new SessionEvent(1, 0, Actor.System, started);
        var exchange = new Exchange(SessionFold.Apply(null, first), room);
        exchange.Add(Actor.System, new PhaseChanged(TalkRoom.Phase, ""));
        TalkQuestions.First(exchange, plan);
        return [first, .. exchange.Events];
    }

    /// <summary>How many events of a session <see cref="Begin"/> made: up to the first question.</summary>
    public static int Begun(IReadOnlyList<SessionEvent> session) => session.TakeWhile(e => e.Data is not Probed).Count() + 1;

    /// <summary>The events of one exchange; see <see cref="SessionDecider.Decide"/>.</summary>
    /// <exception cref="InputException">The action belongs to a design; nothing happened.</exception>
    public static IReadOnlyList<SessionEvent> Decide(SessionState state, CandidateAction action, Room room, TalkPlan plan)
    {
        if (action is not (Say or Wait or Finish)) throw new InputException(Refusal(action));
        var exchange = new Exchange(state, room);
        TalkClock.PassUntil(exchange, action.StartMs);
        if (exchange.State.EndedAtMs is not null || action is Wait) return exchange.Events;

        var now = new Exchange(exchange.State, room);
        now.MoveTo(action.StartMs);
        if (action is Say say) Speak(now, plan, say);
        else now.Add(Actor.Candidate, new Ended("candidate", TalkQuestions.Farewell(now, timeIsUp: false)));
        if (now.State.EndedAtMs is null) TalkClock.After(now);
        return [.. exchange.Events, .. now.Events];
    }

    // Each step may take the turn; the first that does is the interviewer's whole answer.
    private static void Speak(Exchange exchange, TalkPlan plan, Say say)
    {
        var text = say.Text.Length > SessionDecider.CharactersMax ? say.Text[..SessionDecider.CharactersMax] : say.Text;
        var context = new TurnContext(Asks.Of(exchange.State.LastAsked), []);
        exchange.Add(Actor.Candidate, new Said(text, SpokenTime.OfTurn(text, say.TypedMs)));
        var turn = exchange.Room.Understanding.Read(text, context);
        exchange.Add(Actor.System, Readings.Of(exchange.State.Turns[^1].Seq, turn, exchange.Room));
        if (exchange.State.ClockMs >= exchange.Room.TotalMs) return;
        if (Chatter.Take(exchange, text, nods: false)) return;
        if (OpenQuestion.Of(exchange.State, plan, turn) is not { } open)
        {
            TalkQuestions.Next(exchange, plan, null);
            return;
        }

        if (CandidateQuestions.TakeClosing(exchange, plan, open)) return;
        if (TalkInterruptions.Limit(exchange, plan, open)) return;
        if (CandidateQuestions.Answer(exchange, plan, open)) return;
        if (TalkInterruptions.Try(exchange, plan, open)) return;
        if (StakeholderPlay.Try(exchange, open)) return;
        if (TalkQuestions.FollowUp(exchange, plan, open)) return;
        TalkQuestions.Next(exchange, plan, open);
    }

    private static string Refusal(CandidateAction action) => action switch
    {
        AskForRun => "nothing runs in a talk segment; just answer",
        CorrectReading => "readings are corrected in design rounds only",
        _ => "there is no design in a talk segment; just answer",
    };
}
