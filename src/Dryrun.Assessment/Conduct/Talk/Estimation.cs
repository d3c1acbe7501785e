using System.Globalization;
using System.Text.RegularExpressions;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Sessions;
using Dryrun.Interview.Understanding;

namespace Dryrun.Assessment.Conduct.Talk;

/// <summary>What a candidate estimated, beside the worked answer.</summary>
/// <param name="Low">Lower end of the stated interval in the answer's unit; equal to <paramref name="High"/> where a single figure was given. Null where none was.</param>
/// <param name="High">Upper end.</param>
/// <param name="Truth">The worked answer for the drawn inputs.</param>
/// <param name="IsRange">True where an interval was stated.</param>
/// <param name="Evidence">The sentence it was stated in, or an absence.</param>
/// <param name="FactorsSaid">Ids of inputs that were named.</param>
internal sealed record Estimated(double? Low, double? High, double Truth, bool IsRange, Evidence Evidence, IReadOnlyList<string> FactorsSaid)
{
    /// <summary>True where the interval holds the worked answer and its ends are at most a factor of ten apart.</summary>
    public bool Covers => IsRange && Low <= Truth && Truth <= High && High <= 10 * Low;

    /// <summary>How far the middle (the geometric mean) is from the worked answer, as a factor of 1 or more; null where there is no figure.</summary>
    public double? Factor => Low is > 0 and { } low && High is { } high && Truth > 0 ? Math.Exp(Math.Abs(Math.Log(Math.Sqrt(low * high) / Truth))) : null;
}

/// <summary>Estimates: interval, order of magnitude, factors, a check, the decision it is for.</summary>
internal static partial class Estimation
{
    /// <summary>A middle within this factor of the worked answer has the right order of magnitude.</summary>
    public const double MagnitudeFactor = 3.2;

    /// <summary>A middle beyond this factor is far off.</summary>
    public const double FarFactor = 10;

    public static CueExtractor Scoping { get; } = new(
        "scoping",
        [
            new("assumed", "An input assumed with a value, openly.", "Guess, and say that you guess.", (_, h) => Assumes().IsMatch(h.Text) && h.Sentence.HasNumber && h.Words >= 3)
            {
                Advice = "Say each factor with its value before you multiply.", Say = "Say 30 million uploads a day, at 15 megabytes each.",
            },
        ],
        [
            new("factor", "A factor of the worked answer named with a number.", "The way to the figure is what is graded.", (talk, _) => Factors(talk))
            {
                Advice = "Name the factors first, then put numbers on them.", Say = "Uploads a day times size, times the copies we keep.",
            },
            new("inputAsked", "An input asked for rather than guessed.", "What can be known is asked.", (talk, _) => Told(talk)),
            Reading.NoneOf("noFactor", "No factor named.", "A number from the air.", "factor", "assumed"),
        ]);

    public static CueExtractor Figure { get; } = new(
        "tradeOffs",
        [],
        [
            new("covers", "An interval that holds the worked answer and is at most tenfold wide.", "Calibration: an interval that is worth its name.", (talk, _) => Each(talk, "covers", 24, e => e.Covers))
            {
                Advice = "Give a range you would bet on at nine to one, no wider than tenfold.", Say = "Between 300 and 700 terabytes a day; I'd plan with 450.",
            },
            new("magnitude", $"The middle of it within a factor of {MagnitudeFactor.ToString(CultureInfo.InvariantCulture)} of the worked answer.", "Order of magnitude is what decides.", (talk, _) => Each(talk, "magnitude", 18, e => e.Factor <= MagnitudeFactor)),
            new("sanity", "A check against something known.", "A second way to the same figure.", (talk, _) => Statements(talk, h => Checks().IsMatch(h.Text) && h.Words >= 4, "sanity"))
            {
                Advice = "Check it from the other side: per user, per dollar, or against something you know.", Say = "That's half a megabyte per user a day, which fits with one upload in thirty users.",
            },
            new("decides", "What the figure is for: the decision it turns.", "A number nobody decides by is trivia.", (talk, _) => Statements(talk, h => Decides().IsMatch(h.Text) && h.Words >= 4, "decides"))
            {
                Advice = "End with the decision: what you would do at this figure, and at twice it.", Say = "At 400 terabytes one region holds it for a year; at twice that we need the second.",
            },
            new("range", "An interval stated at all.", "A single figure hides the doubt.", (talk, _) => Each(talk, "range", 10, e => e.IsRange)),
            new("farOff", "The middle more than tenfold off.", "The plan built on it fails.", (talk, _) => Each(talk, "farOff", -10, e => e.Factor > FarFactor)),
            new("noFigure", "No figure in the asked unit.", "Every estimate ends in a number.", (talk, _) => Of(talk).Any(e => e.Estimate.Low is not null) ? [] : [new Sighting("noFigure", talk.Record.Absent())]),
        ]);

