using System.Text;

namespace Dryrun.Cli.Terminal;

/// <summary>Breaks plain text into rows at spaces; a word longer than a row is cut.</summary>
internal static class WordWrap
{
    /// <summary>Rows of at most <paramref name="columns"/> columns (at least 1). Line breaks of the text stay. Empty text gives one empty row.</summary>
    public static IReadOnlyList<string> Rows(string text, int columns)
    {
        var rows = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n')) AddLine(rows, line, Math.Max(1, columns));
        return rows;
    }

    /// <summary>The text in at most <paramref name="columns"/> columns, with an ellipsis where it was cut.</summary>
    public static string Cut(string text, int columns)
    {
        if (TextWidth.Of(text) <= columns) return text;
        var kept = new StringBuilder();
        var width = 0;
        foreach (var element in TextWidth.Elements(text))
        {
            width += TextWidth.OfElement(element);
            if (width > columns - 1) break;
            kept.Append(element);
        }

        return kept.ToString().TrimEnd() + "…";
    }

    private static void AddLine(List<string> rows, string line, int columns)
    {
        if (TextWidth.Of(line) <= columns)
        {
            rows.Add(line);
            return;
        }

        var row = new StringBuilder();
        var width = 0;
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var wide = TextWidth.Of(word);
            if (width > 0 && width + 1 + wide > columns) End(rows, row, ref width);
            if (width > 0)
            {
                row.Append(' ');
                width++;
            }

            foreach (var element in TextWidth.Elements(word))
            {
                var elementWidth = TextWidth.OfElement(element);
                if (width > 0 && width + elementWidth > columns) End(rows, row, ref width);
                row.Append(element);
                width += elementWidth;
            }
        }

        rows.Add(row.ToString());
    }

    private static void End(List<string> rows, StringBuilder row, ref int width)
    {
        rows.Add(row.ToString());
        row.Clear();
        width = 0;
    }
}
