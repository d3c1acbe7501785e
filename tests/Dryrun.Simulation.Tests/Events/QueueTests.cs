using Dryrun.Simulation.Events;
using Dryrun.Simulation.Randomness;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Simulation.Tests.Events;

/// <summary>The ladder pops what the heap pops, event for event, whatever comes.</summary>
public class QueueTests
{
    public static TheoryData<DelayShape> Shapes => [.. Enum.GetValues<DelayShape>()];

    [Theory, MemberData(nameof(Shapes))]
    public void Both_queues_pop_the_same_at_every_size(DelayShape shape)
    {
        foreach (var pending in new[] { 1, 2, 30, 129, 1_000, 20_000 })
            Hold(new Pair(), shape, pending, holds: 4 * pending + 2_000, lanes: 1);
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Both_queues_pop_the_same_in_many_lanes_and_priorities(DelayShape shape)
    {
        foreach (var pending in new[] { 30, 1_000, 20_000 })
            Hold(new Pair(), shape, pending, holds: 4 * pending, lanes: 7, priorities: 3);
    }

    [Theory, MemberData(nameof(Shapes)), Trait("Suite", "Long")]
    public void Both_queues_pop_the_same_of_a_million(DelayShape shape) => Hold(new Pair(), shape, pending: 1_000_000, holds: 3_000_000, lanes: 3);

    [Theory, MemberData(nameof(Shapes))]
    public void Sets_that_grow_and_shrink_pop_the_same(DelayShape shape)
    {
        var (pair, draws) = (new Pair(), Draws(shape));
        for (var wave = 0; wave < 12; wave++)
        {
            for (var i = 0; i < 3_000; i++)
                pair.Push(pair.Time + Delays.Next(shape, draws), 0, (uint)draws.NextInt(3));
            for (var i = 0; i < 2_500 || (wave % 4 == 3 && pair.Count > 0); i++)
                pair.Pop();
        }
    }

    /// <summary>A queue that looks only at the spread of its events takes a single far one for the scale of all.</summary>
    [Fact]
    public void A_far_outlier_among_near_events_pops_the_same()
    {
        var (pair, draws) = (new Pair(), Draws(DelayShape.Uniform));
        pair.Push(Time.Horizon, 127, 0);
        for (var i = 0; i < 50_000; i++)
            pair.Push(draws.NextInt(1_000), 0, 0);
        for (var i = 0; i < 200_000; i++)
        {
            pair.Pop();
            pair.Push(pair.Time + draws.NextInt(1_000), 0, 0);
        }
        pair.Drain();
    }

    [Fact]
    public void A_mass_of_ties_in_shuffled_lanes_leaves_by_lane_and_arrival()
    {
        var (pair, draws) = (new Pair(), Draws(DelayShape.Constant));
        for (var i = 0; i < 30_000; i++)
            pair.Push(1_000, 0, (uint)draws.NextInt(50));
        for (var i = 0; i < 2_000; i++)
            pair.Push(1_000 + draws.NextInt(2), draws.NextInt(3) - 1, (uint)draws.NextInt(50));
        pair.Drain();
    }

    /// <summary>Any sequence of pushes and pops, with delays that cluster, tie, jump, and lie before everything that is pending.</summary>
    [Fact]
    public void Any_sequence_pops_the_same()
    {
        var step = Gen.Zip(Gen.Zip(Gen.Choose(0, 9), Gen.Choose(0, 40)), Gen.Zip(Gen.Choose(-1, 1), Gen.Choose(0, 2)));
        Prop.ForAll(step.ListOf().Resize(4_000).ToArbitrary(), steps =>
        {
            var pair = new Pair();
            foreach (var ((action, size), (priority, lane)) in steps)
                if (action < 4) pair.Pop();
                else pair.Push(pair.Time + (size < 4 ? size : 1L << size), priority, (uint)lane);
            pair.Drain();
        }).Check(Seeded.Cases.WithMaxTest(300).WithEndSize(4_000));
    }

    [Fact]
    public void An_empty_queue_has_nothing_to_give()
    {
        foreach (IEventQueue queue in new IEventQueue[] { new LadderQueue(), new HeapQueue(), new NowRing() })
        {
            queue.TryPeek(out _).ShouldBeFalse();
            queue.TryPop(out _).ShouldBeFalse();
            queue.Push(QueuedEvent.At(5, 0, 0, 9));
            queue.TryPeek(out var first).ShouldBeTrue();
            queue.TryPop(out var popped).ShouldBeTrue();
            popped.ShouldBe(first);
            queue.TryPop(out _).ShouldBeFalse();
            queue.Count.ShouldBe(0);
        }
    }

    [Fact]
    public void The_ring_keeps_the_order_of_priority_lane_and_arrival()
    {
        var (ring, heap, draws) = (new NowRing(), new HeapQueue(), Draws(DelayShape.Constant));
        for (var i = 0u; i < 5_000; i++)
        {
            var entry = QueuedEvent.At(7, draws.NextInt(3), (uint)draws.NextInt(3), i);
            ring.Push(entry);
            heap.Push(entry);
            if (draws.NextInt(3) > 0) Same(ring, heap);
        }
        while (heap.Count > 0)
            Same(ring, heap);
        ring.Count.ShouldBe(0);
    }

    [Fact]
    public void An_event_keeps_its_time_and_priority()
    {
        foreach (var time in new[] { 0, 1, Time.Day, Time.Horizon })
            foreach (var priority in new[] { -128, -1, 0, 127 })
            {
                var entry = QueuedEvent.At(time, priority, 3, 4);
                (entry.Time, entry.Priority).ShouldBe((time, priority));
            }
    }

    private static Draws Draws(DelayShape shape) => new(StreamKey.Of(7, shape.ToString()));

    private static void Same(IEventQueue one, IEventQueue other)
    {
        one.TryPop(out var a).ShouldBe(other.TryPop(out var b));
        a.ShouldBe(b);
    }

    private static void Hold(Pair pair, DelayShape shape, int pending, int holds, int lanes, int priorities = 1)
    {
        var draws = Draws(shape);
        for (var i = 0; i < pending; i++)
            pair.Push(Delays.Next(shape, draws), draws.NextInt(priorities), (uint)draws.NextInt(lanes));
        for (var i = 0; i < holds; i++)
        {
            pair.Pop();
            pair.Push(pair.Time + Delays.Next(shape, draws), draws.NextInt(priorities), (uint)draws.NextInt(lanes));
        }
        pair.Drain();
    }

    /// <summary>Both queues, driven alike; throws at the first pop that differs.</summary>
    private sealed class Pair
    {
        private readonly LadderQueue _ladder = new();
        private readonly HeapQueue _heap = new();
        private uint _pushed;

        public long Time { get; private set; }

        public long Count => _heap.Count;

        public void Push(long time, int priority, uint lane)
        {
            var entry = QueuedEvent.At(Math.Min(time, Simulation.Time.Horizon), priority, lane, _pushed++);
            _ladder.Push(entry);
            _heap.Push(entry);
        }

        public void Pop()
        {
            var found = _ladder.TryPop(out var a);
            if (found != _heap.TryPop(out var b) || a != b) throw new InvalidOperationException($"The ladder gives {a}, the heap {b}.");
            if (found) Time = a.Time;
        }

        public void Drain()
        {
            while (_heap.Count > 0)
                Pop();
            _ladder.Count.ShouldBe(0);
        }
    }
}
