using System.Text.Json;
using System.Text.Json.Nodes;
using Dryrun.Assessment.Conduct;
using Dryrun.Assessment.Conduct.Talk;
using Dryrun.Assessment.Consequence;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Reports;

/// <summary>A debrief as one JSON document: stable bytes, camel case, no session id, wall time or duration.</summary>
public static class DebriefJson
{
    private static readonly JsonSerializerOptions Format = new(EventJson.Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>The document as text, ending with a line break.</summary>
    public static string Write(Debrief debrief) => Of(debrief).ToJsonString(Format) + "\n";

    /// <summary>The document, as it is stored in a judged event.</summary>
    public static JsonObject Of(Debrief d)
    {
        var made = Whole(d);
        if (d.IsTalk) made.Insert(made.IndexOf("disclosed"), "answers", Each(d.Conduct.Answers, Answer));
        if (d.Conduct.Code is { } code) made.Insert(made.IndexOf("disclosed"), "code", CodeStory.Json(code));
        return made;
    }

    private static JsonObject Whole(Debrief d) => new()
    {
        ["prompt"] = d.Prompt,
        ["seed"] = d.Seed,
        ["level"] = d.Level,
        ["mode"] = d.Mode.ToString().ToLowerInvariant(),
        ["byTalk"] = d.ByTalk.Length > 0,
        ["feedback"] = FeedbackOf(d.Feedback),
        ["outcome"] = OutcomeOf(d),
        ["dimensions"] = Each(d.Conduct.Dimensions, DimensionOf),
        ["disclosed"] = Each(d.Facts.Asked, a => new JsonObject { ["fact"] = a.Fact, ["atMs"] = a.AtMs, ["valueOfInformation"] = Number(a.ValueOfInformation) }),
        ["missed"] = Each(d.Facts.Missed, m => new JsonObject
        {
            ["fact"] = m.Fact, ["valueOfInformation"] = Number(m.ValueOfInformation), ["costHere"] = Number(m.CostHere?.Mid), ["costHereRange"] = m.CostHere is { } c ? Range(c) : null,
        }),
        ["assumptions"] = Each(d.Conduct.Assumptions, Assumption),
        ["claims"] = Each(d.Conduct.Claims, c => new JsonObject
        {
            ["metric"] = c.Metric, ["claimed"] = c.Claimed, ["actual"] = c.Actual, ["held"] = c.Held, ["evidence"] = EvidenceOf(c.Evidence),
        }),
        ["risks"] = Each(d.Conduct.Risks, r => new JsonObject { ["part"] = r.Part, ["evidence"] = EvidenceOf(r.Evidence) }),
        ["phases"] = Each(d.Conduct.Phases, p => new JsonObject { ["id"] = p.Id, ["plannedMs"] = p.PlannedMs, ["spentMs"] = p.SpentMs }),
        ["timeline"] = Each(d.Run?.Timeline ?? [], m => (JsonObject)JsonSerializer.SerializeToNode(m, EventJson.Options)!),
        ["thinking"] = Each(d.Feedback.Thinking, t => new JsonObject { ["atMs"] = t.AtMs, ["seq"] = t.Seq, ["said"] = t.Said, ["because"] = t.Because }),
        ["changes"] = Each(d.Feedback.Changes, c => new JsonObject { ["dimension"] = c.Dimension, ["text"] = c.Text, ["say"] = c.Say, ["evidence"] = EvidenceOf(c.Evidence) }),
        ["drill"] = d.Feedback.Drill,
        ["transcript"] = Each(d.Transcript, l => new JsonObject { ["seq"] = l.Seq, ["atMs"] = l.AtMs, ["by"] = l.By.ToString().ToLowerInvariant(), ["text"] = l.Text }),
    };

    private static JsonObject Answer(AnswerReport a)
    {
        var made = new JsonObject
        {
            ["question"] = a.Question, ["asked"] = a.Asked, ["atMs"] = a.AtMs, ["words"] = a.Words, ["spokenMs"] = a.SpokenMs,
            ["best"] = a.Best is { } best ? EvidenceOf(best.Evidence) : null,
            ["against"] = a.Against is { } against ? EvidenceOf(against.Evidence) : null,
            ["held"] = Each(a.Held, h => new JsonObject { ["point"] = h.Point, ["holds"] = h.Holds, ["evidence"] = EvidenceOf(h.Evidence) }),
            ["missed"] = Texts(a.Missed), ["askedFor"] = Texts(a.AskedFor), ["strong"] = Texts(a.Strong), ["weak"] = Texts(a.Weak),
            ["anchors"] = new JsonObject(a.Anchors.OrderBy(x => x.Key).Select(x => KeyValuePair.Create<string, JsonNode?>($"{x.Key}", x.Value))),
        };
        if (a.LimitWords is { } limit) made["limitWords"] = limit;
        if (a.Estimate is { } e)
        {
            made["estimate"] = new JsonObject
            {
                ["low"] = Number(e.Low), ["high"] = Number(e.High), ["truth"] = Number(e.Truth), ["unit"] = e.Unit, ["covers"] = e.Covers, ["factor"] = Number(e.Factor), ["formula"] = e.Formula,
                ["inputs"] = Texts(e.Inputs), ["factorsSaid"] = Texts(e.FactorsSaid), ["factorsMissed"] = Texts(e.FactorsMissed), ["decides"] = e.Decides,
            };
        }

        return made;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode?)t)];

    private static JsonObject FeedbackOf(Feedback f)
    {
        var made = new JsonObject
        {
            ["decision"] = char.ToLowerInvariant(f.Decision.ToString()[0]) + f.Decision.ToString()[1..],
            ["because"] = f.Because,
            ["strongestMoment"] = f.Strongest is { } s ? EvidenceOf(s.Evidence) : null,
            ["quotes"] = Each(f.Quotes, q => EvidenceOf(q.Evidence)),
        };
        if (f.MissingSignal is { } missing) made["missingSignal"] = missing;
        return made;
    }

    private static JsonObject DimensionOf(DimensionMark mark) => new()
    {
        ["id"] = mark.Id,
        ["level"] = mark.Level,
        ["evidence"] = Each(mark.Findings, f =>
        {
            var made = EvidenceOf(f.Evidence);
            made["signal"] = f.Signal;
            made["strength"] = f.Strength;
            made["because"] = f.Because;
            return made;
        }),
    };

    private static JsonNode? OutcomeOf(Debrief d)
    {
        if (d.Run is null && d.Consequence is null) return null;
        var made = new JsonObject();
        if (d.Run is { } run)
        {
            made["metrics"] = new JsonObject(run.Metrics.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Number(m.Value))));
            made["ledger"] = new JsonObject(run.Ledger.Select(l => KeyValuePair.Create<string, JsonNode?>(l.Key, l.Value / 100.0)));
        }

        if (d.Consequence is not { } c) return made;
        made["expectedCost"] = c.ExpectedCost.Mid;
        made["bestKnownCost"] = c.BestKnownCost.Mid;
        made["bestKnown"] = c.BestKnownName;
        made["naiveCost"] = c.NaiveCost.Mid;
        made["referenceCost"] = c.ReferenceCost.Mid;
        made["ranges"] = new JsonObject
        {
            ["expectedCost"] = Range(c.ExpectedCost), ["bestKnownCost"] = Range(c.BestKnownCost), ["naiveCost"] = Range(c.NaiveCost), ["referenceCost"] = Range(c.ReferenceCost),
        };
        made["regret"] = Range(c.Regret);
        made["isBound"] = c.IsBound;
        made["normalisedRegret"] = Number(c.NormalisedRegret);
        made["explainedBy"] = Each(c.ExplainedBy, p => new JsonObject
        {
            ["knob"] = p.Knob, ["label"] = p.Label, ["class"] = p.Class.ToString().ToLowerInvariant(), ["dollars"] = p.Dollars, ["low"] = p.Low, ["high"] = p.High,
            ["had"] = p.Had, ["best"] = p.Best,
        });
        made["waterfall"] = Each(c.Waterfall, s => new JsonObject { ["id"] = s.Id, ["label"] = s.Label, ["dollars"] = s.Dollars, ["low"] = s.Low, ["high"] = s.High });
        return made;
    }

    private static JsonObject Assumption(AssumptionMade a)
    {
        var made = new JsonObject { ["text"] = a.Text, ["atMs"] = a.AtMs };
        if (a.Fact is not null) made["fact"] = a.Fact;
        made["status"] = a.Status.ToString().ToLowerInvariant();
        if (a.OverConstraining) made["overConstraining"] = true;
        return made;
    }

    private static JsonObject EvidenceOf(Evidence e) => new() { ["kind"] = e.Kind.ToString().ToLowerInvariant(), ["seq"] = e.Seq, ["atMs"] = e.AtMs, ["quote"] = e.Quote };

    private static JsonObject Range(DollarRange r) => new() { ["low"] = r.Low, ["mid"] = r.Mid, ["high"] = r.High };

    private static JsonNode? Number(double? value) => value is { } v && double.IsFinite(v) ? JsonValue.Create(v) : null;

    private static JsonArray Each<T>(IEnumerable<T> items, Func<T, JsonObject> made) => [.. items.Select(i => (JsonNode)made(i))];
}
