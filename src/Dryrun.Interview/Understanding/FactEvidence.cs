using System.Runtime.InteropServices;

namespace Dryrun.Interview.Understanding;

/// <summary>
/// Counts over the paraphrases of a prompt's facts, and the scores they give a question. A feature is a stem or a meaning of the thesaurus; both are
/// counted, so that a word never seen in the paraphrases still speaks through its meaning, as loudly as that meaning is rare.
/// </summary>
internal sealed class FactEvidence
{
    private const double SameLetters = 0.55;
    private const double StemShare = 0.65;

    /// <summary>A word's likeness to a stem of the paraphrases, 0 to 1.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Like(int Feature, double Likeness);

    private readonly record struct Paraphrase(int Fact, int[] Stems, double Weight);

    private readonly LinkCalibration calibration;
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<string> stems = [];
    private readonly List<int[]> meanings = [];
    private readonly List<Paraphrase> paraphrases = [];
    private readonly FeatureCounts stemCounts;
    private readonly FeatureCounts meaningCounts;
    private readonly Dictionary<int, int[]> byMeaning;
    private readonly PhraseTable<int> keywords = new();
    private readonly int factCount;
    private readonly double unknownRarity;

    public FactEvidence(IReadOnlyList<FactLanguage> facts, LinkCalibration calibration)
    {
        this.calibration = calibration;
        factCount = facts.Count;
        for (var f = 0; f < facts.Count; f++)
        {
            foreach (var ask in facts[f].Ask.Append(Camel.Words(facts[f].Id))) Add(f, ask);
            foreach (var keyword in facts[f].Keywords)
            {
                keywords.Add(keyword, f);
                Add(f, keyword);
            }
        }

        stemCounts = new(factCount, paraphrases.Select(p => (p.Fact, p.Stems)));
        meaningCounts = new(factCount, paraphrases.Select(p => (p.Fact, p.Stems.SelectMany(t => meanings[t]).Distinct().ToArray())));
        byMeaning = meanings.SelectMany((all, t) => all.Select(m => (Meaning: m, Stem: t))).GroupBy(p => p.Meaning).ToDictionary(g => g.Key, g => g.Select(p => p.Stem).ToArray());
        for (var p = 0; p < paraphrases.Count; p++) paraphrases[p] = paraphrases[p] with { Weight = paraphrases[p].Stems.Sum(stemCounts.Rarity) };
        unknownRarity = FeatureCounts.RarityOf(1, factCount) * calibration.UnknownShare;
    }

    public double[] Scores(List<string> asked, CueText text)
    {
        var scores = new double[factCount];
        if (asked.Count == 0 || factCount == 0) return scores;
        var likes = asked.Select(Likes).ToArray();
        var weights = asked.Select(Rarity).ToArray();
        var total = weights.Sum();
        var best = new double[factCount];
        var second = new double[factCount];
        foreach (var p in paraphrases)
        {
            var overlap = Overlap(p, likes, weights, total);
            if (overlap > best[p.Fact]) (best[p.Fact], second[p.Fact]) = (overlap, best[p.Fact]);
            else second[p.Fact] = Math.Max(second[p.Fact], overlap);
        }

        for (var f = 0; f < factCount; f++)
        {
            var words = 0.0;
            for (var q = 0; q < asked.Count; q++) words += WordEvidence(asked[q], likes[q], f);
            scores[f] = calibration.ParaphraseWeight * (0.8 * best[f] + 0.2 * second[f]) + calibration.WordWeight * words;
        }

        var named = new HashSet<int>();
        for (var i = text.From; i < text.To; i++)
        {
            if (keywords.At(text.Words, i, text.To) is { } hit && named.Add(hit.Value)) scores[hit.Value] += calibration.KeywordWeight;
        }

        return scores;
    }

    private void Add(int fact, string ask)
    {
        var words = Word.Split(ask);
        var here = FactLinker.Features(new CueText(words, [], 0, words.Count));
        if (here.Count == 0) return;
        paraphrases.Add(new(fact, [.. here.Select(NumberOf)], 0));
    }

    private int NumberOf(string stem)
    {
        if (numbers.TryGetValue(stem, out var number)) return number;
        numbers[stem] = number = stems.Count;
        stems.Add(stem);
        meanings.Add(Thesaurus.Of(stem));
        return number;
    }

    // How like a word of the question is to stems of the paraphrases: the same, the same in meaning, or nearly the same in letters.
    private Like[] Likes(string stem)
    {
        var likes = new List<Like>();
        var known = numbers.TryGetValue(stem, out var same);
        if (known) likes.Add(new(same, 1));
        foreach (var meaning in Thesaurus.Of(stem))
        {
            if (!byMeaning.TryGetValue(meaning, out var alike)) continue;
            foreach (var t in alike)
            {
                // A common meaning says little, however rare the word that carries it.
                if (!known || t != same) likes.Add(new(t, calibration.SameMeaning * Math.Min(1, meaningCounts.Rarity(meaning) / stemCounts.Rarity(t))));
            }
        }

        if (likes.Count > 0 || stem.Length < 5) return [.. likes];
        for (var t = 0; t < stems.Count; t++)
        {
            if (stems[t].Length >= 4 && Trigrams.Dice(stem, stems[t]) >= 0.6) likes.Add(new(t, SameLetters));
        }

        return [.. likes];
    }

