using System.Text.Json.Nodes;
using Dryrun.Assessment.Consequence;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun bench optimisers</c>: in how many worlds the two optimisers of a debrief end within two percent of each other.</summary>
internal static class OptimiserBench
{
    /// <summary>Worlds that may be asked for.</summary>
    public const int WorldsMin = 1, WorldsMax = 1000;

    /// <summary>Measures on the first prompt of fleet-update; a world takes about ten seconds on two idle cores.</summary>
    public static void Measure(Edge edge, ContentFolder folder, int count, bool json, JsonObject document)
    {
        if (count is < WorldsMin or > WorldsMax) throw new InputException($"--worlds is {count}; allowed {WorldsMin} to {WorldsMax}");
        var id = folder.PromptIds().First(p => Prompt.Read(folder, p).System == "fleet-update");
        var content = PromptContent.Read(folder, id, edge.Systems);
        var system = edge.System(content.Prompt.System);
        var gaps = new List<OptimiserGap>();
        using (var line = new ProgressLine(edge.Screen, "Searching twice", edge.Clock))
        {
            var worlds = PromptWorld.Distribution(system, content.Prompt);
            var (naive, reference) = (PromptValues.Design(folder, id, "naive"), PromptValues.Design(folder, id, "reference"));
            foreach (var gap in OptimiserAgreement.Measure(system, worlds, naive, reference, count, Environment.ProcessorCount, edge.Stop))
            {
                gaps.Add(gap);
                line.Report(gaps.Count / (double)count);
            }
        }

        double[] shares = [.. gaps.Select(g => g.Share)];
        var (agree, median, worst) = (gaps.Count(g => g.Agrees), Quantile.Of(shares, 0.5), shares.Max());
        document["optimisers"] = new JsonObject
        {
            ["prompt"] = id, ["worlds"] = count, ["withinTwoPercent"] = agree, ["medianGap"] = median, ["largestGap"] = worst,
            ["gaps"] = new JsonArray([.. gaps.Select(g => (JsonNode?)new JsonObject { ["seed"] = g.Seed, ["share"] = g.Share })]),
        };
        if (json) return;
        edge.Screen.Line();
        edge.Screen.Line($"optimisers: within 2 percent of each other in {agree} of {count} worlds of {Screen.Plain(id)}; median gap {median * 100:0.0} percent, largest {worst * 100:0.0}");
    }
}
