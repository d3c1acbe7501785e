using System.Text.Json.Nodes;
using Dryrun.Interview.Loops;

namespace Dryrun.Assessment.Committees;

/// <summary>A committee's report as JSON, as it is stored with the loop and printed by <c>--json</c>.</summary>
public static class CommitteeJson
{
    /// <summary>The report.</summary>
    public static JsonObject Of(CommitteeReport report)
    {
        var made = new JsonObject
        {
            ["ballots"] = Each(report.Ballots, Ballot),
            ["decision"] = Decisions.Key(report.Decision),
            ["because"] = report.Because,
        };
        if (report.MissingSignal is { } missing) made["missingSignal"] = missing;
        made["dissent"] = new JsonArray([.. report.Dissent.Select(b => (JsonNode?)b.Member)]);
        made["flips"] = Each(report.Flips, f => new JsonObject
        {
            ["member"] = f.Member, ["evidence"] = Evidence(f.Evidence), ["vote"] = Decisions.Key(f.Vote), ["decision"] = Decisions.Key(f.Decision),
        });
        made["contradictions"] = Each(report.Contradictions, c => new JsonObject
        {
            ["what"] = c.What, ["first"] = Quote(c.First), ["second"] = Quote(c.Second), ["explained"] = c.Explained,
        });
        return made;
    }

    private static JsonObject Ballot(Ballot b) => new()
    {
        ["member"] = b.Member,
        ["round"] = b.Round,
        ["weight"] = b.Weight,
        ["vote"] = Decisions.Key(b.Vote),
        ["because"] = b.Because,
        ["flip"] = b.Flip is { } f ? Evidence(f) : null,
    };

    private static JsonObject Evidence(FlipEvidence f) => new()
    {
        ["dimension"] = f.Dimension, ["signal"] = f.Signal, ["text"] = f.Text, ["quote"] = f.Quote, ["to"] = f.To,
    };

    private static JsonObject Quote(RoundQuote q) => new() { ["round"] = q.Round, ["atMs"] = q.AtMs, ["quote"] = q.Quote };

    private static JsonArray Each<T>(IEnumerable<T> items, Func<T, JsonObject> one) => new([.. items.Select(i => (JsonNode?)one(i))]);
}
