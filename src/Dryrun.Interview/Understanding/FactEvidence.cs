namespace Dryrun.Interview.Understanding;

/// <summary>
/// Counts over the paraphrases of a prompt's facts, and the scores they give a question. Features are stems and ideas; rare ones count more.
/// </summary>
internal sealed class FactEvidence
{
    private sealed record Paraphrase(int Fact, string[] Features, double Weight);

    private readonly LinkCalibration calibration;
    private readonly List<Paraphrase> paraphrases = [];
    private readonly FeatureCounts counts;
    private readonly PhraseTable<int> keywords = new();
    private readonly int factCount;
    private readonly double unknownRarity;

    public FactEvidence(IReadOnlyList<FactTexts> facts, LinkCalibration calibration)
    {
        this.calibration = calibration;
        factCount = facts.Count;
        var texts = new List<(int Fact, string[] Features, double Share)>();
        for (var f = 0; f < facts.Count; f++)
        {
            foreach (var ask in facts[f].Ask) texts.Add((f, ask, 1));
            foreach (var keyword in facts[f].KeywordFeatures) texts.Add((f, keyword, calibration.KeywordShare));
            foreach (var keyword in facts[f].Keywords) keywords.Add(keyword, f);
        }

        texts.RemoveAll(t => t.Features.Length == 0);
        counts = new(factCount, texts);
        paraphrases = [.. texts.Select(t => new Paraphrase(t.Fact, t.Features, t.Features.Sum(Weight)))];
        unknownRarity = FeatureCounts.RarityOf(1, factCount);
    }

    /// <summary>The evidence for the best fact of a text, or null where nothing speaks for any.</summary>
    public Candidate? Best(Topic topic, CueText text)
    {
        var features = topic.Stems.Concat(topic.Ideas).ToArray();
        if (features.Length == 0 || factCount == 0) return null;
        var weights = features.Select(f => WeightInQuestion(f, topic)).ToArray();
        var total = weights.Sum();
        var overlap = Overlaps(features, weights, total);
        var keyword = Named(text);
        var words = new double[factCount];
        var scores = new double[factCount];
        var first = 0;
        for (var f = 0; f < factCount; f++)
        {
            foreach (var feature in features)
            {
                words[f] += (feature[0] == '§' ? calibration.IdeaEvidence : 1) * Math.Clamp(counts.LogRatio(feature, f), -calibration.Against, 3);
            }

            scores[f] = calibration.ParaphraseWeight * overlap[f] + calibration.WordWeight * words[f] + calibration.KeywordWeight * keyword[f];
            if (scores[f] > scores[first]) first = f;
        }

        var explained = 0.0;
        var contradicted = 0.0;
        var strongest = 0.0;
        for (var i = 0; i < features.Length; i++)
        {
            var ratio = counts.LogRatio(features[i], first);
            strongest = Math.Max(strongest, ratio);
            if (ratio > 0.5) explained += weights[i];
            else if (ratio < -0.3) contradicted += weights[i];
        }

        var unknown = topic.Stems.Where(stem => !counts.Knows(stem) && !topic.Carriers.Contains(stem)).ToArray();
        return new(first, [
            Math.Clamp(Lead(scores, first), 0, 10), Lead(overlap, first), Math.Clamp(Lead(words, first), -3, 5), overlap[first], explained / total, contradicted / total,
            topic.Core.Count(stem => unknown.Contains(stem)), (double)unknown.Length / Math.Max(topic.Stems.Count, 1), keyword[first], Math.Log(1 + topic.Stems.Count), Math.Min(strongest, 3),
        ]);
    }

    private static double Lead(double[] values, int of)
    {
        var next = double.NegativeInfinity;
        for (var f = 0; f < values.Length; f++)
        {
            if (f != of) next = Math.Max(next, values[f]);
        }

        return values[of] - next;
    }

    private double WeightInQuestion(string feature, Topic topic) =>
        counts.Knows(feature) ? Weight(feature)
        : feature[0] == '§' ? 0
        : unknownRarity * (topic.Carriers.Contains(feature) ? calibration.CarrierShare : calibration.UnknownShare);

    private double[] Overlaps(string[] features, double[] weights, double total)
    {
        var best = new double[factCount];
        var second = new double[factCount];
        foreach (var p in paraphrases)
        {
            var overlap = Overlap(p, features, weights, total);
            if (overlap > best[p.Fact]) (best[p.Fact], second[p.Fact]) = (overlap, best[p.Fact]);
            else second[p.Fact] = Math.Max(second[p.Fact], overlap);
        }

        return [.. best.Select((b, f) => 0.8 * b + 0.2 * second[f])];
    }

