using Dryrun.Simulation.Faults;
using Dryrun.Simulation.Processes;

namespace Dryrun.Simulation.Stations;

/// <summary>
/// A way for messages: one after the other is transmitted at the bandwidth, then each travels for the latency, any number at once.
/// <c>if (!await uplink.Send(1500)) ...</c> waits until the message is there; false when the line was full, or a fault lost it.
/// </summary>
/// <remarks>
/// Back to back, messages end at the microseconds in which their last bits leave, computed from exact fractions, so that throughput is the bandwidth without drift.
/// What was sent is sent: a process that stops waiting does not call its message back.
/// </remarks>
public sealed class Link : JobStation
{
    /// <summary>The largest message: 2^40 bytes.</summary>
    public const long MaxBytes = 1L << 40;

    private const int Transmitted = 0;
    private const int Arrived = 1;

    private readonly Func<long>? _jitter;
    private readonly FaultPoint _loss;
    private readonly FaultPoint _partition;
    private readonly FaultPoint _delay;
    private WaitLine _line;
    private WaitLine _travelling;
    private int _transmitting;
    private long _rest;
    private long _bytes;
    private ulong _messages;

    /// <summary>A link of a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="name">Its name, unique in the world.</param>
    /// <param name="bytesPerSecond">The bandwidth, 1 .. 2^40.</param>
    /// <param name="latency">The time on the way after the last bit was sent, in microseconds, at least 0.</param>
    /// <param name="room">How many messages may wait for transmission, at least 0; what comes then is dropped.</param>
    /// <param name="jitter">The law of what is added to the latency, in microseconds, at least 0; messages may then overtake each other.</param>
    public Link(World world, string name, long bytesPerSecond, long latency, int room = int.MaxValue, Func<long>? jitter = null)
        : base(world, name, new Books(capacity: 1))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytesPerSecond);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytesPerSecond, MaxBytes);
        ArgumentOutOfRangeException.ThrowIfNegative(latency);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(latency, Time.Horizon);
        ArgumentOutOfRangeException.ThrowIfNegative(room);
        (BytesPerSecond, Latency, Room, _jitter) = (bytesPerSecond, latency, room, jitter);
        _loss = CanGoWrong(FaultKind.Loss, new Ratio(1, 10));
        _partition = CanGoWrong(FaultKind.Partition, 1);
        _delay = CanGoWrong(FaultKind.Delay, 10);
    }

    /// <summary>The bandwidth.</summary>
    public long BytesPerSecond { get; }

    /// <summary>The time on the way after the last bit was sent, in microseconds.</summary>
    public long Latency { get; }

    /// <summary>How many messages may wait for transmission.</summary>
    public int Room { get; }

    /// <summary>How many messages wait for transmission.</summary>
    public int Waiting => _line.Count;

    /// <summary>How many messages are on the way.</summary>
    public int Travelling => _travelling.Count;

    /// <summary>Sends a message and waits until it is there: true; false when the line was full, or when it would have been there had it not been lost.</summary>
    /// <param name="bytes">Its size, 0 .. 2^40.</param>
    public ServeWait Send(long bytes) => new(this, null, RequireSize(bytes), 0);

    /// <summary>Sends a message for a component: the event happens to the component when it is there. False, and no event, when the line is full.</summary>
    /// <param name="bytes">Its size, 0 .. 2^40.</param>
    /// <param name="whom">Who is to receive it.</param>
    /// <param name="kind">The kind of the event.</param>
    /// <param name="a">A number that it carries.</param>
    /// <param name="b">A second number.</param>
    public bool Send(long bytes, Component whom, int kind, long a = 0, long b = 0) => Offer(RequireSize(bytes), 0, whom, kind, a, b);

    /// <inheritdoc/>
    public override LinkReport Report() => new(Books.Report(Name, Now, "link"), Books.Following.Summary(Now), _bytes);

    internal override bool Refuses(int priority) => _transmitting != 0 && _line.Count >= Room;

    internal override void Fire(int kind, long a, long b)
    {
        if (kind == Transmitted) Depart((int)a);
        else Arrive((int)a);
    }

    internal override void AfterFault(FaultPoint point)
    {
        if (!_partition.IsActive) return;
        for (var job = _travelling.Head; job != 0; job = Jobs[job].Next) Jobs[job].Marked = true;
    }

    internal override void Check() =>
        Books.Check(Now, Name, Jobs.SinceOf(_line), _transmitting == 0 ? [] : [Jobs[_transmitting].Since], Jobs.SinceOf(_travelling));

    internal override void Restart()
    {
        Books.Restart(Now);
        _bytes = 0;
    }

    private protected override void Begin(int job)
    {
        if (_transmitting != 0)
        {
            Jobs.Append(ref _line, job);
            Books.Queue(Now);
            return;
        }
        // The line was idle: what the last message left of its microsecond is long over.
        _rest = 0;
        Books.ServeAtOnce(Now);
        Transmit(job);
    }

    private protected override void Abandon(int job) => Jobs[job].Waiter = 0;

    private void Transmit(int job)
    {
        ref var j = ref Jobs[job];
        (j.Stage, j.Since) = (JobStage.Serving, Now);
        _transmitting = job;
        Schedule(TransmissionTime(j.Work), Transmitted, job);
    }

    /// <summary>Whole microseconds; the fraction left over is carried on to the next message.</summary>
    private long TransmissionTime(long bytes)
    {
        var (time, rest) = Int128.DivRem((Int128)bytes * Time.Second + _rest, BytesPerSecond);
        _rest = (long)rest;
        return (long)time;
    }

    private void Depart(int job)
    {
        ref var j = ref Jobs[job];
        Books.Follow(Now, j.Since);
        _bytes += j.Work;
        var number = _messages++;
        j.Marked = _partition.IsActive || (_loss.IsActive && _loss.Strikes(number));
        (j.Stage, j.Since) = (JobStage.Following, Now);
        Jobs.Append(ref _travelling, job);
        Schedule(TravelTime(), Arrived, job);
        _transmitting = 0;
        if (_line.Count == 0) return;
        var next = _line.Head;
        Jobs.Remove(ref _line, next);
        Books.ServeFromLine(Now, Jobs[next].Since);
        Transmit(next);
    }

    private long TravelTime()
    {
        var time = Latency + (_jitter?.Invoke() ?? 0);
        return _delay.IsActive ? Math.Min(Time.Horizon, _delay.Severity.Of(time)) : time;
    }

    private void Arrive(int job)
    {
        ref var j = ref Jobs[job];
        Jobs.Remove(ref _travelling, job);
        if (j.Marked) Books.DropFollowing(Now, j.Since);
        else Books.FinishFollowing(Now, j.Came, j.Since);
        End(job, served: !j.Marked);
    }

    private static long RequireSize(long bytes) => bytes is >= 0 and <= MaxBytes
        ? bytes
        : throw new ArgumentOutOfRangeException(nameof(bytes), bytes, $"A message has 0 .. {MaxBytes} bytes.");
}

/// <summary>What happened at a link; served are the messages that arrived, dropped those turned away or lost, and the sojourn is the time until arrival.</summary>
public sealed record LinkReport : ServiceReport
{
    internal LinkReport(ServiceReport common, LevelSummary travelling, long bytes)
        : base(common) => (Travelling, Bytes) = (travelling, bytes);

    /// <summary>How many messages were on the way.</summary>
    public LevelSummary Travelling { get; init; }

    /// <summary>How many bytes were sent, those of messages lost on the way included.</summary>
    public long Bytes { get; init; }

    /// <summary>How many bytes were sent in a second, on average; 0 before any time has passed.</summary>
    public double BytesPerSecond => Elapsed == 0 ? 0.0 : Bytes / Time.Seconds(Elapsed);

    /// <inheritdoc/>
    protected override IEnumerable<(string About, string Says)> Lines => [.. base.Lines, ("sent", $"{Bytes} bytes, {BytesPerSecond:F0} a second")];
}
