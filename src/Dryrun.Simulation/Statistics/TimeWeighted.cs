using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Statistics;

/// <summary>
/// A whole-numbered level that stays constant between changes (a queue, busy servers, bytes in a buffer), weighted by the time it stood. Areas are exact
/// integers, so means do not depend on how often the level was written. Changing it allocates nothing. A mutable value: pass it by ref.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public struct TimeWeighted
{
    /// <summary>The greatest size of a level, either side of 0.</summary>
    public const long MaxLevel = 1L << 36;

    private long _last;
    private long _duration;
    private Int128 _area;
    private UInt128 _squares;
    private long _min;
    private long _max;

    /// <summary>A level from a time on (microseconds).</summary>
    public TimeWeighted(long start, long level = 0)
    {
        RequireLevel(level);
        _last = start;
        (Level, _min, _max) = (level, level, level);
    }

    /// <summary>The level now.</summary>
    public long Level { readonly get; private set; }

    /// <summary>Least level, also one that stood for no time.</summary>
    public readonly long Min => _min;

    /// <summary>Greatest level, also one that stood for no time.</summary>
    public readonly long Max => _max;

    /// <summary>Sets the level from now on. Throws ArgumentOutOfRangeException when now lies before the last change or the level beyond <see cref="MaxLevel"/>.</summary>
    public void Set(long now, long level)
    {
        RequireLevel(level);
        Advance(now);
        Level = level;
        if (level < _min) _min = level;
        else if (level > _max) _max = level;
    }

    /// <summary>Changes the level from now on.</summary>
    public void Add(long now, long change) => Set(now, Level + change);

    /// <summary>Forgets everything but the level: the end of a warm-up.</summary>
    public void Restart(long now)
    {
        Advance(now);
        this = new TimeWeighted(now, Level);
    }

    /// <summary>Time seen until now, in microseconds, merged ones included.</summary>
    public readonly long DurationUntil(long now) => _duration + Elapsed(now);

    /// <summary>Level times microseconds until now, exactly.</summary>
    public readonly Int128 AreaUntil(long now) => _area + (Int128)Level * Elapsed(now);

    /// <summary>Mean level until now; the level itself when no time has passed.</summary>
    public readonly double MeanUntil(long now)
    {
        var duration = DurationUntil(now);
        return duration == 0 ? Level : Exact.Ratio(AreaUntil(now), duration);
    }

    /// <summary>Variance of the level over time until now; 0 when no time has passed.</summary>
    public readonly double VarianceUntil(long now)
    {
        var duration = DurationUntil(now);
        if (duration == 0) return 0.0;
        var squares = _squares + Exact.Square(Level) * (UInt128)(ulong)Elapsed(now);
        return Exact.SquaredDeviations(AreaUntil(now), squares, duration) / duration;
    }

    /// <summary>Takes in the time another level was seen, until its last change; for the same station in another replication.</summary>
    public void Merge(in TimeWeighted other)
    {
        _duration += other._duration;
        _area += other._area;
        _squares += other._squares;
        _min = Math.Min(_min, other._min);
        _max = Math.Max(_max, other._max);
    }

    /// <summary>Adds the whole state to a history.</summary>
    public readonly void AddTo(ref HistoryHash hash)
    {
        hash.Add(_last);
        hash.Add(_duration);
        hash.Add(Level);
        Exact.AddTo(ref hash, _area);
        Exact.AddTo(ref hash, (Int128)_squares);
        hash.Add(_min);
        hash.Add(_max);
    }

    private void Advance(long now)
    {
        var elapsed = Elapsed(now);
        if (elapsed == 0) return;
        _area += (Int128)Level * elapsed;
        _squares += Exact.Square(Level) * (UInt128)(ulong)elapsed;
        _duration += elapsed;
        _last = now;
    }

    private readonly long Elapsed(long now) => now >= _last
        ? now - _last
        : throw new ArgumentOutOfRangeException(nameof(now), now, $"Time does not run backwards: the level changed last at {_last}.");

    private static void RequireLevel(long level)
    {
        if (level is < -MaxLevel or > MaxLevel)
            throw new ArgumentOutOfRangeException(nameof(level), level, $"A level lies within {MaxLevel} (2^36) of 0.");
    }
}

/// <summary>How long a level of 0, 1, 2, ... stood, exactly; levels above the greatest are counted with it. The law of a queue's length.</summary>
public sealed class LevelTimes
{
    private readonly long[] _times;
    private long _last;
    private int _level;

    /// <summary>Times of the levels 0 .. greatest, from a start on.</summary>
    public LevelTimes(int greatest, long start = 0, long level = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(greatest);
        _times = new long[greatest + 1];
        _last = start;
        Set(start, level);
    }

    /// <summary>The greatest level told apart.</summary>
    public int Greatest => _times.Length - 1;

    /// <summary>Sets the level (at least 0) from now on; time does not run backwards.</summary>
    public void Set(long now, long level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(now, _last);
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        _times[_level] += now - _last;
        _last = now;
        _level = (int)Math.Min(level, Greatest);
    }

    /// <summary>Forgets the times but not the level: the end of a warm-up.</summary>
    public void Restart(long now)
    {
        Set(now, _level);
        Array.Clear(_times);
    }

    /// <summary>Microseconds at a level until the last change.</summary>
    public long TimeAt(int level) => _times[level];

    /// <summary>Share of the time at a level until the last change; 0 when no time has passed.</summary>
    public double ShareAt(int level)
    {
        var total = 0L;
        foreach (var time in _times)
            total += time;
        return total == 0 ? 0.0 : (double)_times[level] / total;
    }

    /// <summary>Adds the times of another with the same greatest level.</summary>
    public void Merge(LevelTimes other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.Greatest, Greatest);
        for (var i = 0; i < _times.Length; i++)
            _times[i] += other._times[i];
    }
}
