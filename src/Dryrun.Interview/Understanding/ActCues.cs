using static Dryrun.Interview.Understanding.DialogueAct;

namespace Dryrun.Interview.Understanding;

/// <summary>
/// Evidence for acts: patterns with a weight, the probability that a clause with this cue alone does the act (negative: the share by
/// which a contrary cue lowers it). The weights are judgements from the interview guides' transcripts, rounded to 0.05; they were checked, not fitted.
/// </summary>
internal static partial class ActCues
{
    /// <summary>Takes something back.</summary>
    public static readonly string[] Corrections =
    [
        "^ actually", "oops", "forget the|that|what .. idea|plan|number|part|bit|said", "^ or rather", "make that|it #", "scratch that", "let me correct|revise|change|rephrase|fix|restate|take", "on second thought", "take that|it back", "i misspoke", "changed|changing|change my mind", "^ no? wait",
        "^ correction", "sorry i mean*",  "strike that", "^ sorry .. not", "not # but", "instead of # make|use|do", "i was wrong", "revising|revise my|that|the", "forget what i said", "rather make|say", "i take that",
        "^ sorry ... should be", "^ hmm actually", "^ no .. meant", "^ wait", "actually .. make|let us|not|no|change|should|i would|we should", "going back on", "update that|my to|assumption|number|answer",
    ];

    /// <summary>The table of everything but questions.</summary>
    public static IEnumerable<(string Pattern, (DialogueAct Act, double Weight) Value)> All()
    {
        foreach (var correction in Corrections) yield return (correction, (Correction, 0.85));
        foreach (var (act, table) in Tables)
        {
            foreach (var line in table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var at = line.IndexOf(' ', StringComparison.Ordinal);
                var weight = double.Parse(line[..at], System.Globalization.CultureInfo.InvariantCulture);
                foreach (var pattern in line[at..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) yield return (pattern, (act, weight));
            }
        }
    }

    private static readonly (DialogueAct Act, string Table)[] Tables =
    [
        (Question, Questions), (Assumption, Assumptions), (Decision, Decisions), (Target, Targets), (Risk, Risks), (Mitigation, Mitigations), (Owner, Owners), (TradeOff, TradeOffs),
        (RejectedAlternative, Rejections), (RolloutStep, RolloutSteps), (Rollback, Rollbacks), (Monitoring, Monitorings), (Estimate, Estimates), (Cost, Costs), (Escalation, Escalations),
        (SecondMove, SecondMoves), (Stakeholder, Stakeholders), (Summary, Summaries), (Confirmation, Confirmations), (Denial, Denials), (Framework, Frameworks), (MeetingOnly, Meetings),
        (Deferral, Deferrals), (Prioritisation, Prioritisations), (ClarificationRequest, Clarifications), (SmallTalk, SmallTalks), (Meta, Metas),
    ];
}
