using System.Runtime.CompilerServices;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;
using Dryrun.Interview.Tests.Toy;

namespace Dryrun.Interview.Tests.Talk;

/// <summary>Talk rooms with small question files, and the lines of the real content.</summary>
internal static class TalkToys
{
    public static TalkLines Lines { get; } = TalkLines.Read(Rooms.Content);

    public static QuestionFile Behavioural { get; } = Read("behavioural");

    public static QuestionFile CrossFunctional { get; } = Read("cross-functional");

    public static QuestionFile Estimation { get; } = Read("estimation");

    public static QuestionFile Executive90 { get; } = Read("executive-90s");

    public static QuestionFile Recruiter { get; } = Read("recruiter");

    public static IReadOnlyList<QuestionFile> All => [Behavioural, CrossFunctional, Estimation, Executive90, Recruiter];

    public static TalkChoice Tpm { get; } = new("tpm", "meta", 45, 1);

    public static Sitting Sit(QuestionFile file, TalkChoice? choice = null, Temperament temperament = Temperament.Neutral) => new(file, choice ?? Tpm, temperament);

    private static QuestionFile Read(string kind, [CallerFilePath] string here = "") =>
        QuestionFile.Read(YamlText.ReadFile(Path.Combine(Path.GetDirectoryName(here)!, "questions", $"{kind}.yaml")), kind);
}

/// <summary>A talk segment in the making.</summary>
internal sealed class Sitting
{
    private readonly List<SessionEvent> events;

    public Sitting(QuestionFile file, TalkChoice choice, Temperament temperament)
    {
        var world = TalkDraw.World(file, choice);
        Room = TalkRoom.Open(file, TalkToys.Lines, world, "toy");
        events = [.. SessionDecider.Begin(Room, choice.Seed, "L5", SessionMode.Real, temperament, world)];
        State = SessionFold.Of(events);
    }

    public Room Room { get; }

    public SessionState State { get; private set; }

    public IReadOnlyList<SessionEvent> Events => events;

    public IReadOnlyList<SessionEvent> Last { get; private set; } = [];

    /// <summary>The newest probe's id.</summary>
    public string Asked => State.Probes[^1].Probe.Probe;

    public Sitting Say(string text, long pauseMs = 1000) => Do(new Say(State.ClockMs + pauseMs, text, 0));

    public Sitting Do(CandidateAction action)
    {
        Last = SessionDecider.Decide(State, action, Room);
        events.AddRange(Last);
        State = Last.Aggregate(State, SessionFold.Apply);
        return this;
    }

    public T One<T>()
        where T : EventData => Last.Select(e => e.Data).OfType<T>().ShouldHaveSingleItem();

    public bool Has<T>(Func<T, bool>? such = null)
        where T : EventData => Last.Select(e => e.Data).OfType<T>().Any(such ?? (_ => true));
}
