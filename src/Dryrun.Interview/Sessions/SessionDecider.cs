using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Interviewer;
using Dryrun.Interview.Talk;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Sessions;

/// <summary>
/// Decides what happens in a session: from the state and one action of the candidate to the candidate's event and all its consequences. Pure: the
/// same state, action and room always give the same events.
/// </summary>
public static class SessionDecider
{
    /// <summary>Longest turn that is read, in characters; longer ones are cut there.</summary>
    public const int CharactersMax = 20_000;

    /// <summary>The first events of a session.</summary>
    public static IReadOnlyList<SessionEvent> Begin(Room room, ulong seed, string level, SessionMode mode, Temperament temperament, JsonObject world)
    {
        if (room.Code is { } code) return CodeDecider.Begin(room, code, seed, level, mode, temperament, world);
        if (room.Talk is { } talk) return TalkDecider.Begin(room, talk, seed, level, mode, temperament, world);
        var prompt = room.Content.Prompt;
        var slots = new Dictionary<string, string> { ["brief"] = prompt.Brief };
        var opening = room.Content.Lines.Opening.Say(temperament, (long)(seed % 7), slots);
        var started = new Started(prompt.Id, seed, level, mode, temperament, world, room.Content.Hash, room.System.ModelVersion, opening);
        var first = new SessionEvent(1, 0, Actor.System, started);
        var exchange = new Exchange(SessionFold.Apply(null, first), room);
        exchange.Add(Actor.System, new PhaseChanged(prompt.Phases[0].Id, ""));
        return [first, .. exchange.Events];
    }

    /// <summary>
    /// The events of one exchange. Where time passed before the action, what the clock says comes first; at the end of the segment nothing else comes.
    /// </summary>
    /// <exception cref="InputException">The action cannot be done now; one line says why. Nothing happened then.</exception>
    public static IReadOnlyList<SessionEvent> Decide(SessionState state, CandidateAction action, Room room)
    {
        if (room.Code is { } code) return CodeDecider.Decide(state, action, room, code);
        if (state.EndedAtMs is not null) throw new InputException("this session has ended; its debrief is what remains");
        if (room.Talk is { } talk) return TalkDecider.Decide(state, action, room, talk);
        var exchange = new Exchange(state, room);
        Clock.PassUntil(exchange, action.StartMs);
        if (exchange.State.EndedAtMs is not null || action is Wait) return exchange.Events;

        // Catching up on the clock is not an answer to what the candidate does now.
        var now = new Exchange(exchange.State, room);
        now.MoveTo(action.StartMs);
        Act(now, action);
        if (now.State.EndedAtMs is null) Clock.After(now);
        return [.. exchange.Events, .. now.Events];
    }

    private static void Act(Exchange exchange, CandidateAction action)
    {
        switch (action)
        {
            case Say say:
                Speak(exchange, say);
                break;
            case ChangeDesign change:
                Change(exchange, change);
                break;
            case AnswerOffer answer:
                Commitments.Answer(exchange, answer.Accept);
                break;
            case AskForRun:
                Runs.Ask(exchange);
                break;
            case AnswerStop answer:
                Runs.Answer(exchange, answer);
                break;
            case CorrectReading correction:
                Correct(exchange, correction);
                break;
            case Finish:
                exchange.Add(Actor.Candidate, new Ended("candidate", Goodbye(exchange)));
                break;
        }
    }

    // Answers come before questions, and there is at most one question a turn: a cut-in, an offer, the deep dive's, or a probe.
    private static void Speak(Exchange exchange, Say say)
    {
        var text = say.Text.Length > CharactersMax ? say.Text[..CharactersMax] : say.Text;
        var asked = exchange.State.LastAsked;
        var context = new TurnContext(Asks.Of(asked), asked == SessionFold.Unknown ? [] : [.. exchange.State.LastFacts]);
        exchange.Add(Actor.Candidate, new Said(text, SpokenTime.OfTurn(text, say.TypedMs)));
        var turn = exchange.Room.Understanding.Read(text, context);
        exchange.Add(Actor.System, Readings.Of(exchange.State.Turns[^1].Seq, turn, exchange.Room));
        if (exchange.State.ClockMs >= exchange.Room.TotalMs) return;

        var free = asked != SessionFold.Offered && exchange.State.Stop is null;
        if (Chatter.Take(exchange, text, nods: free)) return;
        if (asked == SessionFold.Offered) Commitments.AnswerInWords(exchange, turn);
        if (Runs.AnswerInWords(exchange, turn)) return;
        var offered = Commitments.Take(exchange, turn);
        if (Interruptions.CutIn(exchange, turn))
        {
            Assumptions.Note(exchange, turn, asked, resolve: false);
        }
        else
        {
            Answers.Give(exchange, turn);
            Assumptions.Note(exchange, turn, asked);
            Clock.Phases(exchange);
            Interruptions.PushBack(exchange, turn, offered is not null);
            Commitments.Offer(exchange, offered);
            DeepDive.Continue(exchange, turn);
            Probes.Push(exchange, turn);
        }

        if (!exchange.Spoke && exchange.State.Stop is not null) Runs.Remind(exchange);
        if (!exchange.Spoke && !Clock.Nudge(exchange)) exchange.Reply(Acknowledged(exchange, turn));
    }

    // "That's time" is wrong where there was time left.
    private static string Goodbye(Exchange exchange) => exchange.Wording("goodbye") is { Length: > 0 } text ? text : exchange.Content.Lines.Closing.Say(exchange.Temperament, exchange.Turn);

    private static string Acknowledged(Exchange exchange, Turn turn)
    {
        var landed = turn.Has(DialogueAct.Summary) || (Clock.Closing(exchange) && exchange.State.Heard("summary"));
        var hesitates = SpokenTime.Words(turn.Text) <= 3 && turn.Clauses.All(c => c.Acts.All(a => a.Act == DialogueAct.SmallTalk));
        var reply = turn.Clauses.Count == 0 ? "notUnderstood" : landed ? "landed" : hesitates ? "hesitation" : "noted";
        return exchange.Wording(reply) is { Length: > 0 } text ? text : exchange.Wording("noted");
    }

    private static void Change(Exchange exchange, ChangeDesign change)
    {
        if (exchange.State.Frozen) throw new InputException("the design is frozen; say what you would change");
        var patch = LatestWord.Of(exchange.State.Design, change.Patch, exchange.Room.System);
        var problems = LatestWord.Problems(exchange.Room, exchange.State.Start.World, exchange.State.Design.Merge(patch));
        if (problems.Count > 0) throw new InputException(problems);
        exchange.Add(Actor.Candidate, new Designed(patch));
    }

    private static void Correct(Exchange exchange, CorrectReading correction)
    {
        if (exchange.Real) throw new InputException("readings are corrected in coached mode only");
        if (exchange.State.LastUnderstood is not { } last) throw new InputException("nothing was said yet");
        if (correction.Clause < 0 || correction.Clause >= last.Clauses.Count)
        {
            throw new InputException($"the last turn has the clauses 1 to {last.Clauses.Count}; {correction.Clause + 1} is not one of them");
        }

        if (correction.Facts.FirstOrDefault(f => exchange.Room.Fact(f) is null) is { } unknown) throw new InputException($"{unknown} is not a fact of this prompt");
        exchange.Add(Actor.Candidate, new Corrected(last.Turn, correction.Clause, correction.Acts, correction.Facts));
        if (!correction.Acts.Contains("question")) return;
        foreach (var fact in correction.Facts.Where(f => !exchange.State.Answered.Contains(f)).Distinct()) Answers.Disclose(exchange, fact);
    }
}
