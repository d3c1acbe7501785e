namespace Dryrun.Interview.Understanding;

/// <summary>Constants of the linker: weights of the evidence, and the score of "none of them".</summary>
internal sealed record LinkCalibration
{
    /// <summary>Weight of each measure of a fact, in the order of <see cref="FactEvidence.Weigh"/>.</summary>
    public double[] ScoreWeights { get; init; } = [1.726, 1.060, 0.327, -7.799, 0.584, 0.255, 0.727, 4.308, 0.235, 1.298, 0.390];

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

    /// <summary>Logistic weights of a candidate's signs, in their order, the constant last.</summary>
    public double[] SignWeights { get; init; } = [0.425, 0.968, 0.100, 0.149, -0.766, -1.524, -0.144, -0.991, -0.213, 0.322, 0.567, 0.697, 4.237, -3.719, 0.234, 0.052, -1.107];

    /// <summary>The least probability of a link.</summary>
    public double Threshold { get; init; } = 0.8;

    /// <summary>Probability given to a fact carried over from before.</summary>
    public const double CarriedProbability = 0.8;

    /// <summary>Score of a fact from its measures.</summary>
    public double Score(double[] measures)
    {
        var sum = 0.0;
        for (var i = 0; i < measures.Length; i++) sum += ScoreWeights[i] * measures[i];
        return sum;
    }

    /// <summary>Probability that the candidate is right.</summary>
    public double Probability(double[] signs)
    {
        var sum = SignWeights[^1];
        for (var i = 0; i < signs.Length; i++) sum += SignWeights[i] * signs[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    public static LinkCalibration Fitted { get; } = new();
}
