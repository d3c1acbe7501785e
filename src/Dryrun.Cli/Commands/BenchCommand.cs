using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Dryrun.Cli.Judging;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Experiments;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Understanding.Evaluation;
using Dryrun.Simulation.Statistics;
using Dryrun.Sitting.Runs;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun bench</c>: how fast and how right, measured on this machine, with counts and intervals.</summary>
internal static class BenchCommand
{
    private const int RunsTimed = 20;
    private const int RunsWarm = 3;
    private const int Replicas = 64;

    private static readonly string[] Names = ["fleet", "interviewer", "session", "web", "limits", "optimisers", "simulation", "judge"];

    public static Command Make(Edge edge)
    {
        var name = new Argument<string?>("name") { Description = $"{Wording.Alternatives(Names)}; fleet and interviewer unless named.", Arity = ArgumentArity.ZeroOrOne };
        var data = new Option<string?>("--data") { Description = "The labelled utterances to measure understanding on.", HelpName = "FILE" };
        var worlds = new Option<int>("--worlds") { Description = "Worlds for optimisers, ten seconds each or more.", DefaultValueFactory = _ => 20, HelpName = "N" };
        var quick = new Option<bool>("--quick") { Description = "A short run of simulation." };
        var json = Flags.Json();
        var content = Flags.Content();
        var command = new Command("bench", "Measure speed and understanding on this machine.") { name, data, worlds, quick, json, content };
        command.SetAction((parsed, _) => parsed.GetValue(name) == "simulation"
            ? Task.FromResult(Simulation(edge, parsed.GetValue(quick), parsed.GetValue(json)))
            : MeasureAsync(edge, edge.Content(parsed.GetValue(content)), parsed.GetValue(name), parsed.GetValue(data), parsed.GetValue(worlds), parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> MeasureAsync(Edge edge, ContentFolder folder, string? named, string? data, int worlds, bool json)
    {
        if (named is not null && !Names.Contains(named)) throw new InputException($"there is no benchmark {named}; allowed {Wording.Alternatives(Names)}");
        var document = new JsonObject { ["machine"] = Machine() };
        if (!json) edge.Screen.Line($"[bold]{Machine()}[/]");
        if (named is null or "fleet") Fleet(edge, folder, json ? null : edge.Screen, document);
        if (named is null or "interviewer") Interviewer(edge, folder, data, json ? null : edge.Screen, document);
        if (named is null or "session") SessionBench.Measure(edge, folder, data, json ? null : edge.Screen, document);
        if (named is null or "web") await WebBench.MeasureAsync(edge, folder, data, json ? null : edge.Screen, document);
        if (named is "limits") await LimitsBench.MeasureAsync(edge, folder, json ? null : edge.Screen, document);
        if (named is "judge") JudgeBench.Measure(edge, json ? null : edge.Screen, document);
        if (named is "optimisers") OptimiserBench.Measure(edge, folder, worlds, json, document);
        if (json) edge.Screen.Output.WriteLine(document.ToJsonString(JsonText.Indented));
        return 0;
    }

    // Needs no content folder.
    private static int Simulation(Edge edge, bool quick, bool json)
    {
        var document = new JsonObject();
        SimulationBench.Measure(edge, quick, json, document);
        if (json) edge.Screen.Output.WriteLine(document.ToJsonString(JsonText.Indented));
        return 0;
    }

    /// <summary>The labelled utterances that come with the source.</summary>
    public static string Labelled(ContentFolder folder) => Path.Combine(folder.Path, "tests", "Dryrun.Interview.Tests", "Labelled", "utterances.yaml");

    private static string Machine() =>
        $"{Environment.ProcessorCount} processors, {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.FrameworkDescription}";

    // The reference design of the first prompt on the system, in the world of seed 1: what a session runs.
    private static void Fleet(Edge edge, ContentFolder folder, Screen? screen, JsonObject document)
    {
        var prompt = folder.PromptIds().Select(id => Prompt.Read(folder, id)).FirstOrDefault(p => p.System == "fleet-update")
            ?? throw new InputException("no prompt runs on fleet-update; name the content with --content DIR");
        var target = RunTarget.Find(edge.Systems, () => folder, prompt.Id);
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
        document["fleet"] = new JsonObject
        {
            ["prompt"] = prompt.Id,
            ["runMilliseconds"] = new JsonObject { ["mean"] = each.Mid, ["low"] = each.Low, ["high"] = each.High, ["runs"] = RunsTimed },
            ["replicates"] = Replicas,
            ["threads"] = threads,
            ["seconds"] = seconds,
        };
        screen?.Line();
        screen?.Line($"fleet: {prompt.Id}, reference design, search grid");
        screen?.Line($"  one run on one thread   {each.Mid:0.0} ms (95 % {each.Low:0.0} to {each.High:0.0}, {RunsTimed} runs)");
        screen?.Line($"  {Replicas} replicates, {threads} threads   {seconds:0.00} s");
    }

    private static void Interviewer(Edge edge, ContentFolder folder, string? data, Screen? screen, JsonObject document)
    {
        var file = data ?? Labelled(folder);
        var utterances = LabelledSet.Read(YamlText.ReadFile(file));
        var languages = folder.PromptIds().ToDictionary(id => id, id => PromptContent.Read(folder, id, edge.Systems).Language);
        Evaluator.Run(utterances.Take(RunsTimed), languages);
        var started = edge.Clock.GetTimestamp();
        var figures = Evaluator.Run(utterances, languages);
        var eachMs = edge.Clock.GetElapsedTime(started).TotalMilliseconds / Math.Max(1, figures.Readings.Count);
        document["interviewer"] = new JsonObject
        {
            ["utterances"] = figures.Readings.Count,
            ["millisecondsEach"] = eachMs,
            ["linking"] = new JsonArray([.. figures.Linking.Select(l => (JsonNode?)new JsonObject
            {
                ["kind"] = l.Kind,
                ["top1"] = Json(l.Top1),
                ["exact"] = Json(l.Exact),
                ["abstained"] = Json(l.Abstained),
                ["wrongDisclosure"] = Json(l.Wrong),
            })]),
            ["acts"] = new JsonArray([.. figures.Acts.Where(a => a.True + a.False + a.Missed > 0).Select(a => (JsonNode?)new JsonObject
            {
                ["act"] = a.Act is { } act ? Wording.Key(act.ToString()) : "all",
                ["precision"] = Json(a.Precision),
                ["recall"] = Json(a.Recall),
                ["f1"] = a.F1,
            })]),
            ["meanF1"] = figures.MacroF1,
        };
        if (screen is null) return;
        screen.Line();
        screen.Line($"interviewer: {figures.Readings.Count} labelled utterances, {eachMs:0.00} ms each");
        screen.Output.Write(Evaluator.Show(figures));
    }

    private static JsonObject Json(Rate rate) => new() { ["share"] = rate.Share, ["low"] = rate.Interval.Low, ["high"] = rate.Interval.High, ["hits"] = rate.Hits, ["of"] = rate.Total };
}
