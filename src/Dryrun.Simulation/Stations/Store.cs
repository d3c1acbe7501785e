using Dryrun.Simulation.Faults;
using Dryrun.Simulation.Processes;

namespace Dryrun.Simulation.Stations;

/// <summary>
/// A buffer of things, first in first out: <c>await orders.Put(order)</c> waits while it is full, <c>await orders.Get()</c> while it is empty, and
/// <c>await orders.Get(o => o.Urgent)</c> while it has none of that kind. Several stores of messages make processes that talk to each other; a store is also the
/// plain queue in front of a server.
/// </summary>
public sealed class Store<T> : Station, IWaitPlace
{
    private readonly Slab<T> _moving = new();
    private readonly Slab<Func<T, bool>?> _wishes = new();
    private readonly ItemRing<T> _items = new();
    private readonly TimeRecord _stays = new();
    private readonly TimeRecord _waits = new();
    private readonly FaultPoint _stall;
    private WaitLine _getters;
    private WaitLine _putters;
    private long _excess; // How far things that came back have ever lifted it above its capacity.

    internal Occupancy Stored;
    internal Occupancy Getting;
    internal Occupancy Putting;

    /// <summary>A store of a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="name">Its name, unique in the world.</param>
    /// <param name="capacity">The most that it holds, at least 1; by default it never fills.</param>
    public Store(World world, string name, int capacity = int.MaxValue)
        : base(world, name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        Capacity = capacity;
        _stall = CanGoWrong(FaultKind.Stall, 1);
    }

    /// <summary>The most that it holds.</summary>
    public int Capacity { get; }

    /// <summary>How many things it holds.</summary>
    public int Count => (int)Stored.Count;

    /// <summary>How many processes wait for a thing.</summary>
    public int Getters => _getters.Count;

    /// <summary>How many processes wait for room.</summary>
    public int Putters => _putters.Count;

