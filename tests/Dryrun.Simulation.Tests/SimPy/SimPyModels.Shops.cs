using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Stations;
using Dryrun.Simulation.Statistics;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Tests.SimPy;

/// <summary>Twins with preemption, containers and interrupts.</summary>
internal static partial class SimPyModels
{
    private static Dictionary<string, double> MachineShop(StreamKey key)
    {
        var world = new World(key);
        var repairer = new Resource(world, "repairer", 1, preemptive: true);
        var (work, breaks) = (world.Draws("work"), world.Draws("breaks"));
        var (parts, jobs) = (0, 0);

        void AddMachine()
        {
            var broken = false;
            var machine = Work();
            world.Start(machine);
            world.Start(Breaks());

            async Process Work()
            {
                while (true)
                {
                    var left = work.Uniform(8 * Minute, 12 * Minute);
                    while (left > 0)
                    {
                        var started = world.Now;
                        try
                        {
                            await world.Delay(left);
                            left = 0;
                        }
                        catch (Interrupted)
                        {
                            broken = true;
                            left -= world.Now - started;
                            using (await repairer.Acquire(priority: 1)) await world.Delay(30 * Minute);
                            broken = false;
                        }
                    }

                    parts++;
                }
            }

            async Process Breaks()
            {
                while (true)
                {
                    await world.Delay(breaks.Exponential(300 * Minute));
                    if (!broken) machine.Interrupt();
                }
            }
        }

        async Process OtherJobs()
        {
            while (true)
            {
                var left = 30 * Minute;
                while (left > 0) left = await Piece(world, repairer, 2, left);
                jobs++;
            }
        }

        for (var i = 0; i < 10; i++) AddMachine();
        world.Start(OtherJobs());
        world.Run(until: Week);
        return new() { ["parts"] = parts, ["otherJobs"] = jobs };
    }

    private static Dictionary<string, double> Emergency(StreamKey key)
    {
        var world = new World(key);
        var doctors = new Resource(world, "doctors", 2, preemptive: true);
        var draws = world.Draws("patients");
        Tally[] times = [default, default];

        async Process Patient(int rank, long treatment)
        {
            var (arrived, left) = (world.Now, treatment);
            while (left > 0) left = await Piece(world, doctors, rank, left);
            times[rank].Add(world.Now - arrived);
        }

        world.Start(Arrivals(world, draws, 40 * Minute, () => Patient(0, draws.Exponential(20 * Minute))));
        world.Start(Arrivals(world, draws, 12 * Minute, () => Patient(1, draws.Exponential(12 * Minute))));
        world.Run(until: 2880 * Minute);
        return new() { ["emergencyTime"] = Minutes(times[0].Mean), ["ordinaryTime"] = Minutes(times[1].Mean) };
    }

    private static Dictionary<string, double> GasStation(StreamKey key)
    {
        var world = new World(key);
        var pumps = new Resource(world, "pumps", 2);
        var tank = new Container(world, "tank", 200, initial: 200);
        var draws = world.Draws("cars");
        var (times, tankers) = (default(Tally), 0);

        async Process Car()
        {
            var arrived = world.Now;
            using (await pumps.Acquire())
            {
                var litres = 25 + draws.NextInt(21);
                await tank.Get(litres);
                await world.Delay(litres * Minute / 120);
            }

            times.Add(world.Now - arrived);
        }

        async Process Cars()
        {
            while (true)
            {
                await world.Delay(draws.Uniform(2 * Minute, 6 * Minute));
                world.Start(Car());
            }
        }

        async Process Control()
        {
            while (true)
            {
                if (tank.Level < 50)
                {
                    tankers++;
                    await world.Delay(5 * Minute);
                    if (tank.Level < 200) await tank.Put(200 - tank.Level);
                }

                await world.Delay(10 * Second);
            }
        }

        world.Start(Cars());
        world.Start(Control());
        world.Run(until: 6 * Hour);
        return new() { ["meanTime"] = Minutes(times.Mean), ["tankers"] = tankers };
    }

    private static Dictionary<string, double> Retries(StreamKey key)
    {
        var world = new World(key);
        var (services, draws) = (world.Draws("services"), world.Draws("clients"));
        var server = new Server(world, "server", service: () => services.Exponential(Minute), finishesAbandoned: true);
        var (answered, failed, attempts) = (0, 0, 0);

        async Process Client()
        {
            for (var attempt = 0; attempt < 4; attempt++)
            {
                attempts++;
                if (await server.Serve().Within(6 * Minute))
                {
                    answered++;
                    return;
                }

                await world.Delay(draws.Uniform(0, Minute << attempt));
            }

            failed++;
        }

        world.Start(Arrivals(world, draws, 2 * Minute, Client));
        world.Run(until: 600 * Minute);
        return new() { ["attempts"] = attempts, ["failedShare"] = (double)failed / (answered + failed) };
    }

    // Works until done or pushed aside; what is left is the result.
    private static async Process<long> Piece(World world, Resource resource, int priority, long left)
    {
        using (await resource.Acquire(priority))
        {
            var started = world.Now;
            try
            {
                await world.Delay(left);
                return 0;
            }
            catch (Interrupted)
            {
                return left - (world.Now - started);
            }
        }
    }
}
