using Dryrun.Simulation.Faults;
using Dryrun.Simulation.Processes;

namespace Dryrun.Simulation.Stations;

/// <summary>
/// A token bucket: tokens come in at a steady rate and up to a burst of them is kept. <c>limit.TryTake()</c> passes or refuses (a rate limiter);
/// <c>await limit.Take()</c> waits its turn (a pacer). The rate is an exact ratio and the fill is kept in parts of a token, so that over any time exactly as
/// many pass as the rate allows; tokens cost no events, only whoever waits for one does.
/// </summary>
public sealed class TokenSource : Station, IWaitPlace
{
    /// <summary>The most that burst times period may be: 2^61 microseconds.</summary>
    public const long MaxFill = 1L << 61;

    private const int Due = 0;

    private readonly FaultPoint _skew;
    private readonly long _full;
    private WaitLine _line;
    private EventToken _timer;

    /// <summary>In parts of a token, of which a token has as many as the period has microseconds; as of the last update.</summary>
    private long _fill;
    private long _updated;
    private long _from;
    private long _fillAtStart;
    private long _ticked;
    private long _taken;

    internal readonly Books Books = new(capacity: 1);

    /// <summary>A token bucket of a world, full at first.</summary>
    /// <param name="world">The world.</param>
    /// <param name="name">Its name, unique in the world.</param>
    /// <param name="tokens">How many tokens come in during the period, 1 .. <see cref="MaxFill"/>.</param>
    /// <param name="per">The period in microseconds, at least 1: <c>tokens: 100, per: Second</c>.</param>
    /// <param name="burst">The most tokens kept, at least 1; burst times period at most <see cref="MaxFill"/>.</param>
    public TokenSource(World world, string name, long tokens, long per, long burst)
        : base(world, name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tokens, MaxFill);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(per);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(burst);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(burst, MaxFill / per);
        (Tokens, Per, Burst) = (tokens, per, burst);
        _full = _fill = _fillAtStart = burst * per;
        _updated = _from = Now;
        _skew = CanGoWrong(FaultKind.Skew, new Ratio(1, 2));
    }

    /// <summary>How many tokens come in during <see cref="Per"/> microseconds.</summary>
    public long Tokens { get; }

    /// <summary>The period of the rate, in microseconds.</summary>
    public long Per { get; }

    /// <summary>The most tokens kept.</summary>
    public long Burst { get; }

    /// <summary>How many whole tokens are there.</summary>
    public long Level
    {
        get
        {
            Update();
            return _fill / Per;
        }
    }

    /// <summary>How many processes wait.</summary>
    public int Waiting => _line.Count;

    /// <summary>Takes tokens, 1 .. burst, without waiting; false, and counted as dropped, when they are not there or others wait.</summary>
    public bool TryTake(long count = 1)
    {
        if (TryPass(Require(count))) return true;
        Books.TurnAway();
        return false;
    }

    /// <summary>Takes tokens, 1 .. burst, waiting until they are there and those before have theirs.</summary>
    public TokenWait Take(long count = 1) => new(this, Require(count));

    /// <inheritdoc/>
    public override TokenReport Report()
    {
        var elapsed = Now - _from;
        var utilisation = elapsed == 0 ? 0.0 : (double)_taken * Per / ((double)elapsed * Tokens);
        return new(Name, elapsed, new Ratio(Tokens, Per), Burst, _taken, utilisation, Books.Waiting.Summary(Now), Books.Waits, Books.Flow);
    }

    internal bool TryPass(long count)
    {
        Update();
        if (_line.Count > 0 || _fill < count * Per) return false;
        Spend(count);
        Books.PassAtOnce();
        return true;
    }

    internal void Enlist(Frame process, int branch, long count)
    {
        var waiter = World.Enlist(process, this, branch);
        World.Waits[waiter].Amount = count;
        World.Waits.Append(ref _line, waiter);
        Books.Queue(Now);
        if (_line.Count == 1) SetTimer();
    }

    /// <summary>Tokens come back whose taker could not keep them.</summary>
    internal void PutBack(long count)
    {
        Update();
        _taken -= count;
        _fill += Math.Min(count * Per, Math.Max(0, _full - _fill));
        ServeLine();
    }

    void IWaitPlace.Withdraw(int waiter)
    {
        World.Waits.Remove(ref _line, waiter);
        Books.RenegeWaiting(Now, World.Waits[waiter].Since);
        // Whoever stood behind may want less.
        ServeLine();
    }

    internal override void Fire(int kind, long a, long b) => ServeLine();

    internal override long Backlog => Books.Waiting.Count;

    internal override long Settled => Books.Waiting.LastEmpty(Now);

    internal override void BeforeFault(FaultPoint point) => Update();

    internal override void AfterFault(FaultPoint point) => SetTimer();

    internal override void Check()
    {
        Update();
        Books.Check(Now, Name, World.Waits.SinceOf(_line), [], []);
        if (_fill < 0 || _fill > _full + (_line.Count > 0 ? Tokens : 0)) throw new InvariantException(Name, $"it holds {_fill} parts of a token, outside 0 .. {_full}.");
        if ((Int128)_taken * Per + _fill > _fillAtStart + (Int128)_ticked * Tokens)
            throw new InvariantException(Name, $"{_taken} tokens were taken and {_fill / Per} are left, but {_fillAtStart / Per} were there and {(Int128)_ticked * Tokens / Per} came in.");
    }

    internal override void Restart()
    {
        Update();
        Books.Restart(Now);
        (_from, _fillAtStart, _ticked, _taken) = (Now, _fill, 0, 0);
    }

    /// <summary>For tests: tokens that came from nowhere.</summary>
    internal void Forge(long tokens) => _taken += tokens;

    /// <summary>
    /// The tokens that came in since the last update. While somebody waits nothing spills over: the tokens of the first one are there between two
    /// microseconds, and what comes in until the timer goes at the second of them is the next one's.
    /// </summary>
    private void Update()
    {
        var elapsed = Now - _updated;
        if (elapsed == 0) return;
        _updated = Now;
        if (_skew.IsActive) elapsed = _skew.Severity.Of(elapsed);
        _ticked += elapsed;
        _fill = _line.Count == 0 && elapsed > (_full - _fill) / Tokens ? _full : _fill + elapsed * Tokens;
    }

    private void Spend(long count)
    {
        _fill -= count * Per;
        _taken += count;
    }

    private void ServeLine()
    {
        Update();
        while (_line.Head is var waiter and not 0 && _fill >= World.Waits[waiter].Amount * Per)
        {
            World.Waits.Remove(ref _line, waiter);
            Spend(World.Waits[waiter].Amount);
            Books.PassFromLine(Now, World.Waits[waiter].Since);
            World.Grant(waiter);
        }
        if (_line.Count == 0 && _fill > _full) _fill = _full;
        SetTimer();
    }

    /// <summary>Wakes up at the first microsecond at which the first one's tokens are there.</summary>
    private void SetTimer()
    {
        World.Cancel(_timer);
        if (_line.Head == 0) return;
        var missing = World.Waits[_line.Head].Amount * Per - _fill;
        _timer = Schedule(TrueTime((missing + Tokens - 1) / Tokens), Due);
    }

    /// <summary>How long it takes, at least, until so much time has passed on the source's own clock.</summary>
    private long TrueTime(long time)
    {
        if (!_skew.IsActive || time <= 0) return Math.Max(0, time);
        var (rate, scale) = (_skew.Severity.Numerator, _skew.Severity.Denominator);
        return (long)Int128.Min(Time.Horizon, ((Int128)time * scale + rate - 1) / rate);
    }

    private long Require(long count) => count >= 1 && count <= Burst
        ? count
        : throw new ArgumentOutOfRangeException(nameof(count), count, $"Tokens are taken 1 .. {Burst} at a time; more than the burst would wait for ever.");
}

