using System.Text;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Tests.Toy;
using Dryrun.Contracts.Worlds;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Contracts.Tests;

public sealed class Properties
{
    private static readonly Config Many = Seeded.Cases.WithMaxTest(2000);

    private static readonly ISimulatedSystem System = new ToySystem();

    private static readonly string[] Scraps =
    [
        "a", ": ", ":", "\n", "  ", "- ", "[", "]", "{", "}", ",", "\"", "'", "#", "&x ", "*x", "!t ", "!!str ", "|", ">", "\t", "---\n", "...\n",
        "%Y", "?", "~", "1",
        "rollout", "soakHours", "\\x", "\\uD8", "\u0085", "\u2028", "\uFEFF", "\uD800", "é", "<<", "null", "@", "`", "\r",
    ];

    private static readonly Gen<string> Yaml = Gen.Elements(Scraps).ListOf().Select(string.Concat);

    private static readonly Gen<string> Word = Gen.OneOf(Gen.Elements(Scraps), ArbMap.Default.GeneratorFor<string>().Where(s => s is not null), Yaml)
        .Select(s => s.Replace("\0", "", StringComparison.Ordinal));

    private static readonly Gen<JsonNode?> Scalar = Gen.OneOf(
        Word.Select(s => (JsonNode?)JsonValue.Create(Sound(s))),
        ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).Select(d => (JsonNode?)JsonValue.Create(d)),
        ArbMap.Default.GeneratorFor<int>().Select(i => (JsonNode?)JsonValue.Create((long)i)),
        Gen.Elements(true, false).Select(b => (JsonNode?)JsonValue.Create(b)),
        Gen.Constant((JsonNode?)null));

    private static Gen<JsonNode?> Node(int depth) => depth == 0 ? Scalar : Gen.Frequency(
        (3, Scalar),
        (1, Node(depth - 1).ListOf().Select(items => (JsonNode?)new JsonArray([.. items.Take(4).Select(i => i?.DeepClone())]))),
        (2, Map(depth).Select(m => (JsonNode?)m)));

    private static Gen<JsonObject> Map(int depth) =>
        Gen.Zip(Gen.OneOf(Gen.Elements("a", "b", "c"), Word.Select(Sound)), Node(depth - 1)).ListOf().Select(pairs =>
            new JsonObject(pairs.Take(5).DistinctBy(p => p.Item1).Select(p => KeyValuePair.Create(p.Item1, p.Item2?.DeepClone()))));

    // Half of a surrogate pair is not text and cannot be written.
    private static string Sound(string text) => string.Concat(text.EnumerateRunes().Select(r => r.ToString()));

    [Fact]
    public void Any_text_is_read_or_refused_in_one_line() =>
        Check(Gen.OneOf(Yaml, Word, Gen.Choose(0, 255).ListOf().Select(b => Encoding.Latin1.GetString([.. b.Select(x => (byte)x)]))), text =>
        {
            try
            {
                YamlText.Read(text, "d.yaml");
            }
            catch (InputException e)
            {
                e.Message.ShouldStartWith("d.yaml");
                e.Message.ShouldNotContain("\n");
            }
        });

    [Fact]
    public void Any_tree_that_is_written_is_read_back() => Check(Map(4), tree =>
    {
        var text = YamlWriter.Write(tree);
        Same(YamlText.Read(text).Root, tree).ShouldBeTrue(text);
    });

    [Fact]
    public void Any_design_keeps_its_decisions_in_the_annotated_form() => Check(Map(3), tree =>
    {
        foreach (var key in new[] { "delegated", "programme", "rollout", "delivery", "deadlineDays" })
        {
            tree.Remove(key);
            if (tree.Count % 2 == 0) tree[key] = tree.DeepClone();
        }

        if (tree.Count % 3 == 0) tree["rollout"] = tree.FirstOrDefault().Value?.DeepClone();
        var design = DesignDocument.Of(tree).With("delivery.banner", "24: a # b").With("delivery.retry.more", true);
        var read = DesignFile.ReadText(DesignFile.Annotated(System, design)).Root;
        Same(Pruned(read), Pruned(design.Root)).ShouldBeTrue();
    });

    [Fact]
    public void Any_tree_is_a_design_or_gives_problems() => Check(Map(4), tree =>
    {
        var nested = new JsonObject();
        foreach (var key in new[] { "rollout", "delivery", "delegated", "programme", "deadlineDays" }) nested[key] = tree.DeepClone();
        var world = WorldDistribution.Typical(System.World);
        foreach (var root in new[] { tree, nested, new JsonObject { ["programme"] = new JsonObject { ["owners"] = tree.DeepClone() } } })
        {
            var design = DesignDocument.Of(root);
            if (DesignCheck.Of(System, world, design).Count == 0) DesignResolver.Resolve(System, world, design).Knobs.Count.ShouldBe(9);
        }
    });

    [Fact]
    public void Any_tree_is_a_world_distribution_or_gives_problems() => Check(Map(4), tree =>
    {
        var nested = new JsonObject();
        foreach (var property in System.World.Properties) nested[property.Path] = tree.DeepClone();
        try
        {
            System.World.Bind<ToyWorld>(WorldDistribution.Read(System, YamlText.Read(YamlWriter.Write(nested)), "").Draw(1));
        }
        catch (InputException e)
        {
            e.Problems.ShouldNotBeEmpty();
        }
    });

    [Fact]
    public void A_patch_applied_twice_is_a_patch_applied_once() => Check(Gen.Zip(Node(3), Node(3)), pair =>
    {
        var (target, patch) = pair;
        var (before, change) = (target?.ToJsonString(), patch?.ToJsonString());
        var once = Tree.Merge(target, patch);
        JsonNode.DeepEquals(Tree.Merge(once, patch), once).ShouldBeTrue();
        (target?.ToJsonString(), patch?.ToJsonString()).ShouldBe((before, change));
        if (patch is JsonObject changes) changes.ShouldAllBe(c => c.Value != null || !((JsonObject)once!).ContainsKey(c.Key));
    });

    [Fact]
    public void A_set_value_is_the_value_that_is_there() => Check(Gen.Zip(Map(3), Scalar), pair =>
    {
        var (tree, value) = pair;
        Tree.Set(tree, "a.b.c", value);
        JsonNode.DeepEquals(Tree.Get(tree, "a.b.c"), value).ShouldBeTrue();
    });

    [Fact]
    public void A_key_starts_small_and_keeps_its_letters() => Check(Word, name =>
    {
        var key = Wording.Key(name);
        key.ToLowerInvariant().ShouldBe(name.ToLowerInvariant());
        if (key.Length > 0) char.IsAsciiLetterUpper(key[0]).ShouldBeFalse();
        Wording.Key(key).ShouldBe(key);
    });

    [Fact]
    public void A_known_name_is_nearest_to_itself() => Check(Word, name => Wording.Nearest(name, ["zzzzzzzzzz", name]).ShouldBe(name));

    [Fact]
    public void Any_draw_is_allowed_by_its_property() =>
        Check(Gen.Zip(Gen.Zip(Gen.Choose(10, 4000), Gen.Choose(0, 500)), ArbMap.Default.GeneratorFor<int>()), draw =>
        {
            var ((median, sigma), seed) = draw;
            var yaml = $"patchMb: {{lognormal: {{median: {median}, sigma: {sigma / 100.0}}}}}\n"
                + $"daysToLaunch: {{lognormal: {{median: 9.7, sigma: {sigma / 100.0}}}}}\n"
                + $"fleetSize: {{uniform: [{median}, 2000000000]}}\nofflinePercent: {{beta: {{a: {(sigma + 1) / 100.0}, b: 0.5}}}}";
            System.World.Bind<ToyWorld>(WorldDistribution.Read(System, YamlText.Read(yaml), "").Draw((ulong)seed)).FleetSize
                .ShouldBeGreaterThanOrEqualTo(median);
        });

    private static void Check<T>(Gen<T> values, Action<T> holds) => Prop.ForAll(values.ToArbitrary(), holds).Check(Many);

    private static bool Same(JsonNode? a, JsonNode? b) => (a, b) switch
    {
        (JsonObject x, JsonObject y) => x.Select(e => e.Key).SequenceEqual(y.Select(e => e.Key)) && x.All(e => Same(e.Value, y[e.Key])),
        (JsonArray x, JsonArray y) => x.Count == y.Count && x.Zip(y).All(p => Same(p.First, p.Second)),
        _ => PlainValues.AsNumber(a) is { } number ? number == PlainValues.AsNumber(b) : JsonNode.DeepEquals(a, b),
    };

    private static JsonObject Pruned(JsonObject tree) => new(tree
        .Select(e => KeyValuePair.Create(e.Key, e.Value is JsonObject inner ? Pruned(inner) : e.Value?.DeepClone()))
        .Where(e => e.Value is not (null or JsonObject { Count: 0 })).OrderBy(e => e.Key, StringComparer.Ordinal));
}
