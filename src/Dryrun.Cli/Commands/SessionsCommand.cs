using System.CommandLine;
using System.Text.Json.Nodes;
using Dryrun.Cli.Rooms;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Input;
using Dryrun.Sitting.Sessions;
using Dryrun.Storage;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun sessions</c>, <c>export</c> and <c>delete</c>: what was sat.</summary>
internal static class SessionsCommand
{
    public static IEnumerable<Command> Make(Edge edge)
    {
        var json = Flags.Json();
        var list = new Command("sessions", "List what you have sat, the newest first.") { json };
        list.SetAction(parsed => List(edge, parsed.GetValue(json)));
        var shown = Named();
        var show = new Command("show", "Show the transcript of a session.") { shown };
        show.SetAction(parsed => Show(edge, parsed.GetValue(shown)!));
        list.Subcommands.Add(show);
        yield return list;

        var exported = Named();
        var export = new Command("export", "Print a session as JSON lines, one event a line.") { exported };
        export.SetAction(parsed => Export(edge, parsed.GetValue(exported)!));
        yield return export;

        var deleted = Named();
        var delete = new Command("delete", "Delete a session for good.") { deleted };
        delete.SetAction(parsed => Delete(edge, parsed.GetValue(deleted)!));
        yield return delete;
    }

    private static Argument<string> Named() => new("session") { Description = "The session's id, as dryrun sessions lists it." };

    private static int List(Edge edge, bool json)
    {
        using var store = Open(edge);
        var sessions = StoredSessions.All(store).ToList();
        foreach (var (_, _, problem) in sessions.Where(s => s.State is null)) edge.Screen.Errors.WriteLine($"dryrun: {problem}");
        if (json)
        {
            edge.Screen.Output.WriteLine(new JsonArray([.. sessions.Where(s => s.State is not null).Select(s => (JsonNode?)new JsonObject
            {
                ["session"] = SessionLog.Short(s.Stream),
                ["prompt"] = s.State!.Start.Prompt,
                ["level"] = s.State!.Start.Level,
                ["mode"] = s.State!.Start.Mode.ToString().ToLowerInvariant(),
                ["spentMs"] = s.State!.ClockMs,
                ["ended"] = s.State!.EndedAtMs is not null,
                ["forkOf"] = s.State!.Start.ForkOf,
                ["drill"] = s.State!.Start.Drill,
            })]).ToJsonString(JsonText.Indented));
            return 0;
        }

        if (sessions.Count == 0) edge.Screen.Line("[dim]You have sat nothing yet. Begin with: dryrun interview quest-patches[/]");
        foreach (var (stream, state, _) in sessions)
        {
            if (state is null) continue;
            var status = state.EndedAtMs is null ? "[yellow]unfinished[/]" : "ended";
            var from = state.Start.ForkOf is { } origin ? $", again from {Screen.Plain(origin.Replace("@", " at event ", StringComparison.Ordinal))}" : "";
            var (start, mode) = (state.Start, state.Start.Mode.ToString().ToLowerInvariant());
            var drill = start.Drill is null ? "" : " (drill)";
            edge.Screen.Line($"{SessionLog.Short(stream)}  {Screen.Plain(start.Prompt)}{drill}, {start.Level}, {mode}, {RoomViews.Clock(state.ClockMs)}, {status}{from}");
        }

        return 0;
    }

    private static int Show(Edge edge, string named)
    {
        using var store = Open(edge);
        var log = new SessionLog(store, StoredSessions.Find(store, named));
        foreach (var e in log.Read()) Transcript.Show(edge.Screen, e);
        return 0;
    }

    private static int Export(Edge edge, string named)
    {
        using var store = Open(edge);
        StreamExport.WriteJsonLines(store.Read(StoredSessions.Find(store, named)), edge.Screen.Output);
        return 0;
    }

    private static int Delete(Edge edge, string named)
    {
        var data = edge.Data();
        using var store = edge.Store(data);
        var stream = StoredSessions.Find(store, named);
        if (!StreamLease.TryAcquire(data, stream, out var lease, out var refusal)) throw new InputException(refusal);
        using (lease) store.Delete(stream);
        edge.Screen.Line($"Deleted {SessionLog.Short(stream)}.");
        return 0;
    }

    private static SqliteEventStore Open(Edge edge) => edge.Store(edge.Data());
}
