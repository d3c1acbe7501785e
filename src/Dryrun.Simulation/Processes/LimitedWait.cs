namespace Dryrun.Simulation.Processes;

/// <summary>What a wait with a time limit gave, if it came in time.</summary>
public readonly struct Limited<T> : IEquatable<Limited<T>>
{
    private readonly T _value;

    internal Limited(bool inTime, T value) => (InTime, _value) = (inTime, value);

    /// <summary>Whether it came before the limit.</summary>
    public bool InTime { get; }

    /// <summary>What came; throws InvalidOperationException when nothing did.</summary>
    public T Value => InTime ? _value : throw new InvalidOperationException("The wait ran out of time, so there is no value.");

    /// <summary>What came, if it did.</summary>
    public bool TryGet(out T value)
    {
        value = _value;
        return InTime;
    }

    /// <summary>Equal outcomes.</summary>
    public bool Equals(Limited<T> other) => InTime == other.InTime && EqualityComparer<T>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Limited<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => InTime ? 1 : 0;

    /// <summary>Equal outcomes.</summary>
    public static bool operator ==(Limited<T> left, Limited<T> right) => left.Equals(right);

    /// <summary>Different outcomes.</summary>
    public static bool operator !=(Limited<T> left, Limited<T> right) => !left.Equals(right);
}

/// <summary>A wait that gives a value.</summary>
public interface IBranch<T> : IBranch
{
    /// <summary>The value, once it came.</summary>
    T Value { get; }
}

/// <summary>
/// A wait with a time limit, e.g. <c>await inbox.Get().Within(5 * Second)</c>. When both come at one instant, whichever happens first in the
/// order of events wins; nothing that was granted is lost.
/// </summary>
public struct LimitedWait<TWait, T> : IWait
    where TWait : struct, IBranch<T>
{
#pragma warning disable IDE0044 // Read only, it would be copied before every call, and what the call keeps in it lost.
    private TWait _wait;
#pragma warning restore IDE0044
    private readonly long _limit;
    private bool _atOnce;

    internal LimitedWait(TWait wait, long limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        (_wait, _limit) = (wait, limit);
    }

    /// <summary>Has it at once where it is there.</summary>
    public bool IsCompleted => _atOnce = _wait.TryNow();

    readonly World? IWait.World => _wait.World;

    /// <summary>Itself.</summary>
    public readonly LimitedWait<TWait, T> GetAwaiter() => this;

    /// <summary>What came, if it came in time; throws <see cref="Interrupted"/> when the process was interrupted before.</summary>
    public Limited<T> GetResult() => _atOnce || TryTake(_wait.World!) ? new(true, _wait.Value) : default;

    readonly void IWait.Park(Frame frame) => Park(frame);

    internal readonly World? World => _wait.World;

    internal readonly void Park(Frame frame)
    {
        _wait.Enlist(frame.Root!, 0);
        DelayWait.Limit(frame.Root!, _limit);
    }

    private bool TryTake(World world)
    {
        var inTime = world.EndWait(out var waiter) == 0;
        if (inTime) _wait.Take(waiter);
        return inTime;
    }
}

/// <summary>A wait that gives no value, with a time limit; see <see cref="LimitedWait{TWait, T}"/>.</summary>
public struct LimitedWait<TWait> : IWait
    where TWait : struct, IBranch
{
    private readonly long _limit;
#pragma warning disable IDE0044 // Read only, it would be copied before every call, and what the call keeps in it lost.
    private TWait _wait;
#pragma warning restore IDE0044
    private bool _atOnce;

    internal LimitedWait(TWait wait, long limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        (_wait, _limit) = (wait, limit);
    }

    /// <summary>Has it at once where it is there.</summary>
    public bool IsCompleted => _atOnce = _wait.TryNow();

    readonly World? IWait.World => _wait.World;

    /// <summary>Itself.</summary>
    public readonly LimitedWait<TWait> GetAwaiter() => this;

    /// <summary>Whether it came in time; throws <see cref="Interrupted"/> when the process was interrupted before.</summary>
    public bool GetResult()
    {
        if (_atOnce) return true;
        var world = _wait.World!;
        var inTime = world.EndWait(out var waiter) == 0;
        if (inTime) _wait.Take(waiter);
        return inTime;
    }

    readonly void IWait.Park(Frame frame)
    {
        _wait.Enlist(frame.Root!, 0);
        DelayWait.Limit(frame.Root!, _limit);
    }
}
