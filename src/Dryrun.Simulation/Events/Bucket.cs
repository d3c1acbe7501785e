using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Events;

/// <summary>Events in the order in which they came, in a chain of chunks.</summary>
[StructLayout(LayoutKind.Auto)]
internal unsafe struct Bucket
{
    private QueuedEvent* _first;
    private QueuedEvent* _next;

    /// <summary>How many events it holds.</summary>
    public int Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(in QueuedEvent entry, ChunkPool pool)
    {
        var place = _next;
        if (Count == 0) place = _first = pool.Take();
        else if (ChunkPool.IsLink(place)) place = ChunkPool.Link(place) = pool.Take();
        *place = entry;
        _next = place + 1;
        Count++;
    }

    /// <summary>Moves everything to a span of the right length and gives the chunks back.</summary>
    public void MoveTo(Span<QueuedEvent> span, ChunkPool pool)
    {
        var chunk = _first;
        while (span.Length > 0)
        {
            var taken = Math.Min(span.Length, ChunkPool.Events);
            new Span<QueuedEvent>(chunk, taken).CopyTo(span);
            span = span[taken..];
            chunk = GiveBack(chunk, pool);
        }
        this = default;
    }

    /// <summary>Moves everything to the buckets of a rung, in order, and gives the chunks back.</summary>
    public void MoveTo(Rung rung, ChunkPool pool)
    {
        var chunk = _first;
        for (var left = Count; left > 0; left -= ChunkPool.Events)
        {
            var taken = Math.Min(left, ChunkPool.Events);
            for (var i = 0; i < taken; i++)
                rung.Append(chunk[i], pool);
            chunk = GiveBack(chunk, pool);
        }
        this = default;
    }

    /// <summary>The least and the greatest key; the bucket must not be empty.</summary>
    public readonly (ulong Min, ulong Max) Keys()
    {
        var (min, max) = (ulong.MaxValue, 0UL);
        var chunk = _first;
        for (var left = Count; left > 0; left -= ChunkPool.Events)
        {
            var taken = Math.Min(left, ChunkPool.Events);
            for (var i = 0; i < taken; i++)
                (min, max) = (Math.Min(min, chunk[i].Key), Math.Max(max, chunk[i].Key));
            chunk = ChunkPool.Link(chunk + ChunkPool.Events);
        }
        return (min, max);
    }

    /// <summary>The chunk after this one, which goes back to the pool; nonsense for the last, whose successor nobody asks for.</summary>
    private static QueuedEvent* GiveBack(QueuedEvent* chunk, ChunkPool pool)
    {
        var next = ChunkPool.Link(chunk + ChunkPool.Events);
        pool.Give(chunk);
        return next;
    }
}
