using Dryrun.Simulation.Faults;
using Dryrun.Simulation.Processes;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Stations;

/// <summary>
/// An amount of something without parts (litres, bytes, money in cents): <c>await tank.Get(30)</c> waits until so much is there, <c>await tank.Put(170)</c> until
/// there is room. Both lines are first come, first served: a large wish at the head holds up smaller ones behind it. Amounts are whole numbers, so nothing is
/// ever lost to rounding; what is continuous is counted in small units.
/// </summary>
public sealed class Container : Station, IWaitPlace
{
    /// <summary>The most that any container holds: 2^36.</summary>
    public const long MaxCapacity = TimeWeighted.MaxLevel;

    internal const int Getter = 0;
    private const int Putter = 1;

    private readonly TimeRecord _waits = new();
    private readonly FaultPoint _stall;
    private TimeWeighted _level;
    private WaitLine _getters;
    private WaitLine _putters;
    private long _carried;
    private long _put;
    private long _got;
    private long _overfull;

    internal Occupancy Getting;
    internal Occupancy Putting;

    /// <summary>A container of a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="name">Its name, unique in the world.</param>
    /// <param name="capacity">The most that it holds, 1 .. <see cref="MaxCapacity"/>.</param>
    /// <param name="initial">What it holds at first, 0 .. capacity.</param>
    public Container(World world, string name, long capacity = MaxCapacity, long initial = 0)
        : base(world, name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, MaxCapacity);
        ArgumentOutOfRangeException.ThrowIfNegative(initial);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(initial, capacity);
        (Capacity, _carried) = (capacity, initial);
        _level = new TimeWeighted(Now, initial);
        _stall = CanGoWrong(FaultKind.Stall, 1);
    }

    /// <summary>The most that it holds.</summary>
    public long Capacity { get; }

    /// <summary>What it holds.</summary>
    public long Level => _level.Level;

    /// <summary>How many processes wait to take something out.</summary>
    public int Getters => _getters.Count;

    /// <summary>How many processes wait to put something in.</summary>
    public int Putters => _putters.Count;

    /// <summary>Takes an amount of 1 .. capacity out, waiting until it is there and those before have theirs.</summary>
    public AmountWait Get(long amount) => new(this, Getter, Require(amount));

    /// <summary>Puts an amount of 1 .. capacity in, waiting until there is room and those before have put theirs.</summary>
    public AmountWait Put(long amount) => new(this, Putter, Require(amount));

    /// <summary>Takes an amount of 1 .. capacity out without waiting; false when it is not there, or others wait for theirs.</summary>
    public bool TryGet(long amount) => Try(Getter, Require(amount));

    /// <summary>Puts an amount of 1 .. capacity in without waiting; false when there is no room, or others wait to put theirs.</summary>
    public bool TryPut(long amount) => Try(Putter, Require(amount));

    /// <inheritdoc/>
    public override ContainerReport Report() => new(Name, _level.DurationUntil(Now), Capacity, new(_level.MeanUntil(Now), _level.Max, Level), _put, _got,
        Getting.Summary(Now), _waits.Summary(), Putting.Summary(Now));

    internal bool TryAtOnce(int side, long amount)
    {
        if (!Try(side, amount)) return false;
        if (side == Getter) _waits.Add(0);
        return true;
    }

    internal void Enlist(Frame process, int branch, int side, long amount)
    {
        var waiter = World.Enlist(process, this, branch);
        World.Waits[waiter].Amount = amount;
        World.Waits[waiter].Rank = side;
        World.Waits.Append(ref LineOf(side), waiter);
        WaitingAt(side).Enter(Now);
    }

    /// <summary>An amount comes back whose getter could not keep it, even where others have filled up its room.</summary>
    internal void PutBack(long amount)
    {
        _got -= amount;
        _overfull += Math.Max(0, amount - (Capacity - Level));
        _level.Add(Now, amount);
        Settle();
    }

    void IWaitPlace.Withdraw(int waiter)
    {
        Leave(waiter);
        // Whoever stood behind may want less.
        Settle();
    }

    internal override long Backlog => Putting.Count;

    internal override long Settled => Putting.LastEmpty(Now);

    internal override void AfterFault(FaultPoint point) => Settle();

    internal override void Check()
    {
        Getting.Check(Now, Name, "waiting getters", World.Waits.SinceOf(_getters));
        Putting.Check(Now, Name, "waiting putters", World.Waits.SinceOf(_putters));
        if (Level < 0 || Level > Capacity + _overfull) throw new InvariantException(Name, $"it holds {Level}, outside 0 .. {Capacity}.");
        if (_carried + _put - _got != Level) throw new InvariantException(Name, $"it held {_carried}, {_put} were put in and {_got} taken out, but it holds {Level}.");
    }

    internal override void Restart()
    {
        Getting.Restart(Now);
        Putting.Restart(Now);
        _waits.Restart();
        _level.Restart(Now);
        (_carried, _put, _got) = (Level, 0, 0);
    }

    /// <summary>For tests: an amount that came from nowhere.</summary>
    internal void Leak(long amount) => _level.Add(Now, amount);

    private ref WaitLine LineOf(int side) => ref side == Getter ? ref _getters : ref _putters;

    private ref Occupancy WaitingAt(int side) => ref side == Getter ? ref Getting : ref Putting;

    private bool Try(int side, long amount)
    {
        if (LineOf(side).Count > 0 || !Fits(side, amount)) return false;
        Move(side, amount);
        Settle();
        return true;
    }

    private bool Fits(int side, long amount) => side == Getter ? amount <= Level && !_stall.IsActive : amount <= Capacity - Level;

    private void Move(int side, long amount)
    {
        if (side == Getter) _got += amount;
        else _put += amount;
        _level.Add(Now, side == Getter ? -amount : amount);
    }

    /// <summary>Serves the heads of both lines as long as either can be; each may make the other possible.</summary>
    private void Settle()
    {
        while (TryGrantFirst(Getter) || TryGrantFirst(Putter))
        {
        }
    }

    private bool TryGrantFirst(int side)
    {
        var waiter = LineOf(side).Head;
        if (waiter == 0 || !Fits(side, World.Waits[waiter].Amount)) return false;
        Leave(waiter);
        Move(side, World.Waits[waiter].Amount);
        if (side == Getter) _waits.Add(Now - World.Waits[waiter].Since);
        World.Grant(waiter);
        return true;
    }

    private void Leave(int waiter)
    {
        var side = World.Waits[waiter].Rank;
        World.Waits.Remove(ref LineOf(side), waiter);
        WaitingAt(side).Leave(Now, World.Waits[waiter].Since);
    }

    private long Require(long amount) => amount >= 1 && amount <= Capacity
        ? amount
        : throw new ArgumentOutOfRangeException(nameof(amount), amount, $"An amount lies in 1 .. the capacity, {Capacity}; more would wait for ever.");
}

