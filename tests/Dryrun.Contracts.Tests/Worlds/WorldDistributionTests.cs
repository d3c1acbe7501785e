using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Tests.Toy;
using Dryrun.Contracts.Worlds;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Contracts.Tests.Worlds;

public sealed class WorldDistributionTests
{
    private static readonly RecordDescription World = RecordDescription.Of<ToyWorld>();

    private static WorldDistribution Read(string yaml) => WorldDistribution.Read(World, YamlText.Read(yaml, "prompt.yaml"), "");

    private static double[] Numbers(string yaml, string path, int count) =>
        [.. Draws(yaml, count).Select(w => PlainValues.AsNumber(w[path])!.Value)];

    private static IEnumerable<JsonObject> Draws(string yaml, int count)
    {
        var distribution = Read(yaml);
        return Enumerable.Range(1, count).Select(seed => distribution.Draw((ulong)seed));
    }

    [Fact]
    public void A_world_that_says_nothing_is_typical_and_binds()
    {
        var world = Read("").Draw(7);
        world.ToJsonString().ShouldBe(WorldDistribution.Typical(World).ToJsonString());
        World.Bind<ToyWorld>(world).StoreRampPercent.ShouldBe([1, 10, 100]);
        World.Bind<ToyWorld>(world).FleetSize.ShouldBe(10_000_000);
    }

    [Fact]
    public void The_same_seed_draws_the_same_world_and_another_seed_another()
    {
        const string yaml = "fleetSize: {lognormal: {median: 1000000, sigma: 1}}\nofflinePercent: {uniform: [5, 60]}";
        Read(yaml).Draw(3).ToJsonString().ShouldBe(Read(yaml).Draw(3).ToJsonString());
        Enumerable.Range(0, 50).Select(s => Read(yaml).Draw((ulong)s).ToJsonString()).Distinct().Count().ShouldBe(50);
    }

    [Fact]
    public void Naming_one_more_property_shifts_no_other()
    {
        const string few = "offlinePercent: {uniform: [5, 60]}\nvulnerability: {choice: [severe, minor]}\n";
        const string more = "patchMb: {uniform: [100, 900]}\nexploited: {choice: {true: 1, false: 1}}\n" + few
            + "fleetSize: {uniform: [1000, 9000]}\n";
        for (var seed = 0UL; seed < 50; seed++)
        {
            var (before, after) = (Read(few).Draw(seed), Read(more).Draw(seed));
            after["offlinePercent"]!.ToJsonString().ShouldBe(before["offlinePercent"]!.ToJsonString());
            after["vulnerability"]!.ToJsonString().ShouldBe(before["vulnerability"]!.ToJsonString());
        }
    }

    [Fact]
    public void A_uniform_draw_follows_its_distribution() =>
        KolmogorovSmirnov.PValue(Numbers("patchMb: {uniform: [100, 900]}", "patchMb", 2000), x => Math.Clamp((x - 100) / 800, 0, 1))
            .ShouldBeGreaterThan(0.001);

    [Fact]
    public void A_lognormal_draw_has_its_median_and_spread()
    {
        var logs = Numbers("patchMb: {lognormal: {median: 400, sigma: 0.3}}", "patchMb", 4000).Select(x => Math.Log(x / 400)).ToArray();
        var summary = Summary.Of(logs);

        // Four standard errors: sigma / sqrt(n) for the mean, sigma / sqrt(2 n) for the deviation, plus the rounding to three digits.
        summary.Mean.ShouldBeInRange(-0.02, 0.02);
        summary.StandardDeviation.ShouldBeInRange(0.286, 0.314);
    }

    [Fact]
    public void A_beta_draw_spans_the_property_or_its_own_bounds()
    {
        // Mean a / (a + b) of the span, variance a b / ((a + b)^2 (a + b + 1)); four standard errors at n = 4000.
        Summary.Of(Numbers("offlinePercent: {beta: {a: 2, b: 8}}", "offlinePercent", 4000)).Mean.ShouldBeInRange(20 - 0.77, 20 + 0.77);
        var narrow = Numbers("offlinePercent: {beta: {a: 2, b: 8, min: 10, max: 20}}", "offlinePercent", 4000);
        Summary.Of(narrow).Mean.ShouldBeInRange(12 - 0.08, 12 + 0.08);
        narrow.Min().ShouldBeGreaterThanOrEqualTo(10);
        narrow.Max().ShouldBeLessThanOrEqualTo(20);
    }