    private double Rarity(string stem)
    {
        if (numbers.TryGetValue(stem, out var t)) return stemCounts.Rarity(t);
        var own = Thesaurus.Of(stem).Where(byMeaning.ContainsKey).ToArray();
        return own.Length > 0 ? own.Min(meaningCounts.Rarity) : unknownRarity;
    }

    // F1 of the weight of the question that the paraphrase covers and the weight of the paraphrase that the question covers.
    private double Overlap(in Paraphrase p, Like[][] likes, double[] weights, double total)
    {
        var covered = 0.0;
        var covering = 0.0;
        Span<double> hit = stackalloc double[Math.Min(p.Stems.Length, 64)];
        for (var q = 0; q < likes.Length; q++)
        {
            var best = 0.0;
            foreach (var like in likes[q])
            {
                var at = Array.IndexOf(p.Stems, like.Feature);
                if (at < 0 || at >= hit.Length) continue;
                best = Math.Max(best, like.Likeness);
                hit[at] = Math.Max(hit[at], like.Likeness);
            }

            covered += best * weights[q];
        }

        for (var i = 0; i < hit.Length; i++) covering += hit[i] * stemCounts.Rarity(p.Stems[i]);
        if (covered <= 0) return 0;
        var (precision, recall) = (covered / total, covering / p.Weight);
        return 2 * precision * recall / (precision + recall);
    }

    private double WordEvidence(string stem, Like[] likes, int fact)
    {
        var evidence = 0.0;
        foreach (var like in likes) evidence = Math.Max(evidence, like.Likeness * stemCounts.LogRatio(like.Feature, fact));
        if (numbers.TryGetValue(stem, out var t))
        {
            // A word that the paraphrases know speaks mostly for itself.
            var own = stemCounts.LogRatio(t, fact);
            evidence = own >= evidence ? own : StemShare * own + (1 - StemShare) * evidence;
        }

        return Math.Clamp(evidence, -1.5, 3);
    }
}

/// <summary>How often features occur in the paraphrases of each fact.</summary>
internal sealed class FeatureCounts
{
    private readonly Dictionary<int, double[]> logRatio = [];
    private readonly Dictionary<int, double> rarity = [];

    public FeatureCounts(int factCount, IEnumerable<(int Fact, int[] Features)> paraphrases)
    {
        var all = paraphrases.ToArray();
        var perFact = new double[factCount];
        foreach (var (fact, _) in all) perFact[fact]++;
        var holds = new Dictionary<int, double[]>();
        foreach (var (fact, features) in all)
        {
            foreach (var t in features)
            {
                if (!holds.TryGetValue(t, out var share)) holds[t] = share = new double[factCount];
                share[fact] += 1 / perFact[fact];
            }
        }

        foreach (var (t, share) in holds)
        {
            // A fact that names the feature once among many paraphrases counts for part of a fact.
            rarity[t] = RarityOf(share.Sum(s => Math.Min(1, 2 * s)), factCount);
            var overall = (share.Sum() + 0.1) / (factCount + 1);
            logRatio[t] = [.. share.Select(h => Math.Log((h + 0.3 * overall + 0.02) / (1.3 * overall + 0.02)))];
        }
    }

    /// <summary>Weight of a feature found in so many of the facts.</summary>
    public static double RarityOf(double inFacts, int factCount) => Math.Log(1 + factCount / (inFacts + 0.5));

    public double Rarity(int feature) => rarity[feature];

    /// <summary>Log of the share of a fact's paraphrases that hold the feature against the share over all facts; 0 for what no paraphrase holds.</summary>
    public double LogRatio(int feature, int fact) => logRatio.TryGetValue(feature, out var ratios) ? ratios[fact] : 0;
}

/// <summary>Likeness of words by their letters.</summary>
internal static class Trigrams
{
    /// <summary>Dice coefficient of the letter trigrams, 0 to 1; both words are padded at their beginning.</summary>
    public static double Dice(string a, string b)
    {
        var shared = 0;
        var (x, y) = ("  " + a, "  " + b);
        for (var i = 0; i + 3 <= x.Length; i++)
        {
            for (var j = 0; j + 3 <= y.Length; j++)
            {
                if (string.CompareOrdinal(x, i, y, j, 3) == 0)
                {
                    shared++;
                    break;
                }
            }
        }

        return 2.0 * shared / (x.Length - 2 + y.Length - 2);
    }
}
