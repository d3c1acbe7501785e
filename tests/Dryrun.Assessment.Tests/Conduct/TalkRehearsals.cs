using System.Collections.Concurrent;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;

namespace Dryrun.Assessment.Tests.Conduct;

/// <summary>Talk sessions of recorded candidates in rooms of the real questions.</summary>
internal static class TalkRehearsals
{
    private static readonly ContentFolder Content = new(Rehearsals.Folder());

    /// <summary>True where the questions of a kind are there.</summary>
    public static bool Has(string kind) => TalkRoom.IsTalk(kind) && File.Exists(QuestionFile.PathOf(Content, kind));

    private static readonly ConcurrentDictionary<string, QuestionFile> Files = new();

    private static readonly Lazy<TalkLines> Lines = new(() => TalkLines.Read(Content));

    /// <summary>The questions of a kind.</summary>
    public static QuestionFile Questions(string kind) => Files.GetOrAdd(kind, k => QuestionFile.Read(Content, k));

    /// <summary>Plays a recorded candidate. The guides tell of rounds of 45 minutes and more; questions last as long as there are words.</summary>
    public static (IReadOnlyList<SessionEvent> Events, Room Room) Play(RecordedCandidate recorded, string role, string company, IReadOnlyList<string> ids)
    {
        var file = Questions(recorded.Prompt);
        var choice = new TalkChoice(role, company, 60, recorded.Seed) { Ids = ids, Count = ids.Count > 0 ? null : 8 };
        var world = TalkDraw.World(file, choice);
        var room = TalkRoom.Open(file, Lines.Value, world, "");
        return (Interview.Scripts.Play.Record(recorded, room, world), room);
    }

    /// <summary>A session of one kind in which these things are said, a turn every two minutes.</summary>
    public static (IReadOnlyList<SessionEvent> Events, Room Room) Say(string kind, string role, IReadOnlyList<string> ids, params IEnumerable<string> turns)
    {
        var recorded = new List<RecordedTurn>();
        var at = 20_000L;
        foreach (var turn in turns)
        {
            recorded.Add(new RecordedTurn(at, new Say(at, turn, 0)));
            at += 120_000;
        }

        var script = new RecordedCandidate(kind, 1, "L5", SessionMode.Real, Temperament.Neutral, [], recorded, new Contracts.Input.SourcedTree([], new Dictionary<string, int>(), null));
        return Play(script, role, "tiktok", ids);
    }
}
