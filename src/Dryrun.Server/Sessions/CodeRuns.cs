using System.Collections.Concurrent;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Sessions;
using Dryrun.Server.Hosting;
using Dryrun.Sitting;
using Dryrun.Sitting.Sessions;

namespace Dryrun.Server.Sessions;

/// <summary>
/// Runs the programs of sessions in the background and brings the results into them. A program is stored before it is run: after a crash it is run again when somebody looks at its session.
/// </summary>
internal sealed class CodeRuns(Workspace workspace, SessionDesks desks, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(300);

    // A terminal may hold the session for a moment; a result waits for it, not for ever.
    private const int RetriesMax = 200;

    private readonly ConcurrentDictionary<(string Session, long Run), bool> going = new();

    /// <summary>Refuses a program where nothing can be run.</summary>
    /// <exception cref="InputException">Nothing can; one line says why.</exception>
    public void Check(Move move)
    {
        if (move is not CodeMove) return;
        if (workspace.Library.Code is not { } runner) throw new InputException("nothing is connected that runs programs");
        if (runner.Why.Length > 0) throw new InputException($"nothing can be run here: {runner.Why}");
    }

    /// <summary>Begins the run that a session waits for, unless it is going on.</summary>
    public void Ensure(string id, SessionView view)
    {
        if (view.State.Code.Running is not { } run || workspace.Library.Code is not { Why.Length: 0 } runner || !going.TryAdd((id, run.Seq), true)) return;
        _ = Task.Run(() => RunAsync(id, run, runner));
    }

    private async Task RunAsync(string id, CodeRun run, ICodeRunner runner)
    {
        try
        {
            var started = clock.GetTimestamp();
            var report = await runner.RunAsync(workspace.Folder, CodeResults.Order(run, id), lifetime.ApplicationStopping);
            var atMs = run.AtMs + (long)clock.GetElapsedTime(started).TotalMilliseconds;
            await TakeAsync(id, new TakeResult(atMs, run.Seq, report));
        }
        catch (Exception e) when (e is OperationCanceledException or InputException or Refusal or Storage.StorageException)
        {
            // The server stops, or the session is gone or cannot be written: it is run again when somebody looks at it.
        }
        finally
        {
            going.TryRemove((id, run.Seq), out _);
        }
    }

    private async Task TakeAsync(string id, TakeResult result)
    {
        for (var retry = 0; ; retry++)
        {
            try
            {
                await desks.Find(id).TakeAsync(view => SessionDecider.Decide(view.State, result, view.Room), lifetime.ApplicationStopping);
                return;
            }
            catch (Refusal e) when (e.Status is StatusCodes.Status423Locked or StatusCodes.Status409Conflict && retry < RetriesMax)
            {
                await Task.Delay(RetryEvery, clock, lifetime.ApplicationStopping);
            }
        }
    }
}
