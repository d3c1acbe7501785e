using System.Runtime.ExceptionServices;
using System.Runtime.Versioning;

namespace Dryrun.Judge.Posix;

/// <summary>
/// Starts a child as another user, on a thread that gives up everything first and has nothing else to do. The child may ask to die with that thread, so it
/// lives until the launch is disposed.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class Launch : IDisposable
{
    private const int StackBytes = 256 * 1024;

    private readonly SemaphoreSlim started = new(0), over = new(0);
    private readonly Thread? thread;
    private ChildProcess? child;
    private ExceptionDispatchInfo? failure;

    /// <summary>Starts it.</summary>
    /// <param name="user">User and group of the child; null for the caller's own, on the caller's thread.</param>
    /// <param name="start">Starts the child.</param>
    /// <exception cref="JudgeException">The user cannot be given up, or the child cannot be started.</exception>
    public Launch(int? user, Func<ChildProcess> start)
    {
        if (user is not { } id)
        {
            child = start();
            return;
        }

        thread = new Thread(() => Work(id, start), StackBytes) { IsBackground = true, Name = "jail" };
        thread.Start();
        started.Wait();
        if (failure is null) return;
        Dispose();
        failure.Throw();
    }

    /// <summary>The child.</summary>
    public ChildProcess Child => child!;

    /// <inheritdoc/>
    public void Dispose()
    {
        child?.Dispose();
        over.Release();
        thread?.Join();
        started.Dispose();
        over.Dispose();
    }

    private void Work(int user, Func<ChildProcess> start)
    {
        try
        {
            ThreadRights.GiveUp(user);
            child = start();
        }
        catch (Exception e)
        {
            failure = ExceptionDispatchInfo.Capture(e);
        }

        started.Release();
        over.Wait();
    }
}
