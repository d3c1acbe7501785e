using Dryrun.Simulation.Stations;

namespace Dryrun.Simulation.Tests.Processes;

public class InterruptTests
{
    private readonly World _world = new(seed: 1);
    private readonly List<string> _log = [];

    [Fact]
    public void An_interrupt_throws_at_the_await_with_its_reason_and_the_process_goes_on()
    {
        async Process Machine()
        {
            var left = 10L;
            while (left > 0)
            {
                var since = _world.Now;
                try
                {
                    await _world.Delay(left);
                    left = 0;
                }
                catch (Interrupted e)
                {
                    left -= _world.Now - since;
                    Log($"{e.Reason}, {left} left");
                    await _world.Delay(5);
                }
            }
            Log("done");
        }

        var machine = Machine();
        _world.Start(machine);
        At(4, () => machine.Interrupt("broken"));
        At(12, () => machine.Interrupt("again"));
        At(99, () => machine.Interrupt("too late").ShouldBeFalse());
        _world.Run();
        _log.ShouldBe(["4 broken, 6 left", "12 again, 3 left", "20 done"]);
    }

    [Fact]
    public void An_interrupt_reaches_the_innermost_call_and_unwinds_to_whoever_catches_it()
    {
        async Process Inner()
        {
            try
            {
                await _world.Delay(100);
            }
            finally
            {
                Log("inner finally");
            }
        }

        async Process Outer()
        {
            try
            {
                await Inner();
            }
            catch (Interrupted)
            {
                Log("caught");
            }
        }

        var outer = Outer();
        _world.Start(outer);
        At(3, () => outer.Interrupt());
        _world.Run();
        _log.ShouldBe(["3 inner finally", "3 caught"]);
    }

    [Fact]
    public void An_interrupted_process_leaves_whatever_it_waited_for()
    {
        var store = new Store<int>(_world, "store");
        var desk = new Resource(_world, "desk", 1);

        async Process Waiter(int what)
        {
            try
            {
                if (what == 0) await store.Get();
                else if (what == 1) await desk.Acquire();
                else if (what == 2) await _world.Until(() => false);
                else await _world.AnyOf(store.Get(), desk.Acquire(), _world.Delay(50));
            }
            catch (Interrupted)
            {
                Log($"{what}");
            }
        }

        async Process Holder()
        {
            using (await desk.Acquire())
                await _world.Delay(20);
        }

        _world.Start(Holder());
        for (var what = 0; what < 4; what++)
        {
            var waiter = Waiter(what);
            _world.Start(waiter);
            At(5, () => waiter.Interrupt().ShouldBeTrue());
        }
        _world.Run(until: 10);
        _log.ShouldBe(["5 0", "5 1", "5 2", "5 3"]);
        (store.Getters, desk.Waiting).ShouldBe((0, 0));
        _world.Run().Now.ShouldBe(20);
    }

    /// <summary>The joiner is interrupted first; by the time it goes on, the frame of the joined process is back in the pool.</summary>
    [Fact]
    public void An_interrupted_joiner_hears_of_it_though_the_joined_process_ends_at_the_same_instant()
    {
        async Process Sleep() => await _world.Delay(5);

        async Process Joiner(Process joined)
        {
            try
            {
                await joined;
                Log("joined");
            }
            catch (Interrupted)
            {
                Log("interrupted");
            }
        }

        var joined = Sleep();
        var joiner = Joiner(joined);
        _world.Start(joiner);
        At(5, () => joiner.Interrupt());
        _world.Start(joined);
        At(6, () => Log("no more"));
        _world.Run();
        _log.ShouldBe(["5 interrupted", "6 no more"]);
    }

    [Fact]
    public void An_event_of_one_world_may_run_another()
    {
        async Process Outer()
        {
            var inner = new World(7);
            async Process Sleep() => await inner.Delay(100);
            await _world.Delay(1);
            inner.Start(Sleep());
            Log($"inner {inner.Run().Now}");
            await _world.Delay(1);
            Log("outer");
        }

        _world.Start(Outer());
        _world.Run();
        _log.ShouldBe(["1 inner 100", "2 outer"]);
    }

