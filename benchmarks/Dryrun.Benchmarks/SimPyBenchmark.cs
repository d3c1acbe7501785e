using System.Globalization;

namespace Dryrun.Benchmarks;

/// <summary>The hold model and M/M/1 in SimPy, beside ours in the same tables.</summary>
internal static class SimPyBenchmark
{
    private const string HoldRow = "SimPy, processes", TooLarge = "SimPy is not run above 100,000 processes: it takes minutes and gigabytes";
    private const int PendingMax = 100_000, Events = 100_000;

    public static IEnumerable<BenchFigure> Hold(string shape, BenchSize size, CancellationToken cancellation)
    {
        foreach (var pending in size.Pending)
        {
            yield return pending <= PendingMax
                ? Figure($"hold, {shape}", HoldRow, HoldBenchmark.Column(pending), ["hold.py", shape, Number(pending), Number(Events)], cancellation)
                : new($"hold, {shape}", HoldRow, HoldBenchmark.Column(pending), double.NaN) { Missing = TooLarge };
        }
    }

    public static IEnumerable<BenchFigure> Queue(BenchSize size, CancellationToken cancellation)
    {
        yield return Figure(QueueBenchmark.Table, "SimPy, a process per customer and a resource", "each", ["mm1.py", "resource", Number(size.Customers / 15)], cancellation);
        yield return Figure(QueueBenchmark.Table, "SimPy, two processes and a store", "each", ["mm1.py", "store", Number(size.Customers / 15)], cancellation);
    }

    private static BenchFigure Figure(string table, string row, string column, string[] arguments, CancellationToken cancellation) =>
        SimPyRun.Of(arguments, cancellation) switch
        {
            [var each] => new(table, row, column, each),
            [var each, var check] => new(table, row, column, each) { Check = check },
            _ => new(table, row, column, double.NaN) { Missing = SimPyRun.Advice },
        };

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
