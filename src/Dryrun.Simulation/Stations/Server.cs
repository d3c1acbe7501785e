using Dryrun.Simulation.Faults;
using Dryrun.Simulation.Processes;

namespace Dryrun.Simulation.Stations;

/// <summary>
/// One or more equal servers with a line in front, which do the work themselves: <c>if (!await desk.Serve()) lost++;</c> The service times come from a law given
/// once, or with each call. The more urgent go first, those of one priority in the order in which they came; a preemptive server interrupts the less urgent
/// and goes on with them later where it had stopped.
/// </summary>
/// <remarks>
/// A process that stops waiting (a time limit, an interruption) takes its work along, in the line as in service. Servers that cannot know that, as most behind
/// a network, finish what was abandoned all the same: see the constructor.
/// </remarks>
public sealed class Server : JobStation
{
    private const int Done = 0;

    private readonly Func<long>? _service;
    private readonly bool _preemptive;
    private readonly bool _finishesAbandoned;
    private readonly FaultPoint _slow;
    private readonly FaultPoint _down;
    private RankedLines _lines = new();
    private WaitLine _serving;
    private long _inVain;

    /// <summary>Servers of a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="name">Their name, unique in the world.</param>
    /// <param name="servers">How many there are, at least 1.</param>
    /// <param name="service">The law of the service time in microseconds, drawn for each who is let in: <c>() => draws.Exponential(Second)</c>.</param>
    /// <param name="room">How many may wait, at least 0; whoever comes then is turned away. Those in service, or sent back by the more urgent, do not count.</param>
    /// <param name="preemptive">Whether the more urgent interrupt the service of the less urgent.</param>
    /// <param name="finishesAbandoned">Whether work is done also for those who no longer wait for it.</param>
    public Server(World world, string name, int servers = 1, Func<long>? service = null, int room = int.MaxValue, bool preemptive = false, bool finishesAbandoned = false)
        : base(world, name, new Books(RequireServers(servers)))
    {
        ArgumentOutOfRangeException.ThrowIfNegative(room);
        (Servers, Room, _service, _preemptive, _finishesAbandoned) = (servers, room, service, preemptive, finishesAbandoned);
        _slow = CanGoWrong(FaultKind.Slow, 5);
        _down = CanGoWrong(FaultKind.Down, 1);
    }

    /// <summary>How many servers there are.</summary>
    public int Servers { get; }

    /// <summary>How many may wait.</summary>
    public int Room { get; }

    /// <summary>How many are being served.</summary>
    public int Busy => (int)Books.Serving.Count;

    /// <summary>How many wait.</summary>
    public int Waiting => (int)Books.Waiting.Count;

    /// <summary>Waits to be served for a time by the law; true when served, false when turned away.</summary>
    /// <param name="priority">The smaller, the more urgent.</param>
    public ServeWait Serve(int priority = 0) => new(this, Law, 0, priority);

    /// <summary>Waits to be served for a time that the call itself gives; true when served, false when turned away.</summary>
    /// <param name="work">How long the service takes, in microseconds, at least 0.</param>
    /// <param name="priority">The smaller, the more urgent.</param>
    public ServeWait ServeFor(long work, int priority = 0) => new(this, null, RequireWork(work), priority);

    /// <summary>
    /// Work for a component, for a time by the law: the event happens to the component when it is done. False, and no event, when it is turned away.
    /// </summary>
    public bool Offer(Component whom, int kind, long a = 0, long b = 0, int priority = 0) => Offer(whom, kind, a, b, priority, Law);

    /// <summary>The same for a time of its own, in microseconds, at least 0.</summary>
    public bool OfferFor(long work, Component whom, int kind, long a = 0, long b = 0, int priority = 0) =>
        Offer(RequireWork(work), priority, whom, kind, a, b);

    /// <inheritdoc/>
    public override ServerReport Report() => new(Books.Report(Name, Now, "server")) { InVain = _inVain };

    internal override bool Refuses(int priority) =>
        (Books.Waiting.Count >= Room && Books.Serving.Count >= Servers && !(_preemptive && LeastUrgent(priority) != 0)) || _down.IsActive;

    internal override void Fire(int kind, long a, long b) => Finish((int)a);

    internal override void AfterFault(FaultPoint point)
    {
        if (!_down.IsActive) return;
        while (_serving.Head is var job and not 0) Lose(job);
        while (Books.Waiting.Count > 0) Lose(_lines.First.Head);
    }

    internal override void Check() => Books.Check(Now, Name, _lines.All.SelectMany(Jobs.SinceOf), Jobs.SinceOf(_serving), []);

