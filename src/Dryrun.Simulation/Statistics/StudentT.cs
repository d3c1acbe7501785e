using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Statistics;

/// <summary>Student's t distribution, through the regularised incomplete beta function.</summary>
public static class StudentT
{
    /// <summary>Probability of at most t at the given degrees of freedom (positive).</summary>
    public static double Cdf(double t, double degreesOfFreedom)
    {
        RequireDegrees(degreesOfFreedom);
        if (double.IsInfinity(t)) return t > 0.0 ? 1.0 : 0.0;
        var tail = UpperTail(Math.Abs(t), degreesOfFreedom);
        return t > 0.0 ? 1.0 - tail : tail;
    }

    /// <summary>The t below which the variable falls with probability p in (0, 1); relative error below 1e-7.</summary>
    public static double Quantile(double p, double degreesOfFreedom)
    {
        RequireDegrees(degreesOfFreedom);
        if (!(p > 0.0 && p < 1.0))
            throw new ArgumentOutOfRangeException(nameof(p), p, "The probability of a quantile lies strictly between 0 and 1.");
        if (p == 0.5) return 0.0;
        // Beyond this the two differ by less than 1e-7 of the quantile.
        if (degreesOfFreedom > 1e7) return PortableMath.NormalQuantile(p);
        var target = Math.Min(p, 1.0 - p);
        var (low, high) = (0.0, 2.0);
        while (UpperTail(high, degreesOfFreedom) > target)
            (low, high) = (high, 2.0 * high);
        for (var i = 0; i < 200 && high - low > 1e-14 * high; i++)
        {
            var mid = 0.5 * (low + high);
            if (UpperTail(mid, degreesOfFreedom) > target) low = mid;
            else high = mid;
        }
        var t = 0.5 * (low + high);
        return p < 0.5 ? -t : t;
    }

    /// <summary>Probability beyond t of at least 0. Near 0 the complementary form keeps the argument of the beta function precise.</summary>
    private static double UpperTail(double t, double degreesOfFreedom)
    {
        var square = t * t;
        return square < degreesOfFreedom
            ? 0.5 - 0.5 * Incomplete.Beta(square / (degreesOfFreedom + square), 0.5, 0.5 * degreesOfFreedom)
            : 0.5 * Incomplete.Beta(degreesOfFreedom / (degreesOfFreedom + square), 0.5 * degreesOfFreedom, 0.5);
    }

    private static void RequireDegrees(double degreesOfFreedom)
    {
        if (!(degreesOfFreedom > 0.0 && degreesOfFreedom <= double.MaxValue))
            throw new ArgumentOutOfRangeException(nameof(degreesOfFreedom), degreesOfFreedom, "Degrees of freedom must be positive and finite.");
    }
}
