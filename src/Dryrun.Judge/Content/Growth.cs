using System.Runtime.InteropServices;

namespace Dryrun.Judge.Content;

/// <summary>One measurement: a size and the least processor seconds seen for it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GrowthPoint(int Size, double Seconds);

/// <summary>How a family fits the measurements.</summary>
/// <param name="Family">"n log n".</param>
/// <param name="RelativeError">Root of the mean squared relative error of the best curve "start + slope * family".</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GrowthFit(string Family, double RelativeError);

/// <summary>
/// Finds the family of growth that fits measured times best: relative least squares of "start + slope * f(n)" with neither below zero. Families that
/// differ by a logarithm alone cannot be told apart at sizes that run in seconds, so they count as the same; nobody is failed over them.
/// </summary>
public static class Growth
{
    private static readonly (string Name, Func<double, double> Of)[] Families =
    [
        ("1", _ => 1),
        ("log n", n => Math.Log2(n + 1)),
        ("n", n => n),
        ("n log n", n => n * Math.Log2(n + 1)),
        ("n^2", n => n * n),
        ("n^2 log n", n => n * n * Math.Log2(n + 1)),
        ("n^3", n => n * n * n),
        ("2^n", n => Math.Pow(2, n)),
    ];

    // Times that stay so near their mean say nothing: the start of a language alone wavers that much. Up to the second bound a curve must explain them clearly better.
    private const double FlatMax = 0.1, DoubtfulMax = 0.25, BetterTimes = 3;

    private static readonly string[][] Alike = [["1", "log n"], ["n", "n log n"], ["n^2", "n^2 log n"]];

    /// <summary>Every family with its error, the best first.</summary>
    /// <param name="points">At least four, at different sizes.</param>
    public static IReadOnlyList<GrowthFit> Fits(IReadOnlyList<GrowthPoint> points) =>
        [.. Families.Where(f => points.All(p => double.IsFinite(f.Of(p.Size)))).Select(f => new GrowthFit(f.Name, Error(points, f.Of))).OrderBy(f => f.RelativeError)];

    /// <summary>The family that fits best; "1" where the times show no growth beyond noise.</summary>
    /// <param name="fits">As <see cref="Fits"/> gives them.</param>
    public static string Best(IReadOnlyList<GrowthFit> fits)
    {
        var flat = fits.First(f => f.Family == "1").RelativeError;
        return flat <= FlatMax || (flat <= DoubtfulMax && flat < fits[0].RelativeError * BetterTimes) ? "1" : fits[0].Family;
    }

    /// <summary>True where two families cannot be told apart by measuring.</summary>
    public static bool AreAlike(string first, string second) => first == second || Alike.Any(a => a.Contains(first) && a.Contains(second));

    /// <summary>A family with those it cannot be told from: "n or n log n".</summary>
    public static string Words(string family) => Alike.FirstOrDefault(a => a.Contains(family)) is { } alike ? string.Join(" or ", alike) : family;

    // Weighted by 1/t^2, so that a millisecond at the smallest size counts as much as a second at the largest.
    private static double Error(IReadOnlyList<GrowthPoint> points, Func<double, double> of)
    {
        double sw = 0, sf = 0, sff = 0, st = 0, sft = 0;
        foreach (var point in points)
        {
            var (w, f) = (1 / (point.Seconds * point.Seconds), of(point.Size));
            sw += w;
            sf += w * f;
            sff += w * f * f;
            st += w * point.Seconds;
            sft += w * f * point.Seconds;
        }

        var determinant = (sw * sff) - (sf * sf);
        var slope = determinant > 1e-12 * sw * sff ? ((sw * sft) - (sf * st)) / determinant : 0;
        var start = (st - (slope * sf)) / sw;
        if (slope < 0) (slope, start) = (0, st / sw);
        if (start < 0) (slope, start) = (sft / sff, 0);
        return Math.Sqrt(points.Average(p => Math.Pow((start + (slope * of(p.Size)) - p.Seconds) / p.Seconds, 2)));
    }
}
