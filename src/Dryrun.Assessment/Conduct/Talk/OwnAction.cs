using System.Text.RegularExpressions;

namespace Dryrun.Assessment.Conduct.Talk;

/// <summary>What the candidate did, apart from what "we" did: deeds that decided something, why, and what came of them.</summary>
internal static partial class OwnAction
{
    /// <summary>Turns about tickets from which a story is about the tool.</summary>
    private const int TrackerTurnsMin = 3;

    public static CueExtractor Extractor { get; } = new(
        "ownAction",
        [
            new("decided", "An \"I\" with a deed that changed something: cut, proposed, negotiated, stopped, put options before somebody.",
                "\"I identified, proposed and negotiated\" shows agency; \"I worked with the team\" does not.", (talk, h) => Decides(talk, h))
            {
                Advice = "Say \"I\" and the deed: what you cut, proposed, refused, asked for.", Say = "I stopped the migration at step four, and told support why before they asked.",
            },
            new("causal", "An own deed with how or why: by what, on what evidence, because of what.", "The guides want the causality of an act, not the act alone.",
                (talk, h) => Decides(talk, h) && (h.Has("why") || How().IsMatch(h.Text)))
            {
                Advice = "Give each deed its reason: what you saw, and why this and not something else.", Say = "I proposed read replicas, because the lock waits lined up with the slow minutes.",
            },
            new("outcome", "A result with a number, in the story of an own deed.", "Agency, influence and outcome: the number at the end.", (talk, h) => Ends(talk, h) && h.Sentence.HasNumber)
            {
                Advice = "End every story with a number: before, after, and by when.", Say = "Latency went from 450 to 270 milliseconds in three weeks.",
            },
            new("ending", "What became of it, without a number.", "A story that stops in the middle proves nothing.",
                (talk, h) => !h.Sentence.HasNumber && (Ends(talk, h) || (Stays().IsMatch(h.Text) && Acted(talk, h)))),
            new("conflict", "Who was against it, or what stood in the way.", "Without a conflict a story is a report.", (_, h) => h.Has("conflict") && h.Words >= 4)
            {
                Advice = "Say who was against it and why, before you say what you did.", Say = "Backend refused to give us the five: they were heads-down on their own quarter.",
            },
            new("carried", "The decision taken to those whom it hits.", "\"Here's how I communicated it to leads\": theory became action.", (talk, h) => Carries().IsMatch(h.Text) && !Tracked(talk, h)),
            new("options", "Options put before somebody who decides.", "\"I presented three options to leadership: delay, scale up, or throttle.\"",
                (talk, h) => h.Has("options", "ownAction") && !Tracked(talk, h)),
            new("mine", "What was one's own work, told apart from what was somebody else's.", "A committee assumes that you were along for the ride until you say which part was yours.", (_, h) => Mine().IsMatch(h.Text))
            {
                Advice = "Draw the line yourself: what was yours, and what was whose.", Say = "The replicas were a backend engineer's work; finding it and getting two people for it was mine.",
            },
            new("replication", "Something that stayed: a rule, a check, a process that others took over.", "Leverage: what you left behind works without you.", (_, h) => h.Has("replication") && h.Words >= 4)
            {
                Advice = "Say what stayed when you had left: the rule, the check, who uses it now.", Say = "Since then there's a check that fails sixty days before a certificate ends.",
            },
            new("leverage", "An effect beyond one's own team.", "Levels are told apart by the size of what moves.", (talk, h) => h.Has("leverage") && Acted(talk, h) && h.Words >= 4),
            new("learning", "What one would do differently, concretely.", "\"If I did it again\" with a thing in it, not with a virtue.", (_, h) => h.Has("learning") && h.Words >= 4)
            {
                Advice = "Say one thing you would do differently, small enough to do.", Say = "If I did it again I'd compare ten percent and not one.",
            },
            new("owned", "A failure with one's own part in it.", "Who was never wrong was never in charge.", (_, h) => h.Has("failure") && OwnPart().IsMatch(h.Text)),
            new("plan", "What one would do oneself, asked about a case that has not happened.", "A case is answered with moves, not with a process.", (talk, h) => Plans().IsMatch(h.Text) && h.Words >= 4 && !Tracked(talk, h)),
            new("built", "Own work that decided nothing.", "Isolated technical work counts, and it counts little.", (talk, h) => h.Has("ownAction") && Builds().IsMatch(h.Text) && !Decides(talk, h) && !Tracked(talk, h)),
            new("alongForTheRide", "\"I worked with the team\", \"we all did\": a deed without a doer.", "\"The committee will assume you were along for the ride.\"",
                (talk, h) => Along().IsMatch(h.Text) && !talk.TurnOf(h).Any(o => Decides(talk, o)))
            {
                Advice = "Replace \"we\" by who: say the one thing that would not have happened without you.", Say = "I found the lock waits and asked for two people; the team built the replicas.",
            },
        ],
        [
            new("trackerTalk", "Several turns about boards, tickets and reports in place of decisions.", "\"We can hire a coordinator for half the salary.\"", (talk, _) => Tracker(talk))
            {
                Advice = "Leave the board out of the story: tell the decision it led to.", Say = "The board told me on Monday that we'd miss the date; on Tuesday I cut the second language.",
            },
            new("framework", "A framework's name in place of an action, not made up for.", "\"That's a framework. I asked what you do.\"",
                (talk, _) => talk.Unrecovered("framework", h => Decides(talk, h)) is { } h ? [new Sighting("framework", h.Said)] : [])
            {
                Advice = "After the framework's name, at once: what you killed with it, and how they took it.", Say = "Last quarter I killed two projects with it, and told both leads myself.",
            },
            Reading.NoneOf("noOwnAction", "No \"I\" with a deed that decided something.", "Nothing tells what the candidate did.", "decided", "plan", "options"),
        ]);

