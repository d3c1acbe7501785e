using System.Text.RegularExpressions;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Talk;

namespace Dryrun.Assessment.Conduct.Talk;

/// <summary>Ninety seconds before an executive: recommendation first, options with cost, risk, date and owner, and what is asked for.</summary>
internal static partial class Executive
{
    /// <summary>Words of ninety seconds.</summary>
    public const int WordsMax = TalkPlan.ExecutiveSeconds * SpokenTime.WordsPerMinute / 60;

    /// <summary>Words below which nothing was put before anybody.</summary>
    private const int WordsMin = 40;

    public static CueExtractor Communication { get; } = new(
        "communication",
        [],
        [
            Each("recommendationFirst", 26, "The recommendation in the first two sentences.", "An executive who waits for it has stopped listening.", (talk, a) => First(talk, a, 2, h => Recommends().IsMatch(h.Text)),
                "Begin with what you recommend; reasons come after.", "I recommend we scale up, four hundred thousand, done by the 12th."),
            Each("inTime", 24, $"At most {WordsMax} words, and not a stub.", "Ninety seconds are a promise.", (talk, a) => Pitched(talk, a).Sum(h => SpokenTime.Words(h.Text)) is >= WordsMin and <= WordsMax ? Pitched(talk, a) is [var first, ..] ? first : null : null,
                "Cut it to 225 words: one recommendation, two options, one request.", "Three options, one recommendation, one signature I need today."),
            Each("asks", 16, "What is wanted of the executive, and by when.", "Who asks for nothing was only reporting.", (talk, a) => First(talk, a, int.MaxValue, h => Wanted().IsMatch(h.Text)),
                "End with the request: what they decide, and by when.", "I need your yes by Friday noon; after that the quota is gone."),
            Each("figures", 10, "The numbers that decide, said.", "Figures, not adjectives.", (talk, a) => First(talk, a, int.MaxValue, h => h.Sentence.HasNumber && h.Has("cost")), "", ""),
            Each("over", -14, "Longer than ninety seconds.", "The executive cuts in.", (talk, a) => Pitched(talk, a).Sum(h => SpokenTime.Words(h.Text)) > WordsMax ? Pitched(talk, a) is [.., var last] ? last : null : null,
                "Cut it to 225 words: one recommendation, two options, one request.", "Three options, one recommendation, one signature I need today."),
            Reading.NoneOf("noPitch", "No recommendation and no request.", "Ninety seconds of status.", "recommendationFirst", "asks"),
        ]);

    public static CueExtractor TradeOffs { get; } = new(
        "tradeOffs",
        [],
        [
            Each("options", 20, "Two or more options of the situation.", "A recommendation needs what it was chosen over.", (talk, a) => Named(talk, a).Count >= 2 ? Named(talk, a)[^1] : null,
                "Name the options in half a sentence each.", "Delay, scale or throttle; I'd scale."),
            Each("cost", 18, "What an option costs, in a number.", "Options without cost are wishes.", (talk, a) => First(talk, a, int.MaxValue, h => h.Has("cost") && h.Sentence.HasNumber),
                "Put the price on the option you recommend, and on the one you don't.", "Scaling is four hundred thousand; delay costs a penalty of two million."),
            Each("risk", 18, "What can go wrong with the recommendation.", "A recommendation without a risk is a sale.", (talk, a) => First(talk, a, int.MaxValue, h => h.Has("risk") || h.Has("mitigation") || Cues.NamesHarm(h.Sentence)),
                "Say what can go wrong with your own recommendation.", "The risk is the quota coming late; then we throttle one viewer in five."),
            Each("why", 12, "Why this one.", "The reason that decides, in a sentence.", (talk, a) => First(talk, a, int.MaxValue, h => h.Has("why") || Cues.HasTwoSides(h.Sentence)), "", ""),
            Reading.NoneOf("noOptions", "No option, no price.", "There is nothing to decide on.", "options", "cost"),
        ]);

    public static CueExtractor Ownership { get; } = new(
        "ownership",
        [],
        [
            Each("owner", 28, "Who answers for it.", "A decision is handed to somebody.", (talk, a) => First(talk, a, int.MaxValue, h => h.Has("owner") || Owners(a, h)), "Name who owns it after the yes.", "Infra owns it; Dana runs the weekend."),
            Each("date", 26, "By when.", "A decision has a date.", (talk, a) => First(talk, a, int.MaxValue, h => h.Has("date") || Dates(a, h)), "Put the date into the same sentence as the recommendation.", "Done by the 12th, two days before the event."),
            Reading.NoneOf("noOwner", "No owner and no date.", "A yes that nobody carries out.", "owner", "date"),
        ]);