    internal override void Restart()
    {
        Books.Restart(Now);
        _inVain = 0;
    }

    private protected override void Begin(int job)
    {
        if (Books.Serving.Count < Servers)
        {
            Books.ServeAtOnce(Now);
            Start(job);
            return;
        }
        var lessUrgent = _preemptive ? LeastUrgent(Jobs[job].Priority) : 0;
        if (lessUrgent != 0)
        {
            Suspend(lessUrgent);
            Books.ServeAtOnce(Now);
            Start(job);
            return;
        }
        Jobs.Append(ref _lines.Of(Jobs[job].Priority), job);
        Books.Queue(Now);
    }

    private protected override void Abandon(int job)
    {
        ref var j = ref Jobs[job];
        j.Waiter = 0;
        if (_finishesAbandoned) return;
        if (j.Stage == JobStage.Waiting)
        {
            Jobs.Remove(ref _lines.Of(j.Priority), job);
            Books.RenegeWaiting(Now, j.Since);
            Jobs.Free(job);
            return;
        }
        World.Cancel(j.Due);
        Jobs.Remove(ref _serving, job);
        Books.RenegeServing(Now, j.Since);
        Jobs.Free(job);
        StartNext();
    }

    private Func<long> Law => _service ?? throw new InvalidOperationException($"Server '{Name}' has no law of its service time; give one to the constructor, or the time to the call.");

    private bool Offer(Component whom, int kind, long a, long b, int priority, Func<long> law) => Offer(Refuses(priority) ? 0 : law(), priority, whom, kind, a, b);

    private void Start(int job)
    {
        ref var j = ref Jobs[job];
        if (_slow.IsActive && !j.Marked) j.Work = Math.Min(Time.Horizon, _slow.Severity.Of(j.Work));
        (j.Stage, j.Since, j.Marked) = (JobStage.Serving, Now, true);
        Jobs.Append(ref _serving, job);
        j.Due = Schedule(j.Work, Done, job);
    }

    private void StartNext()
    {
        if (Books.Waiting.Count == 0) return;
        ref var line = ref _lines.First;
        var job = line.Head;
        Jobs.Remove(ref line, job);
        if (Jobs[job].Marked) Books.ServeAgain(Now, Jobs[job].Since);
        else Books.ServeFromLine(Now, Jobs[job].Since);
        Start(job);
    }

    /// <summary>Back to the front of its line, with the work that is left.</summary>
    private void Suspend(int job)
    {
        ref var j = ref Jobs[job];
        World.Cancel(j.Due);
        Jobs.Remove(ref _serving, job);
        Books.Suspend(Now, j.Since);
        j.Work -= Now - j.Since;
        (j.Stage, j.Since) = (JobStage.Waiting, Now);
        Jobs.Prepend(ref _lines.Of(j.Priority), job);
    }

    /// <summary>The servers are down: the job is lost.</summary>
    private void Lose(int job)
    {
        ref var j = ref Jobs[job];
        if (j.Stage == JobStage.Waiting)
        {
            Jobs.Remove(ref _lines.Of(j.Priority), job);
            Books.DropWaiting(Now, j.Since);
        }
        else
        {
            World.Cancel(j.Due);
            Jobs.Remove(ref _serving, job);
            Books.DropServing(Now, j.Since);
        }
        End(job, served: false);
    }

    private void Finish(int job)
    {
        ref var j = ref Jobs[job];
        Jobs.Remove(ref _serving, job);
        Books.Finish(Now, j.Came, j.Since);
        if (j.Waiter == 0 && j.Slot == 0) _inVain++;
        End(job, served: true);
        StartNext();
    }

    /// <summary>The least urgent in service, if less urgent than a priority; of several the one served last. 0 for none.</summary>
    private int LeastUrgent(int priority)
    {
        var found = 0;
        for (var job = _serving.Head; job != 0; job = Jobs[job].Next)
            if (Jobs[job].Priority > priority && (found == 0 || Jobs[job].Priority >= Jobs[found].Priority)) found = job;
        return found;
    }

    private static int RequireServers(int servers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(servers);
        return servers;
    }
}

/// <summary>What happened at a server.</summary>
public sealed record ServerReport : ServiceReport
{
    internal ServerReport(ServiceReport common)
        : base(common)
    {
    }

    /// <summary>How many of those served no longer waited for it.</summary>
    public long InVain { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<(string About, string Says)> Lines =>
        InVain == 0 ? base.Lines : [.. base.Lines, ("in vain", $"{InVain} served after they had given up")];
}
