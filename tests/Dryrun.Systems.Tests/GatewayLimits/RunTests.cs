using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Experiments;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Randomness;
using Dryrun.Systems.GatewayLimits;
using Dryrun.Systems.GatewayLimits.Model;
using Dryrun.Systems.GatewayLimits.Validation;

namespace Dryrun.Systems.Tests.GatewayLimits;

/// <summary>That a run is reproducible, conserves calls, stops for people, and looks the same on both time scales.</summary>
public class RunTests
{
    [Fact]
    public void The_same_inputs_give_the_same_hash_on_any_number_of_threads()
    {
        var prepared = Rooms.Gateways.System.Prepare(Rooms.Gateways.World(), Rooms.Gateways.Reference);
        var options = new RunOptions { Grid = RunGrid.Search, Record = false };
        List<string> Hashes(int threads) => [.. Replicates.Run(prepared, options, 0, 16, threads).Select(o => o.Hash)];
        var one = Hashes(1);
        Hashes(3).ShouldBe(one);
        one.Distinct().Count().ShouldBe(16);
    }

    [Theory]
    [InlineData(RunGrid.Search)]
    [InlineData(RunGrid.Full)]
    public void Recording_changes_neither_hash_nor_cost(RunGrid grid)
    {
        var options = new RunOptions { Grid = grid, Replicate = 3 };
        var recorded = Rooms.Gateways.Run(Rooms.Gateways.World(), Rooms.Gateways.Reference, options);
        var silent = Rooms.Gateways.Run(Rooms.Gateways.World(), Rooms.Gateways.Reference, options with { Record = false });
        (silent.Hash, silent.Ledger.TotalCents).ShouldBe((recorded.Hash, recorded.Ledger.TotalCents));
        silent.Timeline.ShouldBeEmpty();
        recorded.Timeline.ShouldNotBeEmpty();
        recorded.Series.ShouldAllBe(s => s.AtHours.Zip(s.AtHours.Skip(1), (a, b) => a < b).All(increases => increases));
    }

    [Theory]
    [InlineData("capacityLoss", "none")]
    [InlineData("prefetchStorm", "none")]
    [InlineData("none", "flood")]
    public void The_two_time_scales_agree(string incident, string attack)
    {
        var world = Rooms.Gateways.World(("calendar.daysToEvent", 60));
        var options = new RunOptions { Record = false, Given = new Dictionary<string, string> { ["incident"] = incident, ["attack"] = attack, ["tenant"] = "quiet", ["store"] = "up" } };
        var design = Rooms.Gateways.Reference.With("rollout.shadowDays", 0).With("rollout.stages", new JsonArray(100)).With("rollout.soakHours", 0);
        foreach (var replicate in Enumerable.Range(0, 3))
        {
            var fluid = Rooms.Gateways.Run(world, design, options with { Grid = RunGrid.Search, Replicate = replicate });
            var exact = Rooms.Gateways.Run(world, design, options with { Grid = RunGrid.Full, Replicate = replicate });
            // Whole runs differ by what a minute of one in six hundred differs.
            SystemRoom.Metric(exact, "goodputPercent").ShouldBe(SystemRoom.Metric(fluid, "goodputPercent"), 0.1);
            SystemRoom.Metric(exact, "overloadCriticalPercent").ShouldBe(SystemRoom.Metric(fluid, "overloadCriticalPercent"), 2);
            exact.Hash.ShouldNotBe(fluid.Hash);
        }
    }

    [Fact]
    public void The_hand_over_between_the_time_scales_loses_and_makes_no_call()
    {
        var (off, requests) = MetastableTrial.HandOver(Gateway(Rooms.Gateways.Naive), StreamKey.Of(3, "handOver"));
        off.ShouldBeLessThan(1e-12);
        requests.ShouldBeGreaterThan(100_000);
    }

