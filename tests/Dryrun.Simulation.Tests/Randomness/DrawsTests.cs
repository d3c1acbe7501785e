using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Tests.Randomness;

/// <summary>Each sampler against its law: fixed seeds, p above 1e-4 in each test.</summary>
public class DrawsTests
{
    private const double Threshold = 1e-4;
    private const int Many = 100_000;
    private const long Second = 1_000_000;
    private const double Scale = Second;

    [Fact]
    public void Times_follow_their_distributions()
    {
        Fits("exponential", d => d.Exponential(20 * Second), t => -PortableMath.Expm1(-t / (20 * Scale)));
        Fits("uniform", d => d.Uniform(3 * Second, 9 * Second), t => Math.Clamp((t / Scale - 3.0) / 6.0, 0.0, 1.0));
        Fits("normal", d => d.Normal(60 * Second, 10 * Second), t => PortableMath.NormalCdf((t / Scale - 60.0) / 10.0));
        Fits("normal above zero", d => d.NormalAboveZero(5 * Second, 10 * Second), t =>
            (PortableMath.NormalCdf((t / Scale - 5.0) / 10.0) - PortableMath.NormalCdf(-0.5)) / (1.0 - PortableMath.NormalCdf(-0.5)));
        Fits("log-normal", d => d.LogNormal(20 * Second, 0.7), t => PortableMath.NormalCdf(PortableMath.Log(t / (20 * Scale)) / 0.7));
        Fits("pareto", d => d.Pareto(2 * Second, 1.5), t => 1.0 - PortableMath.Pow(2 * Scale / t, 1.5));
        Fits("bounded pareto", d => d.BoundedPareto(2 * Second, 64 * Second, 1.2), t =>
            (1.0 - PortableMath.Pow(2 * Scale / t, 1.2)) / (1.0 - PortableMath.Pow(1.0 / 32.0, 1.2)));
        Fits("weibull", d => d.Weibull(10 * Second, 1.7), t => -PortableMath.Expm1(-PortableMath.Pow(t / (10 * Scale), 1.7)));
        Fits("triangular", d => d.Triangular(1 * Second, 2 * Second, 5 * Second), t => t < 2 * Scale
            ? (t / Scale - 1.0) * (t / Scale - 1.0) / 4.0
            : 1.0 - (5.0 - t / Scale) * (5.0 - t / Scale) / 12.0);
        Fits("hyperexponential", d => d.HyperExponential(0.2, 50 * Second, 5 * Second), t =>
            1.0 - 0.2 * PortableMath.Exp(-t / (50 * Scale)) - 0.8 * PortableMath.Exp(-t / (5 * Scale)));
        Fits("gamma", d => d.Gamma(2.5, 30 * Second), t => Incomplete.GammaLower(2.5, 2.5 * t / (30 * Scale)));
        foreach (var stages in new[] { 1, 3, 8, 9, 40 })
            Fits($"erlang {stages}", d => d.Erlang(stages, 30 * Second), t => Incomplete.GammaLower(stages, stages * t / (30 * Scale)));
    }

    [Fact]
    public void Real_numbers_follow_their_distributions()
    {
        FitsReal("double", d => d.NextDouble(), x => x);
        FitsReal("open", d => d.NextOpenDouble(), x => x);
        FitsReal("exponential", d => d.Exponential(), x => -PortableMath.Expm1(-x));
        FitsReal("normal", d => d.Normal(), PortableMath.NormalCdf);
        FitsReal("beta", d => d.Beta(2.0, 5.0), x => Incomplete.Beta(x, 2.0, 5.0));
    }

    [Fact]
    public void Counts_follow_their_distributions()
    {
        FitsCounts("int", d => d.NextInt(13), _ => 1.0 / 13.0, 13);
        FitsCounts("geometric", d => d.Geometric(0.2), k => 0.2 * PortableMath.Pow(0.8, k), 60);
        FitsCounts("poisson", d => d.Poisson(6.5), k => PortableMath.Exp(SaddlePoint.LogPoisson(k, 6.5)), 40);
        FitsCounts("binomial", d => d.Binomial(50, 0.4), k => PortableMath.Exp(SaddlePoint.LogBinomial(k, 50, 0.4)), 51);
        FitsCounts("hypergeometric", d => d.Hypergeometric(100, 40, 20), k => PortableMath.Exp(SaddlePoint.LogHypergeometric(k, 100, 40, 20)), 21);
        FitsCounts("negative binomial", d => d.NegativeBinomial(2.5, 0.3), k => PortableMath.Exp(
            PortableMath.LogGamma(k + 2.5) - PortableMath.LogGamma(2.5) - PortableMath.LogFactorial((long)k)
            + 2.5 * PortableMath.Log(0.3) + k * PortableMath.Log(0.7)), 90);
    }

