using Dryrun.Contracts.Descriptions;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Interviewer;

/// <summary>Turns as they are kept in the session.</summary>
internal static class Readings
{
    private static readonly (Modality Flag, string Mark)[] Marks =
    [
        (Modality.Conditional, "conditional"), (Modality.Absolute, "absolute"), (Modality.Hedged, "hedged"), (Modality.Negated, "negated"),
        (Modality.Correction, "correction"), (Modality.FirstPerson, "i"), (Modality.Collective, "we"),
    ];

    public static Understood Of(long turnSeq, Turn turn) => new(turnSeq, [.. turn.Clauses.Select(Of)]);

    private static UnderstoodClause Of(Clause clause) => new(
        clause.Text,
        clause.Start,
        [.. clause.Acts.Select(a => Wording.Key(a.Act.ToString()))],
        [.. clause.Facts.Select(f => f.Fact)],
        [.. MarksOf(clause)],
        [.. clause.Owners.Where(o => !o.Vague).Select(o => o.Team)]);

    private static IEnumerable<string> MarksOf(Clause clause)
    {
        foreach (var (flag, mark) in Marks.Where(m => clause.Modality.HasFlag(m.Flag))) yield return mark;
        if (clause.Quantities.Count > 0) yield return "number";
        if (clause.Dates.Count > 0) yield return "date";
        if (clause.Owners.Any(o => o.Vague)) yield return "vagueOwner";
    }
}

/// <summary>What the interviewer's last words asked for, as the reader of turns knows it.</summary>
internal static class Asks
{
    public static InterviewerAsk Of(string about) => about switch
    {
        Commitments.Asked => InterviewerAsk.Confirm,
        "unknown" => InterviewerAsk.WhatWouldYouAssume,
        "owner" => InterviewerAsk.Owner,
        "biggestRisk" or "breaksFirst" => InterviewerAsk.Risk,
        "rollout" => InterviewerAsk.Rollout,
        "rollback" => InterviewerAsk.Rollback,
        "monitoring" => InterviewerAsk.Monitoring,
        "cost" => InterviewerAsk.Cost,
        "successMetric" => InterviewerAsk.Success,
        "numberBehindAdjective" or "adjective" => InterviewerAsk.Number,
        "secondMove" or "meeting" => InterviewerAsk.SecondMove,
        "tradeOff" or "absolute" => InterviewerAsk.Alternative,
        "" => InterviewerAsk.None,
        _ => InterviewerAsk.Open,
    };
}