    public static DimensionRule Rule { get; } = new(
        "ownAction", "Own action",
        [
            new("decided", 9, 4), new("causal", 7, 2), new("outcome", 12, 2), new("ending", 4), new("conflict", 6), new("carried", 7, 2), new("options", 8), new("mine", 6), new("replication", 6, 2),
            new("leverage", 5), new("learning", 5), new("owned", 5), new("plan", 5, 3), new("built", 3, 2), new("alongForTheRide", -8, 2), new("trackerTalk", -15), new("framework", -12),
        ],
        [new(3, "decided", "plan", "options"), new(4, "decided"), new(5, "outcome")],
        [new("trackerTalk", 2), new("framework", 3), new("noOwnAction", 2)]);

    /// <summary>True where a sentence tells an own deed that decided something.</summary>
    public static bool Decides(TalkSession talk, Heard h) => h.Has("ownAction") && Decisive().IsMatch(h.Text) && h.Words >= 3 && !Tracked(talk, h);

    private static bool Tracked(TalkSession talk, Heard h) => h.Has("tracker") || talk.InTools.Contains(h.Sentence.Seq);

    private static bool Acted(TalkSession talk, Heard h) => !Tracked(talk, h) && talk.TurnOf(h).Any(o => o.Has("ownAction"));

    private static bool Ends(TalkSession talk, Heard h) => (h.Has("outcome") || Change().IsMatch(h.Text)) && h.Words >= 3 && Acted(talk, h);

