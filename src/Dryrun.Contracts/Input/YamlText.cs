using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

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
            return new Reading(new Parser(new StringReader(text.TrimStart('\uFEFF'))), file).Document();
        }
        catch (YamlException e)
        {
            throw new InputException(TabAt(text) is { } line
                ? new InputProblem("is indented with a tab; use spaces", "", file, line)
                : new InputProblem(Plain(e), "", file, (int)e.Start.Line));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or ArithmeticException or IndexOutOfRangeException)
        {
            // The scanner lets a few impossible escapes through to the framework.
            throw new InputException(new InputProblem($"is not valid YAML: {e.Message}", "", file));
        }
    }

    // The scanner's own words for a tab name another line and never the tab.
    private static int? TabAt(string text)
    {
        var tab = Array.FindIndex(text.Split('\n'), l => l.TrimStart(' ').StartsWith('\t') && l.Trim().Length > 0);
        return tab < 0 ? null : tab + 1;
    }

    private static string Plain(YamlException e)
    {
        var message = e.Message;
        var end = message.IndexOf("): ", StringComparison.Ordinal);
        if (end >= 0 && message.StartsWith('(')) message = message[(end + 3)..];
        return $"is not valid YAML: {message.ReplaceLineEndings(" ").TrimEnd('.')}";
    }

    // Works on the parser's events and not on YamlDotNet's tree: that one recurses without a limit and expands anchors.
    private sealed class Reading(IParser parser, string? file)
    {
        private const string TextTag = "tag:yaml.org,2002:str";

        private readonly Dictionary<string, int> lines = [];

        public SourcedTree Document()
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _)) return new SourcedTree([], lines, file);
            parser.Consume<DocumentStart>();
            var start = parser.Current!.Start;
            var root = Node("", 0);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var next)) throw Wrong("holds more than one document", "", next);
            return root switch
            {
                null => new SourcedTree([], lines, file),
                JsonObject mapping => new SourcedTree(mapping, lines, file),
                _ => throw new InputException(new InputProblem("must be a mapping of keys to values", "", file, (int)start.Line)),
            };
        }

        private JsonNode? Node(string path, int depth)
        {
            var at = parser.Current!;
            if (path.Length > 0) lines.TryAdd(path, (int)at.Start.Line);
            if (depth > DepthMax) throw Wrong($"is nested deeper than {DepthMax} levels", path, at);
            if (at is AnchorAlias or NodeEvent { Anchor.IsEmpty: false }) throw Wrong("anchors are not supported; write the value out", path, at);
            if (at is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag } && tag.Value != TextTag)
            {
                throw Wrong("tags are not supported", path, at);
            }
            if (parser.TryConsume<MappingStart>(out _)) return Mapping(path, depth);
            if (parser.TryConsume<SequenceStart>(out _)) return Sequence(path, depth);
            var scalar = parser.Consume<Scalar>();
            return scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any) || !scalar.Tag.IsEmpty ? JsonValue.Create(scalar.Value)
                : scalar.Value is "" or "~" or "null" or "Null" or "NULL" ? null
                : PlainValues.Scalar(scalar.Value);
        }

        private JsonObject Mapping(string path, int depth)
        {
            var made = new JsonObject();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = parser.Current!;
                if (key is not Scalar { Anchor.IsEmpty: true }) throw Wrong("a key must be a word", path, key);
                var name = parser.Consume<Scalar>().Value;
                var at = path.Length == 0 ? name : $"{path}.{name}";
                if (made.ContainsKey(name)) throw Wrong($"{at} is there twice", at, key);
                lines[at] = (int)key.Start.Line;
                made.Add(name, Node(at, depth + 1));
            }

            return made;
        }

        private JsonArray Sequence(string path, int depth)
        {
            var made = new JsonArray();
            while (!parser.TryConsume<SequenceEnd>(out _)) made.Add(Node(path.Length == 0 ? $"{made.Count}" : $"{path}.{made.Count}", depth + 1));
            return made;
        }

        private InputException Wrong(string message, string path, ParsingEvent at) => new(new InputProblem(message, path, file, (int)at.Start.Line));
    }
}
