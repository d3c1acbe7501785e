using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dryrun.Contracts.Descriptions;

namespace Dryrun.Interview.Sessions;

/// <summary>Events as JSON: the type name beside the data, camel case, enums as words. Bytes are stable: goldens and replay compare them.</summary>
public static class EventJson
{
    /// <summary>Version of the data's shape, stored with every event.</summary>
    public const int Version = 1;

    /// <summary>How data is written.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly FrozenDictionary<string, Type> Types = typeof(EventData).Assembly.GetTypes()
        .Where(t => t.BaseType == typeof(EventData))
        .ToFrozenDictionary(t => Wording.Key(t.Name));

    /// <summary>All type names in alphabetical order.</summary>
    public static IReadOnlyList<string> TypeNames => [.. Types.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The stored type name of an event's data.</summary>
    public static string TypeName(EventData data) => Wording.Key(data.GetType().Name);

    /// <summary>The data as JSON.</summary>
    public static string Write(EventData data) => JsonSerializer.Serialize(data, data.GetType(), Options);

    /// <summary>Reads data of a stored type.</summary>
    /// <exception cref="InvalidDataException">The type is unknown or the data does not fit it.</exception>
    public static EventData Read(string type, string json)
    {
        if (!Types.TryGetValue(type, out var known)) throw new InvalidDataException($"the event type {type} is not known to this version");
        try
        {
            return (EventData)JsonSerializer.Deserialize(json, known, Options)!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"an event of type {type} cannot be read: {e.Message}", e);
        }
    }
}
