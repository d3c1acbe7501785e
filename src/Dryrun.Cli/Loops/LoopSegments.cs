using System.Text.Json.Nodes;
using Dryrun.Cli.Commands;
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
        var (room, world) = Opened(edge, folder, state, drawn, []);
        return (room, SessionDecider.Begin(room, drawn.Seed, state.Start.Level, state.Start.Mode, state.Start.Temperament, world));
    }

    /// <summary>The room of a session that has begun.</summary>
    public static Room Room(Edge edge, ContentFolder folder, IReadOnlyList<SessionEvent> events) => Commands.Rooms.Open(edge, folder, (Started)events[0].Data);

    /// <summary>The room and the world of a segment that a recorded candidate plays.</summary>
    public static (Room Room, JsonObject World) Open(Edge edge, ContentFolder folder, LoopState state, DrawnRound round, DrawnSegment drawn, RecordedCandidate candidate)
    {
        if (TalkRoom.IsTalk(drawn.Kind)) return Opened(edge, folder, state, drawn, candidate.World);
        var room = Designed(edge, folder, drawn);
        return (room, ScriptedInterview.World(room, candidate));
    }

    private static (Room Room, JsonObject World) Opened(Edge edge, ContentFolder folder, LoopState state, DrawnSegment drawn, JsonObject fixedValues)
    {
        if (!TalkRoom.IsTalk(drawn.Kind))
        {
            var room = Designed(edge, folder, drawn);
            return (room, Commands.Rooms.World(room, drawn.Seed, fixedValues));
        }

        if (!File.Exists(QuestionFile.PathOf(folder, drawn.Kind))) throw Missing(drawn.Kind);
        var loop = LoopReader.Read(folder, state.Start.Loop);
        var choice = new TalkChoice(loop.Role, loop.Company, drawn.Minutes, drawn.Seed) { Tags = drawn.Tags, Count = drawn.Count, Mix = state.Start.Disclosed };
        var world = TalkDraw.World(QuestionFile.Read(folder, drawn.Kind), TalkChoices.Fixed(choice, fixedValues));
        return (TalkRoom.Open(folder, world), world);
    }

    private static Room Designed(Edge edge, ContentFolder folder, DrawnSegment drawn) =>
        folder.PromptIds().Contains(drawn.Prompt) ? Commands.Rooms.Open(edge, folder, drawn.Prompt) : throw Missing(drawn.Prompt);

    private static InputException Missing(string what) =>
        new($"this version has no content for {what} yet, so this loop waits here; its place is kept, and dryrun interview quest-patches sits a design round");
}
