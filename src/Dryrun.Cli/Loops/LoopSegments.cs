using System.Text.Json.Nodes;
using Dryrun.Cli.Commands;
using Dryrun.Cli.Study;
using Dryrun.Cli.Talk;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;

namespace Dryrun.Cli.Loops;

/// <summary>Opens the rooms of a loop's segments.</summary>
internal static class LoopSegments
{
    /// <summary>The first events of a drawn segment.</summary>
    public static (Room Room, IReadOnlyList<SessionEvent> First) Begin(Edge edge, ContentFolder folder, LoopState state, DrawnRound round, DrawnSegment drawn)
    {
        var gaps = DossierGaps.Of(edge, drawn.Kind, LoopReader.Read(folder, state.Start.Loop).Role);
        var (room, world) = Opened(edge, folder, state, drawn, [], gaps);
        return (room, SessionDecider.Begin(room, drawn.Seed, state.Start.Level, state.Start.Mode, state.Start.Temperament, world));
    }

    /// <summary>The room of a session that has begun.</summary>
    public static Room Room(Edge edge, ContentFolder folder, IReadOnlyList<SessionEvent> events) => Commands.Rooms.Open(edge, folder, (Started)events[0].Data);

    /// <summary>The room and the world of a segment that a recorded candidate plays.</summary>
    public static (Room Room, JsonObject World) Open(Edge edge, ContentFolder folder, LoopState state, DrawnRound round, DrawnSegment drawn, RecordedCandidate candidate)
    {
        if (TalkRoom.IsTalk(drawn.Kind)) return Opened(edge, folder, state, drawn, candidate.World, []);
        var room = Designed(edge, folder, drawn);
        return (room, ScriptedInterview.World(room, candidate));
    }

    private static (Room Room, JsonObject World) Opened(Edge edge, ContentFolder folder, LoopState state, DrawnSegment drawn, JsonObject fixedValues, IReadOnlyList<OwnGap> gaps)
    {
        if (!TalkRoom.IsTalk(drawn.Kind))
        {
            var room = Designed(edge, folder, drawn);
            return (room, Commands.Rooms.World(room, drawn.Seed, fixedValues));
        }

        if (!File.Exists(QuestionFile.PathOf(folder, drawn.Kind))) throw Missing(drawn.Kind);
        var loop = LoopReader.Read(folder, state.Start.Loop);
        var choice = new TalkChoice(loop.Role, loop.Company, drawn.Minutes, drawn.Seed) { Tags = drawn.Tags, Count = drawn.Count, Mix = state.Start.Disclosed, Gaps = gaps };
        var file = QuestionFile.Read(folder, drawn.Kind);
        var world = TalkDraw.World(file, TalkChoices.Fixed(choice with { Before = Before(file, loop, state, drawn) }, fixedValues));
        return (TalkRoom.Open(folder, world), world);
    }

    // What earlier segments of the kind ask in this loop: drawn again, because a draw depends on nothing but the loop's seed.
    private static List<string> Before(QuestionFile file, Loop loop, LoopState state, DrawnSegment drawn)
    {
        var asked = new List<string>();
        foreach (var earlier in state.Start.Rounds.SelectMany(r => r.Segments).Where(s => s.Kind == drawn.Kind).TakeWhile(s => s.Seed != drawn.Seed))
        {
            var world = TalkDraw.World(file, new TalkChoice(loop.Role, loop.Company, earlier.Minutes, earlier.Seed) { Tags = earlier.Tags, Count = earlier.Count, Before = asked });
            asked.AddRange((world["questions"] as JsonArray)!.Select(q => q!.ToString()));
        }

        return asked;
    }

    private static Room Designed(Edge edge, ContentFolder folder, DrawnSegment drawn) =>
        folder.PromptIds().Contains(drawn.Prompt) ? Commands.Rooms.Open(edge, folder, drawn.Prompt) : throw Missing(drawn.Prompt);

    private static InputException Missing(string what) =>
        new($"this version has no content for {what} yet, so this loop waits here; its place is kept, and dryrun interview quest-patches sits a design round");
}
