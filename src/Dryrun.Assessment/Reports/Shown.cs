using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dryrun.Assessment.Conduct;
using Dryrun.Assessment.Consequence;

namespace Dryrun.Assessment.Reports;

/// <summary>How figures and words are written in every form of the report.</summary>
internal static partial class Shown
{
    /// <summary>Dollars with two significant digits: "$3.4M", "-$820k", "$0".</summary>
    public static string Dollars(double dollars)
    {
        if (Math.Abs(dollars) < 0.5) return "$0";
        var sign = dollars < 0 ? "-" : "";
        var rounded = Significant(Math.Abs(dollars));
        return rounded switch
        {
            >= 1e9 => $"{sign}${Scaled(rounded / 1e9)}B",
            >= 1e6 => $"{sign}${Scaled(rounded / 1e6)}M",
            >= 1e3 => $"{sign}${Scaled(rounded / 1e3)}k",
            _ => $"{sign}${Scaled(rounded)}",
        };
    }

    /// <summary>A signed change: "+$1.3M", "-$24M".</summary>
    public static string Change(double dollars) => dollars > 0.5 ? $"+{Dollars(dollars)}" : Dollars(dollars);

    /// <summary>A range: "$2.1M to $2.6M"; one figure where both ends round to the same.</summary>
    public static string Range(double low, double high) => Dollars(low) == Dollars(high) ? Dollars(low) : $"{Dollars(low)} to {Dollars(high)}";

    /// <summary>A range of dollars.</summary>
    public static string Range(DollarRange range) => Range(range.Low, range.High);

    /// <summary>Session time: "02:50".</summary>
    public static string Time(long ms) => $"{ms / 60_000:00}:{ms / 1000 % 60:00}";

    /// <summary>Minutes since the start of the run: "day 2, 13:20".</summary>
    public static string RunTime(long minute) => $"day {minute / 1440}, {minute / 60 % 24:00}:{minute % 60:00}";

    /// <summary>A decision in words: "NO HIRE".</summary>
    public static string Decision(Decision decision) => Words(decision.ToString()).ToUpperInvariant();

    /// <summary>The title line of the decision: "HIRE (one dimension from strong hire: ownership)".</summary>
    public static string Headline(Debrief debrief)
    {
        var feedback = debrief.Feedback;
        if (feedback.MissingSignal is { } missing) return $"DEFERRED, waiting for a signal on {missing}";
        var lacks = feedback.StrongHireLacks;
        return feedback.Decision == Conduct.Decision.Hire && lacks.Count is > 0 and <= 3
            ? $"HIRE, {Count(lacks.Count)} from strong hire: {string.Join(", ", lacks)}" : Decision(feedback.Decision);
    }

    /// <summary>camelCase as words.</summary>
    public static string Words(string key) => CamelBoundary().Replace(key, " ").ToLowerInvariant();

    /// <summary>camelCase as the title of a line: "Telemetry opt in".</summary>
    public static string Title(string key) => Words(key) is { Length: > 0 } words ? Capital(words) : "";

    /// <summary>A phrase as a sentence: keys as words, first letter capital, full stop at the end.</summary>
    public static string Sentence(string phrase)
    {
        if (phrase.Length == 0) return phrase;
        var text = Capital(KeyInText().Replace(phrase, key => Words(key.Value)));
        return text[^1] is '.' or '?' or '!' ? text : text + ".";
    }

    /// <summary>A sentence with its first letter capital.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A quote cut at a word to fit, or what its absence means.</summary>
    public static string Quote(Finding finding, int most = 160) => Quote(finding.Evidence, finding.Signal, most);

    /// <summary>See <see cref="Quote(Finding, int)"/>.</summary>
    public static string Quote(Evidence evidence, string signal, int most = 160) => evidence.Kind switch
    {
        EvidenceKind.Absent when signal.StartsWith("cost.", StringComparison.Ordinal) => $"absent: a decision on {Words(signal[(signal.LastIndexOf('.') + 1)..])}",
        EvidenceKind.Absent => $"absent: {Words(signal)}",
        EvidenceKind.Designed => $"designed: {Cut(Value(evidence.Quote), most)}",
        EvidenceKind.Ran => $"run: {Cut(evidence.Quote, most)}",
        _ => $"\u201c{Cut(evidence.Quote, most)}\u201d",
    };

    /// <summary>What happened in a run, without the time that some sentences begin with: the time stands beside them.</summary>
    public static string Moment(string text) => RunMoment().Replace(text, "");

    /// <summary>A value of a design for people: lists joined, without the signs of JSON.</summary>
    public static string Value(string json)
    {
        if (json.Length == 0 || json[0] is not ('[' or '{' or '"')) return json;
        try
        {
            // Several values of one decision stand one after the other.
            return JsonNode.Parse(json.Contains("}; {", StringComparison.Ordinal) ? $"[{json.Replace("}; {", "},{", StringComparison.Ordinal)}]" : json) switch
            {
                JsonArray list => string.Join("; ", list.Select(i => i is JsonValue v ? v.ToString() : Value(i?.ToJsonString() ?? "nothing"))),
                JsonObject map => string.Join("; ", map.Select(e => $"{Words(e.Key)} {(e.Value is JsonValue v ? v.ToString() : Value(e.Value?.ToJsonString() ?? "undecided"))}")),
                JsonNode node => node.ToString(),
                _ => json,
            };
        }
        catch (JsonException)
        {
            // Cut text is no JSON; it is shown as it stands.
            return json;
        }
    }

    /// <summary>Text cut at a word, with an ellipsis.</summary>
    /// <param name="text">The text; runs of white space become one space.</param>
    /// <param name="most">Most characters.</param>
    /// <param name="keepLead">True to keep the spaces it begins with.</param>
    public static string Cut(string text, int most, bool keepLead = false)
    {
        var plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (keepLead) plain = text[..(text.Length - text.TrimStart().Length)] + plain;
        if (plain.Length <= most) return plain;
        var at = plain.LastIndexOf(' ', most - 1);
        return plain[..(at > most / 2 ? at : most - 1)] + "\u2026";
    }

    /// <summary>Five boxes, as many filled as the mark.</summary>
    public static string Boxes(int level) => new string('\u2588', level) + new string('\u2591', 5 - level);

    /// <summary>The finding that a dimension is shown with: what holds it down, else what weighs most.</summary>
    public static Finding? Leading(DimensionMark mark) =>
        mark.Level <= 2 ? mark.Findings.FirstOrDefault(f => f.Strength < 0 || f.Evidence.Kind == EvidenceKind.Absent) ?? (mark.Findings.Count > 0
            ? mark.Findings[0] : null) : mark.Findings.FirstOrDefault(f => f.Favourable);

    private static string Count(int dimensions) => dimensions == 1 ? "one dimension" : dimensions == 2 ? "two dimensions" : "three dimensions";

    private static double Significant(double value)
    {
        var scale = 1.0;
        while (value / scale >= 100) scale *= 10;
        while (value / scale < 10) scale /= 10;
        return Math.Round(value / scale, MidpointRounding.AwayFromZero) * scale;
    }

    private static string Scaled(double value) => value.ToString(value < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^Day \d+ \d\d:\d\d: ")]
    private static partial Regex RunMoment();

    [GeneratedRegex(@"\b[a-z]+[A-Z]\w*\b")]
    private static partial Regex KeyInText();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex CamelBoundary();
}
