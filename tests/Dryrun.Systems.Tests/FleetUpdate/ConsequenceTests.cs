using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Experiments;

namespace Dryrun.Systems.Tests.FleetUpdate;

/// <summary>What the decisions of a rollout cost, in direction and rough size.</summary>
public class ConsequenceTests
{
    [Fact]
    public void With_a_fleet_wide_defect_the_naive_design_harms_at_least_a_hundred_times_more_devices()
    {
        var naive = Rooms.Fleet.Replicate(Rooms.Fleet.World(), Rooms.Fleet.Naive, 16, ("defect", "fleetWide"));
        var reference = Rooms.Fleet.Replicate(Rooms.Fleet.World(), Rooms.Fleet.Reference, 16, ("defect", "fleetWide"));
        (SystemRoom.Mean(naive, "harmedDevices") / SystemRoom.Mean(reference, "harmedDevices")).ShouldBeGreaterThan(100);
    }

    [Fact]
    public void With_an_exploited_vulnerability_the_cautious_reference_loses_to_a_fast_design()
    {
        // The prices that quest-patches draws where the hole is in use (medians).
        var world = Rooms.Fleet.World(
            ("vulnerability", JsonValue.Create("exploited")), ("prices.exposurePerMillionDeviceDays", JsonValue.Create(60000)),
            ("prices.missedDayDollars", JsonValue.Create(150000)), ("release.coverageTargetDays", JsonValue.Create(7)));
        var fast = Rooms.Fleet.Reference.With("rollout.rings", new JsonArray(2, 100)).With("rollout.soakHours", 3).With("delivery.deadlineDays", 4);
        var cautious = Rooms.Fleet.Replicate(world, Rooms.Fleet.Reference, 64);
        PairedComparison.Of(cautious, Rooms.Fleet.Replicate(world, fast, 64)).DifferenceDollars.Low.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_naive_design_is_what_a_busy_team_ships()
    {
        var naive = DesignResolver.Resolve(Rooms.Fleet.System, Rooms.Fleet.World(), Rooms.Fleet.Naive).Values.ToJsonString();
        DesignResolver.Resolve(Rooms.Fleet.System, Rooms.Fleet.World(), DesignDocument.Empty).Values.ToJsonString().ShouldBe(naive);
    }

    [Fact]
    [Trait("Suite", "Long")]
    public void Deciding_nothing_costs_at_least_half_of_the_way_from_the_best_to_the_naive_design()
    {
        // The median over the worlds that quest-patches draws; the best of what is known without a search.
        DesignDocument[] known =
        [
            Rooms.Fleet.Reference, Rooms.Fleet.Naive, Rooms.Fleet.Reference.With("rollout.rings", new JsonArray(2, 100)).With("rollout.soakHours", 3),
            Rooms.Fleet.Reference.With("rollout.rings", new JsonArray(1, 10, 100)).With("delivery.deadlineDays", 4),
        ];
        var shares = Enumerable.Range(1, 100).Select(seed =>
        {
            var world = Rooms.Fleet.Drawn((ulong)seed);
            double Cost(DesignDocument design) => SystemRoom.Dollars(Rooms.Fleet.Replicate(world, design, 4));
            var costs = known.Select(Cost).ToArray();
            return (Cost(DesignDocument.Empty) - costs.Min()) / Math.Max(1, costs[1] - costs.Min());
        }).Order().ToArray();
        ((shares[49] + shares[50]) / 2).ShouldBeGreaterThanOrEqualTo(0.5);
    }

    public static TheoryData<string, string> Incidents => new()
    {
        { "cdn", "cdnOutage" }, { "telemetry", "telemetryOutage" }, { "securitySigning", "signingOutage" }, { "support", "supportSurge" }, { "client", "pollStorm" },
        { "otaService", "otaFailover" }, { "releaseControl", "falseAlarm" }, { "hardware", "returnsBacklog" }, { "legal", "regulatorQuestion" }, { "comms", "pressStory" },
    };

    [Theory]
    [MemberData(nameof(Incidents))]
    public void Removing_or_misassigning_an_owner_costs_dollars_in_its_incidents(string component, string incident)
    {
        var world = Rooms.Fleet.World();
        var owned = Rooms.Fleet.Replicate(world, Rooms.Fleet.Reference, 64, ("incident", incident));
        var nobody = Rooms.Fleet.Replicate(world, Rooms.Fleet.Reference.With($"programme.owners.{component}", null), 64, ("incident", incident));
        PairedComparison.Of(nobody, owned).DifferenceDollars.Low.ShouldBeGreaterThan(0, $"{component} without an owner");
        var wrong = Rooms.Fleet.Reference.With($"programme.owners.{component}.team", "Facilities");
        PairedComparison.Of(Rooms.Fleet.Replicate(world, wrong, 64, ("incident", incident)), owned).DifferenceDollars.Low.ShouldBeGreaterThan(0, $"{component} with the wrong owner");
    }

    [Fact]
    public void The_whole_ledger_adds_up()
    {
        var outcome = Rooms.Fleet.Run(Rooms.Fleet.World(), Rooms.Fleet.Naive);
        outcome.Ledger.TotalCents.ShouldBe(outcome.Ledger.Lines.Sum(l => l.Value));
        outcome.Ledger.TotalCents.ShouldBeGreaterThan(0);
        Rooms.Fleet.System.LedgerLines.Select(l => l.Id).ShouldBe(outcome.Ledger.Lines.Select(l => l.Key));
    }
}
