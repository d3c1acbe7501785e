using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Experiments;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Tests.Toy;
using Dryrun.Contracts.Worlds;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Contracts.Tests.Experiments;

public sealed class ExperimentTests
{
    private static readonly ISimulatedSystem System = new ToySystem();

    private static PreparedRun Prepared(int soakHours) =>
        System.Prepare(WorldDistribution.Typical(System.World), DesignDocument.Empty.With("rollout.soakHours", soakHours));

    [Fact]
    public void Replicates_come_in_order_and_alike_on_any_number_of_threads()
    {
        var one = Replicates.Run(Prepared(2), new RunOptions { Seed = 9 }, 3, 100, 1);
        one.Count.ShouldBe(100);
        one[5].Hash.ShouldBe(Prepared(2).Run(new RunOptions { Seed = 9, Replicate = 8 }).Hash);
        one.Select(o => o.Hash).Distinct().Count().ShouldBe(100);
        foreach (var threads in new[] { 2, 4 })
        {
            var many = Replicates.Run(Prepared(2), new RunOptions { Seed = 9 }, 3, 100, threads);
            many.Select(o => (o.Hash, o.Ledger.TotalCents)).ShouldBe(one.Select(o => (o.Hash, o.Ledger.TotalCents)));
            OutcomeSummary.Of(many).CostDollars.ShouldBe(OutcomeSummary.Of(one).CostDollars);
        }
    }

    [Fact]
    public void Replicates_never_stop_for_a_person()
    {
        Prepared(2).Run(new RunOptions { StopForPeople = true }).PendingDecision.ShouldNotBeNull();
        Replicates.Run(Prepared(2), new RunOptions { StopForPeople = true }, 0, 4, 2).ShouldAllBe(o => o.PendingDecision == null);
    }

