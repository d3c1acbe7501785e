using System.Globalization;

namespace Dryrun.Cli.Terminal;

/// <summary>Numbers for people.</summary>
internal static class Figures
{
    /// <summary>Three significant digits with thousands separators: "1,230,000", "12.3", "0.0457", "-" for what never came about.</summary>
    public static string Show(double value)
    {
        if (!double.IsFinite(value)) return "-";
        if (value == 0) return "0";
        var magnitude = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        if (magnitude < -4) return value.ToString("0.##E+0", CultureInfo.InvariantCulture);
        var unit = Math.Pow(10, magnitude - 2);
        var rounded = Math.Round(value / unit) * unit;
        return rounded.ToString(magnitude >= 2 ? "#,##0" : "0." + new string('#', Math.Max(0, 2 - magnitude)), CultureInfo.InvariantCulture);
    }

    /// <summary>"day 2 03:15" of minutes since the start.</summary>
    public static string Moment(long atMinute) => $"day {atMinute / 1440} {atMinute % 1440 / 60:00}:{atMinute % 60:00}";
}
