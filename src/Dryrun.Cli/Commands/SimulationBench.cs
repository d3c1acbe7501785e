using System.Globalization;
using System.Text.Json.Nodes;
using Dryrun.Benchmarks;
using Dryrun.Cli.Terminal;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun bench simulation</c>: what the simulation library costs per operation, beside PriorityQueue and SimPy.</summary>
internal static class SimulationBench
{
    /// <summary>Measures and prints the tables.</summary>
    public static void Measure(Edge edge, bool quick, bool json, JsonObject document)
    {
        if (!json)
        {
            edge.Screen.Line();
            edge.Screen.Line($"[bold]simulation[/], CPU time, {(quick ? "short" : "full")} run");
            edge.Screen.Line(Screen.Plain(Machine.Name));
            if (SimulationBenchmark.SimPyAdvice is { } advice) edge.Screen.Line(Screen.Plain(advice));
        }

        var size = quick ? BenchSize.Quick : BenchSize.Full;
        var figures = new List<BenchFigure>();
        foreach (var measured in SimulationBenchmark.Tables(size, SimulationBenchmark.SimPyAdvice is null, edge.Stop))
        {
            var table = Measured(edge, measured, size, json);
            figures.AddRange(table);
            if (!json) ShowTable(edge.Screen, table);
        }

        document["simulation"] = new JsonObject { ["machine"] = Machine.Name, ["figures"] = new JsonArray([.. figures.Select(Json)]) };
        if (!json) ShowTargets(edge.Screen, figures);
    }

    // The line is gone before the table stands in its place.
    private static List<BenchFigure> Measured(Edge edge, IEnumerable<BenchFigure> measured, BenchSize size, bool json)
    {
        var figures = new List<BenchFigure>();
        using var line = json ? null : new ProgressLine(edge.Screen, "Measuring", edge.Clock);
        foreach (var figure in measured)
        {
            figures.Add(figure);
            line?.Report(Math.Min(0.99, figures.Count / (figure.Column == "each" ? 15.0 : 7 * size.Pending.Count)));
        }

        return figures;
    }

    /// <summary>The figures as a table: a row what was measured, a column under which load.</summary>
    public static void ShowTable(Screen screen, IReadOnlyList<BenchFigure> table)
    {
        screen.Line();
        if (table.Any(f => f.Column != "each")) ShowGrid(screen, table[0].Table, table);
        else ShowList(screen, table[0].Table, table);
    }

    /// <summary>How many targets are met.</summary>
    public static void ShowTargets(Screen screen, IReadOnlyList<BenchFigure> figures)
    {
        var aimed = figures.Where(f => f.Met is not null).ToList();
        screen.Line();
        screen.Line($"{aimed.Count(f => f.Met == true)} of {aimed.Count} targets met. They are aims on a quiet machine, not tests.");
    }

    // Rows by columns in million operations a second.
    private static void ShowGrid(Screen screen, string name, IReadOnlyList<BenchFigure> figures)
    {
        string[] columns = [.. figures.Select(f => f.Column).Distinct()];
        screen.Line($"[bold]{Screen.Plain(name)}[/], million events a second of CPU time, by events pending");
        screen.Line($"  {"",-26}{string.Concat(columns.Select(c => $"{c,9}"))}");
        foreach (var row in figures.GroupBy(f => f.Row))
        {
            var cells = columns.Select(c => row.FirstOrDefault(f => f.Column == c)).ToList();
            screen.Line($"  {Screen.Plain(row.Key),-26}{string.Concat(cells.Select(f => f is null || double.IsNaN(f.NanosecondsEach) ? $"{"-",9}" : $"{Millions(f.PerSecond),9}"))}");
            if (cells.Any(f => f?.TargetPerSecond is not null))
                screen.Line($"  {"  target",-26}{string.Concat(cells.Select(f => $"{Aim(f),9}"))}");
        }
    }

    private static void ShowList(Screen screen, string name, IReadOnlyList<BenchFigure> figures)
    {
        var checks = figures.Any(f => f.Check is not null);
        screen.Line($"[bold]{Screen.Plain(name)}[/]");
        screen.Line($"  {"",-44}{"ns each",9}{"M a second",12}{(checks ? $"{"mean time",11}" : "")}");
        foreach (var figure in figures)
        {
            if (double.IsNaN(figure.NanosecondsEach))
            {
                screen.Line($"  {Screen.Plain(figure.Row),-44}{"-",9}");
                continue;
            }

            var target = figure.TargetPerSecond is { } aim ? $"  target {Millions(aim)} {Mark(figure)}" : "";
            var check = checks ? $"{figure.Check?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",11}" : "";
            screen.Line($"  {Screen.Plain(figure.Row),-44}{Nanoseconds(figure.NanosecondsEach),9}{Millions(figure.PerSecond),12}{check}{target}");
        }

        foreach (var missing in figures.Select(f => f.Missing).OfType<string>().Distinct()) screen.Line($"  [dim]{Screen.Plain(missing)}[/]");
    }

    private static string Aim(BenchFigure? figure) => figure?.TargetPerSecond is { } target ? $"{Millions(target)} {(figure.Met == true ? "ok" : "no")}" : "";

    private static string Mark(BenchFigure figure) => figure.Met == true ? "[green]met[/]" : "[yellow]missed[/]";

    private static string Millions(double perSecond) => (perSecond / 1e6).ToString(perSecond < 1e6 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    private static string Nanoseconds(double each) => each.ToString(each < 100 ? "0.0" : "#,##0", CultureInfo.InvariantCulture);

    /// <summary>A figure for <c>--json</c>.</summary>
    public static JsonNode? Json(BenchFigure figure) => new JsonObject
    {
        ["table"] = figure.Table,
        ["row"] = figure.Row,
        ["column"] = figure.Column,
        ["nanosecondsEach"] = double.IsNaN(figure.NanosecondsEach) ? null : figure.NanosecondsEach,
        ["perSecond"] = double.IsNaN(figure.NanosecondsEach) ? null : figure.PerSecond,
        ["targetPerSecond"] = figure.TargetPerSecond,
        ["met"] = figure.Met,
        ["check"] = figure.Check,
        ["missing"] = figure.Missing,
    };
}
