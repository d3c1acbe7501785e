using System.Text.RegularExpressions;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct.Talk;

/// <summary>Structure, figures and length of answers.</summary>
internal static partial class Communication
{
    /// <summary>Words of a typical answer between which it is neither a stub nor a lecture: 12 seconds to 80.</summary>
    private const int ConciseMin = 30, ConciseMax = 200;

    /// <summary>Answers from which their length says something.</summary>
    private const int AnswersMin = 2;

    public static CueExtractor Extractor { get; } = new(
        "communication",
        [
            new("figures", "Figures beside claims, in several turns.", "Precision over adjectives.", (talk, h) => h.Sentence.HasNumber && h.Words >= 4 && FirstOfTurn(talk, h))
            {
                Advice = "Put a figure beside each adjective.", Say = "Slow means over four seconds for one in twenty.",
            },
            new("signposts", "Says where it is going: numbered parts, what comes next.", "\"Structured communication under pressure.\"", (_, h) => Signpost().IsMatch(h.Text) && h.Words >= 3)
            {
                Advice = "Say where you are going before you go there.", Say = "Two things: what broke, and what I changed so that it can't again.",
            },
            new("summary", "A summary or a conclusion in a sentence.", "Who listens for an hour remembers the last sentence.", (_, h) => Summary().IsMatch(h.Text) && h.Words >= 4)
            {
                Advice = "Close a long answer with its one sentence.", Say = "In one sentence: read-then-write without a lock, fixed with an atomic increment, owned by gateway.",
            },
            new("doubt", "Doubt or a limit said openly.", "What you do not know is part of what you know.", (_, h) => Doubt().IsMatch(h.Text) && h.Words >= 4)
            {
                Advice = "Say what you are least sure of.", Say = "I'd rather not claim all of it: on the holdout it's about half.",
            },
            new("final", "Answers that wander, taken back and left open.", "Clarity in uncertainty is the signal.", (_, h) => Wanders().IsMatch(h.Text)),
        ],
        [
            new("concise", "Answers of a good length: neither stubs nor lectures.", "Minutes are what a round is made of.", (talk, _) => Concise(talk))
            {
                Advice = "Half the words: result first, then what you did, then stop.", Say = "It shipped in 19 days with no downtime. Here's the part that was hard.",
            },
            new("cutIn", "An interruption that was earned.", "The interviewer had to ask for it.",
                (talk, _) => talk.Record.All<Interrupted>().Select(i => talk.Record.Holding(i.Data.Quote)).OfType<Sentence>().Select(s => new Sighting("cutIn", SessionRecord.Said(s)))),
            new("contradiction", "Two values for the same thing without a correction.", "A listener cannot tell which one holds.", (talk, _) => Contradictions.Of(talk.Record).Select(c => new Sighting("contradiction", c.Evidence))),
            Reading.NoneOf("noStructure", "No signpost, no summary, no figure.", "An hour of talk without a place to stand.", "figures", "signposts", "summary"),
        ]);

    public static DimensionRule Rule { get; } = new(
        "communication", "Communication",
        [
            new("figures", 4, 5), new("signposts", 6, 3), new("summary", 12), new("doubt", 7), new("concise", 12), new("cutIn", -6, 3), new("contradiction", -12, 2), new("final", -6, 2),
        ],
        [new(4, "summary", "signposts")],
        [new("noStructure", 2)]);

    private static bool FirstOfTurn(TalkSession talk, Heard h) => talk.Statements.First(o => o.Sentence.Seq == h.Sentence.Seq && o.Sentence.HasNumber && o.Words >= 4) == h;

    private static IEnumerable<Sighting> Concise(TalkSession talk)
    {
        var words = talk.Turns.Where(t => t.Words >= 8).Select(t => t.Words).Order().ToList();
        if (words.Count < AnswersMin) yield break;
        var typical = words[words.Count / 2];
        if (typical is < ConciseMin or > ConciseMax || words[^1] > 3 * ConciseMax) yield break;
        if (talk.Statements.Where(h => h.Words >= 4).OrderByDescending(h => h.Words).ThenBy(h => h.Sentence.Seq).FirstOrDefault() is { } shown) yield return new Sighting("concise", shown.Said);
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        @"\b((two|three|four|several) (risks|things|parts|numbers|questions|options|steps|sources|reasons)|first(ly)?[,:]|the (first|second|third) (one |was |is |thing)|before (any|the|I)|another example|what I changed first|"
        + @"so to the|back to|on (retries|cost|consistency|risks)[,:]|dataset:|baselines|for the timelines|second failure|a test:|fixes\.|training:|drift:|cost:|money:)",
        Plain)]
    private static partial Regex Signpost();

    [GeneratedRegex(@"\b(to sum up|sum(ming)? (it |that )?up|in summary|summary[.:]|in (one sentence|short|a nutshell)|that['\u2019]s what I(['\u2019]d)? take|bottom line|so to me|what I do is|I['\u2019]d say (what|my)|the short version)\b", Plain)]
    private static partial Regex Summary();

    [GeneratedRegex(@"\b(least sure|not sure (yet|whether)|I(['\u2019]d| would) rather not claim|less proud|we were lucky|I don['\u2019]t know (yet|exactly)|tell me if|I may be wrong|roughly|I(['\u2019]d| would) guess|which I say because)\b", Plain)]
    private static partial Regex Doubt();

    [GeneratedRegex(@"\b(or linear|I don['\u2019]t remember|I['\u2019]d look it up|leave that open|well, mark it|hm\.|or something|and so on and so on|whatever)\b", Plain)]
    private static partial Regex Wanders();
}
