using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;

namespace Dryrun.Assessment.Consequence;

/// <summary>Everything of a design that a run can feel: complete knob values, programme, and standing answers. Immutable.</summary>
internal sealed record DesignState(JsonObject Values, JsonObject Programme, IReadOnlyDictionary<string, string> Decisions)
{
    /// <summary>The state of a design that was resolved.</summary>
    public static DesignState Of(TriedDesign design)
    {
        var values = new JsonObject();
        foreach (var knob in design.Run.Knobs) Tree.Set(values, knob.Knob.Path, knob.Value);
        return new(values, design.Document.Root["programme"] as JsonObject ?? [], design.Decisions);
    }

    public DesignState WithValue(string path, JsonNode? value)
    {
        var values = (JsonObject)Values.DeepClone();
        Tree.Set(values, path, value);
        return this with { Values = values };
    }

    public DesignState WithProgramme(string path, JsonNode? value)
    {
        var programme = (JsonObject)Programme.DeepClone();
        Tree.Set(programme, path, value);
        return this with { Programme = programme };
    }

    public DesignState WithDecision(string key, string? option)
    {
        var decisions = Decisions.Where(d => d.Key != key).ToDictionary(d => d.Key, d => d.Value);
        if (option is not null) decisions.Add(key, option);
        return this with { Decisions = decisions };
    }

    public DesignDocument Document(ISimulatedSystem system, JsonObject world) =>
        FlatDesign.Document(system, world, Values, Programme.Count == 0 ? null : Programme);
}

/// <summary>One replacement on the way from one design to another.</summary>
/// <param name="Id">Path of the knob, <c>programme.owners.ID</c>, <c>programme</c> or <c>decision.KEY</c>.</param>
/// <param name="Label">For people.</param>
/// <param name="Class">Programme or engineering.</param>
/// <param name="Had">The value it had, as people write it; null where it is not one value.</param>
/// <param name="Gets">The value it gets; null where it is not one value.</param>
/// <param name="Knob">The knob, or null.</param>
/// <param name="Apply">Makes the replacement.</param>
internal sealed record DesignChange(
    string Id, string Label, PartClass Class, string? Had, string? Gets, PropertyDescription? Knob, Func<DesignState, DesignState> Apply);

/// <summary>What it takes to turn one design into another.</summary>
internal static class DesignChanges
{
    /// <summary>Knobs in record order, then owners in the system's order, then the rest of the programme, then answers.</summary>
    public static List<DesignChange> Between(ISimulatedSystem system, DesignState from, DesignState to)
    {
        var changes = new List<DesignChange>();
        foreach (var knob in system.Design.Properties.Where(p => p.Knob is not null))
        {
            var (had, gets) = (PlainValues.Show(Tree.Get(from.Values, knob.Path)), PlainValues.Show(Tree.Get(to.Values, knob.Path)));
            if (had == gets) continue;
            var value = Tree.Get(to.Values, knob.Path);
            var part = knob.Knob!.Class == KnobClass.Programme ? PartClass.Programme : PartClass.Engineering;
            changes.Add(new(knob.Path, knob.Name, part, had, gets, knob, s => s.WithValue(knob.Path, value)));
        }

        changes.AddRange(system.Components.Select(c => Owner(c, from, to)).OfType<DesignChange>());
        if (!JsonNode.DeepEquals(from.Programme, to.Programme))
        {
            const string Rest = "risks, scope, milestones and names";
            changes.Add(new("programme", Rest, PartClass.Programme, null, null, null, s => s with { Programme = to.Programme }));
        }

        foreach (var key in from.Decisions.Keys.Union(to.Decisions.Keys).Order(StringComparer.Ordinal))
        {
            var (had, gets) = (from.Decisions.GetValueOrDefault(key), to.Decisions.GetValueOrDefault(key));
            if (had == gets) continue;
            changes.Add(new($"decision.{key}", $"answer to {key}", PartClass.Programme, had, gets, null, s => s.WithDecision(key, gets)));
        }

        return changes;
    }

    // Two names of one team are the same owner; the words change with the rest of the programme.
    private static DesignChange? Owner(ComponentDescription component, DesignState from, DesignState to)
    {
        var path = $"owners.{component.Id}";
        var (had, gets) = (Tree.Get(from.Programme, path) as JsonObject, Tree.Get(to.Programme, path) as JsonObject);
        if (Standing(component, had) == Standing(component, gets)) return null;
        var (before, after) = (Text(had, "team"), Text(gets, "team"));
        return new($"programme.{path}", Label(component, had), PartClass.Programme, before, after, null, s => s.WithProgramme(path, gets));
    }

    private static (string Team, bool OnCall, bool Escalation) Standing(ComponentDescription component, JsonObject? owner)
    {
        var team = Text(owner, "team") ?? "";
        var known = TeamNames.Mean(component, team) ? component.RightfulTeam : team;
        return (known, Text(owner, "onCall") is not null, Text(owner, "escalation") is not null);
    }

    private static string Label(ComponentDescription component, JsonObject? owner)
    {
        var team = Text(owner, "team");
        if (team is null) return $"no owner for {component.Name}";
        if (!TeamNames.Mean(component, team)) return $"{team} owns {component.Name}; {component.RightfulTeam} ought to";
        if (Text(owner, "onCall") is null) return $"nobody on call for {component.Name}";
        return Text(owner, "escalation") is null ? $"no escalation for {component.Name}" : $"owner of {component.Name}";
    }

    private static string? Text(JsonObject? owner, string key) => owner?[key] is { } said ? PlainValues.Show(said) : null;
}
