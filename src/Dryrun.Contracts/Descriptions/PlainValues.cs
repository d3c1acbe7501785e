using System.Globalization;
using System.Text.Json.Nodes;

namespace Dryrun.Contracts.Descriptions;

/// <summary>
/// Values as people write them in YAML, as JSON: numbers, true and false, names, and flow lists of them ("[1, 10, 50]").
/// </summary>
public static class PlainValues
{
    /// <summary>Parses one plain value: "24", "true", "deltaWithFullFallback", "[0.05, 1, 5]", "[]".</summary>
    public static JsonNode Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.StartsWith('[') && trimmed.EndsWith(']'))
        {
            return new JsonArray([.. trimmed[1..^1]
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(item => (JsonNode?)Scalar(item))]);
        }

        return Scalar(trimmed);
    }

    /// <summary>A scalar by YAML's core rules: true, false, numbers, else text.</summary>
    public static JsonNode Scalar(string text)
    {
        if (text is "true" or "True" or "TRUE") return JsonValue.Create(true);
        if (text is "false" or "False" or "FALSE") return JsonValue.Create(false);
        if (text.Length > 0 && (char.IsAsciiDigit(text[^1]) || text[^1] == '.')
            && (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.'))
        {
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return JsonValue.Create(whole);
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            {
                return JsonValue.Create(number);
            }
        }

        return JsonValue.Create(text);
    }

    /// <summary>Writes a value as people write it in YAML.</summary>
    public static string Show(JsonNode? value) => value switch
    {
        null => "nothing",
        JsonArray list => $"[{string.Join(", ", list.Select(Show))}]",
        JsonValue v when v.TryGetValue<bool>(out var b) => b ? "true" : "false",
        JsonValue v when AsNumber(v) is { } d => Wording.Number(d),
        JsonValue v when v.TryGetValue<string>(out var s) => s,
        _ => value.ToJsonString(),
    };

    /// <summary>The number that a node holds, whatever its C# type, or null.</summary>
    public static double? AsNumber(JsonNode? node) => node is not JsonValue v ? null
        : v.TryGetValue<double>(out var d) ? d
        : v.TryGetValue<long>(out var l) ? l
        : v.TryGetValue<int>(out var i) ? i
        : v.TryGetValue<decimal>(out var m) ? (double)m
        : null;
}
