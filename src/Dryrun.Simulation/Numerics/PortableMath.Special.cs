namespace Dryrun.Simulation.Numerics;

public static partial class PortableMath
{
    private const double SquareRootOfTwoPi = 2.5066282746310005;
    private const double HalfLogTwoPi = 0.9189385332046728;

    /// <summary>
    /// Probability that a standard normal is at most x; relative error below 3e-14 for x of at least -37 (the result underflows below -38.5).
    /// </summary>
    public static double NormalCdf(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x >= 2.0) return 1.0 - NormalTail(x);
        if (x <= -2.0) return NormalTail(-x);
        // 1/2 + density * (x + x^3/3 + x^5/(3*5) + ...), all terms of one sign.
        var term = x;
        var sum = x;
        for (var odd = 3; odd < 60; odd += 2)
        {
            term *= x * x / odd;
            sum += term;
        }
        return 0.5 + sum * Exp(-0.5 * x * x) / SquareRootOfTwoPi;
    }

    /// <summary>Upper tail beyond x of at least 2 by Laplace's continued fraction of Mills' ratio, evaluated backwards.</summary>
    private static double NormalTail(double x)
    {
        if (x > 39.0) return 0.0;
        var fraction = x;
        for (var n = 120; n >= 1; n--)
            fraction = x + n / fraction;
        // The square is split so that its rounding does not grow in the exponent.
        var head = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & ~0x7ffffffL);
        return Exp(-0.5 * head * head) * Exp(-0.5 * (x - head) * (x + head)) / (fraction * SquareRootOfTwoPi);
    }

    /// <summary>
    /// The x below which a standard normal falls with probability p; relative error about 1e-15. 0 and 1 give the infinities, outside [0, 1] NaN.
    /// Source: Wichura, algorithm AS 241 (PPND16), Applied Statistics 37, 1988.
    /// </summary>
    public static double NormalQuantile(double p)
    {
        if (!(p > 0.0 && p < 1.0))
            return p == 0.0 ? double.NegativeInfinity : p == 1.0 ? double.PositiveInfinity : double.NaN;
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - q * q;
            return q * Polynomial(r, CentreAbove) / Polynomial(r, CentreBelow);
        }
        var root = Math.Sqrt(-Log(q < 0.0 ? p : 1.0 - p));
        var value = root <= 5.0
            ? Polynomial(root - 1.6, MiddleAbove) / Polynomial(root - 1.6, MiddleBelow)
            : Polynomial(root - 5.0, FarAbove) / Polynomial(root - 5.0, FarBelow);
        return q < 0.0 ? -value : value;
    }

    private static ReadOnlySpan<double> CentreAbove =>
    [
        3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
        45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
    ];

    private static ReadOnlySpan<double> CentreBelow =>
    [
        1.0, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
        21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610,
    ];

    private static ReadOnlySpan<double> MiddleAbove =>
    [
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
        1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640E-4,
    ];

    private static ReadOnlySpan<double> MiddleBelow =>
    [
        1.0, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
        0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600E-4, 1.05075007164441684324E-9,
    ];

    private static ReadOnlySpan<double> FarAbove =>
    [
        6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
        0.0265321895265761230930, 1.24266094738807843860E-3, 2.71155556874348757815E-5, 2.01033439929228813265E-7,
    ];

    private static ReadOnlySpan<double> FarBelow =>
    [
        1.0, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
        7.86869131145613259100E-4, 1.84631831751005468180E-5, 1.42151175831644588870E-7, 2.04426310338993978564E-15,
    ];

    private static double Polynomial(double x, ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
            sum = sum * x + coefficients[i];
        return sum;
    }

    /// <summary>ln Gamma(x) for positive x; absolute error below 2e-14 * max(1, |result|). 0 and +infinity give +infinity, negative NaN.</summary>
    public static double LogGamma(double x)
    {
        if (double.IsNaN(x) || x < 0.0) return double.NaN;
        if (x == 0.0 || double.IsPositiveInfinity(x)) return double.PositiveInfinity;
        // Gamma(x) = Gamma(x + k) / (x (x+1) ... (x+k-1)), lifted to 16 where Stirling's series is good to the last bit.
        var product = 1.0;
        while (x < 16.0)
        {
            product *= x;
            x += 1.0;
        }
        var stirling = (x - 0.5) * Log(x) - x + HalfLogTwoPi + SaddlePoint.StirlingError(x);
        return product == 1.0 ? stirling : stirling - Log(product);
    }

    /// <summary>ln n!, n at least 0 (ArgumentOutOfRangeException below); relative error below 1e-14.</summary>
    public static double LogFactorial(long n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (n <= 1) return 0.0;
        if (n > 20)
        {
            double x = n;
            return (x + 0.5) * Log(x) - x + HalfLogTwoPi + SaddlePoint.StirlingError(x);
        }
        var factorial = 1L;
        for (var k = 2L; k <= n; k++)
            factorial *= k;
        return Log(factorial);
    }
}
