using Dryrun.Simulation.Stations;

namespace Dryrun.Simulation.Tests.Stations;

/// <summary>Small scenarios, event by event; times in microseconds.</summary>
public class ResourceTests
{
    private readonly World _world = new(seed: 1);
    private readonly List<string> _log = [];

    [Fact]
    public void First_come_first_served()
    {
        var counter = new Resource(_world, "counter", capacity: 1);
        Come(counter, "a", at: 0, service: 10);
        Come(counter, "b", at: 2, service: 10);
        Come(counter, "c", at: 1, service: 10);
        _world.Run();
        _log.ShouldBe(["a 0-10", "c 10-20", "b 20-30"]);
        var report = counter.Report();
        report.Utilisation.ShouldBe(1.0);
        report.Wait.Count.ShouldBe(3);
        report.Wait.Mean.ShouldBe((9 + 18) / 3.0);
        report.Wait.Max.ShouldBe(18);
        report.Sojourn.Mean.ShouldBe((10 + 19 + 28) / 3.0);
        report.Queue.Mean.ShouldBe(27 / 30.0);
        report.Queue.Max.ShouldBe(2);
        report.Flow.ShouldBe(new FlowSummary(3, 0, 3, 0, 0, 0, 0));
    }

    [Fact]
    public void The_more_urgent_go_first_and_equals_in_order()
    {
        var counter = new Resource(_world, "counter", capacity: 1);
        Come(counter, "a", at: 0, service: 10);
        Come(counter, "b", at: 1, service: 10, priority: 5);
        Come(counter, "c", at: 2, service: 10, priority: -1);
        Come(counter, "d", at: 3, service: 10, priority: 5);
        Come(counter, "e", at: 4, service: 10, priority: -1);
        Come(counter, "f", at: 5, service: 10);
        _world.Run();
        _log.ShouldBe(["a 0-10", "c 10-20", "e 20-30", "f 30-40", "b 40-50", "d 50-60"]);
    }

    [Fact]
    public void A_unit_is_taken_from_the_least_urgent_who_came_last()
    {
        var ward = new Resource(_world, "ward", capacity: 2, preemptive: true);
        Come(ward, "old", at: 0, service: 100, priority: 3);
        Come(ward, "new", at: 5, service: 100, priority: 3);
        Come(ward, "urgent", at: 10, service: 10, priority: 1);
        Come(ward, "equal", at: 11, service: 10, priority: 3);
        _world.Run();
        _log.ShouldBe(["new lost it at 10: a unit of 'ward' went to priority 1, held since 5", "urgent 10-20", "equal 20-30", "old 0-100"]);
        ward.Report().Flow.ShouldBe(new FlowSummary(4, 0, 3, 0, 0, 1, 0));
    }

    [Fact]
    public void Who_is_as_urgent_waits()
    {
        var ward = new Resource(_world, "ward", capacity: 1, preemptive: true);
        Come(ward, "a", at: 0, service: 10, priority: 1);
        Come(ward, "b", at: 1, service: 10, priority: 1);
        _world.Run();
        _log.ShouldBe(["a 0-10", "b 10-20"]);
    }

    [Fact]
    public void A_unit_lost_at_the_instant_of_its_grant_is_known_to_be_lost()
    {
        var ward = new Resource(_world, "ward", capacity: 1, preemptive: true);
        Come(ward, "a", at: 0, service: 10, priority: 1);
        Come(ward, "b", at: 1, service: 10, priority: 5);
        // At 10 a gives its unit back, b is granted it and, before b goes on, loses it to c.
        var held = true;
        async Process Waiter()
        {
            await _world.Delay(2);
            using var turn = await ward.Acquire(4);
            held = turn.IsHeld;
            try
            {
                await _world.Delay(1);
            }
            catch (Interrupted)
            {
                _log.Add($"waiter lost it at {_world.Now}");
            }
        }

        async Process Urgent()
        {
            await _world.Delay(1);
            await Customer(ward, "c", at: 9, service: 3, priority: 0);
        }

        _world.Start(Waiter());
        _world.Start(Urgent());
        _world.Run();
        held.ShouldBeFalse();
        _log.ShouldBe(["a 0-10", "waiter lost it at 10", "c 10-13", "b 13-23"]);
    }

