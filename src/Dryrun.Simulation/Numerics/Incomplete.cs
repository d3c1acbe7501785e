namespace Dryrun.Simulation.Numerics;

/// <summary>Regularised incomplete gamma and beta functions, from which the distributions of tests follow; relative error near 1e-12.</summary>
public static class Incomplete
{
    private const int MaxTerms = 100_000;

    /// <summary>P(a, x): the chance that a gamma variable of shape a is at most x; a positive, x at least 0.</summary>
    public static double GammaLower(double a, double x)
    {
        Require(a > 0.0 && x >= 0.0);
        if (x == 0.0) return 0.0;
        return x < a + 1.0 ? GammaSeries(a, x) : 1.0 - GammaFraction(a, x);
    }

    /// <summary>Q(a, x) = 1 - P(a, x), accurate when it is small.</summary>
    public static double GammaUpper(double a, double x)
    {
        Require(a > 0.0 && x >= 0.0);
        if (x == 0.0) return 1.0;
        return x < a + 1.0 ? 1.0 - GammaSeries(a, x) : GammaFraction(a, x);
    }

    private static double GammaSeries(double a, double x)
    {
        var term = 1.0 / a;
        var sum = term;
        for (var n = 1; n < MaxTerms && term > sum * 1e-17; n++)
        {
            term *= x / (a + n);
            sum += term;
        }
        return sum * PortableMath.Exp(a * PortableMath.Log(x) - x - PortableMath.LogGamma(a));
    }

    /// <summary>Lentz's evaluation of the continued fraction of the upper function.</summary>
    private static double GammaFraction(double a, double x)
    {
        if (double.IsPositiveInfinity(x)) return 0.0;
        var b = x + 1.0 - a;
        var c = double.MaxValue;
        var d = 1.0 / b;
        var value = d;
        for (var n = 1; n < MaxTerms; n++)
        {
            var factor = n * (a - n);
            b += 2.0;
            d = 1.0 / NonZero(factor * d + b);
            c = NonZero(b + factor / c);
            value *= d * c;
            if (Math.Abs(d * c - 1.0) < 1e-16) break;
        }
        return value * PortableMath.Exp(a * PortableMath.Log(x) - x - PortableMath.LogGamma(a));
    }

    /// <summary>I_x(a, b): the chance that a beta(a, b) variable is at most x; a, b positive, x in [0, 1].</summary>
    public static double Beta(double x, double a, double b)
    {
        Require(a > 0.0 && b > 0.0 && x >= 0.0 && x <= 1.0);
        if (x == 0.0 || x == 1.0) return x;
        var front = PortableMath.Exp(
            PortableMath.LogGamma(a + b) - PortableMath.LogGamma(a) - PortableMath.LogGamma(b)
            + a * PortableMath.Log(x) + b * PortableMath.Log1p(-x));
        return x < (a + 1.0) / (a + b + 2.0)
            ? front * BetaFraction(x, a, b) / a
            : 1.0 - front * BetaFraction(1.0 - x, b, a) / b;
    }

    private static double BetaFraction(double x, double a, double b)
    {
        var c = 1.0;
        var d = 1.0 / NonZero(1.0 - (a + b) * x / (a + 1.0));
        var value = d;
        for (var m = 1; m < MaxTerms; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1.0 / NonZero(1.0 + even * d);
            c = NonZero(1.0 + even / c);
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1.0 / NonZero(1.0 + odd * d);
            c = NonZero(1.0 + odd / c);
            value *= d * c;
            if (Math.Abs(d * c - 1.0) < 1e-16) break;
        }
        return value;
    }

    private static double NonZero(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;

    private static void Require(bool holds)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(nameof(holds), "An argument of an incomplete gamma or beta function is out of its range.");
    }
}
