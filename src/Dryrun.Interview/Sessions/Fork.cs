using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Scripts;
using Dryrun.Interview.Talk;

namespace Dryrun.Interview.Sessions;

/// <summary>Takes a session up again from any of its events, as a session of its own.</summary>
public static class Fork
{
    /// <summary>
    /// The events up to <paramref name="seq"/> as a new session that says where it came from. An exchange that the cut falls into is decided again, so
    /// that the new session stands at a moment where the candidate can go on.
    /// </summary>
    /// <param name="session">All events of the old session.</param>
    /// <param name="id">Its id, for "id@seq".</param>
    /// <param name="seq">The last event that is kept, 1 to the old session's last.</param>
    /// <param name="room">The prompt's room.</param>
    /// <exception cref="InputException">There is no such event.</exception>
    public static IReadOnlyList<SessionEvent> From(IReadOnlyList<SessionEvent> session, string id, long seq, Room room)
    {
        if (seq < 1 || seq > session.Count) throw new InputException($"{id} has the events 1 to {session.Count}; {seq} is not one of them");
        var start = (Started)session[0].Data with { ForkOf = $"{id}@{seq}" };
        var upTo = session.Take((int)seq).ToList();
        var last = upTo.FindLastIndex(e => Play.ActionOf(e) is not null);

        // What comes before any action belongs together: started, the first phase, and the first question of a talk segment.
        List<SessionEvent> events = [.. last < 0 ? session.Take(Begun(session, room)) : upTo.Take(last)];
        events[0] = events[0] with { Data = start };
        var state = SessionFold.Of(events);
        if (last >= 0) Add(events, ref state, SessionDecider.Decide(state, Play.ActionOf(upTo[last])!, room));

        // What the clock did after the last action is done again.
        if (state.EndedAtMs is null && upTo.Skip(events.Count).Any()) Add(events, ref state, SessionDecider.Decide(state, new Wait(upTo[^1].AtMs), room));
        return events;
    }

    private static int Begun(IReadOnlyList<SessionEvent> session, Room room) => room switch
    {
        { Code: { } code } => CodeDecider.Begun(code),
        { Talk: not null } => TalkDecider.Begun(session),
        _ => 2,
    };

    private static void Add(List<SessionEvent> events, ref SessionState state, IReadOnlyList<SessionEvent> happened)
    {
        events.AddRange(happened);
        state = happened.Aggregate(state, SessionFold.Apply);
    }
}
