using System.Text.RegularExpressions;

namespace Dryrun.Assessment.Conduct.Talk;

/// <summary>Who answers for what: owners, signatures, dates, escalation.</summary>
internal static partial class Ownership
{
    public static CueExtractor Extractor { get; } = new(
        "ownership",
        [
            new("asksWhoSigns", "A question about who signs, decides or answers for a risk.", "\"Who signs off on false positive rates?\": managing risk ownership, beyond delivery.", (_, h) => WhoSigns().IsMatch(h.Text))
            {
                InQuestions = true, Advice = "Ask who signs for the risk, before somebody else finds that nobody does.", Say = "Who signs off on the error rate? If nobody does, ML picks a threshold and legal is surprised.",
            },
            new("signs", "Somebody named who signs, approves or decides, and what.", "A programme knows whose signature it waits for.", (_, h) => h.Has("stakeholder") && Signs().IsMatch(h.Text) && h.Words >= 4)
            {
                Advice = "Name the signature: who, for what, by when.", Say = "The head of trust and safety signs the error rate by the end of week one.",
            },
            new("owner", "A team or a person that owns a thing.", "A thing without a name has no owner.", (_, h) => Owns().IsMatch(h.Text) && (h.Has("stakeholder") || Named().IsMatch(h.Text)) && h.Words >= 3)
            {
                Advice = "Put a team behind each part you mention.", Say = "Gateway owns the fix, backend's on-call knows that their pages came from there.",
            },
            new("mine", "What the candidate answered for, from end to end.", "\"I owned it from the dataset to the on-call.\"", (_, h) => MyOwn().IsMatch(h.Text) && h.Words >= 3),
            new("escalation", "Where it goes when it stalls.", "Escalation is part of owning.", (_, h) => h.Has("escalation") && h.Words >= 4),
            new("onCall", "Whose pager goes off.", "Owning includes the nights.", (_, h) => Pager().IsMatch(h.Text) && h.Words >= 3),
            new("dated", "A promise with a date and somebody who made it.", "A promise without a date is a wish.", (_, h) => h.Has("date") && (h.Has("stakeholder") || h.Has("owner")) && h.Words >= 4)
            {
                Advice = "Put a date on each promise.", Say = "Legal's definition by Friday, or the general counsel decides.",
            },
            new("risk", "A risk with what is done about it.", "A risk with nobody on it is a comment.", (_, h) => h.Has("risk") && (h.Has("mitigation") || h.Has("owner") || h.Has("ownAction")) && h.Words >= 5),
            new("staysOn", "Stayed with it after the launch: watched, handed over, wrote the runbook.", "Who leaves at the launch was a contributor.", (_, h) => StaysOn().IsMatch(h.Text)),
        ],
        [Reading.NoneOf("noOwner", "Nobody is named for anything, and nothing was one's own.", "A story without names has no driver.", "asksWhoSigns", "signs", "owner", "mine", "escalation")]);

    public static DimensionRule Rule { get; } = new(
        "ownership", "Ownership",
        [
            new("asksWhoSigns", 16), new("signs", 12, 2), new("owner", 8, 3), new("mine", 8, 2), new("escalation", 10), new("onCall", 7), new("dated", 6, 2), new("risk", 9, 2), new("staysOn", 8),
        ],
        [new(4, "asksWhoSigns", "signs", "escalation", "mine")],
        [new("noOwner", 2)]);

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\bwho(['\u2019]s|['\u2019]ll| is| will)? (signs?|sign(ing)? off|decides?|owns?|approves?|answers for|accountable|carries|takes the risk|on the hook|has the last word|talks to the regulator|responsible)", Plain)]
    private static partial Regex WhoSigns();

    [GeneratedRegex(@"\b(signs?|signed|sign-?off|approves?|approved|decides?|decided|has the (last word|right to))\b", Plain)]
    private static partial Regex Signs();

