using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Experiments;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Worlds;

namespace Dryrun.Systems.Tests.FleetUpdate;

/// <summary>The fleet with its shipped designs, for short tests.</summary>
internal static class Fleet
{
    public static ISimulatedSystem System { get; } = SystemCatalogue.All.First(s => s.Id == "fleet-update");

    public static DesignDocument Reference { get; } = Design("reference");

    public static DesignDocument Naive { get; } = Design("naive");

    /// <summary>The reference's programme with every knob set to the specialists' value.</summary>
    public static DesignDocument Specialists()
    {
        var design = Reference.With("delegated", null);
        foreach (var knob in System.Design.Properties.Where(p => p.Knob is not null)) design = design.With(knob.Path, knob.Knob!.Specialist!.DeepClone());
        return design.With("rollout.thresholdPercent", null);
    }

    /// <summary>A knob set, and taken out what then no longer applies.</summary>
    public static DesignDocument Set(DesignDocument design, string path, JsonNode value)
    {
        var changed = design.With(path, value.DeepClone());
        return (path, (value as JsonValue)?.ToString()) switch
        {
            ("rollout.haltRule", "fixedThreshold") => changed.With("rollout.sequentialAlpha", null),
            ("payload.format", "full") => changed.With("payload.deltaSourceVersions", null),
            ("device.antiRollback", not "afterSoak") => changed.With("device.antiRollbackDelayDays", null),
            _ => changed,
        };
    }

    /// <summary>Sets "path=value" pairs parted by blanks; those of the world start with "world.".</summary>
    public static DesignDocument Set(DesignDocument design, JsonObject world, string pairs)
    {
        foreach (var pair in pairs.Replace(", ", ",", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (path, value) = (pair[..pair.IndexOf('=')], PlainValues.Parse(pair[(pair.IndexOf('=') + 1)..]));
            if (path.StartsWith("world.", StringComparison.Ordinal)) Tree.Set(world, path[6..], value);
            else design = Set(design, path, value);
        }

        return design;
    }

    public static JsonObject World(params (string Path, JsonNode Value)[] changes)
    {
        var world = WorldDistribution.Typical(System.World);
        foreach (var (path, value) in changes) Tree.Set(world, path, value);
        return world;
    }

    /// <summary>The world that quest-patches draws with a seed.</summary>
    public static JsonObject Drawn(ulong seed) => Worlds.Draw(seed);

    public static Outcome Run(JsonObject world, DesignDocument design, RunOptions? options = null) =>
        System.Prepare(world, design).Run(options ?? new RunOptions { Grid = RunGrid.Search });

    public static IReadOnlyList<Outcome> Replicate(JsonObject world, DesignDocument design, int count, int threads = 2, params (string Key, string Value)[] given) =>
        Replicates.Run(
            System.Prepare(world, design),
            new RunOptions { Grid = RunGrid.Search, Record = false, Strata = Math.Max(16, count), Given = given.ToDictionary(g => g.Key, g => g.Value) },
            0,
            count,
            threads);

    public static double Metric(Outcome outcome, string key) => outcome.MetricValues.First(m => m.Key == key).Value;

    public static double Mean(IReadOnlyList<Outcome> outcomes, string key) => outcomes.Average(o => Metric(o, key));

    public static double Dollars(IReadOnlyList<Outcome> outcomes) => ExpectedCost.Of(outcomes).Mid;

    private static WorldDistribution Worlds { get; } = WorldDistribution.Read(System, YamlText.ReadFile(PromptFile("prompt.yaml")), "world");

    private static DesignDocument Design(string name) => DesignFile.Read(PromptFile("designs", name + ".yaml"));

    private static string PromptFile(params string[] parts)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Dryrun.slnx"))) at = at.Parent;
        return Path.Combine([at.FullName, "prompts", "quest-patches", .. parts]);
    }
}
