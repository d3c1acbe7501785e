using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Simulation.Tests.Statistics;

public class LogHistogramTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(14)]
    public void Buckets_tile_the_whole_numbers(int precision)
    {
        var histogram = new LogHistogram(precision);
        var edges = new List<long> { 0, 1, 2, long.MaxValue, long.MaxValue - 1 };
        for (var e = 1; e < 63; e++)
            edges.AddRange([(1L << e) - 1, 1L << e, (1L << e) + 1, (1L << e) + (1L << (e - 1))]);
        foreach (var edge in edges) histogram.Add(edge);
        var last = -1L;
        var total = 0L;
        foreach (var (from, to, count) in histogram.Buckets())
        {
            from.ShouldBeGreaterThan(last);
            (to - from).ShouldBeLessThanOrEqualTo(from >> precision);
            edges.Count(e => e >= from && e <= (to == long.MaxValue - 1 ? long.MaxValue : to)).ShouldBe((int)count);
            (last, total) = (to, total + count);
        }
        total.ShouldBe(edges.Count);
        histogram.Quantile(1.0).ShouldBe(long.MaxValue);
        histogram.Quantile(0.0).ShouldBe(0);
    }

    [Fact]
    public void Quantiles_lie_within_the_stated_error_of_the_sorted_values()
    {
        var draws = new Draws(StreamKey.Of(91, "histogram"));
        foreach (var precision in new[] { 3, 7, 10 })
        {
            var histogram = new LogHistogram(precision);
            var values = new long[5000];
            for (var i = 0; i < values.Length; i++)
                histogram.Add(values[i] = i % 3 == 0 ? draws.Uniform(0, 300) : draws.Pareto(1000, 0.7));
            Array.Sort(values);
            foreach (var p in new[] { 0.0, 0.001, 0.1, 0.3, 0.5, 0.9, 0.99, 0.999, 1.0 })
            {
                var exact = values[Math.Max(0, (int)Math.Ceiling(p * values.Length) - 1)];
                Math.Abs(histogram.Quantile(p) - exact).ShouldBeLessThanOrEqualTo((long)Math.Ceiling(exact * histogram.RelativeError), $"{precision} {p}");
                histogram.ShareAtMost(exact).ShouldBe(values.Count(v => v <= exact) / 5000.0, 0.05);
            }
            histogram.Mean.ShouldBe((double)values.Aggregate((Int128)0, (s, v) => s + v) / 5000.0, 1e-6 * histogram.Mean);
            (histogram.Min, histogram.Max).ShouldBe((values[0], values[^1]));
        }
    }

    [Fact]
    public void Merging_is_adding_in_any_order() => Prop.ForAll<ushort[], ushort[]>((a, b) =>
    {
        var (whole, left, right) = (Of([.. a, .. b]), Of(a), Of(b));
        right.Merge(left);
        var (expected, actual) = (default(HistoryHash), default(HistoryHash));
        whole.AddTo(ref expected);
        right.AddTo(ref actual);
        return expected == actual && whole.Quantile(0.7) == right.Quantile(0.7);
    }).Check(Seeded.Cases);

    [Fact]
    public void The_interval_of_a_quantile_covers_as_often_as_it_says()
    {
        // The exact 0.9-quantile of an exponential of mean 10^6 is 10^6 ln 10.
        var draws = new Draws(StreamKey.Of(92, "coverage"));
        var covered = 0;
        for (var r = 0; r < 400; r++)
        {
            var histogram = new LogHistogram(10);
            for (var i = 0; i < 500; i++) histogram.Add(draws.Exponential(1_000_000L));
            if (histogram.QuantileInterval(0.9).Contains(2_302_585.0)) covered++;
        }
        WilsonInterval.Of(covered, 400, 0.9999).Contains(0.95).ShouldBeTrue($"{covered} of 400");
    }

    [Fact]
    public void Many_at_once_shares_and_wrong_use()
    {
        var histogram = new LogHistogram();
        histogram.Add(10, 99);
        histogram.Add(1000);
        histogram.Add(5, 0);
        (histogram.Count, histogram.Quantile(0.99), histogram.Quantile(0.995), histogram.Min).ShouldBe((100, 10, 1000, 10));
        histogram.ShareAtMost(10).ShouldBe(0.99);
        histogram.ShareAtMost(9).ShouldBe(0.0);
        histogram.ShareAtMost(5000).ShouldBe(1.0);
        histogram.Clear();
        (histogram.Count, histogram.Mean, histogram.Quantile(0.5)).ShouldBe((0, 0.0, 0));
        Should.Throw<InvalidOperationException>(() => histogram.QuantileInterval(0.5));
        Should.Throw<ArgumentOutOfRangeException>(() => histogram.Add(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => histogram.Quantile(1.5));
        Should.Throw<ArgumentOutOfRangeException>(() => new LogHistogram(0)).Message.ShouldContain("1 .. 14");
        Should.Throw<ArgumentException>(() => histogram.Merge(new LogHistogram(6)));
    }

    private static LogHistogram Of(ushort[] values)
    {
        var histogram = new LogHistogram();
        foreach (var value in values) histogram.Add((long)value * value);
        return histogram;
    }
}
