using Dryrun.Simulation.Processes;

namespace Dryrun.Simulation.Stations;

/// <summary>
/// A station that does the work itself: processes await it, components hand it work and are told by an event of their own when it is done.
/// </summary>
public abstract class JobStation : Station, IWaitPlace
{
    private protected readonly Jobs Jobs = new();

    internal readonly Books Books;

    private protected JobStation(World world, string name, Books books)
        : base(world, name) => Books = books;

    /// <summary>Whether somebody of a priority who comes now is turned away.</summary>
    internal abstract bool Refuses(int priority);

    /// <summary>Does work at once that takes no time; false where all work takes its turn.</summary>
    internal virtual bool TryAtOnce(long work) => false;

    /// <summary>Somebody comes: waits, or is served. It does not end at once, since the process may be about to wait for other things too.</summary>
    private protected abstract void Begin(int job);

    /// <summary>The process that waits for a job gives up.</summary>
    private protected abstract void Abandon(int job);

    internal void Enlist(Frame process, int branch, long work, int priority)
    {
        var job = Jobs.Take(Now, work, priority);
        var waiter = World.Enlist(process, this, branch);
        World.Waits[waiter].Item = job;
        Jobs[job].Waiter = waiter;
        Begin(job);
    }

    /// <summary>Hands work in for a component; false when it is turned away.</summary>
    private protected bool Offer(long work, int priority, Component whom, int kind, long a, long b)
    {
        ArgumentNullException.ThrowIfNull(whom);
        ArgumentOutOfRangeException.ThrowIfNegative(kind);
        if (Refuses(priority))
        {
            Books.TurnAway();
            return false;
        }
        var job = Jobs.Take(Now, work, priority);
        var slot = World.Slots.Take(whom, kind);
        (World.Slots[slot].A, World.Slots[slot].B) = (a, b);
        Jobs[job].Slot = slot;
        Begin(job);
        return true;
    }

    /// <summary>What became of the job that the running process waited for.</summary>
    internal bool Collect()
    {
        World.EndWait(out var waiter);
        return WasServed(waiter);
    }

    internal bool WasServed(int waiter) => World.Waits[waiter].Amount != 0;

    internal override long Backlog => Books.Waiting.Count;

    internal override long Settled => Books.Waiting.LastEmpty(Now);

    void IWaitPlace.Withdraw(int waiter) => Abandon(World.Waits[waiter].Item);

    /// <summary>The job is over: whoever waits for it goes on at this instant; a component hears only of success.</summary>
    private protected void End(int job, bool served)
    {
        var (waiter, slot) = (Jobs[job].Waiter, Jobs[job].Slot);
        Jobs.Free(job);
        if (waiter != 0)
        {
            World.Waits[waiter].Amount = served ? 1 : 0;
            World.Grant(waiter);
        }
        else if (slot != 0)
        {
            if (served) World.Push(0, 0, Lane, slot);
            else World.Slots.Free(slot);
        }
    }

    private protected static long RequireWork(long work) => work is >= 0 and <= Time.Horizon
        ? work
        : throw new ArgumentOutOfRangeException(nameof(work), work, $"The work to be done takes 0 .. {Time.Horizon} microseconds.");
}

/// <summary>The wait until a station has done a piece of work.</summary>
public struct ServeWait : IBranch<bool>
{
    private readonly JobStation _station;
    private readonly Func<long>? _law;
    private long _work;
    private readonly int _priority;
    private bool _refused;
    private bool _served;

    internal ServeWait(JobStation station, Func<long>? law, long work, int priority) => (_station, _law, _work, _priority) = (station, law, work, priority);

    /// <summary>At once for those who are turned away, and for work that takes no time.</summary>
    public bool IsCompleted
    {
        get
        {
            _refused = _station.Refuses(_priority);
            if (_refused)
            {
                _station.Books.TurnAway();
                return true;
            }
            if (_law is not null) _work = _law();
            return _served = _station.TryAtOnce(_work);
        }
    }

    /// <summary>Whether the work was done, once it was awaited beside other things.</summary>
    public readonly bool Value => _served;

    readonly World? IWait.World => _station.World;

    /// <summary>Itself.</summary>
    public readonly ServeWait GetAwaiter() => this;

    /// <summary>The same wait by somebody with this much patience, in microseconds: true only when the work was done before it ran out.</summary>
    public readonly ServeWithinWait Within(long patience) => new(new(this, patience));

    /// <summary>True when the work was done; false when it was turned away or lost. Throws <see cref="Interrupted"/> when the process was interrupted meanwhile.</summary>
    public readonly bool GetResult() => _served || (!_refused && _station.Collect());

    readonly void IWait.Park(Frame frame) => _station.Enlist(frame.Root!, 0, _work, _priority);

    bool IBranch.TryNow() => IsCompleted;

    readonly void IBranch.Enlist(Frame process, int branch) => _station.Enlist(process, branch, _work, _priority);

    void IBranch.Take(int waiter) => _served = _station.WasServed(waiter);

    readonly void IBranch.GiveBack()
    {
        // Work that was done is done.
    }
}

/// <summary>The wait until a station has done a piece of work, with a time limit.</summary>
public struct ServeWithinWait : IWait
{
    private LimitedWait<ServeWait, bool> _wait;

    internal ServeWithinWait(LimitedWait<ServeWait, bool> wait) => _wait = wait;

    /// <summary>At once only for those who are turned away.</summary>
    public bool IsCompleted => _wait.IsCompleted;

    readonly World? IWait.World => _wait.World;

    /// <summary>Itself.</summary>
    public readonly ServeWithinWait GetAwaiter() => this;

    /// <summary>True when the work was done in time; throws <see cref="Interrupted"/> when the process was interrupted meanwhile.</summary>
    public bool GetResult() => _wait.GetResult().TryGet(out var served) && served;

    readonly void IWait.Park(Frame frame) => _wait.Park(frame);
}
