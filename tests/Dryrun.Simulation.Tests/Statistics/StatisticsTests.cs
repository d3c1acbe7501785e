using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;
using FsCheck;
using FsCheck.Fluent;
using Interval = Dryrun.Simulation.Statistics.Interval;

namespace Dryrun.Simulation.Tests.Statistics;

public class StatisticsTests
{
    // Published tables of Student's t, two-sided 95 % and one-sided 99.5 %.
    [Theory]
    [InlineData(0.975, 1, 12.706)]
    [InlineData(0.975, 2, 4.303)]
    [InlineData(0.975, 5, 2.571)]
    [InlineData(0.975, 10, 2.228)]
    [InlineData(0.975, 30, 2.042)]
    [InlineData(0.975, 63, 1.998)]
    [InlineData(0.975, 120, 1.980)]
    [InlineData(0.995, 1, 63.657)]
    [InlineData(0.995, 4, 4.604)]
    [InlineData(0.995, 15, 2.947)]
    [InlineData(0.995, 60, 2.660)]
    [InlineData(0.9995, 3, 12.924)]
    [InlineData(0.75, 8, 0.706)]
    [InlineData(0.025, 10, -2.228)]
    public void Student_quantiles_match_the_tables(double p, double degrees, double expected)
    {
        StudentT.Quantile(p, degrees).ShouldBe(expected, 5.001e-4);
        StudentT.Cdf(StudentT.Quantile(p, degrees), degrees).ShouldBe(p, 1e-12);
    }

    [Fact]
    public void Student_is_Cauchy_at_one_degree_and_normal_at_many()
    {
        foreach (var p in new[] { 0.501, 0.6, 0.9, 0.999, 1e-6 })
        {
            StudentT.Quantile(p, 1).ShouldBe(Math.Tan(Math.PI * (p - 0.5)), 1e-9 * (1.0 + Math.Abs(Math.Tan(Math.PI * (p - 0.5)))));
            StudentT.Quantile(p, 9e6).ShouldBe(PortableMath.NormalQuantile(p), 1e-5);
            StudentT.Quantile(p, 2e7).ShouldBe(StudentT.Quantile(p, 9.9e6), 1e-5);
        }
        StudentT.Quantile(0.5, 3).ShouldBe(0.0);
        Should.Throw<ArgumentOutOfRangeException>(() => StudentT.Quantile(1.0, 3));
        Should.Throw<ArgumentOutOfRangeException>(() => StudentT.Quantile(0.5, 0));
    }

    // Published critical values: chi-square 5 % and 0.1 %, Kolmogorov's limit 5 % and 1 %.
    [Theory]
    [InlineData(3.841, 1, 0.05)]
    [InlineData(18.307, 10, 0.05)]
    [InlineData(124.342, 100, 0.05)]
    [InlineData(29.588, 10, 0.001)]
    public void Chi_square_p_values_match_the_tables(double statistic, double degrees, double expected) =>
        ChiSquare.PValue(statistic, degrees).ShouldBe(expected, expected * 1e-3);

    [Theory]
    [InlineData(1.3581, 0.05)]
    [InlineData(1.6276, 0.01)]
    [InlineData(0.8276, 0.5)]
    public void Kolmogorov_p_values_match_the_tables(double statistic, double expected) =>
        KolmogorovSmirnov.Survival(statistic).ShouldBe(expected, expected * 1e-3);

    [Fact]
    public void The_two_series_of_Kolmogorov_meet()
    {
        var below = KolmogorovSmirnov.Survival(Math.BitDecrement(1.18));
        below.ShouldBe(KolmogorovSmirnov.Survival(1.18), 1e-12);
        KolmogorovSmirnov.Survival(0.05).ShouldBe(1.0);
    }

    [Fact]
    public void Tests_of_fit_are_uniform_under_the_truth_and_reject_a_wrong_law()
    {
        var stream = StreamKey.Of(31, "fit").Open();
        var (fits, misfits) = (new double[400], 0);
        for (var i = 0; i < fits.Length; i++)
        {
            var values = new double[200];
            for (var j = 0; j < values.Length; j++)
                values[j] = stream.NextDouble();
            fits[i] = KolmogorovSmirnov.PValue(values, x => x);
            if (KolmogorovSmirnov.PValue(values, x => x * x) < 1e-3) misfits++;
        }
        KolmogorovSmirnov.PValue(fits, x => x).ShouldBeGreaterThan(1e-4);
        misfits.ShouldBe(400);
        ChiSquare.PValue([600, 400], [500.0, 500.0]).ShouldBeLessThan(1e-9);
        ChiSquare.PValue([510, 490], [500.0, 500.0]).ShouldBe(0.527, 5e-4);
    }

    [Fact]
    public void Chi_square_pools_sparse_cells_and_refuses_what_cannot_be_tested()
    {
        ChiSquare.PValue([1, 2, 7, 10], [1.0, 2.0, 7.0, 10.0]).ShouldBe(1.0);
        ChiSquare.PValue([50, 50, 0, 0], [50.0, 50.0, 1e-9, 0.0]).ShouldBe(1.0, 1e-9);
        Should.Throw<ArgumentException>(() => ChiSquare.PValue([1, 1], [1.0, 1.0]));
        Should.Throw<ArgumentException>(() => ChiSquare.PValue([1], [1.0, 1.0]));
        Should.Throw<ArgumentException>(() => KolmogorovSmirnov.PValue([], x => x));
    }

