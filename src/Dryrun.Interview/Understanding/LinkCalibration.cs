namespace Dryrun.Interview.Understanding;

/// <summary>
/// Constants of the linker. Score and sign weights are fitted to the development set and the odd half of the careless questions alone, by <c>LinkFit</c> in the tests,
/// whose test fails when they no longer are what it gives and prints the new ones; the threshold is the least in steps of 0.025 with at most 3 wrong disclosures in
/// 200 on the odd half of the frozen set: the half that sets it always looks better than the half that does not.
/// </summary>
internal sealed record LinkCalibration
{
    /// <summary>Weight of each measure of a fact, in the order of <see cref="FactEvidence.Weigh"/>.</summary>
    public double[] ScoreWeights { get; init; } = [0.516, 0.994, 0.790, -4.105, 0.461, 0.141, 1.182, 2.828, 0.180, 0.628, 0.569, 0.867];

    /// <summary>How much a keyword counts as a paraphrase of its own.</summary>
    public double KeywordShare { get; init; } = 0.6;

    /// <summary>Passes of the classifier over the paraphrases.</summary>
    public int Epochs { get; init; } = 15;

    /// <summary>How much of its weights the classifier forgets a step.</summary>
    public double Decay { get; init; } = 0.0005;

    /// <summary>Weight of an idea against that of a stem, for the classifier.</summary>
    public double IdeaShare { get; init; } = 0.6;

    /// <summary>Weight of an idea against that of a stem.</summary>
    public double IdeaWeight { get; init; } = 1;

    /// <summary>The most that one feature can speak against a fact.</summary>
    public double Against { get; init; } = 0.6;

    /// <summary>Weight of a word that the paraphrases do not know, against that of a word of one fact alone.</summary>
    public double UnknownShare { get; init; } = 1;

    /// <summary>The same where the word carries an idea.</summary>
    public double CarrierShare { get; init; } = 0.15;

    /// <summary>Likeness from which a text is taken for the paraphrase itself.</summary>
    public const double VerbatimLikeness = 0.95;

    /// <summary>Lead in likeness that such a text must have over every other fact.</summary>
    public const double VerbatimLead = 0.05;

    /// <summary>The least probability of a link by a paraphrase itself.</summary>
    public const double VerbatimProbability = 0.95;

    /// <summary>From here on a link of a whole clause stands beside links of its parts.</summary>
    public const double SureProbability = 0.85;

    /// <summary>Logistic weights of a candidate's signs, in their order, the constant last.</summary>
    public double[] SignWeights { get; init; } =
        [0.282, 1.836, 0.051, 0.372, -0.159, -2.761, -0.221, -1.394, 0.424, 0.431, 0.140, 1.582, 0.267, -1.395, 0.444, 0.055, 0.395, -1.181, 0.970, 2.091, -0.607];

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
