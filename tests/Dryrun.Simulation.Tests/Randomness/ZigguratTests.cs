using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Tests.Randomness;

public class ZigguratTests
{
    private const double Threshold = 1e-4;
    private const int Many = 2_000_000;

    [Fact]
    public void The_layers_are_of_one_area_and_close_at_the_top()
    {
        // Widths times heights, from the tables themselves: every layer holds the same, to the rounding of their making.
        Areas(Exponential, x => PortableMath.Exp(-x), 0.0039496598225815571993, 1e-12);
        Areas(Normal, x => PortableMath.Exp(-0.5 * x * x), 0.004928673233974655, 1e-12);
        static unsafe ulong Exponential(int i) => Ziggurat.ExponentialLayers[i];
        static unsafe ulong Normal(int i) => Ziggurat.NormalLayers[i];
        static void Areas(Func<int, ulong> layers, Func<double, double> density, double area, double tolerance)
        {
            for (var i = 1; i < Ziggurat.Layers; i++)
            {
                var width = layers(2 * i + 1) / Ziggurat.One;
                var above = i == Ziggurat.Layers - 1 ? 1.0 : density(layers(2 * i + 3) / Ziggurat.One);
                // The uppermost layer is what the tail's start, a rounded constant, leaves.
                (width * (above - density(width))).ShouldBe(area, i == Ziggurat.Layers - 1 ? 1e-8 : tolerance, $"layer {i}");
            }
        }
    }

    [Fact]
    public void Exponentials_fill_narrow_cells_far_into_the_tail()
    {
        var source = Xoshiro256.At(StreamKey.Of(50, "exponential"));
        var cells = new long[140];
        var (mean, square) = (0.0, 0.0);
        for (var i = 0; i < Many; i++)
        {
            var x = Ziggurat.Exponential(ref source) / Ziggurat.One;
            (mean, square) = (mean + x, square + x * x);
            cells[(int)Math.Min(x * 10.0, cells.Length - 1)]++;
        }
        // Moments about their exact values in units of their own deviation (variance of x is 1, of x^2 is 20).
        Math.Abs((mean - Many) / Math.Sqrt(Many)).ShouldBeLessThan(4.0);
        Math.Abs((square - 2.0 * Many) / Math.Sqrt(20.0 * Many)).ShouldBeLessThan(4.0);
        var expected = new double[cells.Length];
        for (var i = 0; i < cells.Length; i++)
            expected[i] = Many * (PortableMath.Exp(-i / 10.0) - (i == cells.Length - 1 ? 0.0 : PortableMath.Exp(-(i + 1) / 10.0)));
        ChiSquare.PValue(cells, expected).ShouldBeGreaterThan(Threshold);
    }

    [Fact]
    public void Normals_fill_narrow_cells_far_into_the_tails()
    {
        var source = Xoshiro256.At(StreamKey.Of(50, "normal"));
        var cells = new long[82];
        var (mean, square, fourth) = (0.0, 0.0, 0.0);
        for (var i = 0; i < Many; i++)
        {
            var x = Ziggurat.Normal(ref source) / Ziggurat.One;
            (mean, square, fourth) = (mean + x, square + x * x, fourth + x * x * x * x);
            cells[(int)Math.Clamp(Math.Floor(x * 10.0) + 41.0, 0, 81)]++;
        }
        Math.Abs(mean / Math.Sqrt(Many)).ShouldBeLessThan(4.0);
        Math.Abs((square - Many) / Math.Sqrt(2.0 * Many)).ShouldBeLessThan(4.0);
        Math.Abs((fourth - 3.0 * Many) / Math.Sqrt(96.0 * Many)).ShouldBeLessThan(4.0);
        var expected = new double[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            var below = i == 0 ? 0.0 : PortableMath.NormalCdf((i - 41) / 10.0);
            var above = i == cells.Length - 1 ? 1.0 : PortableMath.NormalCdf((i - 40) / 10.0);
            expected[i] = Many * (above - below);
        }
        ChiSquare.PValue(cells, expected).ShouldBeGreaterThan(Threshold);
    }

    [Fact]
    public void Draws_that_leave_the_first_layer_have_their_own_law()
    {
        // All draws that go beyond the fast path: conditional laws of the tails.
        var source = Xoshiro256.At(StreamKey.Of(50, "tails"));
        var beyond = new double[50_000];
        for (var i = 0; i < beyond.Length; i++)
            beyond[i] = Ziggurat.ExponentialBeyond(ref source, ~255UL, 0) / Ziggurat.One - Ziggurat.ExponentialTailStart;
        KolmogorovSmirnov.PValue(beyond, x => -PortableMath.Expm1(-x)).ShouldBeGreaterThan(Threshold);
        for (var i = 0; i < beyond.Length; i++)
            beyond[i] = Ziggurat.NormalTail(ref source) / Ziggurat.One;
        KolmogorovSmirnov.PValue(beyond, x => 1.0 - PortableMath.NormalCdf(-x) / PortableMath.NormalCdf(-Ziggurat.NormalTailStart))
            .ShouldBeGreaterThan(Threshold);
    }

    [Fact]
    public void A_run_of_tails_stays_within_63_bits()
    {
        var source = new AllOnes(100);
        var longest = Ziggurat.Exponential(ref source);
        longest.ShouldBeInRange((long)(53.0 * Ziggurat.One), long.MaxValue);
        Ziggurat.Scaled(longest, Draws.MaxMean).ShouldBeInRange(0, Draws.MaxTime);
    }

    [Theory]
    [InlineData(0.0, 10, 0)]
    [InlineData(0.04999, 10, 0)]
    [InlineData(0.0500001, 10, 1)]
    [InlineData(0.1500001, 10, 2)]
    [InlineData(1.0, 10, 10)]
    public void Scaling_rounds_to_the_nearest(double exponential, long mean, long expected) =>
        Ziggurat.Scaled((long)Math.Ceiling(exponential * Ziggurat.One), mean).ShouldBe(expected);

    /// <summary>Units that hit the tail of the base layer so many times, then the middle of it.</summary>
    private struct AllOnes(int count) : IRandomSource
    {
        private int _left = count;

        public ulong NextUInt64() => _left-- > 0 ? ~255UL : 1UL << 63;

        public readonly double NextDouble() => 0.5;

        public readonly double NextOpenDouble() => 0.5;

        public readonly int NextInt(int exclusiveMax) => 0;
    }
}
