namespace Dryrun.Study.Memory;

/// <summary>
/// The free spaced repetition scheduler, version 6 (open-spaced-repetition, default parameters of FSRS-6): a model of memory with stability S in days and
/// difficulty D. The probability to recall after t days is (1 + F t / S)^-w20, with F such that it is 90 percent at t = S.
/// </summary>
public static class Fsrs
{
    /// <summary>Longest interval, days.</summary>
    public const int IntervalMaxDays = 36_500;

    /// <summary>Recall probability at which a card is due.</summary>
    public const double DesiredRetention = 0.9;

    private const double StabilityMin = 0.001;

    private static readonly double[] W =
    [
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
    ];

    private static readonly double Decay = -W[20];

    private static readonly double Factor = Math.Pow(0.9, 1 / Decay) - 1;

    private static readonly TimeSpan[] LearningSteps = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)];

    private static readonly TimeSpan[] RelearningSteps = [TimeSpan.FromMinutes(10)];

    /// <summary>Probability to recall a card now, 0 to 1; 0 for one that was never rated.</summary>
    public static double Retrievability(Card card, DateTimeOffset now) =>
        card is { StabilityDays: { } stability, LastReview: { } last } ? Recall(Math.Max(0, Math.Floor((now - last).TotalDays)), stability) : 0;

    /// <summary>The card after a rating.</summary>
    public static Card Review(Card card, Rating rating, DateTimeOffset now)
    {
        var (stability, difficulty) = Memory(card, rating, now);
        var (phase, step, wait) = Next(card, rating, stability);
        return new Card(phase, step, stability, difficulty, now, now + wait);
    }

    private static (double Stability, double Difficulty) Memory(Card card, Rating rating, DateTimeOffset now)
    {
        if (card is not { StabilityDays: { } s, Difficulty: { } d, LastReview: { } last })
        {
            return (Math.Max(W[(int)rating - 1], StabilityMin), Bounded(InitialDifficulty(rating)));
        }

        var next = (now - last).TotalDays < 1 ? SameDay(s, rating)
            : rating == Rating.Again ? Forgotten(d, s, Retrievability(card, now))
            : Recalled(d, s, Retrievability(card, now), rating);
        return (Math.Max(next, StabilityMin), NextDifficulty(d, rating));
    }

    private static (CardPhase Phase, int Step, TimeSpan Wait) Next(Card card, Rating rating, double stability)
    {
        if (card.Phase == CardPhase.Review)
        {
            return rating == Rating.Again ? (CardPhase.Relearning, 0, RelearningSteps[0]) : (CardPhase.Review, 0, Interval(stability));
        }

        var steps = card.Phase == CardPhase.Learning ? LearningSteps : RelearningSteps;
        return rating switch
        {
            Rating.Again => (card.Phase, 0, steps[0]),
            Rating.Hard => (card.Phase, card.Step, HardStep(steps, card.Step)),
            Rating.Good when card.Step + 1 < steps.Length => (card.Phase, card.Step + 1, steps[card.Step + 1]),
            _ => (CardPhase.Review, 0, Interval(stability)),
        };
    }

    // Hard repeats a step; the first one halfway to the second, or half as long again where it is the only one.
    private static TimeSpan HardStep(TimeSpan[] steps, int step) =>
        step > 0 ? steps[step] : steps.Length == 1 ? steps[0] * 1.5 : (steps[0] + steps[1]) / 2;

    private static TimeSpan Interval(double stability)
    {
        var days = Math.Round(stability / Factor * (Math.Pow(DesiredRetention, 1 / Decay) - 1), MidpointRounding.ToEven);
        return TimeSpan.FromDays(Math.Clamp(days, 1, IntervalMaxDays));
    }

    private static double Recall(double days, double stability) => Math.Pow(1 + (Factor * days / stability), Decay);

    private static double InitialDifficulty(Rating rating) => W[4] - Math.Exp(W[5] * ((int)rating - 1)) + 1;

    private static double NextDifficulty(double d, Rating rating)
    {
        var step = -W[6] * ((int)rating - 3);
        var damped = d + ((10 - d) * step / 9);
        return Bounded((W[7] * InitialDifficulty(Rating.Easy)) + ((1 - W[7]) * damped));
    }

    private static double SameDay(double s, Rating rating)
    {
        var growth = Math.Exp(W[17] * ((int)rating - 3 + W[18])) * Math.Pow(s, -W[19]);
        return s * (rating >= Rating.Good ? Math.Max(growth, 1) : growth);
    }

    private static double Recalled(double d, double s, double r, Rating rating) =>
        s * (1 + (Math.Exp(W[8]) * (11 - d) * Math.Pow(s, -W[9]) * (Math.Exp((1 - r) * W[10]) - 1)
            * (rating == Rating.Hard ? W[15] : 1) * (rating == Rating.Easy ? W[16] : 1)));

    private static double Forgotten(double d, double s, double r) => Math.Min(
        W[11] * Math.Pow(d, -W[12]) * (Math.Pow(s + 1, W[13]) - 1) * Math.Exp((1 - r) * W[14]),
        s / Math.Exp(W[17] * W[18]));

    private static double Bounded(double difficulty) => Math.Clamp(difficulty, 1, 10);
}
