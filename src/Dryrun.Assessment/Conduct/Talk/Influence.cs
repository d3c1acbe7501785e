using System.Text.RegularExpressions;

namespace Dryrun.Assessment.Conduct.Talk;

/// <summary>How others were moved: what they wanted, what they got, whose yes was needed and how it was had, the second move.</summary>
internal static partial class Influence
{
    /// <summary>Parties named in one turn from which it is a map of them.</summary>
    private const int MapPartiesMin = 3;

    public static CueExtractor Extractor { get; } = new(
        "influence",
        [
            new("tied", "What is asked tied to what the other side wants or is measured by.", "\"I aligned their lead by tying the migration to their OKR\": influence is a sequence.", (talk, h) => Ties(talk, h))
            {
                Advice = "Say what the other side is measured by, and tie your request to it.", Say = "It takes their pages down by half, which is what their quarter is measured by.",
            },
            new("secondMove", "What happens, or happened, when they say no.", "\"And if they say no?\": the candidate had no second move.", (talk, h) => SecondMove(talk, h))
            {
                Advice = "Have the second move ready: what you trade, what you cut, which options you take upstairs.", Say = "If they still say no, the sprint stays as it is, and both directors know by tonight what that costs.",
            },
            new("options", "Options put before somebody, with what they mean.", "\"Escalate with options - delay X, cut Y, or add resources.\"", (_, h) => h.Has("options") && h.Words >= 5)
            {
                Advice = "Escalate with two or three options and a recommendation, never with a problem.", Say = "Delay the export, cut the second language, or two people from search for a week. I'd cut.",
            },
            new("buyIn", "The yes of somebody whose yes was needed, with who gave it.", "\"He never said how he got buy-in from the security team. That's a red flag.\"", (talk, h) => BuysIn(talk, h))
            {
                Advice = "Say whose yes you needed, and how you got it.", Say = "Security's engineer approved each country, and signed the whole on day four.",
            },
            new("gave", "Something given for what was asked.", "Somebody without authority trades.", (talk, h) => Gives().IsMatch(h.Text) && Others(talk, h))
            {
                Advice = "Say what you gave for it: a person, a date, a thing of theirs that you took over.", Say = "I offered one of mine for a week, and dropped the report they owed us.",
            },
            new("theirReason", "The other side's reason, in a form they would sign.", "Who can't give the other side's reason has fought it without hearing it.", (talk, h) => (h.Has("conflict") || Listens().IsMatch(h.Text)) && Others(talk, h) && h.Words >= 4)
            {
                Advice = "Give their reason before yours, so that they would agree with it.", Say = "They didn't want two copies to exist at all: it was the old key they feared.",
            },
            new("data", "Figures brought, so that it is no matter of opinion.", "\"I'd bring data on current velocity so it's not opinion vs. opinion.\"", (_, h) => Data().IsMatch(h.Text) && h.Words >= 4)
            {
                Advice = "Bring one figure that neither side can argue with.", Say = "The last three sprints took nine days longer each time something came in mid-sprint.",
            },
            new("heardFirst", "Those it hits hear it first, and alone.", "How you sequenced influence counts for more than what you did.", (_, h) => First().IsMatch(h.Text)),
            new("escalation", "Where it goes when it stalls, and with what.", "Escalation is a tool with a date, not a threat.", (talk, h) => h.Has("escalation") && Others(talk, h)),
            new("ask", "A party and what is asked of it.", "How you engage product, engineering, legal and operations is the lens of every answer.", (_, h) => h.Has("stakeholder") && Asks().IsMatch(h.Text) && h.Words >= 4),
        ],
        [
            new("map", "Three or more parties in one turn, each with what it wants, does or owns.", "The strongest candidates map who must agree before they draw.", (talk, _) => Map(talk))
            {
                Advice = "Before the plan, say who is in it: who decides, who carries the risk, what each of them wants.", Say = "Legal defines compliant, infra has a freeze, Jakarta wants to keep the creators, and nobody signs the error rate yet.",
            },
            new("meetingOnly", "A meeting offered as the move, and no second one.", "\"I'd schedule a meeting.\" - \"And if they say no?\"", (talk, _) => Meeting(talk))
            {
                Advice = "A meeting is no move: say what you bring to it, and what happens when it fails.", Say = "I'd bring the cost of each sprint day, and if he still says no, it goes up with two options.",
            },
            Reading.NoneOf("noBuyIn", "Nobody whose yes was needed is told to have given it, and nothing of how.", "The hire was deferred: how he got the buy-in was never said.",
                "tied", "secondMove", "options", "buyIn", "gave", "theirReason", "map", "escalation", "heardFirst"),
        ]);

