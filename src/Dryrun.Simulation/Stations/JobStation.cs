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

    /// <summary>Somebody comes: waits, or is served at once.</summary>
    private protected abstract void Begin(int job);

    /// <summary>The process that waits for a job gives up.</summary>
    private protected abstract void Abandon(int job);

    internal void Enlist(Frame frame, long work, int priority)
    {
        var job = Jobs.Take(Now, work, priority);
        var waiter = World.Enlist(frame.Root!, this);
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
        var served = World.Waits[World.Granted()].Amount != 0;
        World.EndWait();
        return served;
    }

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
public struct ServeWait : IWait
{
    private readonly JobStation _station;
    private readonly Func<long>? _law;
    private readonly long _work;
    private readonly int _priority;
    private bool _refused;

    internal ServeWait(JobStation station, Func<long>? law, long work, int priority) => (_station, _law, _work, _priority) = (station, law, work, priority);

    /// <summary>At once only for those who are turned away.</summary>
    public bool IsCompleted
    {
        get
        {
            _refused = _station.Refuses(_priority);
            if (_refused) _station.Books.TurnAway();
            return _refused;
        }
    }

    /// <summary>Itself.</summary>
    public readonly ServeWait GetAwaiter() => this;

    /// <summary>True when the work was done; false when it was turned away or lost. Throws <see cref="Interrupted"/> when the process was interrupted meanwhile.</summary>
    public readonly bool GetResult() => !_refused && _station.Collect();

    readonly void IWait.Park(Frame frame) => _station.Enlist(frame, _law is null ? _work : _law(), _priority);
}
