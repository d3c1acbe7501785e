using System.Text.Json.Nodes;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Experiments;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Prompts;
using Dryrun.Simulation.Statistics;
using Dryrun.Sitting.Runs;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun bench fleet</c>, <c>gateway</c>, <c>spike</c>: what a run on the search grid takes, of which a debrief needs thousands.</summary>
internal static class SearchBench
{
    private const int RunsTimed = 20;
    private const int RunsWarm = 3;
    private const int Replicas = 64;

    /// <summary>Times the reference design of the first prompt on a system, in the world of seed 1: what a session runs.</summary>
    public static void Measure(Edge edge, ContentFolder folder, string name, string system, Screen? screen, JsonObject document)
    {
        var target = Target(edge, folder, system);
        var prepared = target.System.Prepare(target.World(1, null), target.Design("reference"));
        var options = new RunOptions { Seed = 1, Grid = RunGrid.Search, Record = false, Strata = Replicas, Cancellation = edge.Stop };
        Replicates.Run(prepared, options, 1000, RunsWarm, 1, null, edge.Stop);
        var times = new double[RunsTimed];
        for (var i = 0; i < RunsTimed; i++)
        {
            var started = edge.Clock.GetTimestamp();
            Replicates.Run(prepared, options, i, 1, 1, null, edge.Stop);
            times[i] = edge.Clock.GetElapsedTime(started).TotalMilliseconds;
        }

        var each = MeanInterval.Of(times);
        var threads = Environment.ProcessorCount;
        var all = edge.Clock.GetTimestamp();
        Replicates.Run(prepared, options, 0, Replicas, threads, null, edge.Stop);
        var seconds = edge.Clock.GetElapsedTime(all).TotalSeconds;
        document[name] = new JsonObject
        {
            ["prompt"] = target.Prompt!.Id,
            ["runMilliseconds"] = new JsonObject { ["mean"] = each.Mid, ["low"] = each.Low, ["high"] = each.High, ["runs"] = RunsTimed },
            ["replicates"] = Replicas,
            ["threads"] = threads,
            ["seconds"] = seconds,
        };
        screen?.Line();
        screen?.Line($"{name}: {target.Prompt.Id}, reference design, search grid");
        screen?.Line($"  one run on one thread   {each.Mid:0.0} ms (95 % {each.Low:0.0} to {each.High:0.0}, {RunsTimed} runs)");
        screen?.Line($"  {Replicas} replicates, {threads} threads   {seconds:0.00} s");
    }

    /// <summary>The first prompt on a system.</summary>
    /// <exception cref="InputException">There is none in the content.</exception>
    public static RunTarget Target(Edge edge, ContentFolder folder, string system)
    {
        var prompt = folder.PromptIds().Select(id => Prompt.Read(folder, id)).FirstOrDefault(p => p.System == system)
            ?? throw new InputException($"no prompt runs on {system}; name the content with --content DIR");
        return RunTarget.Find(edge.Systems, () => folder, prompt.Id);
    }
}
