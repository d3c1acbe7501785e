using System.Text.RegularExpressions;

namespace Dryrun.Assessment.Conduct.Talk;

/// <summary>The recruiter's call: why here, which product, level, place, range, and one's own questions.</summary>
internal static partial class RecruiterCall
{
    public static CueExtractor Communication { get; } = new(
        "communication",
        [
            new("motivation", "Why this company, with a reason that is not true of any other.", "\"Why us\" is asked first and remembered longest.", (_, h) => Wants().IsMatch(h.Text) && (h.Has("why") || Specific().IsMatch(h.Text)) && h.Words >= 5)
            {
                Advice = "Give one reason that is true of this company alone, with a thing in it.", Say = "I want to work on live: I've shipped moderation for streams, and nobody has it at your scale.",
            },
            new("past", "What one did that fits, in a sentence with a number.", "Recruiters write down one sentence.", (_, h) => (h.Has("ownAction") || Role().IsMatch(h.Text)) && h.Sentence.HasNumber && h.Words >= 5)
            {
                Advice = "Have the one sentence ready that you want written down, with a number.", Say = "Six years in payments infrastructure, the last programme sixty people over fourteen months.",
            },
            new("product", "A product or a team area named.", "Product area decides the loop.", (_, h) => Product().IsMatch(h.Text) && h.Words >= 4)
            {
                Advice = "Name the product area you want, and a second one.", Say = "Live or creator tools; ads would be my second choice.",
            },
        ],
        [Concise("concise"), Reading.NoneOf("noMotivation", "No reason for this company.", "\"Great company\" is true of all of them.", "motivation")]);

    public static CueExtractor Scoping { get; } = new(
        "scoping",
        [
            new("asksProcess", "Asked what the rounds are, how long, when.", "\"Ask the recruiter early whether your loop includes coding, ML fundamentals, system design, or behavioral interviews.\"", (_, h) => Process().IsMatch(h.Text))
            {
                InQuestions = true, Advice = "Ask which rounds your loop has, and in which order.", Say = "Does my loop have coding, and is there a system design round?",
            },
            new("asksRole", "Asked about team, scope, level or what went wrong before.", "Questions worth asking tell what you looked at.", (_, h) => AsksRole().IsMatch(h.Text) && h.Words >= 3)
            {
                InQuestions = true, Advice = "Ask one question about the team that its page does not answer.", Say = "What would somebody in this role have had to do last quarter to make a difference?",
            },
            new("level", "Level said or asked for.", "A level is agreed before the loop, not after it.", (_, h) => Level().IsMatch(h.Text) && h.Words >= 3)
            {
                Advice = "Say the level you talk about, or ask which one the role has.", Say = "Is this role open at senior level? My last one was the equivalent.",
            },
            new("place", "Place, visa or start said.", "What can stop a hire is said early.", (_, h) => Place().IsMatch(h.Text) && h.Words >= 3),
            new("range", "The question about money turned to their range, or answered with a researched one.", "Who says a number first has a ceiling.", (_, h) => Range().IsMatch(h.Text) && h.Words >= 4)
            {
                Advice = "Ask for the band before you name a figure.", Say = "What's the band for this level? I'd rather hear it before I put a number down.",
            },
        ],
        [Reading.NoneOf("noOwnQuestion", "No question of one's own.", "\"No questions\" reads as no interest.", "asksProcess", "asksRole")]);

    public static DimensionRule CommunicationRule { get; } = new(
        "communication", "Communication", [new("motivation", 22, 2), new("past", 14), new("product", 12), new("concise", 14)], [new(4, "motivation")], [new("noMotivation", 2)]);

    public static DimensionRule ScopingRule { get; } = new(
        "scoping", "Questions and terms", [new("asksProcess", 14, 2), new("asksRole", 12, 2), new("level", 10), new("place", 6), new("range", 10)], [new(4, "asksProcess", "asksRole")], [new("noOwnQuestion", 3)]);

    /// <summary>Answers of a good length.</summary>
    public static Reading Concise(string id) => new(
        id, "Answers of at most a minute.", "A call is thirty minutes.", (talk, _) => talk.Turns.Count >= 2 && talk.Turns.Where(t => t.Words >= 8).Select(t => t.Words).DefaultIfEmpty(0).Max() is > 0 and <= 170
            && talk.Statements.Where(h => h.Words >= 4).OrderByDescending(h => h.Words).ThenBy(h => h.Sentence.Seq).FirstOrDefault() is { } shown ? [new Sighting(id, shown.Said)] : [])
    {
        Advice = "Keep each answer under a minute.", Say = "The short version: six years, three launches, and I want live.",
    };

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(I want(ed)?( to)?|I(['\u2019]d| would) (like|love)|I(['\u2019]m| am) (interested|looking|drawn|excited)|what (draws|drew|interests|interested) me|why (tiktok|meta|here)|the reason I)\b", Plain)]
    private static partial Regex Wants();

