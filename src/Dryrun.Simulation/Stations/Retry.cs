using System.Runtime.InteropServices;
using Dryrun.Simulation.Faults;
using Dryrun.Simulation.Processes;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Simulation.Stations;

/// <summary>
/// The client's side of a call that may fail: how long to wait for an answer, how often to try, and how long to pause before the next try.
/// <code>
/// using var call = retry.Begin();
/// while (!await server.Serve().Within(retry.Timeout))
///     if (!await call.Again()) return;
/// call.Succeed();
/// </code>
/// </summary>
/// <remarks>
/// The pause before try n + 1 is uniform on 0 .. min(longest, first * 2^(n - 1)): exponential backoff with full jitter, which spreads a crowd that failed
/// together (Brooker, "Exponential backoff and jitter", 2015).
/// </remarks>
public sealed class Retry : Station
{
    private readonly Draws _jitter;
    private readonly RetryBudget? _budget;
    private readonly FaultPoint _skew;
    private Call[] _calls = new Call[4];
    private int _free;
    private int _used = 1;
    private long _attempts;
    private long _refused;

    [StructLayout(LayoutKind.Auto)]
    private struct Call
    {
        public long Came;

        /// <summary>Since when it is in its first attempt, or since the first failure; -1 - next free place where there is no call.</summary>
        public long Since;
        public uint Generation;
        public int Attempts;
    }

    internal readonly Books Books = new(capacity: int.MaxValue);

