using System.Text.Json.Nodes;
using Dryrun.Cli.Commands;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Sessions;

namespace Dryrun.Cli.Loops;

/// <summary>Opens the rooms of a loop's segments.</summary>
internal static class LoopSegments
{
    /// <summary>The first events of a drawn segment.</summary>
    public static (Room Room, IReadOnlyList<SessionEvent> First) Begin(Edge edge, ContentFolder folder, LoopState state, DrawnRound round, DrawnSegment drawn)
    {
        var room = Opened(edge, folder, drawn);
        return (room, SessionDecider.Begin(room, drawn.Seed, state.Start.Level, state.Start.Mode, state.Start.Temperament, Commands.Rooms.World(room, drawn.Seed, [])));
    }

    /// <summary>The room of a session that has begun.</summary>
    public static Room Room(Edge edge, ContentFolder folder, IReadOnlyList<SessionEvent> events) => Commands.Rooms.Open(edge, folder, SessionFold.Of(events).Start.Prompt);

    /// <summary>The room and the world of a segment that a recorded candidate plays.</summary>
    public static (Room Room, JsonObject World) Open(Edge edge, ContentFolder folder, LoopState state, DrawnRound round, DrawnSegment drawn, RecordedCandidate candidate)
    {
        var room = Opened(edge, folder, drawn);
        return (room, ScriptedInterview.World(room, candidate));
    }

    private static Room Opened(Edge edge, ContentFolder folder, DrawnSegment drawn) => folder.PromptIds().Contains(drawn.Prompt)
        ? Commands.Rooms.Open(edge, folder, drawn.Prompt)
        : throw new InputException($"this version has no content for {drawn.Prompt} yet, so this loop waits here; its place is kept, and dryrun interview quest-patches sits a design round");
}
