using System.Text.RegularExpressions;

namespace Dryrun.Simulation.Tests.Docs;

/// <summary>A program on a page of the guide and what the page says it prints.</summary>
/// <param name="Line">Line of the page on which the program begins, from 1.</param>
/// <param name="Code">The program.</param>
/// <param name="Printed">The text block under it; null where there is none before the next program.</param>
/// <param name="PrintedFrom">Index of the first line of that block.</param>
/// <param name="PrintedLines">How many lines it has.</param>
internal sealed record Snippet(int Line, string Code, string? Printed, int PrintedFrom, int PrintedLines);

/// <summary>A Markdown page: its fenced blocks in order.</summary>
internal sealed partial class GuidePage
{
    private readonly string path;
    private readonly List<string> lines;

    private GuidePage(string path) => (this.path, lines) = (path, [.. File.ReadAllLines(path)]);

    /// <summary>Programs of the page: blocks in <c>csharp</c>, but not the one with the using lines of all.</summary>
    public IReadOnlyList<Snippet> Snippets => [.. Programs()];

    /// <summary>The block of using lines that every program of the guide is compiled with, if it stands on this page.</summary>
    public string? Usings => Blocks().Where(b => b.Language == "csharp usings").Select(b => b.Text).SingleOrDefault();

    /// <summary>What samples print, by the word behind <c>text</c>: blocks in <c>text bank</c>.</summary>
    public IReadOnlyDictionary<string, (string Text, int From, int Lines)> Outputs =>
        Blocks().Where(b => b.Language.StartsWith("text ", StringComparison.Ordinal)).ToDictionary(b => b.Language[5..], b => (b.Text, b.From, b.Count));

    /// <summary>Targets of the links of the page, outside fenced blocks, without web addresses.</summary>
    public IEnumerable<string> Links
    {
        get
        {
            var fenced = Blocks().SelectMany(b => Enumerable.Range(b.From, b.Count)).ToHashSet();
            return lines.Where((_, i) => !fenced.Contains(i)).SelectMany(l => Link().Matches(l)).Select(m => m.Groups["target"].Value);
        }
    }

    public static GuidePage Read(string path) => new(path);

    /// <summary>Puts what was really printed into blocks of the page, given by their first line and their length.</summary>
    public void Write(IEnumerable<(int From, int Lines, string Printed)> blocks)
    {
        foreach (var (from, count, printed) in blocks.OrderByDescending(b => b.From))
        {
            lines.RemoveRange(from, count);
            lines.InsertRange(from, printed.Length == 0 ? [] : printed.TrimEnd('\n').Split('\n'));
        }

        File.WriteAllText(path, string.Join('\n', lines) + "\n");
    }

    [GeneratedRegex(@"\]\((?!http)(?<target>[^)#]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    private IEnumerable<Snippet> Programs()
    {
        var blocks = Blocks().Where(b => b.Language is "csharp" or "text").ToList();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Language != "csharp") continue;
            var next = i + 1 < blocks.Count && blocks[i + 1].Language == "text" ? blocks[i + 1] : null;
            yield return new Snippet(blocks[i].From, blocks[i].Text, next?.Text, next?.From ?? 0, next?.Count ?? 0);
        }
    }

    private IEnumerable<Block> Blocks()
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal)) continue;
            var from = i + 1;
            for (i++; i < lines.Count && lines[i] != "```"; i++) { }
            yield return new Block(lines[from - 1][3..].Trim(), from, i - from, string.Concat(lines.Skip(from).Take(i - from).Select(l => l + "\n")));
        }
    }

    private sealed record Block(string Language, int From, int Count, string Text);
}