    public static DimensionRule ScopingRule { get; } = new(
        "scoping", "Scoping", [new("factor", 52, 99), new("assumed", 7, 3), new("inputAsked", 9, 2)], [new(4, "factor", "inputAsked")], [new("noFactor", 2)]);

    public static DimensionRule FigureRule { get; } = new(
        "tradeOffs", "Figure and decision",
        [new("covers", 24, 9), new("magnitude", 18, 9), new("range", 10, 9), new("sanity", 14), new("decides", 14), new("farOff", -10, 9)], [new(4, "covers", "magnitude"), new(5, "decides")], [new("noFigure", 1)]);

    /// <summary>Every estimate that was asked for, with what was said.</summary>
    public static IEnumerable<(AskedQuestion Asked, Estimated Estimate)> Of(TalkSession talk)
    {
        var inputs = talk.Record.State.Start.World["inputs"] as System.Text.Json.Nodes.JsonObject;
        foreach (var asked in talk.Asked.Where(a => a.Question.Estimate is not null))
        {
            if (inputs?[asked.Question.Id] is not System.Text.Json.Nodes.JsonObject drawn) continue;
            var values = drawn.Where(i => i.Value is not null).ToDictionary(i => i.Key, i => i.Value!.GetValue<double>());
            yield return (asked, Read(talk, asked, asked.Question.Estimate!, asked.Question.Estimate!.Truth(values)));
        }
    }

    private static Estimated Read(TalkSession talk, AskedQuestion asked, EstimateProblem problem, double truth)
    {
        var said = talk.Record.Sentences.Where(s => asked.Turns.Any(t => t.Seq == s.Seq) && !s.IsQuestion).ToList();
        var factors = problem.Inputs.Where(i => said.Any(s => s.HasNumber && PointsHeard.Names(i.Words, s.Text))).Select(i => i.Id).ToList();
        var figures = said.Select(s => (Sentence: s, Figure: FigureIn(s.Text, problem.AnswerUnit))).Where(f => f.Figure is not null).ToList();
        if (figures.Count == 0) return new Estimated(null, null, truth, false, talk.Record.Absent(), factors);

        // The last range stands for the answer; without one, the last figure.
        var (sentence, figure) = figures.LastOrDefault(f => f.Figure!.Value.IsRange) is { Sentence: not null } range ? range : figures[^1];
        return new Estimated(figure!.Value.Low, figure.Value.High, truth, figure.Value.IsRange, SessionRecord.Said(sentence), factors);
    }

    /// <summary>The figure or the range that a sentence states in a unit, or null.</summary>
    public static (double Low, double High, bool IsRange)? FigureIn(string sentence, string unit)
    {
        foreach (Match range in RangeOf().Matches(sentence))
        {
            if (UnitFactor(UnitOf(range), unit, sentence) is not { } scale) continue;
            var (low, high) = (Number(range.Groups["low"].Value), Number(range.Groups["high"].Value));
            var (lowScale, highScale) = (Scale(range.Groups["lowScale"].Value), Scale(range.Groups["highScale"].Value));
            if (lowScale == 1 && highScale > 1 && low < high * highScale && low * highScale <= high * highScale) lowScale = highScale;
            if (low is { } a && high is { } b && a * lowScale <= b * highScale) return (a * lowScale * scale, b * highScale * scale, true);
        }

        if (FactorOf().Match(sentence) is { Success: true } factor && Single(sentence, unit) is { } middle && Number(factor.Groups["n"].Value) is > 1 and <= 20 and { } wide)
            return (middle / wide, middle * wide, true);
        return Single(sentence, unit) is { } one ? (one, one, false) : null;
    }

