using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Statistics;

/// <summary>
/// Count, mean, variance, least and greatest of numbers seen one by one (Welford 1962); two summaries merge (Chan, Golub, LeVeque 1979).
/// The last bits depend on the order of additions and merges, so keep that order fixed. A mutable value: pass it by ref.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public struct Summary : IEquatable<Summary>
{
    private double _squares;
    private double _min;
    private double _max;

    /// <summary>How many numbers were added.</summary>
    public long Count { readonly get; private set; }

    /// <summary>Arithmetic mean; 0 when empty.</summary>
    public double Mean { readonly get; private set; }

    /// <summary>Unbiased variance (divided by Count - 1); 0 below two numbers.</summary>
    public readonly double Variance => Count < 2 ? 0.0 : _squares / (Count - 1);

    /// <summary>Square root of <see cref="Variance"/>.</summary>
    public readonly double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>Standard error of the mean; 0 below two numbers.</summary>
    public readonly double StandardError => Count < 2 ? 0.0 : Math.Sqrt(Variance / Count);

    /// <summary>Least number; NaN when empty.</summary>
    public readonly double Min => Count == 0 ? double.NaN : _min;

    /// <summary>Greatest number; NaN when empty.</summary>
    public readonly double Max => Count == 0 ? double.NaN : _max;

    /// <summary>Summary of numbers in their order.</summary>
    public static Summary Of(ReadOnlySpan<double> values)
    {
        var summary = default(Summary);
        foreach (var value in values)
            summary.Add(value);
        return summary;
    }

    /// <summary>Takes one number in.</summary>
    public void Add(double value)
    {
        _min = Count == 0 ? value : Math.Min(_min, value);
        _max = Count == 0 ? value : Math.Max(_max, value);
        Count++;
        var before = value - Mean;
        Mean += before / Count;
        _squares += before * (value - Mean);
    }

    /// <summary>Takes in all numbers of another summary.</summary>
    public void Merge(Summary other)
    {
        if (other.Count == 0) return;
        if (Count == 0)
        {
            this = other;
            return;
        }
        var total = Count + other.Count;
        var difference = other.Mean - Mean;
        var share = (double)other.Count / total;
        _squares += other._squares + difference * difference * Count * share;
        Mean += difference * share;
        _min = Math.Min(_min, other._min);
        _max = Math.Max(_max, other._max);
        Count = total;
    }

    /// <summary>Same count and moments, bit for bit.</summary>
    public readonly bool Equals(Summary other) =>
        Count == other.Count && Mean.Equals(other.Mean) && _squares.Equals(other._squares) && _min.Equals(other._min) && _max.Equals(other._max);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Summary other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => Count.GetHashCode() ^ Mean.GetHashCode();

    /// <summary>Equal values.</summary>
    public static bool operator ==(Summary left, Summary right) => left.Equals(right);

    /// <summary>Different values.</summary>
    public static bool operator !=(Summary left, Summary right) => !left.Equals(right);
}
