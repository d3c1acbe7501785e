using Dryrun.Simulation;
using Dryrun.Simulation.Events;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Benchmarks;

/// <summary>
/// The hold model: so many events are pending, each one that happens schedules the next. What a queue of events costs at a size, and nothing else (Vaucher and Duval 1975).
/// Every row draws its delays the same way; the first row is the drawing alone.
/// </summary>
internal static class HoldBenchmark
{
    private const int ProcessesMax = 1_000_000;

    /// <summary>One table: a shape of delays, over all numbers of pending events.</summary>
    public static IEnumerable<BenchFigure> Measure(string shape, BenchSize size, CancellationToken cancellation) =>
        size.Pending.SelectMany(pending => Of(shape, pending, size, cancellation));

    private static IEnumerable<BenchFigure> Of(string shape, int pending, BenchSize size, CancellationToken cancellation) => shape switch
    {
        "exponential" => Of<DelayShapes.Exponential>(pending, size, cancellation),
        "uniform" => Of<DelayShapes.Uniform>(pending, size, cancellation),
        "bimodal" => Of<DelayShapes.Bimodal>(pending, size, cancellation),
        "pareto" => Of<DelayShapes.Pareto>(pending, size, cancellation),
        "discrete" => Of<DelayShapes.Discrete>(pending, size, cancellation),
        "constant" => Of<DelayShapes.Constant>(pending, size, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, $"There is no such shape; allowed {string.Join(", ", DelayShapes.Names)}."),
    };

    private static IEnumerable<BenchFigure> Of<TShape>(int pending, BenchSize size, CancellationToken cancellation)
        where TShape : struct, IDelayShape
    {
        BenchFigure Figure(string row, Func<long, long> run) =>
            new($"hold, {TShape.Name}", row, Column(pending), CpuTime.NanosecondsOfLoop(run, size.Events, pending > ProcessesMax ? 1 : size.Repeats, cancellation));
        yield return Figure("drawing alone", Drawing<TShape>());
        yield return Figure("world, Handle(event)", Handled<TShape>(pending)) with { TargetPerSecond = Target<TShape>(pending) };
        yield return pending > ProcessesMax
            ? new($"hold, {TShape.Name}", "world, async processes", Column(pending), double.NaN) { Missing = "not run above a million processes" }
            : Figure("world, async processes", Awaited<TShape>(pending));
        yield return Figure("ladder queue alone", Queued<TShape>(new LadderQueue(), pending));
        yield return Figure("4-ary heap alone", Queued<TShape>(new HeapQueue(), pending));
        yield return Figure("PriorityQueue alone", PriorityQueued<TShape>(pending));
    }

    /// <summary>A number of pending events as the tables head their columns.</summary>
    public static string Column(int pending) => pending >= 1_000_000 ? $"{pending / 1_000_000}M" : $"{pending / 1000}k";

    // The gates of the specification: empty handlers, smooth laws, and at least 8 M events/s on massive ties.
    private static double Target<TShape>(int pending)
        where TShape : struct, IDelayShape =>
        typeof(TShape) == typeof(DelayShapes.Discrete) || typeof(TShape) == typeof(DelayShapes.Constant) ? 8e6 : pending switch
        {
            <= 100_000 => 20e6,
            <= 1_000_000 => 15e6,
            _ => 8e6,
        };

    private static Draws NewDraws() => new(StreamKey.Of(1, "hold"));

    private static Func<long, long> Drawing<TShape>()
        where TShape : struct, IDelayShape
    {
        var draws = NewDraws();
        return events =>
        {
            var sum = 0L;
            for (var i = 0L; i < events; i++) sum += TShape.Next(draws);
            return sum == long.MinValue ? 0 : events;
        };
    }

    private static Func<long, long> Queued<TShape>(IEventQueue queue, int pending)
        where TShape : struct, IDelayShape
    {
        var draws = NewDraws();
        for (var i = 0; i < pending; i++) queue.Push(QueuedEvent.At(TShape.Next(draws), 0, 0, (uint)i));
        Hold(Settling(pending));
        return Hold;

        long Hold(long events)
        {
            for (var i = 0L; i < events; i++)
            {
                queue.TryPop(out var due);
                queue.Push(QueuedEvent.At(due.Time + TShape.Next(draws), 0, 0, due.Slot));
            }

            return events;
        }
    }

    private static Func<long, long> PriorityQueued<TShape>(int pending)
        where TShape : struct, IDelayShape
    {
        var (draws, queue) = (NewDraws(), new PriorityQueue<uint, long>(pending));
        for (var i = 0; i < pending; i++) queue.Enqueue((uint)i, TShape.Next(draws));
        Hold(Settling(pending));
        return Hold;

        long Hold(long events)
        {
            for (var i = 0L; i < events; i++)
            {
                queue.TryDequeue(out var slot, out var time);
                queue.Enqueue(slot, time + TShape.Next(draws));
            }

            return events;
        }
    }

    private static Func<long, long> Handled<TShape>(int pending)
        where TShape : struct, IDelayShape
    {
        var world = new World(1);
        var holder = new Holder<TShape>(world);
        for (var i = 0; i < pending; i++) holder.Begin();
        return Running(world, pending);
    }

    private static Func<long, long> Awaited<TShape>(int pending)
        where TShape : struct, IDelayShape
    {
        var world = new World(1);
        var draws = NewDraws();
        for (var i = 0; i < pending; i++) world.Start(Hold<TShape>(world, draws));
        return Running(world, pending);
    }

    private static async Process Hold<TShape>(World world, Draws draws)
        where TShape : struct, IDelayShape
    {
        while (true) await world.Delay(TShape.Next(draws));
    }

    // Runs for the time in which about so many events happen.
    private static Func<long, long> Running(World world, int pending)
    {
        Run(Settling(pending));
        return Run;

        long Run(long events)
        {
            var before = world.Events;
            world.Run(until: world.Now + (long)((double)events / pending * DelayShapes.Mean));
            return Math.Max(1, world.Events - before);
        }
    }

    // Events until the delays that are pending have the law of a long run, about.
    private static long Settling(int pending) => pending > 1_000_000 ? pending : 4L * pending;

    private sealed class Holder<TShape>(World world) : Component(world)
        where TShape : struct, IDelayShape
    {
        private readonly Draws draws = NewDraws();

        public void Begin() => Schedule(TShape.Next(draws), 0);

        protected override void Handle(in Event e) => Schedule(TShape.Next(draws), 0);
    }
}
