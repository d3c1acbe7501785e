using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Simulation.Tests.Randomness;

public class AliasAndSkipTests
{
    private const double Threshold = 1e-4;

    [Fact]
    public void The_table_gives_each_outcome_exactly_its_share()
    {
        // Whole weights 1, 2, 5 of 8 are multiples of 2^-64: exactly these shares.
        var table = new AliasTable([1L, 2L, 0L, 5L]);
        for (var i = 0; i < 4; i++)
            table.Share(i).ShouldBe(4 * (new UInt128[] { 1, 2, 0, 5 }[i] << 61));
        Prop.ForAll(Weights(), weights =>
        {
            var total = weights.Sum();
            var made = new AliasTable(weights);
            var sum = (UInt128)0;
            for (var i = 0; i < weights.Length; i++)
            {
                sum += made.Share(i);
                var exact = weights[i] / total;
                var share = (double)made.Share(i) / weights.Length / 18446744073709551616.0;
                Math.Abs(share - exact).ShouldBeLessThan(1e-15 + weights.Length * 1e-19);
                if (weights[i] == 0.0) made.Share(i).ShouldBe(UInt128.Zero);
            }
            sum.ShouldBe((UInt128)(ulong)weights.Length << 64);
        }).Check(Seeded.Cases);
    }

    [Fact]
    public void Choices_follow_the_weights()
    {
        double[] weights = [5.0, 0.0, 1.0, 0.25, 10.0, 3.75];
        var table = new AliasTable(weights);
        table.Count.ShouldBe(6);
        var draws = new Draws(StreamKey.Of(70, "alias"));
        var counts = new long[6];
        for (var i = 0; i < 200_000; i++)
            counts[draws.Choice(table)]++;
        counts[1].ShouldBe(0);
        ChiSquare.PValue(counts, [.. weights.Select(w => w / 20.0 * 200_000)]).ShouldBeGreaterThan(Threshold);
    }

    [Fact]
    public void Weights_that_cannot_be_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new AliasTable([0.0, 0.0]));
        Should.Throw<ArgumentOutOfRangeException>(() => new AliasTable([1.0, double.NaN]));
        Should.Throw<ArgumentOutOfRangeException>(() => new AliasTable([1L, -1L]));
        Should.Throw<ArgumentOutOfRangeException>(() => new AliasTable([long.MaxValue, 1L]));
        Should.Throw<ArgumentOutOfRangeException>(() => new AliasTable(ReadOnlySpan<long>.Empty));
        new AliasTable([7.0]).At(ulong.MaxValue).ShouldBe(0);
    }

    [Theory]
    [InlineData(0.3, 3)]
    [InlineData(0.01, 65_536 * 2 + 1000)]
    [InlineData(1e-4, 65_536 * 40)]
    public void Skips_find_as_many_successes_as_trials_would_and_evenly(double p, long trials)
    {
        var key = StreamKey.Of(71, "skips");
        var skips = GeometricSkips.Of(p);
        var total = 0L;
        var places = new List<double>();
        var rounds = 2_000_000 / trials + 1;
        for (var occasion = 0UL; occasion < (ulong)rounds; occasion++)
            for (var block = 0L; block < GeometricSkips.Blocks(trials); block++)
            {
                var last = block * GeometricSkips.BlockLength - 1;
                foreach (var place in skips.In(block, trials, key, occasion))
                {
                    place.ShouldBeInRange(last + 1, Math.Min(trials, (block + 1) * GeometricSkips.BlockLength) - 1);
                    last = place;
                    total++;
                    if (trials > 100) places.Add((place + 0.5) / trials);
                }
            }
        var n = (double)trials * rounds;
        Math.Abs((total - n * p) / Math.Sqrt(n * p * (1 - p))).ShouldBeLessThan(4.0);
        if (places.Count > 0) KolmogorovSmirnov.PValue([.. places], x => x).ShouldBeGreaterThan(Threshold);
    }

    [Fact]
    public void Skips_of_impossible_and_certain_events()
    {
        var key = StreamKey.Of(72, "ends");
        var (none, all) = (0, 0L);
        foreach (var _ in GeometricSkips.Of(0.0).In(0, 1000, key)) none++;
        foreach (var place in GeometricSkips.Of(1.0).In(1, 70_000, key)) all += place;
        none.ShouldBe(0);
        all.ShouldBe(Enumerable.Range(65_536, 70_000 - 65_536).Sum(i => (long)i));
    }

    [Fact]
    public void Gaps_are_geometric()
    {
        var draws = new Draws(StreamKey.Of(73, "gaps"));
        var skips = GeometricSkips.Of(0.05);
        var counts = new long[200];
        for (var i = 0; i < 100_000; i++)
            counts[Math.Min(199, draws.Geometric(skips))]++;
        ChiSquare.PValue(counts, [.. Enumerable.Range(0, 200).Select(k => 100_000 * 0.05 * PortableMath.Pow(0.95, k))]).ShouldBeGreaterThan(Threshold);
    }

    private static Arbitrary<double[]> Weights() => Gen.Choose(0, 1_000_000)
        .Select(i => i % 5 == 0 ? 0.0 : PortableMath.Exp(i / 40_000.0))
        .ArrayOf()
        .Where(w => w.Length > 0 && w.Sum() > 0.0)
        .ToArbitrary();
}
