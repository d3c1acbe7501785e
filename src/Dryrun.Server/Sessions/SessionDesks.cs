using System.Collections.Concurrent;
using Dryrun.Interview.Sessions;
using Dryrun.Server.Hosting;
using Dryrun.Sitting;
using Dryrun.Sitting.Sessions;

namespace Dryrun.Server.Sessions;

/// <summary>The sessions that this server has open.</summary>
internal sealed class SessionDesks(Workspace workspace)
{
    // A desk holds the events of its session and the language of its prompt; those not heard are let go beyond this many.
    private const int DesksMax = 24;

    private readonly ConcurrentDictionary<string, SessionDesk> desks = new();

    /// <summary>All that are open.</summary>
    public IEnumerable<SessionDesk> Open => desks.Values;

    /// <summary>The desk of a session by its id.</summary>
    /// <exception cref="Refusal">There is no such session.</exception>
    public SessionDesk Find(string id)
    {
        var stream = SessionLog.Prefix + id;
        if (desks.TryGetValue(stream, out var desk)) return desk;
        if (!IsName(id) || workspace.Store.Streams(stream).All(s => s.Stream != stream)) throw Refusal.NotFound("session", id, Ids());
        if (desks.Count >= DesksMax) LetGo();
        return desks.GetOrAdd(stream, s => new SessionDesk(workspace, s));
    }

    /// <summary>Stores the first events of a session under a new name and returns its id.</summary>
    public string Begin(ulong seed, IReadOnlyList<SessionEvent> first)
    {
        var stream = StoredSessions.NewName(workspace.Store, workspace.Clock, seed);
        workspace.Log(stream).Append(first);
        return SessionLog.Short(stream);
    }

    /// <summary>Deletes a session and forgets its desk.</summary>
    public async Task DeleteAsync(string id, CancellationToken stop)
    {
        var desk = Find(id);
        await desk.DeleteAsync(stop);
        desks.TryRemove(desk.Stream, out _);
    }

    private IEnumerable<string> Ids() => workspace.Store.Streams(SessionLog.Prefix).Select(s => SessionLog.Short(s.Stream));

    // What a stream may be called; anything else is no session.
    private static bool IsName(string id) => id.Length is > 0 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');

    private void LetGo()
    {
        foreach (var (stream, _) in desks.Where(d => !d.Value.IsHeard).Take(DesksMax / 2)) desks.TryRemove(stream, out _);
    }
}

/// <summary>Looks twice a second whether another process, such as a terminal, has gone on with a session that somebody listens to.</summary>
internal sealed class StoreWatch(SessionDesks desks, Workspace workspace) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, workspace.Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var desk in desks.Open.Where(d => d.IsHeard))
            {
                if (!stoppingToken.IsCancellationRequested) await Look(desk, stoppingToken);
            }
        }
    }

    // A store that cannot be read now may be readable in half a second; whoever acts meanwhile is told.
    private static async Task Look(SessionDesk desk, CancellationToken stop)
    {
        try
        {
            await desk.WatchAsync(stop);
        }
        catch (Exception e) when (e is Storage.StorageException or Contracts.Input.InputException or OperationCanceledException)
        {
        }
    }
}
