using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Dryrun.Simulation.Events;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Simulation;

/// <summary>
/// A simulated world: one clock, one queue of events, and the processes, components and stations that live by it. It runs on the thread that calls
/// <see cref="Run"/> and nowhere else, and looks at nothing outside: the same model and seed give the same history, bit for bit. Many worlds may run at once
/// on different threads, but no two threads may use one world.
/// </summary>
/// <remarks>
/// Events happen in the order of time, then priority (smaller first), then lane of their source (smaller first), then the order in which
/// that source scheduled them. Everything is in lane 0 until a model says otherwise, which makes ties first come, first served.
/// </remarks>
public sealed partial class World
{
    /// <summary>From how many pending events on their slots and targets no longer fit the nearest caches.</summary>
    private const int CacheFuls = 4096;

    private const int SlotsAhead = 16;
    private const int TargetsAhead = 8;

    private readonly LadderQueue _queue = new();
    private readonly HeapQueue? _oracle;
    private readonly NowRing _ring = new();
    private long _now;
    private ulong _history;
    private ulong _identities;
    private uint _lane;
    private bool _running;
    private bool _stopped;
    private InvalidOperationException? _refusal;

    /// <summary>The world that runs on this thread: the innermost, when an event of one world runs another.</summary>
    [ThreadStatic]
    internal static World? Running;

    internal readonly EventSlots Slots = new();

    private readonly DrawLog? _draws;

    /// <summary>The world of a seed.</summary>
    /// <param name="seed">Any number; the same one gives the same history.</param>
    /// <param name="draws">Sees all that is drawn in this world, to find where two runs part; null for none.</param>
    public World(ulong seed, DrawLog? draws = null)
        : this(StreamKey.Of(seed, "world"), draws)
    {
    }

    /// <summary>The world under a key, below which lie all its random streams; experiments make worlds of a design and a replicate so.</summary>
    /// <param name="key">Where its streams lie.</param>
    /// <param name="draws">Sees all that is drawn in this world, to find where two runs part; null for none.</param>
    public World(StreamKey key, DrawLog? draws = null)
    {
        (Key, _draws) = (key, draws);
        Clock = new Processes.Clock(this);
        Conditions = new Processes.Conditions(this);
    }

    /// <summary>A world on the slow queue that the fast one has to agree with: its history must be the same.</summary>
    internal static World OnHeap(ulong seed) => new(seed, new HeapQueue());

    private World(ulong seed, HeapQueue oracle)
        : this(seed) => _oracle = oracle;

    /// <summary>The key under which lie all random streams of this world.</summary>
    public StreamKey Key { get; }

    /// <summary>The present time in microseconds since the beginning.</summary>
    public long Now => _now;

    /// <summary>How many events have happened.</summary>
    public long Events { get; private set; }

    /// <summary>How many events are pending; cancelled ones count until their time comes.</summary>
    public long Pending => (_oracle?.Count ?? _queue.Count) + _ring.Count;

    /// <summary>
    /// The rolling hash of every event that happened: its time, priority, lane, kind and whom it happened to, in order. Two runs with equal hashes
    /// did the same.
    /// </summary>
    public HistoryHash Hash
    {
        get
        {
            var hash = default(HistoryHash);
            hash.Add(Events);
            hash.Add(unchecked((long)_history));
            return hash;
        }
    }

    /// <summary>The draws of one purpose: give every cause of randomness its own name, and adding one never shifts the others.</summary>
    public Draws Draws(string purpose) => new(Key.Child(purpose), log: _draws, name: purpose);

    /// <summary>Adds a number of the model to the history hash, so that two runs with equal hashes also agree on it.</summary>
    public void Record(long value) => Fold(unchecked((ulong)value), 0x5851F42D4C957F2D);

    /// <summary>
    /// Lets events happen until none is left, <see cref="Stop"/> is called, or the next one lies after the given time; then the clock stands at that time
    /// (at the last event when no time is given). A later call goes on from there.
    /// </summary>
    /// <param name="until">The last instant that still happens, in microseconds, not before now.</param>
    /// <exception cref="ProcessFailedException">A process threw and nobody had joined it.</exception>
    public RunResult Run(long until = Time.Horizon)
    {
        RunWithoutChecks(until);
        CheckInvariants();
        return new RunResult(_now, Events, Hash);
    }

    /// <summary>A run that does not look at the stations' books at its end.</summary>
    internal void RunWithoutChecks(long until)
    {
        if (until < _now || until > Time.Horizon)
            throw new ArgumentOutOfRangeException(nameof(until), until, $"A run ends between now, {_now}, and the horizon, {Time.Horizon} microseconds.");
        if (_running) throw new InvalidOperationException("The world is running already.");
        var outer = Running;
        (_running, Running) = (true, this);
        _stopped = _refusal is not null;
        try
        {
            Loop(QueuedEvent.KeyOf(until, sbyte.MaxValue));
        }
        finally
        {
            (_running, Running) = (false, outer);
            _lane = 0;
        }
        if (_refusal is { } refusal) throw refusal;
        if (!_stopped && until < Time.Horizon) _now = until;
    }

    /// <summary>Ends the run after the event that is happening.</summary>
    public void Stop() => _stopped = true;

