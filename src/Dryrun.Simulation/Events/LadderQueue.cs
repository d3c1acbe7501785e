using System.Runtime.CompilerServices;

namespace Dryrun.Simulation.Events;

/// <summary>
/// A ladder queue (Tang, Goh, Thng 2005): a constant amount of work per event, whatever the delays and however many are pending. Far events lie
/// unsorted in the top. When everything before them is done, they are spread over the buckets of a rung; the first bucket, when its time comes, is sorted into
/// the run at the bottom, or spread over a rung of its own when it is too full. A run that grows too long becomes a rung again.
/// </summary>
/// <remarks>
/// Buckets are chains of chunks, appended to and read in order, so memory is touched in sequence. Every step keeps equal events in the order in which
/// they came: appends, spreading from first to last, stable sorting, and insertion behind equals. So no event needs a number.
/// </remarks>
public sealed class LadderQueue : IEventQueue
{
    /// <summary>Events for each bucket of a new rung, when it has few in all: then a bucket is sorted in a glance.</summary>
    private const int SmallBucket = 16;

    /// <summary>And when it has many: then fewer buckets, whose ends are written to in turn, stay in the caches.</summary>
    private const int LargeBucket = 64;

    /// <summary>From how many events on a rung has many.</summary>
    private const int Many = 1 << 15;

    /// <summary>The most buckets of a rung: 4,096 places that are written to fit the caches; more events make deeper ladders instead.</summary>
    private const int BucketsMax = 1 << 12;

    /// <summary>The most events that are sorted at once when a bucket is opened; a fuller one becomes a rung.</summary>
    private const int OpenMax = 512;

    /// <summary>The most events at the bottom while others are inserted there.</summary>
    private const int RunMax = 128;

    private readonly ChunkPool _pool = new();
    private readonly SortedRun _bottom = new();
    private readonly EventSort _sort = new();
    private Rung[] _rungs = [new()];
    private int _rungCount;
    private Bucket _top;
    private ulong _topStart = ulong.MaxValue;
    private ulong _topMin;
    private ulong _topMax;
    private bool _refilled;

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(QueuedEvent entry)
    {
        Count++;
        if (entry.Key >= _topStart) PushTop(entry);
        else PushBelow(entry);
    }

    /// <inheritdoc/>
    public bool TryPeek(out QueuedEvent entry)
    {
        if (_bottom.Count == 0 && !TryRefill())
        {
            entry = default;
            return false;
        }
        entry = _bottom.First;
        return true;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPop(out QueuedEvent entry)
    {
        if (_bottom.Count == 0 && !TryRefill())
        {
            entry = default;
            return false;
        }
        Count--;
        entry = _bottom.Pop();
        return true;
    }

    /// <summary>Takes the least event out if its key is at most the limit; false when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryPop(ulong limit, out QueuedEvent entry)
    {
        if ((_bottom.Count == 0 && !TryRefill()) || _bottom.First.Key > limit)
        {
            entry = default;
            return false;
        }
        Count--;
        entry = _bottom.Pop();
        return true;
    }

    /// <summary>Whether the bottom was filled anew since this was asked last: then nothing of it was looked ahead to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TakeRefilled()
    {
        var refilled = _refilled;
        _refilled = false;
        return refilled;
    }

    /// <summary>The events at the bottom, which will be popped next, in their order.</summary>
    internal ReadOnlySpan<QueuedEvent> Bottom => _bottom.Events;

    /// <summary>The slot of an event that will be popped soon, to be fetched into the cache meanwhile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint SlotAhead(int places) => _bottom.SlotAhead(places);

    private void PushTop(in QueuedEvent entry)
    {
        _topMin = Math.Min(_topMin, entry.Key);
        _topMax = Math.Max(_topMax, entry.Key);
        _top.Append(entry, _pool);
    }

    private void PushBelow(in QueuedEvent entry)
    {
        for (var i = 0; i < _rungCount; i++)
        {
            var rung = _rungs[i];
            if (entry.Key < rung.CurrentKey) continue;
            rung.Append(entry, _pool);
            return;
        }
        _bottom.Insert(entry);
        if (_bottom.Count > RunMax) SpillBottom();
    }

    /// <summary>Brings the next events down to the bottom, which is empty; false when there are none anywhere.</summary>
    private bool TryRefill()
    {
        if (Count == 0)
        {
            _topStart = ulong.MaxValue;
            _rungCount = 0;
            return false;
        }
        while (_bottom.Count == 0)
            Descend();
        _refilled = true;
        return true;
    }

    private void Descend()
    {
        while (_rungCount > 0 && _rungs[_rungCount - 1].Events == 0)
            _rungCount--;
        if (_rungCount == 0) OpenTop();
        else Open(ref _rungs[_rungCount - 1].Next());
    }

    /// <summary>The top becomes the first rung, or the bottom when it is small.</summary>
    private void OpenTop()
    {
        var (min, max) = (_topMin, _topMax);
        (_topMin, _topMax) = (ulong.MaxValue, 0);
        _topStart = max + 1;
        if (_top.Count <= RunMax / 2)
        {
            _topStart = ulong.MaxValue;
            Sort(ref _top);
        }
        else
        {
            Spread(ref _top, min, max);
        }
    }

    private void Open(ref Bucket bucket)
    {
        if (bucket.Count <= OpenMax)
        {
            Sort(ref bucket);
            return;
        }
        var (min, max) = bucket.Keys();
        if (min == max) Sort(ref bucket);
        else Spread(ref bucket, min, max);
    }

    private void Sort(ref Bucket bucket)
    {
        var events = _bottom.Refill(bucket.Count);
        bucket.MoveTo(events, _pool);
        _sort.Sort(events);
    }

    private void Spread(ref Bucket bucket, ulong min, ulong max)
    {
        var rung = AddRung(min, max, bucket.Count);
        bucket.MoveTo(rung, _pool);
    }

    private Rung AddRung(ulong min, ulong max, int events)
    {
        if (_rungCount == _rungs.Length) AddRungs();
        var rung = _rungs[_rungCount++];
        rung.Cover(min, max, Math.Clamp(events / (events < Many ? SmallBucket : LargeBucket), 2, BucketsMax));
        return rung;
    }

    private void AddRungs()
    {
        var rungs = new Rung[_rungs.Length * 2];
        for (var i = 0; i < rungs.Length; i++)
            rungs[i] = i < _rungs.Length ? _rungs[i] : new Rung();
        _rungs = rungs;
    }

    /// <summary>The bottom has grown too long to insert into: all but ties becomes a rung.</summary>
    private void SpillBottom()
    {
        var (min, max) = (_bottom.First.Key, _bottom.Last.Key);
        if (min == max) return;
        if (_topStart == ulong.MaxValue)
        {
            _topStart = max + 1;
            (_topMin, _topMax) = (ulong.MaxValue, 0);
        }
        var rung = AddRung(min, max, _bottom.Count);
        foreach (ref readonly var entry in _bottom.Events)
            rung.Append(entry, _pool);
        _bottom.Clear();
    }
}
