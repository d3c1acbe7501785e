using Dryrun.Cli.Rooms;

namespace Dryrun.Cli.Tests.Rooms;

/// <summary>Keys from a text: characters as they are, others by name in angle brackets, such as &lt;left&gt;, &lt;ctrl-w&gt;, &lt;paste&gt;.</summary>
internal sealed class FakeKeys : ITerminalKeys
{
    private readonly Queue<ConsoleKeyInfo> keys;
    private int read;

    public FakeKeys(string typed, int columns, int rows)
    {
        (Columns, Rows) = (columns, rows);
        keys = new Queue<ConsoleKeyInfo>(Parse(typed));
    }

    public int Columns { get; set; }

    public int Rows { get; set; }

    public Action<int>? BeforeKey { get; set; }

    public bool Waiting => keys.Count > 0;

    public bool Done => keys.Count == 0;

    public ConsoleKeyInfo? Read()
    {
        BeforeKey?.Invoke(read++);
        return keys.TryDequeue(out var key) ? key : null;
    }

    private static IEnumerable<ConsoleKeyInfo> Parse(string typed)
    {
        for (var i = 0; i < typed.Length; i++)
        {
            var end = typed[i] == '<' ? typed.IndexOf('>', i) : -1;
            if (end < 0)
            {
                yield return Plain(typed[i]);
                continue;
            }

            foreach (var key in Named(typed[(i + 1)..end])) yield return key;
            i = end;
        }
    }

    private static IEnumerable<ConsoleKeyInfo> Named(string name)
    {
        if (name is "paste" or "paste-end") return "\u001b".Concat(name == "paste" ? "[200~" : "[201~").Select(Plain);
        var control = name.StartsWith("ctrl-", StringComparison.Ordinal);
        var alt = name.StartsWith("alt-", StringComparison.Ordinal);
        var bare = name[(control ? 5 : alt ? 4 : 0)..];
        var (key, c) = bare switch
        {
            "left" => (ConsoleKey.LeftArrow, '\0'),
            "right" => (ConsoleKey.RightArrow, '\0'),
            "up" => (ConsoleKey.UpArrow, '\0'),
            "down" => (ConsoleKey.DownArrow, '\0'),
            "enter" => (ConsoleKey.Enter, '\r'),
            "backspace" => (ConsoleKey.Backspace, '\u007f'),
            "esc" => (ConsoleKey.Escape, '\u001b'),
            "tab" => (ConsoleKey.Tab, '\t'),
            { Length: 1 } => (Enum.Parse<ConsoleKey>(bare, ignoreCase: true), control ? (char)(char.ToUpperInvariant(bare[0]) - 64) : bare[0]),
            _ => (Enum.Parse<ConsoleKey>(bare, ignoreCase: true), '\0'),
        };
        return [new ConsoleKeyInfo(c, key, false, alt, control)];
    }

    private static ConsoleKeyInfo Plain(char c) => c switch
    {
        '\u001b' => new(c, ConsoleKey.Escape, false, false, false),
        '\n' or '\r' => new(c, ConsoleKey.Enter, false, false, false),
        '\t' => new(c, ConsoleKey.Tab, false, false, false),
        < ' ' => new(c, (ConsoleKey)(c + 64), false, false, true),
        _ => new(c, char.IsAsciiLetter(c) ? (ConsoleKey)char.ToUpperInvariant(c) : ConsoleKey.None, false, false, false),
    };
}