    public static DimensionRule CommunicationRule { get; } = new(
        "communication", "Communication",
        [new("recommendationFirst", 26, 9), new("inTime", 24, 9), new("asks", 16, 9), new("figures", 10, 9), new("over", -14, 9)], [new(3, "recommendationFirst", "asks"), new(4, "recommendationFirst")], [new("noPitch", 2)]);

    public static DimensionRule TradeOffsRule { get; } = new(
        "tradeOffs", "Options and price", [new("options", 20, 9), new("cost", 18, 9), new("risk", 18, 9), new("why", 12, 9)], [new(4, "cost"), new(5, "risk")], [new("noOptions", 2)]);

    public static DimensionRule OwnershipRule { get; } = new("ownership", "Owner and date", [new("owner", 28, 9), new("date", 26, 9)], [new(4, "owner")], [new("noOwner", 1)]);

    /// <summary>What was put before the executive in one go: everything until somebody else spoke.</summary>
    public static IReadOnlyList<Heard> Pitched(TalkSession talk, AskedQuestion asked)
    {
        if (asked.Turns.Count == 0) return [];
        var cut = talk.Record.Events.FirstOrDefault(e => e.Seq > asked.Turns[0].Seq && e.By == Actor.Interviewer && e.Data is Probed or Interrupted or Said)?.Seq ?? long.MaxValue;
        var seqs = asked.Turns.Where(t => t.Seq < cut).Select(t => t.Seq).ToHashSet();
        return [.. talk.Statements.Where(h => seqs.Contains(h.Sentence.Seq))];
    }

    // Several situations share the points, so that one is measured like three.
    private static Reading Each(string id, int points, string looksFor, string because, Func<TalkSession, AskedQuestion, Heard?> shows, string advice, string say) => new(
        id, looksFor, because, (talk, _) =>
        {
            var answered = talk.Asked.Where(a => a.Turns.Count > 0).ToList();
            return answered.Select(a => shows(talk, a)).OfType<Heard>().Select(h => new Sighting(id, h.Said, (int)Math.Round((double)points / answered.Count)));
        })
    {
        Advice = advice,
        Say = say,
    };

    private static Heard? First(TalkSession talk, AskedQuestion asked, int most, Func<Heard, bool> shows) => Pitched(talk, asked).Take(most).FirstOrDefault(h => h.Words >= 3 && shows(h));

    private static List<Heard> Named(TalkSession talk, AskedQuestion asked)
    {
        var seen = new HashSet<string>();
        var named = new List<Heard>();
        foreach (var h in Pitched(talk, asked))
        {
            var here = asked.Question.Options.Where(o => !seen.Contains(o.Id) && Speaks(o, h.Text)).ToList();
            foreach (var option in here)
            {
                seen.Add(option.Id);
                named.Add(h);
            }
        }

        return named;
    }

    private static bool Speaks(SituationOption option, string text)
    {
        var (name, said) = (WordSet.Of(option.Name), WordSet.Of(text));
        return name.Count > 0 && name.Words.Count(said.Contains) * 2 >= name.Count;
    }

    private static bool Owners(AskedQuestion asked, Heard h) => asked.Question.Options.Any(o => o.Owner.Length > 0 && h.Text.Contains(o.Owner, StringComparison.OrdinalIgnoreCase));

    private static bool Dates(AskedQuestion asked, Heard h) => asked.Question.Options.Any(o => o.Date.Length > 0 && h.Text.Contains(o.Date, StringComparison.OrdinalIgnoreCase));

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(I recommend|my recommendation|we should|I(['\u2019]d| would) (go with|take|choose|pick|scale|delay|ship|stop|cut|slip|throttle|pay|buy|move|hold|launch|pause|drop|keep|wait|roll)|I propose|I(['\u2019]m| am) asking (you )?(to|for)|let['\u2019]s)\b", Plain)]
    private static partial Regex Recommends();

    [GeneratedRegex(@"\b(I need|I(['\u2019]d| would) (like|need)|I(['\u2019]m| am) asking|what I need|I want|can you (sign|approve|decide)|please (approve|sign|decide)|your (yes|approval|signature|decision|call)|sign by|approve)\b", Plain)]
    private static partial Regex Wanted();
}
