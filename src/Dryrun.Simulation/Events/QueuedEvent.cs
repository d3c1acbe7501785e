using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Events;

/// <summary>
/// What an event queue holds: 16 bytes. Order is by time, then priority (smaller first), then source lane (smaller first), then the order in which
/// the events were pushed. Time and priority share <see cref="Key"/>, so nearly every comparison is one of two 64-bit numbers.
/// There is no arrival number: queues keep equal events in the order of their arrival, which within a lane is the lane's own order.
/// </summary>
/// <param name="Key">56 bits of time in microseconds above 8 bits of priority + 128.</param>
/// <param name="Lane">The source lane: who scheduled the event.</param>
/// <param name="Slot">Where the world keeps what the event is about; plays no part in the order.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct QueuedEvent(ulong Key, uint Lane, uint Slot)
{
    /// <summary>The event at a time in 0 .. <see cref="Simulation.Time.Horizon"/>, priority in -128 .. 127.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QueuedEvent At(long time, int priority, uint lane, uint slot) => new(KeyOf(time, priority), lane, slot);

    /// <summary>When, in microseconds.</summary>
    public long Time => (long)(Key >> 8);

    /// <summary>-128 (first) .. 127 (last).</summary>
    public int Priority => (int)(Key & 0xFF) - 128;

    /// <summary>Whether this one comes before the other, or would if it had been pushed first: false for equal ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Before(in QueuedEvent other) => Key < other.Key || (Key == other.Key && Lane < other.Lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong KeyOf(long time, int priority) => ((ulong)time << 8) + (ulong)(priority + 128);
}
