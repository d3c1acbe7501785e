using System.Text.RegularExpressions;

namespace Dryrun.Interview.Questions;

/// <summary>How each sign sounds within one sentence.</summary>
internal static partial class SignCues
{
    private static readonly (string Sign, Func<Regex> Cue)[] Cues =
    [
        ("context", Context), ("conflict", Conflict), ("ownAction", OwnDeed), ("outcome", Outcome), ("number", Number), ("tradeOff", TradeOff), ("stakeholder", Stakeholder),
        ("secondMove", SecondMove), ("options", Options), ("escalation", Escalation), ("replication", Replication), ("leverage", Leverage), ("learning", Learning), ("failure", Failure),
        ("tracker", Tracker), ("owner", Owner), ("date", Date), ("cost", Cost), ("risk", Risk), ("mitigation", Mitigation), ("metric", Metric), ("why", Why),
    ];

    /// <summary>Signs of a sentence that asks nothing.</summary>
    public static IEnumerable<string> Of(string sentence)
    {
        var own = false;
        foreach (var (sign, cue) in Cues)
        {
            if (!cue().IsMatch(sentence)) continue;
            own |= sign == "ownAction";
            yield return sign;
        }

        if (!own && WeDeed().IsMatch(sentence)) yield return "weOnly";
    }

    /// <summary>True where figures are put on the table.</summary>
    public static bool BringsData(string sentence) => Data().IsMatch(sentence);

    /// <summary>True where something is given for what is asked.</summary>
    public static bool OffersTrade(string sentence) => Trade().IsMatch(sentence);

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    private const string Deeds =
        @"took|cut|built|rebuilt|wrote|rewrote|went to|got|made|led|ran|set|put|brought|told|gave|found|chose|sent|drew|held|kept|drove|split|shut|spoke|sat|met|left|began|stood|dug|threw|fought|won|sold|let .{2,20} go|said no|said yes"
        + @"|(?!worked|wanted|needed|liked|loved|hoped|believed|learned|realised|realized|helped|supported|participated|attended|joined|contributed|experienced|studied|graduated|received|enjoyed|remembered"
        + @"|expected|assumed|figured|guessed|seemed|looked|happened|used|mentioned|tried to be|hundred|indeed|need|feed|speed|embed|succeed|proceed|exceed|watched)[a-z]{2,}ed";

    // Small words between the subject and the deed.
    private const string Between = @"( (also|then|first|personally|myself|just|only|never|finally|therefore|alone|still|simply|later|even|once|eventually|immediately|quickly|already|now|so|always))*";

    private const string Plans =
        @"ask|tell|take|bring|cut|propose|offer|write|go to|sit|show|put|split|stop|draw|call|escalate|decide|measure|pull|move|map|assess|get|find|check|name|set|give|build|drop|trade|negotiate|present|recommend|walk"
        + @"|push|freeze|run|agree|start|make|keep|send|add|ship|pick|choose|rather|refuse|say no|hand|lend|page|halt|block|sign|reuse|test|list|lay";

    [GeneratedRegex(
        @"\bI(['\u2019](ve|d)| have| had)?" + Between + @" (" + Deeds + @")\b|\bI(['\u2019](d|ll)| would| will)" + Between + @" (" + Plans + @")\b|\b(if|when|otherwise|then)\b.{0,80}\bI (" + Plans + @")\b|\b(was|were|is) mine\b|\bI was the one who\b|\bI own(ed)?\b|\bmy (call|decision|proposal) was\b",
        Plain)]
    private static partial Regex OwnDeed();

    [GeneratedRegex(
        @"\b(we|the team|our team|everybody|everyone)(['\u2019](ve|d)| have| had)?" + Between + @" (worked|looked|tried|decided|helped|had (good )?(cooperation|alignment|a great)|" + Deeds + @")\b|\bteam effort\b|\bI worked (with|together)\b",
        Plain)]
    private static partial Regex WeDeed();

