using Dryrun.Simulation;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Stations;
using Dryrun.Simulation.Statistics;
using Dryrun.Simulation.Validation;
using static Dryrun.Simulation.Time;

namespace Dryrun.Samples;

/// <summary>
/// M/M/1, the fruit fly of queueing: arrivals at random, one server, exponential service. Written twice, as processes and as events by hand, it is the same queue down to
/// the microsecond, because both draw the same numbers for the same purposes. Beside it stands the exact answer.
/// </summary>
internal static class SingleQueue
{
    private const int Customers = 200_000;

    public static void Run(TextWriter output)
    {
        output.WriteLine("load  processes  events by hand  exact   (mean time in the queue, in services)");
        foreach (var load in new[] { 0.5, 0.7, 0.8, 0.9 })
        {
            var between = (long)(Second / load);
            var exact = ClosedForms.MM1MeanSojourn(load, 1.0);
            output.WriteLine($"{load,4:0.0}  {AsProcesses(between).Mean / Second,9:0.000}  {new AsEvents(between).Run().Mean / Second,14:0.000}  {exact,5:0.000}");
        }

        output.WriteLine();
        output.WriteLine(AsProcesses(2 * Second) == new AsEvents(2 * Second).Run() ? "Both styles agree to the last microsecond." : "The styles differ.");
    }

    private static Tally AsProcesses(long between)
    {
        var world = new World(seed: 1);
        var server = new Resource(world, "server", capacity: 1);
        var (arrivals, services) = (world.Draws("arrivals"), world.Draws("services"));
        var times = default(Tally);

        async Process Customer()
        {
            var arrived = world.Now;
            using (await server.Acquire()) await world.Delay(services.Exponential(Second));
            times.Add(world.Now - arrived);
        }

        async Process Arrivals()
        {
            for (var i = 0; i < Customers; i++)
            {
                await world.Delay(arrivals.Exponential(between));
                world.Start(Customer());
            }
        }

        world.Start(Arrivals());
        world.Run();
        return times;
    }

    private sealed class AsEvents : Component
    {
        private const int Arrival = 0, Departure = 1;

        private readonly Queue<long> line = [];
        private readonly Draws arrivals, services;
        private readonly long between;
        private Tally times;
        private int coming = Customers;

        public AsEvents(long between)
            : base(new World(seed: 1))
        {
            (arrivals, services) = (World.Draws("arrivals"), World.Draws("services"));
            this.between = between;
            Schedule(arrivals.Exponential(between), Arrival);
        }

        public Tally Run()
        {
            World.Run();
            return times;
        }

        protected override void Handle(in Event e)
        {
            if (e.Kind == Arrival)
            {
                line.Enqueue(Now);
                if (line.Count == 1) Schedule(services.Exponential(Second), Departure);
                if (--coming > 0) Schedule(arrivals.Exponential(between), Arrival);
            }
            else
            {
                times.Add(Now - line.Dequeue());
                if (line.Count > 0) Schedule(services.Exponential(Second), Departure);
            }
        }
    }
}
