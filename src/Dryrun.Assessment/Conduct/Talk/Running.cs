using System.Text.RegularExpressions;

namespace Dryrun.Assessment.Conduct.Talk;

/// <summary>People, nights, money, incidents: what running a thing asks for.</summary>
internal static partial class Operations
{
    public static CueExtractor Extractor { get; } = new(
        "operations",
        [
            new("onCall", "Who is awake for it, or what it does to their nights.", "A flawless pipeline was rejected for never mentioning on-call burden.", (_, h) => Pager().IsMatch(h.Text) && h.Words >= 3)
            {
                Advice = "Say whose pager goes off, and how often.", Say = "On-call is us, not infra, because only we know what to turn off.",
            },
            new("cost", "A cost with an order of magnitude.", "Cost awareness counts, precision does not.", (_, h) => h.Has("cost") && h.Sentence.HasNumber && h.Words >= 4)
            {
                Advice = "Give the running cost an order of magnitude, against what it saves.", Say = "Perhaps sixty thousand a month of GPUs and twenty reviewers; a block in that market costs more in a day.",
            },
            new("failure", "What happens when a part is slow or down.", "Everything is down at some time: a fallback for each part.", (_, h) => Fails().IsMatch(h.Text) && (h.Has("mitigation") || Fallback().IsMatch(h.Text)) && h.Words >= 4)
            {
                Advice = "Say what users get when it is down, part by part.", Say = "Feature store over 40 milliseconds: the cached vector of an hour ago. Ranker down: order by the light model.",
            },
            new("watched", "What is watched, with a threshold, and who gets the alert.", "Alerts go to those who can act.", (_, h) => Alerts().IsMatch(h.Text) && h.Words >= 4 && (h.Sentence.HasNumber || h.Has("stakeholder") || h.Has("metric") || Who().IsMatch(h.Text)))
            {
                Advice = "Name the alert: the measure, the threshold, and who gets it.", Say = "An alert that goes to us and not to the data team, at a shift of 0.2.",
            },
            new("incident", "An incident told with figures and what came first.", "What was done first tells whether users came first.", (_, h) => Incident().IsMatch(h.Text) && h.Sentence.HasNumber && h.Words >= 5),
            new("prevention", "What was changed so that it does not come back.", "A fix without a change of the system is half a fix.", (_, h) => (h.Has("replication") || Prevents().IsMatch(h.Text)) && h.Words >= 4)
            {
                Advice = "End an incident with the check that would have caught it.", Say = "Since then there's a check that fails sixty days before.",
            },
            new("upkeep", "What it takes to keep: retraining, rollback, runbook, handover.", "Deployed is where the work begins.", (_, h) => Upkeep().IsMatch(h.Text) && h.Words >= 4),
            new("burden", "The load on people, and what is done about it.", "Operational overhead is a blind spot that kills.", (_, h) => Burden().IsMatch(h.Text) && h.Words >= 4),
            new("users", "What users or support are told.", "Users and support hear it before it happens.", (_, h) => Told().IsMatch(h.Text) && h.Words >= 4),
        ],
        [Reading.NoneOf("noRunning", "Nothing about running it: no pager, no cost, no failure, no alert.", "\"Never mentioned operational overhead or on-call burden.\"", "onCall", "cost", "failure", "watched", "incident", "prevention", "upkeep", "burden")]);

    public static DimensionRule Rule { get; } = new(
        "operations", "Operations",
        [new("onCall", 12), new("cost", 10, 2), new("failure", 12, 2), new("watched", 11, 2), new("incident", 8), new("prevention", 9, 2), new("upkeep", 9), new("burden", 9), new("users", 7)],
        [new(4, "onCall", "failure", "cost", "watched")],
        [new("noRunning", 2)]);

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(on[- ]call|pager|paged|page[sd]? (us|me|them|trust|the (team|on-call|owner|lead))|(their|our|night) pages|awake|rota)\b", Plain)]
    private static partial Regex Pager();

    [GeneratedRegex(@"\b(is|are|was|were|goes|went|gets?|falls?|runs?)? ?(down|slow|late|unreachable|away|unavailable|full|dead|not reachable|isn['\u2019]t reachable)\b|\b(fails?|failed|times? out|crash(es|ed)?|outage|breaks?|broke)\b", Plain)]
    private static partial Regex Fails();

