using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Descriptions;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun systems</c>: what designs run on.</summary>
internal static class SystemsCommand
{
    public static Command Make(Edge edge)
    {
        var json = Flags.Json();
        var command = new Command("systems", "List the systems that designs run on.") { json };
        command.SetAction(parsed => Show(edge, parsed.GetValue(json)));
        return command;
    }

    private static int Show(Edge edge, bool json)
    {
        if (json)
        {
            var list = new JsonArray([.. edge.Systems.Select(s => (JsonNode?)new JsonObject
            {
                ["id"] = s.Id,
                ["title"] = s.Title,
                ["modelVersion"] = s.ModelVersion,
                ["knobs"] = s.Design.Properties.Count,
                ["worldProperties"] = s.World.Properties.Count,
                ["metrics"] = s.Metrics.Properties.Count,
                ["components"] = new JsonArray([.. s.Components.Select(c => (JsonNode?)c.Id)]),
            })]);
            edge.Screen.Output.WriteLine(list.ToJsonString(JsonText.Indented));
            return 0;
        }

        foreach (var system in edge.Systems)
        {
            var programme = system.Design.Properties.Count(p => p.Knob?.Class == KnobClass.Programme);
            edge.Screen.Line($"[bold]{system.Id}[/]  {Screen.Plain(system.Title)}");
            var decisions = $"{programme} programme decisions, {system.Design.Properties.Count - programme} engineering decisions";
            edge.Screen.Hanging("  ", 2, $"{decisions}, {system.World.Properties.Count} facts of the world, {system.Metrics.Properties.Count} metrics");
            edge.Screen.Hanging("  ", 2, $"to be owned: {string.Join(", ", system.Components.Select(c => c.Name))}");
        }

        return 0;
    }
}

/// <summary>Options that several commands share.</summary>
internal static class Flags
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document and nothing else." };

    public static Option<string?> Content() => new("--content") { Description = "The folder that holds prompts; found beside the program unless named.", HelpName = "DIR" };

    /// <summary>An option that takes one of the names of an enumeration.</summary>
    public static Option<T> Choice<T>(string name, string description, T otherwise)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(Wording.Key).ToList();
        return new Option<T>(name)
        {
            Description = description,
            HelpName = string.Join('|', names),
            DefaultValueFactory = _ => otherwise,
            CustomParser = result =>
            {
                var said = result.Tokens[0].Value;
                if (names.Contains(said, StringComparer.OrdinalIgnoreCase)) return Enum.Parse<T>(said, ignoreCase: true);
                result.AddError($"{name} is {said}; allowed {Wording.Alternatives(names)}");
                return otherwise;
            },
        };
    }
}

/// <summary>How JSON is printed.</summary>
internal static class JsonText
{
    public static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
