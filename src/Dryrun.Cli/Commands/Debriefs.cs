using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Dryrun.Assessment.Consequence;
using Dryrun.Assessment.Reports;
using Dryrun.Cli.Rooms;
using Dryrun.Cli.Study;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Storage;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun debrief</c>, and the debriefs that end a session or a play.</summary>
internal static class Debriefs
{
    // What is kept is read back whole: a figure that was nothing is written as null, not left out.
    private static readonly JsonSerializerOptions Whole = new(EventJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

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

    /// <summary>The debrief of events that ended: conduct, and what the design was worth. Takes up to a minute, with progress.</summary>
    public static Debrief Of(Edge edge, ContentFolder folder, Room room, IReadOnlyList<SessionEvent> events)
    {
        if (room.Talk is not null || ((Started)events[0].Data).Drill is not null) return Debriefing.Of(events, room);
        var consequence = SessionConsequence.Of(edge, folder, room, events);
        return Debriefing.Of(events, room, consequence, PromptValues.Current(folder, room.Content, room.System));
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

    /// <summary>Ends a live session: weighs it, stores the result in its judged event, prints it.</summary>
    public static void Close(Edge edge, ContentFolder folder, Room room, SessionLog log)
    {
        var events = log.Read();
        var debrief = Of(edge, folder, room, events);
        Keep(edge, log, events, debrief);
        Print(edge.Screen, debrief, Format.Text);
    }

    /// <summary>The debrief of a stored session that has ended; weighed once, then read from its judged event.</summary>
    /// <exception cref="InputException">It has not ended.</exception>
    public static Debrief Kept(Edge edge, ContentFolder folder, SessionLog log)
    {
        var events = log.Read();
        var state = SessionFold.Of(events);
        if (state.EndedAtMs is null) throw new InputException($"session {SessionLog.Short(log.Session)} has not ended; go on with dryrun interview --resume {SessionLog.Short(log.Session)}");
        var room = Rooms.Open(edge, folder, state.Start);
        var debrief = Stored(state) is { } consequence
            ? Debriefing.Of(events, room, consequence, PromptValues.Current(folder, room.Content, room.System))
            : Of(edge, folder, room, events);
        if (state.Judged is null) Keep(edge, log, events, debrief);
        return debrief;
    }

    private static int Show(Edge edge, ContentFolder folder, string named, Format format)
    {
        using var store = SqliteEventStore.Open(DataFolder.Resolve(edge.Environment).Create().DatabasePath, edge.Clock);
        Print(edge.Screen, Kept(edge, folder, new SessionLog(store, Sessions.Find(store, named))), format);
        return 0;
    }

    private static void Keep(Edge edge, SessionLog log, IReadOnlyList<SessionEvent> events, Debrief debrief)
    {
        var judged = new Judged(new JsonObject
        {
            ["debrief"] = DebriefJson.Of(debrief),
            ["consequence"] = JsonSerializer.SerializeToNode(debrief.Consequence, Whole),
        });
        log.Append([new SessionEvent(events[^1].Seq + 1, events[^1].AtMs, Actor.System, judged)]);
        if (((Started)events[0].Data).Drill is null) Weaknesses.Note(edge, log.Store, debrief, ((Started)events[0].Data).Prompt);
    }

    private static ConsequenceReport? Stored(SessionState state) => state.Judged?.Debrief["consequence"] is { } kept
        ? JsonSerializer.Deserialize<ConsequenceReport>(kept.ToJsonString(), Whole)
        : null;
}
