using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Systems;
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

    /// <summary>Every mark that a clause can carry.</summary>
    public static IReadOnlyList<string> AllMarks { get; } = [.. Marks.Select(m => m.Mark), "number", "date", "vagueOwner", Subjects.Named];

    public static Understood Of(long turnSeq, Turn turn, Room room) => new(turnSeq, [.. turn.Clauses.Select(c => Of(c, room))]);

    private static UnderstoodClause Of(Clause clause, Room room) => new(
        clause.Text,
        clause.Start,
        [.. clause.Acts.Select(a => Wording.Key(a.Act.ToString()))],
        [.. clause.Facts.Select(f => f.Fact)],
        [.. MarksOf(clause)],
        [.. clause.Owners.Where(o => !o.Vague).Select(o => o.Team)],
        room.System.Components.Where(c => Names(clause.Text, c, room.Content.Prompt.Brief)).Select(c => c.Id).ToList() is { Count: > 0 } named ? named : null);

    // By its name, its team or the first other word for it; a word of the brief ("security patches") names nothing.
    private static bool Names(string text, ComponentDescription component, string brief) =>
        component.Aliases.Take(1).Prepend(component.RightfulTeam).Prepend(component.Name).Any(w => HasWord(text, w) && !HasWord(brief, w));

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
        }

        return false;
    }

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
        SessionFold.Offered => InterviewerAsk.Confirm,
        SessionFold.Unknown => InterviewerAsk.WhatWouldYouAssume,
        "owner" => InterviewerAsk.Owner,
        "biggestRisk" or SessionFold.BreaksFirst => InterviewerAsk.Risk,
        "rollout" => InterviewerAsk.Rollout,
        "rollback" => InterviewerAsk.Rollback,
        "monitoring" => InterviewerAsk.Monitoring,
        "cost" => InterviewerAsk.Cost,
        "successMetric" => InterviewerAsk.Success,
        "numberBehindAdjective" or "adjective" => InterviewerAsk.Number,
        "secondMove" or "meeting" => InterviewerAsk.SecondMove,
        "tradeOff" or "absolute" or "bigBang" => InterviewerAsk.Alternative,
        "" => InterviewerAsk.None,
        _ => InterviewerAsk.Open,
    };
}
