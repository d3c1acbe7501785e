using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Scripts;

/// <summary>Plays a recorded candidate, and replays candidates' events of any session.</summary>
public static class Play
{
    /// <summary>
    /// All events of a recorded rehearsal. Turns after the end are left out, as in a real room; a script that does not end is ended after its last turn.
    /// </summary>
    /// <param name="recorded">What the candidate does.</param>
    /// <param name="room">Where.</param>
    /// <param name="world">The world it is sat in.</param>
    /// <param name="run">Runs the programs that are handed in, contained; null where none is connected, and a script with programs is refused.</param>
    /// <exception cref="InputException">A turn cannot be done (a design that does not fit, an answer to no stop); the line of the turn is named.</exception>
    public static IReadOnlyList<SessionEvent> Record(RecordedCandidate recorded, Room room, JsonObject world, Func<CodeOrder, CodeReport>? run = null)
    {
        var level = recorded.Level ?? room.Content.Prompt.DefaultLevel;
        if (!room.Content.Prompt.Levels.Contains(level))
        {
            throw new InputException(recorded.Source.Problem($"{recorded.Path}level", $"level is {level}; allowed {string.Join(", ", room.Content.Prompt.Levels)}"));
        }

        List<SessionEvent> events = [.. SessionDecider.Begin(room, recorded.Seed, level, recorded.Mode, recorded.Temperament, world)];
        var state = SessionFold.Of(events);
        foreach (var (turn, i) in recorded.Turns.Select((turn, i) => (turn, i)))
        {
            if (state.EndedAtMs is not null) break;
            state = Step(events, state, Guarded(recorded, i, Named(turn.Action, room), state, room));
            if (state.Code.Running is { } running) state = Step(events, state, SessionDecider.Decide(state, Result(running, run), room));
        }

        if (state.EndedAtMs is null) Step(events, state, SessionDecider.Decide(state, new Finish(state.ClockMs), room));
        return events;
    }

    /// <summary>
    /// Replays the candidate's events of a session and returns what the room makes of them: the same bytes where content, model and code are the same.
    /// </summary>
    public static IReadOnlyList<SessionEvent> Again(IReadOnlyList<SessionEvent> session, Room room)
    {
        var start = (Started)session[0].Data;
        List<SessionEvent> events = [.. SessionDecider.Begin(room, start.Seed, start.Level, start.Mode, start.Temperament, start.World)];
        events[0] = events[0] with { Data = (Started)events[0].Data with { ForkOf = start.ForkOf, Drill = start.Drill } };
        var state = SessionFold.Of(events);
        foreach (var done in session)
        {
            if (ActionOf(done) is { } action) state = Step(events, state, SessionDecider.Decide(state, action, room));
        }

        // What the clock did after the last action has no action that led to it.
        if (state.EndedAtMs is null && session.Count > events.Count) Step(events, state, SessionDecider.Decide(state, new Wait(session[^1].AtMs), room));
        return events;
    }

    /// <summary>The action that an event records, or null where it is a consequence. Results of programs are recorded inputs.</summary>
    public static CandidateAction? ActionOf(SessionEvent done) => done.Data switch
    {
        CodeRan ran => new TakeResult(done.AtMs, ran.Run, ran.Report),
        GrowthMeasured growth => new TakeGrowth(done.AtMs, growth.Run, growth.Growth),
        _ when done.By != Actor.Candidate => null,
        Drafted draft => new KeepDraft(done.AtMs, draft.Problem, draft.Language, draft.Code),
        CodeAsked asked => new HandIn(done.AtMs, asked.Problem, asked.Language, asked.Code, asked.What, asked.Input),
        HintAsked hint => new AskHint(done.AtMs, hint.Problem),
        Said said => new Say(done.AtMs, said.Text, said.TookMs),
        Designed { Offer: not null } answer => new AnswerOffer(done.AtMs, answer.Accepted),
        Designed change => new ChangeDesign(done.AtMs, change.Patch),
        Ran => new AskForRun(done.AtMs),
        Decided decided => new AnswerStop(done.AtMs, decided.Key, decided.Option),
        Corrected c => new CorrectReading(done.AtMs, c.Clause, c.Acts, c.Facts),
        Ended => new Finish(done.AtMs),
        _ => null,
    };

    // Whose problem is not named means the round's first.
    private static CandidateAction Named(CandidateAction action, Room room) => (action, room.Code) switch
    {
        (HandIn { Problem: "" } handIn, { } code) => handIn with { Problem = code.First.Id },
        (AskHint { Problem: "" } hint, { } code) => hint with { Problem = code.First.Id },
        _ => action,
    };

    // In a play a result is there after two seconds, however long the machine takes.
    private static TakeResult Result(CodeRun running, Func<CodeOrder, CodeReport>? run)
    {
        if (run is null) throw new InputException("this script hands in programs, and nothing is connected that runs them");
        var asked = running.Asked;
        return new TakeResult(running.AtMs + ResultMs, running.Seq, run(new CodeOrder(asked.Problem, asked.Language, asked.Code, asked.What, asked.Input, "play")));
    }

    private const long ResultMs = 2000;

    private static SessionState Step(List<SessionEvent> events, SessionState state, IReadOnlyList<SessionEvent> happened)
    {
        events.AddRange(happened);
        return happened.Aggregate(state, SessionFold.Apply);
    }

    private static IReadOnlyList<SessionEvent> Guarded(RecordedCandidate recorded, int turn, CandidateAction action, SessionState state, Room room)
    {
        try
        {
            return SessionDecider.Decide(state, action, room);
        }
        catch (InputException e)
        {
            throw new InputException([.. e.Problems.Select(p => recorded.Source.Problem($"{recorded.Path}turns.{turn}", p.Message))]);
        }
    }
}