    [Fact]
    public void A_choice_follows_its_weights()
    {
        var counts = Draws("vulnerability: {choice: {minor: 7, severe: 3}}", 5000)
            .CountBy(w => w["vulnerability"]!.GetValue<string>()).ToDictionary();
        counts.Keys.ShouldBe(["minor", "severe"], ignoreOrder: true);
        ChiSquare.PValue([counts["minor"], counts["severe"]], [3500, 1500]).ShouldBeGreaterThan(0.001);
    }

    [Fact]
    public void Properties_are_drawn_independently()
    {
        var counts = new long[4];
        foreach (var world in Draws("patchMb: {uniform: [100, 900]}\nchannel: {choice: [ownOta, appStore]}", 4000))
        {
            counts[(PlainValues.AsNumber(world["patchMb"]) < 500 ? 2 : 0) + (world["channel"]!.GetValue<string>() == "ownOta" ? 1 : 0)]++;
        }

        ChiSquare.PValue(counts, [1000, 1000, 1000, 1000]).ShouldBeGreaterThan(0.001);
    }

    [Fact]
    public void A_list_of_choices_is_equally_likely()
    {
        var counts = Draws("daysToLaunch: {choice: [3, 10, 30]}", 3000).CountBy(w => w["daysToLaunch"]!.GetValue<long>()).ToDictionary();
        ChiSquare.PValue([counts[3], counts[10], counts[30]], [1000, 1000, 1000]).ShouldBeGreaterThan(0.001);
    }

    [Fact]
    public void Whole_numbers_are_whole_and_both_ends_come_as_often_as_the_middle()
    {
        var counts = Draws("daysToLaunch: {uniform: [3, 7]}", 5000).CountBy(w => w["daysToLaunch"]!.GetValue<long>()).ToDictionary();
        counts.Keys.Order().ShouldBe([3, 4, 5, 6, 7]);
        ChiSquare.PValue([counts[3], counts[4], counts[5], counts[6], counts[7]], [1000, 1000, 1000, 1000, 1000]).ShouldBeGreaterThan(0.001);
    }

    [Fact]
    public void Draws_have_three_digits_and_stay_inside_the_property()
    {
        foreach (var size in Numbers("patchMb: {lognormal: {median: 400, sigma: 3}}", "patchMb", 1000))
        {
            size.ShouldBeInRange(10, 4000);
            double.Parse(size.ToString("G3")).ShouldBe(size);
        }

        Numbers("fleetSize: {lognormal: {median: 9000000, sigma: 0.5}}", "fleetSize", 500)
            .ShouldAllBe(n => n == Math.Floor(n) && n == double.Parse(n.ToString("G3")));
        Numbers("fleetSize: {uniform: [10000000, 10000009]}", "fleetSize", 200).Distinct().Count().ShouldBe(10);
        Numbers("offlinePercent: {uniform: [99.96, 99.99]}", "offlinePercent", 200).ShouldAllBe(n => n >= 99.96 && n <= 99.99);
    }

    [Fact]
    public void A_property_follows_its_parent_wherever_it_stands()
    {
        const string yaml = """
            exploited: {given: vulnerability, severe: true, otherwise: {choice: {true: 1, false: 9}}}
            offlinePercent: {given: exploited, true: {uniform: [40, 60]}, false: {given: channel, ownOta: 10, appStore: 11}}
            channel: {choice: [ownOta, appStore]}
            vulnerability: {choice: [minor, severe]}
            """;
        foreach (var world in Draws(yaml, 400))
        {
            var exploited = world["exploited"]!.GetValue<bool>();
            if (world["vulnerability"]!.GetValue<string>() == "severe") exploited.ShouldBeTrue();
            var offline = PlainValues.AsNumber(world["offlinePercent"])!.Value;
            if (exploited) offline.ShouldBeInRange(40, 60);
            else offline.ShouldBe(world["channel"]!.GetValue<string>() == "ownOta" ? 10 : 11);
        }

        var minor = Draws(yaml, 4000).Where(w => w["vulnerability"]!.GetValue<string>() == "minor").ToList();
        WilsonInterval.Of(minor.Count(w => w["exploited"]!.GetValue<bool>()), minor.Count, 0.9999).Contains(0.1).ShouldBeTrue();
        minor.Count.ShouldBeInRange(1870, 2130);
    }

