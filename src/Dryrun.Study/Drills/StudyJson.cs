using System.Collections.Frozen;
using System.Text.Json;
using Dryrun.Contracts.Descriptions;
using Dryrun.Interview.Sessions;

namespace Dryrun.Study.Drills;

/// <summary>Events of a study as JSON, in the same shape as a session's.</summary>
public static class StudyJson
{
    /// <summary>Version of the data's shape, stored with every event.</summary>
    public const int Version = 1;

    private static readonly FrozenDictionary<string, Type> Types = new[] { typeof(WeaknessSeen), typeof(DrillDone) }.ToFrozenDictionary(t => Wording.Key(t.Name));

    /// <summary>The stored type name of an event.</summary>
    public static string TypeName(StudyEvent happened) => Wording.Key(happened.GetType().Name);

    /// <summary>An event as JSON.</summary>
    public static string Write(StudyEvent happened) => JsonSerializer.Serialize(happened, happened.GetType(), EventJson.Options);

    /// <summary>Reads an event of a stored type.</summary>
    /// <exception cref="InvalidDataException">The type is unknown or the data does not fit it.</exception>
    public static StudyEvent Read(string type, string json)
    {
        if (!Types.TryGetValue(type, out var known)) throw new InvalidDataException($"the event type {type} is not known to this version");
        try
        {
            return (StudyEvent)JsonSerializer.Deserialize(json, known, EventJson.Options)!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"an event of type {type} cannot be read: {e.Message}", e);
        }
    }
}
