using System.Runtime.CompilerServices;
using Dryrun.Simulation.Processes;

namespace Dryrun.Simulation.Stations;

/// <summary>
/// A buffer of things, first in first out: <c>await orders.Put(order)</c> waits while it is full, <c>await orders.Get()</c> while it is empty.
/// Several stores of messages make processes that talk to each other; a store is also the plain queue in front of a server.
/// </summary>
public sealed class Store<T> : Station, IWaitPlace
{
    private readonly Slab<T> _moving = new();
    private (T Item, long Since)[] _items = new (T, long)[16];
    private int _head;
    private WaitLine _getters;
    private WaitLine _putters;
    private Occupancy _stored;

    /// <summary>A store of a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="name">Its name, unique in the world.</param>
    /// <param name="capacity">The most that it holds, at least 1; by default it never fills.</param>
    public Store(World world, string name, int capacity = int.MaxValue)
        : base(world, name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        Capacity = capacity;
    }

    /// <summary>The most that it holds.</summary>
    public int Capacity { get; }

    /// <summary>How many things it holds.</summary>
    public int Count => (int)_stored.Count;

    /// <summary>Puts a thing in, waiting while the store is full.</summary>
    public PutWait<T> Put(T item) => new(this, item);

    /// <summary>Takes the oldest thing out, waiting while there is none.</summary>
    public GetWait<T> Get() => new(this);

    /// <summary>Puts a thing in without waiting; false when the store is full.</summary>
    public bool TryPut(T item)
    {
        if (_getters.Count > 0) Hand(item);
        else if (_stored.Count < Capacity) Keep(item);
        else return false;
        return true;
    }

    /// <summary>Takes the oldest thing out without waiting; false when there is none.</summary>
    public bool TryGet(out T item)
    {
        if (_stored.Count == 0)
        {
            item = default!;
            return false;
        }
        item = TakeFirst();
        if (_putters.Count > 0) AdmitFirst();
        return true;
    }

    /// <inheritdoc/>
    public override StoreReport Report() => new(Name, _stored.Elapsed(World.Now), new(_stored.Mean(World.Now), _stored.Max, _stored.Count), _stored.Left);

    internal void EnlistGetter(Frame frame) => World.Waits.Append(ref _getters, World.Enlist(frame.Root!, this));

    internal void EnlistPutter(Frame frame, T item)
    {
        var waiter = World.Enlist(frame.Root!, this);
        World.Waits[waiter].Item = _moving.Add(item);
        World.Waits[waiter].Amount = 1;
        World.Waits.Append(ref _putters, waiter);
    }

    internal T Collect()
    {
        var item = _moving.Take(World.Waits[World.Granted()].Item);
        World.EndWait();
        return item;
    }

    void IWaitPlace.Withdraw(int waiter)
    {
        ref var w = ref World.Waits[waiter];
        if (w.Amount == 0)
        {
            World.Waits.Remove(ref _getters, waiter);
            return;
        }
        World.Waits.Remove(ref _putters, waiter);
        _moving.Take(w.Item);
    }

    internal override void Check() => _stored.Check(World.Now, Name, "stored things", Enumerable.Range(_head, Count).Select(i => _items[i & (_items.Length - 1)].Since));

    internal override void Restart() => _stored.Restart(World.Now);

    /// <summary>A thing passes straight to the process that has waited longest.</summary>
    private void Hand(T item)
    {
        var waiter = _getters.Head;
        World.Waits.Remove(ref _getters, waiter);
        World.Waits[waiter].Item = _moving.Add(item);
        _stored.Enter(World.Now);
        _stored.Leave(World.Now, World.Now);
        World.Grant(waiter);
    }

    private void AdmitFirst()
    {
        var waiter = _putters.Head;
        World.Waits.Remove(ref _putters, waiter);
        Keep(_moving.Take(World.Waits[waiter].Item));
        World.Grant(waiter);
    }

    private void Keep(T item)
    {
        if (Count == _items.Length) Grow();
        _items[(_head + Count) & (_items.Length - 1)] = (item, World.Now);
        _stored.Enter(World.Now);
    }

    private T TakeFirst()
    {
        ref var first = ref _items[_head];
        var (item, since) = first;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) first = default;
        _head = (_head + 1) & (_items.Length - 1);
        _stored.Leave(World.Now, since);
        return item;
    }

    private void Grow()
    {
        var larger = new (T, long)[_items.Length * 2];
        for (var i = 0; i < Count; i++)
            larger[i] = _items[(_head + i) & (_items.Length - 1)];
        (_items, _head) = (larger, 0);
    }
}

/// <summary>What happened at a store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Elapsed">For how long it was measured, in microseconds.</param>
/// <param name="Level">How many things it held.</param>
/// <param name="Passed">How many things were taken out.</param>
public sealed record StoreReport(string Name, long Elapsed, LevelSummary Level, long Passed)
    : StationReport(Name, Elapsed)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => $"{Name}: level mean {Level.Mean:F2} max {Level.Max}; {Passed} passed";
}

/// <summary>The wait for a thing from a store.</summary>
public struct GetWait<T> : IWait
{
    private readonly Store<T> _store;
    private T _item;
    private bool _has;

    internal GetWait(Store<T> store)
    {
        _store = store;
        _item = default!;
    }

    /// <summary>Takes a thing at once where there is one.</summary>
    public bool IsCompleted => _has = _store.TryGet(out _item);

    /// <summary>Itself.</summary>
    public readonly GetWait<T> GetAwaiter() => this;

    /// <summary>The thing; throws <see cref="Interrupted"/> when the process was interrupted meanwhile.</summary>
    public readonly T GetResult() => _has ? _item : _store.Collect();

    readonly void IWait.Park(Frame frame) => _store.EnlistGetter(frame);
}

/// <summary>The wait for room in a store.</summary>
public readonly struct PutWait<T> : IWait
{
    private readonly Store<T> _store;
    private readonly T _item;

    internal PutWait(Store<T> store, T item) => (_store, _item) = (store, item);

    /// <summary>Puts the thing in at once where there is room.</summary>
    public bool IsCompleted => _store.TryPut(_item);

    /// <summary>Itself.</summary>
    public PutWait<T> GetAwaiter() => this;

    /// <summary>Throws <see cref="Interrupted"/> when the process was interrupted before there was room.</summary>
    public void GetResult() => _store.World.EndWait();

    void IWait.Park(Frame frame) => _store.EnlistPutter(frame, _item);
}
