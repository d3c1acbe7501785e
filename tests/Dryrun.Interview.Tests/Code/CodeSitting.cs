using Dryrun.Interview.Code;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Tests.Code;

/// <summary>A round with code in the making.</summary>
internal sealed class CodeSitting
{
    private readonly List<SessionEvent> events;

    public CodeSitting(string kind, int minutes = 30, string why = "", SessionMode mode = SessionMode.Real, params string[] ids)
    {
        var world = ToyCode.World(kind, minutes, why, 1, ids);
        Room = ToyCode.Room(world);
        events = [.. SessionDecider.Begin(Room, 1, "L5", mode, Temperament.Neutral, world)];
        State = SessionFold.Of(events);
    }

    public Room Room { get; }

    public SessionState State { get; private set; }

    public IReadOnlyList<SessionEvent> Events => events;

    /// <summary>What the interviewer said last.</summary>
    public string Words => State.LastWords;

    public IReadOnlyList<SessionEvent> Do(CandidateAction action)
    {
        var happened = SessionDecider.Decide(State, action, Room);
        events.AddRange(happened);
        State = happened.Aggregate(State, SessionFold.Apply);
        return happened;
    }

    public IReadOnlyList<SessionEvent> Say(string text, long pauseMs = 1000) => Do(new Say(State.ClockMs + pauseMs, text, 0));

    public IReadOnlyList<SessionEvent> Wait(double minutes) => Do(new Wait(State.ClockMs + (long)(minutes * 60_000)));

    /// <summary>Runs a program whose result comes two seconds later.</summary>
    public IReadOnlyList<SessionEvent> Run(CodePurpose what, string code, string? input = null, string? problem = null)
    {
        List<SessionEvent> all = [.. Do(new HandIn(State.ClockMs + 1000, problem ?? Room.Code!.First.Id, "python", code, what, input))];
        if (State.Code.Running is { } run) all.AddRange(Do(new TakeResult(State.ClockMs + 2000, run.Seq, ToyCode.Report(what, code))));
        return all;
    }
}
