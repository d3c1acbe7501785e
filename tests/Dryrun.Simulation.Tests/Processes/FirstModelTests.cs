using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Stations;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Tests.Processes;

/// <summary>The first models anybody writes, in both styles: one server, exponential arrivals and services, 90 % busy. The exact mean sojourn is 10 services.</summary>
public class FirstModelTests
{
    private const long Customers = 400_000;
    private const long MeanService = Second;
    private const long MeanGap = Second * 10 / 9;

    [Fact]
    public void A_process_for_each_customer()
    {
        var world = new World(seed: 1);
        var counter = new Resource(world, "counter", capacity: 1);
        var arrivals = world.Draws("arrivals");
        var services = world.Draws("services");
        var sojourns = 0.0;

        async Process Customer()
        {
            var came = world.Now;
            using (await counter.Acquire())
                await world.Delay(services.Exponential(MeanService));
            sojourns += world.Now - came;
        }

        async Process Arrivals()
        {
            for (var i = 0; i < Customers; i++)
            {
                await world.Delay(arrivals.Exponential(MeanGap));
                world.Start(Customer());
            }
        }

        world.Start(Arrivals());
        world.Run();
        MeanSojournIsTen(sojourns);
        counter.Report().Utilisation.ShouldBe(0.9, 0.01);
        counter.Report().Wait.Count.ShouldBe(Customers);
    }

    [Fact]
    public void Two_processes_and_a_store()
    {
        var world = new World(seed: 1);
        var queue = new Store<long>(world, "queue");
        var arrivals = world.Draws("arrivals");
        var services = world.Draws("services");
        var sojourns = 0.0;

        async Process Arrivals()
        {
            for (var i = 0; i < Customers; i++)
            {
                await world.Delay(arrivals.Exponential(MeanGap));
                await queue.Put(world.Now);
            }
        }

        async Process Server()
        {
            while (true)
            {
                var came = await queue.Get();
                await world.Delay(services.Exponential(MeanService));
                sojourns += world.Now - came;
            }
        }

        world.Start(Arrivals());
        world.Start(Server());
        world.Run();
        MeanSojournIsTen(sojourns);
        queue.Report().Passed.ShouldBe(Customers);
    }

    [Fact]
    public void One_component()
    {
        var world = new World(seed: 1);
        var queue = new HandledQueue(world);
        world.Run();
        MeanSojournIsTen(queue.Sojourns);
    }

    /// <summary>The standard error of the mean over this many customers, autocorrelation included, is about 0.18: 4 of them.</summary>
    private static void MeanSojournIsTen(double sum) => (sum / Customers / MeanService).ShouldBe(10, 0.75);

    private sealed class HandledQueue : Component
    {
        private const int Arrival = 0;
        private const int Departure = 1;
        private readonly Draws _arrivals;
        private readonly Draws _services;
        private readonly Queue<long> _came = new();
        private long _left = Customers;

        public HandledQueue(World world)
            : base(world)
        {
            (_arrivals, _services) = (world.Draws("arrivals"), world.Draws("services"));
            Schedule(_arrivals.Exponential(MeanGap), Arrival);
        }

        public double Sojourns { get; private set; }

        protected override void Handle(in Event e)
        {
            if (e.Kind == Arrival) Arrive();
            else Depart();
        }

        private void Arrive()
        {
            _came.Enqueue(Now);
            if (_came.Count == 1) Schedule(_services.Exponential(MeanService), Departure);
            if (--_left > 0) Schedule(_arrivals.Exponential(MeanGap), Arrival);
        }

        private void Depart()
        {
            Sojourns += Now - _came.Dequeue();
            if (_came.Count > 0) Schedule(_services.Exponential(MeanService), Departure);
        }
    }
}
