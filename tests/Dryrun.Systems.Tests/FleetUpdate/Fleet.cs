using System.Text.Json.Nodes;
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

    public static JsonObject World(params (string Path, JsonNode Value)[] changes)
    {
        var world = WorldDistribution.Typical(System.World);
        foreach (var (path, value) in changes) Tree.Set(world, path, value);
        return world;
    }

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

    private static DesignDocument Design(string name)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Dryrun.slnx"))) at = at.Parent;
        return DesignFile.Read(Path.Combine(at.FullName, "prompts", "quest-patches", "designs", name + ".yaml"));
    }
}
