using System.Globalization;
using System.Text.Json.Nodes;
using Dryrun.Assessment.Conduct;
using Dryrun.Assessment.Conduct.Code;

namespace Dryrun.Assessment.Reports;

/// <summary>What every form of a debrief tells of a round with code.</summary>
internal static class CodeStory
{
    /// <summary>Heading of the section.</summary>
    public const string Heading = "The code";

    private const int QuoteMost = 160;

    /// <summary>A label and a sentence for each part, then for each problem.</summary>
    public static IEnumerable<(string Label, string Text)> Lines(CodeDebrief code)
    {
        foreach (var part in code.Parts) yield return ($"{part.Name} {(part.Level == 0 ? "-" : part.Level.ToString(CultureInfo.InvariantCulture))}", $"{part.Because}{Quote(part)}");
        foreach (var p in code.Problems)
        {
            if (p.Hints > 0) yield return ("Hints", $"{p.Title}: {p.Hints} of 3, at a price in the coding mark.");
            if (p.EdgesMissed.Count > 0 && p.FollowUps.Count > 0) yield return ("Not named", $"{p.Title}: {string.Join("; ", p.EdgesMissed)}.");
            foreach (var f in p.FollowUps.Where(f => f.Asked)) yield return ("Asked", $"{f.Ask} {(f.Heard.Count == 0 ? "Nothing of it was heard." : $"Heard: {string.Join("; ", f.Heard)}.")}{(f.Missed.Count == 0 ? "" : $" Missing: {string.Join("; ", f.Missed)}.")}");
            if (p.Cost.Points.Count > 0) yield return ("Measured", $"{p.Title}: " + string.Join(", ", p.Cost.Points.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Size:#,0}: {m.Seconds:0.000} s"))));
        }
    }

    /// <summary>The document's part.</summary>
    public static JsonObject Json(CodeDebrief code) => new()
    {
        ["problems"] = new JsonArray([.. code.Problems.Select(p => (JsonNode?)Json(p))]),
        ["parts"] = new JsonArray([.. code.Parts.Select(p => (JsonNode?)Json(p))]),
    };

    private static string Quote(CodePart part) => part.Evidence is { Kind: EvidenceKind.Said } said ? $" {Shown.Quote(said, part.Id, QuoteMost)} {Shown.Time(said.AtMs)}" : "";

    private static JsonObject Json(CodePart p)
    {
        var made = new JsonObject { ["id"] = p.Id, ["name"] = p.Name, ["level"] = p.Level, ["because"] = p.Because };
        if (p.Evidence is not { } e) return made;
        (made["quote"], made["atMs"], made["seq"]) = (e.Quote, e.AtMs, e.Seq);
        return made;
    }

    private static JsonObject Json(CodeOutcome p)
    {
        var cost = new JsonObject { ["expected"] = p.Cost.Expected, ["claimed"] = p.Cost.Claimed, ["measured"] = p.Cost.Measured, ["agrees"] = p.Cost.Agrees };
        if (p.Cost.Points.Count > 0) cost["points"] = new JsonArray([.. p.Cost.Points.Select(m => (JsonNode?)new JsonObject { ["size"] = m.Size, ["seconds"] = m.Seconds })]);
        return new JsonObject
        {
            ["id"] = p.Id, ["title"] = p.Title, ["language"] = p.Language, ["solved"] = p.Solved, ["verdict"] = p.Verdict, ["words"] = p.Words, ["minutesToAccepted"] = p.MinutesToAccepted,
            ["submissions"] = p.Submissions, ["sampleRuns"] = p.SampleRuns, ["ownRuns"] = p.OwnRuns, ["hints"] = p.Hints, ["code"] = p.Code, ["complexity"] = cost,
            ["edges"] = new JsonObject { ["named"] = Texts(p.EdgesNamed), ["afterAsked"] = Texts(p.EdgesAfterAsked), ["missed"] = Texts(p.EdgesMissed) },
            ["followUps"] = new JsonArray([.. p.FollowUps.Select(f => (JsonNode?)new JsonObject { ["kind"] = f.Kind, ["ask"] = f.Ask, ["asked"] = f.Asked, ["heard"] = Texts(f.Heard), ["missed"] = Texts(f.Missed) })]),
        };
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode?)t)];
}
