using System.Text.RegularExpressions;

namespace Dryrun.Interview.Talk;

/// <summary>What candidates ask in a call: the reply of questions/lines.yaml that answers it.</summary>
internal static partial class CallTopics
{
    /// <summary>The key of the reply, or null where nobody prepared one.</summary>
    /// <param name="text">The candidate's turn.</param>
    /// <param name="kind">Segment kind; pay and dates are other things in a call about an offer.</param>
    public static string? Of(string text, string kind) => kind == "offer" && OtherOffer().IsMatch(text) ? "otherOffer"
        : kind == "offer" && OfferTime().IsMatch(text) ? "offerTime"
        : Prepare().IsMatch(text) ? "prepare"
        : Feedback().IsMatch(text) ? "feedbackAsked"
        : LookFor().IsMatch(text) ? "lookFor"
        : Success().IsMatch(text) ? "success"
        : Opening().IsMatch(text) ? "opening"
        : Hours().IsMatch(text) ? "hours"
        : Deciding().IsMatch(text) ? "deciding"
        : Level().IsMatch(text) ? "levelAsked"
        : Rounds().IsMatch(text) ? CandidateQuestions.Process
        : Pay().IsMatch(text) ? (kind == "offer" ? "offerPay" : "pay")
        : Timeline().IsMatch(text) ? "timeline"
        : Place().IsMatch(text) ? "place"
        : Team().IsMatch(text) ? "team" : null;

    [GeneratedRegex(@"\b(other|another|competing|second) offers?\b|\boffer from (another|a different|elsewhere)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OtherOffer();

    [GeneratedRegex(@"\b(how long|by when|until when|deadline|more (time|days)|extend|extension|expire|when do (you|i) need)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OfferTime();

    [GeneratedRegex(@"\b(prepar\w+|prep|get ready|brush up|resources?|practi[cs]e)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Prepare();

    [GeneratedRegex(@"\b(feedback|how did i do|how am i doing)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Feedback();

    [GeneratedRegex(@"\b((look|looking|search|searching) for|(candidates|people) (fail|get wrong)|common mistakes?|what matters|stand out|evaluat\w+|judged? (on|by)|assess\w*)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex LookFor();

    [GeneratedRegex(@"\b(success(ful)?|first (90|ninety|30|thirty|hundred) days|first (quarter|months?|year)|expect (of|from) (me|this)|do well)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Success();

    [GeneratedRegex(@"\b(why is (this|the) (role|position|job)|(role|position) open|backfill|headcount|who (had|did) (it|this) before|new role)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\b(on[- ]?call|work[- ]life|balance|hours|weekends?|overtime|burn(ed|t)? ?out|workload)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Hours();

    [GeneratedRegex(@"\b(culture|decisions? (get )?made|who decides|how (do|does) (you|the team|teams) (decide|work)|working style|day to day)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Deciding();

    [GeneratedRegex(@"\b(what|which|my|the|down) ?level(ed|ing)?\b|\blevel(l?ed|l?ing)\b|\bL[4-7]\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Level();

    [GeneratedRegex(
        @"\b(rounds?|loop|interview (process|stages?|format|steps?)|(the )?process|stages|next steps?|mix|what (comes|happens) next|panel|onsite|on-site|final day)\b|\b(is|are) there (a |any )?(coding|design|behaviou?ral|system design|estimation)\b"
        + @"|\b(includes?|contain|involve|expect)\b.{0,40}\b(coding|design|behaviou?ral|fundamentals|estimation)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Rounds();

    [GeneratedRegex(@"\b(salary|compensation|pay(s|ing)?|pay range|range|band|equity|stock|bonus|budgeted|total comp|tc)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Pay();

    [GeneratedRegex(@"\b(timeline|how (long|soon|fast|quickly)|when (will|do|would|can|should) i|by when|hear back|deadline|start date)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Timeline();

    [GeneratedRegex(@"\b(remote|remotely|office|location|located|relocat\w*|hybrid|visa|sponsor\w*|work from home|on site)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(which team|what team|the team|team match\w*|hiring manager|report to|org|product area|who would i (work|report))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Team();
}
