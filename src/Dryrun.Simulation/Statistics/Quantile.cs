namespace Dryrun.Simulation.Statistics;

/// <summary>Sample quantiles, type 7 of Hyndman and Fan (1996): linear between order statistics, as R and NumPy do by default.</summary>
public static class Quantile
{
    /// <summary>
    /// The p-quantile, p in [0, 1], of values in any order (they are copied, not changed). Throws ArgumentException on no values.
    /// </summary>
    public static double Of(ReadOnlySpan<double> values, double p)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, p);
    }

    /// <summary>The same for values that are sorted upwards already.</summary>
    public static double OfSorted(ReadOnlySpan<double> sorted, double p)
    {
        if (sorted.IsEmpty)
            throw new ArgumentException("A quantile needs at least one value.", nameof(sorted));
        if (!(p >= 0.0 && p <= 1.0))
            throw new ArgumentOutOfRangeException(nameof(p), p, "The probability of a quantile lies in [0, 1].");
        var place = (sorted.Length - 1) * p;
        var below = (int)Math.Floor(place);
        if (below + 1 >= sorted.Length) return sorted[^1];
        return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
