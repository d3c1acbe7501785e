using System.Globalization;
using System.Text.Json.Nodes;
using Dryrun.Cli.Terminal;
using Dryrun.Simulation.Validation;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun validate simulation</c>: the simulation library against closed forms.</summary>
internal static class SimulationValidation
{
    /// <summary>What it is called on the command line, beside the systems.</summary>
    public const string Name = "simulation";

    /// <summary>Compares all models, or a share of their replications.</summary>
    public static IReadOnlyList<ValidationRow> Rows(Edge edge, double share)
    {
        using var line = new ProgressLine(edge.Screen, "Running models with known answers", edge.Clock);
        return ValidationSuite.Run(ValidationSuite.Models, share, ValidationSuite.Seed, Environment.ProcessorCount, line, edge.Stop);
    }

    /// <summary>The table: model, exact value, model value, z, mark.</summary>
    public static void Show(Screen screen, IReadOnlyList<ValidationRow> rows)
    {
        screen.Line($"[bold]{Name}[/]");
        foreach (var group in rows.GroupBy(r => r.Model))
        {
            screen.Line($"  {Screen.Plain(group.Key)}");
            foreach (var row in group)
            {
                var mark = row.Pass ? "[green]pass[/]" : "[red]MISS[/]";
                screen.Line($"    {mark}  {Screen.Plain(row.Figure)}");
                var margin = row.Margin > 0.0 ? $" ± {Digits(row.Margin)}" : "";
                screen.Line($"          [dim]exact {Digits(row.Exact)}{margin}, model {Digits(row.Actual)} ± {Digits(row.StandardError)}, z {row.Z:+0.00;-0.00;0.00}; {Screen.Plain(row.Source)}[/]");
            }
        }

        screen.Line(
            $"{rows.Count(r => r.Pass)} of {rows.Count} figures pass: within {ValidationRow.ZMax:0} standard errors. Under fresh seeds a right library would miss at least one of them with chance {ValidationRow.FalseAlarm(rows.Count) * 100:0.0} percent.");
    }

    /// <summary>One row for programs.</summary>
    public static JsonObject Json(ValidationRow row) => new()
    {
        ["system"] = Name,
        ["model"] = row.Model,
        ["case"] = row.Figure,
        ["source"] = row.Source,
        ["expected"] = row.Exact,
        ["margin"] = row.Margin,
        ["actual"] = row.Actual,
        ["standardError"] = row.StandardError,
        ["replications"] = row.Replications,
        ["z"] = double.IsFinite(row.Z) ? row.Z : null,
        ["pass"] = row.Pass,
    };

    private static string Digits(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
