using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Experiments;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Worlds;

namespace Dryrun.Systems.Tests.EventSpike;

/// <summary>The live event with its shipped designs, for short tests.</summary>
internal static class Spike
{
    /// <summary>A night on which nobody's luck is bad.</summary>
    public static readonly (string Key, string Value)[] Quiet =
    [
        ("turnout", "middle"), ("cancelled", "no"), ("quota", "onTime"), ("finance", "approves"), ("growth", "agrees"), ("hiddenLimit", "none"), ("incident", "none"),
    ];

    public static ISimulatedSystem System { get; } = SystemCatalogue.All.First(s => s.Id == "event-spike");

    public static DesignDocument Reference { get; } = Design("reference");

    public static DesignDocument Naive { get; } = Design("naive");

    /// <summary>The reference's programme with every knob set to the specialists' value.</summary>
    public static DesignDocument Specialists()
    {
        var design = Reference.With("delegated", null);
        foreach (var knob in System.Design.Properties.Where(p => p.Knob is not null)) design = design.With(knob.Path, knob.Knob!.Specialist!.DeepClone());
        return design;
    }

    /// <summary>Sets "path=value" pairs parted by blanks, and takes out what then no longer applies; those of the world start with "world.".</summary>
    public static DesignDocument Set(DesignDocument design, JsonObject world, string pairs)
    {
        foreach (var pair in pairs.Replace(", ", ",", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (path, value) = (pair[..pair.IndexOf('=')], PlainValues.Parse(pair[(pair.IndexOf('=') + 1)..]));
            if (path.StartsWith("world.", StringComparison.Ordinal)) Tree.Set(world, path[6..], value);
            else design = Kept(design.With(path, value.DeepClone()), path);
        }

        foreach (var condition in System.Conditions.Where(c => !c.Applies(world, design))) design = Kept(design.With(condition.Path, null), condition.Path);
        return design;
    }

    // What is decided, or does not apply, is not handed to anybody.
    private static DesignDocument Kept(DesignDocument design, string path)
    {
        if (design.Root["delegated"] is not JsonObject handed || !handed.ContainsKey(path)) return design;
        var root = (JsonObject)design.Root.DeepClone();
        ((JsonObject)root["delegated"]!).Remove(path);
        return DesignDocument.Of(root);
    }

    public static DesignDocument Set(DesignDocument design, string pairs) => Set(design, World(), pairs);

    public static JsonObject World(params (string Path, JsonNode Value)[] changes)
    {
        var world = WorldDistribution.Typical(System.World);
        foreach (var (path, value) in changes) Tree.Set(world, path, value);
        return world;
    }

    /// <summary>The world that live-event-5x draws with a seed.</summary>
    public static JsonObject Drawn(ulong seed) => Worlds.Draw(seed);

    public static Outcome Run(JsonObject world, DesignDocument design, RunOptions? options = null) =>
        System.Prepare(world, design).Run(options ?? new RunOptions { Grid = RunGrid.Search, Given = Quiet.ToDictionary(q => q.Key, q => q.Value) });

    /// <summary>Luck of a quiet night with some of it changed: "incident=zoneLoss quota=late".</summary>
    public static Dictionary<string, string> Given(string changes = "")
    {
        var given = Quiet.ToDictionary(q => q.Key, q => q.Value);
        foreach (var change in changes.Split(' ', StringSplitOptions.RemoveEmptyEntries)) given[change[..change.IndexOf('=')]] = change[(change.IndexOf('=') + 1)..];
        return given;
    }

    public static IReadOnlyList<Outcome> Replicate(JsonObject world, DesignDocument design, int count, Dictionary<string, string>? given = null, int threads = 2) =>
        Replicates.Run(
            System.Prepare(world, design), new RunOptions { Grid = RunGrid.Search, Record = false, Strata = Math.Max(16, count), Given = given ?? [] }, 0, count, threads);

    public static double Metric(Outcome outcome, string key) => outcome.MetricValues.First(m => m.Key == key).Value;

    public static double Dollars(IReadOnlyList<Outcome> outcomes) => ExpectedCost.Of(outcomes).Mid;

    /// <summary>The path of a file in the repository.</summary>
    public static string FilePath(params string[] parts)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Dryrun.slnx"))) at = at.Parent;
        return Path.Combine([at.FullName, .. parts]);
    }

    private static WorldDistribution Worlds { get; } =
        WorldDistribution.Read(System, YamlText.ReadFile(FilePath("prompts", "live-event-5x", "prompt.yaml")), "world");

    private static DesignDocument Design(string name) => DesignFile.Read(FilePath("prompts", "live-event-5x", "designs", name + ".yaml"));
}
