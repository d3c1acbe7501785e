using Dryrun.Simulation.Aggregate;
using Dryrun.Simulation.Experiments;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Tests.Aggregate;

/// <summary>Individual, cohort and mean field tell the same story, and what chance adds shrinks as one over the square root of how many there are.</summary>
public class FidelityTests
{
    private const int Seconds = 20;

    /// <summary>Infected share at second 20 without chance.</summary>
    private static readonly double Expected = MeanField.Run(Epidemic.Model, Epidemic.MeanStart(1.0), Epidemic.Horizon(Seconds, 50)).Final("infected");

    [Fact]
    public void The_mean_field_converges_and_says_how_far_it_is()
    {
        var fine = MeanField.Run(Epidemic.Model, Epidemic.MeanStart(1.0), Epidemic.Horizon(100, 20));
        fine.Fidelity.ShouldBe(Fidelity.MeanField);
        fine.ErrorEstimate.ShouldBeLessThan(1e-11);
        // The invariant of the epidemic: ln s + R (1 - s) stays as it began.
        for (var t = 0; t <= 100; t++)
        {
            var (s, i, r) = (fine.Count(t, "susceptible"), fine.Count(t, "infected"), fine.Count(t, "recovered"));
            (s + i + r).ShouldBe(1.0, 1e-12);
            (Math.Log(s / 0.95) + 2.5 * r).ShouldBe(0.0, 1e-10);
        }
        MeanField.Run(Epidemic.Model, Epidemic.MeanStart(1.0), Epidemic.Horizon(300, 50)).Final("susceptible").ShouldBe(Epidemic.FinalSusceptible(0.95), 1e-9);
        var coarse = MeanField.Run(Epidemic.Model, Epidemic.MeanStart(1.0), Epidemic.Horizon(Seconds, 1000));
        Math.Abs(coarse.Final("infected") - Expected).ShouldBeLessThan(2.0 * coarse.ErrorEstimate);
        coarse.ErrorEstimate.ShouldBeGreaterThan(1e-8);
        var stepped = MeanField.Steps(Epidemic.Model, Epidemic.MeanStart(1.0), Epidemic.Horizon(Seconds, 100));
        Math.Abs(stepped.Final("infected") - Expected).ShouldBeLessThan(2.0 * stepped.ErrorEstimate);
        stepped.Moved("recovery").ShouldBe(stepped.Final("recovered"), 1e-12);
        fine.Moved("infection").ShouldBe(0.95 - fine.Final("susceptible"), 1e-12);
    }

    [Fact]
    public void Cohorts_scatter_about_the_mean_field_as_one_over_the_root_of_their_size()
    {
        var scaled = new List<double>();
        foreach (var population in new[] { 1_000L, 10_000L, 100_000L, 1_000_000L })
        {
            var errors = Errors(population, 150, (key, horizon) => CohortRun.Run(Epidemic.Model, Epidemic.Start(population), horizon, key));
            scaled.Add(Math.Sqrt(population * (errors.Variance + errors.Mean * errors.Mean)));
            // No bias left that 150 runs could see; at a thousand the bias of order 1/N is still below the noise.
            Math.Abs(errors.Mean / errors.StandardError).ShouldBeLessThan(4.0, $"{population}");
        }
        // The root mean square of 150 runs has a relative deviation of 1 / sqrt(300) = 5.8 percent; a ratio of two, 8.2; bound at 4.
        foreach (var value in scaled)
            (value / scaled[^1]).ShouldBeInRange(1.0 / 1.33, 1.33, string.Join(" ", scaled));
    }

    [Fact]
    public void Individuals_scatter_as_cohorts_do()
    {
        foreach (var (population, runs) in new[] { (1_000L, 150), (10_000L, 60), (100_000L, 12) })
        {
            var cohorts = Errors(population, runs, (key, horizon) => CohortRun.Run(Epidemic.Model, Epidemic.Start(population), horizon, key));
            var individuals = Errors(population, runs, (key, horizon) => IndividualRun.Run(Epidemic.Model, Epidemic.Start(population), horizon, key));
            var difference = WelchDifference.Of(individuals, cohorts, 0.9999);
            difference.Contains(0.0).ShouldBeTrue($"{population}: {difference}");
            // Ratio of variances of normal values: its logarithm has variance 4 / (runs - 1).
            Math.Abs(Math.Log(individuals.Variance / cohorts.Variance) / Math.Sqrt(4.0 / (runs - 1))).ShouldBeLessThan(4.0, $"{population}");
        }
    }

