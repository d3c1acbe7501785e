using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Statistics;

/// <summary>
/// The interval of a mean from one long, correlated run: neighbours are put into batches whose means are nearly independent. The run need not be known in
/// length: 32 batches fill up to 64, then pairs join and the batch length doubles, so memory stays fixed and adding allocates nothing. Sums are exact. A batch
/// counts when it is complete. Source: Law, "Simulation modeling and analysis", 5th ed., section 9.5.3.
/// </summary>
public sealed class BatchMeans
{
    private const int Most = 64;

    private readonly Int128[] _sums = new Int128[Most];
    private readonly bool _byTime;
    private long _length;
    private long _filled;
    private Int128 _open;
    private int _count;
    private long _last;
    private long _level;

    private BatchMeans(bool byTime, long length, long start, long level)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        (_byTime, _length, _last, _level) = (byTime, length, start, level);
    }

    /// <summary>Batches of observations: <see cref="Add"/> them in their order. The first batch length, at least 1, doubles as the run goes on.</summary>
    public static BatchMeans OfObservations(long length = 1) => new(byTime: false, length, 0, 0);

    /// <summary>Batches of a level over time: <see cref="Set"/> it. The first batch length in microseconds, at least 1, doubles as the run goes on.</summary>
    public static BatchMeans OfTime(long length, long start = 0, long level = 0) => new(byTime: true, length, start, level);

    /// <summary>Complete batches, below 64.</summary>
    public int Count => _count;

    /// <summary>Observations, or microseconds, in a batch now.</summary>
    public long Length => _length;

    /// <summary>Takes the next observation in.</summary>
    public void Add(long value)
    {
        if (_byTime)
            throw new InvalidOperationException("These batches follow a level over time; set it with Set.");
        _open += value;
        if (++_filled == _length) Close();
    }

    /// <summary>Sets the level from now on (microseconds); also called without a change, to carry the time on.</summary>
    public void Set(long now, long level)
    {
        if (!_byTime)
            throw new InvalidOperationException("These batches hold observations; take them in with Add.");
        ArgumentOutOfRangeException.ThrowIfLessThan(now, _last);
        while (_last < now)
        {
            var step = Math.Min(now - _last, _length - _filled);
            _open += (Int128)_level * step;
            _last += step;
            _filled += step;
            if (_filled == _length) Close();
        }
        _level = level;
    }

    /// <summary>Forgets what was seen but not the level: the end of a warm-up. Batches keep their length.</summary>
    public void Restart(long now)
    {
        if (_byTime) Set(now, _level);
        (_count, _filled, _open) = (0, 0, 0);
    }

    /// <summary>The mean of batch i, in 0 .. Count - 1, oldest first.</summary>
    public double Mean(int i)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(i);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(i, _count);
        return Exact.Ratio(_sums[i], _length);
    }

    /// <summary>Student's t interval of the mean from the complete batches; unbounded below two of them.</summary>
    public Interval Interval(double confidence = 0.95)
    {
        Confidence.Require(confidence);
        var summary = default(Summary);
        for (var i = 0; i < _count; i++)
            summary.Add(Mean(i));
        return _count < 2
            ? new Interval(double.NegativeInfinity, summary.Mean, double.PositiveInfinity)
            : MeanInterval.Of(summary, confidence);
    }

    /// <summary>
    /// Probability of neighbouring batch means at least this alike if batches were independent (von Neumann's ratio, one-sided, normal approximation from
    /// 8 batches on; 1 below). Small, say below 0.01: the run is too short and the interval too narrow.
    /// </summary>
    public double IndependencePValue()
    {
        if (_count < 8) return 1.0;
        var summary = default(Summary);
        var steps = 0.0;
        for (var i = 0; i < _count; i++)
        {
            summary.Add(Mean(i));
            if (i > 0) steps += (Mean(i) - Mean(i - 1)) * (Mean(i) - Mean(i - 1));
        }
        var squares = summary.Variance * (_count - 1);
        if (squares == 0.0) return 1.0;
        // One less half the ratio of steps to spread estimates the correlation; its variance under independence is (n - 2) / (n^2 - 1).
        var z = (1.0 - steps / (2.0 * squares)) / Math.Sqrt((_count - 2.0) / ((double)_count * _count - 1.0));
        return PortableMath.NormalCdf(-z);
    }

    private void Close()
    {
        _sums[_count++] = _open;
        (_open, _filled) = (0, 0);
        if (_count < Most) return;
        for (var i = 0; i < Most / 2; i++)
            _sums[i] = _sums[2 * i] + _sums[2 * i + 1];
        _count = Most / 2;
        _length *= 2;
    }
}