    /// <summary>A thing that it holds, 0 the oldest; ArgumentOutOfRangeException outside 0 .. Count - 1.</summary>
    public T this[int index] => index >= 0 && index < Count
        ? _items[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The store holds {Count} things, from 0 on.");

    /// <summary>Puts a thing in, waiting while the store is full.</summary>
    public PutWait<T> Put(T item) => new(this, item);

    /// <summary>Takes the oldest thing out, waiting while there is none.</summary>
    public GetWait<T> Get() => new(this, null);

    /// <summary>Takes the oldest thing out that has a property, waiting while there is none. The test must change nothing; it is asked again for every thing that comes.</summary>
    public GetWait<T> Get(Func<T, bool> wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return new(this, wanted);
    }

    /// <summary>Puts a thing in without waiting; false when the store is full.</summary>
    public bool TryPut(T item)
    {
        if (Stored.Count >= Capacity) return false;
        if (!TryHand(item)) Keep(item);
        return true;
    }

    /// <summary>Takes the oldest thing out without waiting; false when there is none.</summary>
    public bool TryGet(out T item) => TryGet(null, out item);

    /// <summary>Takes the oldest thing out that has a property, without waiting; false when there is none.</summary>
    public bool TryGet(Func<T, bool>? wanted, out T item)
    {
        var index = _stall.IsActive ? -1 : Find(wanted);
        if (index < 0)
        {
            item = default!;
            return false;
        }
        item = TakeAt(index);
        if (_putters.Count > 0) AdmitFirst();
        return true;
    }

    /// <inheritdoc/>
    public override StoreReport Report() => new(Name, Stored.Elapsed(Now), Capacity, Stored.Summary(Now), _stays.Summary(),
        Getting.Summary(Now), _waits.Summary(), Putting.Summary(Now), Stored.Left);

    /// <summary>A get without waiting by a process.</summary>
    internal bool TryCollect(Func<T, bool>? wanted, out T item)
    {
        if (!TryGet(wanted, out item)) return false;
        _waits.Add(0);
        return true;
    }

    internal void EnlistGetter(Frame process, int branch, Func<T, bool>? wanted)
    {
        var waiter = World.Enlist(process, this, branch);
        World.Waits[waiter].Item = wanted is null ? 0 : _wishes.Add(wanted);
        World.Waits.Append(ref _getters, waiter);
        Getting.Enter(Now);
    }

    internal void EnlistPutter(Frame process, int branch, T item)
    {
        var waiter = World.Enlist(process, this, branch);
        World.Waits[waiter].Item = _moving.Add(item);
        World.Waits[waiter].Amount = 1;
        World.Waits.Append(ref _putters, waiter);
        Putting.Enter(Now);
    }

    internal T Collect()
    {
        World.EndWait(out var waiter);
        return Handed(waiter);
    }

    /// <summary>What a waiter was handed.</summary>
    internal T Handed(int waiter) => _moving.Take(World.Waits[waiter].Item);

    /// <summary>A thing comes back whose getter could not keep it: to somebody else who waits, or to the front.</summary>
    internal void PutBack(T item)
    {
        if (_getters.Count > 0 && TryHand(item)) return;
        _items.AddFirst(item, Now);
        Stored.Enter(Now);
        _excess = Math.Max(_excess, Stored.Count - Capacity);
    }

    void IWaitPlace.Withdraw(int waiter)
    {
        if (World.Waits[waiter].Amount == 0) LeaveGetters(waiter);
        else _moving.Take(LeavePutters(waiter));
    }

    internal override long Backlog => Putting.Count;

    internal override long Settled => Putting.LastEmpty(Now);

    internal override void AfterFault(FaultPoint point)
    {
        if (point.IsActive) return;
        ServeGetters();
        AdmitFirst();
    }

    internal override void Check()
    {
        Stored.Check(Now, Name, "stored things", Enumerable.Range(0, _items.Count).Select(i => _items.SinceOf(i)));
        Stored.CheckCapacity(Now, Name, "stored things", Capacity + _excess);
        Getting.Check(Now, Name, "waiting getters", World.Waits.SinceOf(_getters));
        Putting.Check(Now, Name, "waiting putters", World.Waits.SinceOf(_putters));
    }

    internal override void Restart()
    {
        Stored.Restart(Now);
        Getting.Restart(Now);
        Putting.Restart(Now);
        _stays.Restart();
        _waits.Restart();
    }

    private int Find(Func<T, bool>? wanted)
    {
        if (wanted is null) return Count > 0 ? 0 : -1;
        for (var i = 0; i < Count; i++)
            if (wanted(_items[i])) return i;
        return -1;
    }

    /// <summary>A thing passes straight to the process that has waited longest among those who want it.</summary>
    private bool TryHand(T item)
    {
        if (_getters.Count == 0 || _stall.IsActive) return false;
        for (var waiter = _getters.Head; waiter != 0; waiter = World.Waits[waiter].Next)
        {
            if (WishOf(waiter) is { } wanted && !wanted(item)) continue;
            Hand(waiter, item);
            return true;
        }
        return false;
    }

    private void Hand(int waiter, T item)
    {
        Stored.Enter(Now);
        Stored.Leave(Now, Now);
        _stays.Add(0);
        GiveTo(waiter, item);
    }

    private void GiveTo(int waiter, T item)
    {
        _waits.Add(Now - World.Waits[waiter].Since);
        LeaveGetters(waiter);
        World.Waits[waiter].Item = _moving.Add(item);
        World.Grant(waiter);
    }

    /// <summary>Room was made: whoever waits longest with a thing puts it in, and the things behind follow while there is room.</summary>
    private void AdmitFirst()
    {
        while (_putters.Count > 0 && Stored.Count < Capacity)
        {
            var waiter = _putters.Head;
            var item = _moving.Take(LeavePutters(waiter));
            if (!TryHand(item)) Keep(item);
            World.Grant(waiter);
        }
    }

    private Func<T, bool>? WishOf(int waiter) => World.Waits[waiter].Item is var wish and not 0 ? _wishes[wish] : null;

    /// <summary>After a stall, whoever waits has what is there, in the order in which they came.</summary>
    private void ServeGetters()
    {
        for (var waiter = _getters.Head; waiter != 0;)
        {
            var next = World.Waits[waiter].Next;
            if (Find(WishOf(waiter)) is var index and >= 0) GiveTo(waiter, TakeAt(index));
            waiter = next;
        }
    }

    private void LeaveGetters(int waiter)
    {
        ref var w = ref World.Waits[waiter];
        World.Waits.Remove(ref _getters, waiter);
        Getting.Leave(Now, w.Since);
        if (w.Item != 0) _wishes.Take(w.Item);
    }

    private int LeavePutters(int waiter)
    {
        ref var w = ref World.Waits[waiter];
        World.Waits.Remove(ref _putters, waiter);
        Putting.Leave(Now, w.Since);
        return w.Item;
    }

    private void Keep(T item)
    {
        _items.Add(item, Now);
        Stored.Enter(Now);
    }

    private T TakeAt(int index)
    {
        var (item, since) = _items.RemoveAt(index);
        Stored.Leave(Now, since);
        _stays.Add(Now - since);
        return item;
    }
}

/// <summary>What happened at a store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Elapsed">For how long it was measured, in microseconds.</param>
/// <param name="Capacity">The most that it holds; int.MaxValue without a limit.</param>
/// <param name="Level">How many things it held.</param>
/// <param name="Stay">How long the things that were taken out had been inside.</param>
/// <param name="Getters">How many processes waited for a thing.</param>
/// <param name="GetterWait">How long those who got one had waited.</param>
/// <param name="Putters">How many processes waited for room.</param>
/// <param name="Passed">How many things were taken out.</param>
public sealed record StoreReport(
    string Name, long Elapsed, int Capacity, LevelSummary Level, TimeSummary Stay, LevelSummary Getters, TimeSummary GetterWait, LevelSummary Putters, long Passed)
    : StationReport(Name, Elapsed)
{
    /// <inheritdoc/>
    protected override string Headline => $"{Passed} passed over {Time.Brief(Elapsed)}{(Capacity == int.MaxValue ? "" : $", room for {Capacity}")}";

    /// <inheritdoc/>
    protected override IEnumerable<(string About, string Says)> Lines =>
    [
        ("level", Level.ToString()),
        ("stay", Stay.ToString()),
        ("getters", Getters.ToString()),
        ("wait", GetterWait.ToString()),
        .. Putters.Max > 0 ? [("putters", Putters.ToString())] : Array.Empty<(string, string)>(),
    ];
}

/// <summary>The wait for a thing from a store.</summary>
public struct GetWait<T> : IBranch<T>
{
    private readonly Store<T> _store;
    private readonly Func<T, bool>? _wanted;
    private T _item;
    private bool _has;