    private static double? Single(string sentence, string unit)
    {
        double? last = null;
        foreach (Match m in SingleOf().Matches(sentence))
        {
            if (Number(m.Groups["n"].Value) is { } n && UnitFactor(UnitOf(m), unit, sentence) is { } scale) last = n * Scale(m.Groups["scale"].Value) * scale;
        }

        return last;
    }

    private static double? Number(string text) =>
        double.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : WordNumber(text);

    private static double? WordNumber(string text) => text.ToLowerInvariant() switch
    {
        "a" or "an" => 1,
        "hundred" => 100,
        "half" => 0.5,
        var word => NumberWords.Of(word),
    };

    private static double Scale(string word) => word.ToLowerInvariant() switch
    {
        "k" or "thousand" => 1e3,
        "m" or "million" or "mn" => 1e6,
        "b" or "bn" or "billion" => 1e9,
        "trillion" => 1e12,
        "hundred" => 100,
        _ => 1,
    };

    private static string UnitOf(Match match) => match.Groups["dollar"].Success ? "$" : match.Groups["unit"].Value;

    // How many of the asked unit one of the said unit is; null where the two are no sizes of one thing. A bare number that is announced as the result is in the asked unit.
    private static double? UnitFactor(string said, string asked, string sentence)
    {
        var scale = asked.Split(' ').Select(w => Scale(w.TrimEnd('s'))).Aggregate(1.0, (a, b) => a * b);
        if (Unit(said) is { } from && Unit(asked) is { } to && from.Kind == to.Kind) return from.Size / to.Size / scale;
        if (Stems(asked).Intersect(Stems(said)).Any()) return 1 / scale;
        return !Stems(said).Any() && Unit(said) is null && Announced().IsMatch(sentence) ? 1 : null;
    }

    private static IEnumerable<string> Stems(string unit) => WordSet.Of(unit).Words;

    // The word that carries the size; "a day" and "a second" after it are the same on both sides or said wrongly.
    private static (string Kind, double Size)? Unit(string text) =>
        text.ToLowerInvariant().Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(w => Scale(w.TrimEnd('s')) == 1)?.TrimEnd('s', '.', ',') switch
        {
            "kb" or "kilobyte" => ("bytes", 1e3),
            "mb" or "megabyte" or "meg" => ("bytes", 1e6),
            "gb" or "gigabyte" or "gig" => ("bytes", 1e9),
            "tb" or "terabyte" => ("bytes", 1e12),
            "pb" or "petabyte" => ("bytes", 1e15),
            "eb" or "exabyte" => ("bytes", 1e18),
            "mbp" or "mbit" or "megabit" => ("bits", 1e6),
            "gbp" or "gbit" or "gigabit" => ("bits", 1e9),
            "tbp" or "tbit" or "terabit" => ("bits", 1e12),
            "dollar" or "usd" or "buck" or "$" => ("dollars", 1),
            "person" or "people" or "reviewer" or "moderator" or "agent" or "head" or "engineer" or "fte" => ("people", 1),
            "minute" or "min" => ("time", 1),
            "hour" or "hr" => ("time", 60),
            "day" => ("time", 1440),
            "week" => ("time", 10_080),
            "month" => ("time", 43_200),
            _ => null,
        };

    // Several problems share the points, so that one is measured like three.
    private static IEnumerable<Sighting> Each(TalkSession talk, string signal, int points, Func<Estimated, bool> holds)
    {
        var answered = Of(talk).Where(e => e.Asked.Turns.Count > 0).ToList();
        return answered.Where(e => e.Estimate.Low is not null && holds(e.Estimate)).Select(e => new Sighting(signal, e.Estimate.Evidence, (int)Math.Round((double)points / answered.Count)));
    }

