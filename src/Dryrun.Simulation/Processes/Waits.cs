using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Processes;

/// <summary>One process waiting at one place. A process that waits for any of several things has a waiter at each.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Waiter
{
    /// <summary>The slot of the process that waits.</summary>
    public uint Process;

    /// <summary>The next waiter of the same process; 0 for none.</summary>
    public int Sibling;

    /// <summary>Neighbours in the line of the place; 0 for none. In a free waiter, Next is the next free one.</summary>
    public int Next, Previous;

    /// <summary>Which of the things awaited together this is, from 0.</summary>
    public int Branch;

    /// <summary>Whether the place has given what was waited for.</summary>
    public bool Granted;

    /// <summary>Since when, in microseconds.</summary>
    public long Since;

    /// <summary>How much is asked for, or whatever else the place needs to remember.</summary>
    public long Amount;

    /// <summary>Where the place keeps what it will give or was given.</summary>
    public int Item;

    /// <summary>The rank among the waiters of the place, where it has ranks.</summary>
    public int Rank;

    public IWaitPlace Place;
}

/// <summary>A line of waiters, first come first served, threaded through the table of waiters.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct WaitLine
{
    public int Head, Tail, Count;
}

/// <summary>All waiters of a world, in one array and reused: waiting allocates nothing once the table has grown to the busiest moment.</summary>
internal sealed class Waits
{
    private Waiter[] _waiters = new Waiter[64];
    private int _free;
    private int _used = 1;

    public ref Waiter this[int waiter]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _waiters[waiter];
    }

    public int Take(uint process, IWaitPlace place, long since, int sibling, int branch)
    {
        var index = _free;
        if (index == 0) index = TakeFresh();
        else _free = _waiters[index].Next;
        ref var waiter = ref _waiters[index];
        waiter.Process = process;
        waiter.Sibling = sibling;
        waiter.Branch = branch;
        waiter.Granted = false;
        waiter.Since = since;
        waiter.Amount = 0;
        if (!ReferenceEquals(waiter.Place, place)) waiter.Place = place;
        return index;
    }

    public void Free(int waiter)
    {
        _waiters[waiter].Next = _free;
        _free = waiter;
    }

    /// <summary>To the end of a line.</summary>
    public void Append(ref WaitLine line, int waiter) => InsertAfter(ref line, line.Tail, waiter);

    /// <summary>Behind a waiter of the line; behind 0 is the front.</summary>
    public void InsertAfter(ref WaitLine line, int before, int waiter)
    {
        ref var w = ref _waiters[waiter];
        var after = before == 0 ? line.Head : _waiters[before].Next;
        (w.Previous, w.Next) = (before, after);
        if (before == 0) line.Head = waiter;
        else _waiters[before].Next = waiter;
        if (after == 0) line.Tail = waiter;
        else _waiters[after].Previous = waiter;
        line.Count++;
    }

    /// <summary>Out of the line, wherever it stands.</summary>
    public void Remove(ref WaitLine line, int waiter)
    {
        ref var w = ref _waiters[waiter];
        if (w.Previous == 0) line.Head = w.Next;
        else _waiters[w.Previous].Next = w.Next;
        if (w.Next == 0) line.Tail = w.Previous;
        else _waiters[w.Next].Previous = w.Previous;
        line.Count--;
    }

    /// <summary>Since when each one in a line waits, first to last.</summary>
    public IEnumerable<long> SinceOf(WaitLine line)
    {
        for (var waiter = line.Head; waiter != 0; waiter = _waiters[waiter].Next)
            yield return _waiters[waiter].Since;
    }

    private int TakeFresh()
    {
        if (_used == _waiters.Length) Array.Resize(ref _waiters, _used * 2);
        return _used++;
    }
}
