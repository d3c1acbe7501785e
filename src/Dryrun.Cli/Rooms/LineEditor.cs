using System.Text;

namespace Dryrun.Cli.Rooms;

/// <summary>Why a line ended.</summary>
internal enum LineEnd
{
    /// <summary>Enter.</summary>
    Entered,

    /// <summary>Ctrl-C.</summary>
    Interrupted,

    /// <summary>Ctrl-D on an empty line, or the end of piped input.</summary>
    EndOfInput,
}

/// <summary>A line as it was typed.</summary>
internal sealed record TypedLine(string Text, LineEnd End);

/// <summary>Reads lines from a person or a pipe.</summary>
internal interface ILineSource
{
    /// <summary>The next line after a prompt.</summary>
    TypedLine Read(string prompt);
}

/// <summary>Lines of piped input.</summary>
internal sealed class PipedLines(TextReader input) : ILineSource
{
    public TypedLine Read(string prompt) => input.ReadLine() is { } line ? new TypedLine(line, LineEnd.Entered) : new TypedLine("", LineEnd.EndOfInput);
}

/// <summary>
/// A line editor: arrows, Home, End, words by Ctrl, Ctrl-A E K U W, history, and pasting of many lines as one. Draws with plain ANSI sequences over as many rows as
/// the text needs.
/// </summary>
internal sealed class LineEditor(Func<ConsoleKeyInfo> readKey, Func<bool> keyWaits, TextWriter output, Func<int> width) : ILineSource
{
    private readonly List<string> history = [];
    private readonly LineBuffer buffer = new();
    private int rowsDrawn;
    private int cursorRow;

    public TypedLine Read(string prompt)
    {
        buffer.Set("");
        rowsDrawn = cursorRow = 0;
        var recalled = history.Count;
        var draft = "";
        Draw(prompt);
        while (true)
        {
            var key = readKey();
            if (key.Key == ConsoleKey.Enter && !keyWaits() && !key.Modifiers.HasFlag(ConsoleModifiers.Alt) && !key.Modifiers.HasFlag(ConsoleModifiers.Shift)) return Finish(prompt, LineEnd.Entered);
            if (key is { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control }) return Finish(prompt, LineEnd.Interrupted);
            if (key is { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control } && buffer.Text.Length == 0) return Finish(prompt, LineEnd.EndOfInput);
            if (key.Key is ConsoleKey.UpArrow or ConsoleKey.DownArrow)
            {
                if (recalled == history.Count) draft = buffer.Text;
                recalled = Math.Clamp(recalled + (key.Key == ConsoleKey.UpArrow ? -1 : 1), 0, history.Count);
                buffer.Set(recalled == history.Count ? draft : history[recalled]);
            }
            else
            {
                Edit(key);
            }

            // While a paste is coming in there is nothing to look at yet.
            if (!keyWaits()) Draw(prompt);
        }
    }

    private void Edit(ConsoleKeyInfo key)
    {
        var control = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow when control: buffer.Word(-1); break;
            case ConsoleKey.RightArrow when control: buffer.Word(1); break;
            case ConsoleKey.LeftArrow: buffer.Move(-1); break;
            case ConsoleKey.RightArrow: buffer.Move(1); break;
            case ConsoleKey.Home: buffer.Home(); break;
            case ConsoleKey.A when control: buffer.Home(); break;
            case ConsoleKey.End: buffer.End(); break;
            case ConsoleKey.E when control: buffer.End(); break;
            case ConsoleKey.K when control: buffer.CutToEnd(); break;
            case ConsoleKey.U when control: buffer.CutToStart(); break;
            case ConsoleKey.W when control: buffer.CutWord(); break;
            case ConsoleKey.Backspace: buffer.Backspace(); break;
            case ConsoleKey.Delete: buffer.Delete(); break;
            case ConsoleKey.D when control: buffer.Delete(); break;
            case ConsoleKey.Enter: buffer.Insert(" "); break;
            case ConsoleKey.Tab: buffer.Insert(" "); break;
            default: Type(key.KeyChar); break;
        }
    }

    private void Type(char first)
    {
        if (char.IsControl(first) && first != '\n') return;
        var text = new StringBuilder().Append(first == '\n' ? ' ' : first);

        // Halves of one character and pasted text arrive key by key; they are taken in one go.
        while (keyWaits())
        {
            var next = readKey();
            if (next.KeyChar is '\n' or '\r' or '\t') text.Append(' ');
            else if (!char.IsControl(next.KeyChar)) text.Append(next.KeyChar);
            else break;
        }

        buffer.Insert(text.ToString());
    }

    private TypedLine Finish(string prompt, LineEnd end)
    {
        buffer.End();
        Draw(prompt);
        output.Write("\r\n");
        var text = buffer.Text;
        if (text.Trim().Length > 0 && (history.Count == 0 || history[^1] != text)) history.Add(text);
        return new TypedLine(text, end);
    }

    private void Draw(string prompt)
    {
        var columns = Math.Max(20, width());
        var drawn = new StringBuilder();
        if (cursorRow > 0) drawn.Append($"\u001b[{cursorRow}A");
        drawn.Append("\r\u001b[J").Append(prompt).Append(buffer.Text);
        var total = LineBuffer.Columns(prompt) + LineBuffer.Columns(buffer.Text);
        var at = LineBuffer.Columns(prompt) + LineBuffer.Columns(buffer.Before);
        rowsDrawn = total / columns;

        // A text that ends exactly at the edge leaves the cursor hanging there; a new row makes its place certain.
        if (total > 0 && total % columns == 0) drawn.Append("\r\n");
        cursorRow = at / columns;
        if (rowsDrawn > cursorRow) drawn.Append($"\u001b[{rowsDrawn - cursorRow}A");
        drawn.Append('\r');
        if (at % columns > 0) drawn.Append($"\u001b[{at % columns}C");
        output.Write(drawn.ToString());
        output.Flush();
    }
}
