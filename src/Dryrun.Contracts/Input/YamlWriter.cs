using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;

namespace Dryrun.Contracts.Input;

/// <summary>
/// Writes trees as the YAML that <see cref="YamlText"/> reads back to the same tree: sections in block form, lists of plain values in flow form,
/// text quoted only where it would otherwise read as something else.
/// </summary>
public static class YamlWriter
{
    private const int IndentSpaces = 2;

    /// <summary>A whole document, ending with a line break; an empty tree gives "{}".</summary>
    public static string Write(JsonObject root)
    {
        if (root.Count == 0) return "{}\n";
        var text = new StringBuilder();
        foreach (var (key, value) in root) Entry(text, key, value, 0);
        return text.ToString();
    }

    /// <summary>A value on one line, in flow form: "24", "[0.1, 1]", "{to: cdn, day: 3}".</summary>
    public static string Flow(JsonNode? value) => value switch
    {
        null => "null",
        JsonArray list => $"[{string.Join(", ", list.Select(Flow))}]",
        JsonObject map => $"{{{string.Join(", ", map.Select(e => $"{Text(e.Key)}: {Flow(e.Value)}"))}}}",
        JsonValue v when v.TryGetValue<bool>(out var b) => b ? "true" : "false",
        JsonValue v when PlainValues.AsNumber(v) is { } number => double.IsFinite(number) ? Wording.Number(number) : "null",
        JsonValue v when v.TryGetValue<string>(out var s) => Text(s),
        _ => Text(value.ToJsonString()),
    };

    /// <summary>Appends one key with its value at an indentation in spaces.</summary>
    internal static void Entry(StringBuilder text, string key, JsonNode? value, int indent)
    {
        var start = $"{new string(' ', indent)}{Text(key)}:";
        if (value is JsonObject { Count: > 0 } map && !FitsFlow(map))
        {
            text.Append(start).Append('\n');
            foreach (var (inner, node) in map) Entry(text, inner, node, indent + IndentSpaces);
        }
        else if (value is JsonArray list && list.Any(i => i is JsonObject or JsonArray || IsLongText(i)))
        {
            text.Append(start).Append('\n');
            foreach (var item in list) text.Append(' ', indent + IndentSpaces).Append("- ").Append(Flow(item)).Append('\n');
        }
        else
        {
            text.Append(start).Append(' ').Append(Flow(value)).Append('\n');
        }
    }

    /// <summary>Text as it must be written to be read back as text.</summary>
    public static string Text(string value) => IsPlain(value) ? value : Quoted(value);

    // A handful of names or numbers reads best on one line: owners, delegations.
    private static bool FitsFlow(JsonObject map) => map.Count <= 3
        && map.All(e => e.Value is JsonValue) && map.Any(e => e.Key is "to" or "team") && Flow(map).Length <= 100;

    private static bool IsLongText(JsonNode? item) => item is JsonValue v && v.TryGetValue<string>(out var s) && s.Contains(' ');

    private static bool IsPlain(string value) =>
        value.Length > 0 && char.IsAsciiLetterOrDigit(value[0]) && value[^1] != ' '
        && value.All(c => char.IsLetterOrDigit(c) || c is ' ' or '_' or '-' or '.' or '/' or '+' or '%' or '(' or ')' or '\'')
        && value is not ("null" or "Null" or "NULL")
        && PlainValues.Scalar(value) is JsonValue read && read.TryGetValue<string>(out _);

    private static string Quoted(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var rune in value.EnumerateRunes())
        {
            text.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when IsShown(rune) => rune.ToString(),
                <= 0xFFFF => $"\\u{rune.Value.ToString("X4", CultureInfo.InvariantCulture)}",
                _ => $"\\U{rune.Value.ToString("X8", CultureInfo.InvariantCulture)}",
            });
        }

        return text.Append('"').ToString();
    }

    private static bool IsShown(Rune rune) => rune.Value is >= ' ' and <= '~'
        || (rune.Value is > 0xA0 and <= 0xFFFF && (Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune)));
}
