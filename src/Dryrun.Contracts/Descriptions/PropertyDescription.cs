using System.Reflection;
using System.Text.Json.Nodes;

namespace Dryrun.Contracts.Descriptions;

/// <summary>The shapes a described value can have.</summary>
public enum ValueKind
{
    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Switch,

    /// <summary>One of a set of names.</summary>
    Choice,

    /// <summary>A list of numbers.</summary>
    NumberList,

    /// <summary>A set of names.</summary>
    ChoiceSet,

    /// <summary>Free text.</summary>
    Text,
}

/// <summary>What a knob adds to the description of its property.</summary>
/// <param name="Class">Programme or engineering.</param>
/// <param name="Owner">Id of the component whose rightful team owns the knob.</param>
/// <param name="Unled">What a busy team ships when nobody leads; null only where the system is described in data and cannot run.</param>
/// <param name="Specialist">What the rightful specialist chooses; null as <paramref name="Unled"/>.</param>
public sealed record KnobDescription(KnobClass Class, string Owner, JsonNode? Unled, JsonNode? Specialist);

/// <summary>One property of a described record, at its path from the root ("rollout.soakHours").</summary>
public sealed class PropertyDescription
{
    internal PropertyDescription(
        string path, string section, IReadOnlyList<PropertyInfo> chain, DescribedAttribute said, ValueKind kind, IReadOnlyList<string> choices)
    {
        (Path, Section, Chain, Said, Kind, Choices) = (path, section, chain, said, kind, choices);
        Knob = said is KnobAttribute k ? new(k.Class, k.Owner, PlainValues.Parse(k.Unled), PlainValues.Parse(k.Specialist)) : null;
        Typical = said is WorldAttribute w ? PlainValues.Parse(w.Typical) : null;
    }

    internal PropertyDescription(PropertyData data, string section)
    {
        (Path, Section, Chain, Kind, Choices, Knob, Typical) = (data.Path, section, [], data.Kind, data.Choices, data.Knob, data.Typical?.DeepClone());
        Said = new DescribedAttribute(data.Name, data.Meaning) { Unit = data.Unit, Min = data.Min, Max = data.Max, Source = data.Source };
    }

    /// <summary>The dotted path of keys from the root, as written in YAML.</summary>
    public string Path { get; }

    /// <summary>The name of the section for people, empty at the root.</summary>
    public string Section { get; }

    /// <summary>The shape of the value.</summary>
    public ValueKind Kind { get; }

    /// <summary>The allowed names of a choice or a set of choices.</summary>
    public IReadOnlyList<string> Choices { get; }

    /// <summary>The knob's class, owner and values; null for world properties and metrics.</summary>
    public KnobDescription? Knob { get; }

    /// <summary>The typical value of a world property, else null.</summary>
    public JsonNode? Typical { get; }

    /// <summary>The name for people.</summary>
    public string Name => Said.Name;

    /// <summary>One sentence on what the value does.</summary>
    public string Meaning => Said.Meaning;

    /// <summary>The unit, or empty.</summary>
    public string Unit => Said.Unit;

    /// <summary>Smallest allowed value or NaN.</summary>
    public double Min => Said.Min;

    /// <summary>Largest allowed value or NaN.</summary>
    public double Max => Said.Max;

    /// <summary>Fewest items of a list; 0 where any number will do.</summary>
    public int MinCount => Said.MinCount;

    /// <summary>Most items of a list; <see cref="int.MaxValue"/> where any number will do.</summary>
    public int MaxCount => Said.MaxCount;

    /// <summary>True where the items of a list must increase strictly.</summary>
    public bool IsIncreasing => Said.Increasing;

    /// <summary>Where the figure comes from.</summary>
    public string Source => Said.Source;

    /// <summary>True where more of a metric is better.</summary>
    public bool MoreIsBetter => Said is MetricAttribute { MoreIsBetter: true };

    internal DescribedAttribute Said { get; }

    internal IReadOnlyList<PropertyInfo> Chain { get; }

    /// <summary>The type of the record's property; null where the record is described in data.</summary>
    internal Type? ValueType => Chain.Count > 0 ? Chain[^1].PropertyType : null;

    /// <summary>What is allowed, for an error line or a table: "1 to 72", "full, delta or deltaWithFullFallback".</summary>
    public string Allowed => Kind switch
    {
        ValueKind.Switch => "true or false",
        ValueKind.Choice => Wording.Alternatives(Choices),
        ValueKind.ChoiceSet => $"a list of {Counts()}{(Counts().Length > 0 ? "of " : "")}{Wording.Alternatives(Choices)}",
        ValueKind.NumberList => $"a list of {Counts()}numbers{(Range().Length > 0 ? " " : "")}{Range()}{(Said.Increasing ? ", increasing" : "")}",
        ValueKind.Integer => $"{(double.IsNaN(Min) && double.IsNaN(Max) ? "a whole number" : Range())}",
        ValueKind.Number => $"{(double.IsNaN(Min) && double.IsNaN(Max) ? "a number" : Range())}",
        _ => "text",
    };

    private string Counts() => (Said.MinCount, Said.MaxCount) switch
    {
        (0, int.MaxValue) => "",
        (var low, int.MaxValue) => $"{low} or more ",
        var (low, high) when low == high => $"{low} ",
        var (low, high) => $"{low} to {high} ",
    };

    private string Range() => (double.IsNaN(Min), double.IsNaN(Max)) switch
    {
        (true, true) => "",
        (false, true) => $"{Wording.Number(Min)} or more",
        (true, false) => $"{Wording.Number(Max)} or less",
        _ => $"{Wording.Number(Min)} to {Wording.Number(Max)}",
    };

    /// <summary>Reads this property from an instance of the record.</summary>
    public object? Get(object root) => Chain.Aggregate((object?)root, (at, step) => at is null ? null : step.GetValue(at));
}
