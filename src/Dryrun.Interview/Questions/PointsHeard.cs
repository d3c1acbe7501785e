using System.Runtime.CompilerServices;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Questions;

/// <summary>A point of a question in the candidate's words.</summary>
/// <param name="Point">Its id.</param>
/// <param name="Start">Index in the text of the sentence that holds it.</param>
/// <param name="Sentence">The sentence, a substring of the text.</param>
public sealed record HeardPoint(string Point, int Start, string Sentence);

/// <summary>
/// Finds the points of a question in an answer. A point is heard where one of its words, compared by stem, stands in a sentence that asks nothing, hangs
/// together as one, and does not deny it. The words of a phrase may have up to two other words between them.
/// </summary>
public static class PointsHeard
{
    private const int GapMax = 2;

    private const int DenialReach = 3;

    private static readonly ConditionalWeakTable<QuestionPoint, List<string[]>> Phrases = [];

    private static readonly HashSet<string> Articles = ["the", "a", "an"];

    private static readonly HashSet<string> Denials = ["not", "no", "never", "neither", "nor", "cannot", "forget", "forgot", "ignore", "ignored", "skip", "skipped"];

    private static readonly HashSet<string> Turns = ["but", "because", "so", "and", "rather", "instead", "since", "then", "only", "just"];

    /// <summary>Ids of the points that an answer of any length holds.</summary>
    public static IReadOnlySet<string> Of(Question question, string text) => In(question, text).Select(h => h.Point).ToHashSet();

    /// <summary>The same with the sentences: each point once for each sentence that holds it, in order of the text.</summary>
    public static IReadOnlyList<HeardPoint> In(Question question, string text)
    {
        var heard = new List<HeardPoint>();
        foreach (var (start, sentence) in AnswerSentences.Split(text))
        {
            if (sentence.EndsWith('?') || !AnswerSentences.IsProse(sentence)) continue;
            var words = Word.Split(sentence).Where(w => !Articles.Contains(w.Plain)).ToList();
            var stems = words.Select(w => Stem.Of(w.Plain)).ToArray();
            heard.AddRange(question.Points.Where(p => Holds(p, words, stems)).Select(p => new HeardPoint(p.Id, start, sentence)));
        }

        return heard;
    }

    /// <summary>True where a text names something by one of these words, compared by stem; questions and denials count.</summary>
    public static bool Names(IReadOnlyList<string> words, string text)
    {
        var split = Word.Split(text).Where(w => !Articles.Contains(w.Plain)).ToList();
        var stems = split.Select(w => Stem.Of(w.Plain)).ToArray();
        return words.Select(StemsOf).Any(phrase => Stands(phrase, split, stems, denied: true));
    }

    private static bool Holds(QuestionPoint point, List<Word> words, string[] stems) =>
        Phrases.GetValue(point, p => [.. p.Words.Select(StemsOf)]).Any(phrase => Stands(phrase, words, stems, denied: false));

    private static string[] StemsOf(string phrase) => [.. Word.Split(phrase).Select(w => w.Plain).Where(w => !Articles.Contains(w)).Select(Stem.Of)];

    private static bool Stands(string[] phrase, List<Word> words, string[] stems, bool denied)
    {
        for (var i = 0; phrase.Length > 0 && i + phrase.Length <= stems.Length; i++)
        {
            if (stems[i] == phrase[0] && EndOf(phrase, words, stems, i) is { } end && (denied || !IsDenied(words, i, end))) return true;
        }

        return false;
    }

    private static int? EndOf(string[] phrase, List<Word> words, string[] stems, int from)
    {
        var at = from;
        foreach (var stem in phrase.Skip(1))
        {
            var next = at + 1;
            while (next < stems.Length && next - at <= GapMax && stems[next] != stem && !Denials.Contains(words[next].Plain)) next++;
            if (next >= stems.Length || stems[next] != stem) return null;
            at = next;
        }

        return at;
    }

    // "I would not split by time" and "leakage is not a problem" deny; "not random, but split by time" does not.
    private static bool IsDenied(List<Word> words, int from, int end)
    {
        for (var k = from - 1; k >= 0 && k >= from - DenialReach; k--)
        {
            if (words[k].After >= Gap.Comma || Turns.Contains(words[k].Plain)) break;
            if (Denials.Contains(words[k].Plain)) return !(words[k].Plain is "not" && k + 1 < words.Count && words[k + 1].Plain is "only" or "just");
        }

        if (DoesNotKnow(words, from)) return true;
        for (var k = end + 1; k < words.Count && k <= end + 2 && words[k - 1].After < Gap.Comma; k++)
        {
            if (words[k].Plain is "not" or "never" && words[k - 1].Plain is "is" or "are" or "was" or "were" or "does" or "do" or "did" or "will" or "would") return Pointless(words, k);
        }

        return false;
    }

    // "leakage is not a problem" takes it away; "calibration is not given by AUC" says something about it.
    private static bool Pointless(List<Word> words, int not) =>
        words.Skip(not + 1).Take(4).Any(w => w.Plain is "matter" or "problem" or "issue" or "needed" or "need" or "necessary" or "important" or "relevant" or "concern" or "apply" or "help" or "happen" or "worth");

    private static bool DoesNotKnow(List<Word> words, int from)
    {
        for (var k = from - 1; k > 0 && k >= from - 8 && words[k].After < Gap.Colon; k--)
        {
            if (words[k].Plain is "know" or "sure" or "remember" or "recall" or "familiar" or "heard" or "idea" && words[k - 1].Plain is "not" or "never" or "no") return true;
        }

        return false;
    }
}
