using System.Globalization;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Simulation.Numerics;

namespace Dryrun.Assessment.Consequence;

/// <summary>The values a search tries for one knob. The values of the anchors (naive, reference, candidate) are always among them.</summary>
/// <param name="Knob">The knob.</param>
/// <param name="Values">Distinct allowed values; increasing where <paramref name="Ordered"/>.</param>
/// <param name="Ordered">True for numbers, where a neighbour in the list is a neighbour in meaning.</param>
internal sealed record KnobAxis(PropertyDescription Knob, IReadOnlyList<JsonNode> Values, bool Ordered)
{
    private const int GridCells = 96;
    private const int ValuesMax = 48;

    /// <summary>Builds the axis of a knob; anchors hold allowed values of that knob.</summary>
    public static KnobAxis Of(PropertyDescription knob, IEnumerable<JsonNode> anchors)
    {
        List<JsonNode> known = [.. anchors, knob.Knob!.Unled!, knob.Knob.Specialist!];
        return knob.Kind switch
        {
            ValueKind.Integer or ValueKind.Number => Numbers(knob, known),
            ValueKind.Switch => new(knob, [JsonValue.Create(false), JsonValue.Create(true)], false),
            ValueKind.Choice => new(knob, [.. knob.Choices.Select(c => (JsonNode)JsonValue.Create(c))], false),
            ValueKind.NumberList => Unordered(knob, known.Concat(known.SelectMany(l => ListVariants(knob, l)))),
            ValueKind.ChoiceSet => Unordered(knob, known.Concat(SetVariants(knob, known))),
            _ => Unordered(knob, known),
        };
    }

    /// <summary>The place of a value; -1 where it is not among them.</summary>
    public int IndexOf(JsonNode value)
    {
        var shown = PlainValues.Show(value);
        for (var i = 0; i < Values.Count; i++)
        {
            if (PlainValues.Show(Values[i]) == shown) return i;
        }

        return -1;
    }

    private static KnobAxis Numbers(PropertyDescription knob, List<JsonNode> known)
    {
        var numbers = known.ConvertAll(n => PlainValues.AsNumber(n)!.Value);
        var (low, high) = Range(knob, numbers);
        var all = numbers.Concat(Grid(low, high).Select(x => Rounded(knob, x)))
            .Where(x => RecordDescription.Check(knob, Node(knob, x)) is null).Distinct().Order();
        return new(knob, [.. all.Select(x => Node(knob, x))], true);
    }

    // A bound that the description leaves open lies a factor of four beyond the anchors.
    private static (double Low, double High) Range(PropertyDescription knob, List<double> numbers)
    {
        var (least, greatest) = (numbers.Min(), numbers.Max());
        var reach = Math.Max(Math.Abs(least), Math.Abs(greatest));
        var low = !double.IsNaN(knob.Min) ? knob.Min : least > 0 ? least / 4 : least - (4 * reach) - 1;
        var high = !double.IsNaN(knob.Max) ? knob.Max : greatest > 0 ? greatest * 4 : greatest + (4 * reach) + 1;
        return (low, high);
    }

    // Geometric steps where the range spans a factor of 20 or more, even steps otherwise; 0 is kept apart from geometric steps.
    private static IEnumerable<double> Grid(double low, double high)
    {
        var first = low > 0 ? low : low == 0 ? high / 1000 : double.NaN;
        var geometric = first > 0 && high / first >= 20;
        if (geometric && low == 0) yield return 0;
        var ratio = geometric ? PortableMath.Log(high / first) : 0;
        for (var i = 0; i <= GridCells; i++)
        {
            var share = i / (double)GridCells;
            yield return i == GridCells ? high : geometric ? first * PortableMath.Exp(ratio * share) : low + ((high - low) * share);
        }
    }

    private static double Rounded(PropertyDescription knob, double value) => knob.Kind == ValueKind.Integer
        ? Math.Round(value)
        : double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static JsonNode Node(PropertyDescription knob, double value) =>
        knob.Kind == ValueKind.Integer ? JsonValue.Create((long)value) : JsonValue.Create(value);

    // Fewer stages, a stage more, earlier or later stages. A last value at the upper bound (everybody) stays there.
    private static IEnumerable<JsonNode> ListVariants(PropertyDescription knob, JsonNode list)
    {
        var numbers = list.AsArray().Select(n => PlainValues.AsNumber(n)!.Value).ToArray();
        for (var i = 0; i < numbers.Length; i++) yield return List([.. numbers[..i], .. numbers[(i + 1)..]]);
        for (var i = 0; i + 1 < numbers.Length; i++)
        {
            yield return List([.. numbers[..(i + 1)], Between(numbers[i], numbers[i + 1]), .. numbers[(i + 1)..]]);
        }

        if (numbers.Length > 0 && numbers[0] > 0) yield return List([numbers[0] / 10, .. numbers]);
        foreach (var factor in new[] { 0.25, 0.5, 2, 4 })
        {
            yield return List([.. numbers.Select((x, i) => i == numbers.Length - 1 && x == knob.Max ? x : Rounded(x * factor))]);
        }
    }

    private static double Between(double low, double high) => Rounded(low > 0 && high > 0 ? Math.Sqrt(low * high) : (low + high) / 2);

    private static double Rounded(double value) => double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static JsonNode List(double[] numbers) => new JsonArray([.. numbers.Select(n => (JsonNode?)JsonValue.Create(n))]);

    private static IEnumerable<JsonNode> SetVariants(PropertyDescription knob, List<JsonNode> known)
    {
        yield return new JsonArray();
        yield return Set(knob.Choices);
        foreach (var names in known.Select(set => set.AsArray().Select(PlainValues.Show).ToList()))
        {
            foreach (var choice in knob.Choices) yield return Set(knob.Choices.Where(c => names.Contains(c) != (c == choice)));
        }
    }

    private static JsonArray Set(IEnumerable<string> names) => new([.. names.Select(n => (JsonNode?)JsonValue.Create(n))]);

    private static KnobAxis Unordered(PropertyDescription knob, IEnumerable<JsonNode> values) =>
        new(knob, [.. values.Where(v => RecordDescription.Check(knob, v) is null).DistinctBy(PlainValues.Show).Take(ValuesMax)], false);
}
