namespace Dryrun.Interview.Understanding;

/// <summary>Counts over the paraphrases of a prompt's facts, and the scores they give a question.</summary>
internal sealed class FactEvidence
{
    private const double SameMeaning = 0.7;
    private const double SameLetters = 0.5;

    private readonly record struct Paraphrase(int Fact, int[] Features, double Weight);

    private readonly Dictionary<string, int> features = [];
    private readonly List<string> stems = [];
    private readonly List<int[]> meanings = [];
    private readonly List<Paraphrase> paraphrases = [];
    private readonly double[] rarity;
    private readonly double[][] logRatio;
    private readonly PhraseTable<int> keywords = new();
    private readonly int factCount;
    private readonly double unknownRarity;

    public FactEvidence(IReadOnlyList<FactLanguage> facts)
    {
        factCount = facts.Count;
        for (var f = 0; f < facts.Count; f++)
        {
            foreach (var ask in facts[f].Ask.Append(Camel.Words(facts[f].Id))) Add(f, ask);
            foreach (var keyword in facts[f].Keywords) keywords.Add(keyword, f);
        }

        rarity = new double[stems.Count];
        logRatio = new double[stems.Count][];
        Weigh();
        for (var p = 0; p < paraphrases.Count; p++) paraphrases[p] = paraphrases[p] with { Weight = paraphrases[p].Features.Sum(t => rarity[t]) };
        unknownRarity = Math.Log(1 + factCount / 1.5) * 0.6;
    }

    public double[] Scores(List<string> asked, CueText text)
    {
        var scores = new double[factCount];
        if (asked.Count == 0 || factCount == 0) return scores;
        var likeness = asked.Select(Likeness).ToArray();
        var weights = asked.Select((stem, i) => Rarity(stem, likeness[i])).ToArray();
        var total = weights.Sum();
        var best = new double[factCount];
        foreach (var p in paraphrases) best[p.Fact] = Math.Max(best[p.Fact], Overlap(p, likeness, weights, total));
        for (var f = 0; f < factCount; f++)
        {
            var words = 0.0;
            for (var q = 0; q < asked.Count; q++) words += WordEvidence(likeness[q], f);
            scores[f] = LinkCalibration.ParaphraseWeight * best[f] + LinkCalibration.WordWeight * words;
        }

        for (var i = text.From; i < text.To; i++)
        {
            if (keywords.At(text.Words, i, text.To) is { } hit) scores[hit.Value] += LinkCalibration.KeywordWeight;
        }

        return scores;
    }

    private void Add(int fact, string ask)
    {
        var words = Word.Split(ask);
        var stemsHere = FactLinker.Features(new CueText(words, [], 0, words.Count));
        if (stemsHere.Count == 0) return;
        var numbers = new int[stemsHere.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!features.TryGetValue(stemsHere[i], out numbers[i]))
            {
                features[stemsHere[i]] = numbers[i] = stems.Count;
                stems.Add(stemsHere[i]);
                meanings.Add(Thesaurus.Of(stemsHere[i]));
            }
        }

        paraphrases.Add(new(fact, numbers, 0));
    }

    // Share of a fact's paraphrases that hold a word, against its share over all facts, smoothed.
    private void Weigh()
    {
        var perFact = new double[factCount];
        foreach (var p in paraphrases) perFact[p.Fact]++;
        var holds = new double[stems.Count][];
        for (var t = 0; t < stems.Count; t++) holds[t] = new double[factCount];
        foreach (var p in paraphrases)
        {
            foreach (var t in p.Features) holds[t][p.Fact] += 1 / perFact[p.Fact];
        }

        for (var t = 0; t < stems.Count; t++)
        {
            var inFacts = holds[t].Count(h => h > 0);
            rarity[t] = Math.Log(1 + factCount / (inFacts + 0.5));
            var overall = (holds[t].Sum() + 0.1) / (factCount + 1);
            logRatio[t] = [.. holds[t].Select(h => Math.Log((h + 0.3 * overall + 0.02) / (1.3 * overall + 0.02)))];
        }
    }

    // How far a word of the question is each word of the paraphrases: the same stem, the same meaning, or nearly the same letters.
    private (int Feature, double Likeness)[] Likeness(string stem)
    {
        if (features.TryGetValue(stem, out var same))
        {
            return [(same, 1), .. ByMeaning(stem, same)];
        }

        var near = ByMeaning(stem, -1);
        return near.Count > 0 ? [.. near] : [.. ByLetters(stem)];
    }

    private List<(int, double)> ByMeaning(string stem, int except)
    {
        var own = Thesaurus.Of(stem);
        var near = new List<(int, double)>();
        if (own.Length == 0) return near;
        for (var t = 0; t < stems.Count; t++)
        {
            if (t != except && own.AsSpan().ContainsAny(meanings[t])) near.Add((t, SameMeaning));
        }

        return near;
    }

    private IEnumerable<(int, double)> ByLetters(string stem)
    {
        if (stem.Length < 5) yield break;
        for (var t = 0; t < stems.Count; t++)
        {
            if (stems[t].Length >= 4 && Trigrams.Dice(stem, stems[t]) >= 0.6) yield return (t, SameLetters);
        }
    }

    private double Rarity(string stem, (int Feature, double Likeness)[] likeness)
    {
        if (features.TryGetValue(stem, out var t)) return rarity[t];
        return likeness.Length == 0 ? unknownRarity : likeness.Max(l => rarity[l.Feature] * l.Likeness);
    }

    // F1 of the weight of the question that the paraphrase covers and the weight of the paraphrase that the question covers.
    private double Overlap(in Paraphrase p, (int Feature, double Likeness)[][] likeness, double[] weights, double total)
    {
        var covered = 0.0;
        var covering = 0.0;
        Span<double> hit = stackalloc double[Math.Min(p.Features.Length, 64)];
        for (var q = 0; q < likeness.Length; q++)
        {
            var best = 0.0;
            foreach (var (feature, like) in likeness[q])
            {
                var at = Array.IndexOf(p.Features, feature);
                if (at < 0 || at >= hit.Length) continue;
                best = Math.Max(best, like);
                hit[at] = Math.Max(hit[at], like);
            }

            covered += best * weights[q];
        }

        for (var i = 0; i < hit.Length; i++) covering += hit[i] * rarity[p.Features[i]];
        if (covered <= 0) return 0;
        var (precision, recall) = (covered / total, covering / p.Weight);
        return 2 * precision * recall / (precision + recall);
    }

    private double WordEvidence((int Feature, double Likeness)[] likeness, int fact)
    {
        var best = 0.0;
        var worst = 0.0;
        foreach (var (feature, like) in likeness)
        {
            var value = logRatio[feature][fact] * like;
            best = Math.Max(best, value);
            if (like >= 1) worst = Math.Min(worst, value);
        }

        return best > 0 ? Math.Min(best, 3) : Math.Max(worst, -1.5);
    }
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
