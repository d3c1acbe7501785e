using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Dryrun.Contracts.Input;

/// <summary>A YAML (or JSON) document as a JSON tree that remembers on which line each path stands.</summary>
/// <param name="Root">The tree; empty for an empty document.</param>
/// <param name="Lines">Line from 1 by dotted path; items of lists are numbered ("turns.3.say").</param>
/// <param name="File">The file's name as the user gave it, or null.</param>
public sealed record SourcedTree(JsonObject Root, IReadOnlyDictionary<string, int> Lines, string? File)
{
    /// <summary>A problem at a path of this document; a path that is not there takes the line of its nearest ancestor.</summary>
    public InputProblem Problem(string path, string message)
    {
        for (var at = path; at.Length > 0; at = at.Contains('.') ? at[..at.LastIndexOf('.')] : "")
        {
            if (Lines.TryGetValue(at, out var line)) return new InputProblem(message, path, File, line);
        }

        return new InputProblem(message, path, File);
    }
}

/// <summary>Reads YAML into trees. JSON is YAML, so it reads that too.</summary>
public static class YamlText
{
    /// <summary>Largest document that is read, in characters.</summary>
    public const int CharactersMax = 4_000_000;

    private const int DepthMax = 32;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">The file is missing, unreadable or not YAML; one line says which.</exception>
    public static SourcedTree ReadFile(string path)
    {
        try
        {
            return Read(System.IO.File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path}: no such file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read ({e.Message})");
        }
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="InputException">It is not YAML, or its root is not a mapping.</exception>
    public static SourcedTree Read(string text, string? file = null)
    {
        if (text.Length > CharactersMax) throw new InputException(new InputProblem($"is longer than {CharactersMax} characters", "", file));
        if (text.Contains('\0')) throw new InputException(new InputProblem("is not text", "", file));
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            var lines = new Dictionary<string, int>();
            if (stream.Documents.Count == 0) return new SourcedTree([], lines, file);
            if (stream.Documents.Count > 1) throw new InputException(new InputProblem("holds more than one document", "", file));
            var root = stream.Documents[0].RootNode;
            if (root is YamlScalarNode { Value: null or "" }) return new SourcedTree([], lines, file);
            if (root is not YamlMappingNode mapping) throw new InputException(new InputProblem("must be a mapping of keys to values", "", file, (int)root.Start.Line));
            return new SourcedTree((JsonObject)Convert(mapping, "", lines, file, 0)!, lines, file);
        }
        catch (YamlException e)
        {
            throw new InputException(new InputProblem(Plain(e), "", file, (int)e.Start.Line));
        }
    }

    private static JsonNode? Convert(YamlNode node, string path, Dictionary<string, int> lines, string? file, int depth)
    {
        if (path.Length > 0) lines.TryAdd(path, (int)node.Start.Line);
        if (depth > DepthMax) throw new InputException(new InputProblem($"is nested deeper than {DepthMax} levels", path, file, (int)node.Start.Line));
        switch (node)
        {
            case YamlMappingNode mapping:
                var made = new JsonObject();
                foreach (var (key, value) in mapping.Children)
                {
                    var name = (key as YamlScalarNode)?.Value
                        ?? throw new InputException(new InputProblem("a key must be a word", path, file, (int)key.Start.Line));
                    var at = path.Length == 0 ? name : $"{path}.{name}";
                    lines[at] = (int)key.Start.Line;
                    made[name] = Convert(value, at, lines, file, depth + 1);
                }

                return made;
            case YamlSequenceNode sequence:
                return new JsonArray([.. sequence.Children.Select((item, i) => Convert(item, $"{path}.{i}", lines, file, depth + 1))]);
            case YamlScalarNode { Style: ScalarStyle.Plain or ScalarStyle.Any } plain:
                return plain.Value is null or "" or "~" or "null" ? null : PlainValues.Scalar(plain.Value);
            case YamlScalarNode quoted:
                return JsonValue.Create(quoted.Value);
            default:
                throw new InputException(new InputProblem("anchors are not supported", path, file, (int)node.Start.Line));
        }
    }

    private static string Plain(YamlException e)
    {
        var message = e.Message;
        var end = message.IndexOf("): ", StringComparison.Ordinal);
        if (end >= 0 && message.StartsWith('(')) message = message[(end + 3)..];
        return $"is not valid YAML: {message.ReplaceLineEndings(" ").TrimEnd('.')}";
    }
}
