using Dryrun.Simulation.Faults;

namespace Dryrun.Simulation.Stations;

/// <summary>
/// A processor that all present share equally: of n, each has an nth of it. <c>await cpu.ServeFor(40 * Millisecond)</c> takes 40 ms alone and 80 ms beside
/// one other.
/// </summary>
/// <remarks>
/// Time being whole microseconds, sharing is what it is on a machine: turns of one microsecond, in rounds in which each has one turn. So every job ends at a
/// whole microsecond, never more than a round from where sharing without turns would end it, nothing is rounded and nothing drifts: the work done is the busy
/// time, exactly, which is checked at the end of each run. Who comes has a first turn in the next round. Within a round those who end in it have their turn
/// first, so that one comparison finds who ends next.
/// </remarks>
public sealed class ProcessorSharing : JobStation
{
    private const int Done = 0;

    private readonly Func<long>? _law;
    private readonly JobHeap _heap = new();
    private readonly Func<int, bool> _isInRound;
    private readonly FaultPoint _slow;
    private readonly FaultPoint _down;
    private EventToken _timer;

    // The round going on, how many turns it has, and how many were had, those of jobs that have left included.
    private long _round;
    private long _turns;
    private long _had;
    private long _hadByLeavers;
    private long _updated;

    private Occupancy _busy;
    private long _busySince;
    private long _worked;
    private long _accounted;

    /// <summary>A shared processor of a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="name">Its name, unique in the world.</param>
    /// <param name="work">The law of the work that one brings, in microseconds alone on the processor, drawn for each who is let in.</param>
    /// <param name="room">How many may share it, at least 1; whoever comes then is turned away.</param>
    public ProcessorSharing(World world, string name, Func<long>? work = null, int room = int.MaxValue)
        : base(world, name, new Books(RequireRoom(room)))
    {
        (Room, _law) = (room, work);
        _slow = CanGoWrong(FaultKind.Slow, 5);
        _down = CanGoWrong(FaultKind.Down, 1);
        _isInRound = job => Jobs[job].Since <= _round;
    }

    /// <summary>How many may share it.</summary>
    public int Room { get; }

    /// <summary>How many share it now.</summary>
    public int Sharing => _heap.Count;

    /// <summary>Waits until work by the law is done; true when it was, false when turned away.</summary>
    public ServeWait Serve() => new(this, Law, 0, 0);

    /// <summary>Waits until work is done that takes this long alone, in microseconds, at least 0; true when it was, false when turned away.</summary>
    public ServeWait ServeFor(long work) => new(this, null, RequireWork(work), 0);

    /// <summary>Work for a component, by the law: the event happens to the component when it is done. False, and no event, when it is turned away.</summary>
    public bool Offer(Component whom, int kind, long a = 0, long b = 0) => OfferFor(Refuses(0) ? 0 : Law(), whom, kind, a, b);

    /// <summary>The same for work of its own, in microseconds alone on the processor, at least 0.</summary>
    public bool OfferFor(long work, Component whom, int kind, long a = 0, long b = 0) => Offer(RequireWork(work), 0, whom, kind, a, b);

    /// <inheritdoc/>
    public override ServiceReport Report() => Books.Report(Name, Now, "processor") with { Capacity = 1, Utilisation = _busy.Mean(Now) };

    internal override bool Refuses(int priority) => _heap.Count >= Room || _down.IsActive;

    internal override void Fire(int kind, long a, long b)
    {
        Advance();
        var (job, _) = _heap.First;
        Leave(job, hadTurn: true);
        Books.Finish(Now, Jobs[job].Came, Jobs[job].Came);
        End(job, served: true);
        SetTimer();
    }

    internal override void AfterFault(FaultPoint point)
    {
        Advance();
        while (_down.IsActive && _heap.Count > 0)
        {
            var (job, _) = _heap.First;
            Leave(job, HadTurn(job));
            Books.DropServing(Now, Jobs[job].Came);
            End(job, served: false);
        }
        SetTimer();
    }

