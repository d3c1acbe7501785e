using Dryrun.Simulation.Faults;
using Dryrun.Simulation.Stations;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Tests.Faults;

/// <summary>What each fault does, event by event; times in microseconds.</summary>
public class FaultPointTests
{
    private readonly World _world = new(seed: 1);
    private readonly List<string> _log = [];

    [Fact]
    public void A_slow_server_takes_longer_with_what_it_begins()
    {
        var desk = new Server(_world, "desk", service: () => 10);
        desk.Fault(FaultKind.Slow).Severity = new Ratio(3, 1);
        Episode(desk.Fault(FaultKind.Slow), 5, 25);
        for (var i = 0; i < 3; i++) _world.Start(Serve(desk, $"{i}"));
        _world.Run();
        _log.ShouldBe(["0 True 10", "1 True 40", "2 True 50"]);
        desk.Fault(FaultKind.Slow).TimeActive.ShouldBe(20);
        desk.Fault(FaultKind.Slow).ToString().ShouldBe("desk: slow, 1 times, 20.0 us in all");
    }

    [Fact]
    public void A_server_that_is_down_loses_everybody()
    {
        var desk = new Server(_world, "desk", service: () => 10);
        Episode(desk.Fault(FaultKind.Down), 15, 25);
        for (var i = 0; i < 3; i++) _world.Start(Serve(desk, $"{i}"));
        _world.Start(Serve(desk, "early", at: 20));
        _world.Start(Serve(desk, "late", at: 30));
        _world.Run();
        _log.ShouldBe(["0 True 10", "1 False 15", "2 False 15", "early False 20", "late True 40"]);
        desk.Report().Flow.ShouldBe(new FlowSummary(5, 0, 2, 3, 0, 0, 0));
    }

    [Fact]
    public void A_processor_that_is_down_loses_everybody()
    {
        var cpu = new ProcessorSharing(_world, "cpu");
        Episode(cpu.Fault(FaultKind.Down), 7, 8);
        async Process Job(long work) => _log.Add($"{work} {await cpu.ServeFor(work)} {_world.Now}");
        _world.Start(Job(2));
        _world.Start(Job(20));
        _world.Start(Job(30));
        _world.Run();
        _log.ShouldBe(["2 True 4", "20 False 7", "30 False 7"]);
    }

    [Fact]
    public void A_stalled_resource_takes_back_but_gives_nothing_out()
    {
        var counter = new Resource(_world, "counter", capacity: 2);
        Episode(counter.Fault(FaultKind.Stall), 5, 30);
        async Process Customer(string name)
        {
            using (await counter.Acquire()) await _world.Delay(10);
            _log.Add($"{name} {_world.Now}");
        }

        for (var i = 0; i < 4; i++) _world.Start(Customer($"{i}"));
        _world.Run();
        _log.ShouldBe(["0 10", "1 10", "2 40", "3 40"]);
    }

    [Fact]
    public void A_stalled_store_takes_in_until_it_is_full()
    {
        var store = new Store<int>(_world, "store", capacity: 2);
        Episode(store.Fault(FaultKind.Stall), 5, 30);
        async Process Put()
        {
            for (var i = 0; i < 4; i++)
            {
                await _world.Delay(8);
                await store.Put(i);
                _log.Add($"put {i} {_world.Now}");
            }
        }

        async Process Get()
        {
            while (true) _log.Add($"got {await store.Get()} {_world.Now}");
        }

        _world.Start(Put());
        _world.Start(Get());
        _world.Run();
        _log.ShouldBe(["put 0 8", "put 1 16", "got 0 30", "got 1 30", "put 2 30", "got 2 30", "put 3 38", "got 3 38"], ignoreOrder: true);
        store.Report().Stay.Max.ShouldBe(22);
    }

    [Fact]
    public void A_stalled_container_gives_nothing_out()
    {
        var tank = new Container(_world, "tank", capacity: 10, initial: 10);
        Episode(tank.Fault(FaultKind.Stall), 5, 30);
        async Process Get(long at)
        {
            await _world.Delay(at);
            await tank.Get(2);
            _log.Add($"{at} {_world.Now}");
        }

        _world.Start(Get(1));
        _world.Start(Get(10));
        _world.Start(Get(35));
        _world.Run();
        _log.ShouldBe(["1 1", "10 30", "35 35"]);
    }

    [Fact]
    public void A_partition_loses_what_is_on_the_way_or_sent_meanwhile()
    {
        var link = new Link(_world, "link", bytesPerSecond: Second, latency: 100);
        Episode(link.Fault(FaultKind.Partition), 50, 200);
        foreach (var at in (long[])[0, 60, 195]) _world.Start(Send(link, at));
        _world.Run();
        // The last one leaves the line at 205, when the partition is over.
        _log.ShouldBe(["0 False 110", "60 False 170", "195 True 305"]);
        link.Report().Flow.Dropped.ShouldBe(2);
    }

