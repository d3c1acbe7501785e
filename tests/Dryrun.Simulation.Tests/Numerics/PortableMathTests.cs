using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Simulation.Tests.Numerics;

public class PortableMathTests
{
    // The platform's library may itself be off by one half to one ulp, hence the allowance above the bounds in the docstrings.
    private const double ReferenceSlackUlps = 0.6;

    [Fact]
    public void Exp_is_within_one_ulp_over_its_whole_range()
    {
        var stream = StreamKey.Of(1, "exp").Open();
        var worst = 0.0;
        for (var i = 0; i < 1_000_000; i++)
        {
            var x = (i & 1) == 0 ? -708.0 + 1417.0 * stream.NextDouble() : 4.0 * stream.NextDouble() - 2.0;
            worst = Math.Max(worst, Ulps(PortableMath.Exp(x), Math.Exp(x)));
        }
        worst.ShouldBeLessThanOrEqualTo(1.0 + ReferenceSlackUlps);
    }

    [Fact]
    public void Log_is_within_one_ulp_near_one_and_over_all_magnitudes()
    {
        var stream = StreamKey.Of(1, "log").Open();
        var worst = 0.0;
        for (var i = 0; i < 1_000_000; i++)
        {
            var x = (i & 1) == 0 ? Math.ScaleB(1.0 + stream.NextDouble(), stream.NextInt(2040) - 1020) : 0.5 + 1.5 * stream.NextDouble();
            worst = Math.Max(worst, Ulps(PortableMath.Log(x), Math.Log(x)));
        }
        worst.ShouldBeLessThanOrEqualTo(1.0 + ReferenceSlackUlps);
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(710.0, double.PositiveInfinity)]
    [InlineData(-746.0, 0.0)]
    [InlineData(1e300, double.PositiveInfinity)]
    [InlineData(-1e300, 0.0)]
    [InlineData(5e-324, 1.0)]
    public void Exp_of_special_values(double x, double expected) => PortableMath.Exp(x).ShouldBe(expected);

    [Theory]
    [InlineData(1.0, 0.0)]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(-1.0, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(5e-324, -744.4400719213812)]
    [InlineData(2.2250738585072014E-308, -708.3964185322641)]
    [InlineData(double.MaxValue, 709.782712893384)]
    public void Log_of_special_values(double x, double expected) => PortableMath.Log(x).ShouldBe(expected);

    [Fact]
    public void Exp_underflows_gradually_and_overflows_at_the_same_place_as_the_library()
    {
        for (var x = -745.2; x < -708.0; x += 0.0137)
            Math.Abs(PortableMath.Exp(x) - Math.Exp(x)).ShouldBeLessThanOrEqualTo(Math.Max(double.Epsilon, Math.Exp(x) * 3e-16));
        PortableMath.Exp(709.78).ShouldBe(Math.Exp(709.78), Math.Exp(709.78) * 3e-16);
        PortableMath.Exp(709.7828).ShouldBe(double.PositiveInfinity);
        PortableMath.Exp(-745.13).ShouldBe(double.Epsilon);
        PortableMath.Exp(-0.0).ShouldBe(1.0);
        PortableMath.Log(-0.0).ShouldBe(double.NegativeInfinity);
    }

    [Fact]
    public void Log1p_and_Expm1_keep_the_precision_of_tiny_arguments()
    {
        var stream = StreamKey.Of(1, "log1p").Open();
        for (var i = 0; i < 200_000; i++)
        {
            // Oracle: the alternating series, exact to double here.
            var x = (2.0 * stream.NextDouble() - 1.0) * Math.ScaleB(1.0, -16 - stream.NextInt(60));
            PortableMath.Log1p(x).ShouldBe(x - x * x / 2 + x * x * x / 3 - x * x * x * x / 4, Math.Abs(x) * 3e-16);
            PortableMath.Expm1(x).ShouldBe(x + x * x / 2 + x * x * x / 6 + x * x * x * x / 24, Math.Abs(x) * 3e-16);
            var y = -0.999 + 6.0 * stream.NextDouble();
            PortableMath.Expm1(PortableMath.Log1p(y)).ShouldBe(y, 2e-15 * (1.0 + y));
        }
        PortableMath.Log1p(-1.0).ShouldBe(double.NegativeInfinity);
        PortableMath.Log1p(-1.5).ShouldBe(double.NaN);
        PortableMath.Log1p(1e300).ShouldBe(Math.Log(1e300));
        PortableMath.Expm1(double.NegativeInfinity).ShouldBe(-1.0);
        PortableMath.Expm1(double.PositiveInfinity).ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void Pow_agrees_with_the_library_within_four_ulps_up_to_overflow_and_underflow()
    {
        var stream = StreamKey.Of(1, "pow").Open();
        var (worst, worstSmall) = (0.0, 0.0);
        for (var i = 0; i < 500_000; i++)
        {
            var x = Math.ScaleB(1.0 + stream.NextDouble(), stream.NextInt(80) - 40);
            var y = 40.0 * stream.NextDouble() - 20.0;
            var size = Math.Abs(y * Math.Log(x));
            if (size > 700.0) continue;
            var ulps = Ulps(PortableMath.Pow(x, y), Math.Pow(x, y));
            worst = Math.Max(worst, ulps);
            if (size < 50.0) worstSmall = Math.Max(worstSmall, ulps);
        }
        worst.ShouldBeLessThanOrEqualTo(4.0 + ReferenceSlackUlps);
        worstSmall.ShouldBeLessThanOrEqualTo(1.0 + ReferenceSlackUlps);
    }

    [Fact]
    public void Pow_of_special_values_follows_IEEE_754()
    {
        double[] values = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 2.0, -2.0, 3.0, -3.0, 1e308, -1e308, 5e-324,
            double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        foreach (var x in values)
            foreach (var y in values)
                PortableMath.Pow(x, y).ShouldBe(Math.Pow(x, y), $"Pow({x}, {y})");
    }

    [Fact]
    public void Cos2Pi_has_period_one_and_hits_the_quarters_exactly()
    {
        PortableMath.Cos2Pi(0.0).ShouldBe(1.0);
        PortableMath.Cos2Pi(0.25).ShouldBe(0.0);
        PortableMath.Cos2Pi(0.5).ShouldBe(-1.0);
        PortableMath.Cos2Pi(-7.75).ShouldBe(0.0);
        PortableMath.Cos2Pi(double.NaN).ShouldBe(double.NaN);
        PortableMath.Cos2Pi(double.PositiveInfinity).ShouldBe(double.NaN);
        var stream = StreamKey.Of(1, "cos").Open();
        for (var i = 0; i < 200_000; i++)
        {
            var turn = stream.NextDouble();
            PortableMath.Cos2Pi(turn).ShouldBe(Math.Cos(2.0 * Math.PI * turn), 1.2e-15);
            PortableMath.Cos2Pi(turn + 3.0).ShouldBe(PortableMath.Cos2Pi(turn), 5e-15);
        }
    }

    // Values to 16 digits from 40-digit arithmetic.
    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(1.0, 0.8413447460685429)]
    [InlineData(-1.0, 0.15865525393145705)]
    [InlineData(1.959963984540054, 0.975)]
    [InlineData(-2.0, 0.022750131948179207)]
    [InlineData(-5.0, 2.866515718791939E-07)]
    [InlineData(-10.0, 7.61985302416052606e-24)]
    [InlineData(-37.0, 5.72557122252458e-300)]
    [InlineData(9.0, 1.0)]
    public void NormalCdf_matches_published_values(double x, double expected) =>
        PortableMath.NormalCdf(x).ShouldBe(expected, expected * 5e-14);

