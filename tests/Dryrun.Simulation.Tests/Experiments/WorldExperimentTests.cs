using Dryrun.Simulation.Experiments;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Stations;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Tests.Experiments;

/// <summary>Experiments over whole worlds: a counter with customers, run side by side.</summary>
public class WorldExperimentTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Worlds_side_by_side_do_what_they_do_alone(int threads)
    {
        var alone = Run(1);
        var beside = Run(threads);
        beside.Hash.ShouldBe(alone.Hash);
        // The history of every world, not only its mean.
        beside.Values(1, 1).SequenceEqual(alone.Values(1, 1)).ShouldBeTrue();
        static ExperimentResult<int> Run(int on) => Experiment.Run([1, 2], Experiment.Seeds(1, 16), ["wait", "history"], Day, on);
    }

    [Fact]
    public void A_second_counter_shortens_the_wait_for_sure_under_common_random_numbers()
    {
        var result = Experiment.Run([1, 2], Experiment.Seeds(1, 20), t => Day(t)[0], threads: 2);
        result.Difference(1, 0).High.ShouldBeLessThan(0.0);
        result.Mean(1).Mid.ShouldBeLessThan(result.Mean(0).Mid);
    }

    [Fact]
    public void A_draw_log_finds_where_two_runs_of_a_world_part()
    {
        DrawLog.FirstDivergence(log => Bank(7, 1, log, serviceMinutes: 5)).ShouldBeNull();
        var run = 0;
        var divergence = DrawLog.FirstDivergence(log => Bank(7, 1, log, serviceMinutes: run++ == 0 ? 5 : 6));
        divergence.ShouldNotBeNull();
        // Arrivals are drawn first; the first service is where they part.
        divergence.Draw.ShouldBeInRange(1, 3);
        divergence.Message.ShouldContain("service: ");
    }

    private static double[] Day(Trial<int> trial)
    {
        var (wait, hash) = Bank(trial.Seed, trial.Design, null, serviceMinutes: 5);
        return [wait, BitConverter.UInt64BitsToDouble(hash >> 12)];
    }

    /// <summary>Mean wait in minutes over a day at so many counters, and the hash of the history.</summary>
    private static (double Wait, ulong Hash) Bank(ulong seed, int counters, DrawLog? log, int serviceMinutes)
    {
        var world = new World(seed, log);
        var counter = new Resource(world, "counter", counters);
        var (arrivals, service) = (world.Draws("arrivals"), world.Draws("service"));
        var (waited, served) = (0L, 0L);

        async Process Customer()
        {
            var came = world.Now;
            using (await counter.Acquire())
            {
                waited += world.Now - came;
                served++;
                await world.Delay(service.Exponential(serviceMinutes * Minute));
            }
        }

        async Process Arrivals()
        {
            while (true)
            {
                await world.Delay(arrivals.Exponential(6 * Minute));
                world.Start(Customer());
            }
        }

        world.Start(Arrivals());
        world.Run(until: 24 * Hour);
        log?.Complete();
        return ((double)waited / served / Minute, world.Hash.Value);
    }
}
