using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Tests.Statistics;

/// <summary>Intervals and warm-ups of correlated runs, on processes whose answers are known.</summary>
public class OutputAnalysisTests
{
    [Fact]
    public void Batches_keep_between_32_and_64_and_hold_all_that_is_complete()
    {
        var batches = BatchMeans.OfObservations();
        for (var i = 1; i <= 1000; i++)
        {
            batches.Add(i);
            batches.Count.ShouldBeInRange(i < 32 ? i : 32, 63);
            for (var b = 0; b < batches.Count; b++)
                batches.Mean(b).ShouldBe(b * batches.Length + (batches.Length + 1) / 2.0);
        }
        batches.Length.ShouldBe(16);
        Should.Throw<InvalidOperationException>(() => batches.Set(1, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => batches.Mean(63));
    }

    [Fact]
    public void Batches_of_time_split_a_level_exactly()
    {
        var batches = BatchMeans.OfTime(10, start: 5, level: 2);
        batches.Set(18, 4);
        batches.Set(18, 6);
        batches.Set(40, 0);
        batches.Count.ShouldBe(3);
        batches.Mean(0).ShouldBe(2.0);
        batches.Mean(1).ShouldBe((2.0 * 3 + 6.0 * 7) / 10.0);
        batches.Mean(2).ShouldBe(6.0);
        batches.Set(2000, 0);
        batches.Count.ShouldBeInRange(32, 63);
        batches.Restart(2001);
        batches.Count.ShouldBe(0);
        Should.Throw<InvalidOperationException>(() => batches.Add(1));
        Should.Throw<ArgumentOutOfRangeException>(() => batches.Set(1, 1));
    }

    [Fact]
    public void Intervals_of_batch_means_cover_as_often_as_they_say()
    {
        // x' = 0.8 x + noise about 0: neighbours correlate at 0.8, so naive intervals cover a third of the time.
        var (covered, naive, alike) = (0, 0, 0);
        for (var r = 0; r < 300; r++)
        {
            var series = Autoregression($"batch {r}", 4000, 0.8);
            var batches = BatchMeans.OfObservations();
            foreach (var x in series) batches.Add((long)(x * 1000.0));
            if (batches.Interval().Contains(0.0)) covered++;
            if (MeanInterval.Of(series).Contains(0.0)) naive++;
            if (batches.IndependencePValue() < 0.01) alike++;
        }
        WilsonInterval.Of(covered, 300, 0.9999).Contains(0.95).ShouldBeTrue($"{covered} of 300");
        naive.ShouldBeLessThan(200);
        alike.ShouldBeLessThan(30);
    }

    [Fact]
    public void Batches_too_short_for_their_correlation_are_told()
    {
        var suspicious = 0;
        for (var r = 0; r < 50; r++)
        {
            var batches = BatchMeans.OfObservations();
            foreach (var x in Autoregression($"short {r}", 120, 0.98)) batches.Add((long)(x * 1000.0));
            if (batches.IndependencePValue() < 0.01) suspicious++;
        }
        suspicious.ShouldBeGreaterThan(40);
        BatchMeans.OfObservations().IndependencePValue().ShouldBe(1.0);
        double.IsInfinity(BatchMeans.OfObservations().Interval().HalfWidth).ShouldBeTrue();
    }

    [Fact]
    public void Autocorrelation_and_effective_size_of_an_autoregression()
    {
        var series = Autoregression("effective", 20_000, 0.6);
        for (var lag = 0; lag < 4; lag++)
            Series.Autocorrelation(series, lag).ShouldBe(Math.Pow(0.6, lag), 0.05);
        // Exactly n (1 - a) / (1 + a) = n / 4.
        Series.EffectiveSize(series).ShouldBe(5000.0, 700.0);
        Series.EffectiveSize(Autoregression("white", 20_000, 0.0)).ShouldBeGreaterThan(17_000.0);
        Series.MeanInterval(series).Contains(0.0).ShouldBeTrue();
        Series.Autocorrelation([3.0, 3.0, 3.0], 1).ShouldBe(0.0);
        Should.Throw<ArgumentException>(() => Series.EffectiveSize([1.0, 2.0, 3.0]));
        Should.Throw<ArgumentOutOfRangeException>(() => Series.Autocorrelation([1.0], 1));
    }

    [Fact]
    public void A_warm_up_is_cut_where_it_ends()
    {
        // Starts 20 deviations off and forgets half of it every 20 observations: gone after some 100.
        var series = Autoregression("warm", 2000, 0.5);
        for (var i = 0; i < series.Length; i++)
            series[i] += 20.0 * Math.Pow(0.5, i / 20.0);
        var cut = WarmUp.Mser5(series);
        cut.ShouldNotBeNull();
        cut.Value.ShouldBeInRange(50, 250);
        (cut.Value % 5).ShouldBe(0);
        WarmUp.Mser5(Autoregression("steady", 2000, 0.5))!.Value.ShouldBeLessThan(600);
    }

    [Fact]
    public void A_run_too_short_to_leave_its_warm_up_says_so()
    {
        var rising = Enumerable.Range(0, 200).Select(i => i < 150 ? (double)i : 150.0 + i % 2).ToArray();
        WarmUp.Mser5(rising).ShouldBeNull();
        WarmUp.Mser5(Enumerable.Repeat(4.0, 100).ToArray()).ShouldBe(0);
        Should.Throw<ArgumentException>(() => WarmUp.Mser5(new double[19]));
    }

    [Fact]
    public void Welchs_interval_covers_and_knows_its_ends()
    {
        var draws = new Draws(StreamKey.Of(93, "welch"));
        var covered = 0;
        for (var r = 0; r < 500; r++)
        {
            var (a, b) = (default(Summary), default(Summary));
            for (var i = 0; i < 8; i++) a.Add(5.0 + draws.Normal());
            for (var i = 0; i < 20; i++) b.Add(3.0 + 6.0 * draws.Normal());
            if (WelchDifference.Of(a, b).Contains(2.0)) covered++;
        }
        WilsonInterval.Of(covered, 500, 0.9999).Contains(0.95).ShouldBeTrue($"{covered} of 500");
        WelchDifference.Of(Summary.Of([1.0, 1.0]), Summary.Of([4.0, 4.0])).ShouldBe(new Interval(-3.0, -3.0, -3.0));
        Should.Throw<ArgumentException>(() => WelchDifference.Of(Summary.Of([1.0]), Summary.Of([1.0, 2.0])));
    }

    [Fact]
    public void Width_of_an_interval()
    {
        var interval = new Interval(9.0, 10.0, 11.0);
        (interval.HalfWidth, interval.RelativeHalfWidth).ShouldBe((1.0, 0.1));
        new Interval(-1.0, 0.0, 1.0).RelativeHalfWidth.ShouldBe(double.PositiveInfinity);
        new Interval(0.0, 0.0, 0.0).RelativeHalfWidth.ShouldBe(0.0);
    }

    /// <summary>x' = a x + noise of deviation 1, started in its stationary law, mean 0.</summary>
    private static double[] Autoregression(string name, int length, double a)
    {
        var draws = new Draws(StreamKey.Of(94, name));
        var values = new double[length];
        var x = draws.Normal() / Math.Sqrt(1.0 - a * a);
        for (var i = 0; i < length; i++)
            values[i] = x = a * x + draws.Normal();
        return values;
    }
}