/// <summary>What happened at a token bucket.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Elapsed">For how long it was measured, in microseconds.</param>
/// <param name="Rate">Tokens that come in, per microsecond.</param>
/// <param name="Burst">The most tokens kept.</param>
/// <param name="Taken">How many tokens were taken.</param>
/// <param name="Utilisation">The tokens taken over those that the rate allows in that time; above 1 where a burst was used up.</param>
/// <param name="Queue">How many processes waited.</param>
/// <param name="Wait">How long those who got their tokens had waited, those who did not have to included.</param>
/// <param name="Flow">What became of those who came; dropped are those who tried and were refused.</param>
public sealed record TokenReport(
    string Name, long Elapsed, Ratio Rate, long Burst, long Taken, double Utilisation, LevelSummary Queue, TimeSummary Wait, FlowSummary Flow)
    : StationReport(Name, Elapsed)
{
    /// <inheritdoc/>
    protected override string Headline => $"{Taken} tokens over {Time.Brief(Elapsed)}, {Utilisation * 100:F1} % of the rate, burst {Burst}";

    /// <inheritdoc/>
    protected override IEnumerable<(string About, string Says)> Lines =>
        [("flow", Flow.ToString()), ("queue", Queue.ToString()), ("wait", Wait.ToString())];
}

/// <summary>The wait for tokens.</summary>
public readonly struct TokenWait : IBranch
{
    private readonly TokenSource _source;
    private readonly long _count;

    internal TokenWait(TokenSource source, long count) => (_source, _count) = (source, count);

    /// <summary>Takes the tokens at once where they are there.</summary>
    public bool IsCompleted => _source.TryPass(_count);

    World? IWait.World => _source.World;

    /// <summary>Itself.</summary>
    public TokenWait GetAwaiter() => this;

    /// <summary>The same wait with a time limit in microseconds: whether the tokens came before it.</summary>
    public LimitedWait<TokenWait> Within(long limit) => new(this, limit);

    /// <summary>Throws <see cref="Interrupted"/> when the process was interrupted before it had them.</summary>
    public void GetResult() => _source.World.EndWait();

    void IWait.Park(Frame frame) => _source.Enlist(frame.Root!, 0, _count);

    bool IBranch.TryNow() => IsCompleted;

    void IBranch.Enlist(Frame process, int branch) => _source.Enlist(process, branch, _count);

    void IBranch.Take(int waiter)
    {
    }

    void IBranch.GiveBack() => _source.PutBack(_count);
}
