namespace Dryrun.Interview.Understanding;

/// <summary>
/// Counts over the paraphrases of a prompt's facts, and the scores they give a question. Features are stems and ideas; rare ones count more.
/// </summary>
internal sealed class FactEvidence
{
    private readonly LinkCalibration calibration;
    private readonly Dictionary<string, Feature> features = [];
    private readonly FactClassifier classifier;
    private readonly int[] paraphraseFact;
    private readonly double[] stemWeight;
    private readonly double[] ideaWeight;
    private readonly double[][] kindRatio;
    private readonly string[][] names;
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
        classifier = new(texts, factCount, calibration);
        paraphraseFact = [.. texts.Select(t => t.Fact)];
        ideaWeight = [.. texts.Select(t => t.Features.Where(f => f[0] == '§').Sum(f => features[f].Weight))];
        stemWeight = [.. texts.Select(t => t.Features.Where(f => f[0] != '§').Sum(f => features[f].Weight))];
        names = [.. facts.Select(f => f.Name)];
        kindRatio = [.. facts.Select(f => AskKinds.LogRatios(f.Kinds, facts.SelectMany(o => o.Kinds)))];
        unknownRarity = RarityOf(1);
    }

    /// <summary>A stem or an idea as the paraphrases hold it.</summary>
    /// <param name="Weight">Its weight in the likeness of texts.</param>
    /// <param name="LogRatio">By fact, the log of the share of its paraphrases that hold the feature against the share over all facts.</param>
    /// <param name="In">The paraphrases that hold it.</param>
    /// <param name="Holds">By fact, whether any of its paraphrases holds it.</param>
    private sealed record Feature(double Weight, double[] LogRatio, int[] In, bool[] Holds);

    /// <summary>The least log ratio of a word by which alone a fact is named.</summary>
    private const double HeadRatio = 0.5;

    /// <summary>The most words of a text in which one word alone names a fact: "what is the load".</summary>
    private const int HeadWordsMax = 4;

    /// <summary>How many measures <see cref="Weigh"/> gives a fact.</summary>
    public const int Measures = 12;

    /// <summary>
    /// What speaks for each fact, the prompt's own first; null where nothing speaks for any. By fact: likeness to its likest paraphrases in stems and ideas together,
    /// in stems alone, in ideas alone, and over its five likest; log ratios of the stems and of the ideas; keyword said; share of the text's weight that any paraphrase
    /// of the fact holds; log ratio of the way to ask; 1 for a topic of elsewhere; log probability by the classifier; likeness to the fact's name.
    /// </summary>
    public double[][]? Weigh(Topic topic, CueText text)
    {
        if (factCount == 0) return null;
        var said = Read(topic);
        if (said.All(s => s.Known is null)) return null;
        var both = Overlaps(said, stems: true, ideas: true);
        var stems = Overlaps(said, stems: true, ideas: false);
        var ideas = Overlaps(said, stems: false, ideas: true);
        var (keyword, kind, total) = (Named(text), AskKinds.Of(text), said.Sum(s => s.Weight));
        var learnt = classifier.LogProbabilities(topic.Stems.Concat(topic.Ideas));
        var all = new double[factCount][];
        for (var f = 0; f < factCount; f++)
        {
            var (stemRatio, ideaRatio, held) = (0.0, 0.0, 0.0);
            foreach (var (name, known, weight) in said)
            {
                if (known is null) continue;
                var ratio = Math.Clamp(known.LogRatio[f], -calibration.Against, 3);
                if (name[0] == '§') ideaRatio += ratio;
                else stemRatio += ratio;
                if (known.Holds[f]) held += weight;
            }

            all[f] = [
                both[f].Likest, stems[f].Likest, ideas[f].Likest, both[f].Five, stemRatio, ideaRatio, keyword[f], total > 0 ? held / total : 0, kindRatio[f][(int)kind],
                f < ownCount ? 0 : 1, learnt[f], f < ownCount ? Naming(said, names[f]) : 0,
            ];
        }

        return all;
    }

    /// <summary>The best fact of a text with what speaks for it, or null where nothing speaks for any.</summary>
    public Candidate? Best(Topic topic, CueText text)
    {
        if (Weigh(topic, text) is not { } weighed) return null;
        var scores = weighed.Select(calibration.Score).ToArray();
        var head = Headed(topic, text);
        var first = head ?? Array.IndexOf(scores, scores.Max());
        var said = Read(topic);
        var total = said.Sum(s => s.Weight);
        var (explained, contradicted, strongest) = (0.0, 0.0, 0.0);
        foreach (var (_, known, weight) in said)
        {
            var ratio = known?.LogRatio[first] ?? 0;
            strongest = Math.Max(strongest, ratio);
            if (ratio > 0.5) explained += weight;
            else if (ratio < -0.3) contradicted += weight;
        }

        var unknown = topic.Stems.Where(stem => !features.ContainsKey(stem) && !topic.Carriers.Contains(stem)).ToArray();
        var overlap = weighed.Select(w => w[0]).ToArray();
        var words = weighed.Select(w => w[4] + w[5]).ToArray();
        return new(first, [
            Math.Clamp(Lead(scores, first), 0, 10), Lead(overlap, first), Math.Clamp(Lead(words, first), -3, 5), overlap[first], total > 0 ? explained / total : 0,
            total > 0 ? contradicted / total : 0, topic.Core.Count(stem => unknown.Contains(stem)), (double)unknown.Length / Math.Max(topic.Stems.Count, 1),
            weighed[first][6], Math.Log(1 + topic.Stems.Count), Math.Min(strongest, 3), weighed[first][7], weighed[first][3], weighed[first][2], weighed[first][10],
            Lead([.. weighed.Select(w => w[10])], first), weighed[first][11], .. Short(topic, [weighed[first][6], weighed[first][11]]),
        ], head is not null || (topic.Stems.Count > 1 && IsVerbatim(said, first)));
    }

    // "Whats the load", "budget?": the one telling word is the head of one fact's name alone, and that fact is asked for by it more than others are. In a longer text
    // the words of grammar tell too: "what is this limit for" asks for no limit.
    private int? Headed(Topic topic, CueText text)
    {
        if (topic.Stems is not [var stem] || text.To - text.From > HeadWordsMax || !features.TryGetValue(stem, out var known)) return null;
        var headed = Enumerable.Range(0, ownCount).Where(f => names[f].LastOrDefault() == stem).ToArray();
        return headed is [var only] && known.LogRatio[only] >= HeadRatio ? only : null;
    }

    // Of a text of one or two telling words, what speaks for it is worth something else.
    private static IEnumerable<double> Short(Topic topic, double[] signs) => topic.Stems.Count <= 2 ? [1, .. signs] : [0, .. signs.Select(_ => 0.0)];

    // The sets that weights are fitted to keep away from the paraphrases, so they do not say what a paraphrase itself is worth.
    private bool IsVerbatim((string Name, Feature? Known, double Weight)[] said, int fact)
    {
        var nearest = Overlaps(said, stems: true, ideas: true).Select(o => o.Nearest).ToArray();
        return nearest[fact] >= LinkCalibration.VerbatimLikeness && Lead(nearest, fact) > LinkCalibration.VerbatimLead;
    }

    private (string Name, Feature? Known, double Weight)[] Read(Topic topic) =>
        [.. topic.Stems.Concat(topic.Ideas).Select(name => features.TryGetValue(name, out var known) ? (name, known, known.Weight) : (name, (Feature?)null, UnknownWeight(name, topic)))];

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

    // For each fact, over its likest paraphrases: F1 of the weight of the question that the paraphrase covers and the weight of the paraphrase that the question covers.
    private (double Nearest, double Likest, double Five)[] Overlaps((string Name, Feature? Known, double Weight)[] said, bool stems, bool ideas)
    {
        var shared = new double[paraphraseFact.Length];
        var total = 0.0;
        foreach (var s in said.Where(s => s.Name[0] == '§' ? ideas : stems))
        {
            total += s.Weight;
            foreach (var p in s.Known?.In ?? []) shared[p] += s.Weight;
        }

        var likest = new double[factCount][];
        for (var p = 0; p < shared.Length; p++)
        {
            if (shared[p] <= 0) continue;
            var (top, likeness) = (likest[paraphraseFact[p]] ??= new double[5], 2 * shared[p] / (total + (stems ? stemWeight[p] : 0) + (ideas ? ideaWeight[p] : 0)));
            for (var i = 0; i < top.Length; i++)
            {
                if (likeness > top[i]) (top[i], likeness) = (likeness, top[i]);
            }
        }

        return [.. likest.Select(top => top is null ? (0, 0, 0) : (top[0], 0.8 * top[0] + 0.2 * top[1], top.Average()))];
    }

    // F1 of the weight of the text's words that the name has and the weight of the name that the text has. The name's last word is its head and counts double:
    // "whats the load" names peakLoad, "whats the latency" storeLatency rather than latencyBudget.
    private double Naming((string Name, Feature? Known, double Weight)[] said, string[] name)
    {
        var (shared, total) = (0.0, 0.0);
        foreach (var (stem, _, weight) in said)
        {
            if (stem[0] == '§') continue;
            var counts = stem == name.LastOrDefault() ? 2 * weight : weight;
            total += counts;
            if (name.Contains(stem)) shared += counts;
        }

        return shared <= 0 ? 0 : 2 * shared / (total + name.Select((stem, i) => features[stem].Weight * (i == name.Length - 1 ? 2 : 1)).Sum());
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
            features[name] = new(weight, [.. shares.Select(s => Math.Log((s + 0.3 * overall + 0.02) / (1.3 * overall + 0.02)))], [.. inTexts], [.. shares.Select(s => s > 0)]);
        }
    }

    private double RarityOf(double inFacts) => Math.Log(1 + factCount / (inFacts + 0.5));
}