/// <summary>What happened at a container.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Elapsed">For how long it was measured, in microseconds.</param>
/// <param name="Capacity">The most that it holds.</param>
/// <param name="Level">What it held.</param>
/// <param name="Put">How much was put in.</param>
/// <param name="Got">How much was taken out.</param>
/// <param name="Getters">How many processes waited to take something out.</param>
/// <param name="GetterWait">How long those who did had waited.</param>
/// <param name="Putters">How many processes waited to put something in.</param>
public sealed record ContainerReport(
    string Name, long Elapsed, long Capacity, LevelSummary Level, long Put, long Got, LevelSummary Getters, TimeSummary GetterWait, LevelSummary Putters)
    : StationReport(Name, Elapsed)
{
    /// <inheritdoc/>
    protected override string Headline => $"{Put} in, {Got} out over {Time.Brief(Elapsed)}{(Capacity == Container.MaxCapacity ? "" : $", room for {Capacity}")}";

    /// <inheritdoc/>
    protected override IEnumerable<(string About, string Says)> Lines =>
    [
        ("level", Level.ToString()),
        ("getters", Getters.ToString()),
        ("wait", GetterWait.ToString()),
        .. Putters.Max > 0 ? [("putters", Putters.ToString())] : Array.Empty<(string, string)>(),
    ];
}

/// <summary>The wait for an amount in a container, or for room for one.</summary>
public readonly struct AmountWait : IBranch
{
    private readonly Container _container;
    private readonly int _side;
    private readonly long _amount;

    internal AmountWait(Container container, int side, long amount) => (_container, _side, _amount) = (container, side, amount);

    /// <summary>Takes it, or puts it in, at once where that is possible.</summary>
    public bool IsCompleted => _container.TryAtOnce(_side, _amount);

    World? IWait.World => _container.World;

    /// <summary>Itself.</summary>
    public AmountWait GetAwaiter() => this;

    /// <summary>The same wait with a time limit in microseconds: whether it came about before it.</summary>
    public LimitedWait<AmountWait> Within(long limit) => new(this, limit);

    /// <summary>Throws <see cref="Interrupted"/> when the process was interrupted before.</summary>
    public void GetResult() => _container.World.EndWait();

    void IWait.Park(Frame frame) => _container.Enlist(frame.Root!, 0, _side, _amount);

    bool IBranch.TryNow() => IsCompleted;

    void IBranch.Enlist(Frame process, int branch) => _container.Enlist(process, branch, _side, _amount);

    void IBranch.Take(int waiter)
    {
    }

    void IBranch.GiveBack()
    {
        // What was put in is there for others, and may be gone already: a put is not undone.
        if (_side == Container.Getter) _container.PutBack(_amount);
    }
}