    [GeneratedRegex(@"\b(live|feed|recommend\w*|creator|ads|shop|e-?commerce|quest|headsets?|whatsapp|instagram|horizon|integrity|moderation|trust and safety|payments?|messaging|ranking|infrastructure|scale of|billion)\b", Plain)]
    private static partial Regex Specific();

    [GeneratedRegex(@"\b(for you|live|feed|creator (tools|side)|ads|shop|e-?commerce|quest|whatsapp|instagram|reels|horizon|integrity|trust and safety|messaging|ranking|search|infra(structure)?) ?(team|org|side|area|product)?\b", Plain)]
    private static partial Regex Product();

    [GeneratedRegex(@"\b(I(['\u2019]ve| have) been|I(['\u2019]m| am) (a|an|the)|years (as|in|of))\b", Plain)]
    private static partial Regex Role();

    [GeneratedRegex(@"\b(rounds?|loop|interviews?|process|system design|coding round|how long|timeline|next steps?|when (would|will)|who (will|would) I (meet|talk))\b", Plain)]
    private static partial Regex Process();

    [GeneratedRegex(@"\b(team|role|scope|manager|why is (it|the role) open|who had|first (six )?months?|success|biggest (problem|challenge)|report to|roadmap|level|on-?call|stack|reorg|product)\b", Plain)]
    private static partial Regex AsksRole();

    [GeneratedRegex(@"\b(L[3-8]|[123]-[12]|senior|staff|level|E[4-8]|principal)\b", Plain)]
    private static partial Regex Level();

