using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;
using Dryrun.Sitting.Sessions;
using Dryrun.Sitting.Study;
using Dryrun.Sitting.Talk;

namespace Dryrun.Sitting.Loops;

/// <summary>Opens the rooms of a loop's segments.</summary>
public static class LoopSegments
{
    /// <summary>The room and the first events of a drawn segment.</summary>
    /// <exception cref="InputException">This version has no content for it.</exception>
    public static (Room Room, IReadOnlyList<SessionEvent> First) Begin(Workspace workspace, LoopState state, DrawnSegment drawn)
    {
        var gaps = DossierGaps.Of(workspace.Data, drawn.Kind, LoopReader.Read(workspace.Folder, state.Start.Loop).Role);
        var (room, world) = Opened(workspace.Library, state, drawn, [], gaps);
        return (room, SessionDecider.Begin(room, drawn.Seed, state.Start.Level, state.Start.Mode, state.Start.Temperament, world));
    }

    /// <summary>The room and the world of a segment that a recorded candidate plays.</summary>
    public static (Room Room, JsonObject World) Open(Library library, LoopState state, DrawnSegment drawn, RecordedCandidate candidate)
    {
        if (TalkRoom.IsTalk(drawn.Kind)) return Opened(library, state, drawn, candidate.World, []);
        var room = Designed(library, drawn);
        return (room, RecordedWorlds.Of(room, candidate));
    }

    private static (Room Room, JsonObject World) Opened(Library library, LoopState state, DrawnSegment drawn, JsonObject fixedValues, IReadOnlyList<OwnGap> gaps)
    {
        if (!TalkRoom.IsTalk(drawn.Kind))
        {
            var room = Designed(library, drawn);
            return (room, SessionRooms.World(room, drawn.Seed, fixedValues));
        }

        var folder = library.Folder;
        if (!File.Exists(QuestionFile.PathOf(folder, drawn.Kind))) throw Missing(drawn.Kind);
        var loop = LoopReader.Read(folder, state.Start.Loop);
        var choice = new TalkChoice(loop.Role, loop.Company, drawn.Minutes, drawn.Seed)
        {
            Tags = drawn.Tags,
            Count = drawn.Count,
            Mix = state.Start.Disclosed,
            Gaps = gaps,
            Noted = [.. state.Claims.Select(c => new NotedClaim(c.Round, c.Claim.Quote))],
        };
        var file = QuestionFile.Read(folder, drawn.Kind);
        var world = CodeOpenings.Drawn(library, file, TalkChoices.Fixed(choice with { Before = Before(library, file, loop, state, drawn) }, fixedValues));
        return (TalkRoom.Open(folder, world), world);
    }

    // What earlier segments of the kind ask in this loop: drawn again, because a draw depends on nothing but the loop's seed.
    private static List<string> Before(Library library, QuestionFile file, Loop loop, LoopState state, DrawnSegment drawn)
    {
        var asked = new List<string>();
        foreach (var earlier in state.Start.Rounds.SelectMany(r => r.Segments).Where(s => s.Kind == drawn.Kind).TakeWhile(s => s.Seed != drawn.Seed))
        {
            asked.AddRange(CodeOpenings.Ids(
                library, file, new TalkChoice(loop.Role, loop.Company, earlier.Minutes, earlier.Seed) { Tags = earlier.Tags, Count = earlier.Count, Before = asked }));
        }

        return asked;
    }

    private static Room Designed(Library library, DrawnSegment drawn) =>
        library.Folder.PromptIds().Contains(drawn.Prompt) ? SessionRooms.Open(library, drawn.Prompt) : throw Missing(drawn.Prompt);

    private static InputException Missing(string what) =>
        new($"this version has no content for {what} yet, so this loop waits here; its place is kept, and dryrun interview quest-patches sits a design round");
}
