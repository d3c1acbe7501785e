using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Stations;
using Dryrun.Simulation.Statistics;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Tests.SimPy;

/// <summary>The twins of the scripts beside this file; measures in minutes and numbers, as there.</summary>
internal static partial class SimPyModels
{
    public static IReadOnlyDictionary<string, Func<StreamKey, Dictionary<string, double>>> All { get; } = new Dictionary<string, Func<StreamKey, Dictionary<string, double>>>
    {
        ["bank"] = Bank,
        ["counters"] = Counters,
        ["emergency"] = Emergency,
        ["gas_station"] = GasStation,
        ["machine_shop"] = MachineShop,
        ["reneging"] = Reneging,
        ["retries"] = Retries,
        ["two_stages"] = TwoStages,
        ["bus"] = Bus,
        ["telegraph"] = Telegraph,
    };

    private static double Minutes(double time) => time / Minute;

    private static Dictionary<string, double> Bank(StreamKey key)
    {
        var world = new World(key);
        var counter = new Resource(world, "counter", 1);
        var draws = world.Draws("customers");
        var waits = default(Tally);

        async Process Customer()
        {
            var arrived = world.Now;
            using (await counter.Acquire())
            {
                waits.Add(world.Now - arrived);
                await world.Delay(draws.Exponential(5 * Minute));
            }
        }

        world.Start(Arrivals(world, draws, 6 * Minute, Customer));
        world.Run(until: 480 * Minute);
        return new() { ["served"] = waits.Count, ["meanWait"] = Minutes(waits.Mean) };
    }

    private static Dictionary<string, double> Counters(StreamKey key)
    {
        var world = new World(key);
        var counters = new Resource(world, "counters", 3);
        var draws = world.Draws("customers");
        var waits = default(Tally);

        async Process Customer()
        {
            var arrived = world.Now;
            using (await counters.Acquire())
            {
                waits.Add(world.Now - arrived);
                await world.Delay(draws.Uniform(5 * Minute, 9 * Minute));
            }
        }

        world.Start(Arrivals(world, draws, 5 * Minute / 2, Customer));
        world.Run(until: 600 * Minute);
        return new() { ["meanWait"] = Minutes(waits.Mean), ["longestWait"] = Minutes(waits.Max) };
    }

    private static Dictionary<string, double> Reneging(StreamKey key)
    {
        var world = new World(key);
        var counter = new Resource(world, "counter", 1);
        var draws = world.Draws("customers");
        var (waits, left) = (default(Tally), 0);

        async Process Customer()
        {
            var arrived = world.Now;
            using var turn = await counter.Acquire().Within(draws.Uniform(4 * Minute, 12 * Minute));
            if (!turn.IsHeld)
            {
                left++;
                return;
            }

            waits.Add(world.Now - arrived);
            await world.Delay(draws.Exponential(5 * Minute));
        }

        world.Start(Arrivals(world, draws, 4 * Minute, Customer));
        world.Run(until: 480 * Minute);
        return new() { ["leftShare"] = (double)left / (left + waits.Count), ["meanWaitOfServed"] = Minutes(waits.Mean) };
    }

    private static Dictionary<string, double> TwoStages(StreamKey key)
    {
        var world = new World(key);
        var between = new Store<long>(world, "between", 3);
        var draws = world.Draws("work");
        var (made, blocked) = (0, 0L);

        async Process First()
        {
            while (true)
            {
                await world.Delay(draws.Exponential(Minute));
                var finished = world.Now;
                await between.Put(finished);
                blocked += world.Now - finished;
            }
        }

        async Process Second()
        {
            while (true)
            {
                await between.Get();
                await world.Delay(draws.Exponential(Minute));
                made++;
            }
        }

        world.Start(First());
        world.Start(Second());
        world.Run(until: 2000 * Minute);
        return new() { ["made"] = made, ["blockedShare"] = Minutes(blocked) / 2000 };
    }

    private static Dictionary<string, double> Bus(StreamKey key)
    {
        var world = new World(key);
        var stop = new Store<long>(world, "stop");
        var draws = world.Draws("town");
        var (waits, leftBehind) = (default(Tally), default(Tally));

        async Process Person() => await stop.Put(world.Now);

        async Process Buses()
        {
            while (true)
            {
                await world.Delay(draws.Uniform(8 * Minute, 12 * Minute));
                for (var seats = 12; seats > 0 && stop.TryGet(out var arrived); seats--) waits.Add(world.Now - arrived);
                leftBehind.Add(stop.Count);
            }
        }

        world.Start(Arrivals(world, draws, Minute, Person));
        world.Start(Buses());
        world.Run(until: 600 * Minute);
        return new() { ["meanWait"] = Minutes(waits.Mean), ["meanLeftBehind"] = leftBehind.Mean };
    }

    private static Dictionary<string, double> Telegraph(StreamKey key)
    {
        var world = new World(key);
        var desk = new Store<(int Number, long Sent)>(world, "desk");
        var draws = world.Draws("line");
        var (ages, overtaken, newest) = (default(Tally), 0, -1);

        async Process Travel(int number)
        {
            var sent = world.Now;
            await world.Delay(draws.Exponential(3 * Minute));
            await desk.Put((number, sent));
        }

        async Process Sender()
        {
            for (var number = 0; ; number++)
            {
                await world.Delay(Minute);
                world.Start(Travel(number));
            }
        }

        async Process Clerk()
        {
            while (true)
            {
                var (number, sent) = await desk.Get();
                await world.Delay(draws.Uniform(18 * Second, 78 * Second));
                ages.Add(world.Now - sent);
                if (number < newest) overtaken++;
                newest = Math.Max(newest, number);
            }
        }

        world.Start(Sender());
        world.Start(Clerk());
        world.Run(until: 1000 * Minute);
        return new() { ["meanAge"] = Minutes(ages.Mean), ["overtakenShare"] = (double)overtaken / ages.Count };
    }

    private static async Process Arrivals(World world, Draws draws, long every, Func<Process> arrival)
    {
        while (true)
        {
            await world.Delay(draws.Exponential(every));
            world.Start(arrival());
        }
    }
}
