namespace Dryrun.Contracts.Descriptions;

/// <summary>
/// Describes one property of a world, a design section or a metrics record. Everything that people see of the property
/// (YAML errors, JSON schema, tables, forms, reference pages) comes from here.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public class DescribedAttribute(string name, string meaning) : Attribute
{
    /// <summary>The name for people, in sentence case: "Soak time".</summary>
    public string Name { get; } = name;

    /// <summary>One sentence on what the value does or measures.</summary>
    public string Meaning { get; } = meaning;

    /// <summary>The unit as a whole word ("hours", "percent"), empty for counts of nothing, choices and switches.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Smallest allowed value, of each item where the property is a list; NaN means unbounded.</summary>
    public double Min { get; init; } = double.NaN;

    /// <summary>Largest allowed value, of each item where the property is a list; NaN means unbounded.</summary>
    public double Max { get; init; } = double.NaN;

    /// <summary>Fewest items of a list.</summary>
    public int MinCount { get; init; }

    /// <summary>Most items of a list.</summary>
    public int MaxCount { get; init; } = int.MaxValue;

    /// <summary>True where the items of a list must increase strictly.</summary>
    public bool Increasing { get; init; }

    /// <summary>Where the figure or its range comes from: a key of the system's source list, or "assumption".</summary>
    public string Source { get; init; } = "";
}

/// <summary>
/// A world property: what somebody could have told the candidate, fixed for a session.
/// </summary>
public sealed class WorldAttribute(string name, string meaning) : DescribedAttribute(name, meaning)
{
    /// <summary>The value of a world that says nothing else, written as in YAML.</summary>
    public required string Typical { get; init; }
}

/// <summary>A metric of an outcome.</summary>
public sealed class MetricAttribute(string name, string meaning) : DescribedAttribute(name, meaning)
{
    /// <summary>True where more of it is better (coverage), false where less is (harm).</summary>
    public bool MoreIsBetter { get; init; }
}

/// <summary>Who rightfully decides a knob.</summary>
public enum KnobClass
{
    /// <summary>What a technical program manager decides: stages, gates, scope, owners, dates, budgets, who may halt.</summary>
    Programme,

    /// <summary>What a specialist decides; the candidate may decide it or hand it to its rightful owner with a date.</summary>
    Engineering,
}

/// <summary>A knob of a design. No knob has a default: it is decided, delegated, or takes its unled value.</summary>
public sealed class KnobAttribute(string name, string meaning) : DescribedAttribute(name, meaning)
{
    /// <summary>Programme decision or engineering decision.</summary>
    public required KnobClass Class { get; init; }

    /// <summary>Id of the component whose rightful team owns this knob.</summary>
    public required string Owner { get; init; }

    /// <summary>What a busy team ships when nobody leads, written as in YAML.</summary>
    public required string Unled { get; init; }

    /// <summary>What the rightful specialist chooses when asked in time, written as in YAML.</summary>
    public required string Specialist { get; init; }
}

/// <summary>Marks a property that holds a section (a nested described record).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SectionAttribute(string name) : Attribute
{
    /// <summary>The name for people.</summary>
    public string Name { get; } = name;
}