    [GeneratedRegex(@"\b(take|use|serve|show|return|let|order|keep|read)\b.{0,40}\b(cached?|default|last|light|from memory|trending|stale|in|out|through|primary|popular)\b|\bfalls? back\b|\bfallback\b|\bstays?\b|\bnone is an empty\b|\bbackoff\b", Plain)]
    private static partial Regex Fallback();

    [GeneratedRegex(@"\b(alert(s|ed|ing)?|alarm|dashboards?|monitor(s|ed|ing)?|watch(ed|es)?|drift|checks? on the distribution|threshold|guardrails?)\b", Plain)]
    private static partial Regex Alerts();

    [GeneratedRegex(@"\b(goes? to|page[sd]?|us|team|on-call|owner)\b", Plain)]
    private static partial Regex Who();

    [GeneratedRegex(@"\b(incident|outage|failed for|crisis|was down|bridge|rolled back|off again|went out)\b", Plain)]
    private static partial Regex Incident();

    [GeneratedRegex(@"\b(so (that )?it (does not|doesn['\u2019]t|can['\u2019]t) (happen|come back)|since then|there['\u2019]s (now )?a (rule|check|test)|part of the pipeline|never again)\b", Plain)]
    private static partial Regex Prevents();

    [GeneratedRegex(@"\b(retrain\w*|incremental training|runbook|rollback|roll (it )?back|shadow (model|traffic|week)|handed (it )?over|maintenance|upkeep|promotion|not promoted|full batch|backfill\w*|version(s|ed|ing))\b", Plain)]
    private static partial Regex Upkeep();

    [GeneratedRegex(@"\b(burden|overhead|nights?|weekends?|load on|hours a week|people on watch|engineers? for (two|three|\d+)|tickets a (day|week)|toil)\b", Plain)]
    private static partial Regex Burden();

    [GeneratedRegex(@"\b(tell|told|telling|warn(ed)?|brief(ed)?) (the )?(users|support|customers|creators|sellers|advertisers|backend on-call|partners?)\b|\bstatus page\b|\bsupport (has|had|knows?|knew)\b", Plain)]
    private static partial Regex Told();
}

/// <summary>How a change reaches everybody, in talk: steps, measure, way back.</summary>
internal static partial class Rollout
{
    public static CueExtractor Extractor { get; } = new(
        "rollout",
        [
            new("stages", "Steps with shares, or places in an order.", "\"1% in region A, watch crash rate for 4 hours, then 10%\".", (_, h) => Stages().IsMatch(h.Text) && h.Sentence.HasNumber && h.Words >= 4)
            {
                Advice = "Say the steps as shares or places, the smallest first.", Say = "Country by country, the small ones first, nine steps.",
            },
            new("stop", "What stops it, with a number.", "A step without a stop is a launch.", (_, h) => Stops().IsMatch(h.Text) && h.Sentence.HasNumber)
            {
                Advice = "Put a number on what stops it.", Say = "Five percent for a week, with a stop at minus one percent revenue.",
            },
            new("compared", "What is compared, with what.", "Like with like, or the measure says nothing.", (_, h) => Compares().IsMatch(h.Text) && h.Words >= 4),
            new("wayBack", "The way back, and until when it is open.", "Rollback was asked about for fifteen minutes.", (_, h) => WayBack().IsMatch(h.Text) && h.Words >= 3)
            {
                Advice = "Say how it is undone, and until when that works.", Say = "The way back is open until the old side is read-only.",
            },
            new("waits", "How long one waits, and for what.", "A wait without a reason is a delay.", (_, h) => Waits().IsMatch(h.Text) && Cues.HasDuration(h.Text)),
        ],
        [Reading.NoneOf("noRollout", "Nothing on how it reaches everybody.", "Baking in the rollout from the start.", "stages", "stop", "wayBack", "compared")]);

