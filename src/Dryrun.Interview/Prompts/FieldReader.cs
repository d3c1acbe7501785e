using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;

namespace Dryrun.Interview.Prompts;

/// <summary>Reads fields of a content file and collects every problem with its line, so that an author sees them all at once.</summary>
public sealed class FieldReader(SourcedTree file)
{
    private readonly List<InputProblem> problems = [];

    /// <summary>Path of the file that is read, or null where it is no file.</summary>
    public string? File => file.File;

    /// <summary>What was wrong so far.</summary>
    public IReadOnlyList<InputProblem> Problems => problems;

    /// <summary>Notes a problem at a path.</summary>
    public void Add(string path, string message) => problems.Add(file.Problem(path, message));

    /// <summary>Ends the reading if anything was wrong.</summary>
    /// <exception cref="InputException">Something was.</exception>
    public void ThrowIfAny()
    {
        if (problems.Count > 0) throw new InputException(problems);
    }

    /// <summary>Notes every key that is not known, with the nearest known one.</summary>
    public void OnlyKeys(string path, JsonObject holder, IReadOnlyCollection<string> known)
    {
        foreach (var (key, _) in holder.Where(k => !known.Contains(k.Key)))
        {
            var at = Join(path, key);
            Add(at, $"{at} is not known; {(Wording.Nearest(key, known) is { } near ? $"did you mean {near}?" : $"allowed {Wording.Alternatives([.. known])}")}");
        }
    }

    /// <summary>A text that must be there.</summary>
    public string Text(string key, JsonObject? holder = null, string path = "") =>
        OptionalText(key, holder, path) is { Length: > 0 } text ? text : Missing<string>(Join(path, key), "text") ?? "";

    /// <summary>A text that may be missing; numbers are taken as written.</summary>
    public string? OptionalText(string key, JsonObject? holder = null, string path = "")
    {
        var node = (holder ?? file.Root)[key];
        if (node is null) return null;
        if (node is JsonValue v) return v.TryGetValue<string>(out var s) ? s : PlainValues.Show(v);
        Add(Join(path, key), $"{Join(path, key)} must be text");
        return null;
    }

    /// <summary>A list of texts; a single text is a list of one.</summary>
    public IReadOnlyList<string> Texts(string key, JsonObject? holder = null, string path = "", bool needed = true)
    {
        var node = (holder ?? file.Root)[key];
        var at = Join(path, key);
        if (node is JsonValue single) return [PlainValues.Show(single)];
        if (node is JsonArray list && list.All(i => i is JsonValue)) return [.. list.Select(PlainValues.Show)];
        if (node is not null) Add(at, $"{at} must be a list of texts");
        else if (needed) Missing<object>(at, "a list of texts");
        return [];
    }

    /// <summary>A seed at the root, 0 to 4294967295 as loops draw them; 1 where there is none.</summary>
    public ulong Seed(string key)
    {
        if (file.Root[key] is not { } node) return 1;
        if (PlainValues.AsNumber(node) is { } n && n == Math.Floor(n) && n is >= 0 and <= uint.MaxValue) return (ulong)n;
        Add(key, $"{key} is {PlainValues.Show(node)}; allowed 0 to {uint.MaxValue}");
        return 1;
    }

    /// <summary>A whole number in a range.</summary>
    public int Whole(string key, int min, int max, JsonObject? holder = null, string path = "")
    {
        var node = (holder ?? file.Root)[key];
        var at = Join(path, key);
        if (PlainValues.AsNumber(node) is { } n && n == Math.Floor(n) && n >= min && n <= max) return (int)n;
        Add(at, node is null ? $"{at} is missing; allowed {min} to {max}" : $"{at} is {PlainValues.Show(node)}; allowed {min} to {max}");
        return min;
    }

    /// <summary>A mapping that must be there.</summary>
    public JsonObject Map(string key, JsonObject? holder = null, string path = "") =>
        (holder ?? file.Root)[key] as JsonObject ?? Missing<JsonObject>(Join(path, key), "a mapping") ?? [];

    /// <summary>A list of mappings that must be there.</summary>
    public IReadOnlyList<JsonObject> Maps(string key, JsonObject? holder = null, string path = "")
    {
        var at = Join(path, key);
        if ((holder ?? file.Root)[key] is not JsonArray list)
        {
            Missing<object>(at, "a list of mappings");
            return [];
        }

        foreach (var (item, i) in list.Select((item, i) => (item, i)).Where(x => x.item is not JsonObject)) Add($"{at}.{i}", $"{at}.{i} must be a mapping");
        return [.. list.OfType<JsonObject>()];
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private T? Missing<T>(string path, string needed)
        where T : class
    {
        Add(path, $"{path} is missing; it must be {needed}");
        return null;
    }
}
