using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Interviewer;
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
        var prompt = room.Content.Prompt;
        var slots = new Dictionary<string, string> { ["brief"] = prompt.Brief };
        var opening = room.Content.Lines.Opening.Say(temperament, (long)(seed % 7), slots);
        var started = new Started(prompt.Id, seed, level, mode, temperament, world, room.Content.Hash, room.System.ModelVersion, opening);
        var state = SessionFold.Apply(null, new SessionEvent(1, 0, Actor.System, started));
        var exchange = new Exchange(state with { ClockMs = SpokenTime.Of(opening) }, room);
        exchange.Add(Actor.System, new PhaseChanged(prompt.Phases[0].Id, ""));
        return [new SessionEvent(1, 0, Actor.System, started), .. exchange.Events];
    }

    /// <summary>The events of one exchange.</summary>
    /// <exception cref="InputException">The action cannot be done now; one line says why. Nothing happened then.</exception>
    public static IReadOnlyList<SessionEvent> Decide(SessionState state, CandidateAction action, Room room)
    {
        if (state.EndedAtMs is not null) throw new InputException("this session has ended; its debrief is what remains");
        var exchange = new Exchange(state, room);
        switch (action)
        {
            case Say say:
                Speak(exchange, say);
                break;
            case ChangeDesign change:
                Change(exchange, change);
                break;
            case AnswerOffer answer:
                Commitments.Answer(exchange, answer.StartMs, answer.Accept);
                break;
            case AskForRun:
                Runs.Ask(exchange, action.StartMs);
                break;
            case AnswerStop answer:
                Runs.Answer(exchange, answer);
                break;
            case CorrectReading correction:
                Correct(exchange, correction);
                break;
            case Finish:
                exchange.Add(Actor.Candidate, new Ended("candidate", exchange.Content.Lines.Closing.Say(exchange.Temperament, exchange.Turn)), action.StartMs);
                break;
        }

        if (exchange.State.EndedAtMs is null) Clock.Watch(exchange);
        return exchange.Events;
    }

    private static void Speak(Exchange exchange, Say say)
    {
        var text = say.Text.Length > CharactersMax ? say.Text[..CharactersMax] : say.Text;
        var context = new TurnContext(Asks.Of(exchange.State.LastAsked), [.. exchange.State.LastFacts]);
        exchange.Add(Actor.Candidate, new Said(text, SpokenTime.OfTurn(text, say.TypedMs)), say.StartMs);
        var turn = exchange.Room.Understanding.Read(text, context);
        var answersOffer = exchange.State.LastAsked == Commitments.Asked;
        exchange.Add(Actor.System, Readings.Of(exchange.State.Turns[^1].Seq, turn));

        if (answersOffer) Commitments.AnswerInWords(exchange, turn);
        if (Runs.AnswerInWords(exchange, turn)) return;
        Interruptions.CutIn(exchange, turn);
        Answers.Give(exchange, turn);
        Assumptions.Note(exchange, turn);
        Commitments.Take(exchange, turn);
        DeepDive.Continue(exchange, turn);
        Probes.Push(exchange, turn);
        if (!exchange.Spoke) exchange.Reply(turn.Clauses.Count == 0 ? exchange.Wording("notUnderstood") : exchange.Wording("noted"));
    }

    private static void Change(Exchange exchange, ChangeDesign change)
    {
        var design = exchange.State.Design.Merge(change.Patch);
        var problems = DesignCheck.Of(exchange.Room.System, exchange.State.Start.World, design);
        if (problems.Count > 0) throw new InputException(problems);
        if (exchange.Real && exchange.State.Runs.Count > 0) throw new InputException("the design is frozen: it has run; say what you would change");
        exchange.Add(Actor.Candidate, new Designed(change.Patch), change.StartMs);
    }

    private static void Correct(Exchange exchange, CorrectReading correction)
    {
        if (exchange.Real) throw new InputException("readings are corrected in coached mode only");
        if (exchange.State.LastUnderstood is not { } last) throw new InputException("nothing was said yet");
        if (correction.Clause < 0 || correction.Clause >= last.Clauses.Count)
        {
            throw new InputException($"the last turn has the clauses 1 to {last.Clauses.Count}; {correction.Clause + 1} is not one of them");
        }

        exchange.Add(Actor.Candidate, new Corrected(last.Turn, correction.Clause, correction.Acts, correction.Facts), correction.StartMs);
        foreach (var fact in correction.Facts.Where(f => !exchange.State.Disclosed.ContainsKey(f))) Answers.Disclose(exchange, fact);
    }
}
