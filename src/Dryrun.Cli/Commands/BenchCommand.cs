using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Dryrun.Cli.Judging;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Understanding.Evaluation;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun bench</c>: how fast and how right, measured on this machine, with counts and intervals.</summary>
internal static class BenchCommand
{
    // Utterances that are read before time is taken.
    private const int ReadWarm = 20;

    private static readonly string[] Names = ["fleet", "gateway", "spike", "interviewer", "session", "web", "limits", "optimisers", "simulation", "judge"];

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
        if (named is null or "fleet") SearchBench.Measure(edge, folder, "fleet", "fleet-update", json ? null : edge.Screen, document);
        if (named is "gateway") GatewayBench.Measure(edge, folder, json ? null : edge.Screen, document);
        if (named is "spike") SearchBench.Measure(edge, folder, "spike", "event-spike", json ? null : edge.Screen, document);
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

    private static void Interviewer(Edge edge, ContentFolder folder, string? data, Screen? screen, JsonObject document)
    {
        var file = data ?? Labelled(folder);
        var utterances = LabelledSet.Read(YamlText.ReadFile(file));
        var languages = folder.PromptIds().ToDictionary(id => id, id => PromptContent.Read(folder, id, edge.Systems).Language);
        Evaluator.Run(utterances.Take(ReadWarm), languages);
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
