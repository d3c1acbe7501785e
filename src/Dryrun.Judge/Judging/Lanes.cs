namespace Dryrun.Judge.Judging;

/// <summary>
/// The two ways through the judge: one slot where time is measured, one run at a time, and the other processors for compilers and checkers. Caches and
/// memory are shared, so a measurement that has to be repeated waits until the other lane rests.
/// </summary>
public sealed class Lanes : IDisposable
{
    private readonly FairQueue timed = new(1, "judge timing");
    private readonly FairQueue untimed = new(Math.Max(1, Environment.ProcessorCount - 1), "judge");
    private readonly ReaderWriterLockSlim rest = new(LockRecursionPolicy.NoRecursion);

    /// <summary>Runs where time is measured.</summary>
    public Task<T> TimedAsync<T>(string client, Func<T> work, CancellationToken cancellation) => timed.RunAsync(client, work, cancellation);

    /// <summary>Runs where time is measured, while nothing else is run.</summary>
    public Task<T> QuietAsync<T>(string client, Func<T> work, CancellationToken cancellation) => timed.RunAsync(client, () => Alone(work), cancellation);

    /// <summary>Runs beside it.</summary>
    public Task<T> UntimedAsync<T>(string client, Func<T> work, CancellationToken cancellation) => untimed.RunAsync(client, () => Beside(work), cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        timed.Dispose();
        untimed.Dispose();
        rest.Dispose();
    }

    private T Alone<T>(Func<T> work)
    {
        rest.EnterWriteLock();
        try
        {
            return work();
        }
        finally
        {
            rest.ExitWriteLock();
        }
    }

    private T Beside<T>(Func<T> work)
    {
        rest.EnterReadLock();
        try
        {
            return work();
        }
        finally
        {
            rest.ExitReadLock();
        }
    }
}
