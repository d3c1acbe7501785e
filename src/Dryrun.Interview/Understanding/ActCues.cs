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
    public static IEnumerable<(string Pattern, Cue Value)> All()
    {
        foreach (var correction in Corrections) yield return (correction, new(Correction, 0.85, false));
        foreach (var (act, table, opening) in Tables)
        {
            foreach (var line in table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var at = line.IndexOf(' ', StringComparison.Ordinal);
                var weight = double.Parse(line[..at], System.Globalization.CultureInfo.InvariantCulture);
                foreach (var pattern in line[at..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) yield return (pattern, new(act, weight, opening));
            }
        }
    }

    private static readonly (DialogueAct Act, string Table, bool Opening)[] Tables =
    [
        (Question, Questions, false), (Question, Openings, true), (Assumption, Assumptions, false), (Decision, Decisions, false), (Target, Targets, false), (Risk, Risks, false), (Mitigation, Mitigations, false), (Owner, Owners, false), (TradeOff, TradeOffs, false),
        (RejectedAlternative, Rejections, false), (RolloutStep, RolloutSteps, false), (Rollback, Rollbacks, false), (Monitoring, Monitorings, false), (Estimate, Estimates, false), (Cost, Costs, false), (Escalation, Escalations, false),
        (SecondMove, SecondMoves, false), (Stakeholder, Stakeholders, false), (Summary, Summaries, false), (Confirmation, Confirmations, false), (Denial, Denials, false), (Framework, Frameworks, false), (MeetingOnly, Meetings, false),
        (Deferral, Deferrals, false), (Prioritisation, Prioritisations, false), (ClarificationRequest, Clarifications, false), (SmallTalk, SmallTalks, false), (Meta, Metas, false),
    ];
}

/// <summary>Evidence for an act.</summary>
/// <param name="Act">The act.</param>
/// <param name="Weight">Probability that a clause with this cue alone does it; negative where the cue speaks against it.</param>
/// <param name="Opening">True for the words that open a question.</param>
internal sealed record Cue(DialogueAct Act, double Weight, bool Opening);
