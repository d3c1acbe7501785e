using Dryrun.Simulation.Faults;
using Dryrun.Simulation.Processes;

namespace Dryrun.Simulation.Stations;

/// <summary>
/// A number of equal units (tellers, licences, connections) that processes hold one at a time: <c>using (await counter.Acquire()) await world.Delay(service);</c>
/// The more urgent go first, those of one priority in the order in which they came. A preemptive resource takes a unit from its least urgent holder
/// for somebody more urgent: the holder is interrupted at its await, with a <see cref="Preempted"/> as the reason.
/// </summary>
public sealed class Resource : Station, IWaitPlace
{
    private readonly Claims _claims;
    private readonly bool _preemptive;
    private readonly FaultPoint _stall;
    private RankedLines _lines = new();

    internal readonly Books Books;

    /// <summary>A resource of a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="name">Its name, unique in the world.</param>
    /// <param name="capacity">How many units there are, at least 1.</param>
    /// <param name="preemptive">Whether the more urgent take units from the less urgent.</param>
    public Resource(World world, string name, int capacity, bool preemptive = false)
        : base(world, name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        (Capacity, _preemptive) = (capacity, preemptive);
        _claims = new Claims(preemptive);
        _stall = CanGoWrong(FaultKind.Stall, 1);
        Books = new Books(capacity);
    }

    /// <summary>How many units there are.</summary>
    public int Capacity { get; }

    /// <summary>How many are held.</summary>
    public int Busy => (int)Books.Serving.Count;

    /// <summary>How many processes wait.</summary>
    public int Waiting => (int)Books.Waiting.Count;

    /// <summary>Waits for a unit and holds it until the claim is disposed.</summary>
    /// <param name="priority">The smaller, the more urgent.</param>
    public AcquireWait Acquire(int priority = 0) => new(this, priority);

    /// <summary>Holds a unit at once, if one is to be had: false, and counted as dropped, when all are held or others wait.</summary>
    /// <param name="claim">The unit, to be disposed; held by nobody where there is none.</param>
    /// <param name="priority">The smaller, the more urgent.</param>
    public bool TryAcquire(out Claim claim, int priority = 0)
    {
        if (TryClaim(priority, out claim)) return true;
        Books.TurnAway();
        return false;
    }

    /// <inheritdoc/>
    public override ServiceReport Report() => Books.Report(Name, Now, "unit");

    internal bool TryClaim(int priority, out Claim claim)
    {
        if (!_stall.IsActive && ((Books.Serving.Count < Capacity && Books.Waiting.Count == 0) || (_preemptive && TryPreempt(priority))))
        {
            Books.ServeAtOnce(Now);
            var place = Hold(Now, World.CurrentProcess, priority, out var generation);
            claim = new Claim(this, place, generation);
            return true;
        }
        claim = default;
        return false;
    }

    internal void Enlist(Frame process, int branch, int priority)
    {
        var waiter = World.Enlist(process, this, branch);
        World.Waits[waiter].Rank = priority;
        World.Waits.Append(ref _lines.Of(priority), waiter);
        Books.Queue(Now);
    }

    /// <summary>What the running process was granted.</summary>
    internal Claim Collect()
    {
        World.EndWait(out var waiter);
        return Granted(waiter);
    }

    /// <summary>What a waiter was granted.</summary>
    internal Claim Granted(int waiter) => new(this, World.Waits[waiter].Item, (uint)World.Waits[waiter].Amount);

    internal bool Holds(int place, uint generation) => _claims.Holds(place, generation);

    internal void Release(int place, uint generation)
    {
        if (!_claims.Holds(place, generation)) return;
        var (came, since) = _claims.Remove(place);
        Books.Finish(Now, came, since);
        if (Books.Waiting.Count > 0 && !_stall.IsActive) GrantFirst();
    }

    void IWaitPlace.Withdraw(int waiter)
    {
        var (rank, since) = (World.Waits[waiter].Rank, World.Waits[waiter].Since);
        World.Waits.Remove(ref _lines.Of(rank), waiter);
        Books.RenegeWaiting(Now, since);
    }

    internal override long Backlog => Books.Waiting.Count;

