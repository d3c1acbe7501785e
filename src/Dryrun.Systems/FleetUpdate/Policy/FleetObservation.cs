namespace Dryrun.Systems.FleetUpdate.Policy;

/// <summary>The groups of devices that are watched apart: all, nine hardware families, twelve regions, four version groups.</summary>
public static class Cohort
{
    /// <summary>The whole fleet.</summary>
    public const int All = 0;

    /// <summary>First hardware family.</summary>
    public const int FirstFamily = 1;

    /// <summary>Hardware families.</summary>
    public const int Families = 9;

    /// <summary>First region.</summary>
    public const int FirstRegion = FirstFamily + Families;

    /// <summary>Regions.</summary>
    public const int Regions = 12;

    /// <summary>First version group.</summary>
    public const int FirstVersion = FirstRegion + Regions;

    /// <summary>Version groups: the last version, two to four back, older, older than a year.</summary>
    public const int Versions = 4;

    /// <summary>How many cohorts there are.</summary>
    public const int Count = FirstVersion + Versions;
}

/// <summary>Something a person said to the controller.</summary>
/// <param name="Key">What it answers: "raise-2", "halt-1", "alarm-1".</param>
/// <param name="Option">raise, wait, halt, watch, falseAlarm, fixForward, holdCohort or resume.</param>
/// <param name="Words">What else was said, for the log.</param>
public readonly record struct PersonAnswer(string Key, string Option, string Words = "");

/// <summary>
/// What a controller can know at a moment: counts that arrived, late and only from devices that report; its own server's counts; what people said.
/// Counts add up since the current build's first stage opened. The arrays belong to whoever observes and are valid during the call.
/// </summary>
public sealed class FleetObservation
{
    /// <summary>Minutes since the planned launch.</summary>
    public long Minute { get; set; }

    /// <summary>Devices that were served the build, by cohort; the server knows this at once.</summary>
    public long[] Served { get; } = new long[Cohort.Count];

    /// <summary>Health reports that arrived, by cohort.</summary>
    public long[] Reported { get; } = new long[Cohort.Count];

    /// <summary>Served devices whose users have had a day to call support, by cohort.</summary>
    public long[] Callable { get; } = new long[Cohort.Count];

    /// <summary>Failures that arrived, by metric and cohort (metric * Cohort.Count + cohort).</summary>
    public long[] Failures { get; } = new long[6 * Cohort.Count];

    /// <summary>Normal failure rates by metric as remembered, or as the control build shows them where there is one.</summary>
    public double[] Baseline { get; } = new double[6];

    /// <summary>True while signed metadata is not expired.</summary>
    public bool MetadataFresh { get; set; } = true;

    /// <summary>True while the change freeze lasts.</summary>
    public bool InFreeze { get; set; }

    /// <summary>True once a fixed build that was ordered is tested and signed.</summary>
    public bool FixedBuildReady { get; set; }

    /// <summary>What people said since the last look.</summary>
    public List<PersonAnswer> Answers { get; } = [];
}
