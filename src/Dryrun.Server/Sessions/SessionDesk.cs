using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Sessions;
using Dryrun.Server.Hosting;
using Dryrun.Sitting;
using Dryrun.Sitting.Sessions;
using Dryrun.Storage;

namespace Dryrun.Server.Sessions;

/// <summary>A session as it was last seen.</summary>
/// <param name="Events">All its events.</param>
/// <param name="State">The state after them.</param>
/// <param name="Room">The room it is sat in.</param>
internal sealed record SessionView(IReadOnlyList<SessionEvent> Events, SessionState State, Room Room)
{
    /// <summary>What the candidate may see of it.</summary>
    public RoomState Shown => RoomStates.Of(Events, State, Room);

    /// <summary>Visible lines of the events after a number.</summary>
    public IReadOnlyList<Line> LinesAfter(long seq) => new LineReader(Events, Room, LineReader.IsOpen(State)).After(seq);
}

/// <summary>
/// One session in this server: its events in memory, one writer at a time, and a pulse for whoever listens. What another process wrote is read from the store before
/// anything is decided; the append carries the expected number besides, so that two writers can never both go on.
/// </summary>
internal sealed class SessionDesk(Workspace workspace, string stream) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Lock gate = new();
    private SessionView? seen;
    private TaskCompletionSource pulse = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int listeners;

    public string Stream => stream;

    /// <summary>True while somebody listens to its events.</summary>
    public bool IsHeard => Volatile.Read(ref listeners) > 0;

    /// <summary>The session as stored now.</summary>
    /// <exception cref="Refusal">It is gone.</exception>
    public async Task<SessionView> LookAsync(CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            return CatchUp();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Does one thing in a session that stands where the caller believes it to: takes the lease, decides, appends. Returns the session after it.
    /// </summary>
    /// <param name="expectedSeq">Number of the last event that the caller knows.</param>
    /// <param name="decide">From the session to the events that follow; pure.</param>
    /// <param name="stop">Ends the wait for another writer of this process.</param>
    /// <exception cref="Refusal">409 where it went on elsewhere, 423 where another process has it, 404 where it is gone.</exception>
    public async Task<SessionView> DoAsync(long expectedSeq, Func<SessionView, IReadOnlyList<SessionEvent>> decide, CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            using var lease = Lease();
            var before = CatchUp();
            if (before.State.LastSeq != expectedSeq && !OnlyResults(before.Events, expectedSeq)) throw GoneOn(before.State.LastSeq);
            var happened = decide(before);
            if (happened.Count == 0) return before;
            var result = workspace.Store.Append(stream, before.State.LastSeq, [.. happened.Select(SessionLog.ToNew)]);
            if (!result.Appended) throw GoneOn(result.LastSeq);
            return Take(before, happened);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Does one thing in a session wherever it stands; see <see cref="DoAsync"/>.</summary>
    public Task<SessionView> TakeAsync(Func<SessionView, IReadOnlyList<SessionEvent>> decide, CancellationToken stop) => DoAsync(AnySeq, decide, stop);

    private const long AnySeq = -1;

    // The result of a program comes when it comes; who did not know of it yet has not lost the thread.
    private static bool OnlyResults(IReadOnlyList<SessionEvent> events, long expectedSeq)
    {
        if (expectedSeq == AnySeq) return true;
        if (expectedSeq < 0 || expectedSeq >= events.Count) return false;
        var since = events.Skip((int)expectedSeq).ToList();
        return since.Exists(e => e.Data is CodeRan) && since.TrueForAll(e => e.By != Actor.Candidate);
    }

    /// <summary>Deletes the session for good.</summary>
    /// <exception cref="Refusal">423 where another process has it.</exception>
    public async Task DeleteAsync(CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            using var lease = Lease();
            workspace.Store.Delete(stream);
            seen = null;
            Pulse();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Reads what another process wrote; listeners hear of it.</summary>
    public async Task WatchAsync(CancellationToken stop)
    {
        var known = Volatile.Read(ref seen)?.State.LastSeq ?? 0;
        if (workspace.Store.Streams(stream).FirstOrDefault(s => s.Stream == stream) is { } now && now.LastSeq == known) return;
        try
        {
            await LookAsync(stop);
        }
        catch (Refusal)
        {
            Pulse();
        }
    }

    /// <summary>Counts a listener until it is disposed.</summary>
    public IDisposable Listen()
    {
        Interlocked.Increment(ref listeners);
        return new Listener(this);
    }

    /// <summary>Completes with the next change. Take it before looking, so that none is missed.</summary>
    public Task NextChange()
    {
        lock (gate) return pulse.Task;
    }

    public void Dispose() => turn.Dispose();

    private SessionView CatchUp()
    {
        var stored = workspace.Store.Streams(stream).FirstOrDefault(s => s.Stream == stream);
        if (stored is null)
        {
            seen = null;
            throw new Refusal(StatusCodes.Status404NotFound, $"there is no session {SessionLog.Short(stream)}; it may have been deleted");
        }

        if (seen is { } before)
        {
            if (before.State.LastSeq == stored.LastSeq) return before;
            if (before.State.LastSeq < stored.LastSeq) return Take(before, Read(before.State.LastSeq + 1));
        }

        // New here, or deleted and begun again under the same name.
        var events = new SessionLog(workspace.Store, stream).Read();
        var state = SessionFold.Of(events);
        seen = new SessionView(events, state, SessionRooms.Open(workspace.Library, state.Start));
        Pulse();
        return seen;
    }

    private SessionView Take(SessionView before, IReadOnlyList<SessionEvent> happened)
    {
        seen = before with { Events = [.. before.Events, .. happened], State = happened.Aggregate(before.State, SessionFold.Apply) };
        Pulse();
        return seen;
    }

    private IReadOnlyList<SessionEvent> Read(long from)
    {
        try
        {
            return [.. workspace.Store.Read(stream, from).Select(SessionLog.FromStored)];
        }
        catch (InvalidDataException e)
        {
            throw new InputException($"session {SessionLog.Short(stream)} cannot be read: {e.Message}; use the Dryrun that wrote it");
        }
    }

    private void Pulse()
    {
        TaskCompletionSource before;
        lock (gate) (before, pulse) = (pulse, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        before.SetResult();
    }

    private StreamLease Lease() => StreamLease.TryAcquire(workspace.Data, stream, out var lease, out var refusal) ? lease
        : throw new Refusal(StatusCodes.Status423Locked, refusal.Replace(stream, SessionLog.Short(stream), StringComparison.Ordinal));

    private Refusal GoneOn(long lastSeq) =>
        new(StatusCodes.Status409Conflict, $"session {SessionLog.Short(stream)} went on elsewhere: it is at event {lastSeq}; look at it again, then go on") { LastSeq = lastSeq };

    private sealed class Listener(SessionDesk desk) : IDisposable
    {
        private int done;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref done, 1) == 0) Interlocked.Decrement(ref desk.listeners);
        }
    }
}
