using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Experiments;

/// <summary>
/// When an experiment has run enough: as soon as the interval of a response is narrow enough for every design, looked at after fixed numbers of replications (10,
/// then half as many again each time), so that neither threads nor their speed decide. Looking several times costs a little coverage:
/// a 95 percent interval that stopped so covers some 93 percent.
/// </summary>
public sealed record Precision
{
    private Precision(double halfWidth, bool isRelative, bool ofDifferences, int response)
    {
        if (!(halfWidth > 0.0 && halfWidth <= double.MaxValue))
            throw new ArgumentOutOfRangeException(nameof(halfWidth), halfWidth, "A wanted half width is positive and finite.");
        ArgumentOutOfRangeException.ThrowIfNegative(response);
        (HalfWidth, IsRelative, OfDifferences, Response) = (halfWidth, isRelative, ofDifferences, response);
    }

    /// <summary>The half width wanted, in the unit of the response or as a share of the mean.</summary>
    public double HalfWidth { get; }

    /// <summary>Whether the half width is a share of the size of the mean.</summary>
    public bool IsRelative { get; }

    /// <summary>Whether the differences to the first design are meant instead of the means.</summary>
    public bool OfDifferences { get; }

    /// <summary>The place of the response, from 0.</summary>
    public int Response { get; }

    /// <summary>The fewest replications before the first look.</summary>
    public int FirstLook { get; init; } = 10;

    /// <summary>Means to within so much, in the unit of the response.</summary>
    public static Precision Absolute(double halfWidth, int response = 0) => new(halfWidth, isRelative: false, ofDifferences: false, response);

    /// <summary>Means to within a share of themselves, such as 0.05; means of 0 never are.</summary>
    public static Precision Relative(double share, int response = 0) => new(share, isRelative: true, ofDifferences: false, response);

    /// <summary>Paired differences to the first design to within so much, in the unit of the response.</summary>
    public static Precision OfDifference(double halfWidth, int response = 0) => new(halfWidth, isRelative: false, ofDifferences: true, response);

    /// <summary>
    /// Whether an interval is narrow enough. The share is of the true mean, which the estimate may exceed by the share itself: hence share / (1 + share)
    /// of the estimate (Law, "Simulation modeling and analysis", 5th ed., section 9.4.1).
    /// </summary>
    internal bool IsMet(Interval interval) => IsRelative
        ? interval.RelativeHalfWidth <= HalfWidth / (1.0 + HalfWidth)
        : interval.HalfWidth <= HalfWidth;

    /// <summary>The number of replications at the look after one, at most all there are.</summary>
    internal int NextLook(int look, int all) => look == 0
        ? Math.Min(Math.Max(2, FirstLook), all)
        : (int)Math.Min((3L * look + 1) / 2, all);
}