    [GeneratedRegex(@"\b(owns?|owned|owner of|own the fix|answers? for|accountable|on the hook|in charge of|with whoever owns|have (the )?\w+ (team )?own|has the right to|responsible)\b", Plain)]
    private static partial Regex Owns();

    [GeneratedRegex(@"\b(\w+ team|gateway|operations|lead|engineer|manager|director|on-call|[A-Z][a-z]+ owns)\b", Plain)]
    private static partial Regex Named();

    [GeneratedRegex(@"\bI own(ed)? (it|the|that|this|from)\b|\b(was|were|is) mine\b|\bI (was|am) (accountable|on the hook|the one who (decided|signed|answered))\b|\bmy name (was|is) on\b|\bI('ll| will) own\b|\bI (ran|run) (the|that) (call|programme|program|migration|launch|bridge|rollout)\b", Plain)]
    private static partial Regex MyOwn();

    [GeneratedRegex(@"\b(on[- ]call|pager|paged|page[sd]? (us|me|them|trust|the (team|on-call|owner|lead))|(their|our|night) pages|rota)\b", Plain)]
    private static partial Regex Pager();

    [GeneratedRegex(@"\b(handed (it|that) over with|wrote (the|a) runbook|runbook|stayed on call|after (the )?launch I|I (checked|watched|measured|looked at) (it|them|that)? ?(again )?(a (week|month)|for (two|three|a)|\w+ (weeks|months)) (later|after)?|kept (an eye|watching))\b", Plain)]
    private static partial Regex StaysOn();
}

/// <summary>Choices with their price, their condition, and what was not taken.</summary>
internal static partial class TradeOffs
{
    public static CueExtractor Extractor { get; } = new(
        "tradeOffs",
        [
            new("options", "Two or more options beside each other.", "A choice needs something that was not chosen.", (_, h) => h.Has("options") && h.Words >= 4)
            {
                Advice = "Say what the options were before you say which one it was.", Say = "Delay, scale up, or throttle: I'd scale, with throttling as the fallback.",
            },
            new("priced", "An option or a choice with its price: money, time, people, users, with a number.", "Options without cost are wishes.",
                (_, h) => h.Sentence.HasNumber && (h.Has("cost") || (h.Has("tradeOff") && h.Has("number")) || Price().IsMatch(h.Text)) && h.Words >= 4)
            {
                Advice = "Put a price on each option: dollars, days, or who is shut out.", Say = "Scaling is about four hundred thousand; throttling shuts out one viewer in five.",
            },
            new("twoSides", "One thing taken at the price of another, both named.", "\"We can't promote someone who doesn't articulate tradeoffs.\"",
                (_, h) => (Cues.HasTwoSides(h.Sentence) || (h.Has("tradeOff") && Contrast().IsMatch(h.Text))) && h.Words >= 5)
            {
                Advice = "Say what the choice cost you, in the same sentence as what it bought.", Say = "I'd rather lose a day than explain that to support later.",
            },
            new("condition", "A choice with the condition that flips it.", "\"If ordering is critical, we accept the overhead. If not, something lighter.\"", (_, h) => Cues.HasConsequent(h.Sentence) && Choice().IsMatch(h.Text) && h.Words >= 5)
            {
                Advice = "Say what would make you choose otherwise.", Say = "When feature fetching is down to 30 milliseconds, I'd try the long sequence on one percent.",
            },
            new("rejected", "Something not taken, with the reason.", "Why this and not that.", (talk, h) => Rejects().IsMatch(h.Text) && h.Words >= 4 && (h.Sentence.HasNumber || h.Has("why") || Cues.HasTwoSides(h.Sentence) || After(talk, h)))
            {
                Advice = "Name the option you did not take, and the reason that decided it.", Say = "I tried the transformer: plus 0.4 points, and 22 of the 30 milliseconds we had. So no.",
            },
            new("recommended", "A recommendation of one's own among options.", "Options without a recommendation hand the work back.", (_, h) => Recommends().IsMatch(h.Text) && h.Words >= 4),
        ],
        [Reading.NoneOf("noTradeOff", "No choice with two sides, no option with its price.", "A solution without its price is no judgement.", "options", "priced", "twoSides", "condition", "rejected")]);

