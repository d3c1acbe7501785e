using System.Globalization;
using System.Text.RegularExpressions;
using Dryrun.Contracts.Descriptions;

namespace Dryrun.Assessment.Conduct;

/// <summary>
/// Reads claims that a run can check: a metric of the system beside a number ("we reach 90% in three days"), or beside "instant", "fine", "none". Only claims in the
/// indicative count; a condition, a question or a limit at which something stops claims nothing.
/// </summary>
internal static partial class Claims
{
    /// <summary>How far a claimed number may be off and still be borne out.</summary>
    public const double Tolerance = 0.1;

    public static List<CheckedClaim> Of(SessionRecord record)
    {
        if (record.State.Runs is not [.., var last]) return [];
        var claims = new List<CheckedClaim>();
        foreach (var s in record.Distinct.Where(s => !s.IsQuestion && !s.IsConditional && !s.Does("rolloutStep", "assumption", "rollback") && Cues.IsProse(s) && Foretells().IsMatch(s.Text)))
        {
            foreach (var metric in record.Room.System.Metrics.Properties)
            {
                if (!last.Run.Metrics.TryGetValue(metric.Path, out var actual) || !IsAbout(s, metric)) continue;
                if (Check(s, metric, actual) is not { } claim) continue;
                claims.Add(claim);
                break;
            }
        }

        return claims;
    }

    private static bool IsAbout(Sentence s, PropertyDescription metric)
    {
        var name = WordSet.Of($"{metric.Name} {Spaced(metric.Path)}");
        var needed = WordSet.Of(metric.Name);
        var hit = needed.Words.Count(s.Content.Contains);
        return needed.Count > 0 && (hit == needed.Count || name.Words.Count(s.Content.Contains) >= 2);
    }

    private static CheckedClaim? Check(Sentence s, PropertyDescription metric, double? actual)
    {
        // A time that never came is longer than any; a share of what did not take place is neither high nor low.
        if (actual is null && metric.Unit is "percent" or "share") return null;
        var shown = actual is { } a ? $"{Number(a)} {metric.Unit}".Trim() : "never reached";
        if (Bold().Match(s.Text) is { Success: true } bold)
        {
            return new CheckedClaim(SessionRecord.Said(s), metric.Path, bold.Value, shown, actual is { } value && Math.Abs(value) < 1e-9);
        }

        foreach (Match said in Quantity().Matches(s.Text))
        {
            if (Scaled(Value(said.Groups["n"].Value), said.Groups["u"].Value.ToLowerInvariant(), metric.Unit) is not { } claimed) continue;
            var slack = Math.Max(Tolerance * Math.Abs(claimed), 1e-9);
            var held = actual is { } v && (IsMost(s.Text, metric) ? v <= claimed + slack : v >= claimed - slack);
            return new CheckedClaim(SessionRecord.Said(s), metric.Path, said.Value.Trim(), shown, held);
        }

        return null;
    }

    // Times and harm are promised as at most; shares that are reached, as at least.
    private static bool IsMost(string text, PropertyDescription metric) => metric.Unit is not "percent" || Most().IsMatch(text) || !Reaches().IsMatch(text);

    private static double? Scaled(double? value, string said, string unit) => (value, said.TrimEnd('s'), unit) switch
    {
        (null, _, _) => null,
        (var v, "%" or "percent", "percent") => v,
        (var v, "%" or "percent", "share") => v / 100,
        (var v, "hour" or "h", "hours") => v,
        (var v, "day", "hours") => v * 24,
        (var v, "week", "hours") => v * 168,
        (var v, "minute" or "min", "hours") => v / 60,
        (var v, "day", "days") => v,
        (var v, "week", "days") => v * 7,
        (var v, "hour", "days") => v / 24,
        (var v, "minute" or "min", "minutes") => v,
        (var v, "hour", "minutes") => v * 60,
        (var v, "m", "milliseconds") => v,
        (var v, "dollar", "dollars") => v,
        (var v, "device" or "headset" or "phone", "devices" or "headsets") => v,
        _ => null,
    };

    private static double? Value(string text) =>
        double.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : text.ToLowerInvariant() switch
        {
            "one" or "a" or "an" => 1,
            "two" => 2,
            "three" => 3,
            "four" => 4,
            "five" => 5,
            "six" => 6,
            "seven" => 7,
            "ten" => 10,
            "fifty" => 50,
            "ninety" => 90,
            _ => null,
        };

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "#,##0" : "0.##", CultureInfo.InvariantCulture);

    private static string Spaced(string path) => CamelBoundary().Replace(path[(path.LastIndexOf('.') + 1)..], " ").ToLowerInvariant();

    [GeneratedRegex(
        @"(?<n>\d[\d,]*(\.\d+)?|a|an|one|two|three|four|five|six|seven|ten|fifty|ninety)\s?(?<u>%|percent|hours?|h|days?|weeks?|"
        + @"minutes?|min|ms|dollars?|devices?|headsets?|phones?)(?=\W|$)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Quantity();

    [GeneratedRegex(
        @"\b(instant(ly|aneous)?|immediate(ly)?|no (devices?|headsets?|users?|harm|brick\w*)|zero|none|nothing (breaks|dies)|"
        + @"will be fine)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Bold();

    [GeneratedRegex(
        @"\b(will|'ll|we reach|we get|we'd reach|is (instant|fine|immediate)|are (done|patched)|takes?|stays?|that gives|gets us|"
        + @"be fine)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Foretells();

    [GeneratedRegex(
        @"\b(under|below|at most|less than|no more than|within|fewer than)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Most();

    [GeneratedRegex(@"\b(reach|cover|patched|updated|get to)\w*\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Reaches();

    [GeneratedRegex(@"(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex CamelBoundary();
}
