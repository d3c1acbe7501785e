namespace Dryrun.Benchmarks;

/// <summary>CPU time of this process, user and system: a machine shared with other work slows the wall clock, not this one.</summary>
internal static class CpuTime
{
    /// <summary>
    /// Nanoseconds of CPU time per operation, the best of some runs. A run is told how many operations to do, about, and returns how many it did. The first one is thrown away:
    /// it pays for compilation and cold caches.
    /// </summary>
    public static double NanosecondsEach(Func<long, long> run, long operations, int repeats)
    {
        run(operations);
        var best = double.PositiveInfinity;
        for (var i = 0; i < repeats; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var done = run(operations);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / done);
        }

        return best;
    }
}