    public static DimensionRule Rule { get; } = new(
        "influence", "Influence",
        [
            new("tied", 16, 2), new("secondMove", 16, 2), new("options", 14), new("buyIn", 12, 2), new("gave", 8, 2), new("theirReason", 7, 2), new("data", 10), new("heardFirst", 8), new("escalation", 6),
            new("ask", 6, 2), new("map", 16), new("meetingOnly", -20),
        ],
        [new(3, "tied", "secondMove", "options", "buyIn", "gave", "map", "heardFirst", "theirReason"), new(4, "tied", "secondMove", "options", "map"), new(5, "secondMove", "buyIn")],
        [new("meetingOnly", 2), new("noBuyIn", 2)]);

    /// <summary>True where a sentence is a second move.</summary>
    public static bool SecondMove(TalkSession talk, Heard h)
    {
        if (h.Has("secondMove") && h.Words >= 4 && !talk.TurnOf(h).Any(o => o.Has("meeting"))) return true;

        // "If they say no to all three? Then the sprint stays as it is."
        return talk.Before(h) is { IsQuestion: true } asked && Refusal().IsMatch(asked.Text) && Move().IsMatch(h.Text) && h.Words >= 4;
    }

    private static bool Ties(TalkSession talk, Heard h) => h.Words >= 5 && (Tied().IsMatch(h.Text) || (Wants().IsMatch(h.Text) && h.Text.Contains(':') && Parties(h) >= 2))
        && Others(talk, h);

    private static bool BuysIn(TalkSession talk, Heard h) =>
        (Yes().IsMatch(h.Text) || (Got().IsMatch(h.Text) && h.Words >= 4)) && Others(talk, h) && h.Words >= 2 && !Vague().IsMatch(h.Text);

    // Somebody else is named here or nearby: a bare "they" has to mean somebody.
    private static bool Others(TalkSession talk, Heard h) => h.Has("stakeholder") || Person().IsMatch(h.Text) || talk.TurnOf(h).Any(o => o.Has("stakeholder"));

    private static int Parties(Heard h) => Party().Matches(h.Text).Select(m => m.Value.ToLowerInvariant()).Distinct().Count();

    private static IEnumerable<Sighting> Map(TalkSession talk)
    {
        foreach (var turn in talk.Statements.Where(h => PartyActs().IsMatch(h.Text)).GroupBy(h => h.Sentence.Seq))
        {
            var parties = turn.SelectMany(h => PartyActs().Matches(h.Text).Select(m => m.Groups["who"].Value.ToLowerInvariant())).Distinct().Count();
            if (parties >= MapPartiesMin) yield return new Sighting("map", turn.OrderByDescending(h => h.Words).First().Said);
        }
    }

