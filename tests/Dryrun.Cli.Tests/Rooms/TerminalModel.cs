using System.Text;
using Dryrun.Cli.Terminal;

namespace Dryrun.Cli.Tests.Rooms;

/// <summary>A terminal as the standards describe it, as far as the line editor uses one: rows of elements, a cursor that hangs at the edge, cursor moves, erase below.</summary>
internal sealed class TerminalModel(int columns, int height)
{
    private readonly List<List<string>> rows = [[]];
    private int row;
    private int column;
    private bool hangs;

    /// <summary>All rows that hold something; a wide element stands in its first column, with an empty text in its second.</summary>
    public IReadOnlyList<string> Rows => [.. rows.Select(r => string.Concat(r))];

    /// <summary>All rows as one text.</summary>
    public string Text => string.Concat(Rows);

    public void Write(string output)
    {
        foreach (var piece in Pieces(output))
        {
            if (piece == "\r") (column, hangs) = (0, false);
            else if (piece == "\n") Down();
            else if (piece.StartsWith("\u001b[?", StringComparison.Ordinal)) continue;
            else if (piece[0] == '\u001b') Sequence(piece);
            else foreach (var element in TextWidth.Elements(piece)) Put(element);
        }
    }

    private static IEnumerable<string> Pieces(string output)
    {
        var text = new StringBuilder();
        for (var i = 0; i < output.Length; i++)
        {
            if (output[i] is not ('\r' or '\n' or '\u001b'))
            {
                text.Append(output[i]);
                continue;
            }

            if (text.Length > 0) yield return text.ToString();
            text.Clear();
            var start = i;
            if (output[i] == '\u001b') while (!char.IsLetter(output[i])) i++;
            yield return output[start..(i + 1)];
        }

        if (text.Length > 0) yield return text.ToString();
    }

    private void Sequence(string sequence)
    {
        var number = sequence.Length > 3 ? int.Parse(sequence[2..^1]) : 1;
        hangs = false;
        switch (sequence[^1])
        {
            case 'A': row = Math.Max(Math.Max(0, rows.Count - height), row - number); break;
            case 'C': column = Math.Min(columns - 1, column + number); break;
            case 'J':
                if (rows[row].Count > column) rows[row].RemoveRange(column, rows[row].Count - column);
                if (rows.Count > row + 1) rows.RemoveRange(row + 1, rows.Count - row - 1);
                break;
            default: throw new InvalidOperationException($"the model does not know {sequence[1..]}");
        }
    }

    private void Put(string element)
    {
        var wide = TextWidth.OfElement(element);
        if (hangs || column + wide > columns)
        {
            column = 0;
            Down();
        }

        while (rows[row].Count < column) rows[row].Add(" ");
        if (wide == 0 && column > 0) rows[row][column - 1] += element;
        else if (wide == 0) rows[row].Insert(0, element);
        for (var i = 0; i < wide; i++)
        {
            var cell = i == 0 ? element : "";
            if (rows[row].Count > column + i) rows[row][column + i] = cell;
            else rows[row].Add(cell);
        }

        column += wide;
        if (column < columns) return;
        (column, hangs) = (columns - 1, true);
    }

    private void Down()
    {
        row++;
        if (row == rows.Count) rows.Add([]);
        hangs = false;
        if (rows.Count > height) (_, row) = (Scroll(), row - 1);
    }

    private bool Scroll()
    {
        rows.RemoveAt(0);
        return true;
    }
}