    [Fact]
    public void Log_normal_by_moments_has_the_mean_and_deviation_asked_for()
    {
        var summary = Summarised("moments", d => d.LogNormalOf(40 * Second, 20 * Second) / Scale);
        Math.Abs((summary.Mean - 40.0) / summary.StandardError).ShouldBeLessThan(4.0);
        // Kurtosis of this log-normal is 8.0 in excess, so a variance has relative deviation sqrt(10 / n).
        Math.Abs(summary.Variance / 400.0 - 1.0).ShouldBeLessThan(4.0 * Math.Sqrt(10.1 / Many));
    }

    [Fact]
    public void A_choice_by_whole_numbers_is_exact_at_the_ends_and_right_between()
    {
        var draws = Open("chance");
        for (var i = 0; i < 1000; i++)
        {
            draws.Bernoulli(0.0).ShouldBeFalse();
            draws.Bernoulli(1.0).ShouldBeTrue();
            draws.Bernoulli(0, 7).ShouldBeFalse();
            draws.Bernoulli(7, 7).ShouldBeTrue();
            draws.BernoulliMask(Chance.Never).ShouldBe(0UL);
            draws.BernoulliMask(Chance.Always).ShouldBe(ulong.MaxValue);
        }
        Share(d => d.Bernoulli(0.3)).ShouldBe(0.3, 4.0 * Math.Sqrt(0.21 / Many));
        Share(d => d.Bernoulli(2, 7)).ShouldBe(2.0 / 7.0, 4.0 * Math.Sqrt(10.0 / 49.0 / Many));
        Share(d => d.Bernoulli(Chance.Of(5, 8))).ShouldBe(0.625, 4.0 * Math.Sqrt(0.234375 / Many));
        Chance.Of(1, 4).ShouldBe(Chance.Of(0.25));
        Chance.Of(1, 3).Probability.ShouldBe(1.0 / 3.0);
        Chance.Of(3, 3).ShouldBe(Chance.Always);
        Chance.Of(0.0).ShouldBe(Chance.Never);
        double Share(Func<Draws, bool> trial) => Summarised("share", d => trial(d) ? 1.0 : 0.0).Mean;
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.3)]
    [InlineData(0.01)]
    [InlineData(0.999)]
    public void A_mask_holds_64_independent_trials(double p)
    {
        var draws = Open($"mask {p}");
        var chance = Chance.Of(p);
        var counts = new long[65];
        var (ones, pairs) = (0L, 0L);
        for (var i = 0; i < 20_000; i++)
        {
            var mask = draws.BernoulliMask(chance);
            counts[System.Numerics.BitOperations.PopCount(mask)]++;
            ones += (long)(mask & 1);
            pairs += (long)(mask >> 5 & mask >> 37 & 1);
        }
        var expected = new double[65];
        for (var k = 0; k <= 64; k++)
            expected[k] = 20_000 * PortableMath.Exp(SaddlePoint.LogBinomial(k, 64, p));
        ChiSquare.PValue(counts, expected).ShouldBeGreaterThan(Threshold);
        (ones / 20_000.0).ShouldBe(p, 4.0 * Math.Sqrt(p * (1 - p) / 20_000));
        (pairs / 20_000.0).ShouldBe(p * p, 4.0 * Math.Sqrt(p * p * (1 - p * p) / 20_000));
    }

    [Fact]
    public void Different_purposes_entities_and_occasions_are_uncorrelated()
    {
        const int Draws = 20_000;
        var key = StreamKey.Of(41, "draws");
        var streams = new List<double[]>();
        foreach (var (child, entity, occasion) in new[] { ("a", 0UL, 0UL), ("b", 0UL, 0UL), ("a", 1UL, 0UL), ("a", 0UL, 1UL), ("a", 1UL, 1UL), ("ab", 2UL, 7UL) })
        {
            var draws = new Draws(key.Child(child), entity, occasion);
            streams.Add([.. Enumerable.Range(0, Draws).Select(_ => draws.NextDouble() - 0.5)]);
        }
        foreach (var a in streams)
            foreach (var b in streams)
                foreach (var lag in new[] { 0, 1, 2 })
                {
                    if (lag == 0 && ReferenceEquals(a, b)) continue;
                    var sum = 0.0;
                    for (var i = lag; i < Draws; i++)
                        sum += 12.0 * a[i] * b[i - lag];
                    // 102 comparisons of products with mean 0 and variance 1: |z| <= 5 fails with p < 1e-4 in all.
                    Math.Abs(sum / Math.Sqrt(Draws - lag)).ShouldBeLessThan(5.0);
                }
    }

    [Fact]
    public void Wrong_arguments_are_told_with_their_range()
    {
        var draws = Open("wrong");
        Should.Throw<ArgumentOutOfRangeException>(() => draws.Exponential(-1L)).Message.ShouldContain("0 .. 36028797018963968");
        Should.Throw<ArgumentOutOfRangeException>(() => draws.Exponential(Draws.MaxMean + 1));
        Should.Throw<ArgumentOutOfRangeException>(() => draws.Uniform(5, 4));
        Should.Throw<ArgumentOutOfRangeException>(() => draws.Uniform(-5, 4));
        Should.Throw<ArgumentOutOfRangeException>(() => draws.Pareto(1, 0.0));
        Should.Throw<ArgumentOutOfRangeException>(() => draws.BoundedPareto(0, 5, 1.0));
        Should.Throw<ArgumentOutOfRangeException>(() => draws.Triangular(1, 0, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => draws.Erlang(0, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => draws.LogNormal(5, double.NaN));
        Should.Throw<ArgumentOutOfRangeException>(() => draws.LogNormalOf(0, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => draws.Geometric(0.0));
        Should.Throw<ArgumentOutOfRangeException>(() => draws.NextInt(0));
        Should.Throw<ArgumentOutOfRangeException>(() => draws.NextLong(0));
        Should.Throw<ArgumentOutOfRangeException>(() => draws.Bernoulli(1.1));
        Should.Throw<ArgumentOutOfRangeException>(() => draws.Bernoulli(3, 2));
        Should.Throw<ArgumentOutOfRangeException>(() => Chance.Of(1, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => draws.NegativeBinomial(0.0, 0.5));
        Should.Throw<ArgumentException>(() => draws.Empirical([]));
    }

    [Fact]
    public void The_extremes_stay_within_their_range()
    {
        var draws = Open("extremes");
        for (var i = 0; i < 10_000; i++)
        {
            draws.Exponential(0L).ShouldBe(0);
            draws.Exponential(Draws.MaxMean).ShouldBeInRange(0, 1L << 61);
            draws.Pareto(Draws.MaxMean, 0.01).ShouldBeInRange(Draws.MaxMean, Draws.MaxTime);
            draws.Normal(0, Draws.MaxMean).ShouldBeInRange(0, Draws.MaxTime);
            draws.BoundedPareto(7, 9, 0.3).ShouldBeInRange(7, 9);
            draws.Triangular(4, 4, 4).ShouldBe(4);
            draws.Geometric(1.0).ShouldBe(0);
            draws.Geometric(1e-300).ShouldBe(Draws.MaxTime);
            draws.Empirical([5, 6]).ShouldBeInRange(5, 6);
        }
    }

    private static Draws Open(string name) => new(StreamKey.Of(40, name));

    private static Summary Summarised(string name, Func<Draws, double> draw)
    {
        var draws = Open(name);
        var summary = default(Summary);
        for (var i = 0; i < Many; i++)
            summary.Add(draw(draws));
        return summary;
    }

    private static void Fits(string name, Func<Draws, long> draw, Func<double, double> distribution) => FitsReal(name, d => draw(d), distribution);

    private static void FitsReal(string name, Func<Draws, double> draw, Func<double, double> distribution)
    {
        var draws = Open(name);
        var values = new double[Many / 2];
        for (var i = 0; i < values.Length; i++)
            values[i] = draw(draws);
        KolmogorovSmirnov.PValue(values, distribution).ShouldBeGreaterThan(Threshold, name);
    }

    private static void FitsCounts(string name, Func<Draws, long> draw, Func<double, double> probability, int cells)
    {
        var draws = Open(name);
        var counts = new long[cells];
        for (var i = 0; i < Many; i++)
            counts[Math.Min(draw(draws), cells - 1)]++;
        var expected = new double[cells];
        for (var k = 0; k < cells; k++)
            expected[k] = Many * probability(k);
        ChiSquare.PValue(counts, expected).ShouldBeGreaterThan(Threshold, name);
    }
}