    public static DimensionRule Rule { get; } = new(
        "tradeOffs", "Trade-offs",
        [new("options", 12), new("priced", 8, 3), new("twoSides", 11, 3), new("condition", 9, 2), new("rejected", 12, 2), new("recommended", 8)],
        [new(3, "twoSides", "rejected", "options", "condition"), new(4, "priced", "rejected", "condition")],
        [new("noTradeOff", 2)]);

    private static bool After(TalkSession talk, Heard h) =>
        talk.TurnOf(h).Any(o => o.Sentence.Start > h.Sentence.Start && o.Sentence.Start - h.Sentence.Start < 260 && (o.Has("why") || o.Has("tradeOff") || o.Sentence.HasNumber));

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(costs? us|would (cost|lose|take|have shut)|loses?|had a penalty|penalty of|takes? \w+ (days|weeks)|slower by|faster by|at the (cost|price) of|times four|memory times)\b", Plain)]
    private static partial Regex Price();

    [GeneratedRegex(@"\b(but|than|instead|versus|against|although|while|because|rather|so|and too)\b", Plain)]
    private static partial Regex Contrast();

    [GeneratedRegex(@"\b(I|we|you|it|that)(['\u2019]d| would|['\u2019]ll| will|['\u2019]m)?\b", Plain)]
    private static partial Regex Choice();

    [GeneratedRegex(
        @"\b(I|we) (looked at|considered|tried|thought about|dropped|rejected|decided against|turned down|ruled out|removed|went back|wouldn['\u2019]t (ship|use|do|take|build))\b|\b(and )?not (a|the|an) \w+|\bso no\b|\bone thing I stopped\b|\bwhat I (wouldn['\u2019]t|would not)\b|"
        + @"\bin place of\b|\binstead of\b|\bwhy (that|this) and not\b",
        Plain)]
    private static partial Regex Rejects();

    [GeneratedRegex(@"\b(I recommend(ed)?|my recommendation|I(['\u2019]d| would) (take|go with|choose|pick|recommend|ship|rather)|I chose|I argued for)\b", Plain)]
    private static partial Regex Recommends();
}

/// <summary>What came first, what was cut, and by which reason.</summary>
internal static partial class Prioritisation
{
    public static CueExtractor Extractor { get; } = new(
        "prioritisation",
        [
            new("cut", "Something stopped, cut or refused by the candidate.", "\"Last quarter, I killed two projects using that model.\"", (talk, h) => (Cuts().IsMatch(h.Text) || (h.Has("options") && Gives().IsMatch(h.Text))) && h.Words >= 3 && !h.Has("tracker") && !talk.InTools.Contains(h.Sentence.Seq))
            {
                Advice = "Say what you killed, not how you rank.", Say = "I killed the second export format: forty users, and nobody's number depended on it.",
            },
            new("cutWhy", "What made it unimportant.", "The reason is the judgement.", (_, h) => Cuts().IsMatch(h.Text) && (h.Has("why") || h.Sentence.HasNumber) && h.Words >= 5)
            {
                Advice = "Give the reason with the cut: whose number it moved, or that it moved none.", Say = "I cut two of the six milestones because nobody used what they produced.",
            },
            new("order", "What came first and what after, with what decided the order.", "Order by harm, date or dependency, said aloud.", (_, h) => Orders().IsMatch(h.Text) && h.Words >= 5)
            {
                Advice = "Say what came first and by which number.", Say = "The half of the work that the launch needed came first, and the launch moved by eight days.",
            },
            new("split", "Must-have and nice-to-have, both with a thing.", "\"Did you separate must-have from nice-to-have based on impact?\"", (talk, h) => Must().IsMatch(h.Text) && talk.TurnOf(h).Any(o => Nice().IsMatch(o.Text))),
            new("decidesBy", "The number or the date by which it was decided.", "\"I find the number that decides.\"", (_, h) => DecidesBy().IsMatch(h.Text) && h.Words >= 4),
            new("bottleneck", "A bottleneck found and removed, with before and after.", "\"What bottleneck did you remove this month?\"", (talk, h) => Bottleneck().IsMatch(h.Text) && talk.TurnOf(h).Any(o => o.Sentence.HasNumber && (o.Has("outcome") || Fell().IsMatch(o.Text)))),
        ],
        [
            new("frameworkOnly", "A framework's name where a choice was asked for, not made up for.", "\"That's a framework. I asked what you do.\"",
                (talk, _) => talk.Unrecovered("framework", h => Cuts().IsMatch(h.Text)) is { } h ? [new Sighting("frameworkOnly", h.Said)] : [])
            {
                Advice = "Answer \"how do you prioritise\" with the last thing you refused.", Say = "Last month I said no to the partner dashboard; this is how its owner took it.",
            },
            Reading.NoneOf("noPriority", "Nothing was put first, cut or refused.", "Everything has the same weight.", "cut", "order", "split", "decidesBy", "bottleneck"),
        ]);

