using System.Runtime.CompilerServices;

namespace Dryrun.Simulation.Events;

/// <summary>
/// The events due at the present instant, in front of the queue: the worst place of every ordered structure is its head, and waking a process that
/// was granted something is the commonest event of all. A ring in order of priority and lane: nearly always an append, otherwise an insertion.
/// </summary>
public sealed class NowRing : IEventQueue
{
    private QueuedEvent[] _ring = new QueuedEvent[64];
    private int _head;

    /// <inheritdoc/>
    long IEventQueue.Count => Count;

    /// <summary>How many are due.</summary>
    public int Count { get; private set; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(QueuedEvent entry)
    {
        if (Count == _ring.Length) Grow();
        var place = _head + Count++;
        if (Count > 1 && entry.Before(At(place - 1))) place = MakeRoom(entry, place);
        At(place) = entry;
    }

    /// <summary>The least event; the ring must not be empty.</summary>
    public ref readonly QueuedEvent Head => ref _ring[_head];

    /// <summary>Takes the least event out; the ring must not be empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public QueuedEvent Pop()
    {
        var entry = _ring[_head];
        _head = (_head + 1) & (_ring.Length - 1);
        Count--;
        return entry;
    }

    /// <inheritdoc/>
    public bool TryPeek(out QueuedEvent entry)
    {
        entry = Count > 0 ? Head : default;
        return Count > 0;
    }

    /// <inheritdoc/>
    public bool TryPop(out QueuedEvent entry)
    {
        if (!TryPeek(out entry)) return false;
        Pop();
        return true;
    }

    private ref QueuedEvent At(int place) => ref _ring[place & (_ring.Length - 1)];

    private int MakeRoom(in QueuedEvent entry, int place)
    {
        for (; place > _head && entry.Before(At(place - 1)); place--)
            At(place) = At(place - 1);
        return place;
    }

    private void Grow()
    {
        var larger = new QueuedEvent[_ring.Length * 2];
        for (var i = 0; i < Count; i++)
            larger[i] = At(_head + i);
        (_ring, _head) = (larger, 0);
    }
}
