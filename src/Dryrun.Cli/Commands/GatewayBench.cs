using System.Text.Json.Nodes;
using Dryrun.Benchmarks;
using Dryrun.Cli.Terminal;
using Dryrun.Interview.Prompts;
using Dryrun.Simulation.Randomness;
using Dryrun.Systems.GatewayLimits.Validation;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun bench gateway</c>: simulated requests a second of CPU time, and a run on the search grid.</summary>
internal static class GatewayBench
{
    private const int Requests = 2_000_000, Repeats = 5;
    private const double TargetPerSecond = 10e6;

    public static void Measure(Edge edge, ContentFolder folder, Screen? screen, JsonObject document)
    {
        SearchBench.Measure(edge, folder, "gateway", "gateway-limits", screen, document);
        var target = SearchBench.Target(edge, folder, "gateway-limits");
        var pace = new RequestPace(StreamKey.Of(1, "bench gateway"), target.World(1, null), target.Design("reference"));
        var limiter = new BenchFigure("requests", "limiter model, a bucket for each of 270,000", "each", CpuTime.NanosecondsOfLoop(pace.Limit, Requests, Repeats, edge.Stop))
        {
            TargetPerSecond = TargetPerSecond,
        };
        var minutes = new BenchFigure("requests", "quotas, gate, queue and retries together", "each", CpuTime.NanosecondsEach(_ => pace.Minute(), 1, Repeats, edge.Stop));
        BenchFigure[] figures = [limiter, minutes];
        document["gateway"]!["requests"] = new JsonArray([.. figures.Select(f => SimulationBench.Json(f))]);
        if (screen is null) return;
        SimulationBench.ShowTable(screen, figures);
        SimulationBench.ShowTargets(screen, figures);
    }
}
