using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Simulation.Aggregate;

/// <summary>
/// Exact splits of whole counts of exchangeable individuals: what would come out if each decided on its own, in time that does not grow with their number. Every
/// split adds up.
/// </summary>
public static class Splitting
{
    /// <summary>How many of count leave when each stays with probability e^-hazard; hazard at least 0, infinite when all leave.</summary>
    public static long Leavers(ref PhiloxStream stream, long count, double hazard)
    {
        if (!(hazard >= 0.0))
            throw new ArgumentOutOfRangeException(nameof(hazard), hazard, "A hazard is at least 0.");
        return stream.Binomial(count, -PortableMath.Expm1(-hazard));
    }

    /// <summary>
    /// Competing risks: how many of count leave by each of several ways in a span of time over which the ways' hazards (finite, at least 0) are these. Leavers has the
    /// length of hazards and receives the numbers; the rest stay and are returned.
    /// </summary>
    public static long Compete(ref PhiloxStream stream, long count, ReadOnlySpan<double> hazards, Span<long> leavers)
    {
        var total = 0.0;
        foreach (var hazard in hazards)
            total += hazard;
        var leaving = Leavers(ref stream, count, total);
        if (total > 0.0) stream.Multinomial(leaving, hazards, leavers);
        else leavers.Clear();
        return count - leaving;
    }

    /// <summary>
    /// An admission: which of several kinds that wait are among the places given out at random; at most all. Taken receives the numbers and sums to the smaller of places
    /// and all that wait.
    /// </summary>
    public static void Admit(ref PhiloxStream stream, ReadOnlySpan<long> waiting, long places, Span<long> taken)
    {
        var all = 0L;
        foreach (var kind in waiting)
            all += kind;
        stream.Hypergeometric(waiting, Math.Min(places, all), taken);
    }

    /// <summary>
    /// A split without chance: count over weights (whole, at least 0, at least one above 0 unless count is 0) as evenly as whole numbers allow, by
    /// the largest remainders; equal remainders go to the lower index. For quotas that lanes or servers share.
    /// </summary>
    public static void Apportion(long count, ReadOnlySpan<long> weights, Span<long> shares)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (shares.Length != weights.Length)
            throw new ArgumentException($"There are {weights.Length} weights but {shares.Length} shares.", nameof(shares));
        var total = (UInt128)0;
        foreach (var weight in weights)
            total += weight >= 0 ? (UInt128)(ulong)weight : throw new ArgumentOutOfRangeException(nameof(weights), weight, "A weight is at least 0.");
        if (total == 0 && count > 0)
            throw new ArgumentOutOfRangeException(nameof(weights), "At least one weight must be above 0.");
        var left = count;
        var remainders = new UInt128[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            if (total == 0)
            {
                shares[i] = 0;
                continue;
            }
            var (share, remainder) = UInt128.DivRem((UInt128)(ulong)count * (ulong)weights[i], total);
            (shares[i], remainders[i]) = ((long)share, remainder);
            left -= shares[i];
        }
        // Fewer are left than there are weights; each goes to the greatest remainder that has none yet.
        for (; left > 0; left--)
        {
            var most = 0;
            for (var i = 1; i < remainders.Length; i++)
                if (remainders[i] > remainders[most]) most = i;
            shares[most]++;
            remainders[most] = 0;
        }
    }
}
