using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Statistics;

/// <summary>
/// Count, mean, variance, least and greatest of whole numbers (times in microseconds, sizes), from exact sums: the same numbers give the same bits in
/// whatever order they are added or merged. Adding allocates nothing. A mutable value: pass it by ref. For real numbers see <see cref="Summary"/>.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public struct Tally : IEquatable<Tally>
{
    private Int128 _sum;

    /// <summary>Modulo 2^128: the deviations from the mean that are made of it are small again.</summary>
    private UInt128 _squares;
    private long _min;
    private long _max;

    /// <summary>How many numbers were added.</summary>
    public long Count { readonly get; private set; }

    /// <summary>Their sum, exactly.</summary>
    public readonly Int128 Sum => _sum;

    /// <summary>Arithmetic mean, rounded to a double once; 0 when empty.</summary>
    public readonly double Mean => Count == 0 ? 0.0 : Exact.Ratio(_sum, Count);

    /// <summary>
    /// Unbiased variance (divided by Count - 1), rounded to a double at the end; 0 below two numbers. Right as long as the sum of the squared deviations is below
    /// 2^128: a million million numbers may stray by half a year each.
    /// </summary>
    public readonly double Variance => Count < 2 ? 0.0 : Exact.SquaredDeviations(_sum, _squares, Count) / (Count - 1);

    /// <summary>Square root of <see cref="Variance"/>.</summary>
    public readonly double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>Standard error of the mean of independent numbers; 0 below two.</summary>
    public readonly double StandardError => Count < 2 ? 0.0 : Math.Sqrt(Variance / Count);

    /// <summary>Least number; 0 when empty.</summary>
    public readonly long Min => _min;

    /// <summary>Greatest number; 0 when empty.</summary>
    public readonly long Max => _max;

    /// <summary>Tally of numbers.</summary>
    public static Tally Of(ReadOnlySpan<long> values)
    {
        var tally = default(Tally);
        foreach (var value in values)
            tally.Add(value);
        return tally;
    }

    /// <summary>Takes one number in.</summary>
    public void Add(long value)
    {
        if (Count == 0) (_min, _max) = (value, value);
        else if (value < _min) _min = value;
        else if (value > _max) _max = value;
        Count++;
        _sum += value;
        _squares += Exact.Square(value);
    }

    /// <summary>Takes in all numbers of another tally.</summary>
    public void Merge(in Tally other)
    {
        if (other.Count == 0) return;
        _min = Count == 0 ? other._min : Math.Min(_min, other._min);
        _max = Count == 0 ? other._max : Math.Max(_max, other._max);
        Count += other.Count;
        _sum += other._sum;
        _squares += other._squares;
    }

    /// <summary>Adds the whole state to a history.</summary>
    public readonly void AddTo(ref HistoryHash hash)
    {
        hash.Add(Count);
        Exact.AddTo(ref hash, _sum);
        Exact.AddTo(ref hash, (Int128)_squares);
        hash.Add(_min);
        hash.Add(_max);
    }

    /// <summary>Same count, sums and extremes.</summary>
    public readonly bool Equals(Tally other) =>
        Count == other.Count && _sum == other._sum && _squares == other._squares && _min == other._min && _max == other._max;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Tally other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => Count.GetHashCode() ^ _sum.GetHashCode();

    /// <summary>Equal tallies.</summary>
    public static bool operator ==(Tally left, Tally right) => left.Equals(right);

    /// <summary>Different tallies.</summary>
    public static bool operator !=(Tally left, Tally right) => !left.Equals(right);
}

/// <summary>Arithmetic on sums of 128 bits.</summary>
internal static class Exact
{
    /// <summary>The square of any number, exactly.</summary>
    internal static UInt128 Square(long value)
    {
        var size = (ulong)(value < 0 ? 0 - value : value);
        var high = Math.BigMul(size, size, out var low);
        return new UInt128(high, low);
    }

    /// <summary>sum / count with both parts of the quotient in one rounding each: right to the last bit but one, also for sums far beyond 2^53.</summary>
    internal static double Ratio(Int128 sum, long count)
    {
        var (whole, rest) = Int128.DivRem(sum, count);
        return (double)whole + (double)rest / count;
    }

    /// <summary>
    /// The sum of the squared deviations from the mean: exact about the mean's whole part q, then less r^2 / n for what q leaves of the sum.
    /// </summary>
    internal static double SquaredDeviations(Int128 sum, UInt128 squares, long count)
    {
        var whole = sum / count;
        var rest = sum - whole * count;
        // Sum of (x - q)^2 = S2 - q (S + r), since S = n q + r; true modulo 2^128, and the result is small.
        var about = unchecked(squares - (UInt128)(whole * (sum + rest)));
        return Math.Max(0.0, (double)about - (double)rest * ((double)rest / count));
    }

    internal static void AddTo(ref HistoryHash hash, Int128 value)
    {
        hash.Add(unchecked((long)(ulong)(value >> 64)));
        hash.Add(unchecked((long)(ulong)value));
    }
}
