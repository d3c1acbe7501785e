using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Stations;
using Dryrun.Simulation.Statistics;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Tests.Stations;

/// <summary>
/// Stations against what is known of them exactly: the mean over 20 independent worlds (seeds 1 .. 20) lies within 4 standard errors, estimated from these worlds
/// (Student's t with 19 degrees of freedom: by chance once in 1,300), of the exact value, and a standard error is small enough to tell.
/// </summary>
public class ClosedFormTests
{
    private const int Worlds = 20;
    private const double Z = 4.0;

    /// <summary>M/M/2/5: chances are in proportion to 1, a, a^2/2, a^3/4, a^4/8, a^5/16 with a = 1.6 erlangs.</summary>
    [Fact]
    public void Loss_of_two_servers_with_three_places_to_wait()
    {
        double[] weights = [1, 1.6, 1.6 * 1.6 / 2, Math.Pow(1.6, 3) / 4, Math.Pow(1.6, 4) / 8, Math.Pow(1.6, 5) / 16];
        var loss = weights[5] / weights.Sum();
        var present = weights.Select((w, i) => i * w).Sum() / weights.Sum();
        var reports = Runs(world => new Server(world, "desk", servers: 2, room: 3, service: Law(world, Second)), (desk, _) => desk.Serve(), Second * 10 / 16);
        Agrees(reports.Select(r => r.Flow.Loss), loss, precision: 0.03);
        Agrees(reports.Select(r => r.Queue.Mean + r.Serving.Mean), present, precision: 0.01);
        Agrees(reports.Select(r => r.Utilisation), 0.8 * (1 - loss), precision: 0.01);
    }

    /// <summary>M/M/1 with two classes, each half of the arrivals, load 0.8 in all; Cobham 1954: W1 = W0 / (1 - r1), W2 = W1 / (1 - r), W0 = r services.</summary>
    [Fact]
    public void Waits_of_two_classes_without_preemption()
    {
        var (first, second) = Classes(preemptive: false);
        Agrees(first, 0.8 / 0.6 + 1, precision: 0.02);
        Agrees(second, 0.8 / 0.6 / 0.2 + 1, precision: 0.05);
    }

    /// <summary>With preemption the first class does not see the second: 1 / (1 - r1); the second stays 1 / ((1 - r1) (1 - r)) services.</summary>
    [Fact]
    public void Sojourns_of_two_classes_with_preemption()
    {
        var (first, second) = Classes(preemptive: true);
        Agrees(first, 1 / 0.6, precision: 0.02);
        Agrees(second, 1 / (0.6 * 0.2), precision: 0.05);
    }

    /// <summary>Sharing is insensitive: with load r a job of size x stays x / (1 - r) whatever the law of the sizes; here 9 of 10 take 0.2 and 1 of 10 takes 5.</summary>
    [Fact]
    public void Sojourns_on_a_shared_processor_are_in_proportion_to_the_size()
    {
        const double Load = 0.7;
        var (small, large) = (new List<double>(), new List<double>());
        for (var seed = 1UL; seed <= Worlds; seed++)
        {
            var world = new World(seed);
            var cpu = new ProcessorSharing(world, "cpu");
            var (sizes, ofSmall, ofLarge) = (world.Draws("sizes"), new Measure(world, "small"), new Measure(world, "large"));
            async Process Job()
            {
                var (came, isLarge) = (world.Now, sizes.Bernoulli(1, 10));
                await cpu.ServeFor(isLarge ? 5 * Second : Second / 5);
                (isLarge ? ofLarge : ofSmall).Add(world.Now - came);
            }

            Arrive(world, (long)(0.68 * Second / Load), Job);
            small.Add(ofSmall.Report().Times.Mean / Second);
            large.Add(ofLarge.Report().Times.Mean / Second);
            cpu.Report().Utilisation.ShouldBe(Load, 0.03);
        }

        Agrees(small, 0.2 / (1 - Load), precision: 0.05);
        Agrees(large, 5 / (1 - Load), precision: 0.05);
    }

    /// <summary>
    /// A bucket of burst b in front of Poisson arrivals at the rate of its tokens refuses as many as the loss queue that it is the dual of: the missing tokens
    /// are an M/D/1 queue whose arrivals are refused when fewer than one token is left. For a burst of 1 a token is there again one period after it was taken: refused are
    /// r / (1 + r) with r arrivals a period.
    /// </summary>
    [Fact]
    public void Pass_rate_of_a_bucket_of_one()
    {
        const double Offered = 1.5;
        var reports = new List<TokenReport>();
        for (var seed = 1UL; seed <= Worlds; seed++)
        {
            var world = new World(seed);
            var limit = new TokenSource(world, "limit", tokens: 1, per: Second, burst: 1);
            Arrive(world, (long)(Second / Offered), async () =>
            {
                limit.TryTake();
                await world.Delay(0);
            });
            reports.Add(limit.Report());
        }

        Agrees(reports.Select(r => r.Flow.Loss), Offered / (1 + Offered), precision: 0.01);
        Agrees(reports.Select(r => r.Utilisation), Offered / (1 + Offered), precision: 0.01);
    }

