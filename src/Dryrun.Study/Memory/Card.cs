namespace Dryrun.Study.Memory;

/// <summary>How well a drill went.</summary>
public enum Rating
{
    /// <summary>Not at all.</summary>
    Again = 1,

    /// <summary>With serious trouble.</summary>
    Hard = 2,

    /// <summary>After some thought.</summary>
    Good = 3,

    /// <summary>At once.</summary>
    Easy = 4,
}

/// <summary>Where a card is in its life.</summary>
public enum CardPhase
{
    /// <summary>Seen for the first times, minutes apart.</summary>
    Learning,

    /// <summary>Reviewed days apart.</summary>
    Review,

    /// <summary>Forgotten, minutes apart again.</summary>
    Relearning,
}

/// <summary>What is remembered of one drill.</summary>
/// <param name="Phase">Where it is.</param>
/// <param name="Step">Which learning step, from 0; of no meaning in review.</param>
/// <param name="StabilityDays">Days after which the probability to recall it has fallen to 90 percent; null before the first rating.</param>
/// <param name="Difficulty">1 (easy) to 10; null before the first rating.</param>
/// <param name="LastReview">When it was rated last, or null.</param>
/// <param name="Due">When it is due.</param>
public sealed record Card(CardPhase Phase, int Step, double? StabilityDays, double? Difficulty, DateTimeOffset? LastReview, DateTimeOffset Due)
{
    /// <summary>A card that was never rated; it is due at once.</summary>
    public static Card New(DateTimeOffset now) => new(CardPhase.Learning, 0, null, null, null, now);
}
