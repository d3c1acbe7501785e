using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Tests.Toy;
using Dryrun.Contracts.Worlds;

namespace Dryrun.Contracts.Tests.Designs;

public sealed class DesignResolverTests
{
    private static readonly ISimulatedSystem System = new ToySystem();

    private static ResolvedKnob Resolve(string yaml, string knob, string channel = "ownOta")
    {
        var world = WorldDistribution.Typical(System.World);
        world["channel"] = channel;
        return DesignResolver.Resolve(System, world, DesignFile.ReadText(yaml)).Knobs.Single(k => k.Knob.Path == knob);
    }

    [Theory]
    [InlineData("", KnobStatus.Undecided, "full", null)]
    [InlineData("delivery: {payload: delta}", KnobStatus.Decided, "delta", null)]
    [InlineData("delegated: {delivery.payload: {to: cdn, day: 3}}", KnobStatus.Delegated, "deltaWithFullFallback", null)]
    [InlineData("delegated: {delivery.payload: {to: the Network Delivery team, day: 9}}", KnobStatus.Delegated, "deltaWithFullFallback", null)]
    [InlineData("delegated: {delivery.payload: {to: cdn, day: 10}}", KnobStatus.DelegatedInVain, "full",
        "day 10 is too late; it was needed by day 9")]
    [InlineData("delegated: {delivery.payload: {to: legal, day: 3}}", KnobStatus.DelegatedInVain, "full",
        "legal does not own it; Network delivery does")]
    public void A_knob_is_decided_delegated_or_unled(string yaml, KnobStatus status, string value, string? because)
    {
        var knob = Resolve(yaml, "delivery.payload");
        (knob.Status, knob.Value.GetValue<string>(), knob.Because).ShouldBe((status, value, because));
    }

    [Fact]
    public void A_knob_that_does_not_apply_keeps_its_unled_value()
    {
        var knob = Resolve("", "rollout.ringsPercent", "appStore");
        knob.Status.ShouldBe(KnobStatus.NotApplicable);
        knob.Value.ToJsonString().ShouldBe("[50,100]");
    }

    [Fact]
    public void Every_knob_has_a_value_in_record_order_and_binds_to_the_typed_design()
    {
        var resolved = DesignResolver.Resolve(System, WorldDistribution.Typical(System.World), DesignFile.ReadText(
            "rollout: {soakHours: 24, gates: [battery, crash], ringsPercent: [0.5, 100]}\n"
            + "programme: {owners: {cdn: {team: Network, onCall: Ana}}, risks: [{text: bricks}]}"));
        resolved.Knobs.Select(k => k.Knob.Path).ShouldBe(System.Design.Properties.Select(p => p.Path));
        var design = System.Design.Bind<ToyDesign>(resolved.Values, resolved.Programme);
        design.Rollout.SoakHours.ShouldBe(24);
        design.Rollout.Gates.ShouldBe([Gate.Battery, Gate.Crash]);
        design.Rollout.RingsPercent.ShouldBe([0.5, 100]);
        design.Delivery.Payload.ShouldBe(Payload.Full);
        design.Delivery.Retry.BackoffMinutes.ShouldBe(1);
        design.DeadlineDays.ShouldBe(30);
        design.Programme.Owners["cdn"].ShouldBe(new Owner("Network", "Ana", null));
        design.Programme.Risks.ShouldBe([new Risk("bricks", null, null)]);
    }

    [Fact]
    public void A_programme_is_read_whole()
    {
        var programme = DesignResolver.Resolve(System, WorldDistribution.Typical(System.World), DesignFile.ReadText("""
            programme:
              risks: [{text: bricks, owner: hw, mitigation: slots}]
              successMetrics: [90 % in 7 days]
              mustHave: [halt]
              niceToHave: [peer assist]
              rejected: [{option: big bang, because: no way back}]
              milestones: [{what: freeze, owner: ota, day: 3}, {what: launch}]
            """)).Programme;
        programme.Risks.ShouldBe([new Risk("bricks", "hw", "slots")]);
        programme.SuccessMetrics.ShouldBe(["90 % in 7 days"]);
        programme.MustHave.ShouldBe(["halt"]);
        programme.NiceToHave.ShouldBe(["peer assist"]);
        programme.Rejected.ShouldBe([new Rejected("big bang", "no way back")]);
        programme.Milestones.ShouldBe([new Milestone("freeze", "ota", 3), new Milestone("launch", null, null)]);
    }

    [Fact]
    public void A_wrong_design_is_never_resolved() =>
        Should.Throw<InputException>(() => Resolve("a: 1\nb: 2", "deadlineDays")).Problems.Count.ShouldBe(2);

    [Fact]
    public void Null_in_a_patch_makes_a_knob_undecided()
    {
        var design = DesignFile.ReadText("rollout: {soakHours: 24}")
            .Merge((JsonObject)JsonNode.Parse("""{"rollout":{"soakHours":null,"autoHalt":true}}""")!);
        design.Value("rollout.soakHours").ShouldBeNull();
        design.Value("rollout.autoHalt")!.GetValue<bool>().ShouldBeTrue();
        design.With("rollout.autoHalt", null).Value("rollout.autoHalt").ShouldBeNull();
        design.Value("rollout.autoHalt").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("cdn", true)]
    [InlineData("CDN", true)]
    [InlineData("the CDN team", true)]
    [InlineData("Network delivery", true)]
    [InlineData("networkDelivery", true)]
    [InlineData("network-delivery on-call", true)]
    [InlineData("Network Delivery Engineering", true)]
    [InlineData("content delivery", true)]
    [InlineData("Akamai", true)]
    [InlineData("delivery", false)]
    [InlineData("network", false)]
    [InlineData("the team", false)]
    [InlineData("--", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Names_of_teams_are_understood_as_people_say_them(string? said, bool means) =>
        TeamNames.Mean(System.Components.Single(c => c.Id == "cdn"), said).ShouldBe(means);

    [Fact]
    public void A_team_called_engineering_is_not_every_team()
    {
        var component = new ComponentDescription("app", "App", "Engineering", [], "all of it");
        TeamNames.Mean(component, "the team").ShouldBeFalse();
        TeamNames.Mean(component, "engineering").ShouldBeTrue();
    }

    [Fact]
    public void A_missing_value_is_named_when_a_record_is_bound()
    {
        var world = WorldDistribution.Typical(System.World);
        world.Remove("fleetSize");
        world["offlinePercent"] = JsonValue.Create(double.NaN);
        Should.Throw<InputException>(() => System.World.Bind<ToyWorld>(world)).Problems.Select(p => p.Message)
            .ShouldBe(["fleetSize is missing; allowed 1 to 2000000000", "offlinePercent is NaN; allowed 0 to 100"]);
    }

    [Fact]
    public void A_bound_record_gives_its_values_back()
    {
        var world = WorldDistribution.Typical(System.World);
        System.World.ToJson(System.World.Bind<ToyWorld>(world)).ToJsonString().ShouldBe(world.ToJsonString());
    }

    [Fact]
    public void Unled_and_specialist_values_of_every_knob_are_allowed()
    {
        foreach (var knob in System.Design.Properties)
        {
            RecordDescription.Check(knob, knob.Knob!.Unled).ShouldBeNull();
            RecordDescription.Check(knob, knob.Knob.Specialist).ShouldBeNull();
        }
    }
}
