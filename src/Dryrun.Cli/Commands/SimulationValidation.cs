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
        screen.Line($"[bold]{"simulation",-56}{"exact",11}{"model",11}{"± s. e.",9}{"z",8}[/]");
        foreach (var model in rows.GroupBy(r => r.Model))
        {
            screen.Line($"{Screen.Plain(model.Key)}  [dim]{Screen.Plain(string.Join("; ", model.Select(r => r.Source).Distinct()))}[/]");
            foreach (var row in model)
            {
                var mark = row.Pass ? "[green]pass[/]" : "[red]MISS[/]";
                screen.Line($"  {mark}  {Screen.Plain(row.Figure),-48}{Digits(row.Exact, 5),11}{Digits(row.Actual, 5),11}{Digits(row.StandardError, 2),9}{Deviate(row.Z),8}");
                if (row.Margin > 0.0) screen.Line($"        [dim]the exact figure is a limit or an approximation, taken as good to {Digits(row.Margin, 2)}[/]");
            }
        }

        screen.Line();
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

    // So many significant digits, never as a power of ten.
    private static string Digits(double value, int digits)
    {
        if (value == 0.0) return "0";
        var decimals = Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 8);
        return value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string Deviate(double z) => double.IsFinite(z) ? z.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) : "far off";
}
