namespace Dryrun.Simulation.Stations;

/// <summary>
/// What keeps retries a small part of all calls, however many fail: each new call adds a part of a token, each retry takes a whole one, and without a token nobody
/// retries. Several clients may share one. Exact: retries never exceed burst + share * calls.
/// </summary>
public sealed class RetryBudget
{
    private readonly long _full;
    private long _fill;

    /// <summary>A full budget.</summary>
    /// <param name="share">How much a call adds, such as 1/10 for one retry in ten calls in the long run.</param>
    /// <param name="burst">The most tokens kept, at least 1; burst times the share's denominator at most 2^62.</param>
    public RetryBudget(Ratio share, long burst)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(burst);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(burst, (1L << 62) / share.Denominator);
        (Share, Burst) = (share, burst);
        _full = _fill = burst * share.Denominator;
    }

    /// <summary>How much a call adds.</summary>
    public Ratio Share { get; }

    /// <summary>The most tokens kept.</summary>
    public long Burst { get; }

    /// <summary>How many whole tokens are left.</summary>
    public long Level => _fill / Share.Denominator;

    /// <summary>How many calls were made.</summary>
    public long Calls { get; private set; }

    /// <summary>How many retries were let through.</summary>
    public long Retries { get; private set; }

    /// <summary>A call is made.</summary>
    public void Call()
    {
        Calls++;
        _fill = Share.Numerator >= _full - _fill ? _full : _fill + Share.Numerator;
    }

    /// <summary>Whether a retry may be made, which takes a token.</summary>
    public bool TryRetry()
    {
        if (_fill < Share.Denominator) return false;
        _fill -= Share.Denominator;
        Retries++;
        return true;
    }

    /// <summary>For tests: retries that took no token.</summary>
    internal void Forge(long retries) => Retries += retries;

    internal void Check(string station)
    {
        if ((Int128)Retries * Share.Denominator + _fill > (Int128)_full + (Int128)Calls * Share.Numerator)
            throw new InvariantException(station, $"{Retries} retries exceed the budget of {Burst} and {Share} of {Calls} calls.");
    }
}
