using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Simulation.Tests.Randomness;

public class DiscreteSamplerTests
{
    private const double Threshold = 1e-4;
    private const int Draws = 200_000;

    // Both sides of every switch: p about 1/2, mean 1 (bounds or search), mean 10 (search or rejection); small, large and huge n.
    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(2, 0.4)]
    [InlineData(3, 0.33)]
    [InlineData(10, 0.05)]
    [InlineData(10, 0.5)]
    [InlineData(10, 0.9)]
    [InlineData(19, 0.5)]
    [InlineData(20, 0.5)]
    [InlineData(21, 0.5)]
    [InlineData(1000, 0.0001)]
    [InlineData(1000, 0.000999)]
    [InlineData(1000, 0.001001)]
    [InlineData(1000, 0.00999)]
    [InlineData(1000, 0.01001)]
    [InlineData(100, 0.0999)]
    [InlineData(100, 0.1001)]
    [InlineData(100, 0.25)]
    [InlineData(400, 0.2)]
    [InlineData(1000, 0.5)]
    [InlineData(1000, 0.73)]
    [InlineData(5_000, 0.02)]
    [InlineData(1_000_000, 0.00003)]
    [InlineData(1_000_000, 0.001)]
    [InlineData(2_000_000_000, 4e-9)]
    [InlineData(2_000_000_000, 1e-6)]
    [InlineData(1L << 50, 1e-14)]
    public void Binomial_follows_the_exact_probabilities(long n, double p) =>
        ChiSquareOf($"binomial {n} {p}", n * p, Math.Sqrt(n * p * (1 - p)), n, (ref PhiloxStream s) => s.Binomial(n, p),
            k => Math.Exp(LogChoose(n, k) + k * Math.Log(p) + (n - k) * PortableMath.Log1p(-p)),
            k => SaddlePoint.LogBinomial(k, n, p), exactByFactorials: n <= 1000).ShouldBeGreaterThan(Threshold);

    [Theory]
    [InlineData(100_000, 0.2)]
    [InlineData(1_000_000, 0.2)]
    [InlineData(2_000_000_000, 0.3)]
    [InlineData(1L << 50, 0.4)]
    public void Binomial_of_large_counts_is_normal_in_the_limit(long n, double p)
    {
        var stream = StreamKey.Of(11, $"large {n}").Open();
        var deviation = Math.Sqrt(n * p * (1 - p));
        var values = new double[50_000];
        for (var i = 0; i < values.Length; i++)
            values[i] = (stream.Binomial(n, p) + stream.NextDouble() - 0.5 - n * p) / deviation;
        KolmogorovSmirnov.PValue(values, PortableMath.NormalCdf).ShouldBeGreaterThan(Threshold);
        var summary = Summary.Of(values);
        Math.Abs(summary.Mean * Math.Sqrt(values.Length)).ShouldBeLessThan(4.0);
        Math.Abs((summary.Variance - 1.0) * Math.Sqrt(values.Length / 2.0)).ShouldBeLessThan(4.5);
    }

    [Fact]
    public void The_squeeze_of_the_binomial_encloses_the_exact_ratio_of_probabilities()
    {
        var stream = StreamKey.Of(15, "squeeze").Open();
        var checks = 0;
        while (checks < 20_000)
        {
            var p = 0.5 * PortableMath.Exp(-12.0 * stream.NextDouble());
            var variance = 32.0 * PortableMath.Exp(10.0 * stream.NextDouble());
            var n = Math.Ceiling(variance / (p * (1.0 - p)));
            variance = n * p * (1.0 - p);
            var mode = Math.Floor((n + 1.0) * p);
            var limit = Math.Min(0.5 * variance, 16.0 + 8.0 * Math.Sqrt(variance) * stream.NextDouble());
            foreach (var k in new[] { mode - 16.0, mode + 16.0, Math.Ceiling(mode - limit) + 1.0, Math.Floor(mode + limit) - 1.0 })
            {
                var distance = Math.Abs(k - mode);
                if (k < 0.0 || k > n || distance <= 15.0 || distance >= 0.5 * variance) continue;
                var exact = SaddlePoint.LogBinomial(k, n, p) - SaddlePoint.LogBinomial(mode, n, p);
                var (normal, margin) = BinomialSampler.Squeeze(distance, variance);
                Math.Abs(exact - normal).ShouldBeLessThanOrEqualTo(margin + 1e-11, $"n {n}, p {p}, k {k}");
                checks++;
            }
        }
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(1.0)]
    [InlineData(9.99)]
    [InlineData(10.01)]
    [InlineData(30.0)]
    [InlineData(1000.0)]
    [InlineData(250_000.0)]
    public void Poisson_follows_the_exact_probabilities(double mean) =>
        ChiSquareOf($"poisson {mean}", mean, Math.Sqrt(mean), long.MaxValue, (ref PhiloxStream s) => s.Poisson(mean),
            k => Math.Exp(k * Math.Log(mean) - mean - PortableMath.LogFactorial(k)),
            k => SaddlePoint.LogPoisson(k, mean), exactByFactorials: mean < 100).ShouldBeGreaterThan(Threshold);

    [Theory]
    [InlineData(10, 4, 5)]
    [InlineData(10, 7, 8)]
    [InlineData(10, 3, 9)]
    [InlineData(100, 50, 19)]
    [InlineData(100, 50, 21)]
    [InlineData(100, 60, 70)]
    [InlineData(1000, 100, 99)]
    [InlineData(1000, 100, 101)]
    [InlineData(1000, 900, 101)]
    [InlineData(1000, 300, 300)]
    [InlineData(1000, 300, 800)]
    [InlineData(1_000_000, 10, 500_000)]
    [InlineData(1_000_000_000, 1_000_000, 4_000)]
    [InlineData(1_000_000_000, 1_000_000, 100_000)]
    public void Hypergeometric_follows_the_exact_probabilities(long population, long successes, long draws)
    {
        var mean = (double)draws * successes / population;
        var deviation = Math.Sqrt(mean * (population - successes) / population * (population - draws) / (population - 1));
        ChiSquareOf($"hypergeometric {population} {successes} {draws}", mean, deviation, Math.Min(successes, draws),
            (ref PhiloxStream s) => s.Hypergeometric(population, successes, draws),
            k => draws - k > population - successes || k > successes || k > draws ? 0.0
                : Math.Exp(LogChoose(successes, k) + LogChoose(population - successes, draws - k) - LogChoose(population, draws)),
            k => SaddlePoint.LogHypergeometric(k, population, successes, draws),
            exactByFactorials: population <= 1000).ShouldBeGreaterThan(Threshold);
    }

    [Fact]
    public void Multinomial_has_the_exact_marginals_and_covariance()
    {
        double[] weights = [3.0, 0.0, 1.0, 6.0];
        const long N = 40;
        const int Rounds = 50_000;
        var stream = StreamKey.Of(12, "multinomial").Open();
        var counts = new long[4];
        var (first, product) = (new Summary(), new Summary());
        var tally = new long[N + 1];
        for (var i = 0; i < Rounds; i++)
        {
            stream.Multinomial(N, weights, counts);
            counts.Sum().ShouldBe(N);
            counts[1].ShouldBe(0);
            first.Add(counts[0]);
            product.Add((counts[0] - 12.0) * (counts[3] - 24.0));
            tally[counts[3]]++;
        }
        Math.Abs((first.Mean - 12.0) / first.StandardError).ShouldBeLessThan(4.0);
        Math.Abs((product.Mean + N * 0.3 * 0.6) / product.StandardError).ShouldBeLessThan(4.0);
        ChiSquare.PValue(tally, Enumerable.Range(0, (int)N + 1).Select(k => Rounds * Math.Exp(SaddlePoint.LogBinomial(k, N, 0.6))).ToArray())
            .ShouldBeGreaterThan(Threshold);
    }

    [Fact]
    public void Choice_NextInt_and_Bernoulli_follow_their_shares()
    {
        var stream = StreamKey.Of(13, "choice").Open();
        double[] weights = [0.0, 1.0, 2.0, 0.0, 7.0, 0.0];
        var (chosen, ints, heads) = (new long[6], new long[7], 0L);
        for (var i = 0; i < Draws; i++)
        {
            chosen[stream.Choice(weights)]++;
            ints[stream.NextInt(7)]++;
            if (stream.Bernoulli(0.3)) heads++;
        }
        (chosen[0] + chosen[3] + chosen[5]).ShouldBe(0);
        ChiSquare.PValue([chosen[1], chosen[2], chosen[4]], [Draws * 0.1, Draws * 0.2, Draws * 0.7]).ShouldBeGreaterThan(Threshold);
        ChiSquare.PValue(ints, Enumerable.Repeat(Draws / 7.0, 7).ToArray()).ShouldBeGreaterThan(Threshold);
        WilsonInterval.Of(heads, Draws, 0.9999).Contains(0.3).ShouldBeTrue();
        Enumerable.Range(0, 100).Count(_ => stream.Bernoulli(1.0)).ShouldBe(100);
        Enumerable.Range(0, 100).Count(_ => stream.Bernoulli(0.0)).ShouldBe(0);
        // Without Lemire's rejection the remainders by 3 of a draw below 3 * 2^29 would have shares of 3, 3 and 2 eighths.
        var remainders = new long[3];
        for (var i = 0; i < Draws; i++)
            remainders[stream.NextInt(3 << 29) % 3]++;
        ChiSquare.PValue(remainders, [Draws / 3.0, Draws / 3.0, Draws / 3.0]).ShouldBeGreaterThan(Threshold);
    }

    [Fact]
    public void Shuffle_gives_every_order_its_share()
    {
        var stream = StreamKey.Of(14, "shuffle").Open();
        var tally = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < 48_000; i++)
        {
            char[] items = ['a', 'b', 'c', 'd'];
            stream.Shuffle<char>(items);
            var order = new string(items);
            tally[order] = tally.GetValueOrDefault(order) + 1;
        }
        tally.Count.ShouldBe(24);
        ChiSquare.PValue(tally.Values.ToArray(), Enumerable.Repeat(2000.0, 24).ToArray()).ShouldBeGreaterThan(Threshold);
    }

    [Fact]
    public void Every_draw_stays_within_its_bounds()
    {
        var sizes = Gen.OneOf(Gen.Choose(0, 40).Select(n => (long)n), Gen.Choose(0, int.MaxValue).Select(n => (long)n));
        var chances = Gen.OneOf(Gen.Choose(0, 1000).Select(i => i / 1000.0), Gen.Choose(0, 1000).Select(i => i * 1e-9));
        var cases = from seed in Gen.Choose(0, int.MaxValue)
                    from n in sizes
                    from m in sizes
                    from k in sizes
                    from p in chances
                    select (seed, n, m, k, p);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var stream = StreamKey.Of((ulong)c.seed, "bounds").Open();
            var binomial = stream.Binomial(c.n, c.p);
            var (successes, draws) = (Math.Min(c.m, c.n), Math.Min(c.k, c.n));
            var hits = stream.Hypergeometric(c.n, successes, draws);
            var counts = new long[3];
            stream.Multinomial(c.n, [c.p, 0.5, 1.0 - c.p], counts);
            return binomial >= 0 && binomial <= c.n
                && hits >= Math.Max(0, draws - (c.n - successes)) && hits <= Math.Min(successes, draws)
                && counts.Sum() == c.n && counts.All(x => x >= 0)
                && stream.NextInt((int)Math.Min(int.MaxValue, c.n + 1)) <= c.n;
        }).Check(Seeded.Cases);
    }

    [Fact]
    public void Certain_outcomes_take_no_random_bits()
    {
        var stream = StreamKey.Of(1, "certain").Open();
        var before = stream;
        stream.Binomial(0, 0.5).ShouldBe(0);
        stream.Binomial(1000, 0.0).ShouldBe(0);
        stream.Binomial(1000, 1.0).ShouldBe(1000);
        stream.Poisson(0.0).ShouldBe(0);
        stream.Hypergeometric(10, 0, 5).ShouldBe(0);
        stream.Hypergeometric(10, 10, 5).ShouldBe(5);
        stream.Hypergeometric(10, 4, 10).ShouldBe(4);
        stream.Multinomial(0, [0.0], new long[1]);
        (stream == before).ShouldBeTrue();
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1e-9)]
    [InlineData(1.0000001)]
    [InlineData(double.PositiveInfinity)]
    public void A_probability_outside_the_unit_interval_is_refused(double p)
    {
        var key = StreamKey.Of(1, "refused");
        Should.Throw<ArgumentOutOfRangeException>(() => key.Open().Binomial(10, p));
        Should.Throw<ArgumentOutOfRangeException>(() => key.Open().Binomial(0, p));
        Should.Throw<ArgumentOutOfRangeException>(() => key.Open().Bernoulli(p));
    }

    [Fact]
    public void Counts_means_and_weights_out_of_range_are_refused()
    {
        var key = StreamKey.Of(1, "refused");
        Action[] refused =
        [
            () => key.Open().Binomial(-1, 0.5), () => key.Open().Binomial((1L << 52) + 1, 0.5), () => key.Open().NextInt(0),
            () => key.Open().Poisson(-1.0),
            () => key.Open().Poisson(double.NaN), () => key.Open().Hypergeometric(10, 11, 1), () => key.Open().Hypergeometric(10, 1, -1),
            () => key.Open().Hypergeometric(-1, 0, 0), () => key.Open().Choice([]), () => key.Open().Choice([0.0]),
            () => key.Open().Choice([1.0, double.NaN]), () => key.Open().Multinomial(1, [0.0], new long[1]),
            () => key.Open().Multinomial(1, [-1.0, 2.0], new long[2]), () => key.Open().Exponential(double.NaN),
            () => key.Open().Gamma(0.0), () => key.Open().Beta(1.0, double.PositiveInfinity), () => key.Open().LogNormal(1.0, -1.0),
        ];
        foreach (var action in refused)
            Should.Throw<ArgumentOutOfRangeException>(action);
        Should.Throw<ArgumentException>(() => key.Open().Multinomial(1, [1.0], new long[2]));
    }

    private delegate long Sampler(ref PhiloxStream stream);

    /// <summary>
    /// p-value over mean +- 8 deviations. Where factorials keep enough digits the expected shares come from them, so that the sampler's own
    /// probability formula is not its own witness; the two formulas must agree there.
    /// </summary>
    private static double ChiSquareOf(
        string name, double mean, double deviation, long greatest, Sampler draw, Func<long, double> byFactorials, Func<long, double> logBySaddlePoint,
        bool exactByFactorials)
    {
        var low = (long)Math.Max(0.0, mean - 8.0 * deviation - 8.0);
        var high = Math.Min(greatest, (long)(mean + 8.0 * deviation + 16.0));
        var expected = new double[high - low + 1];
        for (var k = low; k <= high; k++)
        {
            var share = Math.Exp(logBySaddlePoint(k));
            if (exactByFactorials) share.ShouldBe(byFactorials(k), 1e-11 * byFactorials(k) + 1e-300);
            expected[k - low] = Draws * share;
        }
        expected.Sum().ShouldBe(Draws, Draws * 1e-9);
        var stream = StreamKey.Of(10, name).Open();
        var counts = new long[expected.Length];
        for (var i = 0; i < Draws; i++)
            counts[Math.Clamp(draw(ref stream) - low, 0, counts.Length - 1)]++;
        return ChiSquare.PValue(counts, expected);
    }

    private static double LogChoose(long n, long k) =>
        PortableMath.LogFactorial(n) - PortableMath.LogFactorial(k) - PortableMath.LogFactorial(n - k);
}