    [Fact]
    public void A_delay_makes_the_way_longer()
    {
        var link = new Link(_world, "link", bytesPerSecond: Second, latency: 100);
        link.Fault(FaultKind.Delay).Severity = new Ratio(5, 2);
        Episode(link.Fault(FaultKind.Delay), 50, 200);
        foreach (var at in (long[])[0, 60, 195]) _world.Start(Send(link, at));
        _world.Run();
        _log.ShouldBe(["0 True 110", "195 True 305", "60 True 320"]);
    }

    /// <summary>10 % of 20,000 messages: the standard deviation is 42.4; 4 of them. Which ones are lost depends on the message alone, not on when the fault begins.</summary>
    [Fact]
    public void A_lossy_link_loses_the_same_messages_whenever_the_fault_is_there()
    {
        const int Messages = 20_000;
        bool[] Fates(long from)
        {
            var world = new World(seed: 7);
            var link = new Link(world, "link", bytesPerSecond: Second, latency: 0);
            var arrived = new bool[Messages];
            async Process Sender()
            {
                for (var i = 0; i < Messages; i++) arrived[i] = await link.Send(1);
            }

            async Process Fault()
            {
                await world.Delay(from);
                link.Fault(FaultKind.Loss).Begin();
            }

            world.Start(Sender());
            world.Start(Fault());
            world.Run();
            return arrived;
        }

        var (all, half) = (Fates(0), Fates(Messages / 2));
        ((double)all.Count(a => !a)).ShouldBe(Messages / 10.0, 4 * 42.4);
        half[..(Messages / 2 - 1)].ShouldAllBe(a => a);
        half[(Messages / 2)..].ShouldBe(all[(Messages / 2)..]);
    }

    [Fact]
    public void A_clock_that_is_slow_lets_fewer_tokens_in()
    {
        var pacer = new TokenSource(_world, "pacer", tokens: 1, per: 10, burst: 1);
        // At half the rate from 15 on: a token at 10, then half of one, then one more needs 10 instead of 5, and 20 each while it lasts.
        Episode(pacer.Fault(FaultKind.Skew), 15, 50);
        async Process Taker()
        {
            for (var i = 0; i < 6; i++)
            {
                await pacer.Take();
                _log.Add($"{_world.Now}");
            }
        }

        _world.Start(Taker());
        _world.Run();
        _log.ShouldBe(["0", "10", "25", "45", "58", "68"]);
    }

    [Fact]
    public void A_client_whose_clock_is_fast_is_impatient()
    {
        var retry = new Retry(_world, "client", timeout: 100, attempts: 1, firstPause: 0);
        retry.Fault(FaultKind.Skew).Severity = new Ratio(4, 1);
        retry.Fault(FaultKind.Skew).Begin();
        retry.Timeout.ShouldBe(25);
        retry.Fault(FaultKind.Skew).End();
        retry.Timeout.ShouldBe(100);
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused()
    {
        var link = new Link(_world, "link", bytesPerSecond: Second, latency: 0);
        Should.Throw<ArgumentOutOfRangeException>(() => link.Fault(FaultKind.Loss).Severity = new Ratio(3, 2));
        Should.Throw<ArgumentOutOfRangeException>(() => link.Fault(FaultKind.Delay).Severity = 0);
        Should.Throw<ArgumentOutOfRangeException>(() => link.Fault(FaultKind.Loss).Ends = 0);
        Should.Throw<KeyNotFoundException>(() => link.Fault(FaultKind.Stall)).Message.ShouldBe("Station 'link' has no fault of the kind Stall; it has: Loss, Partition, Delay.");
        link.Fault(FaultKind.Delay).Begin();
        Should.Throw<InvalidOperationException>(() => link.Fault(FaultKind.Delay).Severity = 2);
    }

    private void Episode(FaultPoint point, long from, long until)
    {
        async Process Story()
        {
            await _world.Delay(from);
            point.Begin();
            await _world.Delay(until - from);
            point.End();
        }

        _world.Start(Story());
    }

    private async Process Serve(Server desk, string name, long at = 0)
    {
        await _world.Delay(at);
        _log.Add($"{name} {await desk.Serve()} {_world.Now}");
    }

    private async Process Send(Link link, long at)
    {
        await _world.Delay(at);
        _log.Add($"{at} {await link.Send(10)} {_world.Now}");
    }
}