    [GeneratedRegex(
        @"\bat my (last|previous|current|old) (company|job|team|role)\b|\blast (year|quarter|month|spring|summer|autumn|fall|winter)\b|\b(two|three|\d) years ago\b|\bin (19|20)\d\d\b|\bwe had\b|\bI (had|was running|was leading|ran)\b"
        + @"|\b(my|our) (team|group|programme|program|project|service|product|platform)\b|\bthe (project|programme|program|goal|deadline|task|situation) was\b|\b(users|customers|engineers|teams|countries)\b.{0,60}\b(deadline|deprecat|launch|quarter)",
        Plain)]
    private static partial Regex Context();

    [GeneratedRegex(
        @"\b(refus\w+|resist\w*|object(ed|ion|ions)|disagree\w*|conflict\w*|tension|argued?|argument|unhappy|against (it|us|me|that|the idea)|opposed|veto\w*)\b|\bpush(ed|es|ing)? back\b|\b(did(n['\u2019]t| not)|would(n['\u2019]t| not)|"
        + @"does(n['\u2019]t| not)|do(n['\u2019]t| not)) (want|agree|like|have (the )?(time|people|capacity)|see (it|why)|sign|accept|trust|believe)\b|\bsaid no\b|\b(nobody|no one) wanted\b|\bfeared\b|\bwas(n['\u2019]t| not) convinced\b|"
        + @"\b(he|she|they|product|legal|security|infra|ranking|backend) wanted\b|\bheads[- ]down\b",
        Plain)]
    private static partial Regex Conflict();

    [GeneratedRegex(
        @"\b(dropped|fell|rose|went (up|down|from|live)|came (down|out)|grew|improved|increased|decreased|reduced|saved|shipped|launched|landed|delivered|finished|recovered|doubled|halved|tripled|closed|cleared|held)\b|"
        + @"\b(as a result|in the end|the result|the outcome|since then|ever since|by the end)\b|\b(they|she|he|leadership|finance|legal|security|product)( all| both)? (chose|took|agreed|signed|approved|accepted|moved|gave|funded)\b|"
        + @"\bfrom \$?\d[\d.,]* ?\S* to \$?\d|\b(ahead of|before|on) (the )?(date|schedule|time)\b|\bat about \w+\b(?=.*\bnow\b)|\bnow\b.{0,40}\b(about|at|takes)\b",
        Plain)]
    private static partial Regex Outcome();

