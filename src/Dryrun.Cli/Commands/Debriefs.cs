using System.CommandLine;
using Dryrun.Assessment.Reports;
using Dryrun.Cli.Terminal;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Sitting;
using Dryrun.Sitting.Sessions;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun debrief</c>, and the debriefs that end a session or a play.</summary>
internal static class Debriefs
{
    public static Command Make(Edge edge)
    {
        var session = new Argument<string>("session") { Description = "The session's id, as dryrun sessions lists it." };
        var format = new Option<Format>("--format") { Description = "How to print it.", DefaultValueFactory = _ => Format.Text };
        var content = Flags.Content();
        var command = new Command("debrief", "What each question and decision of a session was worth, in quotes and dollars.") { session, format, content };
        command.SetAction(parsed => Show(edge, edge.Content(parsed.GetValue(content)), parsed.GetValue(session)!, parsed.GetValue(format)));
        return command;
    }

    /// <summary>How a debrief is printed.</summary>
    internal enum Format
    {
        /// <summary>Lines for a terminal.</summary>
        Text,

        /// <summary>Markdown.</summary>
        Md,

        /// <summary>One self-contained page.</summary>
        Html,

        /// <summary>One JSON document.</summary>
        Json,
    }

    /// <summary>The debrief of events that ended, with progress.</summary>
    public static Debrief Of(Edge edge, ContentFolder folder, Room room, IReadOnlyList<SessionEvent> events)
    {
        using var progress = Progress(edge);
        return Weighing.Of(edge.Library(folder), room, events, edge.Weighing(new Steps(progress)));
    }

    /// <summary>Prints a debrief.</summary>
    public static void Print(Screen screen, Debrief debrief, Format format)
    {
        switch (format)
        {
            case Format.Md: screen.Output.Write(DebriefMarkdown.Write(debrief)); break;
            case Format.Html: screen.Output.Write(DebriefHtml.Write(debrief)); break;
            case Format.Json: screen.Output.Write(DebriefJson.Write(debrief)); break;
            default:
                foreach (var line in DebriefText.Write(debrief, Math.Clamp(screen.Width, DebriefText.WidthMin, DebriefText.WidthMax))) screen.Output.WriteLine(line);
                break;
        }
    }

    /// <summary>The debrief of a stored session that has ended, weighed once, with progress.</summary>
    /// <exception cref="Contracts.Input.InputException">It has not ended.</exception>
    public static Debrief Kept(Edge edge, Workspace workspace, SessionLog log)
    {
        using var progress = Progress(edge);
        return Weighing.Kept(workspace, log, edge.Weighing(new Steps(progress)));
    }

    /// <summary>The progress line of a weighing.</summary>
    public static ProgressLine Progress(Edge edge) => new(edge.Screen, "Weighing your design", edge.Clock);

    private static int Show(Edge edge, ContentFolder folder, string named, Format format)
    {
        var data = edge.Data();
        using var store = edge.Store(data);
        var workspace = new Workspace(edge.Library(folder), data, store, edge.Clock);
        Print(edge.Screen, Kept(edge, workspace, workspace.Log(StoredSessions.Find(store, named))), format);
        return 0;
    }
}