    private static IEnumerable<Sighting> Meeting(TalkSession talk)
    {
        var cut = talk.Unrecovered("meeting", h => SecondMove(talk, h) || h.Has("options") || Ties(talk, h));
        if (cut is null)
        {
            cut = talk.Statements.FirstOrDefault(h => h.Has("meeting") && MeetingMove().IsMatch(h.Text)
                && !talk.Statements.Any(o => o.Sentence.Seq >= h.Sentence.Seq && (SecondMove(talk, o) || o.Has("options") || o.Has("escalation"))));
        }

        if (cut is not null) yield return new Sighting("meetingOnly", cut.Said);
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    private const string Names =
        @"legal|counsel|security|privacy|finance|infra|infrastructure|backend|frontend|product|marketing|support|operations|ops|compliance|procurement|hardware|ML|data science|ranking|trust and safety|design|sales|policy|"
        + @"engineering|jakarta|the regulator|the ministry|the partner|QA|SRE|hardware|local operations|the PM|the lead|the director|the VP|leadership|client|network|recruiting|HR|research";

    [GeneratedRegex(
        @"\b(tying|tied|ties|link(ed|ing|s)?|hooked|mapped|aligned) .{0,80}\b(to|with) (their|his|her|its|the \w+['\u2019]s|\w+['\u2019]s) .{0,30}\b(OKRs?|goals?|quarter|target|number|metric|roadmap|deadline|launch|review|priorit\w+|incentive)|"
        + @"\bso (he|she|they) (could|can) (count|claim|use|show) it\b|\b(which|that) (is|was) (what|how) (they|he|she) (wanted|needed|cared|are measured|is measured|were measured)|\bwhat (he|she|they|each of them|each|legal|infra|product|security) "
        + @"(wants?|wanted|needs?|needed|feared|cared about|cares about)( most)? ?(is|was|:)|\basked (him|her|them)? ?what (exactly )?(he|she|they) (feared|wanted|needed|would need)|\b(their|his|her) (own )?(goal|OKR|target|number|reliability goal|metric)\b.{0,60}\b(so|because|since|which)\b|"
        + @"\bin (his|her|their) (own )?(interest|numbers|terms)\b",
        Plain)]
    private static partial Regex Tied();

    [GeneratedRegex(@"\bwhat (each|they|all) .{0,20}wants?\b|\beach (of them )?wants?\b", Plain)]
    private static partial Regex Wants();

    [GeneratedRegex(
        @"\b((?<!a )(?<!the )signed( it)?( off)?(?! (definition|error|contract|number|plan))|agreed|approved|accepted|said yes|gave (me|us) (his|her|their|the|two|three|one|a)|moved (two|three|one|a|\d+) (people|engineers?)|came around|funded (it|us)|lent (me|us)|committed|"
        + @"they (all )?(chose|took|picked|went with|accepted)|(he|she) (chose|took|picked|moved|gave|went with))\b|\bwith the .{2,30}['\u2019]s (agreement|approval|yes)\b",
        Plain)]
    private static partial Regex Yes();

    [GeneratedRegex(@"\bgot .{2,60}\b(to (agree|say|sign|approve|accept|commit|move|give|lend|back)|on board|on the phone|'s (yes|agreement|approval))\b|\bsecured (the )?(budget|approval|sign-off|people|headcount|agreement)\b", Plain)]
    private static partial Regex Got();

    [GeneratedRegex(@"\basked (him|her|them|each)? ?(to (change|correct)|what|why|where|which)\b|\bif they knew better\b|\bwhere (I was|I['\u2019]m) wrong\b|\bwith them, and it turned out\b", Plain)]
    private static partial Regex Listens();

    [GeneratedRegex(@"\b(everybody|everyone|all teams|the teams) (agreed|was|were)\b|\bwe (all )?agreed\b", Plain)]
    private static partial Regex Vague();

    [GeneratedRegex(
        @"\b(I(['\u2019]d| would|['\u2019]ll)?( also)? (offer(ed)?|gave|lent|lend|traded|trade|took over|take over|dropped|drop|swapped|promised|promise) |in return|in exchange|so \w+ gets?\b|(ML|infra|legal|product|security|jakarta|backend|support|they) gets? (a|an|the|their)\b|for that (they|he|she) got)",
        Plain)]
    private static partial Regex Gives();

    [GeneratedRegex(@"\b(he|she|they|them|him|her|their|his)\b", Plain)]
    private static partial Regex Person();

    [GeneratedRegex(@"\b(data|numbers|figures|velocity|measurements?|logs?|forecast|score)\b.{0,50}\b(on|show\w*|from|of|say\w*|that|so|alone|next to)\b|\b(bring|brought|show|showed|pull|pulled|got finance to say|told (her|him|them) what)\b.{0,60}(\d|\bcosts?\b|\bdata\b|\bnumbers?\b|\bscore\b)", Plain)]
    private static partial Regex Data();

    [GeneratedRegex(@"\b(alone|one by one|one at a time|privately|in person) first\b|\bhears? it from me first\b|\b(before|ahead of) the (meeting|review|all-hands|steering)\b|\bto each (lead|of them|team)\b.{0,30}\b(alone|first)\b|\b(heard|told) (it |them |him |her )?(from me )?(first|before)\b", Plain)]
    private static partial Regex First();

    [GeneratedRegex(@"\b(asked?|need(ed)?|negotiated|persuaded|convinced|agree(d)? with|worked (it|that) out with|want(ed)? (from|the)|told|tell|briefed|got|accept)\b", Plain)]
    private static partial Regex Asks();

    [GeneratedRegex(@"\b(say|says|said|still|answer) no\b|\brefuse|\bif they (do not|don['\u2019]t|won['\u2019]t|can['\u2019]t|push back)|\bsays? they can['\u2019]t\b", Plain)]
    private static partial Regex Refusal();

    [GeneratedRegex(@"\b(then|I(['\u2019]d|['\u2019]ll| would| will)?|it goes|we) (the |I |take|tell|go|goes|cut|drop|bring|trade|offer|escalat\w+|stay|put|give|ask(?! (them )?again)|ship|slip|move|stop|find)\w*\b(?!.{0,30}\btalk again\b)", Plain)]
    private static partial Regex Move();

    [GeneratedRegex(@"\b(schedule|set up|organi[sz]e|arrange|book|call|have) (a|another) (bigger |weekly |short )?(meeting|sync|call|workshop|session)\b|\bget (everyone|everybody|them all) in a room\b", Plain)]
    private static partial Regex MeetingMove();

    [GeneratedRegex(@"\b(" + Names + @")\b", Plain)]
    private static partial Regex Party();

    [GeneratedRegex(
        @"\b(?<who>" + Names + @")( in \w+| consulted)?,? (wants?|defines?|says?|has|have|owns?|signs?|doesn['\u2019]t|does not|talks?|decides?|needs?|gets?|fears?|cares?|carries|approves?|is (measured|afraid|who|worried|against|for)|knows?|pays?|loses?|wanted|needed|had|feared)\b",
        Plain)]
    private static partial Regex PartyActs();
}
