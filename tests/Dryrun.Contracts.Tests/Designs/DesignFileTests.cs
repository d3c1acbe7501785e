using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Tests.Toy;
using Dryrun.Contracts.Worlds;

namespace Dryrun.Contracts.Tests.Designs;

public sealed class DesignFileTests
{
    private const string Written = """
        deadlineDays: 7
        rollout:
          ringsPercent: [0.1, 10, 100]
          gates: []
          autoHalt: true
        delivery:
          banner: "24: \"a # quoted\" one"
          retry:
            backoffMinutes: 5
        delegated:
          delivery.payload: {to: the CDN team, day: 3}
        programme:
          owners:
            cdn: {team: Network delivery, onCall: Ana}
          risks:
            - {text: "Devices brick, one chipset", owner: Hardware}
          mustHave: [halt]

        """;

    private static readonly ISimulatedSystem System = new ToySystem();

    private static readonly JsonObject World = WorldDistribution.Typical(System.World);

    [Fact]
    public void A_design_is_written_as_people_write_it()
    {
        var design = DesignFile.ReadText(Written);
        DesignFile.Write(design).ShouldBe(Written.ReplaceLineEndings("\n"));
        DesignFile.Write(DesignDocument.Empty).ShouldBe("{}\n");
    }

    [Fact]
    public void The_annotated_form_lists_every_knob_and_keeps_every_decision()
    {
        var design = DesignFile.ReadText(Written);
        var text = DesignFile.Annotated(System, design);
        JsonNode.DeepEquals(DesignFile.ReadText(text).Root, design.Root).ShouldBeTrue(text);
        text.ShouldContain("  # Soak time (hours): 1 to 72. How long a ring is watched before the next opens.\n  # soakHours:\n");
        text.ShouldContain("  # Applies only where the payload is full.\n");
        text.ShouldContain("  # delivery.retry.backoffMinutes: {to: team, day: 0}\n");
        text.ShouldContain("    # ota: {team: ..., onCall: ..., escalation: ...}\n");
        text.ShouldContain("  # rejected:\n  #   - {option: ..., because: ...}\n");
        foreach (var knob in System.Design.Properties) text.ShouldContain(knob.Path.Split('.')[^1] + ":");
    }

    [Fact]
    public void The_annotated_form_of_nothing_decides_nothing_and_tells_no_answers()
    {
        var text = DesignFile.Annotated(System, DesignDocument.Empty);
        Tree.Leaves(DesignFile.ReadText(text).Root).ShouldAllBe(l => l.Value == null);
        DesignCheck.Of(System, World, DesignFile.ReadText(text.Replace("# rollout", "rollout"))).ShouldBeEmpty();
        text.ShouldNotContain("A security update is ready");
        text.Split('\n').ShouldAllBe(l => l.Length <= 150);
    }

    [Fact]
    public void What_is_not_known_stays_in_the_annotated_form()
    {
        const string written = "zebra: 1\nrollout: {speed: 3}\nprogramme: {owners: {legal: {team: x}}, colour: red}";
        var text = DesignFile.Annotated(System, DesignFile.ReadText(written));
        var root = DesignFile.ReadText(text).Root;
        root["zebra"]!.GetValue<long>().ShouldBe(1);
        root["rollout"]!["speed"]!.GetValue<long>().ShouldBe(3);
        root["programme"]!["owners"]!["legal"]!["team"]!.GetValue<string>().ShouldBe("x");
        root["programme"]!["colour"]!.GetValue<string>().ShouldBe("red");
    }

    [Fact]
    public void A_missing_file_is_one_line() =>
        Should.Throw<InputException>(() => DesignFile.Read("no/such.yaml")).Message.ShouldBe("no/such.yaml: no such file");

    [Fact]
    public void A_file_is_read_with_its_name()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "\uFEFFrollout:\r\n  soakHours: 400\r\n");
            var design = DesignFile.Read(path);
            design.File.ShouldBe(path);
            DesignCheck.Of(System, World, design).ShouldHaveSingleItem().ToString().ShouldBe($"{path}:2: rollout.soakHours is 400; allowed 1 to 72");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
