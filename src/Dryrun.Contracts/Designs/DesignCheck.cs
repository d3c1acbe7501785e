using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;

namespace Dryrun.Contracts.Designs;

/// <summary>Everything that can be wrong with a candidate's document, each one line with its place.</summary>
public static class DesignCheck
{
    /// <summary>Problems in document order; empty where the design can be resolved.</summary>
    public static IReadOnlyList<InputProblem> Of(ISimulatedSystem system, JsonObject world, DesignDocument design)
    {
        var problems = new List<InputProblem>();
        foreach (var (key, value) in design.Root)
        {
            if (key == "programme") problems.AddRange(ProgrammeReader.Check(system, value));
            else if (key == "delegated") problems.AddRange(Delegated(system, world, design, value));
            else problems.AddRange(Section(system, world, design, key, value));
        }

        return [.. problems.Select(design.Locate)];
    }

    private static IEnumerable<InputProblem> Section(ISimulatedSystem system, JsonObject world, DesignDocument design, string key, JsonNode? value)
    {
        if (system.Design.Find(key) is { } direct) return Knob(system, world, design, direct, value);
        if (!system.Design.Sections.Contains(key))
        {
            var near = Wording.Nearest(key, [.. system.Design.Sections, "programme", "delegated"]);
            return [new InputProblem(near is null
                ? $"{key} is not a section of {system.Id}; it has {Wording.Alternatives([.. system.Design.Sections, "delegated", "programme"])}"
                : $"{key} is not known; did you mean {near}?", key)];
        }

        return value is JsonObject section
            ? section.SelectMany(k => Known(system, world, design, $"{key}.{k.Key}", k.Value))
            : [new InputProblem($"{key} must hold knobs, one on each line", key)];
    }

    private static IEnumerable<InputProblem> Known(ISimulatedSystem system, JsonObject world, DesignDocument design, string path, JsonNode? value) =>
        system.Design.Find(path) is { } property ? Knob(system, world, design, property, value) : [Unknown(system, path)];

    private static IEnumerable<InputProblem> Knob(ISimulatedSystem system, JsonObject world, DesignDocument design, PropertyDescription property, JsonNode? value)
    {
        if (value is null) yield break;
        if (ValueCheck.Of(property, value) is { } wrong) yield return wrong;
        foreach (var condition in system.Conditions.Where(c => c.Path == property.Path && !c.Applies(world, design)))
        {
            yield return new InputProblem($"{property.Path} applies only where {condition.Text}; remove it", property.Path);
        }
    }

    private static IEnumerable<InputProblem> Delegated(ISimulatedSystem system, JsonObject world, DesignDocument design, JsonNode? value)
    {
        if (value is not JsonObject all)
        {
            yield return new InputProblem("delegated must hold knobs as {to: team, day: number}", "delegated");
            yield break;
        }

        foreach (var (path, entry) in all)
        {
            var at = $"delegated.{path}";
            if (entry is null) continue;
            if (system.Design.Find(path) is not { Knob: { } knob })
            {
                yield return new InputProblem(Unknown(system, path).Message, at);
            }
            else if (knob.Class == KnobClass.Programme)
            {
                yield return new InputProblem($"{path} is a programme decision and cannot be delegated; decide it", at);
            }
            else if (design.Value(path) is not null)
            {
                yield return new InputProblem($"{path} is both decided and delegated; keep one", at);
            }
            else if (system.Conditions.FirstOrDefault(c => c.Path == path && !c.Applies(world, design)) is { } condition)
            {
                yield return new InputProblem($"{path} applies only where {condition.Text}; remove it", at);
            }
            else if (entry is not JsonObject e || (e["to"] as JsonValue)?.TryGetValue<string>(out _) is not true
                || PlainValues.AsNumber(e["day"]) is not (>= 0 and <= 3650) || e.Count != 2)
            {
                yield return new InputProblem($"delegated {path} needs {{to: team, day: number}}, the day counted from the kickoff, 0 to 3650", at);
            }
        }
    }

    private static InputProblem Unknown(ISimulatedSystem system, string path) => new(
        system.Design.Nearest(path) is { } near ? $"{path} is not known; did you mean {near}?" : $"{path} is not a knob of {system.Id}", path);
}