/// <summary>The best fact for a text and what speaks for it.</summary>
/// <param name="Fact">Its number.</param>
/// <param name="Signs">
/// Leads over the runner-up in score, in likeness to paraphrases and in words; likeness to its paraphrases,
/// shares of the text's weight that it explains and that speaks against it, unknown words at the core of the question,
/// share of unknown words, keyword said, logarithm of the length, strongest single sign,
/// share of the text that the fact's paraphrases hold, likeness to its five likest, likeness in ideas, log probability by the classifier and its lead,
/// likeness to the fact's name;
/// for a text of at most two telling words 1, keyword said and likeness to the name again, else zeros.
/// </param>
/// <param name="Verbatim">
/// True where the text holds two telling words or more and is one of the fact's paraphrases or keywords but for words that carry no meaning, and where its only
/// telling word is what the fact is called by.
/// </param>
internal sealed record Candidate(int Fact, double[] Signs, bool Verbatim);

/// <summary>The texts of a fact with their features read.</summary>
/// <param name="Id">The fact.</param>
/// <param name="Ask">Features of each paraphrase, and of the id's words.</param>
/// <param name="KeywordFeatures">Features of each keyword.</param>
/// <param name="Keywords">The keywords.</param>
/// <param name="Kinds">How each paraphrase asks.</param>
/// <param name="Name">Stems of the id's words, in their order.</param>
internal sealed record FactTexts(string Id, IReadOnlyList<string[]> Ask, IReadOnlyList<string[]> KeywordFeatures, IReadOnlyList<string> Keywords, IReadOnlyList<AskKind> Kinds, string[] Name)
{
    public static FactTexts Of(FactLanguage fact) => new(
        fact.Id, [.. fact.Ask.Append(Camel.Words(fact.Id)).Select(FeaturesOf)], [.. fact.Keywords.Select(FeaturesOf)], fact.Keywords,
        [.. fact.Ask.Select(AskKinds.Of)], [.. FeaturesOf(Camel.Words(fact.Id)).Where(f => f[0] != '§')]);

    private static string[] FeaturesOf(string text)
    {
        var topic = Topic.Of(text);
        return [.. topic.Stems, .. topic.Ideas];
    }
}
