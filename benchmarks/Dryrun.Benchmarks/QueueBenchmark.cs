using Dryrun.Simulation;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Stations;

namespace Dryrun.Benchmarks;

/// <summary>
/// M/M/1 at a load of 0.9, in customers a second: the whole library at once, in the styles in which a model can be written. The check of each row is the mean time in
/// the queue in services, exactly 10 in the long run.
/// </summary>
internal static class QueueBenchmark
{
    /// <summary>The name of the table.</summary>
    public const string Table = "M/M/1, load 0.9";

    private const long Service = 1_000_000_000;
    private const long Between = Service * 10 / 9;

    public static IEnumerable<BenchFigure> Measure(BenchSize size, CancellationToken cancellation)
    {
        (string Row, Func<long, double> Run, double? Target)[] styles =
        [
            ("async, a process per customer and a resource", WithResource, null),
            ("async, two processes and a store", WithStore, 8e6),
            ("Handle(event), a component", WithComponent, 15e6),
        ];
        foreach (var (row, run, target) in styles)
        {
            cancellation.ThrowIfCancellationRequested();
            var mean = 0.0;
            var each = CpuTime.NanosecondsEach(
                customers =>
                {
                    mean = run(customers);
                    return customers;
                },
                size.Customers,
                size.Repeats,
                cancellation);
            yield return new(Table, row, "each", each) { TargetPerSecond = target, Check = mean };
        }
    }

    private static double WithResource(long customers)
    {
        var world = new World(1);
        var counter = new Resource(world, "counter", 1);
        var (arrivals, services, total) = (world.Draws("arrivals"), world.Draws("services"), 0.0);

        async Process Customer()
        {
            var arrived = world.Now;
            using (await counter.Acquire()) await world.Delay(services.Exponential(Service));
            total += world.Now - arrived;
        }

        async Process Arrivals()
        {
            for (var i = 0L; i < customers; i++)
            {
                await world.Delay(arrivals.Exponential(Between));
                world.Start(Customer());
            }
        }

        world.Start(Arrivals());
        world.Run();
        return total / customers / Service;
    }

    private static double WithStore(long customers)
    {
        var world = new World(1);
        var line = new Store<long>(world, "line");
        var (arrivals, services, total) = (world.Draws("arrivals"), world.Draws("services"), 0.0);

        async Process Arrivals()
        {
            for (var i = 0L; i < customers; i++)
            {
                await world.Delay(arrivals.Exponential(Between));
                await line.Put(world.Now);
            }
        }

        async Process Server()
        {
            for (var i = 0L; i < customers; i++)
            {
                var arrived = await line.Get();
                await world.Delay(services.Exponential(Service));
                total += world.Now - arrived;
            }
        }

        world.Start(Arrivals());
        world.Start(Server());
        world.Run();
        return total / customers / Service;
    }

    private static double WithComponent(long customers)
    {
        var world = new World(1);
        var queue = new Queue(world, customers);
        world.Run();
        return queue.Total / customers / Service;
    }

    private sealed class Queue : Component
    {
        private const int Arrival = 0, Departure = 1;

        private readonly Draws arrivals, services;
        private readonly Queue<long> line = new();
        private long coming;

        public Queue(World world, long customers)
            : base(world)
        {
            (arrivals, services, coming) = (world.Draws("arrivals"), world.Draws("services"), customers);
            Schedule(arrivals.Exponential(Between), Arrival);
        }

        public double Total { get; private set; }

        protected override void Handle(in Event e)
        {
            if (e.Kind == Arrival)
            {
                line.Enqueue(Now);
                if (line.Count == 1) Schedule(services.Exponential(Service), Departure);
                if (--coming > 0) Schedule(arrivals.Exponential(Between), Arrival);
                return;
            }

            Total += Now - line.Dequeue();
            if (line.Count > 0) Schedule(services.Exponential(Service), Departure);
        }
    }
}