    internal override long Settled => Books.Waiting.LastEmpty(Now);

    internal override void AfterFault(FaultPoint point)
    {
        while (!point.IsActive && Books.Waiting.Count > 0 && Books.Serving.Count < Capacity) GrantFirst();
    }

    internal override void Check() => Books.Check(Now, Name, _lines.All.SelectMany(World.Waits.SinceOf), _claims.Since, []);

    internal override void Restart() => Books.Restart(Now);

    private void GrantFirst()
    {
        ref var line = ref _lines.First;
        var index = line.Head;
        World.Waits.Remove(ref line, index);
        ref var waiter = ref World.Waits[index];
        Books.ServeFromLine(Now, waiter.Since);
        waiter.Item = Hold(waiter.Since, waiter.Process, waiter.Rank, out var generation);
        waiter.Amount = generation;
        World.Grant(index);
    }

    private int Hold(long came, uint process, int priority, out uint generation)
    {
        var place = _claims.Add(Now, came, out generation);
        if (_preemptive) _claims.HeldBy(place, World.ProcessOf(process), priority);
        return place;
    }

    /// <summary>Frees a unit for a priority by interrupting the least urgent holder. Nobody who waits is more urgent than a holder, so none is passed over.</summary>
    private bool TryPreempt(int priority)
    {
        var place = _claims.LeastUrgent(priority, World.ProcessOf(World.CurrentProcess));
        if (place == 0) return false;
        var (process, version) = _claims.HolderOf(place);
        var (_, since) = _claims.Remove(place);
        Books.Preempt(Now, since);
        if (process is not null) ProcessControl.Stop(process, version, new Interrupted(new Preempted(this, priority, since)));
        return true;
    }
}

/// <summary>The wait for a unit of a resource.</summary>
public struct AcquireWait : IBranch<Claim>
{
    private readonly Resource _resource;
    private readonly int _priority;
    private Claim _claim;

    internal AcquireWait(Resource resource, int priority) => (_resource, _priority) = (resource, priority);

    /// <summary>Takes a unit at once where one is to be had.</summary>
    public bool IsCompleted => _resource.TryClaim(_priority, out _claim);

    /// <summary>The claim, once it was granted beside other things.</summary>
    public readonly Claim Value => _claim;

    readonly World? IWait.World => _resource.World;

    /// <summary>Itself.</summary>
    public readonly AcquireWait GetAwaiter() => this;

    /// <summary>The same wait by somebody with this much patience, in microseconds: gives a claim that is not held where it ran out.</summary>
    public readonly ClaimWithinWait Within(long patience) => new(new(this, patience));

    /// <summary>The claim; throws <see cref="Interrupted"/> when the process was interrupted meanwhile.</summary>
    public readonly Claim GetResult() => _claim != default ? _claim : _resource.Collect();

    readonly void IWait.Park(Frame frame) => _resource.Enlist(frame.Root!, 0, _priority);

    bool IBranch.TryNow() => IsCompleted;

    readonly void IBranch.Enlist(Frame process, int branch) => _resource.Enlist(process, branch, _priority);

    void IBranch.Take(int waiter) => _claim = _resource.Granted(waiter);

    readonly void IBranch.GiveBack() => _claim.Dispose();
}

/// <summary>The wait for a unit of a resource with a time limit.</summary>
public struct ClaimWithinWait : IWait
{
    private LimitedWait<AcquireWait, Claim> _wait;

    internal ClaimWithinWait(LimitedWait<AcquireWait, Claim> wait) => _wait = wait;

    /// <summary>Takes a unit at once where one is to be had.</summary>
    public bool IsCompleted => _wait.IsCompleted;

    readonly World? IWait.World => _wait.World;

    /// <summary>Itself.</summary>
    public readonly ClaimWithinWait GetAwaiter() => this;

    /// <summary>The claim, not held where it came too late; throws <see cref="Interrupted"/> when the process was interrupted meanwhile.</summary>
    public Claim GetResult() => _wait.GetResult().TryGet(out var claim) ? claim : default;

    readonly void IWait.Park(Frame frame) => _wait.Park(frame);
}
