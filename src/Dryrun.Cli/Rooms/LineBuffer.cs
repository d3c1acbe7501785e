using System.Globalization;

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

    /// <summary>The whole text.</summary>
    public string Text => string.Concat(elements);

    /// <summary>The text before the cursor.</summary>
    public string Before => string.Concat(elements.Take(Cursor));

    /// <summary>Inserts text at the cursor; what would exceed the longest line is dropped.</summary>
    public void Insert(string text)
    {
        var room = CharactersMax - elements.Sum(e => e.Length);
        var fitting = text.Length > room ? text[..Math.Max(0, room)] : text;

        // A combining mark joins the element before it, so the neighbourhood is split again.
        var before = Before + fitting;
        var after = string.Concat(elements.Skip(Cursor));
        Set(before + after);
        Cursor = new StringInfo(before).LengthInTextElements;
    }

    /// <summary>Replaces everything; the cursor goes to the end.</summary>
    public void Set(string text)
    {
        elements.Clear();
        var walk = StringInfo.GetTextElementEnumerator(text);
        while (walk.MoveNext()) elements.Add(walk.GetTextElement());
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
    public void Backspace()
    {
        if (Cursor == 0) return;
        elements.RemoveAt(--Cursor);
    }

    /// <summary>Deletes the element at the cursor.</summary>
    public void Delete()
    {
        if (Cursor < elements.Count) elements.RemoveAt(Cursor);
    }

    /// <summary>Deletes to the end of the line.</summary>
    public void CutToEnd() => elements.RemoveRange(Cursor, elements.Count - Cursor);

    /// <summary>Deletes to the start of the line.</summary>
    public void CutToStart()
    {
        elements.RemoveRange(0, Cursor);
        Cursor = 0;
    }

    /// <summary>Deletes the word before the cursor.</summary>
    public void CutWord()
    {
        while (Cursor > 0 && elements[Cursor - 1] == " ") Backspace();
        while (Cursor > 0 && elements[Cursor - 1] != " ") Backspace();
    }

    /// <summary>Columns a text takes on a terminal: two for wide characters and emoji, none for marks.</summary>
    public static int Columns(string text)
    {
        var columns = 0;
        var walk = StringInfo.GetTextElementEnumerator(text);
        while (walk.MoveNext()) columns += IsWide(walk.GetTextElement()) ? 2 : 1;
        return columns;
    }

    private static bool IsWide(string element)
    {
        var rune = char.IsSurrogatePair(element, 0) ? char.ConvertToUtf32(element, 0) : element[0];
        return rune is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
    }
}
