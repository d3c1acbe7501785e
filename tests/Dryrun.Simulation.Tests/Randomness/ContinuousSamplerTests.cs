using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Tests.Randomness;

public class ContinuousSamplerTests
{
    private const double Threshold = 1e-4;
    private const int Draws = 100_000;

    private delegate double Sampler(ref PhiloxStream stream);

    [Fact]
    public void Doubles_are_uniform_and_the_open_kind_avoids_both_ends()
    {
        Test("double", (ref PhiloxStream s) => s.NextDouble(), x => x).ShouldBeGreaterThan(Threshold);
        Test("open", (ref PhiloxStream s) => s.NextOpenDouble(), x => x).ShouldBeGreaterThan(Threshold);
        Test("32 bits", (ref PhiloxStream s) => (s.NextUInt32() + 0.5) / 4294967296.0, x => x).ShouldBeGreaterThan(Threshold);
        var open = StreamKey.Of(21, "ends").Open();
        for (var i = 0; i < Draws; i++)
            open.NextOpenDouble().ShouldBeInRange(double.Epsilon, 1.0 - 1.0 / 9007199254740992.0);
    }

    [Fact]
    public void Exponential_and_log_normal_have_their_distribution()
    {
        Test("exponential", (ref PhiloxStream s) => s.Exponential(3.0), x => -PortableMath.Expm1(-x / 3.0)).ShouldBeGreaterThan(Threshold);
        Test("log-normal", (ref PhiloxStream s) => s.LogNormal(20.0, 0.7), x => PortableMath.NormalCdf(PortableMath.Log(x / 20.0) / 0.7))
            .ShouldBeGreaterThan(Threshold);
    }

    [Fact]
    public void Normal_has_its_distribution_moments_and_tails()
    {
        Test("normal", (ref PhiloxStream s) => s.Normal(), PortableMath.NormalCdf).ShouldBeGreaterThan(Threshold);
        const int Many = 4_000_000;
        var stream = StreamKey.Of(22, "tails").Open();
        var (mean, square, cube, fourth) = (0.0, 0.0, 0.0, 0.0);
        var cells = new long[82];
        for (var i = 0; i < Many; i++)
        {
            var x = stream.Normal();
            (mean, square, cube, fourth) = (mean + x, square + x * x, cube + x * x * x, fourth + x * x * x * x);
            cells[(int)Math.Clamp(Math.Floor(x * 10.0) + 41.0, 0, 81)]++;
        }
        Math.Abs(mean / Math.Sqrt(Many)).ShouldBeLessThan(4.0);
        Math.Abs((square - Many) / Math.Sqrt(2.0 * Many)).ShouldBeLessThan(4.0);
        Math.Abs(cube / Math.Sqrt(15.0 * Many)).ShouldBeLessThan(4.0);
        Math.Abs((fourth - 3.0 * Many) / Math.Sqrt(96.0 * Many)).ShouldBeLessThan(4.0);
        // Cells of a tenth to beyond 4 deviations, past where the ziggurat's tail begins (3.654).
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
    public void The_tail_of_the_ziggurat_has_its_distribution() =>
        Test("tail", (ref PhiloxStream s) => NormalSampler.Tail(ref s),
            x => 1.0 - PortableMath.NormalCdf(-x) / PortableMath.NormalCdf(-NormalSampler.TailStart)).ShouldBeGreaterThan(Threshold);

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    [InlineData(1.0)]
    [InlineData(2.5)]
    [InlineData(40.0)]
    [InlineData(10_000.0)]
    public void Gamma_has_its_distribution_on_both_sides_of_shape_one(double shape) =>
        Test($"gamma {shape}", (ref PhiloxStream s) => s.Gamma(shape), x => Incomplete.GammaLower(shape, x)).ShouldBeGreaterThan(Threshold);

    [Theory]
    [InlineData(0.2, 0.3)]
    [InlineData(0.5, 3.0)]
    [InlineData(1.0, 1.0)]
    [InlineData(2.0, 5.0)]
    [InlineData(80.0, 20.0)]
    public void Beta_has_its_distribution(double a, double b) =>
        Test($"beta {a} {b}", (ref PhiloxStream s) => s.Beta(a, b), x => Incomplete.Beta(x, a, b)).ShouldBeGreaterThan(Threshold);

    [Fact]
    public void Beta_of_tiny_shapes_is_a_coin_toss_and_never_undefined()
    {
        var stream = StreamKey.Of(23, "tiny").Open();
        var high = 0L;
        for (var i = 0; i < 20_000; i++)
        {
            var x = stream.Beta(1e-4, 1e-4);
            x.ShouldBeInRange(0.0, 1.0);
            if (x > 0.5) high++;
        }
        WilsonInterval.Of(high, 20_000, 0.9999).Contains(0.5).ShouldBeTrue();
    }

    private static double Test(string name, Sampler draw, Func<double, double> distribution)
    {
        var stream = StreamKey.Of(20, name).Open();
        var values = new double[Draws];
        for (var i = 0; i < Draws; i++)
            values[i] = draw(ref stream);
        return KolmogorovSmirnov.PValue(values, distribution);
    }
}
