using System.Numerics;

namespace Dryrun.Simulation.Events;

/// <summary>Sorting of a bucket's events, stable: equal ones stay in the order in which they came.</summary>
internal sealed class EventSort
{
    private const int InsertionMax = 24;

    private int[] _starts = new int[64];
    private QueuedEvent[] _from = new QueuedEvent[64];

    /// <summary>Sorts by insertion where there are few, otherwise distributes over as many cells as there are events and finishes by insertion.</summary>
    public void Sort(Span<QueuedEvent> events)
    {
        if (events.Length > InsertionMax) Distribute(events);
        else Insertion(events);
    }

    /// <summary>Each event moves at most as far as its cell is long, except where many share a key.</summary>
    private void Distribute(Span<QueuedEvent> events)
    {
        var (min, max) = Keys(events);
        if (min == max)
        {
            ByLane(events);
            return;
        }
        var cells = (int)BitOperations.RoundUpToPowerOf2((uint)events.Length);
        var shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount((max - min) / (ulong)cells));
        Scatter(events, min, shift, cells);
        Insertion(events);
    }

    private void Scatter(Span<QueuedEvent> events, ulong min, int shift, int cells)
    {
        if (_starts.Length <= cells) _starts = new int[cells * 2];
        if (_from.Length < events.Length) _from = new QueuedEvent[cells];
        var from = _from.AsSpan(0, events.Length);
        events.CopyTo(from);
        var starts = _starts.AsSpan(0, cells + 1);
        starts.Clear();
        foreach (ref readonly var e in from)
            starts[(int)((e.Key - min) >> shift) + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        foreach (ref readonly var e in from)
            events[starts[(int)((e.Key - min) >> shift)]++] = e;
    }

    private static void Insertion(Span<QueuedEvent> events)
    {
        for (var i = 1; i < events.Length; i++)
        {
            var entry = events[i];
            var place = i;
            for (; place > 0 && entry.Before(events[place - 1]); place--)
                events[place] = events[place - 1];
            events[place] = entry;
        }
    }

    /// <summary>Events of one key: merge sort by lane, unless they are in order already, as those of one lane are.</summary>
    private void ByLane(Span<QueuedEvent> events)
    {
        if (InOrder(events)) return;
        if (_from.Length < events.Length) _from = new QueuedEvent[(int)BitOperations.RoundUpToPowerOf2((uint)events.Length)];
        Merge(events, _from.AsSpan(0, events.Length));
    }

    private static void Merge(Span<QueuedEvent> events, Span<QueuedEvent> spare)
    {
        if (events.Length <= InsertionMax)
        {
            Insertion(events);
            return;
        }
        var half = events.Length / 2;
        Merge(events[..half], spare[..half]);
        Merge(events[half..], spare[half..]);
        events.CopyTo(spare);
        var (left, right) = (0, half);
        for (var i = 0; i < events.Length; i++)
            events[i] = right == spare.Length || (left < half && !spare[right].Before(spare[left])) ? spare[left++] : spare[right++];
    }

    private static bool InOrder(ReadOnlySpan<QueuedEvent> events)
    {
        for (var i = 1; i < events.Length; i++)
            if (events[i].Before(events[i - 1])) return false;
        return true;
    }

    private static (ulong Min, ulong Max) Keys(ReadOnlySpan<QueuedEvent> events)
    {
        var (min, max) = (ulong.MaxValue, 0UL);
        foreach (ref readonly var e in events)
            (min, max) = (Math.Min(min, e.Key), Math.Max(max, e.Key));
        return (min, max);
    }
}
