using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Stations;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Validation.Models;

/// <summary>Two classes of customers at one server: the first goes first, politely or by force.</summary>
internal static class Classes
{
    private const int WarmUp = 1_000;
    private const long Until = 30_000 * Second;

    // Urgent: 0.3 a second, constant service of 0.8 s. Ordinary: 0.4 a second, exponential service of 1.2 s. Load 0.24 + 0.48.
    private static readonly double[] Rates = [0.3, 0.4], Means = [0.8, 1.2], Scvs = [0.0, 1.0];

    public static IEnumerable<ValidationModel> All =>
    [
        new("M/G/1, two classes, no preemption", 60,
            [
                new("mean wait of the urgent, s", ClosedForms.PriorityMeanWaits(Rates, Means, Scvs)[0], "Cobham"),
                new("mean wait of the ordinary, s", ClosedForms.PriorityMeanWaits(Rates, Means, Scvs)[1], "Cobham"),
            ],
            Polite),
        new("M/G/1, two classes, preemptive resume", 60,
            [
                new("mean time of the urgent, s", ClosedForms.PreemptiveMeanSojourns(Rates, Means, Scvs)[0], "preemptive resume"),
                new("mean time of the ordinary, s", ClosedForms.PreemptiveMeanSojourns(Rates, Means, Scvs)[1], "preemptive resume"),
            ],
            Forceful),
        new("M/G/1, two classes, preemptive server", 60,
            [
                new("mean time of the urgent, s", ClosedForms.PreemptiveMeanSojourns(Rates, Means, Scvs)[0], "preemptive resume"),
                new("mean time of the ordinary, s", ClosedForms.PreemptiveMeanSojourns(Rates, Means, Scvs)[1], "preemptive resume"),
            ],
            ByServer),
    ];

    private static double[] Polite(StreamKey key)
    {
        var world = new World(key);
        var server = new Resource(world, "server", capacity: 1);
        var services = world.Draws("services");
        Sample[] waits = [new(WarmUp), new(WarmUp)];

        async Process Customer(int rank)
        {
            var arrived = world.Now;
            using (await server.Acquire(priority: rank))
            {
                waits[rank].Add(world.Now - arrived);
                await world.Delay(Service(services, rank));
            }
        }

        Begin(world, Customer);
        return [waits[0].Mean, waits[1].Mean];
    }

    // Whoever is pushed out goes back into line and has the rest of its service later.
    private static double[] Forceful(StreamKey key)
    {
        var world = new World(key);
        var server = new Resource(world, "server", capacity: 1, preemptive: true);
        var services = world.Draws("services");
        Sample[] sojourns = [new(WarmUp), new(WarmUp)];

        async Process Customer(int rank)
        {
            var (arrived, left) = (world.Now, Service(services, rank));
            while (left > 0)
            {
                using (await server.Acquire(priority: rank))
                {
                    var started = world.Now;
                    try
                    {
                        await world.Delay(left);
                        left = 0;
                    }
                    catch (Interrupted)
                    {
                        left -= world.Now - started;
                    }
                }
            }

            sojourns[rank].Add(world.Now - arrived);
        }

        Begin(world, Customer);
        return [sojourns[0].Mean, sojourns[1].Mean];
    }

    // The same, by a station that interrupts and resumes by itself.
    private static double[] ByServer(StreamKey key)
    {
        var world = new World(key);
        var server = new Server(world, "server", preemptive: true);
        var services = world.Draws("services");
        Sample[] sojourns = [new(WarmUp), new(WarmUp)];

        async Process Customer(int rank)
        {
            var arrived = world.Now;
            await server.ServeFor(Service(services, rank), priority: rank);
            sojourns[rank].Add(world.Now - arrived);
        }

        Begin(world, Customer);
        return [sojourns[0].Mean, sojourns[1].Mean];
    }

    private static long Service(Draws services, int rank) => rank == 0 ? 8 * Second / 10 : services.Exponential(12 * Second / 10);

    private static void Begin(World world, Func<int, Process> customer)
    {
        for (var rank = 0; rank < Rates.Length; rank++)
        {
            var own = rank;
            world.Start(Arrivals(world, own, customer));
        }

        world.Run(until: Until);
    }

    private static async Process Arrivals(World world, int rank, Func<int, Process> customer)
    {
        var draws = world.Draws($"arrivals {rank}");
        while (true)
        {
            await world.Delay(draws.Exponential((long)(Second / Rates[rank])));
            world.Start(customer(rank));
        }
    }
}