    // 1 where a keyword of several words is said, a half for a single word.
    private double[] Named(CueText text)
    {
        var named = new double[factCount];
        for (var i = text.From; i < text.To; i++)
        {
            foreach (var (fact, to) in keywords.AllAt(text.Words, i, text.To)) named[fact] = Math.Max(named[fact], to - i > 1 ? 1 : 0.5);
        }

        return named;
    }

    private double Weight(string feature) => counts.Rarity(feature) * (feature[0] == '§' ? calibration.IdeaWeight : 1);

    // F1 of the weight of the question that the paraphrase covers and the weight of the paraphrase that the question covers.
    private double Overlap(Paraphrase p, string[] features, double[] weights, double total)
    {
        var shared = 0.0;
        for (var q = 0; q < features.Length; q++)
        {
            if (Array.IndexOf(p.Features, features[q]) >= 0) shared += weights[q];
        }

        if (shared <= 0) return 0;
        var (precision, recall) = (shared / total, shared / p.Weight);
        return 2 * precision * recall / (precision + recall);
    }
}

/// <summary>The best fact for a text and what speaks for it.</summary>
/// <param name="Fact">Its number.</param>
/// <param name="Signs">
/// Leads over the runner-up in score, in likeness to paraphrases and in words; likeness to its paraphrases, shares of the text's weight that it explains and that speaks against it, unknown words at the core of the question,
/// share of unknown words, keyword said, logarithm of the length, strongest single sign.
/// </param>
internal sealed record Candidate(int Fact, double[] Signs);

/// <summary>The texts of a fact with their features read.</summary>
/// <param name="Id">The fact.</param>
/// <param name="Ask">Features of each paraphrase, and of the id's words.</param>
/// <param name="KeywordFeatures">Features of each keyword.</param>
/// <param name="Keywords">The keywords.</param>
internal sealed record FactTexts(string Id, IReadOnlyList<string[]> Ask, IReadOnlyList<string[]> KeywordFeatures, IReadOnlyList<string> Keywords)
{
    public static FactTexts Of(FactLanguage fact) => new(
        fact.Id, [.. fact.Ask.Append(Camel.Words(fact.Id)).Select(FeaturesOf)], [.. fact.Keywords.Select(FeaturesOf)], fact.Keywords);

    private static string[] FeaturesOf(string text)
    {
        var topic = Topic.Of(text);
        return [.. topic.Stems, .. topic.Ideas];
    }
}

/// <summary>How often features occur in the paraphrases of each fact.</summary>
internal sealed class FeatureCounts
{
    private readonly Dictionary<string, double[]> logRatio = [];
    private readonly Dictionary<string, double> rarity = [];

    public FeatureCounts(int factCount, IReadOnlyList<(int Fact, string[] Features, double Share)> paraphrases)
    {
        var perFact = new double[factCount];
        foreach (var (fact, _, share) in paraphrases) perFact[fact] += share;
        var holds = new Dictionary<string, double[]>();
        foreach (var (fact, features, share) in paraphrases)
        {
            foreach (var t in features)
            {
                if (!holds.TryGetValue(t, out var held)) holds[t] = held = new double[factCount];
                held[fact] += share / perFact[fact];
            }
        }

        foreach (var (t, share) in holds)
        {
            // A fact that names the feature once among many paraphrases counts for part of a fact.
            rarity[t] = RarityOf(share.Sum(s => Math.Min(1, 3 * s)), factCount);
            var overall = (share.Sum() + 0.1) / (factCount + 1);
            logRatio[t] = [.. share.Select(h => Math.Log((h + 0.3 * overall + 0.02) / (1.3 * overall + 0.02)))];
        }
    }

    /// <summary>Weight of a feature found in so many of the facts.</summary>
    public static double RarityOf(double inFacts, int factCount) => Math.Log(1 + factCount / (inFacts + 0.5));

    public bool Knows(string feature) => rarity.ContainsKey(feature);

    public double Rarity(string feature) => rarity[feature];

    /// <summary>Log of the share of a fact's paraphrases that hold the feature against the share over all facts; 0 for what no paraphrase holds.</summary>
    public double LogRatio(string feature, int fact) => logRatio.TryGetValue(feature, out var ratios) ? ratios[fact] : 0;
}
