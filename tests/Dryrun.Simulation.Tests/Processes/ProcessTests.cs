using Dryrun.Simulation.Stations;
using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Tests.Processes;

public class ProcessTests
{
    private readonly World _world = new(seed: 1);
    private readonly List<string> _log = [];

    [Fact]
    public void A_called_process_does_nothing_until_it_is_started_and_the_world_runs()
    {
        var process = Say("hello", after: 3);
        _world.Run(10);
        _log.ShouldBeEmpty();
        _world.Start(process);
        _log.ShouldBeEmpty();
        _world.Run(20);
        _log.ShouldBe(["13 hello"]);
        process.IsFinished.ShouldBeTrue();
    }

    [Fact]
    public void An_awaited_call_runs_in_the_place_of_its_caller()
    {
        async Process Outer()
        {
            await Say("inner", after: 2);
            Log("between");
            await Say("at once", after: 0);
            await Nothing();
            Log("end");
        }

        _world.Start(Outer());
        _world.Run();
        _log.ShouldBe(["2 inner", "2 between", "2 at once", "2 end"]);
    }

    [Fact]
    public void A_call_gives_its_result_and_its_exception_to_its_caller()
    {
        async Process<int> Twice(int number)
        {
            await _world.Delay(1);
            return number < 0 ? throw new ArgumentException("negative") : 2 * number;
        }

        async Process Caller()
        {
            Log($"{await Twice(21)}");
            try
            {
                await Twice(-1);
            }
            catch (ArgumentException e)
            {
                Log(e.Message);
            }
        }

        _world.Start(Caller());
        _world.Run();
        _log.ShouldBe(["1 42", "2 negative"]);
    }

    [Fact]
    public void Calls_that_end_at_once_do_not_nest_on_the_stack()
    {
        var sum = 0;
        async Process<int> One()
        {
            await Nothing();
            return 1;
        }

        async Process Loop()
        {
            for (var i = 0; i < 200_000; i++)
                sum += await One();
        }

        _world.Start(Loop());
        _world.Run();
        sum.ShouldBe(200_000);
    }

    [Fact]
    public void Calls_nest_as_deeply_as_memory_allows()
    {
        async Process<int> Depth(int left)
        {
            if (left == 0)
            {
                await _world.Delay(5);
                return 0;
            }
            return 1 + await Depth(left - 1);
        }

        async Process Root() => Log($"{await Depth(50_000)}");

        _world.Start(Root());
        _world.Run();
        _log.ShouldBe(["5 50000"]);
    }

    [Fact]
    public void A_started_process_can_be_joined_by_several_before_and_after_its_end()
    {
        var work = Say("work", after: 5);
        _world.Start(work);

        async Process Joiner(string name, long after)
        {
            await _world.Delay(after);
            await work;
            Log(name);
        }

        _world.Start(Joiner("early", 1));
        _world.Start(Joiner("too", 2));
        _world.Start(Joiner("late", 9));
        _world.Run();
        _log.ShouldBe(["5 work", "5 early", "5 too", "9 late"]);
    }

    [Fact]
    public void A_started_process_keeps_its_result_for_all_who_hold_it()
    {
        async Process<string> Quote()
        {
            await _world.Delay(5);
            return "42";
        }

        var quote = Quote();
        _world.Start(quote);

        async Process Reader(long after)
        {
            await _world.Delay(after);
            Log(await quote);
        }

        _world.Start(Reader(1));
        _world.Start(Reader(8));
        _world.Run();
        _log.ShouldBe(["5 42", "8 42"]);
    }

    [Fact]
    public void The_failure_of_a_process_that_nobody_joins_stops_the_run_with_its_name_and_the_time()
    {
        async Process Clerk()
        {
            await _world.Delay(2 * Minute);
            throw new FormatException("no form");
        }

        _world.Start(Clerk());
        var error = Should.Throw<ProcessFailedException>(() => _world.Run());
        error.Message.ShouldBe("Process 'Clerk' failed at 00:02:00: no form");
        error.InnerException.ShouldBeOfType<FormatException>();
        (error.Process, error.Time).ShouldBe(("Clerk", 2 * Minute));
    }

    [Fact]
    public void A_process_can_be_given_a_name()
    {
        async Process Fail()
        {
            await Nothing();
            throw new FormatException("no form");
        }

        var process = Fail();
        _world.Start(process, name: "clerk 7");
        process.Name.ShouldBe("clerk 7");
        Should.Throw<ProcessFailedException>(() => _world.Run()).Process.ShouldBe("clerk 7");
    }

    [Fact]
    public void The_failure_of_a_joined_process_is_thrown_to_all_who_joined_it_and_to_those_who_ask_later()
    {
        async Process Fail()
        {
            await _world.Delay(5);
            throw new FormatException("no form");
        }

        var failing = Fail();
        _world.Start(failing);

        async Process Joiner(long after)
        {
            await _world.Delay(after);
            try
            {
                await failing;
            }
            catch (FormatException e)
            {
                Log(e.Message);
            }
        }

        _world.Start(Joiner(1));
        _world.Start(Joiner(2));
        _world.Start(Joiner(7));
        _world.Run();
        _log.ShouldBe(["5 no form", "5 no form", "7 no form"]);
    }

