using System.Text.RegularExpressions;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct.Talk;

/// <summary>
/// Points of knowledge questions: what was held of what a good answer holds. All points of the questions that were answered share one sum, so that a short drill
/// and a long round are measured alike. They count for the dimension that a question judges foremost.
/// </summary>
internal static partial class Points
{
    /// <summary>What all points together are worth.</summary>
    public const int Whole = 80;

    /// <summary>Most points of one question that a sentence is heard for: an enumeration is no explanation.</summary>
    private const int PerSentence = 2;

    /// <summary>What a point weighs by its depth.</summary>
    public static int Weight(PointDepth depth) => depth == PointDepth.Core ? 3 : 2;

    /// <summary>The readings that a dimension of a knowledge round has beside its own.</summary>
    public static IReadOnlyList<Reading> Of(string dimension) =>
    [
        Depth(dimension, PointDepth.Core, "A point that everybody who passes says."),
        Depth(dimension, PointDepth.Good, "A point of a good answer."),
        Depth(dimension, PointDepth.Expert, "A point of somebody who has done it."),
    ];

    /// <summary>What a knowledge round's answers show besides: the production case, the reason, what it gives up.</summary>
    public static IReadOnlyList<Cue> Beside { get; } =
    [
        new("tied", "The answer tied to a case in production: traffic, users, a product number.", "\"TikTok often pushes beyond textbook definitions\": the production case follows.", (talk, h) => Production().IsMatch(h.Text) && (h.Sentence.HasNumber || h.Has("metric")) && InAnswer(talk, h) && h.Words >= 5)
        {
            Advice = "Tie each definition to a case in production: what you would watch, and what it would cost.", Say = "For a feed that means the ranker learns yesterday's hits, and new creators get their first views a day late.",
        },
        new("reason", "A reason given: because, so that, otherwise.", "Why, and what it gives up, is what is graded.", (talk, h) => h.Has("why") && InAnswer(talk, h) && h.Words >= 5)
        {
            Advice = "Give the reason with each statement.", Say = "I'd split by time, because a random split leaks the video's popularity.",
        },
    ];

    /// <summary>A dimension's rule with points counted too.</summary>
    public static DimensionRule In(DimensionRule rule) => rule with
    {
        Weights = [.. rule.Weights, new("pointCore", 0, 99), new("pointGood", 0, 99), new("pointExpert", 0, 99), new("tied", 8, 2), new("reason", 4, 3)],
        Needs = [.. rule.Needs.Select(n => n with { AnyOf = [.. n.AnyOf, "pointCore", "pointGood"] })],
        Caps = [.. rule.Caps.Where(c => c.Signal is not ("noTradeOff" or "noOwner" or "noRollout" or "noPriority" or "noRunning" or "noScope" or "noJudgement" or "noCode")), new("nothingHeld", 1)],
    };

    /// <summary>A dimension's extractor with points read too.</summary>
    public static CueExtractor In(CueExtractor extractor) => extractor.With(
        Beside, [.. Of(extractor.Dimension), new Reading("nothingHeld", "Not one point of what a good answer holds, and nothing else of the dimension.", "An answer without content.", NothingHeld)]);

    private static IEnumerable<Sighting> NothingHeld(TalkSession talk, IReadOnlyList<Sighting> found) => found.Count == 0 ? [new Sighting("nothingHeld", talk.Record.Absent())] : [];

    /// <summary>The points of a question that were heard, each with the sentence that holds it first.</summary>
    public static IReadOnlyDictionary<string, Evidence> Heard(SessionRecord record, AskedQuestion asked)
    {
        var found = new Dictionary<string, Evidence>();
        foreach (var turn in asked.Turns)
        {
            foreach (var sentence in PointsHeard.In(asked.Question, turn.Text).GroupBy(h => h.Start))
            {
                var quoted = record.Sentences.FirstOrDefault(s => s.Seq == turn.Seq && s.Start == sentence.Key);
                if (quoted is null || SpokenTime.Words(quoted.Text) < 4) continue;
                var held = sentence.Select(h => asked.Question.Points.First(p => p.Id == h.Point)).OrderBy(p => p.Depth).Take(PerSentence);
                foreach (var point in held) found.TryAdd(point.Id, SessionRecord.Said(quoted));
            }
        }

        return found;
    }

    private static Reading Depth(string dimension, PointDepth depth, string looksFor) => new(
        $"point{depth}", looksFor, "What a good answer holds is listed with each question.", (talk, _) => Sightings(talk, dimension, depth))
    {
        Advice = depth == PointDepth.Core ? "Say the first things first: what everybody who passes says about it, before the details." : "",
        Say = depth == PointDepth.Core ? "In one sentence what it is, in one what it is for, in one what it costs." : "",
    };

    private static IEnumerable<Sighting> Sightings(TalkSession talk, string dimension, PointDepth depth)
    {
        var answered = talk.Asked.Where(a => a.Question.Points.Count > 0 && a.Question.Judges[0] == dimension && a.Turns.Count > 0).ToList();
        var whole = answered.Sum(a => a.Question.Points.Sum(p => Weight(p.Depth)));
        foreach (var asked in answered)
        {
            var heard = Heard(talk.Record, asked);
            foreach (var sentence in asked.Question.Points.Where(p => p.Depth == depth && heard.ContainsKey(p.Id)).GroupBy(p => heard[p.Id]))
            {
                yield return new Sighting($"point{depth}", sentence.Key, (int)Math.Round((double)Whole * Weight(depth) * sentence.Count() / whole));
            }
        }
    }

    private static bool InAnswer(TalkSession talk, Heard h) => talk.Asked.Any(a => a.Question.Points.Count > 0 && a.Turns.Any(t => t.Seq == h.Sentence.Seq));

    [GeneratedRegex(
        @"\b(in production|at (our|my|tiktok|peak)|users?|creators?|viewers|advertisers|customers|requests|on-call|launch(ed)?|serving|watch time|retention|conversion|revenue|support|in (brazil|indonesia|the us|india)|we (had|saw|lost|shipped))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Production();
}
