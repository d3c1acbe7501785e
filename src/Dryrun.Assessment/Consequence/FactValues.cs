using System.Text.Json;

namespace Dryrun.Assessment.Consequence;

/// <summary>What knowing one fact is worth before the design is made.</summary>
/// <param name="Value">Dollars of expected cost that knowing it saves, never below 0.</param>
/// <param name="Low">Lower end of the 95 % interval, which may be below 0.</param>
/// <param name="High">Upper end.</param>
/// <param name="Colour">True where the interval reaches 0: within noise it changes no decision.</param>
public sealed record FactValue(double Value, double Low, double High, bool Colour);

/// <summary>The values of a prompt's facts, as kept in <c>values.json</c>.</summary>
/// <param name="Basis">Hash of what they were computed from, see <see cref="PromptValues.Basis"/>.</param>
/// <param name="ModelVersion">Version of the system's model.</param>
/// <param name="Facts">Values by fact id, in the order of the prompt; framing facts are not among them.</param>
/// <param name="Worlds">Worlds they were measured in; 0 in a file that compares designs one knob apart only, as was done before: its figures lean low.</param>
public sealed record FactValues(string Basis, int ModelVersion, IReadOnlyDictionary<string, FactValue> Facts, int Worlds = 0)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>How many facts are worth more than noise.</summary>
    public int Telling => Facts.Values.Count(f => !f.Colour);

    /// <summary>False where what they depend on has changed since: the values are stale.</summary>
    public bool IsCurrent(string basis, int modelVersion) => Basis == basis && ModelVersion == modelVersion;

    /// <summary>The text of <c>values.json</c>; equal values give equal bytes.</summary>
    public string ToJson() => JsonSerializer.Serialize(new { Basis, ModelVersion, Worlds, Facts }, Format) + "\n";

    /// <summary>Reads <c>values.json</c>; null where the text is not such a file.</summary>
    public static FactValues? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<FactValues>(json, Format) is { Basis: not null, Facts: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