    [Fact]
    public void A_fixed_parent_moves_its_children_and_nothing_else()
    {
        var distribution = Read(
            "exploited: {given: vulnerability, severe: true, otherwise: false}\nvulnerability: {choice: [minor, severe]}\n"
            + "patchMb: {uniform: [100, 900]}");
        var given = (JsonObject)JsonNode.Parse("""{"vulnerability":"severe"}""")!;
        for (var seed = 0UL; seed < 20; seed++)
        {
            var (free, bound) = (distribution.Draw(seed), distribution.Draw(seed, given));
            bound["exploited"]!.GetValue<bool>().ShouldBeTrue();
            bound["patchMb"]!.ToJsonString().ShouldBe(free["patchMb"]!.ToJsonString());
        }
    }

    [Fact]
    public void Lists_and_sets_can_be_fixed_or_chosen()
    {
        var worlds = Draws("blockedRegions: {choice: [[], [asia, europe]]}\nstoreRampPercent: [5, 100]", 40).ToList();
        worlds.Select(w => w["blockedRegions"]!.ToJsonString()).Distinct().Order().ShouldBe(["[\"asia\",\"europe\"]", "[]"]);
        worlds.ShouldAllBe(w => w["storeRampPercent"]!.ToJsonString() == "[5,100]");
        Read("blockedRegions: {choice: {\"[asia]\": 1, \"[]\": 0}}").Draw(1)["blockedRegions"]!.ToJsonString().ShouldBe("[\"asia\"]");
    }

    [Fact]
    public void What_varies_is_told_in_record_order() =>
        Read("patchMb: {uniform: [100, 900]}\nchannel: {choice: {ownOta: 1, appStore: 0}}\nexploited: {choice: [true, false]}\nfleetSize: 5").Varied
            .ShouldBe(["exploited", "patchMb"]);

    [Theory]
    [InlineData("offlinePercents: 5", "offlinePercents is not known; did you mean offlinePercent?")]
    [InlineData("zebra: 5", "zebra is not a world property")]
    [InlineData("offlinePercent: 101", "offlinePercent is 101; allowed 0 to 100")]
    [InlineData("offlinePercent: {fixed: 101}", "offlinePercent is 101; allowed 0 to 100")]
    [InlineData("offlinePercent: {unifrom: [1, 2]}", "offlinePercent has unifrom; did you mean uniform?")]
    [InlineData("offlinePercent: {zebra: [1, 2]}", "offlinePercent must be a value or one of fixed, choice, uniform, lognormal, beta or given")]
    [InlineData("offlinePercent: {uniform: [1, 2], fixed: 3}",
        "offlinePercent must be a value or one of fixed, choice, uniform, lognormal, beta or given")]
    [InlineData("offlinePercent: {uniform: [2, 1]}", "offlinePercent needs uniform: [low, high]")]
    [InlineData("offlinePercent: {uniform: 2}", "offlinePercent needs uniform: [low, high]")]
    [InlineData("offlinePercent: {uniform: [1, 200]}", "offlinePercent is 200; allowed 0 to 100")]
    [InlineData("offlinePercent: {lognormal: {median: 3}}", "offlinePercent needs lognormal: {median, sigma}, median above 0, sigma 0 to 5")]
    [InlineData("offlinePercent: {lognormal: {median: 0, sigma: 1}}",
        "offlinePercent needs lognormal: {median, sigma}, median above 0, sigma 0 to 5")]
    [InlineData("offlinePercent: {lognormal: {median: 3, sigma: 1, mean: 2}}",
        "offlinePercent needs lognormal: {median, sigma}, median above 0, sigma 0 to 5")]
    [InlineData("offlinePercent: {beta: {a: 0, b: 1}}", "offlinePercent needs beta: {a, b}, both above 0, and where wanted min and max")]
    [InlineData("offlinePercent: {beta: {a: 1, b: 1, min: 5, max: 5}}",
        "offlinePercent needs min below max; the property itself is not bounded on both sides")]
    [InlineData("channel: {uniform: [1, 2]}", "channel is uniform, which needs a number; allowed ownOta or appStore")]
    [InlineData("channel: {choice: {ownOta: -1}}", "channel gives ownOta the weight -1; allowed 0 or more")]
    [InlineData("channel: {choice: {ownOta: 0}}", "channel needs choice: {value: weight} or choice: [value, value], with a weight above 0")]
    [InlineData("channel: {choice: {ownOat: 1}}", "channel is ownOat; did you mean ownOta? Allowed ownOta or appStore")]
    [InlineData("channel: {given: vulnerabilty, otherwise: ownOta}",
        "channel is given vulnerabilty, which is not a choice or a switch of the world; did you mean vulnerability?")]
    [InlineData("channel: {given: fleetSize, otherwise: ownOta}", "channel is given fleetSize, which is not a choice or a switch of the world")]
    [InlineData("channel: {given: exploited, maybe: ownOta}", "channel has a case maybe, which exploited cannot be; it can be true or false")]
    [InlineData("channel: {given: exploited, true: ownOta}", "channel says nothing for exploited = false; add that case or otherwise")]
    [InlineData("exploited: {given: exploited, otherwise: true}", "exploited depends on itself: exploited -> exploited")]
    [InlineData("{exploited: {given: channel, otherwise: true}, channel: {given: exploited, otherwise: ownOta}}",
        "channel depends on itself: channel -> exploited -> channel")]
    public void A_mistake_is_one_line_with_its_place(string yaml, string message) =>
        Should.Throw<InputException>(() => Read(yaml)).Message.ShouldBe($"prompt.yaml:1: {message}");

