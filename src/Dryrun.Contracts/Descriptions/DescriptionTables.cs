using System.Text;
using Dryrun.Contracts.Systems;

namespace Dryrun.Contracts.Descriptions;

/// <summary>Markdown tables of a system's records, for its reference page.</summary>
public static class DescriptionTables
{
    /// <summary>Key, meaning, unit, allowed, class, owner, unled and specialist's value of every knob; conditions stand with the meaning.</summary>
    public static string Knobs(ISimulatedSystem system) => Table(
        ["Knob", "Meaning", "Unit", "Allowed", "Class", "Owner", "Unled", "Specialist"],
        system.Design.Properties.Where(p => p.Knob is not null).Select(p => (string[])
        [
            Code(p.Path),
            string.Join(" ", [$"{p.Name}. {p.Meaning}", .. system.Conditions.Where(c => c.Path == p.Path).Select(c => $"Only where {c.Text}.")]),
            p.Unit,
            p.Allowed,
            p.Knob!.Class == KnobClass.Programme ? "programme" : "engineering",
            system.Components.FirstOrDefault(c => c.Id == p.Knob.Owner)?.RightfulTeam ?? p.Knob.Owner,
            PlainValues.Show(p.Knob.Unled),
            PlainValues.Show(p.Knob.Specialist),
        ]));

    /// <summary>Key, meaning, unit, allowed, typical value and source of every world property.</summary>
    public static string World(RecordDescription world) => Table(
        ["Property", "Meaning", "Unit", "Allowed", "Typical", "Source"],
        world.Properties.Select(p => (string[])[Code(p.Path), $"{p.Name}. {p.Meaning}", p.Unit, p.Allowed, PlainValues.Show(p.Typical), p.Source]));

    /// <summary>Key, meaning, unit and direction of every metric.</summary>
    public static string Metrics(RecordDescription metrics) => Table(
        ["Metric", "Meaning", "Unit", "Better"],
        metrics.Properties.Select(p => (string[])[Code(p.Path), $"{p.Name}. {p.Meaning}", p.Unit, p.MoreIsBetter ? "more" : "less"]));

    private static string Table(string[] head, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder().Append("| ").AppendJoin(" | ", head).Append(" |\n|");
        text.Append(string.Concat(Enumerable.Repeat("---|", head.Length))).Append('\n');
        foreach (var row in rows) text.Append("| ").AppendJoin(" | ", row.Select(Cell)).Append(" |\n");
        return text.ToString();
    }

    private static string Code(string key) => $"`{key}`";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