    [Fact]
    public void A_process_does_not_take_a_unit_from_itself()
    {
        var ward = new Resource(_world, "ward", capacity: 1, preemptive: true);
        async Process Greedy()
        {
            using var first = await ward.Acquire(priority: 2);
            var second = ward.TryAcquire(out _, priority: 1);
            _log.Add($"{second} {first.IsHeld}");
            await _world.Delay(1);
        }

        _world.Start(Greedy());
        _world.Run();
        _log.ShouldBe(["False True"]);
    }

    [Fact]
    public void Trying_does_not_wait()
    {
        var trunks = new Resource(_world, "trunks", capacity: 2);
        trunks.TryAcquire(out var first).ShouldBeTrue();
        trunks.TryAcquire(out _).ShouldBeTrue();
        trunks.TryAcquire(out var none).ShouldBeFalse();
        none.IsHeld.ShouldBeFalse();
        none.Dispose();
        first.Dispose();
        first.Dispose();
        trunks.Busy.ShouldBe(1);
        trunks.TryAcquire(out _).ShouldBeTrue();
        trunks.Report().Flow.ShouldBe(new FlowSummary(4, 0, 1, 1, 0, 0, 2));
        trunks.Report().Flow.Loss.ShouldBe(0.25);
    }

    [Fact]
    public void Who_is_interrupted_in_the_line_has_given_up()
    {
        var counter = new Resource(_world, "counter", capacity: 1);
        Come(counter, "a", at: 0, service: 10);
        var b = Customer(counter, "b", 1, 10, 0);
        _world.Start(b);
        Come(counter, "c", at: 2, service: 10);
        async Process Impatience()
        {
            await _world.Delay(5);
            b.Interrupt("enough");
        }

        _world.Start(Impatience());
        _world.Run();
        _log.ShouldBe(["b lost it at 5: enough", "a 0-10", "c 10-20"]);
        counter.Report().Flow.ShouldBe(new FlowSummary(3, 0, 2, 0, 1, 0, 0));
    }

    [Fact]
    public void A_warm_up_is_cut_off()
    {
        var counter = new Resource(_world, "counter", capacity: 1);
        Come(counter, "a", at: 0, service: 100);
        Come(counter, "b", at: 10, service: 100);
        _world.Run(until: 60);
        _world.RestartStatistics();
        counter.Report().Flow.ShouldBe(new FlowSummary(0, 2, 0, 0, 0, 0, 2));
        _world.Run();
        var report = counter.Report();
        report.Elapsed.ShouldBe(140);
        report.Flow.ShouldBe(new FlowSummary(0, 2, 2, 0, 0, 0, 0));
        report.Queue.Mean.ShouldBe(40 / 140.0);
        report.Wait.Count.ShouldBe(1);
        report.Wait.Max.ShouldBe(90);
    }

    [Fact]
    public void A_report_reads_well()
    {
        var counter = new Resource(_world, "counter", capacity: 1);
        Come(counter, "a", at: 0, service: 10 * Time.Minute);
        Come(counter, "b", at: Time.Minute, service: 10 * Time.Minute);
        _world.Run(until: Time.Hour);
        counter.TryAcquire(out _);
        counter.TryAcquire(out _);
        counter.Report().ToString().ShouldBe(
            """
            counter: 33.3 % of 1 unit in use over 1 h 00 min
              flow     2 of 4 served, 1 dropped, 1 present
              queue    mean 0.15, max 1, now 0
              wait     mean 3 min 00 s, p50 0 s, p95 9 min 00 s, p99 9 min 00 s, max 9 min 00 s
              sojourn  mean 14 min 30 s, p50 10 min 00 s, p95 19 min 00 s, p99 19 min 00 s, max 19 min 00 s
            """);
        _world.Report().ShouldBe(counter.Report().ToString());
    }

    private void Come(Resource resource, string name, long at, long service, int priority = 0) =>
        _world.Start(Customer(resource, name, at, service, priority));

    private async Process Customer(Resource resource, string name, long at, long service, int priority)
    {
        await _world.Delay(at);
        try
        {
            using var turn = await resource.Acquire(priority);
            var from = _world.Now;
            await _world.Delay(service);
            _log.Add($"{name} {from}-{_world.Now}");
        }
        catch (Interrupted e)
        {
            var since = e.Reason is Preempted lost ? $", held since {lost.Since}" : "";
            _log.Add($"{name} lost it at {_world.Now}: {e.Reason}{since}");
        }
    }
}
