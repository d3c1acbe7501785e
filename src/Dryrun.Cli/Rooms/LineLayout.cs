using Dryrun.Cli.Terminal;

namespace Dryrun.Cli.Rooms;

/// <summary>Where text elements stand on rows of a terminal, and where the cursor stands. A wide element that does not fit goes to the next row whole.</summary>
/// <param name="Rows">The rows, each with its text.</param>
/// <param name="CursorRow">Row of the cursor, from 0.</param>
/// <param name="CursorColumn">Column of the cursor, from 0, always inside the row.</param>
internal sealed record LineLayout(IReadOnlyList<string> Rows, int CursorRow, int CursorColumn)
{
    /// <summary>Lays a prompt and a text out over rows of <paramref name="columns"/> columns (at least 2).</summary>
    public static LineLayout Of(string prompt, LineBuffer buffer, int columns)
    {
        var rows = new List<string>();
        var row = new System.Text.StringBuilder(prompt);
        var width = TextWidth.Of(prompt);
        var (cursorRow, cursorColumn) = (0, width);
        for (var i = 0; i <= buffer.Elements.Count; i++)
        {
            // The place behind the last element takes a column too: the cursor stands there.
            var wide = i < buffer.Elements.Count ? TextWidth.OfElement(buffer.Elements[i]) : 1;
            if (width + wide > columns)
            {
                rows.Add(row.ToString());
                row.Clear();
                width = 0;
            }

            if (i == buffer.Cursor) (cursorRow, cursorColumn) = (rows.Count, width);
            if (i == buffer.Elements.Count) break;
            row.Append(buffer.Elements[i]);
            width += wide;
        }

        rows.Add(row.ToString());
        return new LineLayout(rows, cursorRow, cursorColumn);
    }

    /// <summary>At most <paramref name="height"/> rows around the cursor: a text higher than the window is seen through it.</summary>
    public LineLayout Window(int height)
    {
        if (Rows.Count <= height) return this;
        var first = Math.Clamp(CursorRow - height + 1, 0, Rows.Count - height);
        return new LineLayout([.. Rows.Skip(first).Take(height)], CursorRow - first, CursorColumn);
    }

    /// <summary>Rows from the top to the cursor after a window of another width has broken the drawn rows anew.</summary>
    public int RowsAboveCursor(int columns) =>
        Rows.Take(CursorRow).Sum(r => Math.Max(1, (TextWidth.Of(r) + columns - 1) / columns)) + (CursorColumn / columns);
}
