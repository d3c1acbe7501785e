namespace Dryrun.Interview.Understanding;

/// <summary>
/// Links a question to the fact it asks for, or abstains. A fact's score adds the likeness to its best paraphrase (weighted overlap of stems and meanings,
/// rare ones counting more), the evidence of its words as a naive Bayes classifier would count it, and its keywords. The scores compete with each other and with
/// "none of them" in a softmax, which gives the probability and thereby the margin to the runner-up.
/// </summary>
internal sealed class FactLinker
{
    private readonly FactEvidence evidence;
    private readonly string[] ids;

    private readonly LinkCalibration calibration;

    public FactLinker(IReadOnlyList<FactLanguage> facts, LinkCalibration calibration)
    {
        ids = [.. facts.Select(f => f.Id)];
        evidence = new(facts, calibration);
        this.calibration = calibration;
    }

    /// <summary>Facts of a clause; empty unless it asks or assumes.</summary>
    public IReadOnlyList<FactLink> Link(CueText text, IReadOnlyList<ActReading> acts, Said said)
    {
        var asks = acts.Any(a => a.Act == DialogueAct.Question);
        if (ids.Length == 0 || (!asks && !acts.Any(a => a.Act == DialogueAct.Assumption))) return [];
        if (ClauseSplitter.IsTag(text)) return Carried(said.Last.Select(l => l.Fact));
        var before = said.Last.Count > 0 ? said.Last.Select(l => l.Fact).ToArray() : [.. said.Context.LastFacts.TakeLast(1)];
        if (before.Length > 0 && IsElliptic(text)) return Carried(before);
        if (Parts(text) is { Count: > 1 } parts)
        {
            var links = parts.Select(Best).Where(l => l is not null).Select(l => l!).DistinctBy(l => l.Fact).ToList();
            if (links.Count > 1) return [.. links.OrderByDescending(l => l.Probability)];
        }

        return Best(text) is { } link ? [link] : [];
    }

    /// <summary>Probabilities of all facts, in the order of the prompt; what is missing to 1 is "none of them".</summary>
    public double[] Probabilities(CueText text)
    {
        var scores = evidence.Scores(Features(text), text);
        var total = Math.Exp(calibration.NoneScore);
        for (var f = 0; f < scores.Length; f++) total += scores[f] = Math.Exp(Math.Min(scores[f], 60));
        for (var f = 0; f < scores.Length; f++) scores[f] /= total;
        return scores;
    }

    private FactLink? Best(CueText text)
    {
        var p = Probabilities(text);
        var best = 0;
        for (var f = 1; f < p.Length; f++)
        {
            if (p[f] > p[best]) best = f;
        }

        return p[best] >= calibration.Threshold ? new(ids[best], Math.Round(p[best], 3), false) : null;
    }

    private static FactLink[] Carried(IEnumerable<string> facts) => [.. facts.Select(f => new FactLink(f, LinkCalibration.CarriedProbability, true))];

    /// <summary>Stems of the words that say something about the topic.</summary>
    public static List<string> Features(CueText text)
    {
        var features = new List<string>();
        for (var i = text.From; i < text.To; i++)
        {
            var word = text.Words[i].Plain;
            if (CommonWords.Stop.Contains(word) || char.IsAsciiDigit(word[0]) || word.Length > 40) continue;
            var stem = Stem.Of(word);
            if (!features.Contains(stem)) features.Add(stem);
        }

        return features;
    }

    // "the patch size and how often they are offline": what stands between and, or, plus and commas.
    private static List<CueText> Parts(CueText text)
    {
        var parts = new List<CueText>();
        var from = text.From;
        for (var i = text.From; i <= text.To; i++)
        {
            var joins = i < text.To && text.Words[i].Plain is "and" or "or" or "plus" or "versus";
            var comma = i > from && i < text.To && text.Words[i - 1].After == Gap.Comma;
            if (!joins && !comma && i < text.To) continue;
            if (i > from) parts.Add(text with { From = from, To = i });
            from = joins ? i + 1 : i;
        }

        return parts;
    }

    private static readonly HashSet<string> Modifiers = [.. """
        worst average typical median peak best case ios android there minimum maximum max min again confirm europe india emerging markets market both off-peak night today tomorrow normal
        bad high low top bottom percentile p50 p95 p99 tail upper lower same rest others globally worldwide region country weekend weekends overall now mean range extreme
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(Stem.Of)];

    // "and the worst case?", "the same for Android?": nothing but words that vary what was asked before.
    private static bool IsElliptic(CueText text) => text.To - text.From <= 9 && Features(text).All(Modifiers.Contains);
}
