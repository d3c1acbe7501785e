namespace Dryrun.Systems.GatewayLimits.Limiting;

/// <summary>
/// How many calls may be under way at once, learned from how they go. Told of each finished call; not safe from several threads by itself:
/// <see cref="ConcurrencyGate"/> holds the lock.
/// </summary>
public abstract class ConcurrencyLimit
{
    private double limit;

    /// <summary>Begins with a limit within its bounds.</summary>
    protected ConcurrencyLimit(int initial, int min, int max)
    {
        if (min < 1 || max < min || initial < min || initial > max)
            throw new ArgumentOutOfRangeException(nameof(initial), initial, $"A limit needs 1 <= min <= initial <= max; given {min}, {initial}, {max}.");
        (limit, Min, Max) = (initial, min, max);
    }

    /// <summary>Calls that may be under way now.</summary>
    public int Limit => (int)limit;

    /// <summary>Smallest limit.</summary>
    public int Min { get; }

    /// <summary>Largest limit.</summary>
    public int Max { get; }

    /// <summary>Learns from a finished call.</summary>
    /// <param name="rttMicros">How long it took, at least 1 microsecond.</param>
    /// <param name="inFlight">How many were under way when it began, itself included.</param>
    /// <param name="isDropped">It timed out or was refused behind us.</param>
    public void Learn(long rttMicros, int inFlight, bool isDropped) =>
        limit = Math.Clamp(Next(limit, Math.Max(1, rttMicros), inFlight, isDropped), Min, Max);

    /// <summary>The limit after a call, before it is brought within its bounds.</summary>
    protected abstract double Next(double limit, double rttMicros, int inFlight, bool isDropped);
}

/// <summary>Additive increase, multiplicative decrease: one more after a call that went well while the limit was used, a tenth less after a drop or a call too slow.</summary>
/// <remarks>The figures are those of Netflix's concurrency-limits (2018).</remarks>
public sealed class AimdLimit(int initial, int min, int max, long timeoutMicros = 5_000_000, double backoff = 0.9) : ConcurrencyLimit(initial, min, max)
{
    private readonly double backoff = backoff is >= 0.5 and < 1.0 ? backoff : throw new ArgumentOutOfRangeException(nameof(backoff), backoff, "Backing off multiplies by 0.5 up to 1.");

    /// <inheritdoc/>
    protected override double Next(double limit, double rttMicros, int inFlight, bool isDropped) =>
        isDropped || rttMicros > timeoutMicros ? limit * backoff
        : inFlight * 2 >= limit ? limit + 1
        : limit;
}