    [Theory]
    [InlineData(0.5, 0.0)]
    [InlineData(0.9, 1.2815515655446004)]
    [InlineData(0.95, 1.6448536269514722)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.995, 2.5758293035489004)]
    [InlineData(0.9995, 3.2905267314918945)]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(1e-100, -21.27345356096532)]
    public void NormalQuantile_matches_published_values(double p, double expected) =>
        PortableMath.NormalQuantile(p).ShouldBe(expected, 1e-14 * (1.0 + Math.Abs(expected)));

    [Fact]
    public void NormalQuantile_inverts_NormalCdf_and_is_undefined_outside_the_unit_interval()
    {
        for (var p = 1e-8; p < 0.5; p *= 1.37)
        {
            PortableMath.NormalCdf(PortableMath.NormalQuantile(p)).ShouldBe(p, p * 1e-13);
            PortableMath.NormalQuantile(1.0 - p).ShouldBe(-PortableMath.NormalQuantile(p), 1e-7);
        }
        PortableMath.NormalQuantile(0.0).ShouldBe(double.NegativeInfinity);
        PortableMath.NormalQuantile(1.0).ShouldBe(double.PositiveInfinity);
        PortableMath.NormalQuantile(-0.1).ShouldBe(double.NaN);
        PortableMath.NormalQuantile(double.NaN).ShouldBe(double.NaN);
    }

    [Fact]
    public void LogFactorial_and_LogGamma_match_sums_of_logarithms_and_each_other()
    {
        var sum = 0.0;
        for (var n = 1; n <= 3000; n++)
        {
            sum += Math.Log(n);
            PortableMath.LogFactorial(n).ShouldBe(sum, 1e-13 * (1.0 + sum));
            PortableMath.LogGamma(n + 1.0).ShouldBe(sum, 1e-13 * (1.0 + sum));
        }
        PortableMath.LogFactorial(0).ShouldBe(0.0);
        PortableMath.LogGamma(0.5).ShouldBe(0.5 * Math.Log(Math.PI), 1e-14);
        PortableMath.LogGamma(1e-10).ShouldBe(Math.Log(1e10), 1e-9);
        PortableMath.LogGamma(0.0).ShouldBe(double.PositiveInfinity);
        PortableMath.LogGamma(-1.0).ShouldBe(double.NaN);
        Should.Throw<ArgumentOutOfRangeException>(() => PortableMath.LogFactorial(-1));
    }

    [Fact]
    public void Golden_bits_of_the_elementary_functions_never_change()
    {
        var hash = default(HistoryHash);
        for (var i = 1; i <= 2000; i++)
        {
            var x = i * 0.01;
            foreach (var value in new[]
            {
                PortableMath.Exp(x - 10.0), PortableMath.Log(x), PortableMath.Log1p(x - 0.5), PortableMath.Expm1(x - 3.0), PortableMath.Pow(x, 1.7),
                PortableMath.Cos2Pi(x), PortableMath.NormalCdf(x - 10.0), PortableMath.NormalQuantile(i / 2001.0), PortableMath.LogGamma(x),
                PortableMath.LogFactorial(i),
            })
                hash.Add(value);
        }
        hash.ToString().ShouldBe("46d0172729c43143");
    }

    /// <summary>Distance in units of the spacing of doubles at the reference.</summary>
    private static double Ulps(double value, double reference) =>
        Math.Abs(value - reference) / (Math.BitIncrement(Math.Abs(reference)) - Math.Abs(reference));
}