    /// <summary>A client of a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="name">Its name, unique in the world.</param>
    /// <param name="timeout">How long an attempt waits for its answer, in microseconds, at least 1.</param>
    /// <param name="attempts">How often a call is tried at most, at least 1.</param>
    /// <param name="firstPause">The longest pause before the second attempt, in microseconds, at least 0; doubled for each further one.</param>
    /// <param name="longestPause">The longest pause of all, in microseconds.</param>
    /// <param name="budget">What limits the retries of all calls together; by default nothing does.</param>
    public Retry(World world, string name, long timeout, int attempts, long firstPause, long longestPause = Time.Hour, RetryBudget? budget = null)
        : base(world, name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timeout);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(attempts);
        ArgumentOutOfRangeException.ThrowIfNegative(firstPause);
        ArgumentOutOfRangeException.ThrowIfLessThan(longestPause, firstPause);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(longestPause, Draws.MaxMean);
        (TrueTimeout, Attempts, FirstPause, LongestPause, _budget) = (timeout, attempts, firstPause, longestPause, budget);
        _jitter = new Draws(world.Key.Child("retries").Child(name));
        _skew = CanGoWrong(FaultKind.Skew, new Ratio(1, 2));
    }

    /// <summary>How long an attempt waits for its answer, in microseconds; on a clock that runs fast it is shorter, at least 1.</summary>
    public long Timeout => Math.Max(1, OnOwnClock(TrueTimeout));

    /// <summary>How often a call is tried at most.</summary>
    public int Attempts { get; }

    /// <summary>The longest pause before the second attempt, in microseconds.</summary>
    public long FirstPause { get; }

    /// <summary>The longest pause of all, in microseconds.</summary>
    public long LongestPause { get; }

    /// <summary>How many calls are in their first attempt.</summary>
    public int Trying => (int)Books.Serving.Count;

    /// <summary>How many calls have failed at least once and go on.</summary>
    public int Retrying => (int)Books.Waiting.Count;

    private long TrueTimeout { get; }

    /// <summary>Begins a call, with its first attempt. Dispose it at the end: <c>using var call = retry.Begin();</c></summary>
    public RetryCall Begin()
    {
        var place = _free;
        if (place == 0) place = Fresh();
        else _free = (int)(-1 - _calls[place].Since);
        ref var call = ref _calls[place];
        (call.Came, call.Since, call.Attempts) = (Now, Now, 1);
        Books.ServeAtOnce(Now);
        _attempts++;
        _budget?.Call();
        return new RetryCall(this, place, call.Generation);
    }

    /// <summary>A whole call of which each attempt is one piece of work: true when one was done in time.</summary>
    /// <param name="attempt">Made once for each attempt: <c>() => server.Serve()</c>.</param>
    public async Process<bool> Run(Func<ServeWait> attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        using var call = Begin();
        while (!await attempt().Within(Timeout))
            if (!await call.Again()) return false;
        call.Succeed();
        return true;
    }

    /// <summary>
    /// A whole call of which each attempt is a process: true when one ended in time and gave true. What was not done in time goes on by itself, as it does
    /// behind a network.
    /// </summary>
    /// <param name="attempt">Called once for each attempt: <c>() => Ask(question)</c>.</param>
    public async Process<bool> Run(Func<Process<bool>> attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        using var call = Begin();
        while (true)
        {
            var tried = attempt();
            World.Start(tried);
            if ((await tried.GetAwaiter().Within(Timeout)).TryGet(out var succeeded) && succeeded) break;
            if (!await call.Again()) return false;
        }
        call.Succeed();
        return true;
    }

    /// <inheritdoc/>
    public override RetryReport Report() =>
        new(Name, Books.Serving.Elapsed(Now), _attempts, _refused, Books.Waiting.Summary(Now), Books.Sojourns, Books.Flow);

    internal override long Backlog => Books.Waiting.Count;

    internal override long Settled => Books.Waiting.LastEmpty(Now);

    internal bool IsGoingOn(int place, uint generation) => _calls[place].Generation == generation && _calls[place].Since >= 0;

    /// <summary>The pause before the next attempt; -1 when there is none, and the call is over.</summary>
    internal long PauseBeforeNext(int place, uint generation)
    {
        if (!IsGoingOn(place, generation)) throw new InvalidOperationException($"The call of '{Name}' is over; begin another one.");
        ref var call = ref _calls[place];
        var wasFirst = call.Attempts == 1;
        var mayRetry = call.Attempts < Attempts && (_budget is null || _budget.TryRetry());
        if (!mayRetry)
        {
            if (call.Attempts < Attempts) _refused++;
            if (wasFirst) Books.DropServing(Now, call.Since);
            else Books.DropWaiting(Now, call.Since);
            Free(place);
            return -1;
        }
        if (wasFirst)
        {
            Books.Suspend(Now, call.Since);
            call.Since = Now;
        }
        _attempts++;
        return OnOwnClock(_jitter.Uniform(0, LongestPauseBefore(++call.Attempts)));
    }

    internal void Succeed(int place, uint generation)
    {
        if (!IsGoingOn(place, generation)) return;
        ref var call = ref _calls[place];
        if (call.Attempts == 1) Books.Finish(Now, call.Came, call.Since);
        else Books.FinishWaiting(Now, call.Came, call.Since);
        Free(place);
    }

    internal void Abandon(int place, uint generation)
    {
        if (!IsGoingOn(place, generation)) return;
        ref var call = ref _calls[place];
        if (call.Attempts == 1) Books.RenegeServing(Now, call.Since);
        else Books.RenegeWaiting(Now, call.Since);
        Free(place);
    }

    internal override void Check()
    {
        var calls = _calls.Take(_used).Skip(1).Where(c => c.Since >= 0).ToList();
        Books.Check(Now, Name, calls.Where(c => c.Attempts > 1).Select(c => c.Since), calls.Where(c => c.Attempts == 1).Select(c => c.Since), []);
        _budget?.Check(Name);
    }

    internal override void Restart()
    {
        Books.Restart(Now);
        (_attempts, _refused) = (0, 0);
    }

    private long LongestPauseBefore(int attempt)
    {
        var doublings = attempt - 2;
        return doublings >= 62 || FirstPause > LongestPause >> doublings ? LongestPause : FirstPause << doublings;
    }

    /// <summary>How long a time on the client's own clock truly takes.</summary>
    private long OnOwnClock(long time) => _skew.IsActive ? new Ratio(_skew.Severity.Denominator, _skew.Severity.Numerator).Of(time) : time;

    private void Free(int place)
    {
        _calls[place].Since = -1 - _free;
        _calls[place].Generation++;
        _free = place;
    }

    private int Fresh()
    {
        if (_used == _calls.Length) Array.Resize(ref _calls, _used * 2);
        return _used++;
    }
}

