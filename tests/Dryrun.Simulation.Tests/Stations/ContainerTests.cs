using Dryrun.Simulation.Stations;

namespace Dryrun.Simulation.Tests.Stations;

/// <summary>Small scenarios, event by event; times in microseconds.</summary>
public class ContainerTests
{
    private readonly World _world = new(seed: 1);
    private readonly List<string> _log = [];

    [Fact]
    public void A_large_wish_holds_up_smaller_ones_behind_it()
    {
        var tank = new Container(_world, "tank", capacity: 100, initial: 50);
        _world.Start(Get(tank, 80, at: 1));
        _world.Start(Get(tank, 10, at: 2));
        _world.Start(Put(tank, 45, at: 10));
        _world.Start(Put(tank, 90, at: 20));
        _world.Run();
        _log.ShouldBe(["put 45 at 10", "got 80 at 10", "got 10 at 10", "put 90 at 20"]);
        tank.Level.ShouldBe(95);
        tank.TryGet(96).ShouldBeFalse();
        var report = tank.Report();
        (report.Put, report.Got).ShouldBe((135, 90));
        report.GetterWait.Mean.ShouldBe((9 + 8) / 2.0);
        report.Level.Mean.ShouldBe((50 * 10 + 5 * 10) / 20.0);
    }

    [Fact]
    public void Who_takes_makes_room_and_who_puts_is_next()
    {
        var tank = new Container(_world, "tank", capacity: 10, initial: 10);
        _world.Start(Put(tank, 4, at: 0));
        _world.Start(Put(tank, 8, at: 1));
        _world.Start(Get(tank, 5, at: 5));
        _world.Start(Get(tank, 9, at: 6));
        _world.Run();
        _log.ShouldBe(["got 5 at 5", "put 4 at 5", "got 9 at 6", "put 8 at 6"]);
        tank.Level.ShouldBe(8);
    }

    [Fact]
    public void Whoever_gives_up_lets_the_smaller_wish_pass()
    {
        var tank = new Container(_world, "tank", capacity: 10, initial: 3);
        var large = Get(tank, 5, at: 0);
        _world.Start(large);
        _world.Start(Get(tank, 2, at: 1));
        async Process Breaker()
        {
            await _world.Delay(4);
            large.Cancel();
        }

        _world.Start(Breaker());
        _world.Run();
        _log.ShouldBe(["got 2 at 4"]);
    }

    [Fact]
    public void What_could_never_be_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Container(_world, "tank", capacity: 10).Get(11)).Message
            .ShouldContain("1 .. the capacity, 10");

    private async Process Get(Container tank, long amount, long at)
    {
        await _world.Delay(at);
        await tank.Get(amount);
        _log.Add($"got {amount} at {_world.Now}");
    }

    private async Process Put(Container tank, long amount, long at)
    {
        await _world.Delay(at);
        await tank.Put(amount);
        _log.Add($"put {amount} at {_world.Now}");
    }
}
