using System.Text;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;

namespace Dryrun.Contracts.Designs;

/// <summary>Designs as YAML text: read from files, written for exports and for an editor.</summary>
public static class DesignFile
{
    private const int ColumnsMax = 110;

    /// <summary>Reads a design file. What it says is checked when it is resolved.</summary>
    /// <exception cref="InputException">The file is missing, unreadable or not a YAML mapping.</exception>
    public static DesignDocument Read(string path) => DesignDocument.Of(YamlText.ReadFile(path));

    /// <summary>Reads a design from a text; <paramref name="file"/> is the name that errors show.</summary>
    /// <exception cref="InputException">The text is not a YAML mapping.</exception>
    public static DesignDocument ReadText(string text, string? file = null) => DesignDocument.Of(YamlText.Read(text, file));

    /// <summary>Only what was decided, without comments; reading it gives an equal tree.</summary>
    public static string Write(DesignDocument design) => YamlWriter.Write(design.Root);

    /// <summary>
    /// Every knob of the system with its range and meaning as a comment, undecided ones commented out: what an editor shows. Reading it gives the
    /// same decisions. Unled and specialists' values are not told. A design whose sections are not sections is written without comments.
    /// </summary>
    public static string Annotated(ISimulatedSystem system, DesignDocument design)
    {
        if (!HasItsShape(system, design)) return Write(design);
        var text = new StringBuilder();
        Comment(text, $"{system.Id}: {system.Title}", 0);
        Comment(text, "A line that starts with # is not decided. Remove the # and write a value to decide it.", 0);
        Knobs(text, system, design, "", system.Design.Properties, 0);
        Delegated(text, system, design);
        People(text, system, design.Root["programme"] as JsonObject ?? []);
        string[] written = [.. system.Design.Properties.Select(p => p.Path.Split('.')[0]), "delegated", "programme"];
        foreach (var (key, value) in design.Root.Where(e => !written.Contains(e.Key))) YamlWriter.Entry(text, key, value, 0);
        return text.ToString();
    }

    private static bool HasItsShape(ISimulatedSystem system, DesignDocument design) =>
        system.Design.Properties.Select(p => p.Path).Concat(["delegated.x", "programme.x", "programme.owners.x"])
            .All(path => Holders(path).All(holder => design.Value(holder) is null or JsonObject));

    private static IEnumerable<string> Holders(string path)
    {
        for (var dot = path.IndexOf('.'); dot > 0; dot = path.IndexOf('.', dot + 1)) yield return path[..dot];
    }

    private static void Knobs(
        StringBuilder text, ISimulatedSystem system, DesignDocument design, string prefix, IEnumerable<PropertyDescription> properties, int indent)
    {
        foreach (var group in properties.GroupBy(p => p.Path[prefix.Length..].Split('.')[0]))
        {
            var path = prefix + group.Key;
            if (indent == 0) text.Append('\n');
            if (system.Design.Find(path) is { } knob)
            {
                Knob(text, system, design, knob, group.Key, indent);
            }
            else
            {
                text.Append(' ', indent).Append(group.Key).Append(":\n");
                Knobs(text, system, design, path + ".", group, indent + 2);
                if (Tree.Get(design.Root, path) is JsonObject section) Unknown(text, system, section, path, indent + 2);
            }
        }
    }

    // What nobody described stays in the text, so that the next check names it.
    private static void Unknown(StringBuilder text, ISimulatedSystem system, JsonObject section, string path, int indent)
    {
        foreach (var (key, value) in section)
        {
            var at = $"{path}.{key}";
            if (key.Contains('.') || (system.Design.Find(at) is null && !system.Design.IsSection(at))) YamlWriter.Entry(text, key, value, indent);
        }
    }

    private static void Knob(StringBuilder text, ISimulatedSystem system, DesignDocument design, PropertyDescription knob, string key, int indent)
    {
        var unit = knob.Unit.Length > 0 ? $" ({knob.Unit})" : "";
        Comment(text, $"{knob.Name}{unit}: {knob.Allowed}. {knob.Meaning}", indent);
        foreach (var condition in system.Conditions.Where(c => c.Path == knob.Path)) Comment(text, $"Applies only where {condition.Text}.", indent);
        if (knob.Knob is { Class: KnobClass.Engineering })
        {
            Comment(text, "An engineering decision: decide it, or delegate it below to the team that owns it.", indent);
        }
        if (design.Value(knob.Path) is { } value) YamlWriter.Entry(text, key, value, indent);
        else text.Append(' ', indent).Append("# ").Append(key).Append(":\n");
    }

    private static void Delegated(StringBuilder text, ISimulatedSystem system, DesignDocument design)
    {
        text.Append("\n# Engineering decisions handed to a team, with the day by which it decides.\ndelegated:\n");
        var delegated = design.Root["delegated"] as JsonObject ?? [];
        foreach (var (path, value) in delegated) YamlWriter.Entry(text, path, value, 2);
        foreach (var knob in system.Design.Properties.Where(p => p.Knob is { Class: KnobClass.Engineering } && !delegated.ContainsKey(p.Path)))
        {
            text.Append($"  # {knob.Path}: {{to: team, day: 0}}\n");
        }
    }

    private static void People(StringBuilder text, ISimulatedSystem system, JsonObject programme)
    {
        text.Append("\nprogramme:\n  owners:\n");
        var owners = programme["owners"] as JsonObject ?? [];
        foreach (var component in system.Components)
        {
            Comment(text, $"{component.Name}: {component.Meaning}", 4);
            if (owners.TryGetPropertyValue(component.Id, out var owner)) YamlWriter.Entry(text, component.Id, owner, 4);
            else text.Append($"    # {component.Id}: {{team: ..., onCall: ..., escalation: ...}}\n");
        }

        foreach (var (id, owner) in owners.Where(o => system.Components.All(c => c.Id != o.Key))) YamlWriter.Entry(text, id, owner, 4);
        foreach (var (key, value) in programme.Where(p => p.Key != "owners")) YamlWriter.Entry(text, key, value, 2);
        foreach (var (key, shape) in ProgrammeReader.Lists.Where(l => !programme.ContainsKey(l.Key)))
        {
            text.Append($"  # {key}:\n  #   - {shape.Example}\n");
        }
    }

    private static void Comment(StringBuilder text, string comment, int indent)
    {
        var start = $"{new string(' ', indent)}#";
        var columns = 0;
        foreach (var word in comment.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (columns == 0 || columns + 1 + word.Length > ColumnsMax)
            {
                text.Append(columns == 0 ? "" : "\n").Append(start);
                columns = start.Length;
            }

            text.Append(' ').Append(word);
            columns += 1 + word.Length;
        }

        text.Append('\n');
    }
}
