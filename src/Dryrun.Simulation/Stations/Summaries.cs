using System.Runtime.InteropServices;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Stations;

/// <summary>A number that changes over time, weighted by time.</summary>
/// <param name="Mean">The mean over the time measured.</param>
/// <param name="Max">The greatest.</param>
/// <param name="Now">The present one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LevelSummary(double Mean, long Max, long Now)
{
    /// <summary>For people.</summary>
    public override string ToString() => $"mean {Mean:F2}, max {Max}, now {Now}";
}

/// <summary>Times that were measured one by one, in microseconds. All are 0 where there are none.</summary>
/// <param name="Count">How many.</param>
/// <param name="Mean">Their mean, exact but for one rounding.</param>
/// <param name="MeanInterval">
/// The 95 % interval of the mean by batch means; null while the run is too short for one: fewer than 20 times, or times so alike to those before them that even
/// batches of them are.
/// </param>
/// <param name="StandardDeviation">Their standard deviation.</param>
/// <param name="P50">The median, to 0.4 %, as the other quantiles.</param>
/// <param name="P95">95 % were at most this.</param>
/// <param name="P99">99 % were at most this.</param>
/// <param name="Max">The longest, exactly.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TimeSummary(
    long Count, double Mean, Interval? MeanInterval, double StandardDeviation, long P50, long P95, long P99, long Max)
{
    /// <summary>For people.</summary>
    public override string ToString() =>
        $"mean {Time.Brief(Mean)}, p50 {Time.Brief(P50)}, p95 {Time.Brief(P95)}, p99 {Time.Brief(P99)}, max {Time.Brief(Max)}";
}

/// <summary>What became of those who came: always Arrived + Carried = Served + Dropped + Reneged + Preempted + Present.</summary>
/// <param name="Arrived">How many came since the measurement began.</param>
/// <param name="Carried">How many were present when it began.</param>
/// <param name="Served">How many got all they came for.</param>
/// <param name="Dropped">How many were turned away, or lost to a fault.</param>
/// <param name="Reneged">How many gave up: their patience ran out, or they were interrupted.</param>
/// <param name="Preempted">How many lost what they held to somebody more urgent.</param>
/// <param name="Present">How many are there now.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FlowSummary(long Arrived, long Carried, long Served, long Dropped, long Reneged, long Preempted, long Present)
{
    /// <summary>The share of those who came that were turned away; 0 where nobody came.</summary>
    public double Loss => Arrived == 0 ? 0.0 : (double)Dropped / Arrived;

    /// <summary>For people; what did not happen is not told.</summary>
    public override string ToString() =>
        $"{Served} of {Arrived} served{Part(Dropped, "dropped")}{Part(Reneged, "gave up")}{Part(Preempted, "preempted")}{Part(Present, "present")}";

    private static string Part(long count, string what) => count == 0 ? "" : $", {count} {what}";
}