    [GeneratedRegex(
        @"\d|\b(half|third|quarter|fifth|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|percent|two|three|four|five|six|seven|eight|nine|twice|double[ds]?|halved|tripled)\b",
        Plain)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"\btrad(e|ing|ed|es)[- ]?offs?\b|\b(i|we)(['\u2019]d| would)? (trade|traded|accept|accepted)\b|\bat the (cost|price|expense) of\b|\bin exchange for\b|\bthe price (is|was|of)\b|\bgiv(e|es|en|ing) up\b|\bgave up\b|\brather than\b|\binstead of\b|"
        + @"\bi(['\u2019]d| would) rather\b|\bversus\b|\b(less|more|fewer|slower|faster|simpler|cheaper|higher|lower)\b.{3,80}\bbut\b|\bbut (it|that|they|this) (needs?|costs?|takes?|loses?|leaves?)\b|\bcost(s)? us\b|\bthe cost (is|was)\b|\bworth (more|less|it)\b",
        Plain)]
    private static partial Regex TradeOff();

    [GeneratedRegex(
        @"\b(legal|counsel|security|privacy|finance|infra|infrastructure|backend|frontend|product|marketing|support|operations|compliance|procurement|hardware|the regulator|sales|policy|trust and safety|design|ranking|data science)\b"
        + @"(?! (patch|patches|issue|metric|metrics|ticket|tickets|goal|notice|bug|work))|\b(PMs?|EMs?|VPs?|SREs?|CTO|CFO|product managers?|engineering managers?|directors?|tech leads?|general counsel|"
        + @"(the|their|his|her|our|\w+) leads?|stakeholders?|controller|partner team|vendor)\b|\b(the|their|another|other) \w+ teams?\b",
        Plain)]
    private static partial Regex Stakeholder();

    [GeneratedRegex(
        @"\b(if|when|in case|should) (he|she|they|it|that|legal|security|product|infra|finance|the \w+|their \w+|nobody|\w+)( \w+)? (still )?(says?|said|refuse[sd]?|disagree[sd]?|do(es)?n['\u2019]t|did(n['\u2019]t| not)|wo(n['\u2019]t)|can(['\u2019]t|not)|"
        + @"has no|have no|had no|fails?|failed|push(es|ed)? back|object(s|ed)?|need(s)? (more|longer)|misses?|missed|slips?)\b.{0,80}(,|\bthen\b| I\b)|\b(if not|otherwise|failing that),? (then )?(I|we|it goes|the)\b|"
        + @"\bthe (next|second) move\b|\bfallback if they\b|\bif (he|she|they) still\b",
        Plain)]
    private static partial Regex SecondMove();

    [GeneratedRegex(
        @"\b((two|three|four|several|the|both|all) (options|choices|alternatives|ways)|with options|options?:|option (a|b|c|one|two|1|2)\b|choice (of|between)|choose between|either .{3,60} or )",
        Plain)]
    private static partial Regex Options();

    [GeneratedRegex(
        @"\bescalat\w+|\b(took|take|bring|brought|goes|went|put|go) (it|this|that|them)?.{0,20}\b(to|before|in front of) (the|his|her|their|my|both|our)( \w+)? (vps?|directors?|leadership|managers?|executives?|steering)\b|\bupstairs\b|\bskip[- ]level\b|"
        + @"\b(have|had|let) the .{3,30} decide\b|\b(told|tell) (both|the|their) (directors?|vps?)\b",
        Plain)]
    private static partial Regex Escalation();

    [GeneratedRegex(
        @"\b(other|all|every|three|four|five|\d+) (other )?(teams?|groups?|orgs?|launches|migrations) (now |since |have |had )?(use[sd]?|took|take|adopted|copied|run|follow\w*)\b|\b(adopted|copied|taken over|reused) by\b|\b(became|becomes|is now|it['\u2019]s now|made (it|that|this)) (the |a |our )?(rule|standard|default|template|check|gate|norm|practice)\b|"
        + @"\b(made|turned) .{2,40} (the|a) (rule|standard|template|check|gate|default|playbook)\b|\b(made|is|are|became|now) (a )?part of (the|every|each) (launch|review|pipeline|process|checklist|release|onboarding|build|migration)|\bsince then there['\u2019]s\b|\bthere['\u2019]s (now )?a (rule|check|template|test|standard|runbook|playbook|second|self-service)\b|\bstill (use|used|in use|running|runs)\b|"
        + @"\bthe (rule|standard|template|playbook|runbook|default) (for|in|since)\b|\b(runbook|playbook|template|checklist) (that|which|for)\b",
        Plain)]
    private static partial Regex Replication();

    [GeneratedRegex(
        @"\b(across|for) (all|the|every|other|several|\w+) (teams|orgs|organisations?|organizations?|company|regions|countries)\b|\b(unblock\w*|freed (up )?)\b|\b(other|all|every|all the other|both) teams?\b|\b(org|company)[- ]wide\b|\bfor everyone\b|"
        + @"\bbeyond (my|our) (own )?team\b|\bsav(ed|es) (the|them|each|every|other|\w+ teams?)\b|\bself-service\b",
        Plain)]
    private static partial Regex Leverage();

    [GeneratedRegex(
        @"\b(I|we)(['\u2019]ve| have)? learn(ed|t)\b|\bif I did it again\b|\bif I (started|had to do) (again|it over)\b|\bnext time\b|\blooking back\b|\b(in|with) hindsight\b|\bdo(ne)? (it )?differently\b|\blessons?\b|\bsince then I\b|\bI(['\u2019]d| would)( have)? (compare|do|ask|start|get|begun|asked|started|done)\b.{0,60}\b(not|earlier|first|from the first)\b|\bI should have\b",
        Plain)]
    private static partial Regex Learning();

    [GeneratedRegex(
        @"\b(failed|failure|went wrong|broke|outage|mistakes?|my fault|I was wrong|did(n['\u2019]t| not) work|incident|off track|regret|rolled (it )?back|slipped|too late|got it wrong|missed (the|our|my) (date|deadline|target|goal))\b",
        Plain)]
    private static partial Regex Failure();

    [GeneratedRegex(
        @"\b(jira|asana|trello|confluence|notion|smartsheet|kanban|epics?|backlog|burn-?downs?|story points?|sub-?tasks?|gantt|swim-?lanes?|assignees?|groom(ed|ing)?|tickets? (were|are|had|got|with|for|without|linked)|every ticket|each ticket|made tickets|tracker|the board|status report|traffic lights?|timeline view|roadmap view)\b",
        Plain)]
    private static partial Regex Tracker();

    [GeneratedRegex(
        @"\b(owns?|owned|owners?|ownership|accountable|responsible for|answers? for|on the hook|DRI|signs?( off)?|signed( off)?|sign-off|in charge of|is mine|was mine)\b",
        Plain)]
    private static partial Regex Owner();

    [GeneratedRegex(
        @"\b(by|until|before|on|next|this) (the )?(end of )?(the )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|tomorrow|quarter|evening|\d+(st|nd|rd|th))\b|\b(day|week) (\d+|one|two|three|four|five|six)\b|"
        + @"\b(in|within|for) (the )?(a|an|one|two|three|four|five|six|eight|ten|\d+) (working )?(hours?|days?|weeks?|months?)\b|\b(january|february|march|april|june|july|august|september|october|november|december|Q[1-4])\b|\b\d+ (days|weeks) (ahead|late|later|before)\b",
        Plain)]
    private static partial Regex Date();

    [GeneratedRegex(
        @"[$\u20ac\u00a3]|\b(dollars?|costs?|budget|headcount|person[- ](days|weeks|months)|engineer[- ](days|weeks|months)|penalty|fine of|invoice|refunds?|spend|savings?|pays?|paid|licen[cs]es?|gpus?)\b",
        Plain)]
    private static partial Regex Cost();

    [GeneratedRegex(
        @"\b(risks?|risky|worst case|danger|exposure|could (fail|break|go wrong|lose|cost)|might (fail|break|slip)|goes wrong|what breaks|single point of failure|blast radius)\b",
        Plain)]
    private static partial Regex Risk();

    [GeneratedRegex(
        @"\b(fall(s|ing)?[- ]?back|roll(s|ed|ing)?[- ]?back|mitigat\w+|backup|kill switch|guard-?rails?|revert\w*|stops? (it )?at|staged|canary|shadow|feature flag|way back|plan b|as a safety net|throttl\w+)\b",
        Plain)]
    private static partial Regex Mitigation();

    [GeneratedRegex(
        @"\b(latency|retention|conversion|churn|ctr|watch time|completion|error rate|p\d\d|percentile|availability|uptime|mttr|dau|mau|nps|sla|slo|auc|ndcg|recall|precision|calibration|throughput|velocity|per (second|minute|hour|day|week|month|thousand|user)|"
        + @"rate|coverage|adoption|revenue|crash(es)?|contacts|percent|%|minutes watched|milliseconds?|lead time)(?!\w)",
        Plain)]
    private static partial Regex Metric();

    [GeneratedRegex(
        @"\b(because|so that|the reason|that(['\u2019]s| is| was) why|which is why|due to|in order to|given that|since (it|they|we|i|he|she|that|the|a|half|nobody|most|there)|as (it|they|we|the|nobody|there) |otherwise)\b",
        Plain)]
    private static partial Regex Why();

    [GeneratedRegex(
        @"\b(data|numbers|figures|measurements?|velocity|evidence|telemetry|log|logs|the (last|past) (two|three|four|\d+) (sprints|weeks|months|quarters))\b.{0,60}\b(on|about|show\w*|from|of|say\w*|that|so)\b|\b(bring|show|pull|measure|measured|showed|pulled|brought)\b.{0,40}\b(data|numbers|figures|velocity|logs)\b",
        Plain)]
    private static partial Regex Data();

    [GeneratedRegex(
        @"\b(in return|in exchange|i(['\u2019]d| would|['\u2019]ll| will)? (offer|offered|lend|give you|give them|take over|drop|trade|swap|carry)|for that (you|they|I)|if you (give|lend|let|sign|move)|i can give|we can give|swap)\b",
        Plain)]
    private static partial Regex Trade();
}
