using System.CommandLine;
using System.Text.Json.Nodes;
using Dryrun.Cli.Rooms;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;
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
        var sessions = Sessions.All(store).ToList();
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
        var log = new SessionLog(store, Sessions.Find(store, named));
        foreach (var e in log.Read()) Transcript.Show(edge.Screen, e);
        return 0;
    }

    private static int Export(Edge edge, string named)
    {
        using var store = Open(edge);
        StreamExport.WriteJsonLines(store.Read(Sessions.Find(store, named)), edge.Screen.Output);
        return 0;
    }

    private static int Delete(Edge edge, string named)
    {
        var data = DataFolder.Resolve(edge.Environment).Create();
        using var store = SqliteEventStore.Open(data.DatabasePath, edge.Clock);
        var stream = Sessions.Find(store, named);
        if (!StreamLease.TryAcquire(data, stream, out var lease, out var refusal)) throw new InputException(refusal);
        using (lease) store.Delete(stream);
        edge.Screen.Line($"Deleted {SessionLog.Short(stream)}.");
        return 0;
    }

    private static SqliteEventStore Open(Edge edge) => SqliteEventStore.Open(DataFolder.Resolve(edge.Environment).Create().DatabasePath, edge.Clock);
}

/// <summary>Finds sessions in a store.</summary>
internal static class Sessions
{
    /// <summary>All sessions with their state, the newest first; for one that cannot be read, why.</summary>
    public static IEnumerable<(string Stream, SessionState? State, string Problem)> All(IEventStore store)
    {
        foreach (var stream in store.Streams(SessionLog.Prefix).OrderByDescending(s => s.CreatedAtUnixMs).ThenByDescending(s => s.Stream, StringComparer.Ordinal))
        {
            SessionState? state = null;
            var problem = "";
            try
            {
                state = new SessionLog(store, stream.Stream).State();
            }
            catch (InputException e)
            {
                problem = e.Message;
            }

            yield return (stream.Stream, state, problem);
        }
    }

    /// <summary>The stream of a session named by its id or an unambiguous beginning of it.</summary>
    /// <exception cref="InputException">There is none, or more than one.</exception>
    public static string Find(IEventStore store, string named)
    {
        var found = store.Streams(SessionLog.Prefix + named).Select(s => s.Stream).ToList();
        if (found.Contains(SessionLog.Prefix + named)) return SessionLog.Prefix + named;
        return found.Count switch
        {
            1 => found[0],
            0 => throw new InputException($"there is no session {named}; dryrun sessions lists them"),
            _ => throw new InputException($"{named} begins {found.Count} sessions; write more of the id"),
        };
    }

    /// <summary>The newest session that has not ended.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static string NewestUnfinished(IEventStore store) =>
        All(store).Where(s => s.State is { EndedAtMs: null }).Select(s => s.Stream).FirstOrDefault()
        ?? throw new InputException("no session is unfinished; begin one with dryrun interview quest-patches");
}
