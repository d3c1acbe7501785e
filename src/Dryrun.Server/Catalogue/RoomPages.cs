using Dryrun.Contracts.Descriptions;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;
using Dryrun.Server.Loops;
using Dryrun.Server.Sessions;
using Dryrun.Sitting;

namespace Dryrun.Server.Catalogue;

/// <summary>What a room's page shows of a session.</summary>
internal sealed class RoomPages(SessionSummaries summaries, SittingIndex sittings, Library library)
{
    public RoomPage Of(string id, SessionView view)
    {
        var (room, start, prompt) = (view.Room, view.State.Start, view.Room.Content.Prompt);
        var (system, isTalk) = (room.System, room.Talk is not null);
        return new RoomPage(
            id, prompt.Title, isTalk ? start.Text : prompt.Brief, prompt.Company, prompt.Role, start.Level, start.Mode, prompt.Minutes, room.TotalMs,
            [.. prompt.Phases.Select(ContentShelf.Plan)], room.ByTalk, isTalk, system.CanRun,
            isTalk ? [] : SchemaShapes.Components(system, summaries.HasEnded(start.Prompt)), isTalk ? [] : SchemaShapes.Design(system),
            SchemaShapes.Metrics(system), SchemaShapes.Ledger(system), Acts, Facts(view), room.Content.Hash != start.ContentHash, view.Shown, view.LinesAfter(0))
        {
            Drill = start.Drill,
            Code = room.Code is { } code ? CodeShapes.Page(code, library) : null,
            Loop = sittings.Of(id) is { } sitting ? new RoomLoop(sitting.Sitting, sitting.Name, sitting.Round) : null,
            System = isTalk ? null : new Named(system.Id, system.Title),
        };
    }

    private static IReadOnlyList<Named> Acts { get; } =
        [.. Enum.GetNames<DialogueAct>().Select(Wording.Key).Select(key => new Named(key, Wording.Spaced(key, capital: true)))];

    // Names alone, and only where a reading can be corrected with them.
    private static IReadOnlyList<Named> Facts(SessionView view) => view.State.Start.Mode != SessionMode.Coached ? []
        : [.. view.Room.Content.Facts.Select(f => new Named(f.Id, FactNames.Of(f, view.Room.System)))];
}
