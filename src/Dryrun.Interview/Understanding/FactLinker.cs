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

    /// <param name="facts">The prompt's facts.</param>
    /// <param name="elsewhere">What competes with them without being answerable.</param>
    /// <param name="calibration">The constants.</param>
    public FactLinker(IReadOnlyList<FactTexts> facts, IReadOnlyList<FactTexts> elsewhere, LinkCalibration calibration)
    {
        ids = [.. facts.Select(f => f.Id)];
        evidence = new(facts, elsewhere, calibration);
        this.calibration = calibration;
    }

    /// <summary>Facts of a clause; empty unless it asks or assumes.</summary>
    public IReadOnlyList<FactLink> Link(CueText text, IReadOnlyList<ActReading> acts, Said said)
    {
        var asks = acts.Any(a => a.Act == DialogueAct.Question);
        if (ids.Length == 0 || (!asks && !acts.Any(a => a.Act == DialogueAct.Assumption))) return [];
        if (ClauseSplitter.IsTag(text)) return Carried(said.Last.Select(l => l.Fact));
        if (said.Context.LastAsk == InterviewerAsk.WhatWouldYouAssume && IsFigure(text)) return [];
        var before = said.Last.Count > 0 ? said.Last.Select(l => l.Fact).ToArray() : [.. said.Context.LastFacts.TakeLast(1)];
        if (before.Length > 0 && IsElliptic(text)) return Carried(before);
        return Link(text);
    }

    /// <summary>Facts of a stretch that is known to ask or assume.</summary>
    public IReadOnlyList<FactLink> Link(CueText text)
    {
        var whole = Best(text);
        var parts = Parts(text);
        if (parts.Count < 2) return whole is null ? [] : [whole];
        var links = parts.Select(Best).OfType<FactLink>().ToList();
        if (whole is not null && (links.Count == 0 || whole.Probability >= LinkCalibration.SureProbability)) links.Add(whole);
        return [.. links.OrderByDescending(l => l.Probability).DistinctBy(l => l.Fact)];
    }

    /// <summary>The best fact of a stretch with the probability that the stretch is about it.</summary>
    public (Candidate Candidate, double Probability)? Judge(CueText text) =>
        evidence.Best(Topic.Of(text), text) is { } best
            ? (best, Math.Max(calibration.Probability(best.Signs), best.Verbatim ? LinkCalibration.VerbatimProbability : 0)) : null;

    /// <summary>Ids of the prompt's own facts in their order.</summary>
    public IReadOnlyList<string> Ids => ids;

    /// <summary>What speaks for each fact, as <see cref="FactEvidence.Weigh"/> gives it.</summary>
    public double[][]? Weigh(CueText text) => evidence.Weigh(Topic.Of(text), text);

    private FactLink? Best(CueText text) =>
        Judge(text) is { } judged && judged.Candidate.Fact < ids.Length && judged.Probability >= calibration.Threshold ? new(ids[judged.Candidate.Fact], Math.Round(judged.Probability, 3), false) : null;

    // "Thirty days", after "what would you assume?", is about what was asked, whatever fact is told in days.
    private static bool IsFigure(CueText text) =>
        Enumerable.Range(text.From, text.To - text.From).All(i => (text.Marks[i] & CueText.QuantityMark) != 0 || CommonWords.Stop.Contains(text.Words[i].Plain));

    private static FactLink[] Carried(IEnumerable<string> facts) => [.. facts.Select(f => new FactLink(f, LinkCalibration.CarriedProbability, true))];

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
        bad high low top bottom percentile p50 p95 p99 tail upper lower same rest others long many big often fast old day days time previous already take takes always never sometimes every different same only later earlier first last globally worldwide region country weekend weekends overall now mean range extreme
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(Stem.Of)];

    // "and the worst case?", "the same for Android?": nothing but words that vary what was asked before.
    private static bool IsElliptic(CueText text) => text.To - text.From <= 9 && Topic.Of(text).Stems.All(Modifiers.Contains);
}
