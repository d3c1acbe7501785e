using Dryrun.Simulation;
using Dryrun.Simulation.Stations;
using Dryrun.Simulation.Statistics;
using static Dryrun.Simulation.Time;

namespace Dryrun.Samples;

/// <summary>A bank whose customers lose patience: a diary of the first half hour, then whole weeks with one to three counters.</summary>
internal static class Bank
{
    public static void Run(TextWriter output)
    {
        output.WriteLine("The first half hour with one counter:");
        Open(seed: 2, counters: 1, 30 * Minute, output);
        output.WriteLine();
        output.WriteLine("A week of eight-hour days:");
        output.WriteLine("counters  served  left again  mean wait of the served  longest");
        for (var counters = 1; counters <= 3; counters++)
        {
            var week = new Week();
            for (ulong day = 1; day <= 5; day++) week.Add(Open(seed: day, counters, 8 * Hour, TextWriter.Null));
            output.WriteLine($"{counters,8}  {week.Waits.Count,6}  {week.Left,10}  {week.Waits.Mean / Minute,21:0.0} m  {(double)week.Waits.Max / Minute,5:0.0} m");
        }
    }

    private static Week Open(ulong seed, int counters, long until, TextWriter diary)
    {
        var world = new World(seed);
        var counter = new Resource(world, "counter", counters);
        var (arrivals, services, patience) = (world.Draws("arrivals"), world.Draws("services"), world.Draws("patience"));
        var week = new Week();

        async Process Customer(int number)
        {
            void Says(string what) => diary.WriteLine($"  {Format(world.Now / Second * Second)}  customer {number} {what}");

            var arrived = world.Now;
            Says("comes in");
            using var turn = await counter.Acquire().Within(patience.Uniform(4 * Minute, 12 * Minute));
            if (!turn.IsHeld)
            {
                week.Left++;
                Says("has waited long enough and leaves");
                return;
            }

            week.Waits.Add(world.Now - arrived);
            Says("is served");
            await world.Delay(services.Exponential(6 * Minute));
            Says("is done");
        }

        async Process Arrivals()
        {
            for (var number = 1; ; number++)
            {
                await world.Delay(arrivals.Exponential(4 * Minute));
                world.Start(Customer(number));
            }
        }

        world.Start(Arrivals());
        world.Run(until);
        return week;
    }

    private sealed class Week
    {
        public Tally Waits;
        public int Left;

        public void Add(Week day)
        {
            Waits.Merge(day.Waits);
            Left += day.Left;
        }
    }
}
