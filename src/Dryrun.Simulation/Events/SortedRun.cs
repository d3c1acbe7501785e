using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Events;

/// <summary>
/// The head of the queue: a sorted run of events from which they are popped one by one. Few enough that inserting one is a search by halves and a short move,
/// towards whichever end is nearer.
/// </summary>
internal sealed class SortedRun
{
    /// <summary>Free places kept in front of a new run, so that events before all others find room.</summary>
    private const int FrontRoom = 32;

    /// <summary>How many are tried one by one.</summary>
    private const int StepMax = 24;

    private QueuedEvent[] _events = new QueuedEvent[128];
    private int _head = FrontRoom;
    private int _end = FrontRoom;

    public int Count => _end - _head;

    public ref readonly QueuedEvent First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref At(_head);
    }

    public ref readonly QueuedEvent Last
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref At(_end - 1);
    }

    public ReadOnlySpan<QueuedEvent> Events => _events.AsSpan(_head, Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public QueuedEvent Pop() => At(_head++);

    /// <summary>The slot of the event that is this many places from the head; that of the last one where there are fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint SlotAhead(int places) => At(Math.Min(_head + places, _end - 1)).Slot;

    /// <summary>Empties the run and gives the room for a number of events, to be filled in order.</summary>
    public Span<QueuedEvent> Refill(int count)
    {
        if (_events.Length < count + 2 * FrontRoom) _events = new QueuedEvent[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(count + 2 * FrontRoom))];
        (_head, _end) = (FrontRoom, FrontRoom + count);
        return _events.AsSpan(FrontRoom, count);
    }

    public void Clear() => (_head, _end) = (FrontRoom, FrontRoom);

    /// <summary>Behind all that are not after it: among few by steps from the end, among more by halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Insert(in QueuedEvent entry)
    {
        if (_end == _events.Length) MakeRoom();
        if (Count > StepMax && entry.Before(Last)) InsertFar(entry);
        else InsertNear(entry);
    }

    private void InsertNear(in QueuedEvent entry)
    {
        var place = _end++;
        for (; place > _head && entry.Before(At(place - 1)); place--)
            At(place) = At(place - 1);
        At(place) = entry;
    }

    /// <summary>Moves whatever is on the nearer side of its place.</summary>
    private void InsertFar(in QueuedEvent entry)
    {
        var place = PlaceOf(entry);
        if (place - _head < _end - place && _head > 0)
        {
            Move(_head, _head - 1, place - _head);
            _head--;
            At(place - 1) = entry;
        }
        else
        {
            Move(place, place + 1, _end - place);
            _end++;
            At(place) = entry;
        }
    }

    /// <summary>Search by halves over the keys without a branch, since a guess would be wrong every second time; ties by lane are looked into afterwards.</summary>
    private int PlaceOf(in QueuedEvent entry)
    {
        var (low, count) = (_head, Count);
        while (count > 0)
        {
            var half = (count + 1) >> 1;
            var notAfter = At(low + half - 1).Key <= entry.Key;
            low += half & -Unsafe.BitCast<bool, byte>(notAfter);
            count -= half;
        }
        return low > _head && entry.Before(At(low - 1)) ? PlaceAmongTies(entry, low) : low;
    }

    private int PlaceAmongTies(in QueuedEvent entry, int high)
    {
        var low = _head;
        while (low < high)
        {
            var middle = (int)((uint)(low + high) >> 1);
            if (entry.Before(At(middle))) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private void Move(int from, int to, int count) => _events.AsSpan(from, count).CopyTo(_events.AsSpan(to, count));

    private void MakeRoom()
    {
        var events = Count > _events.Length / 2 ? new QueuedEvent[_events.Length * 2] : _events;
        Events.CopyTo(events.AsSpan(FrontRoom));
        (_events, _head, _end) = (events, FrontRoom, FrontRoom + Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref QueuedEvent At(int place) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_events), place);
}
