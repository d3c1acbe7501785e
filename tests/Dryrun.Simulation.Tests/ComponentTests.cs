using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Tests.Events;

namespace Dryrun.Simulation.Tests;

public class ComponentTests
{
    private readonly World _world = new(seed: 1);

    [Fact]
    public void An_event_comes_back_with_its_kind_and_numbers_when_it_is_due()
    {
        var recorder = new Recorder(_world);
        recorder.At(5, 2, 30, 40);
        recorder.At(3, 1, -1, long.MaxValue);
        recorder.At(5, 7, 0, 0, priority: -1);
        _world.Run(until: 100);
        recorder.Log.ShouldBe(
        [
            (3, new Event(1, -1, long.MaxValue)),
            (5, new Event(7)),
            (5, new Event(2, 30, 40)),
        ]);
        _world.Events.ShouldBe(3);
    }

    [Fact]
    public void A_cancelled_event_does_not_happen_and_its_token_is_of_no_more_use()
    {
        var recorder = new Recorder(_world);
        var (first, second) = (recorder.At(5, 1), recorder.At(6, 2));
        _world.Cancel(first).ShouldBeTrue();
        _world.Cancel(first).ShouldBeFalse();
        _world.Run(until: 10);
        _world.Cancel(second).ShouldBeFalse();
        var third = recorder.At(5, 3);
        _world.Cancel(first).ShouldBeFalse();
        _world.Cancel(second).ShouldBeFalse();
        _world.Cancel(default).ShouldBeFalse();
        _world.Run(until: 20);
        _world.Cancel(third).ShouldBeFalse();
        recorder.Log.Select(e => e.Event.Kind).ShouldBe([2, 3]);
        (_world.Events, _world.Pending).ShouldBe((2, 0));
    }

    [Fact]
    public void Wrong_events_are_refused()
    {
        var recorder = new Recorder(_world);
        Should.Throw<ArgumentOutOfRangeException>(() => recorder.At(1, kind: -1)).Message.ShouldContain("0 or more");
        Should.Throw<ArgumentOutOfRangeException>(() => recorder.At(-1, kind: 0)).Message.ShouldContain("nothing happens in the past");
        Should.Throw<ArgumentOutOfRangeException>(() => recorder.At(1, 0, priority: -129)).Message.ShouldContain("-128");
        _world.Run();
        recorder.Log.ShouldBeEmpty();
    }

    [Fact]
    public void What_a_component_throws_comes_out_of_the_run()
    {
        var recorder = new Recorder(_world) { Throws = true };
        recorder.At(5, 1);
        Should.Throw<FormatException>(() => _world.Run());
    }

    public static TheoryData<DelayShape> Shapes => [.. Enum.GetValues<DelayShape>()];

    /// <summary>The whole world on the heap instead of the ladder: the same events, the same draws, the same hash, with one event in four cancelled.</summary>
    [Theory, MemberData(nameof(Shapes))]
    public void The_history_is_the_same_on_either_queue(DelayShape shape)
    {
        foreach (var pending in new[] { 1, 40, 3_000 })
        {
            var ladder = Churn(new World(9), shape, pending);
            ladder.ShouldBe(Churn(World.OnHeap(9), shape, pending));
            ladder.ShouldBe(Churn(new World(9), shape, pending), "twice in one process");
            ladder.Hash.ShouldNotBe(Churn(new World(10), shape, pending).Hash);
        }
    }

    [Theory, MemberData(nameof(Shapes)), Trait("Suite", "Long")]
    public void The_history_of_many_events_is_the_same_on_either_queue(DelayShape shape) =>
        Churn(new World(9), shape, pending: 200_000, events: 2_000_000).ShouldBe(Churn(World.OnHeap(9), shape, pending: 200_000, events: 2_000_000));

    private static RunResult Churn(World world, DelayShape shape, int pending, int events = 20_000)
    {
        for (var lane = 0u; lane < 3; lane++)
            _ = new Churner(world, shape, pending, lane, events);
        return world.Run();
    }

    private sealed class Recorder(World world) : Component(world)
    {
        public List<(long Time, Event Event)> Log { get; } = [];

        public bool Throws { get; init; }

        public EventToken At(long delay, int kind, long a = 0, long b = 0, int priority = 0) => Schedule(delay, kind, a, b, priority);

        protected override void Handle(in Event e)
        {
            if (Throws) throw new FormatException("bad");
            Log.Add((Now, e));
        }
    }

    /// <summary>Keeps events pending and cancels some, until it has handled enough.</summary>
    private sealed class Churner : Component
    {
        private readonly DelayShape _shape;
        private readonly Draws _draws;
        private readonly EventToken[] _tokens;
        private int _left;

        public Churner(World world, DelayShape shape, int pending, uint lane, int events)
            : base(world, lane)
        {
            (_shape, _draws, _tokens, _left) = (shape, world.Draws($"churn {lane}"), new EventToken[pending], events);
            for (var i = 0; i < pending; i++)
                Renew(i);
        }

        protected override void Handle(in Event e)
        {
            World.Record(e.A);
            if (--_left <= 0) return;
            Renew((int)e.A);
            var other = _draws.NextInt(_tokens.Length);
            if (_draws.Bernoulli(1, 4) && Cancel(_tokens[other])) Renew(other);
        }

        private void Renew(int i) => _tokens[i] = Schedule(Delays.Next(_shape, _draws), _draws.NextInt(5), i, priority: _draws.NextInt(3) - 1);
    }
}
