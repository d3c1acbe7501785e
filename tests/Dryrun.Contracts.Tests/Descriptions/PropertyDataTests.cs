using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Worlds;

namespace Dryrun.Contracts.Tests.Descriptions;

public sealed class PropertyDataTests
{
    private static readonly ComponentDescription Gateway = new("gateway", "API gateway", "Gateway team", ["edge"], "Every call.");

    private static readonly SpokenSystem System = new(
        "limits", "Limits",
        RecordDescription.Of(
        [
            new("store.failure", ValueKind.Choice, "Failure", "What happens.") { Choices = ["failOpen", "failClosed"], Typical = "failOpen", Source = "assumption" },
            new("traffic.peak", ValueKind.Integer, "Peak", "Calls.") { Min = 1, Max = 1000, Typical = 500, Unit = "requests a second" },
        ]),
        RecordDescription.Of(
        [
            new("rollout.shadowDays", ValueKind.Integer, "Shadow", "Looking.") { Min = 0, Max = 30, Unit = "days", Knob = new(KnobClass.Programme, "programme", null, null) },
            new("limits.burst", ValueKind.Number, "Burst", "At once.") { Min = 1, Knob = new(KnobClass.Engineering, "gateway", null, null) },
        ]),
        [Gateway]);

    [Fact]
    public void Data_describes_as_attributes_do()
    {
        var peak = System.World.Find("traffic.peak")!;
        (peak.Name, peak.Unit, peak.Allowed, peak.Section).ShouldBe(("Peak", "requests a second", "1 to 1000", "Traffic"));
        System.World.Find("store.failure")!.Source.ShouldBe("assumption");
        System.World.Sections.ShouldBe(["store", "traffic"]);
        System.World.Nearest("traffic.peek").ShouldBe("traffic.peak");
        RecordDescription.Check(peak, 1001).ShouldNotBeNull().Message.ShouldBe("traffic.peak is 1001; allowed 1 to 1000");
        RecordDescription.Check(peak, 2.5).ShouldNotBeNull();
        RecordDescription.Check(System.World.Find("store.failure")!, "failOpn")!.Message.ShouldContain("did you mean failOpen?");
        Should.Throw<ArgumentException>(() => RecordDescription.Of([new PropertyData("a", ValueKind.Text, "A", "a"), new PropertyData("a", ValueKind.Text, "A", "a")]));
        Should.Throw<InvalidOperationException>(() => System.World.Bind<SpokenSystem>([]));
    }

    [Fact]
    public void Worlds_are_drawn_and_designs_checked_without_a_record()
    {
        var file = YamlText.Read("world:\n  store: {failure: {choice: {failClosed: 1}}}\n  traffic: {peak: {uniform: [10, 20]}}\n");
        var world = WorldDistribution.Read(System, file, "world").Draw(3);
        Tree.Get(world, "store.failure")!.GetValue<string>().ShouldBe("failClosed");
        PlainValues.AsNumber(Tree.Get(world, "traffic.peak"))!.Value.ShouldBeInRange(10, 20);
        DesignCheck.Of(System, world, DesignFile.ReadText("rollout:\n  shadowDays: 40\n")).ShouldHaveSingleItem().Message.ShouldContain("allowed 0 to 30");
        DesignCheck.Of(System, world, DesignFile.ReadText("delegated:\n  limits.burst: {to: edge, day: 3}\n")).ShouldBeEmpty();
        DesignFile.Annotated(System, DesignDocument.Empty).ShouldContain("# shadowDays:");
        JsonSchemaText.Design(System)["properties"]!["rollout"]!["properties"]!["shadowDays"]!.AsObject().ContainsKey("x-unled").ShouldBeFalse();
    }

    [Fact]
    public void A_system_that_is_only_described_refuses_to_run_in_one_line()
    {
        ISimulatedSystem system = System;
        system.CanRun.ShouldBeFalse();
        ((ISimulatedSystem)new Toy.ToySystem()).CanRun.ShouldBeTrue();
        Should.Throw<InputException>(() => system.Prepare([], DesignDocument.Empty)).Message.ShouldBe("limits is rehearsed by talk in this version: nothing runs");
        system.CheckAcross([], DesignDocument.Empty).ShouldBeEmpty();
        (system.Metrics.Properties.Count, system.Luck.Count, system.LedgerLines.Count).ShouldBe((0, 0, 0));
    }

    [Theory]
    [InlineData("failOpen", false, "fail open")]
    [InlineData("world.peakHours", true, "World peak hours")]
    [InlineData("", true, "")]
    public void Keys_are_said_in_words(string key, bool capital, string said) => Wording.Spaced(key, capital).ShouldBe(said);
}