    [Fact]
    public void Every_mistake_is_reported_at_its_place_inside_a_larger_document() =>
        Should.Throw<InputException>(() => WorldDistribution.Read(
            new ToySystem(), YamlText.Read("id: x\nworld:\n  zebra: 1\n  patchMb: 1\n  channel:\n    choice:\n      ownOta: 1\n      pigeon: 2\n",
                "prompt.yaml"), "world"))
            .Problems.Select(p => p.ToString()).ShouldBe([
                "prompt.yaml:3: zebra is not a world property",
                "prompt.yaml:4: patchMb is 1; allowed 10 to 4000",
                "prompt.yaml:8: channel is pigeon; allowed ownOta or appStore",
            ]);

    [Fact]
    public void A_world_file_lies_over_another_world()
    {
        var file = WorldFile.Read(World, YamlText.Read("id: x\nworld: {patchMb: 20, blockedRegions: [asia]}"), "world");
        var world = file.Over(WorldDistribution.Typical(World));
        World.Bind<ToyWorld>(world).PatchMb.ShouldBe(20);
        World.Bind<ToyWorld>(world).BlockedRegions.ShouldBe([Region.Asia]);
        world["fleetSize"]!.GetValue<long>().ShouldBe(10_000_000);
        WorldFile.Read(World, YamlText.Read("a: 1"), "world").Values.Count.ShouldBe(0);
    }

    [Fact]
    public void Sections_of_a_world_are_nested_in_files_and_dotted_as_parents()
    {
        var world = Read(
            "support:\n  contactsPerDay: {uniform: [100, 200]}\n  nightShift: true\n"
            + "patchMb: {given: support.nightShift, true: 11, false: 12}").Draw(4);
        PlainValues.AsNumber(world["support"]!["contactsPerDay"])!.Value.ShouldBeInRange(100, 200);
        PlainValues.AsNumber(world["patchMb"]).ShouldBe(11);
        World.Bind<ToyWorld>(world).Support.NightShift.ShouldBeTrue();
        WorldFile.Read(World, YamlText.Read("support: {nightShift: true}"), "").Over(WorldDistribution.Typical(World))["support"]!.ToJsonString()
            .ShouldBe("""{"contactsPerDay":4000,"nightShift":true}""");
        Should.Throw<InputException>(() => Read("support: {nightshift: true}")).Message
            .ShouldBe("prompt.yaml:1: support.nightshift is not known; did you mean support.nightShift?");
        Should.Throw<InputException>(() => Read("support: 5")).Message
            .ShouldBe("prompt.yaml:1: support must hold world properties, one on each line");
    }

    [Fact]
    public void A_world_file_names_every_mistake() =>
        Should.Throw<InputException>(() => WorldFile.Read(World, YamlText.Read("patchMb: 1\nchanel: ownOta\nexploited: yes", "w.yaml"), ""))
            .Problems.Select(p => p.ToString()).ShouldBe([
                "w.yaml:1: patchMb is 1; allowed 10 to 4000",
                "w.yaml:2: chanel is not known; did you mean channel?",
                "w.yaml:3: exploited is yes; allowed true or false",
            ]);
}
