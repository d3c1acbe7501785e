using System.Text.Json.Nodes;

namespace Dryrun.Contracts.Descriptions;

/// <summary>
/// One property described in data instead of by attributes on a record: for a system that content describes before a model of it exists.
/// </summary>
/// <param name="Path">The dotted path of keys from the root.</param>
/// <param name="Kind">The shape of the value.</param>
/// <param name="Name">The name for people, in sentence case.</param>
/// <param name="Meaning">One sentence on what the value does.</param>
public sealed record PropertyData(string Path, ValueKind Kind, string Name, string Meaning)
{
    /// <summary>The unit as a whole word, or empty.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Smallest allowed value, of each item where it is a list; NaN means unbounded.</summary>
    public double Min { get; init; } = double.NaN;

    /// <summary>Largest allowed value, of each item where it is a list; NaN means unbounded.</summary>
    public double Max { get; init; } = double.NaN;

    /// <summary>The allowed names of a choice or a set of choices.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Where the figure or its range comes from, or empty.</summary>
    public string Source { get; init; } = "";

    /// <summary>The value of a world that says nothing else; null for knobs.</summary>
    public JsonNode? Typical { get; init; }

    /// <summary>Class and owner of a knob; null for world properties.</summary>
    public KnobDescription? Knob { get; init; }
}
