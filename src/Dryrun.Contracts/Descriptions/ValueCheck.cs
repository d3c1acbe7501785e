using System.Globalization;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Input;

namespace Dryrun.Contracts.Descriptions;

/// <summary>Checks and converts single values between JSON and the types a described property may have.</summary>
internal static class ValueCheck
{
    public static (ValueKind Kind, IReadOnlyList<string> Choices) KindOf(Type type, string path)
    {
        if (type == typeof(int) || type == typeof(long)) return (ValueKind.Integer, []);
        if (type == typeof(double)) return (ValueKind.Number, []);
        if (type == typeof(bool)) return (ValueKind.Switch, []);
        if (type == typeof(string)) return (ValueKind.Text, []);
        if (type.IsEnum) return (ValueKind.Choice, Names(type));
        if (type == typeof(IReadOnlyList<double>)) return (ValueKind.NumberList, []);
        return ItemEnum(type) is { } item
            ? (ValueKind.ChoiceSet, Names(item))
            : throw new InvalidOperationException($"{path} has the type {type.Name}, which cannot be described.");
    }

    public static InputProblem? Of(PropertyDescription property, JsonNode? value)
    {
        InputProblem Wrong() => new($"{property.Path} is {Wording.Excerpt(PlainValues.Show(value))}; allowed {property.Allowed}", property.Path);
        switch (property.Kind)
        {
            case ValueKind.Integer:
                return PlainValues.AsNumber(value) is { } whole && whole == Math.Floor(whole) && Math.Abs(whole) <= WholeMax(property)
                    && InRange(property, whole) ? null : Wrong();
            case ValueKind.Number:
                return PlainValues.AsNumber(value) is { } number && InRange(property, number) ? null : Wrong();
            case ValueKind.Switch:
                return value is JsonValue s && s.TryGetValue<bool>(out _) ? null : Wrong();
            case ValueKind.Choice:
                return value is JsonValue c && c.TryGetValue<string>(out var name) && property.Choices.Contains(name)
                    ? null : WrongChoice(property, value) ?? Wrong();
            case ValueKind.NumberList:
                return value is JsonArray list && NumbersFit(property, list) ? null : Wrong();
            case ValueKind.ChoiceSet:
                return value is JsonArray set && ChoicesFit(property, set) ? null
                    : (value as JsonArray)?.Select(i => WrongChoice(property, i)).FirstOrDefault(p => p is not null) ?? Twice(property, value)
                        ?? Wrong();
            default:
                return value is JsonValue t && t.TryGetValue<string>(out _) ? null : Wrong();
        }
    }

    public static object ToClr(PropertyDescription property, JsonNode value)
    {
        var type = property.ValueType!;
        return property.Kind switch
        {
            ValueKind.Integer => type == typeof(int) ? (int)PlainValues.AsNumber(value)!.Value : (object)(long)PlainValues.AsNumber(value)!.Value,
            ValueKind.Number => PlainValues.AsNumber(value)!.Value,
            ValueKind.Switch => value.GetValue<bool>(),
            ValueKind.Choice => EnumOf(type, value.GetValue<string>()),
            ValueKind.NumberList => value.AsArray().Select(i => PlainValues.AsNumber(i)!.Value).ToArray(),
            ValueKind.ChoiceSet => EnumList(ItemEnum(type)!, value.AsArray()),
            _ => value.GetValue<string>(),
        };
    }

    public static JsonNode? ToNode(PropertyDescription property, object? value) => value switch
    {
        null => null,
        bool b => JsonValue.Create(b),
        string s => JsonValue.Create(s),
        Enum e => JsonValue.Create(Wording.Key(e.ToString())),
        IEnumerable<double> numbers => new JsonArray([.. numbers.Select(Number)]),
        System.Collections.IEnumerable items => new JsonArray([.. items.Cast<Enum>().Select(item => ToNode(property, item))]),
        _ => Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
    };

    private static JsonNode? Number(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e15
        ? JsonValue.Create((long)value)
        : double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static InputProblem? WrongChoice(PropertyDescription property, JsonNode? value) =>
        value is JsonValue v && v.TryGetValue<string>(out var said) && !property.Choices.Contains(said)
            && Wording.Nearest(said, property.Choices) is { } near
            ? new InputProblem($"{property.Path} is {said}; did you mean {near}? Allowed {property.Allowed}", property.Path)
            : null;

    private static InputProblem? Twice(PropertyDescription property, JsonNode? value) => (value as JsonArray)?
        .Select(PlainValues.Show).GroupBy(name => name).Where(g => g.Count() > 1 && property.Choices.Contains(g.Key))
        .Select(g => new InputProblem($"{property.Path} names {g.Key} twice", property.Path)).FirstOrDefault();

    // Numbers travel as doubles, which hold whole numbers exactly up to 2^53.
    private static double WholeMax(PropertyDescription property) => property.ValueType == typeof(int) ? int.MaxValue : 1L << 53;

    private static bool InRange(PropertyDescription property, double value) =>
        double.IsFinite(value) && !(value < property.Min) && !(value > property.Max);

    private static bool NumbersFit(PropertyDescription property, JsonArray list)
    {
        var numbers = list.Select(PlainValues.AsNumber).ToList();
        return numbers.Count >= property.Said.MinCount && numbers.Count <= property.Said.MaxCount
            && numbers.TrueForAll(n => n is { } x && InRange(property, x))
            && (!property.Said.Increasing || numbers.Zip(numbers.Skip(1)).All(p => p.First < p.Second));
    }

    private static bool ChoicesFit(PropertyDescription property, JsonArray set)
    {
        var names = set.Select(i => i is JsonValue v && v.TryGetValue<string>(out var s) ? s : "").ToList();
        return names.Count >= property.Said.MinCount && names.Count <= property.Said.MaxCount && names.TrueForAll(property.Choices.Contains)
            && names.Distinct().Count() == names.Count;
    }

    private static IReadOnlyList<string> Names(Type type) => [.. Enum.GetNames(type).Select(Wording.Key)];

    private static object EnumOf(Type type, string name) => Enum.Parse(type, Enum.GetNames(type).First(n => Wording.Key(n) == name));

    private static Type? ItemEnum(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && type.GetGenericArguments()[0] is { IsEnum: true } item
            ? item : null;

    private static Array EnumList(Type item, JsonArray list)
    {
        var made = Array.CreateInstance(item, list.Count);
        for (var i = 0; i < list.Count; i++) made.SetValue(EnumOf(item, list[i]!.GetValue<string>()), i);
        return made;
    }
}
