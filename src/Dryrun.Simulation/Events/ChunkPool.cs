using System.Runtime.CompilerServices;

namespace Dryrun.Simulation.Events;

/// <summary>
/// Chunks of 512 bytes, aligned to 512: 31 events and, in the place of the 32nd, the address of the chunk that follows. So the address of the next
/// free place is all that is needed to append, and to see that a chunk is full. Memory comes from the collector's pinned heap and is never given
/// back before the pool itself is.
/// </summary>
internal sealed unsafe class ChunkPool
{
    /// <summary>Events in a chunk.</summary>
    public const int Events = 31;

    private const int ChunkBytes = 512;
    private const int LinkOffset = Events * 16;
    private const int FirstSegmentBytes = 1 << 16;

    private readonly List<byte[]> _segments = [];
    private QueuedEvent* _free;
    private byte* _fresh;
    private byte* _end;

    /// <summary>The place of the link, when an address has run through all events of its chunk; false before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLink(QueuedEvent* place) => ((nuint)place & (ChunkBytes - 1)) == LinkOffset;

    /// <summary>The chunk whose address stands at this place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref QueuedEvent* Link(QueuedEvent* place) => ref *(QueuedEvent**)place;

    /// <summary>An empty chunk.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public QueuedEvent* Take()
    {
        var chunk = _free;
        if (chunk is null) return Fresh();
        _free = Link(chunk);
        return chunk;
    }

    /// <summary>A chunk that nobody uses any more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Give(QueuedEvent* chunk)
    {
        Link(chunk) = _free;
        _free = chunk;
    }

    private QueuedEvent* Fresh()
    {
        if (_fresh == _end) AddSegment();
        var chunk = (QueuedEvent*)_fresh;
        _fresh += ChunkBytes;
        return chunk;
    }

    private void AddSegment()
    {
        var bytes = FirstSegmentBytes << Math.Min(_segments.Count, 8);
        var segment = GC.AllocateUninitializedArray<byte>(bytes + ChunkBytes, pinned: true);
        _segments.Add(segment);
        var start = (nuint)Unsafe.AsPointer(ref segment[0]);
        _fresh = (byte*)((start + ChunkBytes - 1) & ~(nuint)(ChunkBytes - 1));
        _end = _fresh + bytes;
    }
}