    [Fact]
    public void Processes_in_the_pool_do_not_answer_for_those_that_used_their_frame_before()
    {
        var first = Say("first", after: 1);
        _world.Start(first);
        _world.Run();
        var second = Say("second", after: 1);
        _world.Start(second);
        first.IsFinished.ShouldBeTrue();
        second.IsFinished.ShouldBeFalse();
        first.ShouldNotBe(second);
        first.Interrupt().ShouldBeFalse();
        first.Cancel().ShouldBeFalse();
        _world.Run();
        _log.ShouldBe(["1 first", "2 second"]);
    }

    [Fact]
    public void Misuse_is_refused_with_a_reason()
    {
        var process = Say("x", after: 1);
        Should.Throw<InvalidOperationException>(() => process.Interrupt()).Message.ShouldContain("never started");
        _world.Start(process);
        Should.Throw<InvalidOperationException>(() => _world.Start(process)).Message.ShouldContain("started once");
        Should.Throw<ArgumentOutOfRangeException>(() => _world.Run(-1));
        _world.Run();
        Should.Throw<ArgumentOutOfRangeException>(() => _world.Run(0));

        async Process Self(Func<Process> me)
        {
            await _world.Delay(1);
            me().Interrupt();
        }

        Process self = default;
        self = Self(() => self);
        _world.Start(self);
        Should.Throw<ProcessFailedException>(() => _world.Run()).Message.ShouldContain("cannot interrupt or cancel itself");

        async Process Past() => await _world.Delay(-1);
        _world.Start(Past());
        Should.Throw<ProcessFailedException>(() => _world.Run()).InnerException.ShouldBeOfType<ArgumentOutOfRangeException>();

        async Process Reentrant()
        {
            await _world.Delay(1);
            _world.Run();
        }

        _world.Start(Reentrant());
        Should.Throw<ProcessFailedException>(() => _world.Run()).Message.ShouldContain("running already");

        async Process Eternal(Func<Process> me) => await me();
        Process eternal = default;
        eternal = Eternal(() => eternal);
        _world.Start(eternal);
        Should.Throw<ProcessFailedException>(() => _world.Run()).Message.ShouldContain("awaits itself");
    }

    [Fact]
    public void A_call_that_is_awaited_cannot_be_awaited_by_another()
    {
        var call = Say("x", after: 5);
        async Process Await() => await call;
        _world.Start(Await());
        _world.Start(Await());
        Should.Throw<ProcessFailedException>(() => _world.Run()).Message.ShouldContain("already awaited");
    }

    [Fact]
    public void Only_a_process_may_await_a_world()
    {
        async Task Wrong() => await _world.Delay(1);

        async Process Caller()
        {
            await _world.Delay(1);
            _ = Wrong();
        }

        _world.Start(Caller());
        _world.Start(Say("after", after: 2));
        Should.Throw<InvalidOperationException>(() => _world.Run()).Message.ShouldContain("Only an async method that returns Process");
        Should.Throw<InvalidOperationException>(() => _world.Run());
        _log.ShouldBeEmpty();
    }

    [Fact]
    public void A_run_stops_at_its_end_and_goes_on_later_as_if_it_had_not()
    {
        static World Model()
        {
            var world = new World(3);
            var draws = world.Draws("a");
            var counter = new Resource(world, "counter", 2);

            async Process Customer()
            {
                using (await counter.Acquire())
                    await world.Delay(draws.Exponential(Second));
            }

            async Process Arrivals()
            {
                while (true)
                {
                    await world.Delay(draws.Exponential(Second / 2));
                    world.Start(Customer());
                }
            }

            world.Start(Arrivals());
            return world;
        }

        var (straight, halting) = (Model(), Model());
        var whole = straight.Run(until: Hour);
        for (var minute = 1; minute < 60; minute++)
            halting.Run(until: minute * Minute).Now.ShouldBe(minute * Minute);
        halting.Run(until: Hour).ShouldBe(whole);
        whole.Events.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public void A_run_includes_its_last_instant_and_can_be_stopped_from_within()
    {
        _world.Start(Say("at the end", after: 10));
        _world.Start(Say("after it", after: 11));
        _world.Run(until: 10);
        _log.ShouldBe(["10 at the end"]);

        async Process Stopper()
        {
            await _world.Delay(0);
            _world.Stop();
        }

        _world.Start(Stopper());
        _world.Run(until: 100).Now.ShouldBe(10);
        _log.Count.ShouldBe(1);
        _world.Run(until: 100).Now.ShouldBe(100);
        _log.Count.ShouldBe(2);
    }

    [Fact]
    public void Beyond_the_horizon_is_the_horizon()
    {
        _world.Start(Say("far", after: long.MaxValue));
        _world.Run().Now.ShouldBe(Horizon);
        _log.ShouldBe([$"{Horizon} far"]);
    }

    [Fact]
    public void Worlds_on_one_thread_keep_to_themselves()
    {
        var other = new World(2);

        async Process Confused() => await other.Delay(1);

        _world.Start(Confused());
        Should.Throw<ProcessFailedException>(() => _world.Run()).Message.ShouldContain("another world");
    }

    private async Process Say(string word, long after)
    {
        await _world.Delay(after);
        Log(word);
    }

#pragma warning disable CS1998 // What it is for: a process that ends without waiting.
    private static async Process Nothing()
    {
    }
#pragma warning restore CS1998

    private void Log(string word) => _log.Add($"{_world.Now} {word}");
}