    [Fact]
    public void A_summary_equals_the_two_pass_formulas_and_merging_equals_adding()
    {
        Prop.ForAll<NormalFloat[], int>((numbers, cut) =>
        {
            var values = numbers.Select(x => Math.IEEERemainder(x.Get, 1e6)).ToArray();
            if (values.Length < 2) return;
            var at = (int)((uint)cut % values.Length);
            var whole = Summary.Of(values);
            var merged = Summary.Of(values.AsSpan(0, at));
            merged.Merge(Summary.Of(values.AsSpan(at)));
            var mean = values.Average();
            var variance = values.Sum(x => (x - mean) * (x - mean)) / (values.Length - 1);
            whole.Mean.ShouldBe(mean, 1e-6);
            whole.Variance.ShouldBe(variance, 1e-9 * variance + 1e-6);
            merged.Variance.ShouldBe(variance, 1e-9 * variance + 1e-6);
            merged.Count.ShouldBe(values.Length);
            (merged.Min, merged.Max).ShouldBe((values.Min(), values.Max()));
        }).Check(Seeded.Cases);
        default(Summary).Min.ShouldBe(double.NaN);
        default(Summary).Variance.ShouldBe(0.0);
    }

    [Fact]
    public void The_mean_interval_has_its_closed_form_and_its_coverage()
    {
        var interval = MeanInterval.Of([1.0, 2.0, 3.0, 4.0, 5.0]);
        interval.Mid.ShouldBe(3.0);
        // 2.776 = t(0.975, 4); standard error sqrt(2.5 / 5).
        interval.High.ShouldBe(3.0 + 2.7764451 * Math.Sqrt(0.5), 1e-6);
        interval.Low.ShouldBe(3.0 - 2.7764451 * Math.Sqrt(0.5), 1e-6);
        MeanInterval.Of([7.0]).ShouldBe(new Interval(double.NegativeInfinity, 7.0, double.PositiveInfinity));
        Should.Throw<ArgumentException>(() => MeanInterval.Of([]));
        Should.Throw<ArgumentOutOfRangeException>(() => MeanInterval.Of([1.0], 1.0));
        var stream = StreamKey.Of(32, "coverage").Open();
        var covered = 0L;
        for (var i = 0; i < 20_000; i++)
        {
            double[] values = [stream.Normal(), stream.Normal(), stream.Normal(), stream.Normal()];
            if (MeanInterval.Of(values, 0.9).Contains(0.0)) covered++;
        }
        WilsonInterval.Of(covered, 20_000, 0.9999).Contains(0.9).ShouldBeTrue();
    }

    [Fact]
    public void A_paired_difference_cancels_what_the_pairs_share()
    {
        double[] a = [10.0, 200.0, 3000.0];
        double[] b = [9.0, 199.0, 2999.0];
        PairedDifference.Of(a, b).ShouldBe(new Interval(1.0, 1.0, 1.0));
        Should.Throw<ArgumentException>(() => PairedDifference.Of(a, [1.0]));
    }

    // Newcombe, Statistics in Medicine 17, 1998, table I: Wilson and Clopper-Pearson for 81/263, 15/148, 0/20, 1/29.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662, 0.2527, 0.3676)]
    [InlineData(15, 148, 0.0624, 0.1605, 0.0578, 0.1617)]
    [InlineData(0, 20, 0.0, 0.1611, 0.0, 0.1684)]
    [InlineData(1, 29, 0.0061, 0.1718, 0.0009, 0.1776)]
    public void Proportion_intervals_match_the_published_table(
        long successes, long trials, double wilsonLow, double wilsonHigh, double exactLow, double exactHigh)
    {
        var wilson = WilsonInterval.Of(successes, trials);
        wilson.Low.ShouldBe(wilsonLow, 5.001e-5);
        wilson.High.ShouldBe(wilsonHigh, 5.001e-5);
        var exact = ProportionInterval.Of(successes, trials);
        exact.Low.ShouldBe(exactLow, 5.001e-5);
        exact.High.ShouldBe(exactHigh, 5.001e-5);
        ProportionInterval.Of(trials - successes, trials).High.ShouldBe(1.0 - exact.Low, 1e-12);
    }

    [Fact]
    public void Quantiles_are_of_type_seven()
    {
        double[] values = [4.0, 1.0, 3.0, 2.0];
        Quantile.Of(values, 0.0).ShouldBe(1.0);
        Quantile.Of(values, 0.25).ShouldBe(1.75);
        Quantile.Of(values, 0.5).ShouldBe(2.5);
        Quantile.Of(values, 0.9).ShouldBe(3.7, 1e-15);
        Quantile.Of(values, 1.0).ShouldBe(4.0);
        values[0].ShouldBe(4.0);
        Should.Throw<ArgumentException>(() => Quantile.Of([], 0.5));
        Should.Throw<ArgumentOutOfRangeException>(() => Quantile.Of(values, double.NaN));
    }

    [Fact]
    public void Incomplete_functions_match_their_closed_forms()
    {
        foreach (var x in new[] { 0.01, 0.5, 1.0, 3.0, 20.0 })
        {
            Incomplete.GammaLower(1.0, x).ShouldBe(1.0 - Math.Exp(-x), 1e-14);
            Incomplete.GammaUpper(3.0, x).ShouldBe(Math.Exp(-x) * (1.0 + x + x * x / 2.0), 1e-13);
            Incomplete.GammaLower(0.5, x * x / 2.0).ShouldBe(2.0 * PortableMath.NormalCdf(x) - 1.0, 1e-13);
        }
        for (var x = 0.05; x < 1.0; x += 0.05)
        {
            Incomplete.Beta(x, 1.0, 4.0).ShouldBe(1.0 - Math.Pow(1.0 - x, 4.0), 1e-13);
            Incomplete.Beta(x, 0.5, 0.5).ShouldBe(2.0 / Math.PI * Math.Asin(Math.Sqrt(x)), 1e-13);
        }
    }
}
