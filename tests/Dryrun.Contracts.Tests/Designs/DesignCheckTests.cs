using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Tests.Toy;
using Dryrun.Contracts.Worlds;

namespace Dryrun.Contracts.Tests.Designs;

public sealed class DesignCheckTests
{
    private static readonly ISimulatedSystem System = new ToySystem();

    private static JsonObject World(string? channel = null)
    {
        var world = WorldDistribution.Typical(System.World);
        if (channel is not null) world["channel"] = channel;
        return world;
    }

    private static string[] Lines(string yaml, string? channel = null) =>
        [.. DesignCheck.Of(System, World(channel), DesignFile.ReadText(yaml, "design.yaml")).Select(p => p.ToString())];

    [Fact]
    public void A_value_out_of_range_names_file_line_knob_value_and_range() =>
        Lines(new string('\n', 12) + "rollout:\n  soakHours: 400\n").ShouldBe(["design.yaml:14: rollout.soakHours is 400; allowed 1 to 72"]);

    [Theory]
    [InlineData("deadlineDays: 0", "deadlineDays is 0; allowed 1 to 30")]
    [InlineData("deadlineDays: 2.5", "deadlineDays is 2.5; allowed 1 to 30")]
    [InlineData("deadlineDays: '10'", "deadlineDays is 10; allowed 1 to 30")]
    [InlineData("deadlineDays: ten", "deadlineDays is ten; allowed 1 to 30")]
    [InlineData("deadlineDays: .nan", "deadlineDays is .nan; allowed 1 to 30")]
    [InlineData("deadlineDays: 1e300", "deadlineDays is 1E+300; allowed 1 to 30")]
    [InlineData("deadlineDays: [1]", "deadlineDays is [1]; allowed 1 to 30")]
    [InlineData("deadlineDays: {a: 1}", "deadlineDays is {\"a\":1}; allowed 1 to 30")]
    [InlineData("rollout: {autoHalt: yes}", "rollout.autoHalt is yes; allowed true or false")]
    [InlineData("rollout: {autoHalt: 1}", "rollout.autoHalt is 1; allowed true or false")]
    [InlineData("rollout: {ringsPercent: [1]}", "rollout.ringsPercent is [1]; allowed a list of 2 to 8 numbers 0.01 to 100, increasing")]
    [InlineData("rollout: {ringsPercent: [10, 1]}", "rollout.ringsPercent is [10, 1]; allowed a list of 2 to 8 numbers 0.01 to 100, increasing")]
    [InlineData("rollout: {ringsPercent: [1, 101]}", "rollout.ringsPercent is [1, 101]; allowed a list of 2 to 8 numbers 0.01 to 100, increasing")]
    [InlineData("rollout: {ringsPercent: [1, null]}",
        "rollout.ringsPercent is [1, nothing]; allowed a list of 2 to 8 numbers 0.01 to 100, increasing")]
    [InlineData("rollout: {gates: [crash, bootfail]}",
        "rollout.gates is bootfail; did you mean bootFail? Allowed a list of crash, bootFail or battery")]
    [InlineData("rollout: {gates: [crash, crash]}", "rollout.gates names crash twice")]
    [InlineData("rollout: {gates: crash}", "rollout.gates is crash; allowed a list of crash, bootFail or battery")]
    [InlineData("rollout: 5", "rollout must hold knobs, one on each line")]
    [InlineData("delivery: {payload: detla}", "delivery.payload is detla; did you mean delta? Allowed full, delta or deltaWithFullFallback")]
    [InlineData("delivery: {payload: tarball}", "delivery.payload is tarball; allowed full, delta or deltaWithFullFallback")]
    [InlineData("delivery: {capacityTbps: 9}", "delivery.capacityTbps is 9; allowed 0.1 to 5")]
    [InlineData("delivery: {banner: 5}", "delivery.banner is 5; allowed text")]
    [InlineData("delivery: {retry: {backoffMinutes: 0}}", "delivery.retry.backoffMinutes is 0; allowed 1 to 240")]
    [InlineData("delivery: {retry: soon}", "delivery.retry must hold knobs, one on each line")]
    public void A_wrong_value_says_what_is_allowed(string yaml, string message) => Lines(yaml).ShouldBe([$"design.yaml:1: {message}"]);

