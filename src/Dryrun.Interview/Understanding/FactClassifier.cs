namespace Dryrun.Interview.Understanding;

/// <summary>
/// Softmax regression from the stems and ideas of a text to the fact it asks for, trained on the paraphrases when a prompt is made ready. It learns which words
/// tell facts apart where <see cref="FactEvidence"/> counts each word alone. Deterministic: the paraphrases are visited in their order.
/// </summary>
internal sealed class FactClassifier
{
    private const double Pace = 0.5;

    /// <summary>The least log probability given; below, one fact is as unlikely as another.</summary>
    public const double Floor = -8;

    private readonly Dictionary<string, int> places = [];
    private readonly double[] rarities;
    private readonly double[][] weights;
    private readonly int factCount;
    private readonly LinkCalibration calibration;

    /// <param name="texts">Fact, features and weight of each paraphrase.</param>
    /// <param name="factCount">How many facts compete.</param>
    /// <param name="calibration">The constants.</param>
    public FactClassifier(IReadOnlyList<(int Fact, string[] Features, double Share)> texts, int factCount, LinkCalibration calibration)
    {
        this.calibration = calibration;
        this.factCount = factCount;
        foreach (var feature in texts.SelectMany(t => t.Features)) places.TryAdd(feature, places.Count);
        var holds = new int[places.Count];
        foreach (var feature in texts.SelectMany(t => t.Features.Distinct())) holds[places[feature]]++;
        rarities = [.. places.Select(p => Math.Log(1 + texts.Count / (holds[p.Value] + 0.5)) * (p.Key[0] == '§' ? calibration.IdeaShare : 1))];
        weights = [.. Enumerable.Range(0, places.Count).Select(_ => new double[factCount])];
        var vectors = texts.Select(t => Vector(t.Features)).ToArray();
        for (var epoch = 0; epoch < calibration.Epochs; epoch++)
        {
            for (var t = 0; t < vectors.Length; t++) Learn(vectors[t], texts[t].Fact, Pace * texts[t].Share * (1 - (double)epoch / calibration.Epochs));
        }
    }

    /// <summary>Log probability of each fact, from <see cref="Floor"/> to 0; all alike for a text without a known feature.</summary>
    public double[] LogProbabilities(IEnumerable<string> features)
    {
        var odds = Probabilities(Vector(features));
        for (var f = 0; f < odds.Length; f++) odds[f] = Math.Max(Floor, Math.Log(odds[f]));
        return odds;
    }

    private void Learn((int Place, double Value)[] vector, int fact, double pace)
    {
        var pull = Probabilities(vector);
        for (var f = 0; f < factCount; f++) pull[f] = (f == fact ? 1 : 0) - pull[f];
        foreach (var (place, value) in vector)
        {
            var row = weights[place];
            for (var f = 0; f < factCount; f++) row[f] += pace * (4 * value * pull[f] - calibration.Decay * row[f]);
        }
    }

    private double[] Probabilities((int Place, double Value)[] vector)
    {
        var odds = new double[factCount];
        foreach (var (place, value) in vector)
        {
            var row = weights[place];
            for (var f = 0; f < factCount; f++) odds[f] += value * row[f];
        }

        var (top, sum) = (odds.Max(), 0.0);
        for (var f = 0; f < factCount; f++) sum += odds[f] = Math.Exp(odds[f] - top);
        for (var f = 0; f < factCount; f++) odds[f] /= sum;
        return odds;
    }

    // Rarer features are longer; the whole is of length one.
    private (int Place, double Value)[] Vector(IEnumerable<string> features)
    {
        var known = features.Distinct().Where(places.ContainsKey).Select(f => (Place: places[f], Value: rarities[places[f]])).ToArray();
        var length = Math.Sqrt(known.Sum(k => k.Value * k.Value));
        return [.. known.Select(k => (k.Place, k.Value / length))];
    }
}
