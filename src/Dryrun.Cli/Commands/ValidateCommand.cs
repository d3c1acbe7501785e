using System.CommandLine;
using System.Text.Json.Nodes;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Systems;
using Dryrun.Sitting.Runs;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun validate</c>: how the simulated worlds compare with published events and closed forms, and the simulation library with theory.</summary>
internal static class ValidateCommand
{
    public static Command Make(Edge edge)
    {
        var names = new Argument<string[]>("name") { Description = "Systems, or simulation for the library under them; all systems unless named.", Arity = ArgumentArity.ZeroOrMore };
        var json = Flags.Json();
        var command = new Command("validate", "Compare the systems, or the simulation library, with published events and closed forms; a miss exits 1.") { names, json };
        command.SetAction(parsed => Validate(edge, parsed.GetValue(names) ?? [], parsed.GetValue(json)));
        return command;
    }

    private static int Validate(Edge edge, IReadOnlyList<string> names, bool json)
    {
        foreach (var name in names.Where(n => n != SimulationValidation.Name && edge.Systems.All(s => s.Id != n))) ByTalk.Refuse(edge.Library(edge.Content(null)), name);
        var systems = names.Count == 0 ? edge.Systems : [.. names.Where(n => n != SimulationValidation.Name).Select(edge.System)];
        var results = systems.OfType<IValidated>().Select(s => (((ISimulatedSystem)s).Id, Rows: s.Validate(edge.Stop))).ToList();
        var library = names.Contains(SimulationValidation.Name) ? SimulationValidation.Rows(edge, 1.0) : [];
        var counted = results.SelectMany(r => r.Rows).Where(r => !r.IsCalibration).ToList();
        if (json)
        {
            edge.Screen.Output.WriteLine(new JsonObject
            {
                ["rows"] = new JsonArray([.. results.SelectMany(r => r.Rows.Select(row => (JsonNode?)Json(r.Id, row))), .. library.Select(SimulationValidation.Json)]),
                ["passed"] = counted.Count(r => r.Pass) + library.Count(r => r.Pass),
                ["failed"] = counted.Count(r => !r.Pass) + library.Count(r => !r.Pass),
            }.ToJsonString(JsonText.Indented));
        }
        else
        {
            foreach (var (id, rows) in results)
            {
                edge.Screen.Line($"[bold]{id}[/]");
                foreach (var row in rows) Show(edge.Screen, row);
            }

            if (results.Count > 0) edge.Screen.Line($"{counted.Count(r => r.Pass)} of {counted.Count} rows pass; calibration rows do not count");
            if (library.Count > 0) SimulationValidation.Show(edge.Screen, library);
        }

        return counted.TrueForAll(r => r.Pass) && library.All(r => r.Pass) ? 0 : CommandLine.Failed;
    }

    private static void Show(Screen screen, ValidationRow row)
    {
        var mark = row.IsCalibration ? "[dim]calibration[/]" : row.Pass ? "[green]pass[/]       " : "[red]MISS[/]       ";
        var expected = row.Criterion switch
        {
            ValidationCriterion.AtLeast => $"at least {Figures.Show(row.Expected)}",
            ValidationCriterion.AtMost => $"at most {Figures.Show(row.Expected)}",
            _ => Figures.Show(row.Expected) + (row.Tolerance > 0 ? $" ± {Figures.Show(row.Tolerance)}" : ""),
        };
        screen.Line($"  {mark} {Screen.Plain(row.Case)}");
        screen.Line($"              [dim]expected {expected}, actual {Figures.Show(row.Actual)}; {Screen.Plain(row.Source)}[/]");
        if (row.Fitted.Count > 0) screen.Line($"              [dim]fitted: {Screen.Plain(string.Join(", ", row.Fitted))}[/]");
    }

    private static JsonObject Json(string system, ValidationRow row) => new()
    {
        ["system"] = system,
        ["case"] = row.Case,
        ["source"] = row.Source,
        ["expected"] = row.Expected,
        ["actual"] = row.Actual,
        ["criterion"] = Wording.Key(row.Criterion.ToString()),
        ["tolerance"] = row.Tolerance,
        ["fitted"] = new JsonArray([.. row.Fitted.Select(f => (JsonNode?)f)]),
        ["calibration"] = row.IsCalibration,
        ["pass"] = row.Pass,
    };
}
