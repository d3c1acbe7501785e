using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Stations;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Tests.Stations;

/// <summary>Once a world has grown to its busiest moment, nothing is allocated any more, at whichever station.</summary>
public class AllocationTests
{
    [Fact]
    public void Resources_with_priorities() => Steady((world, draws) =>
    {
        var counter = new Resource(world, "counter", capacity: 2);
        return async () =>
        {
            using (await counter.Acquire(draws.NextInt(3))) await world.Delay(draws.Exponential(15));
        };
    });

    [Fact]
    public void Preemptive_servers_and_patience() => Steady((world, draws) =>
    {
        var desk = new Server(world, "desk", servers: 2, preemptive: true, service: () => draws.Exponential(15));
        return async () => await desk.Serve(draws.NextInt(3)).Within(200);
    });

    [Fact]
    public void Shared_processors() => Steady((world, draws) =>
    {
        var cpu = new ProcessorSharing(world, "cpu", work: () => draws.Exponential(8), room: 50);
        return async () => await cpu.Serve().Within(100);
    });

    [Fact]
    public void Links_and_tokens() => Steady((world, draws) =>
    {
        var link = new Link(world, "link", bytesPerSecond: Second, latency: 50);
        var pacer = new TokenSource(world, "pacer", tokens: 1, per: 9, burst: 5);
        return async () =>
        {
            await pacer.Take();
            await link.Send(draws.NextInt(16));
        };
    });

    [Fact]
    public void Stores_and_containers() => Steady((world, draws) =>
    {
        var store = new Store<long>(world, "store", capacity: 4);
        var tank = new Container(world, "tank", capacity: 20, initial: 10);
        async Process Consumer()
        {
            while (true)
            {
                await store.Get();
                await tank.Put(3);
                await world.Delay(draws.Exponential(8));
            }
        }

        world.Start(Consumer());
        return async () =>
        {
            await store.Put(world.Now);
            await tank.Get(3);
        };
    });

    [Fact]
    public void Retries_that_run_out_of_time() => Steady((world, draws) =>
    {
        var desk = new Server(world, "desk", service: () => draws.Exponential(8), finishesAbandoned: true, room: 20);
        var retry = new Retry(world, "client", timeout: 30, attempts: 3, firstPause: 10, budget: new RetryBudget(new Ratio(1, 5), burst: 10));
        Func<ServeWait> ask = () => desk.Serve();
        return async () => await retry.Run(ask);
    });

    [Fact]
    public void Components()
    {
        var world = new World(seed: 1);
        var draws = world.Draws("all");
        var client = new Client(world, new Server(world, "desk", servers: 2, room: 5, service: () => draws.Exponential(15)), draws);
        RunSteadily(world);
        client.Served.ShouldBeGreaterThan(10_000);
    }

    private static void Steady(Func<World, Draws, Func<Process>> model)
    {
        var world = new World(seed: 1);
        var draws = world.Draws("all");
        var visit = model(world, draws);
        async Process Arrivals()
        {
            while (true)
            {
                await world.Delay(draws.Exponential(10));
                world.Start(visit());
            }
        }

        world.Start(Arrivals());
        RunSteadily(world);
    }

    /// <summary>What the end of each run allocates to check the books is the same each time, whatever happened; so a long run allocates no more than a short one.</summary>
    private static void RunSteadily(World world)
    {
        world.Run(until: 4 * Second);
        var (before, events) = (GC.GetAllocatedBytesForCurrentThread(), world.Events);
        world.Run(until: 5 * Second);
        (world.Events - events).ShouldBeGreaterThan(100_000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        allocated.ShouldBeLessThan(20_000);
    }

    private sealed class Client : Component
    {
        private const int Arrival = 0;
        private const int Done = 1;
        private readonly Server _desk;
        private readonly Draws _draws;

        public Client(World world, Server desk, Draws draws)
            : base(world)
        {
            (_desk, _draws) = (desk, draws);
            Schedule(0, Arrival);
        }

        public long Served { get; private set; }

        protected override void Handle(in Event e)
        {
            if (e.Kind == Done)
            {
                Served++;
                return;
            }
            _desk.Offer(this, Done);
            Schedule(_draws.Exponential(10), Arrival);
        }
    }
}
