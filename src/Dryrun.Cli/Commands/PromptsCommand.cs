using System.CommandLine;
using System.Text.Json.Nodes;
using Dryrun.Cli.Terminal;
using Dryrun.Interview.Prompts;
using Dryrun.Interview.Questions;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun prompts</c>: what can be rehearsed. Gives no fact away.</summary>
internal static class PromptsCommand
{
    public static Command Make(Edge edge)
    {
        var json = Flags.Json();
        var content = Flags.Content();
        var command = new Command("prompts", "List the prompts that can be rehearsed.") { json, content };
        command.SetAction(parsed => Show(edge, parsed.GetValue(json), parsed.GetValue(content)));
        return command;
    }

    private static int Show(Edge edge, bool json, string? contentFolder)
    {
        var content = edge.Content(contentFolder);
        var prompts = content.PromptIds().Select(id => Prompt.Read(content, id)).ToList();
        if (json)
        {
            edge.Screen.Output.WriteLine(new JsonArray([.. prompts.Select(p => (JsonNode?)new JsonObject
            {
                ["id"] = p.Id,
                ["title"] = p.Title,
                ["company"] = p.Company,
                ["role"] = p.Role,
                ["kind"] = p.Kind,
                ["minutes"] = p.Minutes,
                ["levels"] = new JsonArray([.. p.Levels.Select(l => (JsonNode?)l)]),
                ["system"] = p.System,
            })]).ToJsonString(JsonText.Indented));
            return 0;
        }

        foreach (var prompt in prompts)
        {
            edge.Screen.Line($"[bold]{prompt.Id}[/]  {Screen.Plain(prompt.Title)}");
            var levels = string.Join(" ", prompt.Levels);
            edge.Screen.Hanging("  ", 2, $"{prompt.Company} {prompt.Role}, {prompt.Kind}, {prompt.Minutes} minutes, {levels}; runs on {prompt.System}");
        }

        var kinds = QuestionFile.KindsIn(content);
        if (kinds.Count == 0) return 0;
        edge.Screen.Line();
        edge.Screen.Line("[bold]By talk[/]  dryrun interview KIND, with --role and --company");
        foreach (var file in kinds.Select(k => QuestionFile.Read(content, k))) edge.Screen.Pair(file.Kind, $"{file.Title}, {file.Questions.Count} questions", 26);

        return 0;
    }
}