    [Theory]
    [InlineData("rollout: {soakHour: 4}", "rollout.soakHour is not known; did you mean rollout.soakHours?")]
    [InlineData("rollout: {SOAKHOURS: 4}", "rollout.SOAKHOURS is not known; did you mean rollout.soakHours?")]
    [InlineData("rolout: {soakHours: 4}", "rolout is not known; did you mean rollout?")]
    [InlineData("deadlineDay: 4", "deadlineDay is not known; did you mean deadlineDays?")]
    [InlineData("soakHours: 4", "soakHours is not known; did you mean rollout.soakHours?")]
    [InlineData("delivery: {retry: {backofMinutes: 4}}", "delivery.retry.backofMinutes is not known; did you mean delivery.retry.backoffMinutes?")]
    [InlineData("program: {risks: []}", "program is not known; did you mean programme?")]
    [InlineData("zebra: 1", "zebra is not a section of toy; it has rollout, delivery, deadlineDays, delegated or programme")]
    [InlineData("rollout.soakHours: 4", "rollout.soakHours must stand in its section: write soakHours under rollout")]
    [InlineData("delivery: {retry.backoffMinutes: 4}",
        "delivery.retry.backoffMinutes must stand in its section: write backoffMinutes under delivery.retry")]
    [InlineData("programme: {risk: []}", "programme.risk is not known; did you mean risks?")]
    [InlineData("programme: {owners: {cnd: {team: x}}}", "cnd is not a component of toy; did you mean cdn?")]
    [InlineData("programme: {owners: {legal: {team: x}}}", "legal is not a component of toy; it has ota, cdn or client")]
    [InlineData("programme: {owners: {cdn: {team: x, oncall: y}}}", "programme.owners.cdn.oncall is not known; did you mean onCall?")]
    [InlineData("delegated: {delivery.payloads: {to: cdn, day: 1}}", "delivery.payloads is not known; did you mean delivery.payload?")]
    public void An_unknown_key_names_the_nearest_known_one(string yaml, string message) => Lines(yaml).ShouldBe([$"design.yaml:1: {message}"]);

    [Theory]
    [InlineData("programme: 5", "programme must hold owners, risks, successMetrics and so on")]
    [InlineData("programme: {owners: [cdn]}", "programme.owners must hold components as {team, onCall, escalation}")]
    [InlineData("programme: {owners: {cdn: Network}}", "programme.owners.cdn must be {team: ..., onCall: ..., escalation: ...}")]
    [InlineData("programme: {owners: {cdn: {onCall: x}}}", "programme.owners.cdn needs a team")]
    [InlineData("programme: {owners: {cdn: {team: x, onCall: [y]}}}", "programme.owners.cdn.onCall must be text")]
    [InlineData("programme: {risks: bricks}", "programme.risks must be a list of {text: ..., owner: ..., mitigation: ...}")]
    [InlineData("programme: {risks: [{owner: x}]}", "programme.risks.0 must be {text: ..., owner: ..., mitigation: ...}")]
    [InlineData("programme: {mustHave: [{a: 1}]}", "programme.mustHave.0 must be text")]
    [InlineData("programme: {milestones: [{what: freeze, day: -1}]}", "programme.milestones.0.day is -1; allowed a whole number from 0 to 3650")]
    [InlineData("programme: {milestones: [{what: freeze, day: 1.5}]}", "programme.milestones.0.day is 1.5; allowed a whole number from 0 to 3650")]
    public void The_programme_is_checked_too(string yaml, string message) => Lines(yaml).ShouldBe([$"design.yaml:1: {message}"]);

