namespace Dryrun.Benchmarks;

/// <summary>CPU time of this process, user and system: a machine shared with other work slows the wall clock, not this one.</summary>
public static class CpuTime
{
    // The runtime compiles what is called often a second time, and well, when for a tenth of a second nothing new was called: a warm-up is long enough for that, some times over.
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(0.7);

    // Small enough that a loop is called often in its warm-up, and so is compiled as well as it will be in a long run.
    private const long OperationsACall = 20_000;

    /// <summary>
    /// Nanoseconds of CPU time per operation, the best of some runs. A run is told how many operations to do, about, and returns how many it did. Those of the
    /// first 0.7 seconds are thrown away: they pay for compilation and cold caches.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled between two runs.</exception>
    public static double NanosecondsEach(Func<long, long> run, long operations, int repeats, CancellationToken cancellation)
    {
        for (var from = Environment.CpuUsage.TotalTime; Environment.CpuUsage.TotalTime - from < Warm;)
        {
            cancellation.ThrowIfCancellationRequested();
            run(operations);
        }

        var best = double.PositiveInfinity;
        for (var i = 0; i < repeats; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var before = Environment.CpuUsage.TotalTime;
            var done = run(operations);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / done);
        }

        return best;
    }

    /// <summary>The same for a loop that can go on where it stopped: it is called for a few operations at a time.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two calls.</exception>
    public static double NanosecondsOfLoop(Func<long, long> loop, long operations, int repeats, CancellationToken cancellation) =>
        NanosecondsEach(
            wanted =>
            {
                var done = 0L;
                while (done < wanted)
                {
                    cancellation.ThrowIfCancellationRequested();
                    done += loop(Math.Min(OperationsACall, wanted));
                }

                return done;
            },
            operations,
            repeats,
            cancellation);
}
