namespace Dryrun.Interview.Understanding;

/// <summary>Constants of the linker: weights of the evidence, and the score of "none of them".</summary>
internal sealed record LinkCalibration
{
    /// <summary>Weight of the likeness to the best paraphrases, 0 to 1.</summary>
    public double ParaphraseWeight { get; init; } = 9;

    /// <summary>Weight of the words' log ratios.</summary>
    public double WordWeight { get; init; } = 0.9;

    /// <summary>Weight of a keyword that is said; half of it for a single word.</summary>
    public double KeywordWeight { get; init; } = 1.5;

    /// <summary>How much a keyword counts as a paraphrase of its own.</summary>
    public double KeywordShare { get; init; } = 0.6;

    /// <summary>Weight of an idea against that of a stem.</summary>
    public double IdeaWeight { get; init; } = 1;

    /// <summary>The most that one feature can speak against a fact.</summary>
    public double Against { get; init; } = 0.6;

    /// <summary>Weight of a word that the paraphrases do not know, against that of a word of one fact alone.</summary>
    public double UnknownShare { get; init; } = 1;

    /// <summary>The same where the word carries an idea.</summary>
    public double CarrierShare { get; init; } = 0.15;

    /// <summary>From here on a link of a whole clause stands beside links of its parts.</summary>
    public const double SureProbability = 0.85;

    /// <summary>Lead that a topic or a fact of elsewhere needs over the prompt's own facts.</summary>
    public double Handicap { get; init; } = 1;

    /// <summary>Logistic weights of a candidate's signs, in their order, the constant last.</summary>
    public double[] SignWeights { get; init; } = [0.112, 1.381, 0.197, 0.279, 3.583, 0.164, 0.080, -0.360, 1.457, 0.757, 0.881, -6.305];

    /// <summary>The least probability of a link.</summary>
    public double Threshold { get; init; } = 0.73;

    /// <summary>Probability given to a fact carried over from before.</summary>
    public const double CarriedProbability = 0.8;

    /// <summary>Probability that the candidate is right.</summary>
    public double Probability(double[] signs)
    {
        var sum = SignWeights[^1];
        for (var i = 0; i < signs.Length; i++) sum += SignWeights[i] * signs[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    public static LinkCalibration Fitted { get; } = new();
}
