using Dryrun.Simulation.Experiments;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Tests.Experiments;

public class SelectionTests
{
    [Fact]
    public void The_best_is_found_as_often_as_promised_when_it_is_hardest()
    {
        // The hardest case: every other design is worse by exactly the indifference of 1; half of the luck (deviation 2) is shared.
        double[] means = [5.0, 5.0, 4.0, 5.0, 5.0];
        var (found, runs) = (0, 0L);
        for (var e = 0; e < 300; e++)
        {
            var selection = Experiment.SelectBest(means, Experiment.Seeds((ulong)e * 10_000, 2000), Response, 1.0);
            selection.IsDecided.ShouldBeTrue();
            if (selection.Best == 2) found++;
            runs += selection.Total;
        }
        WilsonInterval.Of(found, 300, 0.9999).High.ShouldBeGreaterThan(0.95, $"{found} of 300");
        (runs / 300.0).ShouldBeLessThan(400.0);
    }

    [Fact]
    public void Designs_that_are_clearly_worse_drop_out_first_and_threads_do_not_matter()
    {
        double[] means = [9.0, 4.0, 4.4, 30.0, 5.0];
        var one = Experiment.SelectBest(means, Experiment.Seeds(7, 5000), Response, 0.3);
        one.Best.ShouldBe(1);
        one.Replications[3].ShouldBe(10);
        one.Replications[2].ShouldBeGreaterThan(one.Replications[0]);
        one.Means[1].ShouldBe(4.0, 0.5);
        foreach (var threads in new[] { 2, 4 })
        {
            var many = Experiment.SelectBest(means, Experiment.Seeds(7, 5000), Response, 0.3, threads: threads);
            many.Best.ShouldBe(one.Best);
            many.Replications.ShouldBe(one.Replications);
            many.Means.ShouldBe(one.Means);
        }
        Experiment.SelectBest(means, Experiment.Seeds(7, 5000), Response, 0.3, greatest: true).Best.ShouldBe(3);
    }

    [Fact]
    public void Seeds_that_run_out_are_told_and_equal_designs_end()
    {
        Experiment.SelectBest([1.0, 1.001], Experiment.Seeds(1, 20), Response, 0.001).IsDecided.ShouldBeFalse();
        var same = Experiment.SelectBest([1.0, 1.0], Experiment.Seeds(1, 100), t => 3.0 + t.Design, 0.1);
        same.IsDecided.ShouldBeTrue();
        same.Total.ShouldBe(20);
    }

    [Fact]
    public void Wrong_use_is_told()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Experiment.SelectBest([1.0], Experiment.Seeds(1, 20), Response, 0.1));
        Should.Throw<ArgumentOutOfRangeException>(() => Experiment.SelectBest([1.0, 2.0], Experiment.Seeds(1, 5), Response, 0.1));
        Should.Throw<ArgumentOutOfRangeException>(() => Experiment.SelectBest([1.0, 2.0], Experiment.Seeds(1, 20), Response, 0.0));
        Should.Throw<ArgumentOutOfRangeException>(() => Experiment.SelectBest([1.0, 2.0], Experiment.Seeds(1, 20), Response, 0.1, confidence: 0.4)).Message.ShouldContain("0.5");
        Should.Throw<TrialFailed>(() => Experiment.SelectBest([1.0, 2.0], Experiment.Seeds(1, 20), _ => throw new InvalidOperationException("x"), 0.1));
    }

    private static double Response(Trial<double> trial) =>
        trial.Design + 1.4 * new Draws(trial.Key.Child("shared")).Normal() + 1.4 * new Draws(trial.Key.Child(trial.DesignIndex)).Normal();
}
