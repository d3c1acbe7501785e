using System.Text.RegularExpressions;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.Tests.GatewayLimits;

/// <summary>The generated parts of docs/systems/gateway-limits.md are current. DRYRUN_UPDATE=1 rewrites them.</summary>
public partial class ReferencePageTests
{
    private static readonly string Page = SystemRoom.FilePath("docs", "systems", "gateway-limits.md");

    [Fact]
    public void The_reference_page_is_current() => Check(name => name == "validation" ? null : Text(name));

    [Fact, Trait("Suite", "Long")]
    public void The_validation_on_the_page_is_what_the_program_prints() => Check(name => name == "validation" ? Validation() : null);

    [Fact, Trait("Suite", "Long")]
    public void Every_row_of_the_validation_passes() =>
        ((IValidated)Rooms.Gateways.System).Validate(CancellationToken.None).Where(r => !r.Pass).Select(r => $"{r.Case}: {r.Actual}").ShouldBeEmpty();

    private static void Check(Func<string, string?> text)
    {
        var page = File.ReadAllText(Page);
        var current = Part().Replace(page, part => text(part.Groups["name"].Value) is { } now
            ? $"<!-- generated:{part.Groups["name"].Value} -->\n{now.Trim()}\n<!-- /generated -->" : part.Value);
        if (Environment.GetEnvironmentVariable("DRYRUN_UPDATE") == "1") File.WriteAllText(Page, current);
        else page.ShouldBe(current, "run with DRYRUN_UPDATE=1 to rewrite the generated parts");
    }

    private static string Text(string name) => name switch
    {
        "world" => DescriptionTables.World(Rooms.Gateways.System.World),
        "knobs" => DescriptionTables.Knobs(Rooms.Gateways.System),
        "metrics" => DescriptionTables.Metrics(Rooms.Gateways.System.Metrics),
        "components" => Table("component | rightful team | answers for", Rooms.Gateways.System.Components.Select(c => $"{c.Name} (`{c.Id}`) | {c.RightfulTeam} | {c.Meaning}")),
        "ledger" => Table("line | how the cents come about", Rooms.Gateways.System.LedgerLines.Select(l => $"{l.Name} (`{l.Id}`) | {l.Meaning}")),
        "luck" => Table("luck | values", Rooms.Gateways.System.Luck.Select(l => $"{l.Name} (`{l.Key}`) | {string.Join(", ", l.Choices)}")),
        _ => throw new InvalidOperationException($"{name} is not a generated part"),
    };

    private static string Validation() => Table(
        "case | source | expected | actual | fitted | verdict",
        ((IValidated)Rooms.Gateways.System).Validate(CancellationToken.None).Select(r =>
            $"{r.Case} | {r.Source} | {Criterion(r)} | {r.Actual:0.####} | {string.Join(", ", r.Fitted)} | {(r.IsCalibration ? "calibration, does not count" : r.Pass ? "pass" : "miss")}"));

    private static string Criterion(ValidationRow row) => row.Criterion switch
    {
        ValidationCriterion.AtLeast => $"at least {row.Expected:0.###}",
        ValidationCriterion.AtMost => $"at most {row.Expected:0.###}",
        _ => $"{row.Expected:0.####}{(row.Tolerance > 0 ? $" ± {row.Tolerance:0.####}" : "")}",
    };

    private static string Table(string head, IEnumerable<string> rows)
    {
        var columns = head.Split('|').Length;
        return string.Join('\n', [$"| {head} |", $"|{string.Concat(Enumerable.Repeat("---|", columns))}", .. rows.Select(r => $"| {r} |")]);
    }

    [GeneratedRegex(@"<!-- generated:(?<name>\w+) -->.*?<!-- /generated -->", RegexOptions.Singleline)]
    private static partial Regex Part();
}
