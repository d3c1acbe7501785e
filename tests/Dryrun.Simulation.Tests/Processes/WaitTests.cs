using Dryrun.Simulation.Stations;

namespace Dryrun.Simulation.Tests.Processes;

/// <summary>Waiting for any of several things, for all of them, with a limit, until a condition.</summary>
public class WaitTests
{
    private readonly World _world = new(seed: 1);
    private readonly List<string> _log = [];
    private readonly Store<string> _orders;
    private readonly Store<int> _cancels;
    private readonly Resource _desk;

    public WaitTests()
    {
        _orders = new(_world, "orders");
        _cancels = new(_world, "cancels");
        _desk = new(_world, "desk", 1);
    }

    [Fact]
    public void The_first_of_two_comes_and_the_other_is_withdrawn()
    {
        async Process Clerk()
        {
            for (var i = 0; i < 3; i++)
            {
                var first = await _world.AnyOf(_orders.Get(), _cancels.Get());
                Log(first.Index == 0 ? $"order {first.A.Value}" : $"cancel {first.B.Value}");
            }
        }

        _world.Start(Clerk());
        PutLater(_cancels, 7, 2);
        PutLater(_orders, "tea", 4);
        PutLater(_cancels, 8, 6);
        PutLater(_cancels, 9, 8);
        _world.Run();
        _log.ShouldBe(["2 cancel 7", "4 order tea", "6 cancel 8"]);
        (_orders.Getters, _cancels.Getters, _cancels.Count).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void Of_things_that_are_there_at_once_the_first_named_is_taken()
    {
        _orders.TryPut("tea").ShouldBeTrue();
        _cancels.TryPut(7).ShouldBeTrue();

        async Process Clerk() => Log($"{(await _world.AnyOf(_cancels.Get(), _orders.Get())).Index}");
        _world.Start(Clerk());
        _world.Run();
        _log.ShouldBe(["0 0"]);
        (_orders.Count, _cancels.Count).ShouldBe((1, 0));
    }

    [Fact]
    public void The_first_of_three_may_be_the_time()
    {
        async Process Clerk()
        {
            var first = await _world.AnyOf(_orders.Get(), _desk.Acquire(), _world.Delay(5));
            Log($"{first.Index}");
        }

        async Process Holder()
        {
            using (await _desk.Acquire())
                await _world.Delay(50);
        }

        _world.Start(Holder());
        _world.Start(Clerk());
        _world.Run();
        _log.ShouldBe(["5 2"]);
        (_desk.Busy, _desk.Waiting).ShouldBe((0, 0));
    }

    [Fact]
    public void A_resource_won_beside_other_things_is_held()
    {
        async Process Clerk()
        {
            var first = await _world.AnyOf(_orders.Get(), _desk.Acquire());
            using (first.B.Value)
            {
                Log($"{first.Index} {_desk.Busy}");
                await _world.Delay(3);
            }
            Log($"{_desk.Busy}");
        }

        async Process Holder()
        {
            using (await _desk.Acquire())
                await _world.Delay(50);
        }

        _world.Start(Holder());
        _world.Start(Clerk());
        _world.Run();
        _log.ShouldBe(["50 1 1", "53 0"]);
    }

    [Fact]
    public void A_wait_with_a_limit_gives_what_came_in_time()
    {
        async Process Reader(long limit)
        {
            var read = await _orders.Get().Within(limit);
            Log(read.TryGet(out var order) ? order : "nothing");
            read.InTime.ShouldBe(order is not null);
            if (!read.InTime) Should.Throw<InvalidOperationException>(() => read.Value);
        }

        _world.Start(Reader(3));
        _world.Start(Reader(10));
        PutLater(_orders, "tea", 5);
        _world.Run();
        _log.ShouldBe(["3 nothing", "5 tea"]);
        _world.Pending.ShouldBe(0);
    }

    /// <summary>The first thing was due before the limits, so it came in time; the second limit was due before the second thing, which stays in the store.</summary>
    [Fact]
    public void At_one_instant_the_event_that_was_scheduled_first_decides_and_nothing_is_lost()
    {
        async Process Reader()
        {
            var read = await _orders.Get().Within(5);
            Log(read.InTime ? "in time" : "late");
        }

        PutLater(_orders, "first", 5);
        _world.Start(Reader());
        _world.Start(Reader());
        PutLater(_orders, "second", 5);
        _world.Run();
        _log.ShouldBe(["5 in time", "5 late"]);
        _orders.Count.ShouldBe(1);
    }

    [Fact]
    public void Patience_with_a_resource_runs_out()
    {
        async Process Customer(long patience)
        {
            using var turn = await _desk.Acquire().Within(patience);
            Log(turn.IsHeld ? "served" : "gone");
            if (turn.IsHeld) await _world.Delay(10);
        }

        foreach (var patience in new[] { 1, 5, 10, 30 })
            _world.Start(Customer(patience));
        _world.Run();
        _log.ShouldBe(["0 served", "5 gone", "10 served", "20 served"]);
        _desk.Busy.ShouldBe(0);
    }

    [Fact]
    public void A_limit_on_room_conditions_and_processes_says_whether_it_was_kept()
    {
        var small = new Store<int>(_world, "small", capacity: 1);
        small.TryPut(1).ShouldBeTrue();
        var slow = Sleep(20);
        _world.Start(slow);

        async Process Asker()
        {
            Log($"{await small.Put(2).Within(3)}");
            Log($"{await _world.Until(() => _world.Now >= 8).Within(4)}");
            Log($"{await slow.Join().Within(5)}");
            Log($"{await slow.Join().Within(50)}");
            Log($"{await slow.Join().Within(50)}");
        }

        _world.Start(Asker());
        _world.Run();
        _log.ShouldBe(["3 False", "7 False", "12 False", "20 True", "20 True"]);
        small.Count.ShouldBe(1);
    }

    [Fact]
    public void All_of_two_are_held_when_the_second_comes()
    {
        async Process Clerk()
        {
            var both = await _world.AllOf(_desk.Acquire(), _orders.Get());
            using (both.A.Value)
                Log(both.B.Value);
        }

        _world.Start(Clerk());
        PutLater(_orders, "tea", 4);
        _world.Run(until: 3);
        _desk.Busy.ShouldBe(1);
        _world.Run();
        _log.ShouldBe(["4 tea"]);
        _desk.Busy.ShouldBe(0);
    }

    [Fact]
    public void What_came_is_given_back_when_a_wait_for_all_is_interrupted()
    {
        _orders.TryPut("first").ShouldBeTrue();

        async Process Clerk()
        {
            try
            {
                await _world.AllOf(_orders.Get(), _cancels.Get());
            }
            catch (Interrupted e)
            {
                Log($"{e.Reason}");
            }
        }

        async Process Later()
        {
            try
            {
                await _world.AllOf(_desk.Acquire(), _orders.Get(o => o == "none"));
            }
            catch (Interrupted)
            {
                Log("no desk");
            }
        }

        async Process Holder()
        {
            using (await _desk.Acquire())
                await _world.Delay(2);
        }

        var (clerk, later) = (Clerk(), Later());
        _world.Start(clerk);
        _world.Start(Holder());
        _world.Start(later);
        _world.Run(until: 3);
        (_orders.Count, _desk.Busy).ShouldBe((0, 1));
        clerk.Interrupt("stop").ShouldBeTrue();
        later.Interrupt().ShouldBeTrue();
        _world.Run();
        _log.ShouldBe(["3 stop", "3 no desk"]);
        (_orders.Count, _desk.Busy, _cancels.Getters).ShouldBe((1, 0, 0));
    }

    [Fact]
    public void All_of_some_processes_and_the_first_of_them()
    {
        async Process Parent()
        {
            await _world.AllOf([Sleep(5), Sleep(9), Sleep(7)]);
            Log("all");
            var first = await _world.AnyOf([Sleep(5), Sleep(2), Sleep(7)]);
            Log($"first {first}");
            await _world.AllOf([]);
        }

        _world.Start(Parent());
        _world.Run();
        _log.ShouldBe(["9 all", "11 first 1"]);
        Should.Throw<ArgumentOutOfRangeException>(() => _world.AnyOf([]));
    }

    [Fact]
    public void The_failure_of_one_of_all_is_thrown()
    {
        async Process Fail()
        {
            await _world.Delay(3);
            throw new FormatException("bad");
        }

        async Process Parent(bool any)
        {
            try
            {
                if (any) await _world.AnyOf([Sleep(5), Fail()]);
                else await _world.AllOf([Fail(), Sleep(5)]);
            }
            catch (FormatException e)
            {
                Log(e.Message);
            }
        }

        _world.Start(Parent(any: false));
        _world.Start(Parent(any: true));
        _world.Run();
        _log.ShouldBe(["3 bad", "3 bad"]);
    }

    [Fact]
    public void A_result_comes_beside_other_things()
    {
        async Process<int> Answer()
        {
            await _world.Delay(4);
            return 42;
        }

        async Process Asker()
        {
            var answer = Answer();
            _world.Start(answer);
            var first = await _world.AnyOf(_world.Delay(9), answer.Join());
            Log($"{first.Index} {first.B.Value}");
            Log($"{(await _world.AllOf(answer.Join(), _world.Delay(3))).A.Value}");
        }

        _world.Start(Asker());
        _world.Run();
        _log.ShouldBe(["4 1 42", "7 42"]);
    }

    [Fact]
    public void A_signal_is_set_once_and_wakes_all_who_wait_in_their_order()
    {
        var answer = new Signal<int>(_world);

        async Process Asker(string name, long after)
        {
            await _world.Delay(after);
            Log($"{name} {await answer}");
        }

        async Process Impatient()
        {
            Log($"{(await answer.Within(2)).InTime}");
            Log($"{(await _world.AnyOf(_world.Delay(50), answer.Wait())).B.Value}");
            Log($"{(await answer.Within(2)).Value}");
        }

        async Process Answerer()
        {
            await _world.Delay(5);
            answer.Waiting.ShouldBe(3);
            Should.Throw<InvalidOperationException>(() => answer.Value);
            answer.Set(42);
            answer.TrySet(43).ShouldBeFalse();
            Should.Throw<InvalidOperationException>(() => answer.Set(43)).Message.ShouldContain("set once");
        }

        _world.Start(Asker("one", 1));
        _world.Start(Asker("two", 0));
        _world.Start(Asker("late", 9));
        _world.Start(Impatient());
        _world.Start(Answerer());
        _world.Run();
        _log.ShouldBe(["2 False", "5 two 42", "5 one 42", "5 42", "5 42", "9 late 42"]);
    }

    [Fact]
    public void Conditions_are_looked_at_after_every_event_in_the_order_of_their_waits()
    {
        var level = 0;

        async Process Waiter(string name, int needed)
        {
            await _world.Until(() => level >= needed);
            Log(name);
        }

        async Process Filler()
        {
            while (level < 4)
            {
                await _world.Delay(1);
                level++;
            }
        }

        _world.Start(Waiter("three", 3));
        _world.Start(Waiter("one", 1));
        _world.Start(Waiter("three too", 3));
        _world.Start(Waiter("none", 0));
        _world.Start(Filler());
        _world.Run();
        _log.ShouldBe(["0 none", "1 one", "3 three", "3 three too"]);
    }

    private async Process Sleep(long time) => await _world.Delay(time);

    private void PutLater<T>(Store<T> store, T item, long after)
    {
        async Process Put()
        {
            await _world.Delay(after);
            await store.Put(item);
        }

        _world.Start(Put());
    }

    private void Log(string word) => _log.Add($"{_world.Now} {word}");
}
