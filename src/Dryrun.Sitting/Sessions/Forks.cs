using System.Globalization;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;

namespace Dryrun.Sitting.Sessions;

/// <summary>A session taken up again from one of its moments, not stored yet.</summary>
/// <param name="Room">The room it was sat in.</param>
/// <param name="Events">Its events up to the moment, as a session of its own.</param>
/// <param name="Seed">Its seed.</param>
public sealed record Forked(Room Room, IReadOnlyList<SessionEvent> Events, ulong Seed);

/// <summary>Tries again from a moment of a session; the old one stays as it is.</summary>
public static class Forks
{
    /// <summary>The events of a stored session up to a moment.</summary>
    /// <param name="library">What can be sat.</param>
    /// <param name="origin">The session.</param>
    /// <param name="at">MM:SS as the transcript shows it, or the number of an event.</param>
    /// <exception cref="InputException">There is no such moment, the session had ended there, or it is a real one that goes on.</exception>
    public static Forked Of(Library library, SessionLog origin, string? at)
    {
        var id = SessionLog.Short(origin.Session);
        var state = origin.State();
        if (state.Start.Mode == SessionMode.Real && state.EndedAtMs is null)
        {
            throw new InputException($"in real mode nothing is taken back; end session {id} first, or go on with dryrun interview --resume {id}");
        }

        var events = origin.Read();
        var room = SessionRooms.Open(library, state.Start);
        var forked = Fork.From(events, id, Moment(events, at, id), room);
        if (SessionFold.Of(forked).EndedAtMs is not null) throw new InputException($"session {id} had ended there; name an earlier moment with --at");
        return new Forked(room, forked, state.Start.Seed);
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
        if (ms > events[^1].AtMs + 999) throw new InputException($"--at is {at}; session {id} went to {Clock(events[^1].AtMs)}");
        return Math.Max(1, events.TakeWhile(e => e.AtMs < ms).LastOrDefault()?.Seq ?? 1);
    }

    private static string Clock(long ms) => $"{ms / 60_000:00}:{ms / 1000 % 60:00}";
}