    public static DimensionRule Rule { get; } = new(
        "rollout", "Rollout", [new("stages", 15, 2), new("stop", 15), new("compared", 10), new("wayBack", 13), new("waits", 9)], [new(4, "stop", "wayBack")], [new("noRollout", 2)]);

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(percent|%) (of (the )?(traffic|users|requests|accounts|profiles|items|customers|tenants|videos|devices|all)|silent|first)\b|\b(country by country|region by region|step (one|two|three|four|\d)|(\d+|two|three|four|five|nine) steps|canary|ramp\w*|then (ten|fifty|\d+) ?(percent|%)?|small(est)? (ones )?first|ring)\b", Plain)]
    private static partial Regex Stages();

    [GeneratedRegex(@"\b(stop(s|ped)? (it )?(at|if|when)|a stop at|halt(s|ed)?|isn['\u2019]t promoted|not promoted|abort|pause[sd]?|roll(s|ed)? back (if|at|when))\b", Plain)]
    private static partial Regex Stops();

    [GeneratedRegex(@"\b(compar(e[sd]?|ing)|baseline|control|holdout|checksums?|same age|side by side|shadow)\b", Plain)]
    private static partial Regex Compares();

    [GeneratedRegex(@"\b(way back|roll(ed|s)? ?back|revert\w*|previous (version|model)|switch(ed)? back|undo)\b", Plain)]
    private static partial Regex WayBack();

    [GeneratedRegex(@"\b(for (a|one|two|three|\d+)|wait(s|ed)?|soak|overnight)\b", Plain)]
    private static partial Regex Waits();
}

/// <summary>Questions and assumptions before an answer.</summary>
internal static partial class Scoping
{
    public static CueExtractor Extractor { get; } = new(
        "scoping",
        [
            new("asked", "A question of one's own that the answer depends on.", "What is not asked is not known.", (_, h) => h.Words >= 3 && !Polite().IsMatch(h.Text))
            {
                InQuestions = true, Advice = "Ask the two things your answer depends on, before you give it.", Say = "Which number do we want to move, watch time or return after a month?",
            },
            new("assumed", "Something taken for granted openly, with a value.", "An open assumption can be challenged.", (_, h) => Assumes().IsMatch(h.Text) && h.Sentence.HasNumber && h.Words >= 4)
            {
                Advice = "Say what you take for granted, with a number.", Say = "I'll assume 100 million daily users; tell me if that's off by a lot.",
            },
            new("goal", "What success is, with a number.", "Define success first.", (_, h) => Goal().IsMatch(h.Text) && h.Sentence.HasNumber && h.Words >= 4)
            {
                Advice = "Say what success was, in a number, before the story.", Say = "The metric became pacing error, about a third of campaigns.",
            },
            new("made", "A vague task made into a measurable one.", "Execution under ambiguity begins with a metric.", (_, h) => Made().IsMatch(h.Text) && h.Words >= 4),
            new("setting", "The setting in a sentence: what, for whom, how large.", "A story needs its scale.", (_, h) => h.Has("context", "number") && h.Words >= 5),
        ],
        [Reading.NoneOf("noScope", "No question, no assumption, no goal.", "An answer to a question nobody framed.", "asked", "assumed", "goal", "made")]);

    public static DimensionRule Rule { get; } = new(
        "scoping", "Scoping", [new("asked", 9, 3), new("assumed", 11, 2), new("goal", 14), new("made", 12), new("setting", 7, 2)], [new(3, "asked", "assumed", "goal", "made"), new(4, "asked", "goal")], [new("noScope", 2)]);

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^\W*(does that (make sense|answer)|shall I|should I (go|continue)|can you (hear|repeat)|sorry|what do you mean|is that (okay|enough|it))\b|\b(mid-sprint|how do I prioriti[sz]e)\b", Plain)]
    private static partial Regex Polite();

    [GeneratedRegex(@"\b(assum\w+|let['\u2019]s say|say about|call it|I['\u2019]ll take|I(['\u2019]d| would) guess|suppose)\b", Plain)]
    private static partial Regex Assumes();

    [GeneratedRegex(@"\b(goal|success|target|metric|measure[sd]?|has to|had to|budget|deadline)\b", Plain)]
    private static partial Regex Goal();

    [GeneratedRegex(@"\b(became the (metric|goal|measure|definition)|no metric|what (compliant|done|good|success) means|defin(e|es|ed|ition)|from interviews it came out|turned .{2,30} into)\b", Plain)]
    private static partial Regex Made();
}
