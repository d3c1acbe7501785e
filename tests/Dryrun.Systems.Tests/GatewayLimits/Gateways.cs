using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Experiments;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Worlds;

namespace Dryrun.Systems.Tests.GatewayLimits;

/// <summary>The gateways with their shipped designs, for short tests.</summary>
internal static class Gateways
{
    public static ISimulatedSystem System { get; } = SystemCatalogue.All.First(s => s.Id == "gateway-limits");

    public static DesignDocument Reference { get; } = Design("reference");

    public static DesignDocument Naive { get; } = Design("naive");

    /// <summary>The reference's programme with every knob set to the specialists' value.</summary>
    public static DesignDocument Specialists()
    {
        var design = Reference.With("delegated", null);
        foreach (var knob in System.Design.Properties.Where(p => p.Knob is not null)) design = design.With(knob.Path, knob.Knob!.Specialist!.DeepClone());
        return Fitting(design);
    }

    /// <summary>A design by its name.</summary>
    public static DesignDocument Design(string name) => DesignFile.Read(PromptFile("designs", name + ".yaml"));

    /// <summary>A knob set, and taken out what then no longer applies.</summary>
    public static DesignDocument Set(DesignDocument design, string path, JsonNode value) => Fitting(design.With(path, value.DeepClone()));

    /// <summary>Sets "path=value" pairs parted by blanks; those of the world start with "world.".</summary>
    public static DesignDocument Set(DesignDocument design, JsonObject world, string pairs)
    {
        foreach (var pair in pairs.Replace(", ", ",", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (path, value) = (pair[..pair.IndexOf('=')], PlainValues.Parse(pair[(pair.IndexOf('=') + 1)..]));
            if (path.StartsWith("world.", StringComparison.Ordinal)) Tree.Set(world, path[6..], value);
            else design = design.With(path, value.DeepClone());
        }

        return Fitting(design);
    }

    public static JsonObject World(params (string Path, JsonNode Value)[] changes)
    {
        var world = WorldDistribution.Typical(System.World);
        foreach (var (path, value) in changes) Tree.Set(world, path, value);
        return world;
    }

    /// <summary>Luck without anything, but for "key=value".</summary>
    public static Dictionary<string, string> Quiet(string but = "")
    {
        var given = new Dictionary<string, string> { ["incident"] = "none", ["attack"] = "none", ["tenant"] = "quiet", ["store"] = "up" };
        if (but.Length > 0) given[but[..but.IndexOf('=')]] = but[(but.IndexOf('=') + 1)..];
        return given;
    }

    /// <summary>The world that api-rate-limits draws with a seed.</summary>
    public static JsonObject Drawn(ulong seed) => Worlds.Draw(seed);

    public static Outcome Run(JsonObject world, DesignDocument design, RunOptions? options = null) =>
        System.Prepare(world, design).Run(options ?? new RunOptions { Grid = RunGrid.Search });

    public static IReadOnlyList<Outcome> Replicate(JsonObject world, DesignDocument design, int count, params (string Key, string Value)[] given) =>
        Replicates.Run(
            System.Prepare(world, design),
            new RunOptions { Grid = RunGrid.Search, Record = false, Strata = Math.Max(16, count), Given = given.ToDictionary(g => g.Key, g => g.Value) },
            0,
            count,
            2);

    public static double Metric(Outcome outcome, string key) => outcome.MetricValues.First(m => m.Key == key).Value;

    /// <summary>Mean over those in which it came about.</summary>
    public static double Mean(IReadOnlyList<Outcome> outcomes, string key) => outcomes.Select(o => Metric(o, key)).Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Average();

    public static double Dollars(IReadOnlyList<Outcome> outcomes) => ExpectedCost.Of(outcomes).Mid;

    public static string PromptFile(params string[] parts)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Dryrun.slnx"))) at = at.Parent;
        return Path.Combine([at.FullName, "prompts", "api-rate-limits", .. parts]);
    }

    private static WorldDistribution Worlds { get; } = WorldDistribution.Read(System, YamlText.ReadFile(PromptFile("prompt.yaml")), "world");

    // Knobs that do not apply may not be decided.
    private static DesignDocument Fitting(DesignDocument design)
    {
        string? Plain(string path) => design.Value(path) is JsonValue v && v.TryGetValue<string>(out var text) ? text : null;
        if (design.Value("limits.scope") is not null && Plain("limits.scope") is not "asyncSync") design = design.With("limits.syncMilliseconds", null);
        if (design.Value("limits.scope") is not null && Plain("limits.scope") is not ("perRegionCentral" or "globalCentral")) design = design.With("limits.storeTimeoutMilliseconds", null);
        if (design.Value("limits.algorithm") is not null && Plain("limits.algorithm") is not ("tokenBucket" or "gcra")) design = design.With("limits.burst", null);
        return design;
    }
}
