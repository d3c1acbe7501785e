using System.Text.Json.Nodes;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Systems.Tests.FleetUpdate;

/// <summary>That a run is reproducible, conserves devices, stops for people, and looks the same on both grids.</summary>
public class RunTests
{
    [Fact]
    public void The_same_inputs_give_the_same_hash_on_any_number_of_threads()
    {
        var one = Rooms.Fleet.Replicate(Rooms.Fleet.World(), Rooms.Fleet.Reference, 16, [], 1).Select(o => o.Hash).ToList();
        Rooms.Fleet.Replicate(Rooms.Fleet.World(), Rooms.Fleet.Reference, 16, [], 3).Select(o => o.Hash).ShouldBe(one);
        one.Distinct().Count().ShouldBe(16);
    }

    [Fact]
    public void Recording_changes_neither_hash_nor_cost()
    {
        var options = new RunOptions { Grid = RunGrid.Search };
        var recorded = Rooms.Fleet.Run(Rooms.Fleet.World(), Rooms.Fleet.Reference, options);
        var silent = Rooms.Fleet.Run(Rooms.Fleet.World(), Rooms.Fleet.Reference, options with { Record = false });
        (silent.Hash, silent.Ledger.TotalCents).ShouldBe((recorded.Hash, recorded.Ledger.TotalCents));
        silent.Timeline.ShouldBeEmpty();
        recorded.Timeline.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("none")]
    [InlineData("cohort")]
    public void The_two_grids_agree_within_sampling_error(string defect)
    {
        // Paired over replicates: the coarse grid's mean coverage may lie outside the fine one's by 2 points (regions for countries), no more.
        var options = new RunOptions { Record = false, Given = new Dictionary<string, string> { ["defect"] = defect, ["incident"] = "none" } };
        double Coverage(RunGrid grid, int replicate) =>
            SystemRoom.Metric(Rooms.Fleet.Run(Rooms.Fleet.World(), Rooms.Fleet.Reference, options with { Grid = grid, Replicate = replicate }), "coveragePercent");
        var differences = Enumerable.Range(0, 6).Select(r => Coverage(RunGrid.Search, r) - Coverage(RunGrid.Full, r)).ToArray();
        Math.Abs(MeanInterval.Of(differences).Mid).ShouldBeLessThan(2.0);
    }

    [Fact]
    public void The_places_of_a_run_add_up_to_its_coverage()
    {
        var run = Rooms.Fleet.Run(Rooms.Fleet.World(), Rooms.Fleet.Reference, new RunOptions { Grid = RunGrid.Full });
        var map = run.Places.ShouldNotBeNull();
        (map.Places.Count, map.Places.Select(p => p.Code).Distinct().Count(), map.AtHours.Count).ShouldBe((100, 100, 40));
        var coverage = run.Series.First(s => s.Id == "coverage");
        var whole = (double)map.Places.Sum(p => p.Count);
        for (var i = 0; i < map.AtHours.Count; i++)
        {
            // Every country has the same mix of active and dormant devices, so that shares of all devices weigh as shares of the active ones, rounding aside.
            var mean = map.Places.Sum(p => p.Count * p.Values[i]) / whole;
            mean.ShouldBe(coverage.Values[coverage.AtHours.ToList().IndexOf(map.AtHours[i])], 0.05);
        }

        map.Places.SelectMany(p => p.Values).ShouldAllBe(v => v >= 0 && v <= 100);
        map.Places.Select(p => p.Values[^1]).Min().ShouldBeGreaterThan(50);
    }

    [Fact]
    public void The_coarse_grid_keeps_no_countries_apart() =>
        Rooms.Fleet.Run(Rooms.Fleet.World(), Rooms.Fleet.Reference, new RunOptions { Grid = RunGrid.Search }).Places.ShouldBeNull();

    [Fact]
    public void A_run_that_needs_a_person_stops_and_goes_on_with_the_answer()
    {
        var design = Rooms.Fleet.Reference.With("rollout.approval", "person");
        var options = new RunOptions { Grid = RunGrid.Search, StopForPeople = true };
        var stopped = Rooms.Fleet.Run(Rooms.Fleet.World(), design, options);
        var pending = stopped.PendingDecision.ShouldNotBeNull();
        pending.Options.Count.ShouldBeGreaterThan(1);
        pending.Observed.ShouldNotBeEmpty();
        foreach (var option in pending.Options)
        {
            var next = Rooms.Fleet.Run(Rooms.Fleet.World(), design, options with { Decisions = new Dictionary<string, string> { [pending.Key] = option.Id } });
            (next.PendingDecision?.Key).ShouldNotBe(pending.Key);
        }

        Rooms.Fleet.Run(Rooms.Fleet.World(), design, options with { StopForPeople = false }).PendingDecision.ShouldBeNull();
    }

    [Fact]
    public void Stores_need_no_delivery_of_ours()
    {
        var world = Rooms.Fleet.World(("channel", JsonValue.Create("appStores")), ("people.noticeCountries", JsonValue.Create(0)));
        var outcome = Rooms.Fleet.Run(world, Contracts.Designs.DesignDocument.Empty);
        SystemRoom.Metric(outcome, "peakEgressTbps").ShouldBe(0);
        outcome.Ledger["egress"].ShouldBe(0);
        SystemRoom.Metric(outcome, "coveragePercent").ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Scale_multiplies_devices_and_not_the_course()
    {
        var whole = Rooms.Fleet.Run(Rooms.Fleet.World(), Rooms.Fleet.Reference, new RunOptions { Grid = RunGrid.Search, Given = Rooms.Fleet.Luck() });
        var tenth = Rooms.Fleet.Run(Rooms.Fleet.World(), Rooms.Fleet.Reference, new RunOptions { Grid = RunGrid.Search, Scale = 0.2, Given = Rooms.Fleet.Luck() });
        (SystemRoom.Metric(tenth, "exposureMillionDeviceDays") / SystemRoom.Metric(whole, "exposureMillionDeviceDays")).ShouldBe(0.2, 0.03);
    }

    [Fact]
    public void Cancellation_ends_a_run()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => Rooms.Fleet.Run(Rooms.Fleet.World(), Rooms.Fleet.Reference, new RunOptions { Cancellation = stop.Token }));
    }

    [Fact]
    public void Every_validation_row_that_counts_passes()
    {
        var rows = ((IValidated)Rooms.Fleet.System).Validate(CancellationToken.None);
        rows.Where(r => !r.IsCalibration && !r.Pass).ShouldBeEmpty();
        rows.Count(r => !r.IsCalibration).ShouldBeGreaterThan(5);
    }
}
