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
        var misplaced = Misplaced(system, world, design);
        foreach (var (key, value) in design.Root)
        {
            if (key == "programme") problems.AddRange(ProgrammeReader.Check(system, value));
            else if (key == "delegated") problems.AddRange(Delegated(system, misplaced, design, value));
            else if (key.Contains('.') && system.Design.Find(key) is not null) problems.Add(Dotted(key));
            else problems.AddRange(Entry(system, misplaced, key, value));
        }

        return [.. problems.Select(design.Locate)];
    }

    // Conditions see only decisions of the right shape, so that a condition never meets a list where it expects a name.
    private static ILookup<string, KnobCondition> Misplaced(ISimulatedSystem system, JsonObject world, DesignDocument design)
    {
        var sound = new JsonObject();
        foreach (var property in system.Design.Properties)
        {
            if (design.Value(property.Path) is { } value && ValueCheck.Of(property, value) is null) Tree.Set(sound, property.Path, value);
        }

        // What is handed to somebody counts as taken up: the knobs below a delegated choice can be handed on with it.
        if (design.Root["delegated"] is JsonObject all)
        {
            sound["delegated"] = new JsonObject(all.Where(d => IsDelegation(d.Value)).Select(d => KeyValuePair.Create(d.Key, d.Value?.DeepClone())));
        }

        var decided = DesignDocument.Of(sound);
        return system.Conditions.Where(c => !c.Applies(world, decided)).ToLookup(c => c.Path);
    }

    private static IEnumerable<InputProblem> Entry(ISimulatedSystem system, ILookup<string, KnobCondition> misplaced, string path, JsonNode? value)
    {
        if (system.Design.Find(path) is { } property) return Knob(misplaced, property, value);
        if (!system.Design.IsSection(path)) return [path.Contains('.') ? Unknown(system, path) : UnknownAtRoot(system, path)];
        return value switch
        {
            null => [],
            JsonObject section => section.SelectMany(k => k.Key.Contains('.') && system.Design.Find($"{path}.{k.Key}") is not null
                ? [Dotted($"{path}.{k.Key}")]
                : Entry(system, misplaced, $"{path}.{k.Key}", k.Value)),
            _ => [new InputProblem($"{path} must hold knobs, one on each line", path)],
        };
    }

    private static IEnumerable<InputProblem> Knob(ILookup<string, KnobCondition> misplaced, PropertyDescription property, JsonNode? value)
    {
        if (value is null) yield break;
        if (ValueCheck.Of(property, value) is { } wrong) yield return wrong;
        foreach (var condition in misplaced[property.Path])
        {
            yield return new InputProblem($"{property.Path} applies only where {condition.Text}; remove it", property.Path);
        }
    }

    private static IEnumerable<InputProblem> Delegated(
        ISimulatedSystem system, ILookup<string, KnobCondition> misplaced, DesignDocument design, JsonNode? value)
    {
        if (value is null) yield break;
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
            else if (misplaced[path].FirstOrDefault() is { } condition)
            {
                yield return new InputProblem($"{path} applies only where {condition.Text}; remove it", at);
            }
            else if (!IsDelegation(entry))
            {
                yield return new InputProblem($"delegated {path} needs {{to: team, day: number}}, the day counted from the kickoff, 0 to 3650", at);
            }
        }
    }

    private static bool IsDelegation(JsonNode? entry) =>
        entry is JsonObject { Count: 2 } e && (e["to"] as JsonValue)?.TryGetValue<string>(out _) is true && ProgrammeReader.IsDay(e["day"]);

    private static InputProblem Unknown(ISimulatedSystem system, string path) => new(
        system.Design.Nearest(path) is { } near ? $"{Wording.Excerpt(path)} is not known; did you mean {near}?"
            : $"{Wording.Excerpt(path)} is not a knob of {system.Id}",
        path);

    private static InputProblem UnknownAtRoot(ISimulatedSystem system, string key)
    {
        var knobs = system.Design.Properties.Select(p => p.Path).Where(p => !p.Contains('.'));
        string[] known = [.. system.Design.Sections, .. knobs, "delegated", "programme"];
        var near = Wording.Nearest(key, known) ?? system.Design.Nearest(key);
        return new InputProblem(near is null
            ? $"{Wording.Excerpt(key)} is not a section of {system.Id}; it has {Wording.Alternatives(known)}"
            : $"{Wording.Excerpt(key)} is not known; did you mean {near}?", key);
    }

    // "rollout.soakHours: 4" in one line would be read as a key of that name and lost.
    private static InputProblem Dotted(string path) =>
        new($"{path} must stand in its section: write {path[(path.LastIndexOf('.') + 1)..]} under {path[..path.LastIndexOf('.')]}", path);
}
