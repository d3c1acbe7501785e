using Dryrun.Simulation.Stations;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Simulation.Tests.Stations;

/// <summary>Against turns taken one by one, and against small scenarios.</summary>
public class ProcessorSharingTests
{
    [Fact]
    public void Two_share_and_nothing_is_lost()
    {
        var world = new World(seed: 1);
        var cpu = new ProcessorSharing(world, "cpu");
        var log = new List<string>();
        async Process Job(string name, long at, long work)
        {
            await world.Delay(at);
            (await cpu.ServeFor(work)).ShouldBeTrue();
            log.Add($"{name} {world.Now}");
        }

        world.Start(Job("long", 0, 10));
        world.Start(Job("short", 0, 4));
        world.Start(Job("none", 3, 0));
        world.Start(Job("alone", 100, 5));
        world.Run();
        // Without turns: short at 8, long at 14. Of the last turns of a round, the one that ends goes first.
        log.ShouldBe(["none 3", "short 7", "long 14", "alone 105"]);
        cpu.Report().Utilisation.ShouldBe(19 / 105.0);
        cpu.Report().Sojourn.Max.ShouldBe(14);
    }

    [Fact]
    public void Only_so_many_may_share()
    {
        var world = new World(seed: 1);
        var cpu = new ProcessorSharing(world, "cpu", work: () => 10, room: 2);
        var lost = 0;
        async Process Job()
        {
            if (!await cpu.Serve()) lost++;
        }

        for (var i = 0; i < 5; i++) world.Start(Job());
        world.Run();
        lost.ShouldBe(3);
        world.Now.ShouldBe(20);
        cpu.Report().Flow.ShouldBe(new FlowSummary(5, 0, 2, 3, 0, 0, 0));
    }

    /// <summary>Random arrivals, works and cancellations: every job ends at the microsecond at which turns one by one end it.</summary>
    [Fact]
    public void Agrees_with_turns_one_by_one()
    {
        var step = from gap in Gen.Choose(0, 7) from work in Gen.Choose(0, 12) from patience in Gen.Choose(0, 40) select (gap, work, patience);
        Check.One(Config.QuickThrowOnFailure.WithReplay(20260726, 1).WithMaxTest(300), Prop.ForAll(Gen.ListOf(step).ToArbitrary(), steps =>
        {
            var jobs = new List<(long At, long Work, long Until)>();
            var at = 0L;
            // A job of odd patience is cancelled after it.
            foreach (var (gap, work, patience) in steps) jobs.Add((at += gap, work, patience % 2 == 1 ? at + patience : long.MaxValue));
            Ends(jobs).ShouldBe(TurnByTurn(jobs));
        }));
    }

    /// <summary>When each job ends; -1 when it was cancelled.</summary>
    private static long[] Ends(List<(long At, long Work, long Until)> jobs)
    {
        var world = new World(seed: 1);
        var cpu = new ProcessorSharing(world, "cpu");
        var ends = new long[jobs.Count];
        async Process Job(int i)
        {
            await world.Delay(jobs[i].At);
            ends[i] = -1;
            await cpu.ServeFor(jobs[i].Work);
            ends[i] = world.Now;
        }

        async Process Breaker(Process job, long at)
        {
            // After whatever ends at that instant.
            await world.Delay(at, priority: 1);
            job.Cancel();
        }

        for (var i = 0; i < jobs.Count; i++)
        {
            var job = Job(i);
            world.Start(job);
            if (jobs[i].Until < long.MaxValue) world.Start(Breaker(job, jobs[i].Until));
        }
        world.Run();
        return ends;
    }

    private static long[] TurnByTurn(List<(long At, long Work, long Until)> jobs)
    {
        var ends = new long[jobs.Count];
        var left = jobs.Select(j => j.Work).ToArray();
        var present = new List<int>();
        var round = new Queue<int>();
        for (var now = 0L; Array.Exists(ends, e => e == 0); now++)
        {
            for (var i = 0; i < jobs.Count; i++)
            {
                if (jobs[i].At == now && left[i] == 0) ends[i] = now == 0 ? long.MinValue : now;
                else if (jobs[i].At == now) present.Add(i);
                if (jobs[i].Until == now && present.Remove(i)) (ends[i], round) = (-1, new(round.Where(j => j != i)));
            }
            if (present.Count == 0 && now > jobs.Max(j => j.At)) break;
            if (round.Count == 0) round = new(present.OrderBy(i => left[i]).ThenBy(i => i));
            if (round.Count == 0) continue;
            var turn = round.Dequeue();
            if (--left[turn] > 0) continue;
            ends[turn] = now + 1;
            present.Remove(turn);
        }
        return [.. ends.Select(e => e == long.MinValue ? 0 : e)];
    }
}
