using Dryrun.Assessment.Consequence;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Worlds;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Assessment.Tests.Consequence;

public sealed class ValueOfInformationTests
{
    private static readonly PricedFact[] Facts =
    [
        new("flipped", "flipped", ["arm"]),
        new("target", "target", ["position"]),
        new("weather", "weather", ["position"]),
        new("mood", "mood", ["arm"]),
    ];

    [Fact]
    public void Values_are_the_closed_forms_and_useless_facts_are_colour()
    {
        var colour = 0;
        for (var seed = 1UL; seed <= 5; seed++)
        {
            var values = Compute(seed, 2).Facts;
            Holds(values["flipped"], 1000 * 0.3);
            Holds(values["target"], 2000 * 0.25);
            values["flipped"].Colour.ShouldBeFalse();
            values["target"].Colour.ShouldBeFalse();
            colour += new[] { "weather", "mood" }.Count(f => values[f].Colour);
        }

        // At 95 % one in forty useless facts may look useful.
        colour.ShouldBeGreaterThanOrEqualTo(9);

        // Four standard errors: a bound that 10 draws of a good estimate leave once in 1,500 test suites; and half a percent for positions that are not tried.
        static void Holds(FactValue value, double expected) => Math.Abs(value.Value - expected).ShouldBeLessThanOrEqualTo(((value.High - value.Low) / 2 * 2.05) + (0.005 * expected));
    }

    [Fact]
    public void A_fact_that_turns_two_knobs_together_is_found()
    {
        for (var seed = 1UL; seed <= 3; seed++)
        {
            var values = ValueOfInformation.Compute(Pairs(seed), "hash", threads: 2).Facts;
            var storm = values["storm"];
            storm.Colour.ShouldBeFalse();

            // Four standard errors around the closed form.
            storm.Value.ShouldBe(2000 * 0.3, (storm.High - storm.Low) / 2 * 2.05);
            values["moon"].Colour.ShouldBeTrue();
            values["fog"].Colour.ShouldBeTrue();
        }
    }

    // The same among the designs that differ from the best in one knob, which is all that was compared before: none of them is ever better.
    [Fact]
    public void Designs_that_differ_in_one_knob_do_not_show_it()
    {
        bool[] storms = [.. Enumerable.Range(0, 64).Select(w => w % 10 < 3)];
        double[][] oneKnob = [[.. storms.Select(s => s ? 3000.0 : 1000)], [.. storms.Select(_ => 4000.0)], [.. storms.Select(_ => 4000.0)]];
        int[] groups = [.. storms.Select(s => s ? 1 : 0)];
        ValueOfInformation.Value(oneKnob, [true, true, true], groups).Value.ShouldBe(0);
        ValueOfInformation.Value([.. oneKnob, [.. storms.Select(s => s ? 1000.0 : 3000)]], [true, true, true, true], groups).Value.ShouldBe(2000 * storms.Count(s => s) / 64.0, 0.01);
    }

    // Designs may be alike or differ a little in their mean: then the one that is chosen blind is often not the best one, and leaving it would pay in any group.
    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    [InlineData(0.05)]
    [InlineData(0.2)]
    public void Noise_alone_creates_no_value(double spread)
    {
        var telling = 0;
        var total = 0.0;
        for (var trial = 0; trial < 200; trial++)
        {
            var stream = StreamKey.Of(1, "noise").Child(trial).Open();
            var costs = new double[16][];
            for (var d = 0; d < costs.Length; d++)
            {
                costs[d] = new double[128];
                for (var w = 0; w < costs[d].Length; w++) costs[d][w] = (spread * d) + stream.Normal();
            }

            var groups = new int[128];
            for (var w = 0; w < groups.Length; w++) groups[w] = stream.NextInt(4);
            var value = ValueOfInformation.Value(costs, [.. costs.Select(_ => true)], groups);
            if (!value.Colour) telling++;
            total += (value.Low + value.High) / 2;
        }

        // 2.5 % of 200 is 5, four standard deviations above it 14; the mean of 200 differences of unit normals lies within 4 x sqrt(2 / 128 / 200) of 0, or below it: a
        // choice by luck among designs that differ loses.
        telling.ShouldBeLessThan(14);
        (total / 200).ShouldBeLessThan(0.04);
        if (spread == 0) (total / 200).ShouldBeGreaterThan(-0.04);
    }

    [Fact]
    public void Same_bytes_on_one_thread_and_on_two() => Compute(1, 1).ToJson().ShouldBe(Compute(1, 2).ToJson());

    [Fact]
    public void Values_are_written_read_and_found_stale()
    {
        var values = Compute(3, 2);
        var read = FactValues.Parse(values.ToJson()).ShouldNotBeNull();
        read.ToJson().ShouldBe(values.ToJson());
        read.Worlds.ShouldBe(512);
        FactValues.Parse("{\"basis\": \"hash\", \"modelVersion\": 7, \"facts\": {}}").ShouldNotBeNull().Worlds.ShouldBe(0);
        read.IsCurrent("hash", 7).ShouldBeTrue();
        read.IsCurrent("other", 7).ShouldBeFalse();
        read.IsCurrent("hash", 8).ShouldBeFalse();
        read.Telling.ShouldBeGreaterThanOrEqualTo(2);
        FactValues.Parse("[1]").ShouldBeNull();
        FactValues.Parse("{}").ShouldBeNull();
        FactValues.Parse("nonsense").ShouldBeNull();
    }

    [Fact]
    public void A_cancelled_computation_ends()
    {
        using var ending = new CancellationTokenSource();
        ending.Cancel();
        Should.Throw<OperationCanceledException>(() => ValueOfInformation.Compute(Input(1), "hash", threads: 2, cancellation: ending.Token));
    }

    [Fact]
    public void Too_few_worlds_are_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => ValueOfInformation.Compute(Input(1) with { MeasuredWorlds = 63 }, "hash"));

    private static FactValues Compute(ulong seed, int threads) => ValueOfInformation.Compute(Input(seed), "hash", threads: threads);

    private static ValueInput Input(ulong seed)
    {
        var system = new Bet();
        var prior = WorldDistribution.Read(system, YamlText.Read(
            "flipped: {choice: {true: 0.3, false: 0.7}}\ntarget: {choice: {0: 1, 1: 1}}\n"
            + "weather: {uniform: [0, 1]}\nmood: {choice: {true: 0.5, false: 0.5}}"), "");
        return new(system, prior, DesignDocument.Empty, DesignFile.ReadText("arm: left\nposition: 0.5"), Facts, seed) { MeasuredWorlds = 512 };
    }

    private static ValueInput Pairs(ulong seed)
    {
        var system = new Crossing();
        var prior = WorldDistribution.Read(system, YamlText.Read("storm: {choice: {true: 0.3, false: 0.7}}\nmoon: {choice: {new: 1, half: 1, full: 1}}\nfog: {uniform: [0, 1]}"), "");
        PricedFact[] facts = [new("storm", "storm", ["route", "barge"]), new("moon", "moon", ["route", "barge"]), new("fog", "fog", ["route", "barge"])];
        return new(system, prior, DesignFile.ReadText("route: canal\nbarge: false"), DesignFile.ReadText("route: strait\nbarge: false"), facts, seed) { MeasuredWorlds = 512 };
    }
}
