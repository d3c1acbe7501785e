using Dryrun.Simulation.Faults;
using Dryrun.Simulation.Stations;
using FsCheck;
using FsCheck.Fluent;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Tests.Faults;

/// <summary>The swarm, the phase of safety and that of healing.</summary>
public class FaultPlanTests
{
    /// <summary>Over seeds: whatever mix of faults, all laws hold while they come and go, and afterwards everything recovers.</summary>
    [Fact]
    public void With_a_budget_every_mix_of_faults_is_survived() => Check.One(
        Config.QuickThrowOnFailure.WithReplay(20260727, 1).WithMaxTest(30),
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var storm = new RetryStorm((ulong)seed, budget: true);
            new FaultPlan(storm.World).Run(safety: 2 * Minute, healing: 2 * Minute);
        }));

    [Fact]
    public void Without_a_budget_the_retries_outlive_the_fault()
    {
        var storm = new RetryStorm(seed: 1, budget: false);
        var plan = new FaultPlan(storm.World, chance: 0).With(storm.Server.Fault(FaultKind.Slow));
        plan.Chosen.Count.ShouldBe(1);
        storm.Server.Fault(FaultKind.Slow).Begins = new Ratio(1, 10);
        var trouble = Should.Throw<NotHealedException>(() => plan.Run(safety: Minute, healing: 4 * Minute));
        trouble.Unsettled.Count.ShouldBe(2);
        trouble.Message.ShouldStartWith("Not healed 4 min 00 s after the last fault: the line of 'server' was never empty, and ");
        // The same faults with a budget.
        var saved = new RetryStorm(seed: 1, budget: true);
        saved.Server.Fault(FaultKind.Slow).Begins = new Ratio(1, 10);
        var report = new FaultPlan(saved.World, chance: 0).With(saved.Server.Fault(FaultKind.Slow)).Run(safety: Minute, healing: 4 * Minute);
        report.ToString().ShouldStartWith("Healed. 1 faults came and went for 1 min 00 s, then 4 min 00 s of healing.\n  server: slow: ");
        storm.Client.Report().Amplification.ShouldBeGreaterThan(3.0);
        saved.Client.Report().Amplification.ShouldBeLessThan(1.2);
    }

    [Fact]
    public void A_promise_must_be_kept()
    {
        var storm = new RetryStorm(seed: 3, budget: true);
        Should.Throw<NotHealedException>(() => new FaultPlan(storm.World, chance: 0).Promise("nothing is on the way", () => false).Run(Second, Second))
            .Unsettled.ShouldBe(["'nothing is on the way' does not hold"]);
    }

    /// <summary>Each of 6 points is on with chance 1/2 over 400 seeds: 1,200 of 2,400 with a standard deviation of 24.5; 4 of them. All mixes of the three of the link occur.</summary>
    [Fact]
    public void The_seed_chooses_the_swarm()
    {
        var mixes = new HashSet<string>();
        var on = 0;
        for (var seed = 0UL; seed < 400; seed++)
        {
            var storm = new RetryStorm(seed, budget: true);
            var plan = new FaultPlan(storm.World);
            on += plan.Chosen.Count;
            mixes.Add(string.Concat(storm.Uplink.FaultPoints.Select(p => plan.Chosen.Contains(p) ? '1' : '0')));
            plan.Chosen.Select(p => p.Name).ShouldBe(new FaultPlan(new RetryStorm(seed, budget: true).World).Chosen.Select(p => p.Name));
        }

        on.ShouldBeInRange(1_200 - 98, 1_200 + 98);
        mixes.Count.ShouldBe(8);
    }

    [Fact]
    public void The_same_seed_has_the_same_faults_and_the_same_history()
    {
        static (HistoryHash, string) Run()
        {
            var storm = new RetryStorm(seed: 11, budget: true);
            var report = new FaultPlan(storm.World, chance: 1).Run(safety: Minute, healing: Minute);
            return (storm.World.Hash, report.ToString());
        }

        Run().ShouldBe(Run());
    }

    /// <summary>Episodes begin with chance 1/4 a tick and end with 1/2: absent 4 ticks and there for 2 on average, a third of the time.</summary>
    [Fact]
    public void Episodes_have_the_lengths_of_their_chances()
    {
        var world = new World(seed: 5);
        var link = new Link(world, "link", bytesPerSecond: Second, latency: 0);
        var point = link.Fault(FaultKind.Delay);
        (point.Begins, point.Ends, point.Tick) = (new Ratio(1, 4), new Ratio(1, 2), Millisecond);
        new FaultPlan(world, chance: 0).With(point).Run(safety: 60 * Second, healing: 0);
        // 10,000 cycles of 6 ticks; the length of a cycle varies by sqrt(12 + 2) = 3.7 ticks, so their number by 62 and the time by 200 ticks.
        ((double)point.Episodes).ShouldBe(10_000, 4 * 62);
        ((double)point.TimeActive / Millisecond).ShouldBe(20_000, 4 * 200);
    }

    /// <summary>Switching a fault on changes what happens, but shifts no draw of anything else: the arrivals are the same to the microsecond.</summary>
    [Fact]
    public void A_fault_shifts_no_other_draw()
    {
        static List<long> Arrivals(Ratio chance)
        {
            var world = new World(seed: 9);
            var gaps = world.Draws("arrivals");
            var desk = new Server(world, "desk", service: () => 100);
            var link = new Link(world, "link", bytesPerSecond: Second, latency: 100);
            var times = new List<long>();
            async Process Customers()
            {
                while (true)
                {
                    await world.Delay(gaps.Exponential(Millisecond));
                    times.Add(world.Now);
                    world.Start(Customer());
                }
            }

            async Process Customer()
            {
                if (await link.Send(50)) await desk.Serve();
            }

            world.Start(Customers());
            new FaultPlan(world, chance).Run(safety: 20 * Second, healing: 5 * Second);
            return times;
        }

        Arrivals(chance: 1).ShouldBe(Arrivals(chance: 0));
    }

    [Fact]
    public void A_running_plan_is_not_changed()
    {
        var storm = new RetryStorm(seed: 1, budget: true);
        var plan = new FaultPlan(storm.World, chance: 1);
        plan.Start();
        Should.Throw<InvalidOperationException>(() => plan.Without(storm.Server.Fault(FaultKind.Down)));
        plan.Heal();
        plan.Without(storm.Server.Fault(FaultKind.Down)).Chosen.Count.ShouldBe(5);
    }
}