    [Theory]
    [InlineData("delegated: {rollout.soakHours: {to: ota, day: 1}}", "rollout.soakHours is a programme decision and cannot be delegated; decide it")]
    [InlineData("{delivery: {payload: full}, delegated: {delivery.payload: {to: cdn, day: 1}}}",
        "delivery.payload is both decided and delegated; keep one")]
    [InlineData("delegated: {delivery.payload: cdn}",
        "delegated delivery.payload needs {to: team, day: number}, the day counted from the kickoff, 0 to 3650")]
    [InlineData("delegated: {delivery.payload: {to: cdn}}",
        "delegated delivery.payload needs {to: team, day: number}, the day counted from the kickoff, 0 to 3650")]
    [InlineData("delegated: {delivery.payload: {to: cdn, day: 2.5}}",
        "delegated delivery.payload needs {to: team, day: number}, the day counted from the kickoff, 0 to 3650")]
    [InlineData("delegated: {delivery.payload: {to: cdn, day: 1, why: x}}",
        "delegated delivery.payload needs {to: team, day: number}, the day counted from the kickoff, 0 to 3650")]
    [InlineData("delegated: [delivery.payload]", "delegated must hold knobs as {to: team, day: number}")]
    [InlineData("{delivery: {payload: delta}, delegated: {delivery.capacityTbps: {to: cdn, day: 1}}}",
        "delivery.capacityTbps applies only where the payload is full; remove it")]
    public void What_cannot_be_delegated_is_refused(string yaml, string message) => Lines(yaml).ShouldBe([$"design.yaml:1: {message}"]);

    [Fact]
    public void A_knob_outside_its_condition_names_the_condition()
    {
        Lines("rollout:\n  ringsPercent: [1, 100]", "appStore")
            .ShouldBe(["design.yaml:2: rollout.ringsPercent applies only where the channel is ownOta; remove it"]);
        Lines("rollout:\n  ringsPercent: [1, 100]", "ownOta").ShouldBeEmpty();
        Lines("delivery:\n  payload: delta\n  capacityTbps: 1")
            .ShouldBe(["design.yaml:3: delivery.capacityTbps applies only where the payload is full; remove it"]);
    }

    [Fact]
    public void A_condition_never_meets_a_decision_of_the_wrong_shape() =>
        Lines("delivery:\n  payload: [full]\n  capacityTbps: 1")
            .ShouldBe(["design.yaml:2: delivery.payload is [full]; allowed full, delta or deltaWithFullFallback"]);

    [Fact]
    public void Every_problem_is_reported_in_the_order_of_the_document() =>
        Lines("""
            programme:
              owners:
                nobody: {team: x}
              risks: [{owner: y}]
            rollout:
              soakHours: 400
              speed: 3
              gates: [smoke]
            delegated:
              rollout.autoHalt: {to: ota, day: 1}
            deadlineDays: 99
            """, "appStore").ShouldBe([
                "design.yaml:3: nobody is not a component of toy; it has ota, cdn or client",
                "design.yaml:4: programme.risks.0 must be {text: ..., owner: ..., mitigation: ...}",
                "design.yaml:6: rollout.soakHours is 400; allowed 1 to 72",
                "design.yaml:7: rollout.speed is not a knob of toy",
                "design.yaml:8: rollout.gates is [smoke]; allowed a list of crash, bootFail or battery",
                "design.yaml:10: rollout.autoHalt is a programme decision and cannot be delegated; decide it",
                "design.yaml:11: deadlineDays is 99; allowed 1 to 30",
            ]);

    [Theory]
    [InlineData("")]
    [InlineData("rollout:\nprogramme:\ndelegated:\n")]
    [InlineData("rollout: {soakHours: null}\nprogramme: {owners: null, risks: null}\ndelegated: {delivery.payload: null}")]
    public void Nothing_said_is_nothing_wrong(string yaml) => Lines(yaml).ShouldBeEmpty();

    [Fact]
    public void A_long_value_is_cut_in_the_message() =>
        Lines($"delivery: {{payload: {new string('x', 5000)}}}").ShouldHaveSingleItem().Length.ShouldBeLessThan(200);

    [Fact]
    public void A_check_across_properties_names_its_line_and_stops_the_run()
    {
        var design = DesignFile.ReadText("deadlineDays: 2\nrollout:\n  soakHours: 72\n", "design.yaml");
        var line = "design.yaml:3: rollout.soakHours leaves no time before the deadline";
        System.CheckAcross(World(), design).Select(p => p.ToString()).ShouldBe([line]);
        Should.Throw<InputException>(() => System.Prepare(World(), design)).Message.ShouldBe(line);
        System.CheckAcross(World(), design.With("deadlineDays", 30)).ShouldBeEmpty();
    }
}
