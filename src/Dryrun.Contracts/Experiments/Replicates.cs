using System.Runtime.ExceptionServices;
using Dryrun.Contracts.Systems;

namespace Dryrun.Contracts.Experiments;

/// <summary>Runs one design in one world many times, each time with other luck.</summary>
public static class Replicates
{
    /// <summary>
    /// Outcomes of the replicates first, first + 1, ... in that order; the same whatever the number of threads. No replicate stops for a person:
    /// an answer in the options is a standing rule, an unanswered key takes what the design says. Leave recording off where only costs are wanted.
    /// </summary>
    /// <param name="run">The resolved design.</param>
    /// <param name="options">What all replicates share; its replicate, progress and stop are not used.</param>
    /// <param name="first">The first replicate, 0 or more.</param>
    /// <param name="count">How many, 1 or more.</param>
    /// <param name="threads">How many run at once, 1 or more.</param>
    /// <param name="progress">Told the finished share, 0 to 1, never falling; from one thread at a time.</param>
    /// <param name="cancellation">Ends the whole with an <see cref="OperationCanceledException"/>, as does the options' own.</param>
    public static IReadOnlyList<Outcome> Run(
        PreparedRun run,
        RunOptions options,
        int first,
        int count,
        int threads,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, options.Cancellation);
        var shared = options with { StopForPeople = false, Progress = null, Cancellation = ending.Token };
        var outcomes = new Outcome[count];
        var finished = 0;
        var gate = new Lock();
        void One(int i)
        {
            ending.Token.ThrowIfCancellationRequested();
            outcomes[i] = run.Run(shared with { Replicate = first + i });
            if (progress is null) return;
            lock (gate) progress.Report(++finished / (double)count);
        }

        if (threads == 1)
        {
            for (var i = 0; i < count; i++) One(i);
            return outcomes;
        }

        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = ending.Token }, One);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return outcomes;
    }
}