    /// <summary>Messages of exponential size on a link: M/M/1 for the transmission (Kleinrock 1, ch. 3), and the latency on top: 1 / (1 - r) transmissions and 3 of latency.</summary>
    [Fact]
    public void Delay_and_throughput_of_a_link()
    {
        var reports = Runs(world => new Link(world, "link", bytesPerSecond: 1_000_000, latency: 3 * Second), (link, sizes) => link.Send(sizes.Exponential(1_000_000)), Second * 10 / 6);
        Agrees(reports.Select(r => r.Sojourn.Mean / Second), 1 / 0.4 + 3, precision: 0.02);
        Agrees(reports.Select(r => r.Utilisation), 0.6, precision: 0.01);
        Agrees(reports.Select(r => ((LinkReport)r).BytesPerSecond), 600_000, precision: 0.01);
    }

    /// <summary>M/M/1 with patience: with exponential patience of mean p the number present is a birth and death process; those who give up are a share of the waiting over p.</summary>
    [Fact]
    public void Those_who_run_out_of_patience()
    {
        // Arrivals and services 1 a second, patience 2 seconds: deaths in state n are 1 + (n - 1) / 2.
        var weights = new double[60];
        weights[0] = 1;
        for (var n = 1; n < weights.Length; n++) weights[n] = weights[n - 1] / (1 + (n - 1) / 2.0);
        var waiting = weights.Select((w, n) => Math.Max(0, n - 1) * w).Sum() / weights.Sum();
        var reports = new List<ServiceReport>();
        for (var seed = 1UL; seed <= Worlds; seed++)
        {
            var world = new World(seed);
            var (counter, services, patience) = (new Resource(world, "counter", capacity: 1), Law(world, Second), world.Draws("patience"));
            Arrive(world, Second, async () =>
            {
                using var turn = await counter.Acquire().Within(patience.Exponential(2 * Second));
                if (turn.IsHeld) await world.Delay(services());
            });
            reports.Add(counter.Report());
        }

        Agrees(reports.Select(r => (double)r.Flow.Reneged / r.Flow.Arrived), waiting / 2, precision: 0.02);
        Agrees(reports.Select(r => r.Queue.Mean), waiting, precision: 0.02);
    }

    private static (List<double> First, List<double> Second) Classes(bool preemptive)
    {
        var (first, second) = (new List<double>(), new List<double>());
        for (var seed = 1UL; seed <= Worlds; seed++)
        {
            var world = new World(seed);
            var desk = new Server(world, "desk", preemptive: preemptive, service: Law(world, Second));
            var (classes, ofFirst, ofSecond) = (world.Draws("classes"), new Measure(world, "first"), new Measure(world, "second"));
            Arrive(world, Second * 10 / 8, async () =>
            {
                var (came, rank) = (world.Now, classes.NextInt(2));
                await desk.Serve(rank);
                (rank == 0 ? ofFirst : ofSecond).Add(world.Now - came);
            });
            first.Add(ofFirst.Report().Times.Mean / Second);
            second.Add(ofSecond.Report().Times.Mean / Second);
        }
        return (first, second);
    }

    private static List<ServiceReport> Runs<TStation>(Func<World, TStation> make, Func<TStation, Draws, ServeWait> visit, long gap)
        where TStation : JobStation
    {
        var reports = new List<ServiceReport>();
        for (var seed = 1UL; seed <= Worlds; seed++)
        {
            var world = new World(seed);
            var (station, draws) = (make(world), world.Draws("visits"));
            Arrive(world, gap, async () => await visit(station, draws));
            reports.Add((ServiceReport)station.Report());
        }
        return reports;
    }

    private static Func<long> Law(World world, long mean)
    {
        var draws = world.Draws("services");
        return () => draws.Exponential(mean);
    }

    /// <summary>Poisson arrivals: 500 mean gaps of warm-up, then 20,000 of measurement.</summary>
    private static void Arrive(World world, long meanGap, Func<Process> visit)
    {
        var gaps = world.Draws("gaps");
        async Process Arrivals()
        {
            while (true)
            {
                await world.Delay(gaps.Exponential(meanGap));
                world.Start(visit());
            }
        }

        world.Start(Arrivals());
        world.Run(until: 500 * meanGap);
        world.RestartStatistics();
        world.Run(until: 20_500 * meanGap);
    }

    private static void Agrees(IEnumerable<double> values, double exact, double precision)
    {
        var summary = Summary.Of([.. values]);
        (summary.StandardError / exact).ShouldBeLessThan(precision, "the runs are too short to tell");
        summary.Mean.ShouldBe(exact, Z * summary.StandardError);
    }
}
