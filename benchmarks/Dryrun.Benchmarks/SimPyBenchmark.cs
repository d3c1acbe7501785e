using System.Globalization;

namespace Dryrun.Benchmarks;

/// <summary>The hold model and M/M/1 in SimPy, beside ours in the same tables.</summary>
internal static class SimPyBenchmark
{
    private const string HoldRow = "SimPy, processes", TooLarge = "not run: it takes minutes and gigabytes";

    public static IEnumerable<BenchFigure> Hold(BenchSize size, CancellationToken cancellation)
    {
        foreach (var shape in size.Shapes ?? DelayShapes.Names)
        {
            foreach (var pending in size.Pending)
            {
                cancellation.ThrowIfCancellationRequested();
                var small = pending <= 100_000 || (pending <= 1_000_000 && shape == "exponential");
                yield return small
                    ? Figure($"hold, {shape}", HoldRow, HoldBenchmark.Column(pending), "hold.py", shape, Number(pending), Number(Math.Max(100_000, size.Events / 10)))
                    : new($"hold, {shape}", HoldRow, HoldBenchmark.Column(pending), double.NaN) { Missing = TooLarge };
            }
        }
    }

    public static IEnumerable<BenchFigure> Queue(BenchSize size)
    {
        yield return Figure(QueueBenchmark.Table, "SimPy, a process per customer and a resource", "each", "mm1.py", "resource", Number(size.Customers / 15));
        yield return Figure(QueueBenchmark.Table, "SimPy, two processes and a store", "each", "mm1.py", "store", Number(size.Customers / 15));
    }

    private static BenchFigure Figure(string table, string row, string column, string script, params string[] arguments) =>
        SimPyRun.Of(script, arguments) switch
        {
            [var each] => new(table, row, column, each),
            [var each, var check] => new(table, row, column, each) { Check = check },
            _ => new(table, row, column, double.NaN) { Missing = SimPyRun.Advice },
        };

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
