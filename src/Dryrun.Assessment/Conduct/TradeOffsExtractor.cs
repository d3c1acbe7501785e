using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct;

/// <summary>Choices with their price, their condition and what was not taken.</summary>
internal sealed partial class TradeOffsExtractor : IExtractor
{
    public string Dimension => "tradeOffs";

    public IReadOnlyList<Signal> Signals { get; } =
    [
        new("twoSides", "One thing taken at the price of another, both named.", "A flawed cache was hired because its latency-cost trade-off was called out."),
        new("condition", "A choice with the condition that flips it.", "\"If ordering is critical, we accept the overhead. If not, something lighter\" is the signal that is wanted."),
        new("rejected", "An alternative not taken, with the reason.", "\"We can't promote someone who doesn't articulate tradeoffs\": why this and not that."),
        new("priced", "A trade-off with a number on it.", "Cost, latency and velocity are balanced, not listed."),
        new("tiedToProduct", "A choice tied to what users or the product get.", "Aligned to product KPIs: business context was hired."),
        new("bareAbsolute", "A choice for everything, without reason, condition or alternative.", "\"I would use Kafka for all messaging\": lacks judgment flexibility."),
        new("noTradeOff", "No choice with two sides, none rejected with a reason.", "A sharding problem solved perfectly without saying why was turned down."),
    ];

    public IEnumerable<Sighting> Read(SessionRecord record)
    {
        var found = Spoken(record).Concat(Designed(record)).ToList();
        if (Absolute(record) is { } absolute) found.Add(new("bareAbsolute", SessionRecord.Said(absolute)));
        if (!found.Any(s => s.Signal is "twoSides" or "rejected")) found.Add(new("noTradeOff", record.Absent()));
        return found;
    }

    private static IEnumerable<Sighting> Spoken(SessionRecord record)
    {
        foreach (var s in Cues.Statements(record))
        {
            var twoSides = Cues.HasTwoSides(s);
            if (twoSides) yield return new("twoSides", SessionRecord.Said(s));
            if (twoSides && s.HasNumber) yield return new("priced", SessionRecord.Said(s));
            if (Cues.HasConsequent(s) && Choice().IsMatch(s.Text) && !s.Does("monitoring", "rollback")) yield return new("condition", SessionRecord.Said(s));
            if (Rejecting().IsMatch(s.Text) && s.Content.Count >= 4 && ReasonNearby(record, s)) yield return new("rejected", SessionRecord.Said(s));
            if (Product().IsMatch(s.Text) && (twoSides || Cues.HasReason(s)) && s.Content.Count >= 5) yield return new("tiedToProduct", SessionRecord.Said(s));
        }
    }

    private static IEnumerable<Sighting> Designed(SessionRecord record)
    {
        if (record.Final.At("programme.rejected") is not { Value: JsonArray options } part) yield break;
        var seen = new List<WordSet>();
        foreach (var option in options.OfType<JsonObject>())
        {
            if (option["because"]?.ToString() is not { } because || WordSet.Of(because).Count < 2) continue;
            var words = WordSet.Of($"{option["option"]} {because}");
            if (seen.Any(w => w.IsSameAs(words))) continue;
            seen.Add(words);
            yield return new("rejected", part.Evidence);
        }
    }

    private static bool ReasonNearby(SessionRecord record, Sentence s) =>
        Cues.HasReason(s) || Cues.HasTwoSides(s) || record.Sentences.Any(o => o.Seq == s.Seq && o.Start > s.Start && o.Start - s.Start < 260 && (Cues.HasReason(o) || Cues.HasTwoSides(o)));

    // An absolute that is later weighed against something, about the same thing, is recovered.
    private static Sentence? Absolute(SessionRecord record)
    {
        var cutIn = record.All<Interrupted>().Where(i => i.Data.Kind == "absolute").Select(i => record.Holding(i.Data.Quote)).OfType<Sentence>();
        foreach (var s in cutIn.Concat(record.Sentences.Where(IsBare)))
        {
            var recovered = record.Sentences.Any(o => o.Seq >= s.Seq && !ReferenceEquals(o, s) && (Cues.HasTwoSides(o) || Cues.HasConsequent(o)) && o.Content.Words.Count(s.Content.Contains) >= 2);
            if (IsBare(s) && !recovered) return s;
        }

        return null;
    }

    private static bool IsBare(Sentence s) => !s.IsQuestion && ForAll().IsMatch(s.Text) && !s.IsConditional && !Cues.HasReason(s) && !s.Does("rolloutStep")
        && !s.Marks.Contains("negated");

    [GeneratedRegex(
        @"\botherwise\b|\b(I|we|you)('d| would|'ll| will|'m| accept| take| use| go| shift| turn| come| drop)?\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Choice();

    [GeneratedRegex(
        @"\b(looked at|considered|thought about|was choosing between|alternative (is|was|would)|rejecting|rejected|dropped it|"
        + @"decided against|instead of|rather than|i prefer .{3,80} (to|over)|i'd take .{2,60} over|i choose|i chose|chose)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Rejecting();

    [GeneratedRegex(
        @"\b(KPIs?|retention|session starts?|trust|reputation|adoption|support tickets?|support contacts?|lost evenings?|"
        + @"users? (get|lose|see|wait|have|want)|people (lose|wait|see|want)|growth|revenue|refunds?)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Product();

    [GeneratedRegex(
        @"\b(for all (messaging|traffic|cases|services|of it|devices)|for everything|everything goes|always (use|go)|never (use|"
        + @"go)|in (every|all) cases?|only ever)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ForAll();
}
