namespace Dryrun.Benchmarks;

/// <summary>All benchmarks of the simulation library, one after the other in one process. They report and never fail on a figure.</summary>
public static class SimulationBenchmark
{
    /// <summary>The tables in their order, each of them measured when its figures are asked for.</summary>
    /// <param name="size">How much.</param>
    /// <param name="withSimPy">Whether SimPy is measured beside it, where it is installed.</param>
    /// <param name="cancellation">Ends it within a figure, by <see cref="OperationCanceledException"/>.</param>
    public static IEnumerable<IEnumerable<BenchFigure>> Tables(BenchSize size, bool withSimPy, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(size);
        yield return SamplerBenchmark.Measure(size, cancellation);
        yield return QueueBenchmark.Measure(size, cancellation).Concat(withSimPy ? SimPyBenchmark.Queue(size, cancellation) : []);
        foreach (var shape in size.Shapes ?? DelayShapes.Names)
            yield return HoldBenchmark.Measure(shape, size, cancellation).Concat(withSimPy ? SimPyBenchmark.Hold(shape, size, cancellation) : []);
    }

    /// <summary>What to do to have SimPy beside it; null where it is installed.</summary>
    public static string? SimPyAdvice => SimPyRun.Exists ? null : SimPyRun.Advice;
}
