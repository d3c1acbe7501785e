using Dryrun.Contracts.Descriptions;

namespace Dryrun.Systems.EventSpike;

/// <summary>What one run measures. NaN where something never came about, as everything of the night where the event was cancelled.</summary>
public sealed record SpikeMetrics
{
    /// <summary>Day of the event.</summary>
    [Metric("Day of the event", "Day on which the event took place, counted from the kickoff of the project.", Unit = "days")]
    public double EventDay { get; init; } = double.NaN;

    /// <summary>Times the usual peak.</summary>
    [Metric("Load that came", "Highest load that came to the door over the usual peak, bots included.", Unit = "times")]
    public double DemandRatio { get; init; } = double.NaN;

    /// <summary>Times the usual peak.</summary>
    [Metric("Capacity at the start", "Capacity that stood ready at the start over the usual peak.", Unit = "times", MoreIsBetter = true)]
    public double ReadyAtStartRatio { get; init; } = double.NaN;

    /// <summary>Times the usual peak.</summary>
    [Metric("Capacity at the end", "Capacity at the end over the usual peak.", Unit = "times")]
    public double EndRatio { get; init; } = double.NaN;

    /// <summary>Million viewers.</summary>
    [Metric("Most viewers", "Most viewers watching at once.", Unit = "million viewers", MoreIsBetter = true)]
    public double PeakViewersMillions { get; init; } = double.NaN;

    /// <summary>Percent.</summary>
    [Metric("Failed starts", "Attempts to start that failed.", Unit = "percent")]
    public double FailedStartPercent { get; init; } = double.NaN;

    /// <summary>Seconds.</summary>
    [Metric("Time to start", "Time to the first picture, 95th percentile.", Unit = "seconds")]
    public double P95StartSeconds { get; init; } = double.NaN;

    /// <summary>Percent.</summary>
    [Metric("Calls served", "Calls that were served in the end, of all that were made first.", Unit = "percent", MoreIsBetter = true)]
    public double GoodputPercent { get; init; } = double.NaN;

    /// <summary>Percent.</summary>
    [Metric("Critical calls served", "Login, play and pay that were served in the end.", Unit = "percent", MoreIsBetter = true)]
    public double CriticalGoodputPercent { get; init; } = double.NaN;

    /// <summary>Billions.</summary>
    [Metric("Calls", "Calls that reached the door during the event, retries included.", Unit = "billion calls")]
    public double CallsBillions { get; init; } = double.NaN;

    /// <summary>Million viewers.</summary>
    [Metric("Viewers lost", "People who gave up: failed starts, the line, broken streams.", Unit = "million viewers")]
    public double LostViewersMillions { get; init; } = double.NaN;

    /// <summary>Minutes.</summary>
    [Metric("Minutes of failure", "Minutes in which more starts failed than the target allows.", Unit = "minutes")]
    public double FailingMinutes { get; init; } = double.NaN;

    /// <summary>Minutes.</summary>
    [Metric("Longest wait in line", "Longest wait of somebody who was let in.", Unit = "minutes")]
    public double LongestWaitMinutes { get; init; } = double.NaN;

    /// <summary>Minutes.</summary>
    [Metric("Time in a smaller product", "Minutes in which a step of the ladder was taken.", Unit = "minutes")]
    public double DegradedMinutes { get; init; } = double.NaN;

    /// <summary>Minutes.</summary>
    [Metric("Chat off or down", "Minutes of the event without chat.", Unit = "minutes")]
    public double ChatLostMinutes { get; init; } = double.NaN;

    /// <summary>Minutes.</summary>
    [Metric("Home page down", "Minutes at the end in which the home page served less than nine of ten.", Unit = "minutes")]
    public double HomeDownMinutes { get; init; } = double.NaN;

    /// <summary>Dollars.</summary>
    [Metric("Spend", "Machines, commitments, delivery, work and tests.", Unit = "dollars")]
    public double SpendDollars { get; init; }

    /// <summary>Dollars.</summary>
    [Metric("Idle capacity", "What was paid for machines that nobody needed at the peak.", Unit = "dollars")]
    public double IdleDollars { get; init; }

    /// <summary>Pages.</summary>
    [Metric("Pages", "People woken.", Unit = "pages")]
    public double Pages { get; init; }

    /// <summary>Percent.</summary>
    [Metric("Target met", "100 where failed starts and time to start met the target, 0 where not.", Unit = "percent", MoreIsBetter = true)]
    public double TargetMetPercent { get; init; } = double.NaN;
}