    internal GetWait(Store<T> store, Func<T, bool>? wanted)
    {
        (_store, _wanted) = (store, wanted);
        _item = default!;
    }

    /// <summary>Takes a thing at once where there is one.</summary>
    public bool IsCompleted => _has = _store.TryCollect(_wanted, out _item);

    /// <summary>The thing, once it came beside other things.</summary>
    public readonly T Value => _item;

    readonly World? IWait.World => _store.World;

    /// <summary>Itself.</summary>
    public readonly GetWait<T> GetAwaiter() => this;

    /// <summary>The same wait with a time limit in microseconds: <c>if ((await inbox.Get().Within(5 * Second)).TryGet(out var letter)) ...</c></summary>
    public readonly LimitedWait<GetWait<T>, T> Within(long limit) => new(this, limit);

    /// <summary>The thing; throws <see cref="Interrupted"/> when the process was interrupted meanwhile.</summary>
    public readonly T GetResult() => _has ? _item : _store.Collect();

    readonly void IWait.Park(Frame frame) => _store.EnlistGetter(frame.Root!, 0, _wanted);

    bool IBranch.TryNow() => IsCompleted;

    readonly void IBranch.Enlist(Frame process, int branch) => _store.EnlistGetter(process, branch, _wanted);

    void IBranch.Take(int waiter) => _item = _store.Handed(waiter);

    readonly void IBranch.GiveBack() => _store.PutBack(_item);
}

/// <summary>The wait for room in a store.</summary>
public readonly struct PutWait<T> : IBranch
{
    private readonly Store<T> _store;
    private readonly T _item;

    internal PutWait(Store<T> store, T item) => (_store, _item) = (store, item);

    /// <summary>Puts the thing in at once where there is room.</summary>
    public bool IsCompleted => _store.TryPut(_item);

    World? IWait.World => _store.World;

    /// <summary>Itself.</summary>
    public PutWait<T> GetAwaiter() => this;

    /// <summary>The same wait with a time limit in microseconds: whether there was room before it.</summary>
    public LimitedWait<PutWait<T>> Within(long limit) => new(this, limit);

    /// <summary>Throws <see cref="Interrupted"/> when the process was interrupted before there was room.</summary>
    public void GetResult() => _store.World.EndWait();

    void IWait.Park(Frame frame) => _store.EnlistPutter(frame.Root!, 0, _item);

    bool IBranch.TryNow() => IsCompleted;

    void IBranch.Enlist(Frame process, int branch) => _store.EnlistPutter(process, branch, _item);

    void IBranch.Take(int waiter)
    {
    }

    void IBranch.GiveBack()
    {
        // What was put in is there for others to take, and may be gone already: a put is not undone.
    }
}
