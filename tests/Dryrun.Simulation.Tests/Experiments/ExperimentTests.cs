using Dryrun.Simulation.Experiments;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Tests.Experiments;

public class ExperimentTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_result_has_the_same_bits_on_any_number_of_threads(int threads)
    {
        var one = Waits(1);
        var many = Waits(threads);
        many.Hash.ShouldBe(one.Hash);
        for (var d = 0; d < 3; d++)
        {
            many.Values(d).SequenceEqual(one.Values(d)).ShouldBeTrue();
            many.Mean(d, 1).ShouldBe(one.Mean(d, 1));
            many.Difference(d, 0).ShouldBe(one.Difference(d, 0));
        }
        ExperimentResult<double> Waits(int on) => Experiment.Run([0.5, 0.7, 0.8], Experiment.Seeds(5, 25), ["wait", "longest"], Queue, on);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_wanted_precision_stops_at_the_same_look_on_any_number_of_threads(int threads)
    {
        var result = Experiment.Run([0.5, 0.6], Experiment.Seeds(1, 400), t => Queue(t)[0], threads, Precision.Relative(0.1));
        result.IsPrecise.ShouldBeTrue();
        result.Replications.ShouldBeOneOf(10, 15, 23, 35, 53, 80, 120, 180, 270);
        result.Mean(1).RelativeHalfWidth.ShouldBeLessThan(0.1 / 1.1);
        result.Hash.ShouldBe(Experiment.Run([0.5, 0.6], Experiment.Seeds(1, 400), t => Queue(t)[0], 2, Precision.Relative(0.1)).Hash);
        Experiment.Run([0.5], Experiment.Seeds(1, 12), t => Queue(t)[0], threads, Precision.Absolute(1e-9)).IsPrecise.ShouldBeFalse();
    }

    [Fact]
    public void Looks_are_fixed_in_advance()
    {
        var precision = Precision.Absolute(1.0);
        var looks = new List<int>();
        for (var look = precision.NextLook(0, 100); looks.Count == 0 || looks[^1] < 100; look = precision.NextLook(look, 100))
            looks.Add(look);
        looks.ShouldBe([10, 15, 23, 35, 53, 80, 100]);
        (precision with { FirstLook = 1 }).NextLook(0, 100).ShouldBe(2);
        precision.NextLook(0, 7).ShouldBe(7);
    }

    [Fact]
    public void Intervals_cover_as_often_as_they_say_with_and_without_early_stopping()
    {
        var (fixedCovered, stoppedCovered, differenceCovered) = (0, 0, 0);
        for (var e = 0; e < 500; e++)
        {
            var seeds = Experiment.Seeds((ulong)e * 1000, 12);
            var result = Experiment.Run([3.0, 5.0], seeds, t => Skewed(t));
            if (result.Mean(0).Contains(3.0)) fixedCovered++;
            if (result.Difference(1, 0).Contains(2.0)) differenceCovered++;
            var stopped = Experiment.Run([3.0], Experiment.Seeds((ulong)e * 1000, 400), t => Skewed(t), precision: Precision.Absolute(0.4));
            if (stopped.Mean(0).Contains(3.0)) stoppedCovered++;
        }
        WilsonInterval.Of(fixedCovered, 500, 0.9999).Contains(0.95).ShouldBeTrue($"{fixedCovered} of 500");
        WilsonInterval.Of(differenceCovered, 500, 0.9999).Contains(0.95).ShouldBeTrue($"{differenceCovered} of 500");
        // Stopping at a narrow interval favours samples that came out narrow by luck: below 95 percent, as documented, but not far.
        (stoppedCovered / 500.0).ShouldBeInRange(0.89, 0.97);

        // The mean of the design, with a spread of 1.5 about it that common random numbers do not share.
        static double Skewed(Trial<double> trial)
        {
            var draws = new Draws(trial.Key.Child(trial.DesignIndex));
            return trial.Design + 0.75 * (draws.Exponential() + draws.Exponential() - 2.0) + 0.5 * draws.Normal();
        }
    }

    [Fact]
    public void Common_random_numbers_make_differences_precise()
    {
        // Two servers of nearly equal speed: the same arrivals and the same demands, or each its own.
        var common = Experiment.Run([0.78, 0.8], Experiment.Seeds(1, 60), t => Queue(t)[0]);
        var own = Experiment.Run([0.78, 0.8], Experiment.Seeds(1, 60), t => Queue(t)[0], commonRandomNumbers: false);
        common.VarianceReduction(1, 0).ShouldBeGreaterThan(20.0);
        own.VarianceReduction(1, 0).ShouldBeInRange(0.5, 2.0);
        common.Difference(1, 0).HalfWidth.ShouldBeLessThan(own.Difference(1, 0).HalfWidth / 4.0);
        common.Difference(1, 0).Low.ShouldBeGreaterThan(0.0);
        // The first design meets the same seeds either way only under common random numbers of its own place.
        own.Values(0).SequenceEqual(common.Values(0)).ShouldBeFalse();
    }

    [Fact]
    public void A_precision_may_be_asked_of_differences()
    {
        var result = Experiment.Run([0.5, 0.52], Experiment.Seeds(1, 300), t => Queue(t)[0], precision: Precision.OfDifference(0.02));
        result.IsPrecise.ShouldBeTrue();
        result.Difference(1, 0).HalfWidth.ShouldBeLessThan(0.02);
        result.Mean(0).HalfWidth.ShouldBeGreaterThan(0.02);
    }

    [Fact]
    public void Simultaneous_differences_are_wider_and_the_baseline_is_nil()
    {
        var result = Experiment.Run([0.5, 0.6, 0.7, 0.8], Experiment.Seeds(1, 20), t => Queue(t)[0]);
        var together = result.DifferencesTo(1);
        together.Count.ShouldBe(4);
        together[1].ShouldBe(default);
        foreach (var d in new[] { 0, 2, 3 })
            together[d].HalfWidth.ShouldBeGreaterThan(result.Difference(d, 1).HalfWidth);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_first_trial_that_fails_is_named(int threads)
    {
        var failed = Should.Throw<TrialFailed>(() => Experiment.Run(["a", "b"], Experiment.Seeds(100, 50), t =>
            t.Replicate >= 7 && t.DesignIndex == 1 ? throw new InvalidOperationException("no stock") : 1.0, threads));
        (failed.DesignIndex, failed.Replicate, failed.Seed).ShouldBe((1, 7, 107UL));
        failed.Message.ShouldContain("no stock");
        failed.InnerException.ShouldBeOfType<InvalidOperationException>();
    }

    [Fact]
    public void Progress_counts_every_trial_and_cancellation_ends_it()
    {
        var seen = new List<ExperimentProgress>();
        Experiment.Run([1, 2], Experiment.Seeds(1, 10), t => t.Design, threads: 3, progress: new Sink(seen.Add));
        seen.Select(p => p.Finished).ShouldBe(Enumerable.Range(1, 20).Select(i => (long)i));
        seen.ShouldAllBe(p => p.Planned == 20);

        using var source = new CancellationTokenSource();
        var runs = 0;
        Should.Throw<OperationCanceledException>(() => Experiment.Run([1], Experiment.Seeds(1, 1000), t =>
        {
            if (Interlocked.Increment(ref runs) == 5) source.Cancel();
            t.Cancellation.ThrowIfCancellationRequested();
            return 1.0;
        }, threads: 2, cancellation: source.Token));
        runs.ShouldBeLessThan(20);

        foreach (var threads in new[] { 1, 3 })
            Should.Throw<FormatException>(() => Experiment.Run([1], Experiment.Seeds(1, 9), t => 1.0, threads, progress: new Sink(_ => throw new FormatException())));
    }

    [Fact]
    public void Wrong_use_is_told()
    {
        Should.Throw<ArgumentException>(() => Experiment.Run(Array.Empty<int>(), [1UL], t => 1.0)).Message.ShouldContain("design");
        Should.Throw<ArgumentException>(() => Experiment.Run([1], [], t => 1.0)).Message.ShouldContain("seed");
        Should.Throw<ArgumentException>(() => Experiment.Run([1], [4UL, 2UL, 4UL], t => 1.0)).Message.ShouldContain("Seed 4");
        Should.Throw<ArgumentOutOfRangeException>(() => Experiment.Run([1], [1UL], t => 1.0, threads: 0));
        Should.Throw<ArgumentOutOfRangeException>(() => Experiment.Run([1], [1UL], t => 1.0, confidence: 1.0));
        Should.Throw<ArgumentException>(() => Experiment.Run([1], [1UL], t => 1.0, precision: Precision.Absolute(1.0, response: 1))).Message.ShouldContain("response 1");
        Should.Throw<TrialFailed>(() => Experiment.Run([1], [1UL], ["a", "b"], _ => [1.0])).Message.ShouldContain("1 numbers for 2 responses");
        Should.Throw<ArgumentOutOfRangeException>(() => Precision.Absolute(0.0));
        Should.Throw<ArgumentOutOfRangeException>(() => Experiment.Seeds(1, 0));
        var result = Experiment.Run([1], [1UL, 2UL], ["a", "b"], t => [t.Seed, 2.0]);
        Should.Throw<ArgumentOutOfRangeException>(() => result.Values(1)).Message.ShouldContain("1 designs");
        Should.Throw<ArgumentException>(() => result.Response("c")).Message.ShouldContain("a, b");
        result.Response("b").ShouldBe(1);
        result.Summary(0).Mean.ShouldBe(1.5);
    }

    /// <summary>Mean and longest wait of the first 500 customers of an M/M/1 queue of the given load, by Lindley's recursion.</summary>
    private static double[] Queue(Trial<double> trial)
    {
        var (arrivals, service) = (new Draws(trial.Key.Child("arrivals")), new Draws(trial.Key.Child("service")));
        var (wait, sum, longest) = (0.0, 0.0, 0.0);
        for (var i = 0; i < 500; i++)
        {
            sum += wait;
            longest = Math.Max(longest, wait);
            wait = Math.Max(0.0, wait + trial.Design * service.Exponential() - arrivals.Exponential());
        }
        return [sum / 500.0, longest];
    }

    private sealed class Sink(Action<ExperimentProgress> report) : IProgress<ExperimentProgress>
    {
        public void Report(ExperimentProgress value) => report(value);
    }
}
