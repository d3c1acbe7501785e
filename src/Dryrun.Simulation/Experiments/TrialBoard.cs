using System.Runtime.ExceptionServices;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Simulation.Experiments;

/// <summary>The trials of an experiment and where their values go: each has its place, so the order in which they finish leaves no trace.</summary>
internal sealed class TrialBoard<TDesign>(
    IReadOnlyList<TDesign> designs,
    IReadOnlyList<ulong> seeds,
    int responses,
    Func<Trial<TDesign>, double[]> trial,
    bool commonRandomNumbers,
    IProgress<ExperimentProgress>? progress)
{
    private readonly double[][] _values = [.. Enumerable.Range(0, responses * designs.Count).Select(_ => new double[seeds.Count])];
    private readonly Lock _gate = new();
    private long _finished;

    /// <summary>The values of a response of a design in its first replications.</summary>
    internal ReadOnlySpan<double> Values(int design, int response, int replications) => _values[response * designs.Count + design].AsSpan(0, replications);

    /// <summary>All values of the first replications, by response, design, replication.</summary>
    internal double[] Values(int replications) => [.. _values.SelectMany(v => v.Take(replications))];

    /// <summary>Runs the replications from .. to - 1 of all designs, or of those that are in, the designs of a replication next to each other.</summary>
    internal void Run(int from, int to, int threads, CancellationToken cancellation, IReadOnlyList<int>? only = null)
    {
        var places = only ?? [.. Enumerable.Range(0, designs.Count)];
        var count = (long)(to - from) * places.Count;
        var next = -1L;
        var failed = long.MaxValue;
        Exception? failure = null;

        // Trials are taken in order, one by one. After a failure none is taken, but all before it have been: the first to fail is always found.
        void Work()
        {
            while (Volatile.Read(ref failed) == long.MaxValue && !cancellation.IsCancellationRequested)
            {
                var place = Interlocked.Increment(ref next);
                if (place >= count) return;
                var (design, replicate) = (places[(int)(place % places.Count)], from + (int)(place / places.Count));
                try
                {
                    One(design, replicate, cancellation);
                }
                catch (Exception e)
                {
                    // A failed trial, or progress that could not be told.
                    lock (_gate)
                        if (place < failed) (failed, failure) = (place, e);
                }
            }
        }

        if (threads == 1 || count == 1) Work();
        else Parallel.For(0, (int)Math.Min(threads, count), new ParallelOptions { MaxDegreeOfParallelism = threads }, _ => Work());
        cancellation.ThrowIfCancellationRequested();
        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
    }

    private void One(int design, int replicate, CancellationToken cancellation)
    {
        var seed = commonRandomNumbers ? seeds[replicate] : StreamKey.Of(seeds[replicate], "design").Child(design).Key;
        try
        {
            var values = trial(new Trial<TDesign>(designs[design], design, replicate, seed, cancellation));
            if (values.Length != responses)
                throw new InvalidOperationException($"The trial gave {values.Length} numbers for {responses} responses.");
            for (var r = 0; r < responses; r++)
                _values[r * designs.Count + design][replicate] = values[r];
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e)
        {
            throw new TrialFailed(design, replicate, seed, e);
        }
        if (progress is null) return;
        lock (_gate) progress.Report(new ExperimentProgress(++_finished, (long)seeds.Count * designs.Count));
    }
}
