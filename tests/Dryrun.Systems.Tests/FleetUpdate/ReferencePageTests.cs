using System.Text;
using System.Text.RegularExpressions;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.Tests.FleetUpdate;

/// <summary>The generated parts of docs/systems/fleet-update.md are current. DRYRUN_UPDATE=1 rewrites them.</summary>
public partial class ReferencePageTests
{
    [Fact]
    public void The_reference_page_is_current()
    {
        var path = SystemRoom.FilePath("docs", "systems", "fleet-update.md");
        var page = File.ReadAllText(path);
        var current = Part().Replace(page, part => $"<!-- generated:{part.Groups["name"].Value} -->\n{Text(part.Groups["name"].Value).Trim()}\n<!-- /generated -->");
        if (Environment.GetEnvironmentVariable("DRYRUN_UPDATE") == "1") File.WriteAllText(path, current);
        else page.ShouldBe(current, "run with DRYRUN_UPDATE=1 to rewrite the generated parts");
    }

    private static string Text(string name) => name switch
    {
        "world" => DescriptionTables.World(Rooms.Fleet.System.World),
        "knobs" => DescriptionTables.Knobs(Rooms.Fleet.System),
        "metrics" => DescriptionTables.Metrics(Rooms.Fleet.System.Metrics),
        "components" => Table("component | rightful team | answers for", Rooms.Fleet.System.Components.Select(c => $"{c.Name} (`{c.Id}`) | {c.RightfulTeam} | {c.Meaning}")),
        "ledger" => Table("line | how the cents come about", Rooms.Fleet.System.LedgerLines.Select(l => $"{l.Name} (`{l.Id}`) | {l.Meaning}")),
        "luck" => Table("luck | values", Rooms.Fleet.System.Luck.Select(l => $"{l.Name} (`{l.Key}`) | {string.Join(", ", l.Choices)}")),
        "validation" => Validation(),
        _ => throw new InvalidOperationException($"{name} is not a generated part"),
    };

    private static string Validation() => Table(
        "case | source | expected | actual | fitted | verdict",
        ((IValidated)Rooms.Fleet.System).Validate(CancellationToken.None).Select(r =>
            $"{r.Case} | {r.Source} | {Criterion(r)} | {r.Actual:0.##} | {string.Join(", ", r.Fitted)} | {(r.IsCalibration ? "calibration, does not count" : r.Pass ? "pass" : "miss")}"));

    private static string Criterion(ValidationRow row) => row.Criterion switch
    {
        ValidationCriterion.AtLeast => $"at least {row.Expected:0.###}",
        ValidationCriterion.AtMost => $"at most {row.Expected:0.###}",
        _ => $"{row.Expected:0.###}{(row.Tolerance > 0 ? $" ± {row.Tolerance:0.###}" : "")}",
    };

    private static string Table(string head, IEnumerable<string> rows)
    {
        var table = new StringBuilder($"| {head} |\n|{string.Concat(Enumerable.Repeat("---|", head.Split('|').Length))}\n");
        foreach (var row in rows) table.Append($"| {row} |\n");
        return table.ToString();
    }

    [GeneratedRegex(@"<!-- generated:(?<name>\w+) -->.*?<!-- /generated -->", RegexOptions.Singleline)]
    private static partial Regex Part();
}
