using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Systems;

namespace Dryrun.Server.Catalogue;

/// <summary>Descriptions of systems as the browser needs them. What a busy team or a specialist would choose is never told.</summary>
internal static class SchemaShapes
{
    public static IReadOnlyList<SchemaSection> Design(ISimulatedSystem system) =>
        [.. system.Design.Properties.Where(p => p.Knob is not null).GroupBy(p => SectionOf(p.Path))
            .Select(g => new SchemaSection(g.Key, g.First().Section is { Length: > 0 } name ? name : Wording.Spaced(g.Key, capital: true), [.. g.Select(p => Knob(p, system))]))];

    public static IReadOnlyList<Component> Components(ISimulatedSystem system, bool withTeams) =>
        [.. system.Components.Select(c => new Component(c.Id, c.Name, c.Meaning) { RightfulTeam = withTeams ? c.RightfulTeam : null })];

    public static IReadOnlyList<Property> Metrics(ISimulatedSystem system) =>
        [.. system.Metrics.Properties.Select(p => Property(p) with { MoreIsBetter = p.MoreIsBetter })];

    public static IReadOnlyList<Property> World(ISimulatedSystem system) => [.. system.World.Properties.Select(Property)];

    public static IReadOnlyList<LedgerLine> Ledger(ISimulatedSystem system) => [.. system.LedgerLines.Select(l => new LedgerLine(l.Id, l.Name, l.Meaning))];

    public static IReadOnlyList<Luck> Luck(ISimulatedSystem system) => [.. system.Luck.Select(l => new Luck(l.Key, l.Name, l.Choices, l.Meaning))];

    private static Property Property(PropertyDescription p) => new(p.Path, p.Name, p.Unit, p.Meaning);

    private static string SectionOf(string path) => path.Contains('.') ? path[..path.IndexOf('.')] : "";

    private static Knob Knob(PropertyDescription p, ISimulatedSystem system) => new(p.Path, p.Name, p.Meaning, p.Unit, p.Kind, p.Allowed, p.Knob!.Class, p.Knob.Owner)
    {
        Min = Known(p.Min),
        Max = Known(p.Max),
        Choices = p.Choices.Count > 0 ? p.Choices : null,
        MinCount = p.MinCount > 0 ? p.MinCount : null,
        MaxCount = p.MaxCount < int.MaxValue ? p.MaxCount : null,
        Increasing = p.IsIncreasing ? true : null,
        Where = Where(p, system),
    };

    // Conditions name knobs by their paths; people know them by their names.
    private static string? Where(PropertyDescription p, ISimulatedSystem system)
    {
        var texts = system.Conditions.Where(c => c.Path == p.Path).Select(c => system.Design.Properties.Aggregate(c.Text, (text, k) => text.Replace(k.Path + " ", k.Name + " ", StringComparison.Ordinal)));
        var all = string.Join(" and ", texts);
        return all.Length > 0 ? all : null;
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
