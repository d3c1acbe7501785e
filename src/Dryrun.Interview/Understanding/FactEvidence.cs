namespace Dryrun.Interview.Understanding;

/// <summary>
/// Counts over the paraphrases of a prompt's facts, and the scores they give a question. Features are stems and ideas; rare ones count more.
/// </summary>
internal sealed class FactEvidence
{
    private readonly LinkCalibration calibration;
    private readonly Dictionary<string, Feature> features = [];
    private readonly int[] paraphraseFact;
    private readonly double[] paraphraseWeight;
    private readonly PhraseTable<int> keywords = new();
    private readonly int ownCount;
    private readonly int factCount;
    private readonly double unknownRarity;

    public FactEvidence(IReadOnlyList<FactTexts> own, IReadOnlyList<FactTexts> elsewhere, LinkCalibration calibration)
    {
        this.calibration = calibration;
        FactTexts[] facts = [.. own, .. elsewhere];
        (ownCount, factCount) = (own.Count, facts.Length);
        var texts = new List<(int Fact, string[] Features, double Share)>();
        for (var f = 0; f < facts.Length; f++)
        {
            foreach (var ask in facts[f].Ask) texts.Add((f, ask, 1));
            foreach (var keyword in facts[f].KeywordFeatures) texts.Add((f, keyword, calibration.KeywordShare));
            foreach (var keyword in facts[f].Keywords) keywords.Add(keyword, f);
        }

        texts.RemoveAll(t => t.Features.Length == 0);
        Count(texts);
        paraphraseFact = [.. texts.Select(t => t.Fact)];
        paraphraseWeight = [.. texts.Select(t => t.Features.Sum(f => features[f].Weight))];
        unknownRarity = RarityOf(1);
    }

    /// <summary>A stem or an idea as the paraphrases hold it.</summary>
    /// <param name="Weight">Its weight in the likeness of texts.</param>
    /// <param name="LogRatio">By fact, the log of the share of its paraphrases that hold the feature against the share over all facts.</param>
    /// <param name="In">The paraphrases that hold it.</param>
    private sealed record Feature(double Weight, double[] LogRatio, int[] In);

    /// <summary>The evidence for the best fact of a text, or null where nothing speaks for any.</summary>
    public Candidate? Best(Topic topic, CueText text)
    {
        if (factCount == 0) return null;
        var said = topic.Stems.Concat(topic.Ideas).Select(name => (Name: name, Known: features.GetValueOrDefault(name))).ToArray();
        if (said.All(s => s.Known is null)) return null;
        var weights = said.Select(s => s.Known?.Weight ?? UnknownWeight(s.Name, topic)).ToArray();
        var total = weights.Sum();
        var overlap = Overlaps(said.Select(s => s.Known).ToArray(), weights, total);
        var keyword = Named(text);
        var words = new double[factCount];
        var scores = new double[factCount];
        var first = 0;
        for (var f = 0; f < factCount; f++)
        {
            foreach (var (_, known) in said) words[f] += known is null ? 0 : Math.Clamp(known.LogRatio[f], -calibration.Against, 3);
            scores[f] = calibration.ParaphraseWeight * overlap[f] + calibration.WordWeight * words[f] + calibration.KeywordWeight * keyword[f] - (f < ownCount ? 0 : calibration.Handicap);
            if (scores[f] > scores[first]) first = f;
        }

        var (explained, contradicted, strongest) = (0.0, 0.0, 0.0);
        for (var i = 0; i < said.Length; i++)
        {
            var ratio = said[i].Known?.LogRatio[first] ?? 0;
            strongest = Math.Max(strongest, ratio);
            if (ratio > 0.5) explained += weights[i];
            else if (ratio < -0.3) contradicted += weights[i];
        }

        var unknown = topic.Stems.Where(stem => !features.ContainsKey(stem) && !topic.Carriers.Contains(stem)).ToArray();
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

        return values.Length == 1 ? values[of] : values[of] - next;
    }

    // An idea that no paraphrase has is no news; an unknown word is, unless its idea has been counted.
    private double UnknownWeight(string name, Topic topic) =>
        name[0] == '§' ? 0 : unknownRarity * (topic.Carriers.Contains(name) ? calibration.CarrierShare : calibration.UnknownShare);

    // For each fact, from its two likest paraphrases: F1 of the weight of the question that the paraphrase covers and the weight of the paraphrase that the question covers.
    private double[] Overlaps(Feature?[] said, double[] weights, double total)
    {
        var shared = new double[paraphraseFact.Length];
        for (var i = 0; i < said.Length; i++)
        {
            foreach (var p in said[i]?.In ?? []) shared[p] += weights[i];
        }

        var best = new double[factCount];
        var second = new double[factCount];
        for (var p = 0; p < shared.Length; p++)
        {
            if (shared[p] <= 0) continue;
            var (f, likeness) = (paraphraseFact[p], 2 * shared[p] / (total + paraphraseWeight[p]));
            if (likeness > best[f]) (best[f], second[f]) = (likeness, best[f]);
            else second[f] = Math.Max(second[f], likeness);
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

    private void Count(List<(int Fact, string[] Features, double Share)> texts)
    {
        var perFact = new double[factCount];
        foreach (var (fact, _, share) in texts) perFact[fact] += share;
        var holds = new Dictionary<string, (double[] Shares, List<int> In)>();
        for (var p = 0; p < texts.Count; p++)
        {
            foreach (var name in texts[p].Features)
            {
                if (!holds.TryGetValue(name, out var held)) holds[name] = held = (new double[factCount], []);
                held.Shares[texts[p].Fact] += texts[p].Share / perFact[texts[p].Fact];
                held.In.Add(p);
            }
        }

        foreach (var (name, (shares, inTexts)) in holds)
        {
            // A fact that names the feature once among many paraphrases counts for part of a fact.
            var weight = RarityOf(shares.Sum(s => Math.Min(1, 3 * s))) * (name[0] == '§' ? calibration.IdeaWeight : 1);
            var overall = (shares.Sum() + 0.1) / (factCount + 1);
            features[name] = new(weight, [.. shares.Select(s => Math.Log((s + 0.3 * overall + 0.02) / (1.3 * overall + 0.02)))], [.. inTexts]);
        }
    }

    private double RarityOf(double inFacts) => Math.Log(1 + factCount / (inFacts + 0.5));
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
