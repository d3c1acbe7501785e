using System.Globalization;

namespace Dryrun.Systems.FleetUpdate.Model;

/// <summary>One row of data/countries.csv; shares and percentages are 0 to 1 here.</summary>
internal sealed record Country(
    string Code, string Name, int Region, double HeadsetShare, double AppShare, double IosShare, double AverageDownlinkMbps, double WorstDownlinkMbps,
    double Metered, double UtcOffsetHours, int HolidayStartDay, int HolidayEndDay, bool CdnBlocked, bool NoticeRequired, double SupportContactFactor);

/// <summary>The table of 100 countries in 12 regions.</summary>
internal static class Countries
{
    private static readonly int[] DaysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

    /// <summary>Names of the regions by index, in the order of the table.</summary>
    public static IReadOnlyList<string> Regions { get; }

    /// <summary>The rows in the order of the table.</summary>
    public static IReadOnlyList<Country> All { get; }

    static Countries()
    {
        using var stream = typeof(Countries).Assembly.GetManifestResourceStream("data/countries.csv")
            ?? throw new InvalidOperationException("data/countries.csv is not embedded.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var regions = new List<string>();
        All = [.. lines.Skip(1).Select(line => Row(line.Split(','), regions))];
        Regions = regions;
    }

    private static Country Row(string[] c, List<string> regions)
    {
        if (!regions.Contains(c[2])) regions.Add(c[2]);
        double N(int i) => double.Parse(c[i], CultureInfo.InvariantCulture);
        return new Country(
            c[0], c[1], regions.IndexOf(c[2]), N(3) / 100, N(4) / 100, N(5) / 100, N(6), N(7), N(8) / 100, N(9),
            Day(c[10]), Day(c[11]), c[12] == "true", c[13] == "true", N(14));
    }

    // "12-20" is day 353 of a common year, counted from 0.
    private static int Day(string monthDay) =>
        DaysBefore[int.Parse(monthDay.AsSpan(0, 2), CultureInfo.InvariantCulture) - 1] + int.Parse(monthDay.AsSpan(3), CultureInfo.InvariantCulture) - 1;
}
