using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Tests.Toy;

namespace Dryrun.Contracts.Tests.Descriptions;

public sealed class DescriptionTests
{
    private static readonly ISimulatedSystem System = new ToySystem();

    [Fact]
    public void Properties_come_in_declaration_order_with_their_paths()
    {
        System.Design.Properties.Select(p => p.Path).ShouldBe([
            "deadlineDays", "rollout.ringsPercent", "rollout.soakHours", "rollout.gates", "rollout.autoHalt",
            "delivery.payload", "delivery.capacityTbps", "delivery.banner", "delivery.retry.backoffMinutes",
        ]);
        System.Design.Sections.ShouldBe(["rollout", "delivery"]);
        System.Design.Find("rollout.soakHours")!.Section.ShouldBe("Rollout");
        System.Design.IsSection("delivery.retry").ShouldBeTrue();
        System.Design.IsSection("delivery.payload").ShouldBeFalse();
    }

    [Fact]
    public void Every_kind_is_recognised() =>
        System.World.Properties.Select(p => p.Kind).ShouldBe([
            ValueKind.Integer, ValueKind.Choice, ValueKind.Number, ValueKind.Choice, ValueKind.Switch, ValueKind.Integer,
            ValueKind.NumberList, ValueKind.ChoiceSet, ValueKind.Number, ValueKind.Integer, ValueKind.Switch,
        ]);

    [Fact]
    public void A_type_that_cannot_be_described_is_a_mistake_in_the_record() =>
        Should.Throw<InvalidOperationException>(() => RecordDescription.Of<Odd>()).Message
            .ShouldBe("when has the type DateTime, which cannot be described.");

    [Theory]
    [InlineData(nameof(Bounds.Both), "1 to 72")]
    [InlineData(nameof(Bounds.Low), "0 or more")]
    [InlineData(nameof(Bounds.High), "9 or less")]
    [InlineData(nameof(Bounds.Free), "a number")]
    [InlineData(nameof(Bounds.Whole), "a whole number")]
    [InlineData(nameof(Bounds.List), "a list of numbers")]
    [InlineData(nameof(Bounds.Rising), "a list of numbers, increasing")]
    [InlineData(nameof(Bounds.Three), "a list of 3 numbers 0 or more")]
    [InlineData(nameof(Bounds.Some), "a list of 1 or more of europe, asia or americas")]
    public void What_is_allowed_is_told_in_words(string property, string allowed) =>
        RecordDescription.Of<Bounds>().Find(Wording.Key(property))!.Allowed.ShouldBe(allowed);

    [Theory]
    [InlineData(nameof(Bounds.Whole), 3e9, false)]
    [InlineData(nameof(Bounds.Whole), -2147483648.0, false)]
    [InlineData(nameof(Bounds.Whole), 2147483647.0, true)]
    [InlineData(nameof(Bounds.Large), 3e9, true)]
    [InlineData(nameof(Bounds.Large), 1e19, false)]
    [InlineData(nameof(Bounds.Free), double.NaN, false)]
    [InlineData(nameof(Bounds.Free), double.PositiveInfinity, false)]
    [InlineData(nameof(Bounds.Free), -1e300, true)]
    public void Numbers_that_the_type_cannot_hold_are_refused(string property, double value, bool allowed) =>
        (RecordDescription.Check(RecordDescription.Of<Bounds>().Find(Wording.Key(property))!, JsonValue.Create(value)) is null).ShouldBe(allowed);

    [Theory]
    [InlineData("SoakHours", "soakHours")]
    [InlineData("Channel", "channel")]
    [InlineData("AB", "ab")]
    [InlineData("ABTest", "abTest")]
    [InlineData("CdnUrl", "cdnUrl")]
    [InlineData("CDNUrl", "cdnUrl")]
    [InlineData("HTTP2", "http2")]
    [InlineData("P99Ms", "p99Ms")]
    [InlineData("A", "a")]
    [InlineData("already", "already")]
    [InlineData("", "")]
    public void Keys_follow_the_names_of_the_record(string name, string key) => Wording.Key(name).ShouldBe(key);

    [Theory]
    [InlineData("soakHour", "soakHours")]
    [InlineData("saokHours", "soakHours")]
    [InlineData("gtaes", "gates")]
    [InlineData("GATES", "gates")]
    [InlineData("zebra", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_the_one_meant(string said, string? meant) =>
        Wording.Nearest(said, ["soakHours", "gates", "payload"]).ShouldBe(meant);

    [Fact]
    public void Numbers_are_written_in_their_shortest_form() =>
        new[] { 1, 0.1, 1e6, 1e300, -2.5, double.NaN, 1.0 / 3 }.Select(Wording.Number)
            .ShouldBe(["1", "0.1", "1000000", "1E+300", "-2.5", "NaN", "0.3333333333333333"]);

    [Fact]
    public void A_ledger_keeps_the_order_of_its_lines_and_refuses_what_it_does_not_know()
    {
        var ledger = new Ledger(System.LedgerLines);
        ledger.Add("harm", 250);
        ledger.Add("waiting", -100);
        ledger.Add("harm", 1);
        ledger.Lines.Select(l => $"{l.Key}={l.Value}").ShouldBe(["waiting=-100", "harm=251", "unused=0"]);
        (ledger.TotalCents, ledger["harm"]).ShouldBe((151, 251));
        Should.Throw<KeyNotFoundException>(() => ledger.Add("tax", 1));
        Should.Throw<OverflowException>(() => ledger.Add("harm", long.MaxValue));
    }

    [Fact]
    public void Metrics_come_in_record_order_and_keep_NaN()
    {
        var outcome = System.Prepare(Contracts.Worlds.WorldDistribution.Typical(System.World), Contracts.Designs.DesignDocument.Empty);
        var values = Enumerable.Range(0, 20).Select(r => outcome.Run(new RunOptions { Replicate = r }).MetricValues).ToList();
        values[0].Select(v => v.Key).ShouldBe(["harmedDevices", "coverage90Hours", "coveragePercent"]);
        values.ShouldContain(v => double.IsNaN(v[1].Value));
        values.ShouldContain(v => v[1].Value == 20);
    }

    private sealed record Odd
    {
        [Metric("When", "A date.")]
        public DateTime When { get; init; }
    }

    private sealed record Bounds
    {
        [Metric("a", "a", Min = 1, Max = 72)]
        public double Both { get; init; }

        [Metric("a", "a", Min = 0)]
        public double Low { get; init; }

        [Metric("a", "a", Max = 9)]
        public int High { get; init; }

        [Metric("a", "a")]
        public double Free { get; init; }

        [Metric("a", "a")]
        public int Whole { get; init; }

        [Metric("a", "a")]
        public long Large { get; init; }

        [Metric("a", "a")]
        public IReadOnlyList<double> List { get; init; } = [];

        [Metric("a", "a", Increasing = true)]
        public IReadOnlyList<double> Rising { get; init; } = [];

        [Metric("a", "a", Min = 0, MinCount = 3, MaxCount = 3)]
        public IReadOnlyList<double> Three { get; init; } = [];

        [Metric("a", "a", MinCount = 1)]
        public IReadOnlyList<Region> Some { get; init; } = [];
    }
}
