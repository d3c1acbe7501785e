using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Stations;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Validation.Models;

/// <summary>One server, Poisson arrivals, one line. The unit of time is the mean service, a second.</summary>
internal static class OneServer
{
    private const int WarmUp = 2_000, Customers = 22_000;

    public static IEnumerable<ValidationModel> All =>
    [
        new("M/M/1, load 0.8, processes", 60,
            [
                new("mean time in the queue, s", ClosedForms.MM1MeanSojourn(0.8, 1), "M/M/1"),
                new("share above 5 s", ClosedForms.MM1SojournTail(0.8, 1, 5), "M/M/1: the sojourn is exponential"),
            ],
            key => Line(key, 0.8, d => d.Exponential(Second), 5) is var (sojourn, _) ? [sojourn.Mean, sojourn.ShareAbove] : []),
        new("M/M/1, load 0.8, events by hand", 60,
            [
                new("mean time in the queue, s", ClosedForms.MM1MeanSojourn(0.8, 1), "M/M/1"),
                new("mean number present", ClosedForms.MM1MeanPresent(0.8, 1), "M/M/1"),
                new("share of time with nobody present", ClosedForms.MM1Present(0.8, 1, 0), "M/M/1: the number is geometric"),
                new("share of time with exactly 3", ClosedForms.MM1Present(0.8, 1, 3), "M/M/1: the number is geometric"),
            ],
            key => new EventQueue(key).Run()),
        new("M/G/1, load 0.6, service of scv 5.5", 80,
            [new("mean wait, s", ClosedForms.PollaczekKhinchineMeanWait(0.6, 1, 5.5), "Pollaczek and Khinchine")],
            key => [Line(key, 0.6, d => d.HyperExponential(0.9, Second / 2, 11 * Second / 2)).Wait.Mean]),
        new("M/E4/1, load 0.8", 60,
            [new("mean wait, s", ClosedForms.PollaczekKhinchineMeanWait(0.8, 1, 0.25), "Pollaczek and Khinchine")],
            key => [Line(key, 0.8, d => d.Erlang(4, Second)).Wait.Mean]),
        new("M/D/1, load 0.8", 60,
            [
                new("mean wait, s", ClosedForms.PollaczekKhinchineMeanWait(0.8, 1, 0), "Pollaczek and Khinchine, scv 0"),
                new("share that waits above 3 s", 1.0 - ClosedForms.MD1WaitAtMost(0.8, 1, 3), "Erlang 1909"),
            ],
            key => Line(key, 0.8, _ => Second, waitThreshold: 3) is var (_, wait) ? [wait.Mean, wait.ShareAbove] : []),
        new("M/G/1 processor sharing, load 0.7, service of scv 5.5", 80,
            [
                new("mean time of a job, s", ClosedForms.ProcessorSharingMeanSojourn(0.7, 1, 1), "processor sharing: size / (1 - load)"),
                new("mean time of a job per second of its size", ClosedForms.ProcessorSharingMeanSojourn(0.7, 1, 1), "processor sharing: fair to every size"),
            ],
            Shared),
    ];

    // A process per customer and a resource, as a newcomer writes it.
    private static (Sample Sojourn, Sample Wait) Line(
        StreamKey key, double load, Func<Draws, long> service, double threshold = double.PositiveInfinity, double waitThreshold = double.PositiveInfinity)
    {
        var world = new World(key);
        var counter = new Resource(world, "counter", capacity: 1);
        var (arrivals, services) = (world.Draws("arrivals"), world.Draws("services"));
        var (sojourn, wait) = (new Sample(WarmUp, threshold), new Sample(WarmUp, waitThreshold));

        async Process Customer()
        {
            var arrived = world.Now;
            using (await counter.Acquire())
            {
                wait.Add(world.Now - arrived);
                await world.Delay(service(services));
            }

            sojourn.Add(world.Now - arrived);
            if (sojourn.Seen == Customers) world.Stop();
        }

        async Process Arrivals()
        {
            while (true)
            {
                await world.Delay(arrivals.Exponential((long)(Second / load)));
                world.Start(Customer());
            }
        }

        world.Start(Arrivals());
        world.Run();
        return (sojourn, wait);
    }

    private static double[] Shared(StreamKey key)
    {
        var world = new World(key);
        var server = new ProcessorSharing(world, "server");
        var (arrivals, sizes) = (world.Draws("arrivals"), world.Draws("sizes"));
        var (sojourn, count, products, squares) = (new Sample(WarmUp), 0, 0.0, 0.0);

        async Process Job(long size)
        {
            var arrived = world.Now;
            await server.ServeFor(size);
            sojourn.Add(world.Now - arrived);
            if (++count <= WarmUp) return;
            products += Seconds(size) * Seconds(world.Now - arrived);
            squares += Seconds(size) * Seconds(size);
        }

        async Process Arrivals()
        {
            while (true)
            {
                await world.Delay(arrivals.Exponential((long)(Second / 0.7)));
                world.Start(Job(sizes.HyperExponential(0.9, Second / 2, 11 * Second / 2)));
            }
        }

        world.Start(Arrivals());
        world.Run(until: (long)(Customers / 0.7) * Second);
        return [sojourn.Mean, products / squares];
    }

    /// <summary>The same M/M/1 queue as a component that handles its events, without a process.</summary>
    private sealed class EventQueue(StreamKey key) : Component(new World(key))
    {
        private const int Arrival = 0, Departure = 1;

        private readonly Queue<long> line = [];
        private readonly long[] timeWith = new long[64];
        private readonly Sample sojourn = new(WarmUp);
        private Draws arrivals = null!, services = null!;
        private long changed;
        private long measuredFrom;

        public double[] Run()
        {
            (arrivals, services) = (World.Draws("arrivals"), World.Draws("services"));
            Schedule(arrivals.Exponential(5 * Second / 4), Arrival);
            World.Run();
            var measured = (double)(Now - measuredFrom);
            var present = timeWith.Select((t, n) => n * (t / measured)).Sum();
            return [sojourn.Mean, present, timeWith[0] / measured, timeWith[3] / measured];
        }

        protected override void Handle(in Event e)
        {
            timeWith[Math.Min(line.Count, 63)] += Now - changed;
            changed = Now;
            if (e.Kind == Arrival) Arrive();
            else Depart();
        }

        private void Arrive()
        {
            line.Enqueue(Now);
            if (line.Count == 1) Schedule(services.Exponential(Second), Departure);
            Schedule(arrivals.Exponential(5 * Second / 4), Arrival);
        }

        private void Depart()
        {
            sojourn.Add(Now - line.Dequeue());
            if (line.Count > 0) Schedule(services.Exponential(Second), Departure);
            if (sojourn.Seen == WarmUp) Measure();
            if (sojourn.Seen == Customers) World.Stop();
        }

        private void Measure()
        {
            measuredFrom = Now;
            Array.Clear(timeWith);
        }
    }
}