    private static IEnumerable<Sighting> Tracker(TalkSession talk)
    {
        var about = talk.Statements.Where(h => h.Has("tracker")).ToList();
        if (talk.TrackerTurns.Count >= TrackerTurnsMin && talk.TrackerTurns.Count * 3 >= talk.Turns.Count) yield return new Sighting("trackerTalk", about[0].Said);
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    private const string Adverbs = @"( (also|then|first|personally|myself|just|only|never|finally|therefore|alone|still|later|even|once|eventually|immediately|quickly|already|now|so|always))*";

    [GeneratedRegex(
        @"\bI(['\u2019](ve|d)| have| had)?" + Adverbs + @" (identified|proposed|(re)?negotiated|cut|killed|stopped|decided|chose|presented|put|recommended|asked|aligned|tied|linked|offered|moved|secured|escalated|split|"
        + @"traded|refused|told|shifted|removed|pulled|persuaded|convinced|insisted|pushed|froze|closed|dropped|rejected|limited|gave|brought|showed|went to (each|the|both|his|her|their|my)|argued|threw|replaced|found|"
        + @"traced|measured|halted|paused|reordered|delayed|turned|called|said no|drew|ran|got (?!to\b|a lot|used|the impression|lucky|stuck|better)\w+|made (it|that|this|the case|them|him|her|sure that nobody)|let .{2,25} go|"
        + @"reversed|overruled|challenged|defended|cancelled|canceled|capped|blocked|vetoed|took (it|that|the|them|two|three|both)|brought|swapped|sold|bought|opened|rewrote|mixed|added)\b",
        Plain)]
    private static partial Regex Decisive();

    [GeneratedRegex(@"\bby \w+ing\b|\bfrom .{3,40}\b(that|which|where)\b|\b(using|based on|after) \w+|\bwith (the|a|that|its) (score|number|data|figure|cost)", Plain)]
    private static partial Regex How();

    [GeneratedRegex(@"\b(up|down|flat|plus|minus)\b.{0,20}\d|\bwent (up|down|from)\b|\bcame (first|last)\b|\bwas (at|down to|up to) (a hundred|\d)", Plain)]
    private static partial Regex Change();

    [GeneratedRegex(@"\b(stayed|stuck|held|worked|stands|remained|is still|was (accepted|cancelled|canceled|approved|dropped))\b", Plain)]
    private static partial Regex Stays();

    [GeneratedRegex(
        @"\bI" + Adverbs + @" (told|went to|showed|explained|called|wrote to|sat down with|said (it|so|that|this) to|broke it to|communicated)\b.{0,60}\b(leads?|teams?|them|both|each|owners?|VPs?|PMs?|partners?|manager|director|people|"
        + @"her|him|engineers?|support|product|legal|finance)\b|\bhow I communicated\b",
        Plain)]
    private static partial Regex Carries();

    [GeneratedRegex(@"\b(was|were|is) mine\b|\bmy (own )?part (was|in)\b|\bI (owned|own) (it|the|that|this)\b|\b(was|were) (his|her|their|\w+['\u2019]s|a \w+ engineer['\u2019]s) (work|idea|call|decision|doing)\b|\bnot my (call|decision|work)\b|\bI was one of (two|three|four|five)\b", Plain)]
    private static partial Regex Mine();

    [GeneratedRegex(@"\b(my (fault|mistake|call|decision)|I (was wrong|missed|got it wrong|had (not|skipped|assumed|trusted)|should have|underestimated|misjudged|waited too long|didn['\u2019]t (ask|check|see))|less proud of)\b", Plain)]
    private static partial Regex OwnPart();

    [GeneratedRegex(
        @"\bI(['\u2019](d|ll)| would| will)" + Adverbs + @" (ask|tell (?!you)|take (?!from|all)|bring|cut|propose|offer|write|go to|show|put|split|stop|escalate|assess|get|find|check|name|give|trade|negotiate|present|recommend|freeze|run|say no|refuse|hand|lend|page|halt|block|map|"
        + @"compare|measure|pull|move|start|drop)\b|\b(if|then|otherwise)\b.{0,80}\bI (ask|tell|take|bring|cut|offer|go to|show|put|stop|escalate|give|trade|say no)\b",
        Plain)]
    private static partial Regex Plans();

    [GeneratedRegex(@"\bI(['\u2019]ve| have| had| also)* (implemented|built|wrote|coded|developed|made|designed|created|trained|tuned|fixed|automated|documented|set up|migrated|refactored)\b", Plain)]
    private static partial Regex Builds();

    [GeneratedRegex(
        @"\bI (worked|collaborated|partnered) (closely )?(with|together)\b|\b(team effort|great job|good cooperation)\b|\b(all of us|everybody|everyone) (was|were|did|pulled|worked)\b|\bI was (involved in|part of)\b|\bwe (got|had) .{0,20}(recognition|cooperation|alignment)\b|\bI was responsible for\b",
        Plain)]
    private static partial Regex Along();
}