    internal override void Check()
    {
        Advance();
        Books.Check(Now, Name, [], _heap.Jobs.Select(job => Jobs[job].Came), []);
        _busy.Check(Now, Name, "busy processors", _heap.Count > 0 ? [_busySince] : []);
        var done = _accounted + _heap.Jobs.Sum(job => Math.Max(0, _round - Jobs[job].Since)) + _had - _hadByLeavers;
        if (done != _worked) throw new InvariantException(Name, $"it worked for {_worked} microseconds, but {done} microseconds of work were done.");
    }

    internal override void Restart()
    {
        Books.Restart(Now);
        _busy.Restart(Now);
    }

    /// <summary>For tests: time worked for nobody.</summary>
    internal void Forge(long time) => _worked += time;

    /// <summary>Since is the first round in which a job has a turn; Work all that it asks for.</summary>
    private protected override void Begin(int job)
    {
        Advance();
        Books.ServeAtOnce(Now);
        ref var j = ref Jobs[job];
        if (_slow.IsActive && j.Work > 0) j.Work = Math.Clamp(_slow.Severity.Of(j.Work), 1, Time.Horizon);
        if (j.Work == 0)
        {
            Books.Finish(Now, Now, Now);
            End(job, served: true);
            return;
        }
        if (_heap.Count == 0) BeginBusy();
        // Before its first turn a round still takes in whoever comes.
        var joins = _had == 0;
        if (joins) _turns++;
        j.Since = joins ? _round : _round + 1;
        _heap.Add(job, j.Since + j.Work - 1);
        SetTimer();
    }

    internal override bool TryAtOnce(long work)
    {
        if (work > 0) return false;
        Books.ServeAtOnce(Now);
        Books.Finish(Now, Now, Now);
        return true;
    }

    private protected override void Abandon(int job)
    {
        Advance();
        Leave(job, HadTurn(job));
        Books.RenegeServing(Now, Jobs[job].Came);
        Jobs.Free(job);
        SetTimer();
    }

    private Func<long> Law => _law ?? throw new InvalidOperationException($"Processor '{Name}' has no law of its work; give one to the constructor, or the work to the call.");

    /// <summary>Of those in this round, the first ones have had their turn.</summary>
    private bool HadTurn(int job) => Jobs[job].Since <= _round && _heap.Rank(job, _isInRound) < _had - _hadByLeavers;

    private void BeginBusy()
    {
        _busy.Enter(Now);
        _busySince = Now;
        _round++;
        (_turns, _had, _hadByLeavers) = (0, 0, 0);
    }

    /// <summary>Takes a job out; the turns that it had are accounted for.</summary>
    private void Leave(int job, bool hadTurn)
    {
        var first = Jobs[job].Since;
        _accounted += Math.Max(0, _round - first) + (hadTurn ? 1 : 0);
        if (hadTurn) _hadByLeavers++;
        else if (first <= _round) _turns--;
        _heap.Remove(job);
        if (_heap.Count == 0) _busy.Leave(Now, _busySince);
    }

    /// <summary>The turns since the last update. Nobody ends between two updates.</summary>
    private void Advance()
    {
        var elapsed = Now - _updated;
        _updated = Now;
        if (elapsed == 0 || _heap.Count == 0) return;
        _worked += elapsed;
        if (elapsed <= _turns - _had)
        {
            _had += elapsed;
            return;
        }
        elapsed -= _turns - _had;
        var (all, sharing) = ((elapsed - 1) / _heap.Count, _heap.Count);
        _round += 1 + all;
        (_turns, _had, _hadByLeavers) = (sharing, elapsed - all * sharing, 0);
    }

    private void SetTimer()
    {
        World.Cancel(_timer);
        if (_heap.Count == 0) return;
        _timer = Schedule(UntilFirstEnds(), Done);
    }

    /// <summary>
    /// The rest of this round, the whole rounds between, and the first turn of the last round. Where that is this one, the next turn, or none if the first
    /// one has just had it.
    /// </summary>
    private long UntilFirstEnds()
    {
        var (_, last) = _heap.First;
        if (last == _round) return _had > _hadByLeavers ? 0 : 1;
        return (long)Int128.Min(Time.Horizon, _turns - _had + (Int128)(last - _round - 1) * _heap.Count + 1);
    }

    private static int RequireRoom(int room)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(room);
        return room;
    }
}