    public static DimensionRule Rule { get; } = new(
        "prioritisation", "Prioritisation",
        [new("cut", 13, 2), new("cutWhy", 9, 2), new("order", 11, 2), new("split", 14), new("decidesBy", 9), new("bottleneck", 13), new("frameworkOnly", -15)],
        [new(4, "cut", "split", "order")],
        [new("frameworkOnly", 2), new("noPriority", 2)]);

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\bI(['\u2019]d| would|['\u2019]ve)?( also| then)? (cut|killed?|stop(ped)? (?!it\b|the (copy|rollout|step))|drop(ped)?|refused?|said no|removed|cancel(l)?ed|postponed?|moved out|paused|left out|wouldn['\u2019]t ship|took out)\b|\bone thing I stopped\b|\bwhat I (wouldn['\u2019]t|left out|cut)\b", Plain)]
    private static partial Regex Cuts();

    [GeneratedRegex(@"\b(delay|cut|drop|postpone|defer|leave out|move) the \w+", Plain)]
    private static partial Regex Gives();

    [GeneratedRegex(@"\bstays (as it is|on the date)\b|\b(came|comes|went|goes|had|first) first\b|\bfirst\b.{0,60}\b(then|second|after)\b|\b(highest|biggest|worst|most expensive|cheapest) (first|one)\b|\b(before|ahead of) (anything|everything|the rest)\b|\bin (that|this) order\b|\bthat (half|part) came first\b|\bI(['\u2019]d| would) (rather|start with)\b.{0,80}\b(because|than|since)\b", Plain)]
    private static partial Regex Orders();

    [GeneratedRegex(@"\bmust[- ]haves?\b|\bhas to be there\b|\bhave to be there\b", Plain)]
    private static partial Regex Must();

    [GeneratedRegex(@"\bnice[- ]to[- ]haves?\b|\bcan wait\b|\bafter(wards)?\b", Plain)]
    private static partial Regex Nice();

    [GeneratedRegex(@"\b(the number that decides|had a cost outside|cost of (a|each|one) day|what (a|each|one) (day|week|month) costs|by (cost|harm|risk|date|revenue)|which of the .{2,30} had)\b", Plain)]
    private static partial Regex DecidesBy();

    [GeneratedRegex(@"\bbottlenecks?\b|\bwaiting (time|for)\b|\btook \w+ (days|weeks) (since|because)\b", Plain)]
    private static partial Regex Bottleneck();

    [GeneratedRegex(@"\b(from .{2,20} to|now at|down to|is at about|takes)\b", Plain)]
    private static partial Regex Fell();
}