    [Theory]
    [InlineData(InFlightLimit.Aimd)]
    [InlineData(InFlightLimit.Vegas)]
    [InlineData(InFlightLimit.Gradient)]
    public void A_learned_limit_follows_when_the_capacity_halves(InFlightLimit kind)
    {
        // S4 g: within fifteen percent.
        var design = Rooms.Gateways.Specialists().With("limits.inFlight", Wording.Key(kind.ToString())).With("priority.retryBudgetPercent", 0);
        var gateway = Gateway(design);
        var at = MetastableTrial.Evening(gateway);
        at.Enforced = at.EnforcedOnTenants = 1;
        var half = MetastableTrial.Evening(gateway);
        (half.Enforced, half.EnforcedOnTenants, half.Capacity) = (1, 1, 0.5);
        for (var i = 0; i < at.Load.Length; i++) (at.Load[i], half.Load[i]) = (at.Load[i] * 3, half.Load[i] * 3);
        var fluid = new FluidMinutes(gateway, at);
        double before = 0, after = 0;
        new RequestMinutes(gateway, fluid, new CallTimes(gateway), StreamKey.Of(1, "halves")).Play(second => second < 20 ? at : half, 40, second =>
        {
            if (second is >= 15 and < 20) before += fluid.LoadRatio / 5;
            if (second >= 30) after += fluid.LoadRatio / 10;
        });
        (after / before).ShouldBe(0.5, 0.075);
    }

    [Fact]
    public void A_run_that_needs_a_person_stops_and_goes_on_with_the_answer()
    {
        var world = Rooms.Gateways.World(("bots.attackRunning", true));
        var options = new RunOptions { Grid = RunGrid.Search, StopForPeople = true };
        var stopped = Rooms.Gateways.Run(world, Rooms.Gateways.Reference, options);
        var pending = stopped.PendingDecision.ShouldNotBeNull();
        pending.Key.ShouldBe("attack-1");
        pending.Options.Select(o => o.Id).ShouldBe(["enforce", "watch"]);
        Outcome With(string option) => Rooms.Gateways.Run(world, Rooms.Gateways.Reference,
            options with { StopForPeople = false, Decisions = new Dictionary<string, string> { [pending.Key] = option } });
        SystemRoom.Metric(With("enforce"), "enforcedDays").ShouldBeLessThan(SystemRoom.Metric(With("watch"), "enforcedDays") - 2);
        With("enforce").Ledger["abuse"].ShouldBeLessThan(With("watch").Ledger["abuse"]);
        // Where nobody says anything the plan stands.
        SystemRoom.Metric(Rooms.Gateways.Run(world, Rooms.Gateways.Reference, options with { StopForPeople = false }), "enforcedDays")
            .ShouldBe(SystemRoom.Metric(With("watch"), "enforcedDays"));
    }

    [Fact]
    public void Scale_multiplies_calls_and_not_the_course()
    {
        var options = new RunOptions { Grid = RunGrid.Search, Given = new Dictionary<string, string> { ["incident"] = "none", ["attack"] = "none", ["store"] = "up", ["tenant"] = "quiet" } };
        var whole = Rooms.Gateways.Run(Rooms.Gateways.World(), Rooms.Gateways.Naive, options);
        var half = Rooms.Gateways.Run(Rooms.Gateways.World(), Rooms.Gateways.Naive, options with { Scale = 0.5 });
        SystemRoom.Metric(half, "goodputPercent").ShouldBe(SystemRoom.Metric(whole, "goodputPercent"), 0.01);
        ((double)half.Ledger["calls"] / whole.Ledger["calls"]).ShouldBe(0.5, 0.001);
    }

    [Fact]
    public void The_whole_ledger_adds_up()
    {
        var outcome = Rooms.Gateways.Run(Rooms.Gateways.World(), Rooms.Gateways.Naive);
        outcome.Ledger.TotalCents.ShouldBe(outcome.Ledger.Lines.Sum(l => l.Value));
        outcome.Ledger.TotalCents.ShouldBeGreaterThan(0);
        Rooms.Gateways.System.LedgerLines.Select(l => l.Id).ShouldBe(outcome.Ledger.Lines.Select(l => l.Key));
    }

    [Fact]
    public void The_naive_design_is_what_a_busy_team_ships()
    {
        var naive = DesignResolver.Resolve(Rooms.Gateways.System, Rooms.Gateways.World(), Rooms.Gateways.Naive).Values.ToJsonString();
        DesignResolver.Resolve(Rooms.Gateways.System, Rooms.Gateways.World(), DesignDocument.Empty).Values.ToJsonString().ShouldBe(naive);
    }

    internal static Gateway Gateway(DesignDocument design, params (string Path, JsonNode Value)[] world)
    {
        var tree = Rooms.Gateways.World(world);
        var resolved = DesignResolver.Resolve(Rooms.Gateways.System, tree, design);
        return new Gateway(Rooms.Gateways.System.World.Bind<GatewayWorld>(tree), Rooms.Gateways.System.Design.Bind<GatewayDesign>(resolved.Values, resolved.Programme), Attack.None, 1);
    }
}
