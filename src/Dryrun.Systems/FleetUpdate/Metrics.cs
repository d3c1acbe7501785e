using Dryrun.Contracts.Descriptions;

namespace Dryrun.Systems.FleetUpdate;

/// <summary>What one run measures. NaN where something never came about within the horizon.</summary>
public sealed record FleetMetrics
{
    /// <summary>Days to half of the active devices.</summary>
    [Metric("Days to 50 % coverage", "Days after the launch until half of the active devices have the update.", Unit = "days")]
    public double T50Days { get; init; } = double.NaN;

    /// <summary>Days to nine tenths.</summary>
    [Metric("Days to 90 % coverage", "Days after the launch until nine tenths of the active devices have the update.", Unit = "days")]
    public double T90Days { get; init; } = double.NaN;

    /// <summary>Days to 99 %.</summary>
    [Metric("Days to 99 % coverage", "Days after the launch until 99 percent of the active devices have the update.", Unit = "days")]
    public double T99Days { get; init; } = double.NaN;

    /// <summary>Coverage of active devices at the end.</summary>
    [Metric("Coverage", "Active devices with the update at the end.", Unit = "percent", MoreIsBetter = true)]
    public double CoveragePercent { get; init; }

    /// <summary>Coverage on the promised day.</summary>
    [Metric("Coverage on the target day", "Active devices with the update on the target day.", Unit = "percent", MoreIsBetter = true)]
    public double CoverageAtTargetPercent { get; init; }

    /// <summary>Active device-days without the update.</summary>
    [Metric("Exposure", "Active device-days without the update.", Unit = "million device-days")]
    public double ExposureMillionDeviceDays { get; init; }

    /// <summary>Devices harmed.</summary>
    [Metric("Harmed devices", "Devices that the update hurt, bricked ones included.", Unit = "devices")]
    public double HarmedDevices { get; init; }

    /// <summary>Devices bricked.</summary>
    [Metric("Bricked devices", "Devices that have to be replaced.", Unit = "devices")]
    public double BrickedDevices { get; init; }

    /// <summary>Contacts.</summary>
    [Metric("Support contacts", "Contacts about the update.", Unit = "contacts")]
    public double SupportContacts { get; init; }

    /// <summary>Contacts on the worst day.</summary>
    [Metric("Worst support day", "Most contacts about the update within 24 hours.", Unit = "contacts per day")]
    public double PeakSupportContactsPerDay { get; init; }

    /// <summary>Longest backlog.</summary>
    [Metric("Support backlog", "Most contacts waiting at once.", Unit = "contacts")]
    public double PeakSupportBacklog { get; init; }

    /// <summary>Peak egress.</summary>
    [Metric("Peak egress", "Highest egress asked of the content network.", Unit = "terabits per second")]
    public double PeakEgressTbps { get; init; }

    /// <summary>95th percentile of hourly egress.</summary>
    [Metric("95th percentile of egress", "Egress that is exceeded in one hour of twenty, of the hours with any.", Unit = "terabits per second")]
    public double P95EgressTbps { get; init; }

    /// <summary>Bytes sent.</summary>
    [Metric("Bytes sent", "Bytes sent, failed downloads included.", Unit = "petabytes")]
    public double EgressPb { get; init; }

    /// <summary>Bytes on metered links.</summary>
    [Metric("Bytes on metered links", "Bytes sent over links where they cost the user money.", Unit = "petabytes")]
    public double MeteredPb { get; init; }

    /// <summary>Dollars of egress.</summary>
    [Metric("Egress cost", "What the bytes cost.", Unit = "dollars")]
    public double EgressDollars { get; init; }

    /// <summary>Stuck devices.</summary>
    [Metric("Stuck devices", "Devices still without the update 30 days after the launch.", Unit = "percent")]
    public double StuckPercent { get; init; }

    /// <summary>Users lost.</summary>
    [Metric("Lost users", "People who returned the device or left over harm.", Unit = "people")]
    public double LostUsers { get; init; }

    /// <summary>False halts.</summary>
    [Metric("False halts", "Halts of a healthy build.", Unit = "halts")]
    public double FalseHalts { get; init; }

    /// <summary>Hours from the first harm to the halt.</summary>
    [Metric("Time to halt", "Hours from the first harmed device to the halt.", Unit = "hours")]
    public double HoursToHalt { get; init; } = double.NaN;

    /// <summary>Days from the halt to the fixed build.</summary>
    [Metric("Time to roll forward", "Days from the halt to the fixed build's first stage.", Unit = "days")]
    public double DaysToRollForward { get; init; } = double.NaN;

    /// <summary>Hours in which installs were blocked.</summary>
    [Metric("Blocked installs", "Hours in which expired metadata blocked installs.", Unit = "hours")]
    public double BlockedInstallHours { get; init; }

    /// <summary>Minutes to mitigate the incident.</summary>
    [Metric("Time to mitigate", "Minutes from the start of the incident to its mitigation.", Unit = "minutes")]
    public double MitigationMinutes { get; init; } = double.NaN;
}
