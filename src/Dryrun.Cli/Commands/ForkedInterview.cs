using System.Globalization;
using Dryrun.Cli.Rooms;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Storage;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun interview --fork SESSION --at MOMENT</c>: tries again from a moment of a session, as a session of its own; the old one stays as it is.</summary>
internal static class ForkedInterview
{
    public static int Sit(Edge edge, ContentFolder folder, string named, string? at)
    {
        var data = DataFolder.Resolve(edge.Environment).Create();
        using var store = SqliteEventStore.Open(data.DatabasePath, edge.Clock);
        var origin = new SessionLog(store, Sessions.Find(store, named));
        var id = SessionLog.Short(origin.Session);
        var state = origin.State();
        if (state.Start.Mode == SessionMode.Real && state.EndedAtMs is null)
        {
            throw new InputException($"in real mode nothing is taken back; end session {id} first, or go on with dryrun interview --resume {id}");
        }

        var events = origin.Read();
        var room = Rooms.Open(edge, folder, state.Start);
        var forked = Fork.From(events, id, Moment(events, at, id), room);
        if (SessionFold.Of(forked).EndedAtMs is not null) throw new InputException($"session {id} had ended there; name an earlier moment with --at");
        var session = InterviewCommand.NewName(store, edge.Clock, state.Start.Seed);
        using var lease = InterviewCommand.Lease(data, session);
        var log = new SessionLog(store, session);
        log.Append(forked);
        var inside = new InterviewRoom(room, log, edge.Screen, edge.Lines(), new Editor(edge.Environment), edge.Clock);
        inside.Resume(forked);
        return InterviewCommand.Finish(edge, folder, inside, room, log);
    }

    /// <summary>The last event that is kept: its number, or a time as the transcript shows it, from which on everything is left out.</summary>
    /// <exception cref="InputException">It is neither, or the session has no such moment.</exception>
    private static long Moment(IReadOnlyList<SessionEvent> events, string? at, string id)
    {
        if (at is null) throw new InputException($"--fork needs --at MM:SS or --at EVENT; dryrun sessions show {id} prints the times, event 1 to {events.Count}");
        if (long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var seq)) return seq;
        var parts = at.Split(':');
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 59)
        {
            throw new InputException($"--at is {Wording.Excerpt(at)}; write minutes and seconds such as 12:05, or the number of an event, 1 to {events.Count}");
        }

        var ms = ((minutes * 60L) + seconds) * 1000;
        if (ms > events[^1].AtMs + 999) throw new InputException($"--at is {at}; session {id} went to {RoomViews.Clock(events[^1].AtMs)}");
        return Math.Max(1, events.TakeWhile(e => e.AtMs < ms).LastOrDefault()?.Seq ?? 1);
    }
}
