namespace Dryrun.Systems.GatewayLimits.Limiting;

/// <summary>Decides on requests, each of a key and a cost. Safe from any number of threads.</summary>
public interface IRateLimiter
{
    /// <summary>What is promised to a key in the long run.</summary>
    Rate Rate { get; }

    /// <summary>Most units of a key that pass at once.</summary>
    long Burst { get; }

    /// <summary>Decides on a request and notes it where it is admitted.</summary>
    /// <param name="key">Whose quota it takes from; hash texts with <see cref="KeyHash.Of"/>.</param>
    /// <param name="nowMicros">The time in microseconds since any beginning, 0 .. <see cref="Rate.NowMicrosMax"/>.</param>
    /// <param name="cost">Units it takes, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time or cost outside its range.</exception>
    RateDecision Decide(ulong key, long nowMicros, long cost = 1);
}

/// <summary>
/// A rule applied to each of many keys. Keys lie in 64 parts, each under a lock of its own. A decision on a known key allocates nothing. Memory is bounded: at
/// <paramref name="keysMax"/> keys those are forgotten that make no difference, and where none does, new keys share one quota: a flood of new keys neither
/// grows the table nor gets a free pass each.
/// </summary>
/// <param name="rule">The algorithm with its figures.</param>
/// <param name="keysMax">About how many keys are told apart, 64 to 100,000,000.</param>
public sealed class KeyedLimiter<TRule, TState>(TRule rule, int keysMax) : IRateLimiter
    where TRule : struct, IRateRule<TState>
    where TState : struct
{
    private const int Parts = 64;

    private readonly KeyTable<TRule, TState>[] parts = Make(rule, keysMax);

    /// <inheritdoc/>
    public Rate Rate => rule.Rate;

    /// <inheritdoc/>
    public long Burst => rule.Burst;

    /// <summary>How many keys are known now.</summary>
    public int Keys => parts.Sum(p => p.Count);

    /// <inheritdoc/>
    public RateDecision Decide(ulong key, long nowMicros, long cost = 1)
    {
        if ((ulong)nowMicros > Rate.NowMicrosMax) throw new ArgumentOutOfRangeException(nameof(nowMicros), nowMicros, "A time lies in 0 .. 2^49 microseconds.");
        ArgumentOutOfRangeException.ThrowIfLessThan(cost, 1);
        var mixed = KeyHash.Mix(key);
        return parts[mixed >> 58].Decide(mixed, nowMicros, cost);
    }

    private static KeyTable<TRule, TState>[] Make(TRule rule, int keysMax)
    {
        if (keysMax is < Parts or > 100_000_000) throw new ArgumentOutOfRangeException(nameof(keysMax), keysMax, "A limiter tells 64 to 100,000,000 keys apart.");
        return [.. Enumerable.Range(0, Parts).Select(_ => new KeyTable<TRule, TState>(rule, (keysMax + Parts - 1) / Parts))];
    }
}

/// <summary>Keys as numbers.</summary>
public static class KeyHash
{
    /// <summary>64 bits of a text by its UTF-16 code units (FNV-1a, then mixed); the same in every process.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var unit in text) hash = (hash ^ unit) * 0x100000001B3UL;
        return Mix(hash);
    }

    /// <summary>A bijection that spreads neighbouring numbers (SplitMix64's finaliser).</summary>
    internal static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
