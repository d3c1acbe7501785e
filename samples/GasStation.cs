using Dryrun.Simulation;
using Dryrun.Simulation.Stations;
using Dryrun.Simulation.Statistics;
using static Dryrun.Simulation.Time;

namespace Dryrun.Samples;

/// <summary>Two pumps over one tank. When the tank runs low a tanker is called, which needs a while; until it comes, cars wait at the pump for petrol.</summary>
internal static class GasStation
{
    private const int TankLitres = 500, LitresASecond = 2;

    public static void Run(TextWriter output)
    {
        output.WriteLine("Two days at a station of two pumps and a tank of 500 litres, by when the tanker is called:");
        output.WriteLine("called below  cars  tankers  mean time of a car  longest");
        foreach (var threshold in new[] { 50, 100, 200, 300 })
        {
            var (times, tankers) = Open(threshold);
            output.WriteLine($"{threshold,10} l  {times.Count,4}  {tankers,7}  {times.Mean / Minute,16:0.0} m  {(double)times.Max / Minute,5:0.0} m");
        }
    }

    private static (Tally Times, int Tankers) Open(int threshold)
    {
        var world = new World(seed: 1);
        var pumps = new Resource(world, "pumps", capacity: 2);
        var tank = new Container(world, "tank", TankLitres, initial: TankLitres);
        var draws = world.Draws("cars");
        var (times, tankers) = (default(Tally), 0);

        async Process Car(int litres)
        {
            var arrived = world.Now;
            using (await pumps.Acquire())
            {
                await tank.Get(litres);
                await world.Delay(litres * Second / LitresASecond);
            }

            times.Add(world.Now - arrived);
        }

        async Process Cars()
        {
            while (true)
            {
                await world.Delay(draws.Uniform(30 * Second, 5 * Minute));
                world.Start(Car(litres: 20 + draws.NextInt(31)));
            }
        }

        async Process Keeper()
        {
            while (true)
            {
                await world.Until(() => tank.Level < threshold);
                tankers++;
                await world.Delay(15 * Minute);
                await tank.Put(TankLitres - tank.Level);
            }
        }

        world.Start(Cars());
        world.Start(Keeper());
        world.Run(until: 2 * Day);
        return (times, tankers);
    }
}
