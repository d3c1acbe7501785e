using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dryrun.Assessment.Consequence;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Designs;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Sessions;
using Dryrun.Sitting.Runs;
using Dryrun.Sitting.Sessions;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun explain</c>: the facts of a prompt with their value, and its naive, reference and best known design. All spoilers.</summary>
internal static class ExplainCommand
{
    public static Command Make(Edge edge)
    {
        var prompt = new Argument<string>("prompt") { Description = "The prompt; dryrun prompts lists them." };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the world.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var json = Flags.Json();
        var content = Flags.Content();
        var command = new Command("explain", "What a prompt hides: facts with their value, naive, reference and best known design (spoilers).") { prompt, seed, json, content };
        command.SetAction(parsed => Explain(edge, edge.Content(parsed.GetValue(content)), parsed.GetValue(prompt)!, parsed.GetValue(seed), parsed.GetValue(json)));
        return command;
    }

    private static int Explain(Edge edge, ContentFolder folder, string id, ulong seed, bool json)
    {
        ByTalk.Refuse(edge.Library(folder), id);
        var room = SessionRooms.Open(edge.Library(folder), id);
        var world = SessionRooms.World(room, seed, []);
        var reference = PromptValues.Design(folder, id, "reference");
        var facts = room.Content.Facts.Where(f => f.Reveals is not null && f.Moves.Count > 0).Select(f => new MissedFact(f.Id, f.Moves)).ToList();
        var input = new ConsequenceInput(room.System, world, PromptValues.Design(folder, id, "naive"), reference, reference, facts, seed);
        ConsequenceReport report;
        using (var line = new ProgressLine(edge.Screen, "Searching for the best design", edge.Clock))
        {
            report = ConsequenceAssessment.Assess(input, new Steps(line), Environment.ProcessorCount, edge.Stop);
        }

        var values = PromptValues.Stored(folder, id);
        if (json) edge.Screen.Output.WriteLine(Json(room, world, seed, report, values).ToJsonString(JsonText.Indented));
        else Show(edge.Screen, room, world, seed, report, values, PromptValues.Current(folder, room.Content, room.System) is null);
        return 0;
    }

    private static void Show(Screen screen, Room room, JsonObject world, ulong seed, ConsequenceReport report, FactValues? values, bool stale)
    {
        screen.Line($"[bold]{Screen.Plain(room.Content.Prompt.Title)}[/] [dim]seed {seed}[/]");
        screen.Line();
        screen.Line($"  naive       {Money.Short(report.NaiveCost.Mid * 100),8}");
        screen.Line($"  reference   {Money.Short(report.ReferenceCost.Mid * 100),8}");
        var bound = report.IsBound ? "; a bound: two optimisers disagree by more than 2 percent" : "";
        screen.Line($"  best known  {Money.Short(report.BestKnownCost.Mid * 100),8}  [dim]({report.BestKnownName}{bound})[/]");
        screen.Line();
        screen.Line("Facts, by what knowing them is worth before the world is drawn");
        if (values is null) screen.Line("  [dim]not computed yet: dryrun content build[/]");
        else if (stale) screen.Line("  [yellow]computed for another world, facts, designs or model: dryrun content build[/]");
        foreach (var fact in room.Content.Facts.OrderByDescending(f => values?.Facts.GetValueOrDefault(f.Id)?.Value ?? 0))
        {
            var worth = values?.Facts.GetValueOrDefault(fact.Id) is { } v ? v.Colour ? "colour" : Money.Short(v.Value * 100) : fact.Framing ? "framing" : "-";
            screen.Hanging($"  {worth,8}  [bold]{fact.Id,-20}[/] ", 33, fact.Say(world));
        }

        screen.Line();
        screen.Line("The best known design");
        foreach (var row in DesignFile.Write(DesignDocument.Of(report.BestKnown)).TrimEnd().Split('\n')) screen.Line("  " + Screen.Plain(row));
    }

    private static JsonObject Json(Room room, JsonObject world, ulong seed, ConsequenceReport report, FactValues? values) => new()
    {
        ["prompt"] = room.Content.Prompt.Id,
        ["seed"] = seed,
        ["world"] = world.DeepClone(),
        ["facts"] = new JsonArray([.. room.Content.Facts.Select(f => (JsonNode?)new JsonObject
        {
            ["id"] = f.Id,
            ["framing"] = f.Framing,
            ["reveals"] = f.Reveals,
            ["moves"] = new JsonArray([.. f.Moves.Select(m => (JsonNode?)m)]),
            ["answer"] = f.Say(world),
            ["valueOfInformation"] = JsonSerializer.SerializeToNode(values?.Facts.GetValueOrDefault(f.Id), EventJson.Options),
        })]),
        ["naiveCost"] = report.NaiveCost.Mid,
        ["referenceCost"] = report.ReferenceCost.Mid,
        ["bestKnownCost"] = report.BestKnownCost.Mid,
        ["bestKnownName"] = report.BestKnownName,
        ["isBound"] = report.IsBound,
        ["bestKnown"] = report.BestKnown.DeepClone(),
    };
}
