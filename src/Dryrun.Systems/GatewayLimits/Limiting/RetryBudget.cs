namespace Dryrun.Systems.GatewayLimits.Limiting;

/// <summary>
/// Retries as a part of requests: each request pays in a part of a retry, each retry takes a whole one. Where a layer calls the next, three layers with 10 percent
/// each multiply the load by at most 1.1^3 = 1.33, where three attempts each would make it 27. Safe from any number of threads.
/// </summary>
/// <param name="percent">Retries a hundred requests, 0 to 100.</param>
/// <param name="savedMax">Most retries that can be saved up, so that few requests may retry at all; 1 to 100,000.</param>
public sealed class RetryBudget(int percent, int savedMax = 10)
{
    private const long Whole = 100;

    private readonly int percent = percent is >= 0 and <= 100 ? percent : throw new ArgumentOutOfRangeException(nameof(percent), percent, "A retry budget is 0 to 100 percent.");
    private readonly long max = savedMax is >= 1 and <= 100_000 ? savedMax * Whole : throw new ArgumentOutOfRangeException(nameof(savedMax), savedMax, "1 to 100,000 retries are saved up.");

    // In hundredths of a retry; a budget of nothing begins with nothing.
    private long saved = percent == 0 ? 0 : savedMax * Whole;

    /// <summary>Retries that could be made now.</summary>
    public long Saved => Interlocked.Read(ref saved) / Whole;

    /// <summary>A first attempt was made.</summary>
    public void Paid() => Change(percent);

    /// <summary>Whether a retry may be made; takes it where it may.</summary>
    public bool TryRetry() => Change(-Whole);

    private bool Change(long by)
    {
        while (true)
        {
            var before = Interlocked.Read(ref saved);
            var after = Math.Min(max, before + by);
            if (after < 0) return false;
            if (Interlocked.CompareExchange(ref saved, after, before) == before) return true;
        }
    }
}
