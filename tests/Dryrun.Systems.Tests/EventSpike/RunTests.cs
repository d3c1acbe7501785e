using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.Tests.EventSpike;

/// <summary>That a run is reproducible, stops for people, and looks the same on both grids.</summary>
public class RunTests
{
    [Fact]
    public void The_same_inputs_give_the_same_hash_on_any_number_of_threads()
    {
        var one = Rooms.Spike.Replicate(Rooms.Spike.World(), Rooms.Spike.Reference, 16, [], 1).Select(o => o.Hash).ToList();
        Rooms.Spike.Replicate(Rooms.Spike.World(), Rooms.Spike.Reference, 16, [], 3).Select(o => o.Hash).ShouldBe(one);
        one.Distinct().Count().ShouldBeGreaterThan(14);
    }

    [Theory]
    [InlineData(RunGrid.Search)]
    [InlineData(RunGrid.Full)]
    public void Recording_changes_neither_hash_nor_cost(RunGrid grid)
    {
        var options = new RunOptions { Grid = grid };
        var recorded = Rooms.Spike.Run(Rooms.Spike.World(), Rooms.Spike.Naive, options);
        var silent = Rooms.Spike.Run(Rooms.Spike.World(), Rooms.Spike.Naive, options with { Record = false });
        (silent.Hash, silent.Ledger.TotalCents).ShouldBe((recorded.Hash, recorded.Ledger.TotalCents));
        silent.Timeline.ShouldBeEmpty();
        recorded.Timeline.ShouldNotBeEmpty();
        foreach (var series in recorded.Series) series.AtHours.Zip(series.AtHours.Skip(1)).ShouldAllBe(p => p.First < p.Second);
    }

    [Theory]
    [InlineData("")]
    [InlineData("scale.prewarmRatio=4 scale.leadDays=30")]
    [InlineData("plan.decision=throttle admission.waitingRoom=true world.existing.waitingRoom=tested")]
    public void The_two_grids_agree(string pairs)
    {
        var world = Rooms.Spike.World();
        var design = Rooms.Spike.Set(Rooms.Spike.Reference, world, pairs);
        var options = new RunOptions { Record = false, Given = Rooms.Spike.Luck() };
        var (search, full) = (Rooms.Spike.Run(world, design, options with { Grid = RunGrid.Search }), Rooms.Spike.Run(world, design, options with { Grid = RunGrid.Full }));
        SystemRoom.Metric(full, "failedStartPercent").ShouldBe(SystemRoom.Metric(search, "failedStartPercent"), 2);
        SystemRoom.Metric(full, "lostViewersMillions").ShouldBe(SystemRoom.Metric(search, "lostViewersMillions"), 0.3);
        (full.Ledger.TotalCents / (double)search.Ledger.TotalCents).ShouldBe(1, 0.15);
    }

    [Fact]
    public void A_run_that_needs_a_person_stops_and_goes_on_with_each_answer()
    {
        // Quota that is not there three days before, finance that refuses, and a night that fails: every card is met.
        var world = Rooms.Spike.World(("existing.waitingRoom", "tested"), ("event.movableDays", 3));
        var design = Rooms.Spike.Set(Rooms.Spike.Naive, world, "scale.prewarmRatio=5 scale.leadDays=9 operations.abortFailurePercent=2");
        var options = new RunOptions { Grid = RunGrid.Search, StopForPeople = true, Given = Rooms.Spike.Luck("quota=late finance=refuses") };
        var met = new List<string>();
        void Explore(Dictionary<string, string> decisions)
        {
            var run = Rooms.Spike.Run(world, design, options with { Decisions = decisions });
            if (run.PendingDecision is not { } pending)
            {
                return;
            }

            decisions.ShouldNotContainKey(pending.Key);
            pending.Observed.ShouldNotBeEmpty();
            pending.Options.Count.ShouldBeGreaterThan(1);
            met.Add(pending.Key);
            if (decisions.Count > 5) return;
            foreach (var option in pending.Options) Explore(new Dictionary<string, string>(decisions) { [pending.Key] = option.Id });
        }

        Explore([]);
        met.Distinct().ShouldBe(["finance-1", "quota-1", "go-1", "abort-1", "go-2"], ignoreOrder: true);
        Rooms.Spike.Run(world, design, options with { StopForPeople = false }).PendingDecision.ShouldBeNull();
    }

    [Fact]
    public void Nobody_is_asked_on_a_night_that_goes_well_where_a_rule_was_agreed()
    {
        var world = Rooms.Spike.World(("event.daysAway", 21));
        var run = Rooms.Spike.Run(world, Rooms.Spike.Reference, new RunOptions { Grid = RunGrid.Search, StopForPeople = true, Given = Rooms.Spike.Luck() });
        run.PendingDecision.ShouldNotBeNull().Key.ShouldBe("go-1");
        var after = Rooms.Spike.Run(world, Rooms.Spike.Reference, new RunOptions
        {
            Grid = RunGrid.Search, StopForPeople = true, Given = Rooms.Spike.Luck(), Decisions = new Dictionary<string, string> { ["go-1"] = "go" },
        });
        after.PendingDecision.ShouldBeNull();
    }

    [Fact]
    public void The_naive_design_is_what_a_busy_team_ships()
    {
        var naive = DesignResolver.Resolve(Rooms.Spike.System, Rooms.Spike.World(), Rooms.Spike.Naive).Values.ToJsonString();
        DesignResolver.Resolve(Rooms.Spike.System, Rooms.Spike.World(), DesignDocument.Empty).Values.ToJsonString().ShouldBe(naive);
    }

    [Fact]
    public void Scale_multiplies_viewers_and_not_the_course()
    {
        var options = new RunOptions { Grid = RunGrid.Search, Given = Rooms.Spike.Luck() };
        var whole = Rooms.Spike.Run(Rooms.Spike.World(), Rooms.Spike.Naive, options);
        var half = Rooms.Spike.Run(Rooms.Spike.World(), Rooms.Spike.Naive, options with { Scale = 0.5 });
        SystemRoom.Metric(half, "failedStartPercent").ShouldBe(SystemRoom.Metric(whole, "failedStartPercent"), 0.5);
        (SystemRoom.Metric(half, "lostViewersMillions") / SystemRoom.Metric(whole, "lostViewersMillions")).ShouldBe(0.5, 0.01);
    }

    [Fact]
    public void Cancellation_ends_a_run()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => Rooms.Spike.Run(Rooms.Spike.World(), Rooms.Spike.Reference, new RunOptions { Cancellation = stop.Token }));
    }

    [Fact]
    public void Every_validation_row_that_counts_passes()
    {
        var rows = ((IValidated)Rooms.Spike.System).Validate(CancellationToken.None);
        rows.Where(r => !r.IsCalibration && !r.Pass).ShouldBeEmpty();
        rows.Count(r => !r.IsCalibration).ShouldBeGreaterThan(15);
    }

    [Fact]
    public void The_whole_ledger_adds_up()
    {
        var outcome = Rooms.Spike.Run(Rooms.Spike.World(), Rooms.Spike.Naive);
        outcome.Ledger.TotalCents.ShouldBe(outcome.Ledger.Lines.Sum(l => l.Value));
        outcome.Ledger.TotalCents.ShouldBeGreaterThan(0);
        Rooms.Spike.System.LedgerLines.Select(l => l.Id).ShouldBe(outcome.Ledger.Lines.Select(l => l.Key));
    }
}