    [Fact]
    public void Progress_rises_to_one()
    {
        var told = new Told();
        Replicates.Run(Prepared(2), new RunOptions { Progress = new Told() }, 0, 20, 2, told);
        told.Shares.ShouldBe(Enumerable.Range(1, 20).Select(i => i / 20.0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Cancelling_ends_the_whole(int threads)
    {
        var ended = new CancellationToken(canceled: true);
        Should.Throw<OperationCanceledException>(() => Replicates.Run(Prepared(2), new RunOptions(), 0, 8, threads, cancellation: ended));
        Should.Throw<OperationCanceledException>(() => Replicates.Run(Prepared(2), new RunOptions { Cancellation = ended }, 0, 8, threads));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_failure_of_a_run_arrives_as_itself(int threads) =>
        Should.Throw<InvalidOperationException>(() => Replicates.Run(new Broken(), new RunOptions(), 0, 8, threads)).Message.ShouldBe("broken");

    [Fact]
    public void A_summary_tells_means_and_how_often_a_metric_came_about()
    {
        var outcomes = Replicates.Run(Prepared(4), new RunOptions(), 0, 400, 2);
        var summary = OutcomeSummary.Of(outcomes);
        summary.Replicates.ShouldBe(400);
        summary.Metrics.Select(m => m.Metric.Path).ShouldBe(["harmedDevices", "coverage90Hours", "coveragePercent"]);
        var coverage = summary.Metrics[1];
        coverage.Reached.ShouldBe(outcomes.Count(o => !double.IsNaN(o.MetricValues[1].Value)));
        coverage.Reached.ShouldBeInRange(160, 240);
        coverage.Mean!.Value.Mid.ShouldBe(40);
        summary.LedgerCents.Select(l => l.Key).ShouldBe(["waiting", "harm", "unused"]);
        summary.LedgerCents[0].Value.ShouldBe(40_000);
        summary.LedgerCents[1].Value.ShouldBe(outcomes.Average(o => o.Ledger["harm"]), 1e-9);
        summary.LedgerCents[2].Value.ShouldBe(0);

        // Waiting costs 400 dollars; harm is floor(1000 U) / 4 without remainder, 124.5 on average over U's thousand steps.
        summary.CostDollars.Contains(400 + 124.5).ShouldBeTrue();
        ExpectedCost.Of(outcomes).ShouldBe(summary.CostDollars);
    }

    [Fact]
    public void A_metric_that_never_came_about_has_no_mean()
    {
        var never = Replicates.Run(Prepared(4), new RunOptions(), 0, 400, 1).Where(o => double.IsNaN(o.MetricValues[1].Value)).ToList();
        var metric = OutcomeSummary.Of(never).Metrics[1];
        (metric.Reached, metric.Mean).ShouldBe((0, null));
    }

    [Fact]
    public void The_interval_of_a_rare_count_does_not_reach_below_zero()
    {
        var byHarm = Replicates.Run(Prepared(4), new RunOptions(), 0, 400, 2).OrderBy(o => o.MetricValues[0].Value).ToList();
        Outcome[] skewed = [byHarm[0], byHarm[1], byHarm[2], byHarm[^1]];
        MeanInterval.Of([.. skewed.Select(o => o.MetricValues[0].Value)]).Low.ShouldBeLessThan(0);
        OutcomeSummary.Of(skewed).Metrics[0].Mean!.Value.Low.ShouldBe(0);
    }

    [Fact]
    public void The_interval_of_a_share_stays_within_0_and_100()
    {
        var some = (Outcome<ToyMetrics>)Replicates.Run(Prepared(4), new RunOptions(), 0, 1, 1)[0];
        Outcome[] With(params double[] shares) => [.. shares.Select(s => some with { Metrics = some.Metrics with { CoveragePercent = s } })];
        MeanInterval.Of([100, 100, 99, 40]).High.ShouldBeGreaterThan(100);
        OutcomeSummary.Of(With(100, 100, 99, 40)).Metrics[2].Mean!.Value.High.ShouldBe(100);
        OutcomeSummary.Of(With(0, 0, 1, 60)).Metrics[2].Mean!.Value.Low.ShouldBe(0);

        // What has gone above a hundred is no share, and keeps its interval.
        OutcomeSummary.Of(With(100, 100, 140, 90)).Metrics[2].Mean!.Value.High.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Paired_designs_differ_by_their_closed_form()
    {
        var slow = Replicates.Run(Prepared(4), new RunOptions(), 0, 256, 2);
        var fast = Replicates.Run(Prepared(2), new RunOptions(), 0, 256, 2);
        var paired = PairedComparison.Of(slow, fast);

        // Two more soak hours cost 200 dollars and halve the harm: 124.5 instead of 249.5.
        paired.Replicates.ShouldBe(256);
        paired.DifferenceDollars.Contains(200 - 125).ShouldBeTrue();
        paired.IsClear.ShouldBeTrue();
        (paired.FirstDollars - paired.SecondDollars).ShouldBe(paired.DifferenceDollars.Mid, 1e-6);
        var width = paired.DifferenceDollars.High - paired.DifferenceDollars.Low;
        width.ShouldBeLessThan(ExpectedCost.Of(fast).High - ExpectedCost.Of(fast).Low);

        // The width of the interval has a closed form too: harm differs by 250 U, whose deviation is 250 / sqrt(12).
        width.ShouldBe(2 * 1.97 * 250 / Math.Sqrt(12 * 256), 1.5);
    }

    [Fact]
    public void A_design_against_itself_differs_by_nothing()
    {
        var outcomes = Replicates.Run(Prepared(4), new RunOptions(), 0, 16, 1);
        var paired = PairedComparison.Of(outcomes, outcomes);
        (paired.DifferenceDollars.Low, paired.DifferenceDollars.High, paired.IsClear).ShouldBe((0, 0, false));
        Should.Throw<ArgumentException>(() => PairedComparison.Of(outcomes, [.. outcomes.Skip(1)]));
        Should.Throw<ArgumentException>(() => OutcomeSummary.Of([]));
    }

    [Fact]
    public void Given_luck_is_passed_on() =>
        Replicates.Run(Prepared(4), new RunOptions { Given = new Dictionary<string, string> { ["defect"] = "none" } }, 0, 8, 2)
            .ShouldAllBe(o => o.Ledger["harm"] == 0);

    private sealed class Told : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }

    private sealed class Broken : PreparedRun
    {
        public override IReadOnlyList<ResolvedKnob> Knobs => [];

        public override Outcome Run(RunOptions options) => throw new InvalidOperationException("broken");
    }
}