    [GeneratedRegex(@"\b(based in|relocat\w*|remote|hybrid|office|visa|work permit|notice period|start (in|on|by)|singapore|london|dublin|san jose|seattle|mountain view|menlo park|new york|sydney|berlin)\b", Plain)]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(what(['\u2019]s| is) (the|your) (range|band)|the (range|band) for|rather (hear|not) .{0,40}(number|figure|band|range)|depends on (level|the whole|scope)|range of|between .{1,12} and .{1,12}(thousand|k)\b|my expectation)", Plain)]
    private static partial Regex Range();
}

/// <summary>The offer call: asks before it answers, names no number first, knows the parts, the dates and the figures.</summary>
internal static partial class OfferCall
{
    public static CueExtractor Scoping { get; } = new(
        "scoping",
        [
            new("asksParts", "Asked what the offer consists of: base, bonus, stock, sign-on, vesting.", "An offer is four numbers and a schedule.", (_, h) => Parts().IsMatch(h.Text))
            {
                InQuestions = true, Advice = "Ask for all parts: base, bonus, stock with its vesting, sign-on.", Say = "How does the stock vest, and is the refresher part of the band?",
            },
            new("asksLevel", "Asked about level, scope or team.", "The level is worth more than the base.", (_, h) => Level().IsMatch(h.Text)) { InQuestions = true, Advice = "Ask which level it is, and what the next one would have needed.", Say = "Which level did the committee decide on, and what spoke for the next one?" },
            new("asksWhen", "Asked by when, and what can still move.", "A date is a part of an offer.", (_, h) => When().IsMatch(h.Text)) { InQuestions = true, Advice = "Ask by when you have to answer, and what is still open.", Say = "When do you need an answer, and which of the parts can still move?" },
            new("openly", "Says what matters apart from money.", "What is wanted is easier to give when it is known.", (_, h) => Matters().IsMatch(h.Text) && h.Words >= 5),
        ],
        [Reading.NoneOf("noAsk", "No question about the offer.", "An offer is accepted before it is understood.", "asksParts", "asksLevel", "asksWhen")]);

    public static CueExtractor Influence { get; } = new(
        "influence",
        [
            new("figure", "A researched figure with its source.", "A figure with a source is no opinion.", (_, h) => Researched().IsMatch(h.Text) && h.Sentence.HasNumber && h.Words >= 5)
            {
                Advice = "Bring one researched figure for the level, with where it is from.", Say = "For this level I see total compensation around that figure in last year's reports.",
            },
            new("other", "An alternative, said without a threat.", "Another option moves more than a wish.", (_, h) => Other().IsMatch(h.Text) && h.Words >= 4) { Advice = "Say what else you have, with its date.", Say = "I have an offer open until the 14th; yours is the team I want." },
            new("trade", "One part given for another.", "Who asks for everything gets the smallest part.", (_, h) => Trades().IsMatch(h.Text) && h.Words >= 5) { Advice = "Say which part you'd give for which.", Say = "I'd take the base as it is if the sign-on covers the stock I leave behind." },
            new("secondMove", "What one does when they say no.", "\"And if they say no?\" holds here too.", (talk, h) => Talk.Influence.SecondMove(talk, h)) { Advice = "Have the second request ready for when the first is refused.", Say = "If the base can't move, I'd ask for the review after six months in writing." },
            new("notFirst", "The question for a number turned around.", "Who says a number first has a ceiling.", (_, h) => Turned().IsMatch(h.Text) && h.Words >= 4) { Advice = "Turn the first question for a number around.", Say = "I'd like to hear the band for the level before I put a number down." },
        ],
        [
            new("numberFirst", "A number of one's own before any question.", "Who says a number first has a ceiling.", (talk, _) => NumberFirst(talk))
            {
                Advice = "Ask before you name a number.", Say = "Before I say a number: which level is it, and what's the band?",
            },
            Reading.NoneOf("noMove", "Nothing asked for, nothing traded.", "The first offer is taken as it is.", "figure", "other", "trade", "secondMove", "notFirst"),
        ]);

    public static DimensionRule ScopingRule { get; } = new("scoping", "Asking first", [new("asksParts", 20, 2), new("asksLevel", 14), new("asksWhen", 14), new("openly", 8)], [new(4, "asksParts")], [new("noAsk", 1)]);

    public static DimensionRule InfluenceRule { get; } = new(
        "influence", "Moving it", [new("figure", 16), new("other", 14), new("trade", 16), new("secondMove", 14), new("notFirst", 16), new("numberFirst", -18)], [new(4, "trade", "figure", "other")],
        [new("numberFirst", 3), new("noMove", 2)]);

    private static IEnumerable<Sighting> NumberFirst(TalkSession talk)
    {
        var number = talk.Statements.FirstOrDefault(h => Money().IsMatch(h.Text) && Mine().IsMatch(h.Text));
        if (number is not null && !talk.Questions.Any(q => (q.Sentence.Seq, q.Sentence.Start).CompareTo((number.Sentence.Seq, number.Sentence.Start)) < 0))
        {
            yield return new Sighting("numberFirst", number.Said);
        }
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(base|bonus|stock|equity|RSUs?|sign-?on|vest\w*|refresher|total compensation|components?|benefits|pension|relocation)\b", Plain)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\b(level|L[3-8]|[123]-[12]|E[4-8]|scope|team|band|committee)\b", Plain)]
    private static partial Regex Level();

    [GeneratedRegex(@"\b(by when|when (do|would|will) you|deadline|how long|still (open|move|flexible)|negotiable|expire|start date|next step|can (that|it|this) (still )?move)\b", Plain)]
    private static partial Regex When();

    [GeneratedRegex(@"\b(matters (most )?to me|more important (to me )?than|I care about|what I (want|value) (is|most))\b", Plain)]
    private static partial Regex Matters();

    [GeneratedRegex(@"\b(levels\.fyi|reports?|guide|research(ed)?|market|survey|data|what I (see|saw|read)|published|median)\b", Plain)]
    private static partial Regex Researched();

    [GeneratedRegex(@"\b(another (offer|process)|other (offer|process|company)|competing|(an|the) offer (open|from|until)|final rounds? (with|at))\b", Plain)]
    private static partial Regex Other();

    [GeneratedRegex(@"\b((if|as long as) .{3,60}(sign-?on|stock|base|bonus|level|start|review)\b|in return|in exchange|instead of (a|the|more)|I(['\u2019]d| would) (take|accept|give up|trade)\b.{3,60}(if|for|when))", Plain)]
    private static partial Regex Trades();

    [GeneratedRegex(@"\b(before I (say|name|put|give)|(like|rather|prefer) to (hear|know|see) .{0,40}(band|range|level|offer|number)|what(['\u2019]s| is) the (band|range)|rather not (name|give|say)|your range first)\b", Plain)]
    private static partial Regex Turned();

    [GeneratedRegex(@"[$\u20ac\u00a3]|\b\d{2,3} ?(k|thousand)\b|\b\d{6}\b", Plain)]
    private static partial Regex Money();

    [GeneratedRegex(@"\bI(['\u2019]m| am|['\u2019]d| would|['\u2019]ve| have)? ?(want|looking for|expect\w*|need|like|make|earn|hope|hoping|ask)\b|\bmy (number|expectation|current|salary|target)\b", Plain)]
    private static partial Regex Mine();
}