    /// <summary>Ends the run with an error, for good: something happened in the world that makes its history worthless.</summary>
    internal void Refuse(InvalidOperationException refusal)
    {
        _refusal = refusal;
        _stopped = true;
    }

    /// <summary>Cancels an event that has not happened yet; false when it has, or was cancelled before.</summary>
    public bool Cancel(EventToken token)
    {
        ref var slot = ref Slots[token.Slot];
        if (token.Slot == 0 || slot.Generation != token.Generation || slot.Kind < 0) return false;
        slot.Kind = EventKind.Cancelled;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal EventToken Schedule(Component component, long delay, int kind, long a, long b, int priority)
    {
        if (kind < 0) ThrowKind(kind);
        var index = Push(component, delay, kind, a, b, priority);
        return new EventToken(index, Slots[index].Generation);
    }

    /// <summary>An event of a new slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint Push(EventTarget target, long delay, int kind, long a, long b, int priority)
    {
        var index = Slots.Take(target, kind);
        ref var slot = ref Slots[index];
        slot.A = a;
        slot.B = b;
        Push(delay, priority, target.Lane, index);
        return index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Push(long delay, int priority, uint lane, uint slot)
    {
        if (delay < 0) ThrowDelay(delay);
        if ((uint)(priority + 128) > 255) ThrowPriority(priority);
        var entry = QueuedEvent.At(_now + Math.Min(delay, Time.Horizon - _now), priority, lane, slot);
        if (delay == 0) _ring.Push(entry);
        else if (_oracle is null) _queue.Push(entry);
        else _oracle.Push(entry);
    }

    internal ulong NextIdentity() => ++_identities;

    /// <summary>
    /// Optimised at once: a run is one call, however long, so code that waits to be called often before it is made fast would be half as fast for the whole of it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Loop(ulong limit)
    {
        while (!_stopped && TryNext(limit, out var entry))
        {
            if (_queue.Count > CacheFuls) LookAhead();
            ref var slot = ref Slots[entry.Slot];
            var (target, kind, a, b) = (slot.Target!, slot.Kind, slot.A, slot.B);
            if (kind != EventKind.Wake) Slots.Free(entry.Slot);
            if (kind == EventKind.Cancelled) continue;
            if (entry.Time < _now) ThrowBackwards(entry.Time);
            _now = entry.Time;
            _lane = target.Lane;
            Events++;
            Fold(entry.Key, target.Identity + ((ulong)entry.Lane << 32) + (ulong)(uint)kind);
            if (kind == EventKind.Wake) Resume(Unsafe.As<Processes.Frame>(target), entry.Slot);
            else target.Fire(kind, a, b);
            if (Conditions.Count > 0) Conditions.Look();
        }
    }

    /// <summary>Asks for the memory of events that are next but some: first for their slots, nearer the time for whom they happen to.</summary>
    private void LookAhead()
    {
        if (_queue.TakeRefilled()) LookAtFirst();
        Prefetch.Line(ref Slots[_queue.SlotAhead(SlotsAhead)]);
        Prefetch.Object(Slots[_queue.SlotAhead(TargetsAhead)].Target);
    }

    /// <summary>A bottom that was just filled: its first events are too near to be looked ahead to one by one, so their slots are asked for at once.</summary>
    private void LookAtFirst()
    {
        var events = _queue.Bottom;
        for (var i = 0; i < Math.Min(SlotsAhead, events.Length); i++) Prefetch.Line(ref Slots[events[i].Slot]);
    }

    /// <summary>The next event of all, if its key is at most the limit. What is due now and lies in the queue was pushed before what lies in the ring.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryNext(ulong limit, out QueuedEvent entry)
    {
        if (_ring.Count > 0) return TryNextOfRing(out entry);
        return _oracle is null ? _queue.TryPop(limit, out entry) : _oracle.TryPeek(out entry) && entry.Key <= limit && _oracle.TryPop(out entry);
    }

    private bool TryNextOfRing(out QueuedEvent entry)
    {
        var queued = _oracle is null ? _queue.TryPeek(out entry) : _oracle.TryPeek(out entry);
        if (queued && !_ring.Head.Before(entry)) return _oracle is null ? _queue.TryPop(out entry) : _oracle.TryPop(out entry);
        entry = _ring.Pop();
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Fold(ulong key, ulong whom) => _history = (BitOperations.RotateLeft(_history ^ (whom * 0xD1342543DE82EF95), 29) + key) * 0x9E3779B97F4A7C15;

    /// <summary>The monotone clock, checked at every event: only a broken queue could break it.</summary>
    private void ThrowBackwards(long time) => throw new InvalidOperationException($"The clock stands at {_now} and the next event lies before it, at {time} microseconds.");

    private static void ThrowKind(int kind) => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind of an event is 0 or more.");

    private static void ThrowDelay(long delay) => throw new ArgumentOutOfRangeException(nameof(delay), delay, "A delay is 0 microseconds or more: nothing happens in the past.");

    private static void ThrowPriority(int priority) => throw new ArgumentOutOfRangeException(nameof(priority), priority, "A priority lies in -128 (first) .. 127 (last).");
}

/// <summary>How a run ended.</summary>
/// <param name="Now">The clock, in microseconds.</param>
/// <param name="Events">How many events have happened in this world so far.</param>
/// <param name="Hash">The rolling hash of all of them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RunResult(long Now, long Events, HistoryHash Hash);
