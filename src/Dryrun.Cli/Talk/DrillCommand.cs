using System.CommandLine;
using System.Globalization;
using Dryrun.Cli.Commands;
using Dryrun.Cli.Rooms;
using Dryrun.Sitting;
using Dryrun.Sitting.Sessions;
using Dryrun.Sitting.Study;
using Dryrun.Storage;
using Dryrun.Study.Drills;

namespace Dryrun.Cli.Talk;

/// <summary><c>dryrun drill</c>: one exercise of a few minutes, the one that is due unless another is named.</summary>
internal static class DrillCommand
{
    public static Command Make(Edge edge)
    {
        var named = new Argument<string?>("kind") { Description = "The drill; what is due unless named.", Arity = ArgumentArity.ZeroOrOne };
        var sitting = new SittingFlags("Seed of what is asked.", "coached: shows what is heard; real: as in the room.");
        var wish = new TalkFlags();
        var content = Flags.Content();
        var command = new Command("drill", "An exercise of a few minutes: one story, one estimate, framing only.") { named };
        foreach (var option in sitting.All.Append(content).Concat(wish.All)) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            var folder = edge.Content(parsed.GetValue(content));
            var data = edge.Data();
            using var store = edge.Store(data);
            var workspace = new Workspace(edge.Library(folder), data, store, edge.Clock);
            var lines = edge.Lines();
            var drill = Chosen(edge, store, lines, parsed.GetValue(named));
            var chosen = sitting.Read(parsed);
            var drawnFrom = chosen.Drawn();
            var opened = Openings.Exercise(workspace, drill, wish.Read(parsed, chosen.Level, drill.Questions), drawnFrom);
            var log = workspace.Log(StoredSessions.NewName(store, edge.Clock, drawnFrom));
            using var lease = StoredSessions.Lease(data, log.Session);
            var inside = TerminalRooms.Of(edge, folder, opened.Room, log, lines);
            edge.Screen.Hanging("", 0, $"Drill: {drill.Does}.", "dim");
            inside.Begin(opened.Begin(drawnFrom, chosen.Mode, chosen.Temperament, drill));
            return InterviewCommand.Finish(edge, workspace, inside, opened.Room, log);
        });
        return command;
    }

    // Named, else due, else chosen from the menu.
    private static Drill Chosen(Edge edge, IEventStore store, ILineSource lines, string? named)
    {
        if (named is not null) return Openings.Drill(named);
        var due = new StudyLog(store).Deck().Due(edge.Clock.GetUtcNow()).FirstOrDefault(e => DrillMenu.Find(e.Drill) is not null);
        if (due is not null)
        {
            edge.Screen.Hanging("", 0, $"Due: {due.Drill}{(due.From.Length > 0 ? $", from {due.From}" : "")}.", "dim");
            edge.Screen.Line();
            return Openings.Drill(due.Drill);
        }

        edge.Screen.Line("Nothing is due. Which one?");
        foreach (var (drill, i) in DrillMenu.All.Select((d, i) => (d, i))) edge.Screen.Pair($"{i + 1,2} {drill.Key}", $"{drill.Does} ({drill.Minutes} min)", 26);
        var said = lines.Read("> ").Text.Trim();
        edge.Screen.Line();
        return int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= DrillMenu.All.Count ? DrillMenu.All[n - 1] : Openings.Drill(said);
    }
}
