using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Events;

/// <summary>
/// A stretch of time cut into buckets of equal width, a power of two. The last bucket also takes everything later that belongs below the rung
/// above. Buckets are emptied from the first on; those before <see cref="CurrentKey"/> are closed.
/// </summary>
internal sealed class Rung
{
    private Bucket[] _buckets = [];
    private int _count;
    private int _current;
    private int _shift;
    private ulong _start;

    /// <summary>Events in all buckets.</summary>
    public int Events { get; private set; }

    /// <summary>Where the first open bucket begins: what lies before belongs further down.</summary>
    public ulong CurrentKey { get; private set; }

    /// <summary>Prepares the rung for events with keys from min to max, into about this many buckets.</summary>
    public void Cover(ulong min, ulong max, int buckets)
    {
        _shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount((max - min) / (ulong)buckets));
        _start = min;
        _count = (int)((max - min) >> _shift) + 1;
        if (_buckets.Length < _count) _buckets = new Bucket[(int)BitOperations.RoundUpToPowerOf2((uint)_count)];
        else Array.Clear(_buckets, 0, _count);
        (_current, CurrentKey, Events) = (0, min, 0);
    }

    /// <summary>Into its bucket; the key must be at least <see cref="CurrentKey"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(in QueuedEvent entry, ChunkPool pool)
    {
        var index = (entry.Key - _start) >> _shift;
        if (index >= (ulong)_count) index = (ulong)_count - 1;
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_buckets), (nint)index).Append(entry, pool);
        Events++;
    }

    /// <summary>Closes the first bucket that holds anything and gives it; the rung must hold something.</summary>
    public ref Bucket Next()
    {
        while (_buckets[_current].Count == 0)
            _current++;
        ref var bucket = ref _buckets[_current++];
        Events -= bucket.Count;
        CurrentKey = _current == _count ? ulong.MaxValue : _start + ((ulong)_current << _shift);
        return ref bucket;
    }
}
