using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;

namespace Dryrun.Interview.Prompts;

/// <summary>
/// <c>spoken.yaml</c>: the description of a system that has no model yet, under the names and units the model will use, and the words people have for
/// its knobs.
/// </summary>
/// <param name="System">The system; it cannot run.</param>
/// <param name="Words">Words by knob path ("rollout.soakHours"), and by path and choice ("limits.algorithm.tokenBucket").</param>
public sealed record SpokenFile(SpokenSystem System, IReadOnlyDictionary<string, IReadOnlyList<string>> Words)
{
    /// <summary>Name of the file beside the prompt.</summary>
    public const string Name = "spoken.yaml";

    /// <summary>What owns a knob that is the candidate's own to decide.</summary>
    private const string Programme = "programme";

    private static readonly string[] WorldKeys = ["name", "unit", "kind", "range", "choices", "typical", "meaning", "source"];

    private static readonly string[] KnobKeys = ["name", "unit", "kind", "range", "choices", "class", "owner", "meaning", "source", "words", "choiceWords"];

    private static readonly ValueKind[] Kinds = [ValueKind.Integer, ValueKind.Number, ValueKind.Switch, ValueKind.Text, ValueKind.NumberList, ValueKind.ChoiceSet];

    /// <summary>Reads the file of a prompt.</summary>
    /// <exception cref="InputException">The file has problems; every one is a line.</exception>
    public static SpokenFile Read(SourcedTree file, Prompt prompt)
    {
        var reader = new FieldReader(file);
        reader.OnlyKeys("", file.Root, ["system", "world", "knobs", "components"]);
        var id = reader.Text("system");
        if (id != prompt.System) reader.Add("system", $"system is {id}, but the prompt runs on {prompt.System}; they must be the same");
        var components = reader.Maps("components").Select((c, i) => Component(reader, c, $"components.{i}")).ToList();
        foreach (var twice in components.GroupBy(c => c.Id).Where(g => g.Count() > 1)) reader.Add("components", $"components holds {twice.Key} more than once");
        var words = new Dictionary<string, IReadOnlyList<string>>();
        var world = Properties(reader, "world", (at, path, p) => World(reader, at, path, p));
        var design = Properties(reader, "knobs", (at, path, p) => Knob(reader, at, path, p, components, words));
        reader.ThrowIfAny();
        var system = new SpokenSystem(id, prompt.Title, RecordDescription.Of(world), RecordDescription.Of(design), components);
        foreach (var property in system.World.Properties)
        {
            if (RecordDescription.Check(property, property.Typical) is { } wrong) reader.Add($"world.{property.Path}.typical", $"the typical value of {wrong.Message}");
        }

        reader.ThrowIfAny();
        return new SpokenFile(system, words);
    }

    private static List<PropertyData> Properties(FieldReader reader, string part, Func<string, string, JsonObject, PropertyData> read)
    {
        var made = new List<PropertyData>();
        foreach (var (path, value) in reader.Map(part))
        {
            var at = $"{part}.{path}";
            if (value is JsonObject property) made.Add(read(at, path, property));
            else reader.Add(at, $"{at} must be a mapping such as {{name: ..., meaning: ...}}");
        }

        foreach (var inner in made.Where(p => made.Any(q => p.Path.StartsWith(q.Path + ".", StringComparison.Ordinal))))
        {
            reader.Add($"{part}.{inner.Path}", $"{inner.Path} stands inside another property of that name; give one of them another name");
        }

        return made;
    }

    private static PropertyData World(FieldReader reader, string at, string path, JsonObject p)
    {
        reader.OnlyKeys(at, p, WorldKeys);
        if (p["typical"] is null) reader.Add(at, $"{at} needs typical, the value of a world that says nothing else");
        return Shaped(reader, at, path, p) with { Typical = p["typical"], Source = reader.Text("source", p, at) };
    }

