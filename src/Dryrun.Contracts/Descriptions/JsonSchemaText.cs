using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;

namespace Dryrun.Contracts.Descriptions;

/// <summary>JSON schemas (draft 2020-12) of a system's design, world and metrics, made from their descriptions.</summary>
public static class JsonSchemaText
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// A candidate's design: every knob optional, null where undecided, with <c>delegated</c> and <c>programme</c>. Beside the standard keywords:
    /// x-unit, x-class, x-owner, x-unled, x-specialist and x-where (the condition under which a knob applies).
    /// </summary>
    public static JsonObject Design(ISimulatedSystem system)
    {
        var schema = Record(system.Design, $"{system.Id} design", nullable: true);
        foreach (var condition in system.Conditions)
        {
            if (PropertyAt(schema, condition.Path) is { } knob) knob["x-where"] = condition.Text;
        }

        var properties = (JsonObject)schema["properties"]!;
        properties["delegated"] = Delegated(system);
        properties["programme"] = ProgrammeSchema(system);
        return schema;
    }

    /// <summary>A file of fixed world values: every property optional.</summary>
    public static JsonObject World(ISimulatedSystem system) => Record(system.World, $"{system.Id} world", nullable: false);

    /// <summary>The metrics of an outcome; null where a metric never came about.</summary>
    public static JsonObject Metrics(ISimulatedSystem system) => Record(system.Metrics, $"{system.Id} metrics", nullable: true);

    /// <summary>A schema as indented text ending with a line break.</summary>
    public static string Text(JsonObject schema) => schema.ToJsonString(Indented) + "\n";

    private static JsonObject Record(RecordDescription record, string title, bool nullable)
    {
        var schema = new JsonObject { ["$schema"] = Dialect, ["title"] = title };
        foreach (var (key, value) in Section(record.Properties, "", nullable)) schema[key] = value?.DeepClone();
        schema["type"] = "object";
        return schema;
    }

    private static JsonObject Section(IEnumerable<PropertyDescription> all, string prefix, bool nullable)
    {
        var properties = new JsonObject();
        foreach (var group in all.GroupBy(p => p.Path[prefix.Length..].Split('.')[0]))
        {
            var first = group.First();
            if (first.Path == prefix + group.Key)
            {
                properties[group.Key] = Property(first, nullable);
                continue;
            }

            var section = Section(group, $"{prefix}{group.Key}.", nullable);
            if (group.All(p => p.Path.Count(c => c == '.') == first.Path.Count(c => c == '.'))) section.Insert(0, "title", first.Section);
            properties[group.Key] = section;
        }

        return Closed(properties);
    }

    private static JsonObject Property(PropertyDescription property, bool nullable)
    {
        var schema = new JsonObject { ["title"] = property.Name, ["description"] = property.Meaning };
        var type = property.Kind switch
        {
            ValueKind.Integer => "integer",
            ValueKind.Number => "number",
            ValueKind.Switch => "boolean",
            ValueKind.NumberList or ValueKind.ChoiceSet => "array",
            _ => "string",
        };
        schema["type"] = nullable ? new JsonArray(type, "null") : type;
        if (property.Kind is ValueKind.Integer or ValueKind.Number) Range(schema, property);
        if (property.Kind is ValueKind.Choice)
        {
            schema["enum"] = new JsonArray([.. property.Choices.Select(Node), .. nullable ? new JsonNode?[] { null } : []]);
        }
        if (property.Kind is ValueKind.NumberList or ValueKind.ChoiceSet) Items(schema, property);
        if (property.Unit.Length > 0) schema["x-unit"] = property.Unit;
        if (property.Source.Length > 0) schema["x-source"] = property.Source;
        if (property.Typical is { } typical) schema["x-typical"] = typical.DeepClone();
        if (property.Knob is { } knob)
        {
            schema["x-class"] = knob.Class == KnobClass.Programme ? "programme" : "engineering";
            schema["x-owner"] = knob.Owner;
            if (knob.Unled is { } unled) schema["x-unled"] = unled.DeepClone();
            if (knob.Specialist is { } specialist) schema["x-specialist"] = specialist.DeepClone();
        }

        return schema;
    }

    private static void Range(JsonObject schema, PropertyDescription property)
    {
        if (!double.IsNaN(property.Min)) schema["minimum"] = property.Min;
        if (!double.IsNaN(property.Max)) schema["maximum"] = property.Max;
    }

    private static void Items(JsonObject schema, PropertyDescription property)
    {
        var items = new JsonObject();
        if (property.Kind == ValueKind.NumberList)
        {
            items["type"] = "number";
            Range(items, property);
            if (property.Said.Increasing) schema["x-increasing"] = true;
        }
        else
        {
            items["type"] = "string";
            items["enum"] = new JsonArray([.. property.Choices.Select(Node)]);
            schema["uniqueItems"] = true;
        }

        schema["items"] = items;
        if (property.Said.MinCount > 0) schema["minItems"] = property.Said.MinCount;
        if (property.Said.MaxCount < int.MaxValue) schema["maxItems"] = property.Said.MaxCount;
    }

    private static JsonObject Delegated(ISimulatedSystem system)
    {
        var entry = Closed(new JsonObject { ["to"] = Plain("string"), ["day"] = Day() });
        entry["type"] = new JsonArray("object", "null");
        entry["required"] = new JsonArray("to", "day");
        var knobs = system.Design.Properties.Where(p => p.Knob is { Class: KnobClass.Engineering });
        return Described(Closed(new JsonObject(knobs.Select(k => KeyValuePair.Create<string, JsonNode?>(k.Path, entry.DeepClone())))),
            "Delegated", "Engineering decisions handed to a team, with the day by which it decides.");
    }

    private static JsonObject ProgrammeSchema(ISimulatedSystem system)
    {
        var owner = Closed(new JsonObject { ["team"] = Plain("string"), ["onCall"] = Plain("string"), ["escalation"] = Plain("string") });
        owner["type"] = new JsonArray("object", "null");
        owner["required"] = new JsonArray("team");
        var owners = new JsonObject();
        foreach (var component in system.Components)
        {
            owners[component.Id] = Described((JsonObject)owner.DeepClone(), component.Name, component.Meaning);
        }

        var properties = new JsonObject { ["owners"] = Described(Closed(owners), "Owners", "Who answers for each component.") };
        foreach (var (key, shape) in ProgrammeReader.Lists)
        {
            var item = shape.Keys.Length == 0 ? Plain("string") : Closed(new JsonObject(shape.Keys.Select(k =>
                KeyValuePair.Create<string, JsonNode?>(k, k == "day" ? Day() : Plain("string")))));
            if (shape.Needed.Length > 0) item["required"] = new JsonArray([.. shape.Needed.Select(Node)]);
            properties[key] = new JsonObject { ["type"] = new JsonArray("array", "null"), ["items"] = item };
        }

        return Described(Closed(properties), "Programme", "Owners, risks, success metrics, scope, rejected alternatives, milestones.");
    }

    private static JsonObject Closed(JsonObject properties) =>
        new() { ["type"] = new JsonArray("object", "null"), ["properties"] = properties, ["additionalProperties"] = false };

    private static JsonObject Described(JsonObject schema, string title, string description)
    {
        schema.Insert(0, "title", title);
        schema.Insert(1, "description", description);
        return schema;
    }

    private static JsonObject Plain(string type) => new() { ["type"] = type };

    private static JsonObject Day() => new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = 3650, ["x-unit"] = "days" };

    private static JsonNode? Node(string text) => JsonValue.Create(text);

    private static JsonObject? PropertyAt(JsonObject schema, string path) =>
        path.Split('.').Aggregate((JsonObject?)schema, (at, key) => at?["properties"]?[key] as JsonObject);
}
