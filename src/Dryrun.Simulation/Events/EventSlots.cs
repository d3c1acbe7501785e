using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Events;

/// <summary>What a pending event is about: 32 bytes, two to a cache line.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct EventSlot
{
    public EventTarget? Target;

    /// <summary>The kind of event; negative ones are the kernel's own, see <see cref="EventKind"/>. In a free slot: the next free one.</summary>
    public int Kind;

    /// <summary>Changes whenever the slot is given back, so that old tokens no longer fit.</summary>
    public uint Generation;

    public long A;
    public long B;
}

/// <summary>Kinds of events that are the kernel's own.</summary>
internal static class EventKind
{
    /// <summary>Wakes a process in the slot that is its own; the slot stays with the process.</summary>
    public const int Wake = -1;

    /// <summary>A branch of a wait is due: A is the waiter.</summary>
    public const int Timer = -2;

    /// <summary>Was cancelled: happens to nobody.</summary>
    public const int Cancelled = -3;
}

/// <summary>
/// The slots of all pending events of a world, reused last in first out, so that a busy world keeps touching the same few cache lines. An event
/// is cancelled by marking its slot: the queue is never searched, and the slot comes back when the queue gets to it.
/// </summary>
internal sealed class EventSlots
{
    private EventSlot[] _slots = new EventSlot[256];
    private int _free;
    private int _used = 1; // Slot 0 is nobody's: a default token fits nothing.

    public ref EventSlot this[uint slot]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _slots[slot];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Take(EventTarget target, int kind)
    {
        var index = _free;
        if (index == 0) index = TakeFresh();
        else _free = _slots[index].Kind;
        ref var slot = ref _slots[index];
        // Slots tend to return to their last target; leaving it in place spares the collector's write barrier.
        if (!ReferenceEquals(slot.Target, target)) slot.Target = target;
        slot.Kind = kind;
        return (uint)index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Free(uint index)
    {
        ref var slot = ref _slots[index];
        slot.Generation++;
        slot.Kind = _free;
        _free = (int)index;
    }

    private int TakeFresh()
    {
        if (_used == _slots.Length) Array.Resize(ref _slots, _used * 2);
        return _used++;
    }
}
