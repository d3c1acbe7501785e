namespace Dryrun.Benchmarks;

/// <summary>All benchmarks of the simulation library, one after the other in one process. They report and never fail on a figure.</summary>
public static class SimulationBenchmark
{
    /// <summary>Measures; figures of one table may come in several places, rows of a table in their order.</summary>
    /// <param name="size">How much.</param>
    /// <param name="withSimPy">Whether SimPy is measured beside it, where it is installed.</param>
    /// <param name="cancellation">Ends it between two figures.</param>
    public static IEnumerable<BenchFigure> Measure(BenchSize size, bool withSimPy, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(size);
        foreach (var figure in SamplerBenchmark.Measure(size, cancellation)) yield return figure;
        foreach (var figure in QueueBenchmark.Measure(size, cancellation)) yield return figure;
        if (withSimPy)
            foreach (var figure in SimPyBenchmark.Queue(size)) yield return figure;
        foreach (var figure in HoldBenchmark.Measure(size, cancellation)) yield return figure;
        if (withSimPy)
            foreach (var figure in SimPyBenchmark.Hold(size, cancellation)) yield return figure;
    }

    /// <summary>What to do to have SimPy beside it; null where it is installed.</summary>
    public static string? SimPyAdvice => SimPyRun.Exists ? null : SimPyRun.Advice;
}
