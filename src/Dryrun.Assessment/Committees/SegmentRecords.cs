using Dryrun.Assessment.Reports;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Committees;

/// <summary>What a segment leaves to the rest of its loop.</summary>
public static class SegmentRecords
{
    /// <summary>The record of a segment's session and its debrief.</summary>
    public static SegmentRecord Of(DrawnSegment segment, IReadOnlyList<SessionEvent> events, Debrief debrief) => new(
        segment.Kind,
        debrief.Title,
        Decisions.Key(debrief.Feedback.Decision),
        debrief.Feedback.Because,
        debrief.Feedback.MissingSignal,
        debrief.Conduct.Dimensions.ToDictionary(d => d.Id, d => d.Level),
        debrief.Feedback.Strongest?.Evidence.Quote ?? "",
        FlippingEvidence.Of(debrief.Conduct, debrief.Feedback.Decision),
        RoundClaims.Of(segment.Kind, events),
        [.. debrief.Feedback.Changes.Select(c => c.Text)],
        debrief.Consequence?.Regret.Mid);
}