    /// <summary>The grant came first: the process keeps what it got, and is interrupted at its next await.</summary>
    [Fact]
    public void An_interrupt_after_a_grant_of_the_same_instant_takes_nothing_away()
    {
        var store = new Store<string>(_world, "store");

        async Process Reader()
        {
            Log(await store.Get());
            try
            {
                await _world.Delay(10);
            }
            catch (Interrupted)
            {
                Log("interrupted");
            }
        }

        var reader = Reader();
        _world.Start(reader);
        At(3, () =>
        {
            store.TryPut("letter").ShouldBeTrue();
            reader.Interrupt().ShouldBeTrue();
        });
        _world.Run();
        _log.ShouldBe(["3 letter", "3 interrupted"]);
    }

    [Fact]
    public void An_interrupt_that_nobody_catches_is_the_failure_of_the_process()
    {
        async Process Sleeper() => await _world.Delay(10);
        var sleeper = Sleeper();
        _world.Start(sleeper);
        At(3, () => sleeper.Interrupt("fire"));
        Should.Throw<ProcessFailedException>(() => _world.Run()).Message.ShouldBe("Process 'Sleeper' failed at 3us: The process was interrupted: fire");
    }

    [Fact]
    public void A_cancelled_process_ends_quietly_and_its_finally_and_using_blocks_run()
    {
        var desk = new Resource(_world, "desk", 1);

        async Process Worker()
        {
            using (await desk.Acquire())
                try
                {
                    await _world.Delay(100);
                    Log("never");
                }
                finally
                {
                    Log("clean");
                }
        }

        async Process Joiner(Process worker)
        {
            await worker;
            Log("joined");
        }

        var worker = Worker();
        _world.Start(worker);
        _world.Start(Joiner(worker));
        At(3, () => worker.Cancel().ShouldBeTrue());
        _world.Run();
        _log.ShouldBe(["3 clean", "3 joined"]);
        (worker.IsFinished, desk.Busy).ShouldBe((true, 0));
        worker.Cancel().ShouldBeFalse();
    }

    [Fact]
    public void A_cancelled_process_cannot_wait_any_more()
    {
        async Process Stubborn()
        {
            for (var i = 0; i < 3; i++)
                try
                {
                    await _world.Delay(10);
                }
                catch (ProcessCancelled)
                {
                    Log($"{i}");
                }
        }

        var stubborn = Stubborn();
        _world.Start(stubborn);
        At(3, () => stubborn.Cancel());
        _world.Run(until: 5);
        _log.ShouldBe(["3 0", "3 1", "3 2"]);
        stubborn.IsFinished.ShouldBeTrue();
    }

    [Fact]
    public void A_process_cancelled_before_it_began_never_begins()
    {
        async Process Worker()
        {
            Log("begun");
            await _world.Delay(1);
        }

        var worker = Worker();
        _world.Start(worker);
        worker.Cancel().ShouldBeTrue();
        _world.Run();
        _log.ShouldBeEmpty();
        worker.IsFinished.ShouldBeTrue();
        _world.Events.ShouldBe(0);
    }

    [Fact]
    public void A_cancelled_process_has_no_result()
    {
        async Process<int> Answer()
        {
            await _world.Delay(10);
            return 42;
        }

        async Process Asker(Process<int> answer)
        {
            try
            {
                await answer;
            }
            catch (InvalidOperationException e)
            {
                Log(e.Message);
            }
        }

        var answer = Answer();
        _world.Start(answer);
        _world.Start(Asker(answer));
        At(3, () => answer.Cancel());
        _world.Run();
        _log.ShouldBe(["3 Answer was cancelled and has no result."]);
    }

    [Fact]
    public void Only_the_last_of_several_interrupts_before_a_process_runs_is_thrown_and_a_cancellation_wins()
    {
        async Process Sleeper()
        {
            try
            {
                await _world.Delay(10);
            }
            catch (Interrupted e)
            {
                Log($"{e.Reason}");
                await _world.Delay(10);
                Log("slept");
            }
        }

        var (sleeper, other) = (Sleeper(), Sleeper());
        _world.Start(sleeper);
        _world.Start(other);
        At(3, () =>
        {
            sleeper.Interrupt("one");
            sleeper.Interrupt("two");
            other.Interrupt("one");
            other.Cancel();
            other.Interrupt("two");
        });
        _world.Run();
        _log.ShouldBe(["3 two", "13 slept"]);
        other.IsFinished.ShouldBeTrue();
    }

    private void At(long time, Action action)
    {
        async Process Do()
        {
            await _world.Delay(time);
            action();
        }

        _world.Start(Do());
    }

    private void Log(string word) => _log.Add($"{_world.Now} {word}");
}
