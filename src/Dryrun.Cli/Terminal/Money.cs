using System.Globalization;

namespace Dryrun.Cli.Terminal;

/// <summary>Dollars for people: two significant digits and a scale letter.</summary>
internal static class Money
{
    private static readonly (double Size, string Letter)[] Scales = [(1e9, "B"), (1e6, "M"), (1e3, "k"), (1, "")];

    /// <summary>"$3.4M", "-$24k", "$0"; "$?" for what is no number.</summary>
    public static string Short(double cents)
    {
        if (!double.IsFinite(cents)) return "$?";
        var dollars = Math.Abs(cents) / 100;
        if (dollars < 0.5) return "$0";
        var rounded = TwoDigits(dollars);
        var (size, letter) = Scales.First(s => rounded >= s.Size || s.Size == 1);
        var shown = rounded / size;
        return $"{(cents < 0 ? "-" : "")}${shown.ToString(shown < 10 && size > 1 ? "0.0" : "0.#", CultureInfo.InvariantCulture)}{letter}";
    }

    /// <summary>"$2.1M to $2.6M".</summary>
    public static string Range(double lowCents, double highCents) => Short(lowCents) == Short(highCents) ? Short(lowCents) : $"{Short(lowCents)} to {Short(highCents)}";

    private static double TwoDigits(double value)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        return Math.Round(value / unit, MidpointRounding.AwayFromZero) * unit;
    }
}
