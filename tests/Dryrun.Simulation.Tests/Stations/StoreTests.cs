using Dryrun.Simulation.Stations;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Simulation.Tests.Stations;

/// <summary>Small scenarios, event by event; times in microseconds.</summary>
public class StoreTests
{
    private readonly World _world = new(seed: 1);
    private readonly List<string> _log = [];

    [Fact]
    public void Things_leave_in_the_order_in_which_they_came()
    {
        var store = new Store<int>(_world, "store", capacity: 2);
        foreach (var item in (int[])[1, 2, 3, 4]) _world.Start(Put(store, item, at: item));
        foreach (var at in (int[])[10, 20, 30, 40, 50]) _world.Start(Get(store, at));
        _world.Run(until: 100);
        _log.ShouldBe(["put 1 at 1", "put 2 at 2", "got 1 at 10", "put 3 at 10", "got 2 at 20", "put 4 at 20", "got 3 at 30", "got 4 at 40"]);
        store.Getters.ShouldBe(1);
        var report = store.Report();
        report.Passed.ShouldBe(4);
        report.Level.Max.ShouldBe(2);
        report.Stay.Mean.ShouldBe((9 + 18 + 20 + 20) / 4.0);
        report.Putters.Max.ShouldBe(2);
    }

    [Fact]
    public void A_getter_can_be_choosy()
    {
        var store = new Store<int>(_world, "store");
        _world.Start(Get(store, at: 0, item => item % 2 == 0));
        _world.Start(Get(store, at: 1));
        _world.Start(Get(store, at: 2, item => item > 10));
        foreach (var item in (int[])[3, 5, 4, 12]) _world.Start(Put(store, item, at: 10 + item));
        _world.Run();
        _log.ShouldBe(["put 3 at 13", "got 3 at 13", "put 4 at 14", "got 4 at 14", "put 5 at 15", "put 12 at 22", "got 12 at 22"]);
        store.Count.ShouldBe(1);
        store[0].ShouldBe(5);
    }

    [Fact]
    public void A_choosy_getter_takes_from_the_middle_and_makes_room()
    {
        var store = new Store<string>(_world, "store", capacity: 3);
        foreach (var item in (string[])["a", "b", "c"]) store.TryPut(item).ShouldBeTrue();
        store.TryPut("d").ShouldBeFalse();
        store.TryGet(item => item == "b", out var found).ShouldBeTrue();
        found.ShouldBe("b");
        store.TryGet(item => item == "b", out _).ShouldBeFalse();
        store.TryPut("d").ShouldBeTrue();
        Enumerable.Range(0, store.Count).Select(i => store[i]).ShouldBe(["a", "c", "d"]);
        Should.Throw<ArgumentOutOfRangeException>(() => store[3]);
    }

    [Fact]
    public void A_report_reads_well()
    {
        var store = new Store<int>(_world, "parcels", capacity: 5);
        store.TryPut(1);
        _world.Start(Get(store, 300 * (int)Time.Millisecond));
        _world.Run(until: Time.Second);
        store.Report().ToString().ShouldBe(
            """
            parcels: 1 passed over 1.00 s, room for 5
              level    mean 0.30, max 1, now 0
              stay     mean 300 ms, p50 300 ms, p95 300 ms, p99 300 ms, max 300 ms
              getters  mean 0.00, max 0, now 0
              wait     mean 0 s, p50 0 s, p95 0 s, p99 0 s, max 0 s
            """);
    }

    /// <summary>Random puts and takes from random places, against a list.</summary>
    [Fact]
    public void Agrees_with_a_list() => Check.One(
        Config.QuickThrowOnFailure.WithReplay(20260725, 1),
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), steps =>
        {
            var store = new Store<int>(new World(1), "store");
            var list = new List<int>();
            foreach (var step in steps)
            {
                if (step % 3 != 0) AddTo(store, list, step);
                else if (store.TryGet(item => item % 7 == step % 7, out var got)) TakeFrom(list, got, item => item % 7 == step % 7);
                else list.Any(item => item % 7 == step % 7).ShouldBeFalse();
                Enumerable.Range(0, store.Count).Select(i => store[i]).ShouldBe(list);
            }
            store.World.Run();
        }));

    private static void AddTo(Store<int> store, List<int> list, int item)
    {
        store.TryPut(item).ShouldBeTrue();
        list.Add(item);
    }

    private static void TakeFrom(List<int> list, int got, Predicate<int> wanted)
    {
        var index = list.FindIndex(wanted);
        list[index].ShouldBe(got);
        list.RemoveAt(index);
    }

    private async Process Put(Store<int> store, int item, int at)
    {
        await _world.Delay(at);
        await store.Put(item);
        _log.Add($"put {item} at {_world.Now}");
    }

    private async Process Get(Store<int> store, int at, Func<int, bool>? wanted = null)
    {
        await _world.Delay(at);
        var item = wanted is null ? await store.Get() : await store.Get(wanted);
        _log.Add($"got {item} at {_world.Now}");
    }
}
