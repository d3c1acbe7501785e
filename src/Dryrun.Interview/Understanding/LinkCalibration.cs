namespace Dryrun.Interview.Understanding;

/// <summary>Constants of the linker: weights of the evidence, and the score of "none of them".</summary>
internal sealed record LinkCalibration
{
    public double ParaphraseWeight { get; init; } = 10;

    public double WordWeight { get; init; } = 0.6;

    public double KeywordWeight { get; init; } = 2;

    /// <summary>Credit of a word that only means the same.</summary>
    public double SameMeaning { get; init; } = 0.9;

    /// <summary>Weight of a word that neither the paraphrases nor the thesaurus know, against that of a word of one fact alone.</summary>
    public double UnknownShare { get; init; } = 0.6;

    public double NoneScore { get; init; } = 6.5;

    /// <summary>The least probability of a link.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>Probability given to a fact carried over from before.</summary>
    public const double CarriedProbability = 0.8;

    public static LinkCalibration Fitted { get; } = new();
}
