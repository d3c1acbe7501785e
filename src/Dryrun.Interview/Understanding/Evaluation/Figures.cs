using Dryrun.Simulation.Statistics;

namespace Dryrun.Interview.Understanding.Evaluation;

/// <summary>A share of a count, with its 95% Wilson interval.</summary>
/// <param name="Hits">How many.</param>
/// <param name="Total">Of how many.</param>
public sealed record Rate(int Hits, int Total)
{
    /// <summary>0 to 1; 0 of nothing is 0.</summary>
    public double Share => Total == 0 ? 0 : (double)Hits / Total;

    /// <summary>95% interval, 0 to 1 where there is nothing to count.</summary>
    public (double Low, double High) Interval => Total == 0 ? (0, 1) : WilsonInterval.Of(Hits, Total) is var i ? (i.Low, i.High) : default;

    /// <summary>"0.870 (47/54, 0.76-0.94)".</summary>
    public override string ToString() => Total == 0 ? "-" : $"{Share:0.000} ({Hits}/{Total}, {Interval.Low:0.00}-{Interval.High:0.00})";
}

/// <summary>How well questions are linked to facts.</summary>
/// <param name="Kind">Kind of utterance, or "all".</param>
/// <param name="Top1">Of utterances about facts, those whose most probable link is right.</param>
/// <param name="Exact">Of utterances about facts, those linked to exactly their facts.</param>
/// <param name="Abstained">Of utterances about facts, those linked to nothing.</param>
/// <param name="Wrong">Of all utterances, those linked to at least one fact that they are not about: a wrong disclosure.</param>
/// <param name="WrongLinks">Of all links, the wrong ones.</param>
public sealed record LinkingFigures(string Kind, Rate Top1, Rate Exact, Rate Abstained, Rate Wrong, Rate WrongLinks);

/// <summary>How well one act is recognised, counted by utterance.</summary>
/// <param name="Act">The act, or null for all acts together (micro average).</param>
/// <param name="True">Read and labelled.</param>
/// <param name="False">Read and not labelled.</param>
/// <param name="Missed">Labelled and not read.</param>
public sealed record ActFigures(DialogueAct? Act, int True, int False, int Missed)
{
    /// <summary>Right among the read ones.</summary>
    public Rate Precision => new(True, True + False);

    /// <summary>Read among the labelled ones.</summary>
    public Rate Recall => new(True, True + Missed);

    /// <summary>Harmonic mean of both, 0 where nothing was right.</summary>
    public double F1 => True == 0 ? 0 : 2.0 * True / (2 * True + False + Missed);
}

/// <summary>One utterance as it was read.</summary>
/// <param name="Utterance">The utterance with its labels.</param>
/// <param name="Facts">Facts linked, the most probable first.</param>
/// <param name="Acts">Acts read.</param>
public sealed record Reading(LabelledUtterance Utterance, IReadOnlyList<string> Facts, IReadOnlyList<DialogueAct> Acts);

/// <summary>Figures over a labelled set.</summary>
/// <param name="Linking">All together first, then by kind.</param>
/// <param name="Acts">All together first, then by act.</param>
/// <param name="Readings">What they were counted from.</param>
public sealed record EvaluationFigures(IReadOnlyList<LinkingFigures> Linking, IReadOnlyList<ActFigures> Acts, IReadOnlyList<Reading> Readings)
{
    /// <summary>Unweighted mean F1 over the acts that occur.</summary>
    public double MacroF1 => Acts.Skip(1).Where(a => a.True + a.Missed > 0).Select(a => a.F1).DefaultIfEmpty(0).Average();
}
