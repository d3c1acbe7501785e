using Dryrun.Contracts.Input;
using Dryrun.Interview.Sessions;
using Dryrun.Storage;

namespace Dryrun.Sitting.Sessions;

/// <summary>Finds sessions in a store, names new ones, and takes the right to go on with one.</summary>
public static class StoredSessions
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

    /// <summary>A stream name that is not taken: two sessions of one second and seed are told apart by a number.</summary>
    public static string NewName(IEventStore store, TimeProvider clock, ulong seed) =>
        Free(store, $"{SessionLog.Prefix}{clock.GetUtcNow():yyyyMMdd-HHmmss}-{seed % 1000:000}");

    /// <summary>The exclusive right to go on with a session; dispose it to give it back.</summary>
    /// <exception cref="InputException">Another process has it.</exception>
    public static StreamLease Lease(DataFolder data, string session) =>
        StreamLease.TryAcquire(data, session, out var lease, out var refusal)
            ? lease
            : throw new InputException(refusal.Replace(session, SessionLog.Short(session), StringComparison.Ordinal));

    /// <summary>The name itself, or with the first number that makes it a new one.</summary>
    public static string Free(IEventStore store, string name)
    {
        var taken = store.Streams(name).Select(s => s.Stream).ToHashSet();
        return taken.Contains(name) ? Enumerable.Range(2, taken.Count).Select(n => $"{name}-{n}").First(n => !taken.Contains(n)) : name;
    }
}