    [Theory]
    [Trait("Suite", "Long")]
    [InlineData(10_000_000L)]
    [InlineData(100_000_000L)]
    public void Cohorts_of_a_hundred_million_still_scatter_so(long population)
    {
        var errors = Errors(population, 100, (key, horizon) => CohortRun.Run(Epidemic.Model, Epidemic.Start(population), horizon, key), stepMillis: 5);
        var small = Errors(100_000, 100, (key, horizon) => CohortRun.Run(Epidemic.Model, Epidemic.Start(100_000), horizon, key));
        Math.Abs(errors.Mean / errors.StandardError).ShouldBeLessThan(4.0);
        Math.Sqrt(population * errors.Variance / (100_000 * small.Variance)).ShouldBeInRange(1.0 / 1.5, 1.5);
    }

    [Fact]
    [Trait("Suite", "Long")]
    public void A_million_individuals_scatter_as_a_million_in_a_cohort()
    {
        var cohorts = Errors(1_000_000, 30, (key, horizon) => CohortRun.Run(Epidemic.Model, Epidemic.Start(1_000_000), horizon, key));
        var individuals = Errors(1_000_000, 30, (key, horizon) => IndividualRun.Run(Epidemic.Model, Epidemic.Start(1_000_000), horizon, key, threads: 2));
        WelchDifference.Of(individuals, cohorts, 0.9999).Contains(0.0).ShouldBeTrue();
        Math.Abs(Math.Log(individuals.Variance / cohorts.Variance) / Math.Sqrt(4.0 / 29)).ShouldBeLessThan(4.0);
    }

    [Fact]
    public void Leaps_and_single_events_agree_in_mean_and_spread()
    {
        var exact = Errors(2_000, 150, (key, horizon) => ExactRun.Run(Epidemic.Model, Epidemic.Start(2_000), horizon, key));
        var leaps = Errors(2_000, 150, (key, _) => LeapRun.Run(Epidemic.Model, Epidemic.Start(2_000), Epidemic.Horizon(Seconds, 1000), key));
        WelchDifference.Of(leaps, exact, 0.9999).Contains(0.0).ShouldBeTrue();
        Math.Abs(Math.Log(leaps.Variance / exact.Variance) / Math.Sqrt(4.0 / 149)).ShouldBeLessThan(4.0);
        Math.Abs(exact.Mean / exact.StandardError).ShouldBeLessThan(4.0);
    }

    [Fact]
    public void The_final_size_is_the_root_of_its_equation()
    {
        var shares = default(Summary);
        for (var r = 0; r < 60; r++)
            shares.Add(LeapRun.Run(Epidemic.Model, Epidemic.Start(100_000), Epidemic.Horizon(150, 1000), StreamKey.Of(101, "final").Child(r)).Final("susceptible") / 1e5);
        Math.Abs((shares.Mean - Epidemic.FinalSusceptible(0.95)) / shares.StandardError).ShouldBeLessThan(4.0);
    }

    [Fact]
    public void An_epidemic_of_one_dies_out_as_often_as_theory_says()
    {
        // From one infected among many a branching process dies out with probability 1 / R = 0.4; of those that do not, few end below a tenth.
        var (leapt, exact) = (0, 0);
        for (var r = 0; r < 400; r++)
        {
            var key = StreamKey.Of(102, "extinct").Child(r);
            var horizon = Epidemic.Horizon(80, 1000);
            if (LeapRun.Run(Epidemic.Model, [9_999, 1, 0], horizon, key).Final("recovered") < 1000) leapt++;
            if (r < 150 && ExactRun.Run(Epidemic.Model, [1_999, 1, 0], horizon, key).Final("recovered") < 200) exact++;
        }
        WilsonInterval.Of(leapt, 400, 0.9999).Contains(0.4).ShouldBeTrue($"{leapt} of 400");
        WilsonInterval.Of(exact, 150, 0.9999).Contains(0.4).ShouldBeTrue($"{exact} of 150");
    }

    /// <summary>Infected shares at second 20 of runs under their own keys, less what the mean field expects.</summary>
    private static Summary Errors(long population, int runs, Func<StreamKey, Horizon, AggregateResult> run, int stepMillis = 50)
    {
        var result = Experiment.Run([population], Experiment.Seeds(1, runs), trial =>
            run(trial.Key.Child(population), Epidemic.Horizon(Seconds, stepMillis)).Final("infected") / population - Expected, threads: 2);
        return result.Summary(0);
    }
}
