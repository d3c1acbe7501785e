using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Experiments;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Worlds;

namespace Dryrun.Systems.Tests;

/// <summary>A system with the shipped designs of one of its prompts, for short tests.</summary>
/// <param name="system">Id of the system.</param>
/// <param name="prompt">Id of the prompt.</param>
/// <param name="quiet">Luck without anything: "incident=none attack=none".</param>
/// <param name="runsQuiet">True where a single run has quiet luck unless told otherwise.</param>
internal sealed class SystemRoom(string system, string prompt, string quiet = "", bool runsQuiet = false)
{
    private DesignDocument? reference;
    private DesignDocument? naive;
    private WorldDistribution? worlds;

    public ISimulatedSystem System { get; } = SystemCatalogue.All.First(s => s.Id == system);

    public DesignDocument Reference => reference ??= Design("reference");

    public DesignDocument Naive => naive ??= Design("naive");

    /// <summary>A design of the prompt by its name.</summary>
    public DesignDocument Design(string name) => DesignFile.Read(FilePath("prompts", prompt, "designs", name + ".yaml"));

    /// <summary>The reference's programme with every knob that applies set to the specialists' value.</summary>
    public DesignDocument Specialists()
    {
        var design = Reference.With("delegated", null);
        foreach (var knob in System.Design.Properties.Where(p => p.Knob is not null)) design = design.With(knob.Path, knob.Knob!.Specialist!.DeepClone());
        return Fitting(design, World());
    }

    /// <summary>A knob set, and taken out what then no longer applies in the typical world.</summary>
    public DesignDocument Set(DesignDocument design, string path, JsonNode value) => Fitting(Own(design.With(path, value.DeepClone()), path), World());

    /// <summary>Sets "path=value" pairs parted by blanks, and takes out what then no longer applies; those of the world start with "world.".</summary>
    public DesignDocument Set(DesignDocument design, JsonObject world, string pairs)
    {
        foreach (var pair in Parted(pairs.Replace(", ", ",", StringComparison.Ordinal)))
        {
            var value = PlainValues.Parse(pair.Value);
            if (pair.Key.StartsWith("world.", StringComparison.Ordinal)) Tree.Set(world, pair.Key[6..], value);
            else design = Own(design.With(pair.Key, value.DeepClone()), pair.Key);
        }

        return Fitting(design, world);
    }

    /// <summary>The typical world with some of it changed.</summary>
    public JsonObject World(params (string Path, JsonNode Value)[] changes)
    {
        var world = WorldDistribution.Typical(System.World);
        foreach (var (path, value) in changes) Tree.Set(world, path, value);
        return world;
    }

    /// <summary>The world that the prompt draws with a seed.</summary>
    public JsonObject Drawn(ulong seed) =>
        (worlds ??= WorldDistribution.Read(System, YamlText.ReadFile(FilePath("prompts", prompt, "prompt.yaml")), "world")).Draw(seed);

    /// <summary>Quiet luck with some of it changed: "incident=zoneLoss quota=late".</summary>
    public Dictionary<string, string> Luck(string changes = "")
    {
        var given = Parted(quiet).ToDictionary();
        foreach (var change in Parted(changes)) given[change.Key] = change.Value;
        return given;
    }

    public Outcome Run(JsonObject world, DesignDocument design, RunOptions? options = null) =>
        System.Prepare(world, design).Run(options ?? new RunOptions { Grid = RunGrid.Search, Given = runsQuiet ? Luck() : [] });

    /// <summary>Replicates from 0 on; all luck is drawn but for what is given.</summary>
    public IReadOnlyList<Outcome> Replicate(JsonObject world, DesignDocument design, int count, Dictionary<string, string> given, int threads = 2) =>
        Replicates.Run(System.Prepare(world, design), new RunOptions { Grid = RunGrid.Search, Record = false, Strata = Math.Max(16, count), Given = given }, 0, count, threads);

    /// <summary>The same with what is given as pairs.</summary>
    public IReadOnlyList<Outcome> Replicate(JsonObject world, DesignDocument design, int count, params (string Key, string Value)[] given) =>
        Replicate(world, design, count, given.ToDictionary(g => g.Key, g => g.Value));

    public static double Metric(Outcome outcome, string key) => outcome.MetricValues.First(m => m.Key == key).Value;

    /// <summary>Mean over those in which it came about.</summary>
    public static double Mean(IReadOnlyList<Outcome> outcomes, string key) => outcomes.Select(o => Metric(o, key)).Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Average();

    public static double Dollars(IReadOnlyList<Outcome> outcomes) => ExpectedCost.Of(outcomes).Mid;

    /// <summary>The path of a file in the repository.</summary>
    public static string FilePath(params string[] parts)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Dryrun.slnx"))) at = at.Parent;
        return Path.Combine([at.FullName, .. parts]);
    }

    // Knobs that do not apply may not be decided.
    private DesignDocument Fitting(DesignDocument design, JsonObject world)
    {
        foreach (var condition in System.Conditions.Where(c => !c.Applies(world, design))) design = Own(design.With(condition.Path, null), condition.Path);
        return design;
    }

    // What is decided, or does not apply, is not handed to anybody.
    private static DesignDocument Own(DesignDocument design, string path)
    {
        if (design.Root["delegated"] is not JsonObject handed || !handed.ContainsKey(path)) return design;
        var root = (JsonObject)design.Root.DeepClone();
        ((JsonObject)root["delegated"]!).Remove(path);
        return DesignDocument.Of(root);
    }

    private static IEnumerable<KeyValuePair<string, string>> Parted(string pairs) =>
        pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => KeyValuePair.Create(p[..p.IndexOf('=')], p[(p.IndexOf('=') + 1)..]));
}

/// <summary>The systems that tests sit in.</summary>
internal static class Rooms
{
    public static SystemRoom Gateways { get; } = new("gateway-limits", "api-rate-limits", "incident=none attack=none tenant=quiet store=up");

    /// <summary>A single night is one on which nobody's luck is bad.</summary>
    public static SystemRoom Spike { get; } = new(
        "event-spike", "live-event-5x", "turnout=middle cancelled=no quota=onTime finance=approves growth=agrees hiddenLimit=none incident=none", runsQuiet: true);

    public static SystemRoom Fleet { get; } = new("fleet-update", "quest-patches", "defect=none incident=none");
}
