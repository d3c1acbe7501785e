using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Tests.Conduct;

/// <summary>Sessions of recorded candidates in rooms of the real prompts.</summary>
internal static class Rehearsals
{
    private static readonly Lazy<string> Root = new(() =>
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Dryrun.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    });

    private static readonly Dictionary<string, Room> Rooms = [];

    public static string Folder(params string[] parts) => Path.Combine([Root.Value, .. parts]);

    public static Room Room(string prompt = "quest-patches")
    {
        lock (Rooms)
        {
            if (Rooms.TryGetValue(prompt, out var known)) return known;
            var folder = new ContentFolder(Root.Value);
            ISimulatedSystem[] running = [new QuietFleet()];
            var system = PromptSystem.Of(folder, Prompt.Read(folder, prompt), running);
            var content = PromptContent.Read(folder, prompt, running);
            return Rooms[prompt] = new Room(content, system, new OfflineUnderstanding(content.Language));
        }
    }

    public static (IReadOnlyList<SessionEvent> Events, Room Room) Play(SourcedTree script)
    {
        var recorded = RecordedCandidate.Read(script);
        var room = Room(recorded.Prompt);
        return (Interview.Scripts.Play.Record(recorded, room, PromptWorld.Draw(room.System, room.Content.Prompt, recorded.Seed, recorded.World)), room);
    }

    /// <summary>A session in which these things are said, a turn a minute and a half unless the text begins with its minute: "12| words".</summary>
    public static (IReadOnlyList<SessionEvent> Events, Room Room) Say(params IEnumerable<string> turns) => With([], turns);

    /// <summary>The same, with design changes made silently after the last turn.</summary>
    public static (IReadOnlyList<SessionEvent> Events, Room Room) With(IEnumerable<JsonObject> designs, IEnumerable<string> turns)
    {
        var room = Room();
        var recorded = new List<RecordedTurn>();
        var at = 20_000L;
        foreach (var turn in turns)
        {
            var bar = turn.IndexOf('|', StringComparison.Ordinal);
            if (bar is > 0 and < 4) at = long.Parse(turn[..bar]) * 60_000;
            recorded.Add(new RecordedTurn(at, new Say(at, bar is > 0 and < 4 ? turn[(bar + 1)..].Trim() : turn, 0)));
            at += 90_000;
        }

        recorded.AddRange(designs.Select(d => new RecordedTurn(at, new ChangeDesign(at, d))));
        var script = new RecordedCandidate("quest-patches", 1, "L5", SessionMode.Real, Temperament.Neutral, [], recorded, new SourcedTree([], new Dictionary<string, int>(), null));
        return (Interview.Scripts.Play.Record(script, room, PromptWorld.Draw(room.System, room.Content.Prompt, 1, [])), room);
    }
}
