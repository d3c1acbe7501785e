using System.Text;
using System.Text.Json;
using Dryrun.Judge.Problems;

namespace Dryrun.Judge.Checkers;

/// <summary>
/// Compares typed answers: one JSON value a line. Numbers are compared as numbers, exactly unless there is a tolerance; order counts unless the rule says
/// otherwise.
/// </summary>
/// <param name="rule">How values are compared.</param>
public sealed class ValueChecker(AnswerRule rule)
{
    /// <summary>Compares an output with the answer, line by line.</summary>
    /// <param name="output">What the harness wrote.</param>
    /// <param name="answer">The answer file.</param>
    /// <exception cref="JudgeException">The answer file is not JSON lines.</exception>
    public CheckOutcome Check(ReadOnlySpan<byte> output, ReadOnlySpan<byte> answer)
    {
        var (said, known) = (Lines(output), Lines(answer));
        for (var i = 0; i < known.Length; i++)
        {
            if (i >= said.Length) return CheckOutcome.Wrong($"answers {said.Length} of {known.Length} calls");
            using var expected = Parsed(known[i]) ?? throw new JudgeException(JudgeFault.Problem, $"answer line {i + 1} is not JSON");
            using var value = Parsed(said[i]);
            if (value is null) return CheckOutcome.Wrong($"call {i + 1} returns {CheckOutcome.Shown(said[i])}, which is no JSON value; expected {CheckOutcome.Shown(known[i])}");
            if (!Alike(value.RootElement, expected.RootElement, rule.AnyOrder)) return CheckOutcome.Wrong($"call {i + 1} returns {CheckOutcome.Shown(said[i])}, expected {CheckOutcome.Shown(known[i])}");
        }

        return said.Length == known.Length ? CheckOutcome.Right : CheckOutcome.Wrong($"answers {said.Length} calls, expected {known.Length}");
    }

    // A name that stands twice counts once, as most readers of JSON have it: the last.
    private static Dictionary<string, JsonElement> Entries(JsonElement value) => value.EnumerateObject().GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.Last().Value);

    private static string[] Lines(ReadOnlySpan<byte> text) => [.. Encoding.UTF8.GetString(text).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];

    private static JsonDocument? Parsed(string line)
    {
        try
        {
            return JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 64 });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool Alike(JsonElement said, JsonElement known, bool anyOrder) => (said.ValueKind, known.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => Numbers(said, known),
        (JsonValueKind.String, JsonValueKind.String) => said.GetString() == known.GetString(),
        (JsonValueKind.Array, JsonValueKind.Array) => anyOrder ? Multisets(said, known) : InOrder(said, known),
        (JsonValueKind.Object, JsonValueKind.Object) => Objects(said, known),
        var (a, b) => a == b,
    };

    // 64-bit whole numbers are compared as such: as floating point, neighbours beyond 2^53 would be the same.
    private bool Numbers(JsonElement said, JsonElement known)
    {
        if (said.TryGetInt64(out var a) && known.TryGetInt64(out var b) && rule.Tolerance == 0) return a == b;
        var (x, y) = (said.GetDouble(), known.GetDouble());
        return rule.Tolerance == 0 ? x == y : Math.Abs(x - y) <= rule.Tolerance || Math.Abs(x - y) <= rule.Tolerance * Math.Abs(y);
    }

    private bool InOrder(JsonElement said, JsonElement known)
    {
        if (said.GetArrayLength() != known.GetArrayLength()) return false;
        return said.EnumerateArray().Zip(known.EnumerateArray()).All(p => Alike(p.First, p.Second, rule.AnyOrderInside));
    }

    // Sorted by their canonical text both must be the same. With a tolerance that would be wrong near the edge, so there each is matched to the first free one.
    private bool Multisets(JsonElement said, JsonElement known)
    {
        if (said.GetArrayLength() != known.GetArrayLength()) return false;
        if (rule.Tolerance == 0) return Sorted(said).SequenceEqual(Sorted(known));
        var free = known.EnumerateArray().ToList();
        return said.EnumerateArray().All(s => free.FindIndex(k => Alike(s, k, rule.AnyOrderInside)) is >= 0 and var at && Taken(free, at));
    }

    private static bool Taken(List<JsonElement> free, int at)
    {
        free.RemoveAt(at);
        return true;
    }

    private IEnumerable<string> Sorted(JsonElement list) => list.EnumerateArray().Select(Canonical).Order(StringComparer.Ordinal);

    private string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole.ToString() : Canonical(value.GetDouble()),
        JsonValueKind.Array => $"[{string.Join(',', rule.AnyOrderInside ? Sorted(value) : value.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().Select(p => JsonSerializer.Serialize(p.Name) + ':' + Canonical(p.Value)).Order(StringComparer.Ordinal))}}}",
        JsonValueKind.String => JsonSerializer.Serialize(value.GetString()),
        _ => value.GetRawText(),
    };

    // 3.0 is the same as 3.
    private static string Canonical(double number) => number == Math.Floor(number) && Math.Abs(number) < 1e15 ? ((long)number).ToString() : number.ToString("R");

    private bool Objects(JsonElement said, JsonElement known)
    {
        var (a, b) = (Entries(said), Entries(known));
        return a.Count == b.Count && a.All(p => b.TryGetValue(p.Key, out var other) && Alike(p.Value, other, rule.AnyOrderInside));
    }
}
