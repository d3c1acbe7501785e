namespace Dryrun.Systems.GatewayLimits.Limiting;

/// <summary>
/// A limit on trial: decides and counts, and lets everything pass. What would have been refused is known before anybody is refused. Safe from any number of threads.
/// </summary>
/// <param name="limiter">The limit on trial.</param>
public sealed class ShadowLimiter(IRateLimiter limiter) : IRateLimiter
{
    private long decisions;
    private long refusals;

    /// <inheritdoc/>
    public Rate Rate => limiter.Rate;

    /// <inheritdoc/>
    public long Burst => limiter.Burst;

    /// <summary>Requests seen.</summary>
    public long Decisions => Interlocked.Read(ref decisions);

    /// <summary>Requests that would have been refused.</summary>
    public long Refusals => Interlocked.Read(ref refusals);

    /// <inheritdoc/>
    public RateDecision Decide(ulong key, long nowMicros, long cost = 1)
    {
        var decision = limiter.Decide(key, nowMicros, cost);
        Interlocked.Increment(ref decisions);
        if (!decision.IsAdmitted) Interlocked.Increment(ref refusals);
        return decision with { IsAdmitted = true, RetryAfterMicros = 0 };
    }
}
