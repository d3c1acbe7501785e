using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Stations;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Validation.Models;

/// <summary>Several servers at one line, with loss, limited places and impatience. The mean service is a second.</summary>
internal static class ManyServers
{
    private const int WarmUp = 2_000, Customers = 32_000;

    public static IEnumerable<ValidationModel> All =>
    [
        new("M/M/10, load 0.9", 60,
            [
                new("share that has to wait", ClosedForms.ErlangC(10, 9), "Erlang C"),
                new("mean wait, s", ClosedForms.MMcMeanWait(9, 1, 10), "Erlang C"),
                new("share that waits above 1 s", ClosedForms.MMcWaitTail(9, 1, 10, 1), "Erlang C"),
            ],
            key => Waiting(key, 10, 9)),
        Loss("M/M/10/10, 8 erlangs", d => d.Exponential(Second)),
        Loss("M/D/10/10, 8 erlangs", _ => Second),
        Loss("M/Pareto/10/10, 8 erlangs, shape 2.2", d => d.Pareto((long)(Second * 1.2 / 2.2), 2.2)),
        new("M/M/100/100, 90 erlangs", 40, [new("share lost", ClosedForms.ErlangB(100, 90), "Erlang B")], key => [Lost(key, 100, 90, d => d.Exponential(Second))]),
        new("M/M/3/8, 3 erlangs", 60,
            [
                new("share lost", ClosedForms.MMcKPresent(3, 1, 3, 8)[^1], "M/M/c/K"),
                new("mean time of an admitted one, s", ClosedForms.MMcKMeanSojourn(3, 1, 3, 8), "M/M/c/K and Little's law"),
            ],
            key => Bounded(key)),
        new("M/M/5+M, 6 erlangs, patience 2 s (Erlang A)", 60, [new("share that leaves unserved", ClosedForms.ErlangAAbandoned(6, 1, 5, 0.5), "Erlang A")], Impatient),
        new("M/G/infinity, 5 erlangs, uniform service", 60,
            [
                new("mean number present", 5.0, "M/G/infinity: Poisson"),
                new("chance of exactly 5 present", ClosedForms.InfiniteServersPresent(5, 1, 5), "M/G/infinity: Poisson"),
                new("chance of nobody present", ClosedForms.InfiniteServersPresent(5, 1, 0), "M/G/infinity: Poisson"),
            ],
            Unlimited),
        new("machine repair, 10 machines, 2 repairers", 60,
            [new("mean machines down", ClosedForms.Mean(ClosedForms.MachineRepairDown(10, 0.1, 0.5, 2)), "machine interference (Palm)")],
            Repaired),
    ];

    private static ValidationModel Loss(string name, Func<Draws, long> service) =>
        new(name, 40, [new("share lost", ClosedForms.ErlangB(10, 8), "Erlang B, insensitive to the law of service")], key => [Lost(key, 10, 8, service)]);

    private static double[] Waiting(StreamKey key, int servers, double arrivalsPerSecond)
    {
        var world = new World(key);
        var counters = new Resource(world, "counters", servers);
        var services = world.Draws("services");
        var (sample, waited) = (new Sample(WarmUp, threshold: 1), new Sample(WarmUp, threshold: 0));

        async Process Customer()
        {
            var arrived = world.Now;
            using (await counters.Acquire())
            {
                sample.Add(world.Now - arrived);
                waited.Add(world.Now - arrived);
                if (sample.Seen == Customers) world.Stop();
                await world.Delay(services.Exponential(Second));
            }
        }

        world.Start(Poisson(world, arrivalsPerSecond, Customer));
        world.Run();
        return [waited.ShareAbove, sample.Mean, sample.ShareAbove];
    }

    private static double Lost(StreamKey key, int servers, double erlangs, Func<Draws, long> service)
    {
        var world = new World(key);
        var trunks = new Resource(world, "trunks", servers);
        var services = world.Draws("services");
        var (arrived, lost) = (0, 0);

        async Process Call()
        {
            if (++arrived == Customers) world.Stop();
            if (!trunks.TryAcquire(out var trunk))
            {
                if (arrived > WarmUp) lost++;
                return;
            }

            using (trunk) await world.Delay(service(services));
        }

        world.Start(Poisson(world, erlangs, Call));
        world.Run();
        return (double)lost / (Customers - WarmUp);
    }

    private static double[] Bounded(StreamKey key)
    {
        var world = new World(key);
        var services = world.Draws("services");
        var station = new Server(world, "station", servers: 3, () => services.Exponential(Second), room: 5);
        var (arrived, lost, sojourn) = (0, 0, new Sample(WarmUp));

        async Process Customer()
        {
            var (came, counted) = (world.Now, ++arrived > WarmUp);
            if (arrived == Customers) world.Stop();
            if (await station.Serve()) sojourn.Add(world.Now - came);
            else if (counted) lost++;
        }

        world.Start(Poisson(world, 3, Customer));
        world.Run();
        return [(double)lost / (Customers - WarmUp), sojourn.Mean];
    }

    private static double[] Impatient(StreamKey key)
    {
        var world = new World(key);
        var agents = new Resource(world, "agents", 5);
        var (services, patience) = (world.Draws("services"), world.Draws("patience"));
        var (arrived, left) = (0, 0);

        async Process Caller()
        {
            var counted = ++arrived > WarmUp;
            if (arrived == Customers) world.Stop();
            using var agent = await agents.Acquire().Within(patience.Exponential(2 * Second));
            if (agent.IsHeld) await world.Delay(services.Exponential(Second));
            else if (counted) left++;
        }

        world.Start(Poisson(world, 6, Caller));
        world.Run();
        return [(double)left / (Customers - WarmUp)];
    }

    private static double[] Unlimited(StreamKey key)
    {
        var world = new World(key);
        var services = world.Draws("services");
        var (present, looks, sum, five, none) = (0, 0, 0L, 0, 0);

        async Process Customer()
        {
            present++;
            await world.Delay(services.Uniform(0, 2 * Second));
            present--;
        }

        async Process Inspector()
        {
            await world.Delay(10 * Second);
            while (true)
            {
                looks++;
                sum += present;
                if (present == 5) five++;
                if (present == 0) none++;
                await world.Delay(Second);
            }
        }

        world.Start(Poisson(world, 5, Customer));
        world.Start(Inspector());
        world.Run(until: 4_000 * Second);
        return [(double)sum / looks, (double)five / looks, (double)none / looks];
    }

    private static double[] Repaired(StreamKey key)
    {
        var world = new World(key);
        var repairers = new Resource(world, "repairers", 2);
        var (running, repairs) = (world.Draws("running"), world.Draws("repairs"));
        var (down, changed, area) = (0, 0L, 0.0);

        void Change(int by)
        {
            area += down * Seconds(world.Now - changed);
            (changed, down) = (world.Now, down + by);
        }

        async Process Machine()
        {
            while (true)
            {
                await world.Delay(running.Exponential(10 * Second));
                Change(+1);
                using (await repairers.Acquire()) await world.Delay(repairs.Exponential(2 * Second));
                Change(-1);
            }
        }

        for (var i = 0; i < 10; i++) world.Start(Machine());
        world.Run(until: 200 * Second);
        Change(0);
        area = 0.0;
        world.Run(until: 10_200 * Second);
        Change(0);
        return [area / 10_000];
    }

    // Starts a process per arrival, at exponential times.
    internal static async Process Poisson(World world, double perSecond, Func<Process> arrival)
    {
        var draws = world.Draws("arrivals");
        while (true)
        {
            await world.Delay(draws.Exponential((long)(Second / perSecond)));
            world.Start(arrival());
        }
    }
}