    private static IEnumerable<Sighting> Factors(TalkSession talk)
    {
        var answered = Of(talk).Where(e => e.Asked.Turns.Count > 0).Select(e => e.Asked).ToList();
        var whole = answered.Sum(a => a.Question.Estimate!.Inputs.Count);
        foreach (var asked in answered)
        {
            var said = asked.Question.Estimate!.Inputs
                .Select(i => talk.Record.Sentences.FirstOrDefault(s => asked.Turns.Any(t => t.Seq == s.Seq) && !s.IsQuestion && s.HasNumber && PointsHeard.Names(i.Words, s.Text)));
            foreach (var sentence in said.OfType<Sentence>().GroupBy(s => s))
            {
                yield return new Sighting("factor", SessionRecord.Said(sentence.Key), (int)Math.Round(52.0 * sentence.Count() / whole));
            }
        }
    }

    private static IEnumerable<Sighting> Told(TalkSession talk)
    {
        foreach (var (_, told) in talk.Record.All<Disclosed>().Where(d => !d.Data.Again && d.Data.Fact.Contains('.')))
        {
            if (talk.Record.InTurn(told.Turn, s => s.IsQuestion) is { IsQuestion: true } asked) yield return new Sighting("inputAsked", SessionRecord.Said(asked));
        }
    }

    private static IEnumerable<Sighting> Statements(TalkSession talk, Func<Heard, bool> shows, string signal) => talk.Statements.Where(shows).Select(h => new Sighting(signal, h.Said));

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    private const string Digits = @"(\d[\d,]*(\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|a hundred|half a)";

    private const string Scales = @"(k|thousand|million|mn|m|billion|bn|b|trillion|hundred)";

    [GeneratedRegex(@"(?<dollar>\$)?(?<low>" + Digits + @") ?(?<lowScale>" + Scales + @")?\b( ?[a-z]+)?( to | and | ?- ?| ?\u2013 ?| or )\$?(?<high>" + Digits + @") ?(?<highScale>" + Scales + @")?\b ?(?<unit>[a-z$]+( [a-z]+)?)?", Plain)]
    private static partial Regex RangeOf();

    [GeneratedRegex(@"(?<dollar>\$)?(?<n>" + Digits + @") ?(?<scale>" + Scales + @")?\b ?(?<unit>[a-z$]+( [a-z]+)?)?", Plain)]
    private static partial Regex SingleOf();

    [GeneratedRegex(@"\b(so|total|in all|altogether|comes? (out )?(to|at)|I(['\u2019]d| would) say|my (answer|estimate|range)|range|gives|makes)\b", Plain)]
    private static partial Regex Announced();

    [GeneratedRegex(@"\b(give or take|within|plus or minus) a factor of (?<n>\d+(\.\d+)?|two|three|four|five)\b", Plain)]
    private static partial Regex FactorOf();

    [GeneratedRegex(@"\b(assum\w+|say|let['\u2019]s (say|take)|call it|I['\u2019]ll take|I(['\u2019]d| would) (guess|say|take|put)|suppose|about|roughly|around|perhaps|maybe)\b", Plain)]
    private static partial Regex Assumes();

    [GeneratedRegex(
        @"\b(decid(e|es|ed|ing)|decision|so (we|i)(['\u2019]d| would| should|['\u2019]ll| will) (buy|order|build|plan|need|not|reserve|provision|hire|cap|set|ask)|enough for|which (means|tells)|tells (me|us) (that|whether|to)|means (we|that we|one region)|"
        + @"at twice (that|it)|one region (holds|is enough)|is (it )?worth)\b",
        Plain)]
    private static partial Regex Decides();

    [GeneratedRegex(@"\b(sanity|cross-?check\w*|double-?check\w*|check(ed|ing)? (that|it|this|against|with)|compare[ds]?|another (way|side)|other (way|side|direction)|from the other side|bottom[- ]up|top[- ]down|agrees? with|plausib\w*|fits with|per (user|viewer|person|head))\b", Plain)]
    private static partial Regex Checks();
}
