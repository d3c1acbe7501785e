using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Dryrun.Judge.Problems;

/// <summary>
/// A value of a package's YAML that knows its file, line and path, so that whatever is wrong with it is said in one line. Anchors, tags and deep nesting are
/// refused; a file is at most 1 MiB.
/// </summary>
internal sealed class YamlValue
{
    private const int CharactersMax = 1 << 20, DepthMax = 16;

    private readonly string file;
    private readonly int line;
    private readonly string path;
    private readonly string? scalar;
    private readonly List<YamlValue>? items;
    private readonly Dictionary<string, YamlValue>? entries;

    private YamlValue(string file, int line, string path, string? scalar, List<YamlValue>? items, Dictionary<string, YamlValue>? entries) =>
        (this.file, this.line, this.path, this.scalar, this.items, this.entries) = (file, line, path, scalar, items, entries);

    /// <summary>True for a value that is empty or null.</summary>
    public bool IsNull => scalar is null && items is null && entries is null;

    /// <summary>True for a mapping.</summary>
    public bool IsMap => entries is not null;

    /// <summary>True for a list.</summary>
    public bool IsList => items is not null;

    /// <summary>Keys of a mapping, in order.</summary>
    public IEnumerable<string> Keys => Map.Keys;

    private Dictionary<string, YamlValue> Map => entries ?? throw Wrong("must be a mapping of keys to values");

    /// <summary>Reads a file whose root is a mapping.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="JudgeException">It is missing, unreadable or not such YAML.</exception>
    public static YamlValue Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JudgeException(JudgeFault.Problem, e is FileNotFoundException or DirectoryNotFoundException ? $"{path}: no such file" : $"{path}: cannot be read ({e.Message.TrimEnd('.')})");
        }

        if (text.Length > CharactersMax) throw new JudgeException(JudgeFault.Problem, $"{path}: is longer than {CharactersMax} characters");
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _)) return new YamlValue(path, 1, "", null, null, []);
            parser.Consume<DocumentStart>();
            var root = Node(parser, path, "", 0);
            return root.IsMap ? root : throw root.Wrong("must be a mapping of keys to values");
        }
        catch (YamlException e)
        {
            throw new JudgeException(JudgeFault.Problem, $"{path}:{e.Start.Line}: is not valid YAML: {e.InnerException?.Message ?? e.Message}".ReplaceLineEndings(" "));
        }
    }

    /// <summary>The value of a key that must be there.</summary>
    public YamlValue Required(string key) => Optional(key) ?? throw Wrong($"has no {key}; it must have one");

    /// <summary>The value of a key; null where it is not there or null.</summary>
    public YamlValue? Optional(string key) => Map.TryGetValue(key, out var value) && !value.IsNull ? value : null;

    /// <summary>Refuses keys that mean nothing.</summary>
    public void OnlyKeys(params string[] allowed)
    {
        if (Keys.FirstOrDefault(k => !allowed.Contains(k)) is { } unknown) throw Map[unknown].Wrong($"is unknown; allowed {string.Join(", ", allowed)}");
    }

    /// <summary>A text that is not empty.</summary>
    public string Text() => scalar is { Length: > 0 } ? scalar : throw Wrong("must be a text");

    /// <summary>One of a few words.</summary>
    public string OneOf(params string[] allowed) => allowed.Contains(Text()) ? scalar! : throw Wrong($"is {scalar}; allowed {string.Join(", ", allowed)}");

    /// <summary>A number in a range.</summary>
    public double Number(double min, double max) =>
        double.TryParse(scalar, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"is {scalar ?? "no number"}; allowed {min} to {max}"));

    /// <summary>A whole number in a range.</summary>
    public long Integer(long min, long max) =>
        long.TryParse(scalar, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"is {scalar ?? "no whole number"}; allowed {min} to {max}, whole"));

    /// <summary>true or false.</summary>
    public bool Flag() => OneOf("true", "false") == "true";

    /// <summary>Items of a list.</summary>
    public IReadOnlyList<YamlValue> Items() => items ?? throw Wrong("must be a list");

    /// <summary>Items of a list, or the one value that stands for a list of one.</summary>
    public IReadOnlyList<YamlValue> ItemsOrOne() => items ?? [this];

    /// <summary>What is wrong with this value: file, line, path, and the words given.</summary>
    public JudgeException Wrong(string words) => new(JudgeFault.Problem, $"{file}:{line}: {(path.Length == 0 ? "it" : path)} {words}");

    private static YamlValue Node(Parser parser, string file, string path, int depth)
    {
        var at = parser.Current!;
        var row = (int)at.Start.Line;
        JudgeException Refused(string words) => new YamlValue(file, row, path, "", null, null).Wrong(words);
        if (depth > DepthMax) throw Refused($"is nested deeper than {DepthMax} levels");
        if (at is AnchorAlias or NodeEvent { Anchor.IsEmpty: false }) throw Refused("uses an anchor; write the value out");
        if (parser.TryConsume<SequenceStart>(out _))
        {
            List<YamlValue> list = [];
            while (!parser.TryConsume<SequenceEnd>(out _)) list.Add(Node(parser, file, $"{path}[{list.Count}]", depth + 1));
            return new YamlValue(file, row, path, null, list, null);
        }

        if (parser.TryConsume<MappingStart>(out _))
        {
            Dictionary<string, YamlValue> map = [];
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                if (parser.Current is not Scalar { Anchor.IsEmpty: true }) throw Refused("has a key that is no word");
                var key = parser.Consume<Scalar>().Value;
                var value = Node(parser, file, path.Length == 0 ? key : $"{path}.{key}", depth + 1);
                if (!map.TryAdd(key, value)) throw value.Wrong("is there twice");
            }

            return new YamlValue(file, row, path, null, null, map);
        }

        var word = parser.Consume<Scalar>();
        var isPlain = word.Style is ScalarStyle.Plain or ScalarStyle.Any;
        return new YamlValue(file, row, path, isPlain && word.Value is "" or "~" or "null" ? null : word.Value, null, null);
    }
}
