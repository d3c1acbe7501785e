using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Stations;
using Dryrun.Simulation.Tests.Events;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Tests;

/// <summary>Small models that between them use every verb of the kernel.</summary>
internal static class FingerprintModels
{
    public static void Bank(World world)
    {
        var counter = new Resource(world, "counter", capacity: 2);
        var (arrivals, services) = (world.Draws("arrivals"), world.Draws("services"));

        async Process Customer()
        {
            using (await counter.Acquire())
                await world.Delay(services.Exponential(2 * Second));
            world.Record(world.Now);
        }

        async Process Arrivals()
        {
            while (true)
            {
                await world.Delay(arrivals.Exponential(Second));
                world.Start(Customer());
            }
        }

        world.Start(Arrivals());
    }

    public static void Pipeline(World world)
    {
        var belt = new Store<int>(world, "belt", capacity: 5);
        var draws = world.Draws("times");

        async Process Maker()
        {
            for (var i = 0; ; i++)
            {
                await world.Delay(draws.Uniform(0, 2 * Second));
                await belt.Put(i);
            }
        }

        async Process Packer()
        {
            while (true)
            {
                world.Record(await belt.Get());
                await world.Delay(draws.Uniform(0, 2 * Second));
            }
        }

        world.Start(Maker());
        world.Start(Packer());
    }

    public static void MachineShop(World world)
    {
        var repairman = new Resource(world, "repairman", capacity: 1);
        var draws = world.Draws("machines");

        async Process Machine(bool[] working)
        {
            while (true)
            {
                var left = 10 * Second;
                while (left > 0)
                {
                    var since = world.Now;
                    try
                    {
                        await world.Delay(left);
                        left = 0;
                    }
                    catch (Interrupted)
                    {
                        left -= world.Now - since;
                        working[0] = false;
                        using (await repairman.Acquire())
                            await world.Delay(30 * Second);
                        working[0] = true;
                    }
                }
            }
        }

        async Process Wear(Process machine, bool[] working)
        {
            while (true)
            {
                await world.Delay(draws.Exponential(5 * Minute));
                if (working[0]) machine.Interrupt("broken");
            }
        }

        for (var i = 0; i < 8; i++)
        {
            var working = new[] { true };
            var machine = Machine(working);
            world.Start(machine);
            world.Start(Wear(machine, working));
        }
    }

    public static void Impatience(World world)
    {
        var (orders, cancels) = (new Store<long>(world, "orders"), new Store<long>(world, "cancels"));
        var desk = new Resource(world, "desk", capacity: 1);
        var draws = world.Draws("times");

        async Process Source(Store<long> store, long mean)
        {
            while (true)
            {
                await world.Delay(draws.Exponential(mean));
                await store.Put(world.Now);
            }
        }

        async Process Clerk()
        {
            while (true)
            {
                var first = await world.AnyOf(orders.Get(), cancels.Get(), world.Delay(Second));
                world.Record(first.Index);
                using (var turn = await desk.Acquire().Within(Second / 2))
                    if (turn.IsHeld) await world.Delay(draws.Exponential(Second));
                var both = await world.AllOf(desk.Acquire(), orders.Get());
                both.A.Value.Dispose();
                var late = await cancels.Get().Within(Second / 2);
                world.Record(late.InTime ? late.Value : -1);
            }
        }

        world.Start(Source(orders, Second));
        world.Start(Source(cancels, 3 * Second));
        for (var i = 0; i < 3; i++)
            world.Start(Clerk());
    }

    public static void ForkJoin(World world)
    {
        var draws = world.Draws("parts");
        var finished = 0;

        async Process<long> Part()
        {
            await world.Delay(draws.Exponential(Second));
            return world.Now;
        }

        async Process Job()
        {
            var parts = new[] { Part(), Part(), Part() };
            foreach (var part in parts)
                world.Start(part);
            foreach (var part in parts)
                world.Record(await part);
            world.Record(await Part());
            finished++;
        }

        async Process Manager()
        {
            for (var target = 5; ; target += 5)
            {
                var jobs = Enumerable.Range(0, 5).Select(_ => Job()).ToList();
                world.Record(await world.AnyOf(jobs));
                await world.AllOf(jobs);
                await world.Until(() => finished == target);
                jobs[0].Cancel();
                await world.Delay(Second);
            }
        }

        world.Start(Manager());
    }

    public static void Ties(World world)
    {
        var draws = world.Draws("ties");

        async Process Ticker(int number)
        {
            while (true)
            {
                await world.Delay(draws.NextInt(3) * Second, priority: draws.NextInt(3) - 1);
                world.Record(number);
            }
        }

        for (var i = 0; i < 30; i++)
            world.Start(Ticker(i), lane: (uint)(i % 4));
    }

    public static void Hold(World world, DelayShape shape) => _ = new Holder(world, shape);

    private sealed class Holder : Component
    {
        private readonly DelayShape _shape;
        private readonly Draws _draws;

        public Holder(World world, DelayShape shape)
            : base(world)
        {
            (_shape, _draws) = (shape, world.Draws("delays"));
            for (var i = 0; i < 400; i++)
                Schedule(Delays.Next(_shape, _draws), 0, i);
        }

        protected override void Handle(in Event e)
        {
            World.Record(e.A);
            if (World.Events < 30_000) Schedule(Delays.Next(_shape, _draws), 0, e.A);
        }
    }
}
