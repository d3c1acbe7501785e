using static Dryrun.Simulation.Time;

namespace Dryrun.Simulation.Tests.Processes;

/// <summary>Events of one instant happen by priority, then by lane of their source, then in the order in which that source scheduled them.</summary>
public class OrderTests
{
    private readonly World _world = new(seed: 1);
    private readonly List<string> _log = [];

    [Fact]
    public void Ties_are_first_come_first_served()
    {
        for (var i = 0; i < 5; i++)
            _world.Start(Say($"{i}", 10));
        _world.Run();
        _log.ShouldBe(["0", "1", "2", "3", "4"]);
    }

    [Fact]
    public void Priority_goes_before_order_and_lane_before_order()
    {
        _world.Start(Say("late", 10, priority: 1));
        _world.Start(Say("second lane", 10), lane: 2);
        _world.Start(Say("first lane", 10), lane: 1);
        _world.Start(Say("no lane", 10));
        _world.Start(Say("urgent", 10, priority: -1), lane: 9);
        _world.Run();
        _log.ShouldBe(["urgent", "no lane", "first lane", "second lane", "late"]);
    }

    [Fact]
    public void What_is_woken_now_comes_after_what_was_due_now_before()
    {
        var gate = false;

        async Process Opener()
        {
            await _world.Delay(10);
            gate = true;
            _log.Add("open");
        }

        async Process Waiter()
        {
            await _world.Until(() => gate);
            _log.Add("through");
        }

        _world.Start(Waiter());
        _world.Start(Opener());
        _world.Start(Say("due", 10));
        _world.Run();
        _log.ShouldBe(["open", "due", "through"]);
    }

    [Fact]
    public void No_delay_lets_others_of_the_instant_go_first_but_not_more_urgent_time()
    {
        async Process Yielder()
        {
            _log.Add("one");
            await _world.Delay(0);
            _log.Add("two");
            await _world.Delay(0, priority: 5);
            _log.Add("three");
        }

        _world.Start(Yielder());
        _world.Start(Say("other", 0));
        _world.Run(until: 0);
        _log.ShouldBe(["one", "two", "other", "three"]);
    }

    [Fact]
    public void Adding_a_component_leaves_the_order_of_the_others_alone()
    {
        static List<string> Order(bool withMore)
        {
            var (world, log) = (new World(1), new List<string>());

            async Process Tick(string name)
            {
                for (var i = 0; i < 20; i++)
                {
                    await world.Delay(Second);
                    log.Add(name);
                }
            }

            world.Start(Tick("a"));
            if (withMore) world.Start(Tick("more"));
            world.Start(Tick("b"));
            world.Run();
            return log;
        }

        Order(withMore: true).Where(n => n != "more").ShouldBe(Order(withMore: false));
    }

    [Fact]
    public void Priorities_lie_in_a_byte()
    {
        _world.Start(Say("x", 1, priority: 128));
        Should.Throw<ProcessFailedException>(() => _world.Run()).InnerException.ShouldBeOfType<ArgumentOutOfRangeException>();
    }

    private async Process Say(string word, long after, int priority = 0)
    {
        await _world.Delay(after, priority);
        _log.Add(word);
    }
}
