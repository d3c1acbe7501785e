using System.Numerics;
using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Statistics;

/// <summary>
/// A histogram of whole numbers of at least 0 (latencies in microseconds) in logarithmic buckets: small numbers exactly, larger ones to a relative error of
/// at most 2^-(precision + 1), 0.4 percent at the usual 7. Count, sum, least and greatest are exact. Histograms of one precision merge, in any order, to the
/// same bits. Adding allocates nothing but for the rare growth to a greater number than ever before (57 KB at most at precision 7).
/// </summary>
public sealed class LogHistogram
{
    /// <summary>Buckets in each doubling, as a power of 2.</summary>
    public const int UsualPrecision = 7;

    private long[] _counts;
    private Int128 _sum;
    private long _min;
    private long _max;

    /// <summary>An empty histogram; precision 1 .. 14 (buckets in a doubling: 2^precision).</summary>
    public LogHistogram(int precision = UsualPrecision)
    {
        if (precision is < 1 or > 14)
            throw new ArgumentOutOfRangeException(nameof(precision), precision, "The precision lies in 1 .. 14.");
        Precision = precision;
        _counts = new long[2 << precision];
    }

    /// <summary>Buckets in each doubling are 2 to this power.</summary>
    public int Precision { get; }

    /// <summary>The greatest relative distance of a reported quantile from a number in its bucket.</summary>
    public double RelativeError => 1.0 / (2 << Precision);

    /// <summary>How many numbers were added.</summary>
    public long Count { get; private set; }

    /// <summary>Mean, exact but for one rounding; 0 when empty.</summary>
    public double Mean => Count == 0 ? 0.0 : Exact.Ratio(_sum, Count);

    /// <summary>Least number, exactly; 0 when empty.</summary>
    public long Min => _min;

    /// <summary>Greatest number, exactly; 0 when empty.</summary>
    public long Max => _max;

    /// <summary>Takes one number in; below 0 throws ArgumentOutOfRangeException.</summary>
    public void Add(long value) => Add(value, 1);

    /// <summary>Takes the same number in several times (times at least 0).</summary>
    public void Add(long value, long times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        if (times == 0) return;
        var bucket = Bucket(value);
        if (bucket >= _counts.Length) Grow(bucket);
        _counts[bucket] += times;
        if (Count == 0) (_min, _max) = (value, value);
        else if (value < _min) _min = value;
        else if (value > _max) _max = value;
        Count += times;
        _sum += (Int128)value * times;
    }

    /// <summary>Takes in all numbers of another histogram of the same precision; ArgumentException otherwise.</summary>
    public void Merge(LogHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Precision != Precision)
            throw new ArgumentException($"Histograms merge when their precisions are equal; they are {Precision} and {other.Precision}.", nameof(other));
        if (other.Count == 0) return;
        if (other._counts.Length > _counts.Length) Array.Resize(ref _counts, other._counts.Length);
        for (var i = 0; i < other._counts.Length; i++)
            _counts[i] += other._counts[i];
        (_min, _max) = Count == 0 ? (other._min, other._max) : (Math.Min(_min, other._min), Math.Max(_max, other._max));
        Count += other.Count;
        _sum += other._sum;
    }

    /// <summary>Forgets all numbers: the end of a warm-up.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        (Count, _sum, _min, _max) = (0, 0, 0, 0);
    }

    /// <summary>
    /// The number at rank ceiling(p * Count) when all are sorted (the least for p = 0), to within <see cref="RelativeError"/>; p in [0, 1]; 0 when empty.
    /// </summary>
    public long Quantile(double p)
    {
        if (!(p >= 0.0 && p <= 1.0))
            throw new ArgumentOutOfRangeException(nameof(p), p, "The probability of a quantile lies in [0, 1].");
        return AtRank((long)Math.Ceiling(p * Count));
    }

    /// <summary>
    /// Interval of the p-quantile of independent numbers at a confidence, from ranks that the binomial law gives (normal approximation: Count p and
    /// Count (1 - p) of at least 10). Throws InvalidOperationException when empty.
    /// </summary>
    public Interval QuantileInterval(double p, double confidence = 0.95)
    {
        Confidence.Require(confidence);
        if (Count == 0)
            throw new InvalidOperationException("An interval needs at least one number.");
        var half = PortableMath.NormalQuantile(0.5 + 0.5 * confidence) * Math.Sqrt(Count * p * (1.0 - p));
        return new Interval(AtRank((long)Math.Floor(Count * p - half)), Quantile(p), AtRank((long)Math.Ceiling(Count * p + half) + 1));
    }

    /// <summary>Share of numbers at most a limit, counting the limit's bucket in proportion; 0 when empty.</summary>
    public double ShareAtMost(long limit)
    {
        if (Count == 0 || limit < _min) return 0.0;
        if (limit >= _max) return 1.0;
        var bucket = Bucket(limit);
        var below = 0L;
        for (var i = 0; i < bucket; i++)
            below += _counts[i];
        var width = Lowest(bucket + 1) - Lowest(bucket);
        return (below + _counts[bucket] * ((limit - Lowest(bucket) + 1.0) / width)) / Count;
    }

    /// <summary>The buckets that hold something, upwards: least and greatest number that falls there, and how many did.</summary>
    public IEnumerable<(long From, long To, long Count)> Buckets()
    {
        for (var i = 0; i < _counts.Length; i++)
            if (_counts[i] != 0) yield return (Lowest(i), Lowest(i + 1) - 1, _counts[i]);
    }

    /// <summary>Adds the whole state to a history.</summary>
    public void AddTo(ref HistoryHash hash)
    {
        hash.Add(Count);
        Exact.AddTo(ref hash, _sum);
        hash.Add(_min);
        hash.Add(_max);
        for (var i = 0; i < _counts.Length; i++)
        {
            if (_counts[i] == 0) continue;
            hash.Add((long)i);
            hash.Add(_counts[i]);
        }
    }

    private long AtRank(long rank)
    {
        if (rank <= 1) return _min;
        if (rank >= Count) return _max;
        var below = 0L;
        for (var i = 0; i < _counts.Length; i++)
        {
            below += _counts[i];
            if (below >= rank) return Math.Clamp(Lowest(i) + (Lowest(i + 1) - Lowest(i) - 1) / 2, _min, _max);
        }
        return _max;
    }

    /// <summary>Numbers below 2^(precision + 1) have a bucket each; above, 2^precision buckets share each doubling.</summary>
    private int Bucket(long value)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)value) - Precision);
        return (shift << Precision) + (int)(value >> shift);
    }

    /// <summary>The least number of a bucket.</summary>
    private long Lowest(int bucket)
    {
        var shift = Math.Max(0, (bucket >> Precision) - 1);
        // The bucket after the last starts beyond the whole numbers.
        var lowest = (UInt128)(ulong)(bucket - (shift << Precision)) << shift;
        return lowest > long.MaxValue ? long.MaxValue : (long)lowest;
    }

    private void Grow(int bucket)
    {
        var doubling = 1 << Precision;
        Array.Resize(ref _counts, (bucket / doubling + 1) * doubling);
    }
}