    private static PropertyData Knob(
        FieldReader reader, string at, string path, JsonObject p, IReadOnlyList<ComponentDescription> components, Dictionary<string, IReadOnlyList<string>> words)
    {
        reader.OnlyKeys(at, p, KnobKeys);
        var shaped = Shaped(reader, at, path, p);
        var (said, owner) = (reader.Text("class", p, at), reader.Text("owner", p, at));
        if (said is not ("programme" or "engineering" or "")) reader.Add($"{at}.class", $"{at}.class is {said}; allowed programme or engineering");
        if (owner is not (Programme or "") && components.All(c => c.Id != owner))
        {
            reader.Add($"{at}.owner", $"{at}.owner is {owner}; allowed {Wording.Alternatives([Programme, .. components.Select(c => c.Id)])}");
        }

        words[path] = reader.Texts("words", p, at);
        foreach (var (choice, _) in p["choiceWords"] as JsonObject ?? [])
        {
            if (!shaped.Choices.Contains(choice)) reader.Add($"{at}.choiceWords.{choice}", $"{at} has no choice {choice}; it has {Wording.Alternatives(shaped.Choices)}");
            words[$"{path}.{choice}"] = reader.Texts(choice, (JsonObject)p["choiceWords"]!, $"{at}.choiceWords");
        }

        var knob = new KnobDescription(said == "engineering" ? KnobClass.Engineering : KnobClass.Programme, owner, null, null);
        return shaped with { Knob = knob, Source = reader.OptionalText("source", p, at) ?? "" };
    }

    private static PropertyData Shaped(FieldReader reader, string at, string path, JsonObject p)
    {
        var choices = reader.Texts("choices", p, at, needed: false);
        var (min, max) = Range(reader, at, p);
        return new PropertyData(path, Kind(reader, at, p, choices), reader.Text("name", p, at), reader.Text("meaning", p, at))
        {
            Unit = reader.OptionalText("unit", p, at) ?? "",
            Choices = choices,
            Min = min,
            Max = max,
        };
    }

    private static ValueKind Kind(FieldReader reader, string at, JsonObject p, IReadOnlyList<string> choices)
    {
        var said = reader.OptionalText("kind", p, at);
        if (said is null && choices.Count > 0) return ValueKind.Choice;
        foreach (var kind in Kinds.Where(k => Wording.Key(k.ToString()) == said && k == ValueKind.ChoiceSet == choices.Count > 0)) return kind;
        var known = Wording.Alternatives([.. Kinds.Select(k => Wording.Key(k.ToString()))]);
        reader.Add(said is null ? at : $"{at}.kind", said is null ? $"{at} needs kind or choices; kind is {known}" : $"{at}.kind is {said}; allowed {known}, or choices without kind");
        return ValueKind.Text;
    }

    private static (double Min, double Max) Range(FieldReader reader, string at, JsonObject p)
    {
        if (p["range"] is null) return (double.NaN, double.NaN);
        if (p["range"] is JsonArray { Count: 2 } pair && PlainValues.AsNumber(pair[0]) is { } low && PlainValues.AsNumber(pair[1]) is { } high && low <= high) return (low, high);
        reader.Add($"{at}.range", $"{at}.range must be [lowest, highest]");
        return (double.NaN, double.NaN);
    }

    private static ComponentDescription Component(FieldReader reader, JsonObject c, string at)
    {
        reader.OnlyKeys(at, c, ["id", "name", "team", "aliases", "meaning"]);
        return new ComponentDescription(
            reader.Text("id", c, at), reader.Text("name", c, at), reader.Text("team", c, at), reader.Texts("aliases", c, at, needed: false), reader.Text("meaning", c, at));
    }
}

/// <summary>The system that a prompt stands on: one that runs, or one that its own folder describes.</summary>
public static class PromptSystem
{
    /// <summary>The system of a prompt; the description in its folder where no system of that name runs.</summary>
    /// <exception cref="InputException">There is neither, or the description has problems.</exception>
    public static ISimulatedSystem Of(ContentFolder content, Prompt prompt, IReadOnlyList<ISimulatedSystem> systems) =>
        systems.FirstOrDefault(s => s.Id == prompt.System) ?? Spoken(content, prompt, systems).System;

    /// <summary>True where nothing runs for a prompt: it is rehearsed by talk.</summary>
    public static bool IsByTalk(ContentFolder content, Prompt prompt, IReadOnlyList<ISimulatedSystem> systems) =>
        systems.All(s => s.Id != prompt.System) && File.Exists(content.PromptFile(prompt.Id, SpokenFile.Name));

    /// <summary>The description in the folder of a prompt on a system that does not run.</summary>
    /// <exception cref="InputException">There is none, or it has problems.</exception>
    internal static SpokenFile Spoken(ContentFolder content, Prompt prompt, IReadOnlyList<ISimulatedSystem> systems)
    {
        var file = content.PromptFile(prompt.Id, SpokenFile.Name);
        if (File.Exists(file)) return SpokenFile.Read(YamlText.ReadFile(file), prompt);
        var known = Wording.Alternatives([.. systems.Select(s => s.Id)]);
        throw new InputException(prompt.Source.Problem("system", $"there is no system {prompt.System}; the systems are {known}, and this prompt has no {SpokenFile.Name} that describes it"));
    }
}