/// <summary>A call that is going on at a client; see <see cref="Retry"/>.</summary>
public readonly struct RetryCall : IDisposable, IEquatable<RetryCall>
{
    private readonly Retry _retry;
    private readonly int _place;
    private readonly uint _generation;

    internal RetryCall(Retry retry, int place, uint generation) => (_retry, _place, _generation) = (retry, place, generation);

    /// <summary>An attempt failed: pauses and gives true when another is to be made; false, at once, when there were enough or the budget is used up.</summary>
    public AgainWait Again() => new(_retry, _place, _generation);

    /// <summary>An attempt succeeded: the call is over.</summary>
    public void Succeed() => _retry.Succeed(_place, _generation);

    /// <summary>The end of a call: where it had neither succeeded nor been given up, it counts as abandoned.</summary>
    public void Dispose() => _retry.Abandon(_place, _generation);

    /// <summary>The same call.</summary>
    public bool Equals(RetryCall other) => ReferenceEquals(_retry, other._retry) && _place == other._place && _generation == other._generation;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RetryCall other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _place;

    /// <summary>The same call.</summary>
    public static bool operator ==(RetryCall left, RetryCall right) => left.Equals(right);

    /// <summary>Different calls.</summary>
    public static bool operator !=(RetryCall left, RetryCall right) => !left.Equals(right);
}

/// <summary>The pause before the next attempt of a call.</summary>
public struct AgainWait : IWait
{
    private readonly Retry _retry;
    private readonly int _place;
    private readonly uint _generation;
    private long _pause;

    internal AgainWait(Retry retry, int place, uint generation) => (_retry, _place, _generation) = (retry, place, generation);

    /// <summary>At once only where no other attempt is made.</summary>
    public bool IsCompleted => (_pause = _retry.PauseBeforeNext(_place, _generation)) < 0;

    readonly World? IWait.World => _retry.World;

    /// <summary>Itself.</summary>
    public readonly AgainWait GetAwaiter() => this;

    /// <summary>Whether another attempt is to be made; throws <see cref="Interrupted"/> when the process was interrupted meanwhile.</summary>
    public readonly bool GetResult()
    {
        _retry.World.ThrowIfInterrupted();
        return _pause >= 0;
    }

    readonly void IWait.Park(Frame frame) => _retry.World.ParkUntil(frame.Root!, _pause, 0);
}

/// <summary>What happened at a client.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Elapsed">For how long it was measured, in microseconds.</param>
/// <param name="Attempts">How many attempts were made, the first ones included.</param>
/// <param name="Refused">How many calls the budget allowed no further attempt.</param>
/// <param name="Retrying">How many calls had failed at least once and went on.</param>
/// <param name="Sojourn">How long calls took that succeeded.</param>
/// <param name="Flow">What became of the calls; dropped are those given up.</param>
public sealed record RetryReport(string Name, long Elapsed, long Attempts, long Refused, LevelSummary Retrying, TimeSummary Sojourn, FlowSummary Flow)
    : StationReport(Name, Elapsed)
{
    /// <summary>Attempts for each call; 1 where all succeed at once.</summary>
    public double Amplification => Flow.Arrived == 0 ? 0.0 : (double)Attempts / Flow.Arrived;

    /// <inheritdoc/>
    protected override string Headline => $"{Attempts} attempts, {Amplification:F2} a call, over {Time.Brief(Elapsed)}";

    /// <inheritdoc/>
    protected override IEnumerable<(string About, string Says)> Lines =>
    [
        ("flow", Flow.ToString() + (Refused == 0 ? "" : $"; the budget stopped {Refused}")),
        ("retrying", Retrying.ToString()),
        ("sojourn", Sojourn.ToString()),
    ];
}
