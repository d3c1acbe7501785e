using System.Text;

namespace Dryrun.Cli.Terminal;

/// <summary>A curve as a few lines of text, with Braille dots: two columns and four rows of dots in every character.</summary>
internal static class LineChart
{
    // A curve of no more than this is told by the clock.
    private const double HoursMax = 48;

    private static readonly int[,] Dots = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    /// <summary>
    /// Draws values over hours. Each row is at most <paramref name="width"/> wide (30 or more); a value that is no number leaves a gap; the left
    /// labels say top and bottom with the unit, the last row says the days, or the clock where a curve begins after the first day and lasts two days at most.
    /// </summary>
    public static IReadOnlyList<string> Draw(IReadOnlyList<double> atHours, IReadOnlyList<double> values, string unit, int width, int height, double? top = null)
    {
        if (values.Count == 0) return [];
        var max = top ?? values.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        if (max <= 0) max = 1;
        var labels = new[] { $"{Figures.Show(max)} {unit}", $"{Figures.Show(max / 2)}", "0" };
        if (labels[0].Length > width / 2) labels[0] = Figures.Show(max);
        var labelWidth = labels.Max(l => l.Length);
        var columns = Math.Max(4, width - labelWidth - 2);
        var cells = new int[height, columns];
        Plot(atHours, values, max, cells);

        var rows = new List<string>();
        for (var row = 0; row < height; row++)
        {
            var label = row == 0 ? labels[0] : row == height / 2 && height > 2 ? labels[1] : row == height - 1 ? labels[2] : "";
            var line = new StringBuilder(label.PadLeft(labelWidth)).Append(label.Length > 0 ? " ┤" : " │");
            for (var column = 0; column < columns; column++) line.Append((char)(0x2800 + cells[row, column]));
            rows.Add(line.ToString().TrimEnd('\u2800'));
        }

        var begin = Begin(atHours);
        rows.Add(begin > 0 ? HourAxis(begin, atHours[^1], labelWidth, columns) : Axis(atHours[^1] / 24, labelWidth, columns));
        return rows;
    }

    // A curve that begins late shows its own hours, not the days before them.
    private static double Begin(IReadOnlyList<double> atHours) => atHours[^1] - atHours[0] <= HoursMax && atHours[0] > 24 ? atHours[0] : 0;

    private static void Plot(IReadOnlyList<double> atHours, IReadOnlyList<double> values, double max, int[,] cells)
    {
        var (height, columns) = (cells.GetLength(0) * 4, cells.GetLength(1) * 2);
        var begin = Begin(atHours);
        var span = Math.Max(atHours[^1] - begin, 1e-9);
        var at = 0;
        var before = -1;
        for (var x = 0; x < columns; x++)
        {
            var hour = begin + (span * x / (columns - 1));
            while (at + 1 < atHours.Count && atHours[at + 1] <= hour) at++;
            if (!double.IsFinite(values[at]))
            {
                before = -1;
                continue;
            }

            var y = (int)Math.Clamp(Math.Round((1 - (values[at] / max)) * (height - 1)), 0, height - 1);
            // A jump is drawn as a riser, so that the curve never breaks.
            for (var fill = before < 0 ? y : Math.Min(before, y); fill <= (before < 0 ? y : Math.Max(before, y)); fill++)
            {
                cells[fill / 4, x / 2] |= Dots[fill % 4, x % 2];
            }

            before = y;
        }
    }

    private static string HourAxis(double begin, double end, int labelWidth, int columns)
    {
        var axis = new char[columns];
        Array.Fill(axis, ' ');
        var step = new[] { 0.25, 0.5, 1, 2, 4, 6 }.FirstOrDefault(s => (end - begin) / s <= Math.Max(2, columns / 12), 12);
        var free = 0;
        for (var hour = Math.Ceiling(begin / step) * step; hour <= end + 1e-9; hour += step)
        {
            var minute = (int)Math.Round(hour * 60) % 1440;
            var text = (free == 0 && columns > 24 ? $"day {(int)(hour / 24)} " : "") + $"{minute / 60:00}:{minute % 60:00}";
            var start = end > begin ? (int)Math.Round((hour - begin) / (end - begin) * (columns - 1)) : 0;
            start = Math.Min(start, axis.Length - text.Length);
            if (start < free) continue;
            text.CopyTo(0, axis, start, text.Length);
            free = start + text.Length + 1;
        }

        return new string(' ', labelWidth + 2) + new string(axis).TrimEnd();
    }

    private static string Axis(double days, int labelWidth, int columns)
    {
        var axis = new char[columns];
        Array.Fill(axis, ' ');
        var step = new[] { 0.25, 0.5, 1, 2, 5, 7, 10, 14, 20, 30, 60 }.FirstOrDefault(s => days / s <= Math.Max(2, columns / 10), 90);
        for (var day = 0.0; day <= days + 1e-9; day += step)
        {
            var text = (day == 0 && columns > 12 ? "day " : "") + Figures.Show(day);
            var start = days > 0 ? (int)Math.Round(day / days * (columns - 1)) : 0;
            if (start + text.Length > axis.Length) start = axis.Length - text.Length;
            if (day > 0 && start > 0 && axis[start - 1] != ' ') continue;
            text.CopyTo(0, axis, start, text.Length);
        }

        return new string(' ', labelWidth + 2) + new string(axis).TrimEnd();
    }
}
