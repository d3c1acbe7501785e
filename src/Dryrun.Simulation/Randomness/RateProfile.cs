namespace Dryrun.Simulation.Randomness;

/// <summary>
/// A rate of arrivals that changes over time: constant between given times, repeated with a period if there is one (a day, a week). Arrivals are a Poisson process of that rate,
/// drawn exactly, without thinning. Immutable; shared freely.
/// </summary>
public sealed class RateProfile
{
    private readonly long[] _starts;
    private readonly double[] _rates;
    private readonly double _expectedInPeriod;

    /// <summary>
    /// A rate of so many arrivals a second from each start on (microseconds, rising from 0; rates finite and at least 0), until the next start; the last until the
    /// period ends and all begins again, or for ever when the period is 0.
    /// </summary>
    public RateProfile(long period, params ReadOnlySpan<(long Start, double PerSecond)> parts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(period);
        if (parts.IsEmpty || parts[0].Start != 0)
            throw new ArgumentException("A profile needs at least one part, and the first starts at 0.", nameof(parts));
        (Period, _starts, _rates) = (period, new long[parts.Length], new double[parts.Length]);
        for (var i = 0; i < parts.Length; i++)
        {
            var (start, rate) = parts[i];
            if (i > 0 && start <= parts[i - 1].Start)
                throw new ArgumentException($"Starts rise; {start} does not follow {parts[i - 1].Start}.", nameof(parts));
            if (!(rate >= 0.0 && rate <= double.MaxValue))
                throw new ArgumentOutOfRangeException(nameof(parts), rate, "A rate is finite and at least 0.");
            (_starts[i], _rates[i]) = (start, rate);
        }
        if (period > 0 && _starts[^1] >= period)
            throw new ArgumentException($"The last part starts at {_starts[^1]}, not within the period of {period}.", nameof(parts));
        for (var i = 0; period > 0 && i < _rates.Length; i++)
            _expectedInPeriod += _rates[i] * (End(i) - _starts[i]) / 1e6;
    }

    /// <summary>When the profile repeats, in microseconds; 0 when never.</summary>
    public long Period { get; }

    /// <summary>Arrivals a second at a time of at least 0.</summary>
    public double RateAt(long time) => _rates[PartAt(Within(time, out _))];

    /// <summary>Arrivals expected from a time until another, from &lt;= to.</summary>
    public double Expected(long from, long to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        return ExpectedUntil(to) - ExpectedUntil(from);
    }

    /// <summary>When so much expectation has passed since a time; the cut-off <see cref="Draws.MaxTime"/> when it never does.</summary>
    internal long After(long time, double expectation)
    {
        var within = Within(time, out var origin);
        if (_expectedInPeriod > 0.0 && expectation >= _expectedInPeriod)
        {
            var periods = Math.Floor(expectation / _expectedInPeriod);
            if (periods * Period >= Draws.MaxTime - time) return Draws.MaxTime;
            expectation = Math.Max(0.0, expectation - periods * _expectedInPeriod);
            origin += (long)periods * Period;
        }
        var part = PartAt(within);
        // At most once around: rounding may leave a crumb of expectation, which the next period then takes.
        for (var passed = 0; passed <= 2 * _rates.Length; passed++)
        {
            var gap = _rates[part] > 0.0 ? expectation / _rates[part] * 1e6 : double.PositiveInfinity;
            if (gap <= End(part) - within) return Math.Min(Draws.MaxTime, origin + within + (long)(gap + 0.5));
            if (End(part) == long.MaxValue) return Draws.MaxTime;
            expectation -= _rates[part] * (End(part) - within) / 1e6;
            within = End(part);
            if (++part < _rates.Length) continue;
            (part, within) = (0, 0);
            origin += Period;
        }
        return Draws.MaxTime;
    }

    private double ExpectedUntil(long time)
    {
        var within = Within(time, out var origin);
        var sum = Period > 0 ? origin / Period * _expectedInPeriod : 0.0;
        for (var i = 0; i < _rates.Length && _starts[i] < within; i++)
            sum += _rates[i] * (Math.Min(within, End(i)) - _starts[i]) / 1e6;
        return sum;
    }

    private long Within(long time, out long origin)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        origin = Period == 0 ? 0 : time / Period * Period;
        return time - origin;
    }

    private int PartAt(long within)
    {
        var found = Array.BinarySearch(_starts, within);
        return found >= 0 ? found : ~found - 1;
    }

    private long End(int part) => part + 1 < _starts.Length ? _starts[part + 1] : Period > 0 ? Period : long.MaxValue;
}
