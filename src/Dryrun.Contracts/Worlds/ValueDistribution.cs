using System.Globalization;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Contracts.Worlds;

/// <summary>How one world property is drawn.</summary>
public abstract record ValueDistribution
{
    /// <summary>Draws a value that the property allows; <paramref name="world"/> holds the values of the parents.</summary>
    public abstract JsonNode Draw(PropertyDescription property, JsonObject world, ref PhiloxStream stream);

    /// <summary>Paths of the properties that this one depends on.</summary>
    public virtual IEnumerable<string> Parents => [];

    /// <summary>True where two draws can differ.</summary>
    public virtual bool Varies => true;

    // Facts are spoken: 12 is an answer, 11.6837264 is not. Formatting rounds to the nearest two digits the same way everywhere.
    private protected static JsonNode Spoken(PropertyDescription property, double value, double low, double high)
    {
        var rounded = double.Parse(value.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        if (property.Kind == ValueKind.Integer) rounded = Math.Round(rounded);
        return Within(property, rounded, low, high);
    }

    private protected static JsonNode Within(PropertyDescription property, double value, double low, double high)
    {
        if (!double.IsNaN(property.Min)) low = Math.Max(low, property.Min);
        if (!double.IsNaN(property.Max)) high = Math.Min(high, property.Max);
        if (property.Kind == ValueKind.Integer) (low, high) = (Math.Ceiling(low), Math.Floor(high));
        var clamped = Math.Min(Math.Max(value, low), high);
        return property.Kind == ValueKind.Integer ? JsonValue.Create((long)clamped) : JsonValue.Create(clamped);
    }
}

/// <summary>Always the same value.</summary>
public sealed record FixedValue(JsonNode Value) : ValueDistribution
{
    /// <inheritdoc/>
    public override bool Varies => false;

    /// <inheritdoc/>
    public override JsonNode Draw(PropertyDescription property, JsonObject world, ref PhiloxStream stream) => Value.DeepClone();
}

/// <summary>One of several values by weight; weights need not add up to 1.</summary>
public sealed record ChoiceOfValues(IReadOnlyList<JsonNode> Values, IReadOnlyList<double> Weights) : ValueDistribution
{
    /// <inheritdoc/>
    public override bool Varies => Weights.Count(w => w > 0) > 1;

    /// <inheritdoc/>
    public override JsonNode Draw(PropertyDescription property, JsonObject world, ref PhiloxStream stream) =>
        Values[stream.Choice(Weights.ToArray())].DeepClone();
}

/// <summary>Uniform from low to high; whole numbers from low to high, both included, each alike, where the property counts.</summary>
public sealed record UniformValue(double Low, double High) : ValueDistribution
{
    /// <inheritdoc/>
    public override bool Varies => Low < High;

    /// <inheritdoc/>
    public override JsonNode Draw(PropertyDescription property, JsonObject world, ref PhiloxStream stream)
    {
        var share = stream.NextDouble();
        if (property.Kind != ValueKind.Integer) return Spoken(property, Low + (share * (High - Low)), Low, High);
        var whole = Math.Floor(Low + (share * (High - Low + 1)));

        // A narrow range of large counts would lose its steps to rounding.
        return High - Low < 1000 ? Within(property, whole, Low, High) : Spoken(property, whole, Low, High);
    }
}

/// <summary>Log-normal: half of the draws are below the median, two thirds within a factor of e^sigma of it.</summary>
public sealed record LogNormalValue(double Median, double Sigma) : ValueDistribution
{
    /// <inheritdoc/>
    public override bool Varies => Sigma > 0;

    /// <inheritdoc/>
    public override JsonNode Draw(PropertyDescription property, JsonObject world, ref PhiloxStream stream) =>
        Spoken(property, Math.Min(stream.LogNormal(Median, Sigma), double.MaxValue), double.NegativeInfinity, double.PositiveInfinity);
}

/// <summary>Beta(a, b) stretched from low to high; its mean is low + (high - low) a / (a + b).</summary>
public sealed record BetaValue(double A, double B, double Low, double High) : ValueDistribution
{
    /// <inheritdoc/>
    public override JsonNode Draw(PropertyDescription property, JsonObject world, ref PhiloxStream stream) =>
        Spoken(property, Low + (stream.Beta(A, B) * (High - Low)), Low, High);
}

/// <summary>Drawn one way or another, depending on the value of another property (a choice or a switch).</summary>
/// <param name="Parent">Path of the other property.</param>
/// <param name="Cases">What holds for its values, by name.</param>
/// <param name="Otherwise">What holds for the rest; null where the cases name all.</param>
public sealed record GivenParent(string Parent, IReadOnlyDictionary<string, ValueDistribution> Cases, ValueDistribution? Otherwise)
    : ValueDistribution
{
    /// <inheritdoc/>
    public override IEnumerable<string> Parents =>
        [Parent, .. Cases.Values.Append(Otherwise).OfType<ValueDistribution>().SelectMany(d => d.Parents)];

    /// <inheritdoc/>
    public override JsonNode Draw(PropertyDescription property, JsonObject world, ref PhiloxStream stream)
    {
        var value = PlainValues.Show(Input.Tree.Get(world, Parent));
        var chosen = Cases.GetValueOrDefault(value) ?? Otherwise
            ?? throw new InvalidOperationException($"{property.Path} has no case for {Parent} = {value}.");
        return chosen.Draw(property, world, ref stream);
    }
}
