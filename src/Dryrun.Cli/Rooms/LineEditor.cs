using System.Text;

namespace Dryrun.Cli.Rooms;

/// <summary>The keyboard and the window that a line editor works with.</summary>
internal interface ITerminalKeys
{
    /// <summary>Waits for the next key; null where the terminal has gone.</summary>
    ConsoleKeyInfo? Read();

    /// <summary>True where a key waits already, so drawing can wait.</summary>
    bool Waiting { get; }

    /// <summary>Columns of the window.</summary>
    int Columns { get; }

    /// <summary>Rows of the window.</summary>
    int Rows { get; }
}

/// <summary>The process's own terminal.</summary>
internal sealed class ProcessKeys : ITerminalKeys
{
    public bool Waiting => Console.KeyAvailable;

    public int Columns => Console.WindowWidth;

    public int Rows => Console.WindowHeight;

    public ConsoleKeyInfo? Read()
    {
        try
        {
            return Console.ReadKey(intercept: true);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>
/// A line editor: arrows, Home, End, words by Ctrl or Alt, Ctrl-A E K U W, history, and pasting of many lines as one (by the terminal's paste
/// brackets, so that Enter after fast typing still enters). Draws with plain ANSI sequences over as many rows as the text needs.
/// </summary>
internal sealed class LineEditor(ITerminalKeys keys, TextWriter output) : ILineSource
{
    private const string PasteBegins = "[200~";
    private const string PasteEnds = "[201~";
    private const int ColumnsMin = 10;

    private readonly List<string> history = [];
    private readonly LineBuffer buffer = new();
    private LineLayout? drawn;
    private int drawnColumns;
    private char heldHalf;

    public TypedLine Read(string prompt)
    {
        buffer.Set("");
        drawn = null;
        heldHalf = '\0';
        var recalled = history.Count;
        var draft = "";
        output.Write("\u001b[?2004h");
        Draw(prompt);
        while (true)
        {
            if (keys.Read() is not { } key) return Finish(prompt, LineEnd.EndOfInput);
            if (key.Key == ConsoleKey.Enter || key.KeyChar is '\r' or '\n') return Finish(prompt, LineEnd.Entered);
            if (Is(key, ConsoleKey.C)) return Finish(prompt, LineEnd.Interrupted);
            if (Is(key, ConsoleKey.D) && buffer.Elements.Count == 0) return Finish(prompt, LineEnd.EndOfInput);
            if (key.Key is ConsoleKey.UpArrow or ConsoleKey.DownArrow)
            {
                if (recalled == history.Count) draft = buffer.Text;
                recalled = Math.Clamp(recalled + (key.Key == ConsoleKey.UpArrow ? -1 : 1), 0, history.Count);
                buffer.Set(recalled == history.Count ? draft : history[recalled]);
            }
            else if (key.Key == ConsoleKey.Escape)
            {
                Escape();
            }
            else
            {
                Edit(key);
            }

            // While more is coming in there is nothing to look at yet.
            if (!keys.Waiting) Draw(prompt);
        }
    }

    private static bool Is(ConsoleKeyInfo key, ConsoleKey letter) => key.Key == letter && key.Modifiers == ConsoleModifiers.Control;

    private void Edit(ConsoleKeyInfo key)
    {
        var control = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        var alt = key.Modifiers.HasFlag(ConsoleModifiers.Alt);
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow when control || alt: buffer.Word(-1); break;
            case ConsoleKey.RightArrow when control || alt: buffer.Word(1); break;
            case ConsoleKey.B when alt: buffer.Word(-1); break;
            case ConsoleKey.F when alt: buffer.Word(1); break;
            case ConsoleKey.LeftArrow: buffer.Move(-1); break;
            case ConsoleKey.B when control: buffer.Move(-1); break;
            case ConsoleKey.RightArrow: buffer.Move(1); break;
            case ConsoleKey.F when control: buffer.Move(1); break;
            case ConsoleKey.Home: buffer.Home(); break;
            case ConsoleKey.A when control: buffer.Home(); break;
            case ConsoleKey.End: buffer.End(); break;
            case ConsoleKey.E when control: buffer.End(); break;
            case ConsoleKey.K when control: buffer.CutToEnd(); break;
            case ConsoleKey.U when control: buffer.CutToStart(); break;
            case ConsoleKey.W when control: buffer.CutWord(); break;
            case ConsoleKey.Backspace when alt || control: buffer.CutWord(); break;
            case ConsoleKey.Backspace: buffer.Backspace(); break;
            case ConsoleKey.H when control: buffer.Backspace(); break;
            case ConsoleKey.Delete: buffer.Delete(); break;
            case ConsoleKey.D when control: buffer.Delete(); break;
            case ConsoleKey.Tab: buffer.Insert(" "); break;
            default: Type(key.KeyChar); break;
        }
    }

    // The two halves of one character arrive as two keys.
    private void Type(char typed)
    {
        if (char.IsControl(typed)) return;
        if (char.IsHighSurrogate(typed))
        {
            heldHalf = typed;
            return;
        }

        if (char.IsLowSurrogate(typed))
        {
            if (heldHalf != '\0') buffer.Insert(new string([heldHalf, typed]));
        }
        else
        {
            buffer.Insert(typed.ToString());
        }

        heldHalf = '\0';
    }

    /// <summary>After Escape: the brackets of a paste, or a sequence that means nothing here, which ends at its first letter or tilde.</summary>
    private void Escape()
    {
        var sequence = new StringBuilder();
        while (keys.Waiting && sequence.Length < 16 && keys.Read() is { } next)
        {
            if (next.Key == ConsoleKey.Escape)
            {
                sequence.Clear();
                continue;
            }

            sequence.Append(next.KeyChar);
            if (sequence[0] != '[' || next.KeyChar == '~' || char.IsLetter(next.KeyChar)) break;
        }

        if (sequence.ToString() == PasteBegins) Paste();
    }

    private void Paste()
    {
        var pasted = new StringBuilder();
        while (keys.Read() is { } key)
        {
            // A key without a character, such as an arrow, cannot be pasted.
            var c = key.Key == ConsoleKey.Enter ? '\n' : key.Key == ConsoleKey.Escape ? '\u001b' : key.KeyChar;
            if (c == '\0') continue;
            pasted.Append(c);
            if (c == '~' && EndsWith(pasted, PasteEnds))
            {
                pasted.Length -= PasteEnds.Length;
                break;
            }
        }

        var text = pasted.ToString().ReplaceLineEndings(" ").Replace('\t', ' ');
        buffer.Insert(string.Concat(text.Where(c => !char.IsControl(c))).TrimEnd(' '));
    }

    private static bool EndsWith(StringBuilder text, string end)
    {
        if (text.Length < end.Length) return false;
        for (var i = 0; i < end.Length; i++)
        {
            if (text[text.Length - end.Length + i] != end[i]) return false;
        }

        return true;
    }

    private TypedLine Finish(string prompt, LineEnd end)
    {
        buffer.End();
        Draw(prompt);
        output.Write("\r\n\u001b[?2004l");
        output.Flush();
        var text = buffer.Text;
        if (text.Trim().Length > 0 && (history.Count == 0 || history[^1] != text)) history.Add(text);
        return new TypedLine(text, end);
    }

    private void Draw(string prompt)
    {
        var columns = Math.Max(ColumnsMin, keys.Columns);
        var layout = LineLayout.Of(prompt, buffer, columns).Window(Math.Max(2, keys.Rows - 1));
        var drawing = new StringBuilder();
        if (drawn is not null)
        {
            var up = columns == drawnColumns ? drawn.CursorRow : drawn.RowsAboveCursor(columns);
            if (up > 0) drawing.Append($"\u001b[{up}A");
        }

        drawing.Append("\r\u001b[J").AppendJoin("\r\n", layout.Rows);
        var below = layout.Rows.Count - 1 - layout.CursorRow;
        if (below > 0) drawing.Append($"\u001b[{below}A");
        drawing.Append('\r');
        if (layout.CursorColumn > 0) drawing.Append($"\u001b[{layout.CursorColumn}C");
        output.Write(drawing.ToString());
        output.Flush();
        (drawn, drawnColumns) = (layout, columns);
    }
}
