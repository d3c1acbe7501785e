using Dryrun.Simulation.Processes;

namespace Dryrun.Simulation.Stations;

/// <summary>
/// A number of equal units (tellers, licences, connections) that processes hold one at a time, first come first served:
/// <c>using (await counter.Acquire()) await world.Delay(service);</c>
/// </summary>
public sealed class Resource : Station, IWaitPlace
{
    private readonly Claims _claims = new();
    private WaitLine _line;
    private Occupancy _waiting;
    private Occupancy _held;
    private long _waitSum;
    private long _waitCount;
    private long _waitMax;

    /// <summary>A resource of a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="name">Its name, unique in the world.</param>
    /// <param name="capacity">How many units there are, at least 1.</param>
    public Resource(World world, string name, int capacity)
        : base(world, name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        Capacity = capacity;
    }

    /// <summary>How many units there are.</summary>
    public int Capacity { get; }

    /// <summary>How many are held.</summary>
    public int Busy => (int)_held.Count;

    /// <summary>How many processes wait.</summary>
    public int Waiting => _line.Count;

    /// <summary>Waits for a unit and holds it until the claim is disposed.</summary>
    public AcquireWait Acquire() => new(this);

    /// <inheritdoc/>
    public override ResourceReport Report()
    {
        var now = World.Now;
        var mean = _waitCount == 0 ? 0.0 : (double)_waitSum / _waitCount;
        return new(Name, _held.Elapsed(now), Capacity, _held.Mean(now) / Capacity, new(_waiting.Mean(now), _waiting.Max, _waiting.Count), new(_waitCount, mean, _waitMax));
    }

    internal bool TryClaim(out Claim claim)
    {
        if (_line.Count > 0 || _held.Count >= Capacity)
        {
            claim = default;
            return false;
        }
        Serve(0);
        claim = new Claim(this, Hold(out var generation), generation);
        return true;
    }

    internal void Enlist(Frame frame)
    {
        var waiter = World.Enlist(frame.Root!, this);
        World.Waits.Append(ref _line, waiter);
        _waiting.Enter(World.Now);
    }

    /// <summary>What the running process was granted.</summary>
    internal Claim Collect()
    {
        var place = World.Waits[World.Granted()].Item;
        World.EndWait();
        return new Claim(this, place, _claims.GenerationOf(place));
    }

    internal bool Holds(int place, uint generation) => _claims.Holds(place, generation);

    internal void Release(int place, uint generation)
    {
        if (!_claims.Holds(place, generation)) return;
        _held.Leave(World.Now, _claims.Remove(place));
        if (_line.Count > 0) GrantFirst();
    }

    void IWaitPlace.Withdraw(int waiter) => Leave(waiter);

    internal override void Check()
    {
        _waiting.Check(World.Now, Name, "waiting processes", World.Waits.SinceOf(_line));
        _held.Check(World.Now, Name, "held units", _claims.Since);
    }

    internal override void Restart()
    {
        _waiting.Restart(World.Now);
        _held.Restart(World.Now);
        (_waitSum, _waitCount, _waitMax) = (0, 0, 0);
    }

    private void GrantFirst()
    {
        var waiter = _line.Head;
        Serve(Leave(waiter));
        World.Waits[waiter].Item = Hold(out _);
        World.Grant(waiter);
    }

    private int Hold(out uint generation)
    {
        _held.Enter(World.Now);
        return _claims.Add(World.Now, out generation);
    }

    private long Leave(int waiter)
    {
        var since = World.Waits[waiter].Since;
        World.Waits.Remove(ref _line, waiter);
        _waiting.Leave(World.Now, since);
        return World.Now - since;
    }

    private void Serve(long wait)
    {
        _waitSum += wait;
        _waitCount++;
        if (wait > _waitMax) _waitMax = wait;
    }
}

/// <summary>What happened at a resource.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Elapsed">For how long it was measured, in microseconds.</param>
/// <param name="Capacity">How many units it has.</param>
/// <param name="Utilisation">The share of the units that were held, over the time measured, 0 .. 1.</param>
/// <param name="Queue">How many processes waited.</param>
/// <param name="Wait">How long those who were served had waited, those who did not have to included.</param>
public sealed record ResourceReport(string Name, long Elapsed, int Capacity, double Utilisation, LevelSummary Queue, TimeSummary Wait)
    : StationReport(Name, Elapsed)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => $"{Name}: utilisation {Utilisation:P1}, queue mean {Queue.Mean:F2} max {Queue.Max}, wait {Wait}; {Wait.Count} served";
}

/// <summary>The wait for a unit of a resource.</summary>
public struct AcquireWait : IWait
{
    private readonly Resource _resource;
    private Claim _claim;

    internal AcquireWait(Resource resource) => _resource = resource;

    /// <summary>Takes a unit at once where one is free and nobody waits.</summary>
    public bool IsCompleted => _resource.TryClaim(out _claim);

    /// <summary>Itself.</summary>
    public readonly AcquireWait GetAwaiter() => this;

    /// <summary>The claim; throws <see cref="Interrupted"/> when the process was interrupted meanwhile.</summary>
    public readonly Claim GetResult() => _claim != default ? _claim : _resource.Collect();

    readonly void IWait.Park(Frame frame) => _resource.Enlist(frame);
}
