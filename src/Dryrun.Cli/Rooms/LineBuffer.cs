using Dryrun.Cli.Terminal;

namespace Dryrun.Cli.Rooms;

/// <summary>
/// The text being typed and the place in it, by text elements, so that an emoji or an accent is one step. Pure editing; drawing is elsewhere.
/// </summary>
internal sealed class LineBuffer
{
    /// <summary>Longest line, in characters.</summary>
    public const int CharactersMax = 20_000;

    private readonly List<string> elements = [];

    /// <summary>Text elements before the cursor.</summary>
    public int Cursor { get; private set; }

    /// <summary>The text elements.</summary>
    public IReadOnlyList<string> Elements => elements;

    /// <summary>The whole text.</summary>
    public string Text => string.Concat(elements);

    /// <summary>Inserts text at the cursor; what would exceed the longest line is dropped.</summary>
    public void Insert(string text)
    {
        var room = Math.Max(0, CharactersMax - elements.Sum(e => e.Length));
        var fitting = text.Length <= room ? text : text[..(room > 0 && char.IsHighSurrogate(text[room - 1]) ? room - 1 : room)];

        // A combining mark joins the element before it, so the neighbourhood is split again. A cursor that such a join leaves inside an element goes behind it.
        var before = string.Concat(elements.Take(Cursor)) + fitting;
        Set(before + string.Concat(elements.Skip(Cursor)));
        Cursor = 0;
        for (var length = 0; length < before.Length; Cursor++) length += elements[Cursor].Length;
    }

    /// <summary>Replaces everything; the cursor goes to the end.</summary>
    public void Set(string text)
    {
        elements.Clear();
        elements.AddRange(TextWidth.Elements(text));
        Cursor = elements.Count;
    }

    /// <summary>Moves the cursor by text elements, within the text.</summary>
    public void Move(int by) => Cursor = Math.Clamp(Cursor + by, 0, elements.Count);

    /// <summary>Moves to the start.</summary>
    public void Home() => Cursor = 0;

    /// <summary>Moves to the end.</summary>
    public void End() => Cursor = elements.Count;

    /// <summary>Moves a word to the left or right.</summary>
    public void Word(int direction)
    {
        do
        {
            Move(direction);
        }
        while (Cursor > 0 && Cursor < elements.Count && !(elements[Cursor - 1] == " " && elements[Cursor] != " "));
    }

    /// <summary>Deletes the element before the cursor.</summary>
    public void Backspace() => Remove(Cursor - 1, 1);

    /// <summary>Deletes the element at the cursor.</summary>
    public void Delete() => Remove(Cursor, 1);

    /// <summary>Deletes to the end of the line.</summary>
    public void CutToEnd() => Remove(Cursor, elements.Count - Cursor);

    /// <summary>Deletes to the start of the line.</summary>
    public void CutToStart() => Remove(0, Cursor);

    /// <summary>Deletes the word before the cursor.</summary>
    public void CutWord()
    {
        var from = Cursor;
        while (from > 0 && elements[from - 1] == " ") from--;
        while (from > 0 && elements[from - 1] != " ") from--;
        Remove(from, Cursor - from);
    }

    private void Remove(int from, int count)
    {
        if (from < 0 || count <= 0 || from + count > elements.Count) return;
        elements.RemoveRange(from, count);
        Cursor = from;

        // What now stands side by side may be one element: an accent moves onto the letter before the gap.
        Insert("");
    }
}
