using Dryrun.Contracts.Descriptions;

namespace Dryrun.Systems.FleetUpdate;

/// <summary>What things cost.</summary>
public sealed record PricesWorld
{
    /// <summary>Dollars for a gigabyte of egress.</summary>
    [World("Egress price", "Price of a gigabyte from the content network.",
        Typical = "0.01", Unit = "dollars per gigabyte", Min = 0, Max = 0.2, Source = "general knowledge")]
    public double DeliveryDollarsPerGb { get; init; }

    /// <summary>Dollars for a terabit a second held ready.</summary>
    [World("Reserved capacity", "Price of holding one terabit a second ready for the campaign.",
        Typical = "60000", Unit = "dollars per terabit per second", Min = 0, Max = 2000000, Source = "assumption")]
    public double ReserveDollarsPerTbps { get; init; }

    /// <summary>Dollars for a support contact.</summary>
    [World("Support contact", "Cost of one support contact.", Typical = "8", Unit = "dollars", Min = 0, Max = 60, Source = "general knowledge")]
    public double SupportContactDollars { get; init; }

    /// <summary>Dollars for a replaced device, landed.</summary>
    [World("Replacement", "Cost of replacing one device, landed.",
        Typical = "380", Unit = "dollars", Min = 0, Max = 2000, Source = "general knowledge")]
    public double ReplacementDollars { get; init; }

    /// <summary>Dollars for a page to somebody on call.</summary>
    [World("On-call page", "Loaded cost of waking somebody.", Typical = "100", Unit = "dollars", Min = 0, Max = 2000, Source = "general knowledge")]
    public double OnCallPageDollars { get; init; }

    /// <summary>Dollars for a minute in which an incident is not mitigated.</summary>
    [World("Open incident", "Cost of a minute in which an incident is not mitigated, before what it does to the rollout.",
        Typical = "300", Unit = "dollars per minute", Min = 0, Max = 50000, Source = "assumption")]
    public double IncidentDollarsPerMinute { get; init; }

    /// <summary>Dollars for a million active device-days without the update.</summary>
    [World("Exposure", "Expected loss for a million active device-days without the update; depends on what the patch closes.",
        Typical = "4000", Unit = "dollars per million device-days", Min = 0, Max = 1000000, Source = "assumption")]
    public double ExposurePerMillionDeviceDays { get; init; }

    /// <summary>Dollars for each day after the target day on which the target is not met.</summary>
    [World("Missed target", "Cost of each day after the target day on which coverage is below its target.",
        Typical = "25000", Unit = "dollars per day", Min = 0, Max = 5000000, Source = "assumption")]
    public double MissedDayDollars { get; init; }

    /// <summary>Dollars for a gigabyte on a metered link.</summary>
    [World("Metered gigabyte", "What a gigabyte on a user's metered link costs in goodwill and refunds.",
        Typical = "0.2", Unit = "dollars per gigabyte", Min = 0, Max = 20, Source = "assumption")]
    public double MeteredDollarsPerGb { get; init; }

    /// <summary>Dollars lost when a user returns the device or leaves.</summary>
    [World("Lost user", "Value lost when somebody returns the device or leaves.",
        Typical = "150", Unit = "dollars", Min = 0, Max = 2000, Source = "assumption")]
    public double LostUserDollars { get; init; }

    /// <summary>Dollars at stake in the public's trust.</summary>
    [World("Trust", "What it costs when the public stops trusting updates; one user in five hundred harmed loses 63 percent of it, fewer lose less.",
        Typical = "6000000", Unit = "dollars", Min = 0, Max = 20000000000, Source = "assumption")]
    public double TrustDollars { get; init; }

    /// <summary>Harmed users who leave, percent.</summary>
    [World("Harmed users who leave", "Share of harmed users who return the device or leave.",
        Typical = "6", Unit = "percent", Min = 0, Max = 60, Source = "assumption")]
    public double HarmedWhoLeavePercent { get; init; }

    /// <summary>Dollars of a fine for one country.</summary>
    [World("Fine for missing notice", "Fine in one country whose people were not told.",
        Typical = "60000", Unit = "dollars", Min = 0, Max = 5000000, Source = "assumption")]
    public double NoticeFineDollars { get; init; }
}

/// <summary>How often luck strikes.</summary>
public sealed record RatesWorld
{
    /// <summary>Chance of a fleet-wide crash defect, percent.</summary>
    [World("Fleet-wide defect", "Chance that this build crashes 0.5 percent of all devices.",
        Typical = "6", Unit = "percent", Min = 0, Max = 14, Source = "assumption, S1 c")]
    public double FleetWidePercent { get; init; }

    /// <summary>Chance of a defect on one chipset, percent.</summary>
    [World("Chipset defect", "Chance that this build does not boot on a part of one small hardware family.",
        Typical = "12", Unit = "percent", Min = 0, Max = 14, Source = "assumption, S1 c")]
    public double CohortPercent { get; init; }

    /// <summary>Chance of rare data loss, percent.</summary>
    [World("Data-loss defect", "Chance that this build loses data on one device in ten thousand.",
        Typical = "4", Unit = "percent", Min = 0, Max = 14, Source = "assumption, S1 c")]
    public double DataLossPercent { get; init; }

    /// <summary>Chance of a defect in large version jumps, percent.</summary>
    [World("Upgrade-path defect", "Chance that this build fails on large version jumps.",
        Typical = "8", Unit = "percent", Min = 0, Max = 14, Source = "assumption, S1 c")]
    public double UpgradePathPercent { get; init; }

    /// <summary>Chance of a defect in one region, percent.</summary>
    [World("Locale defect", "Chance that this build crashes in one region.",
        Typical = "6", Unit = "percent", Min = 0, Max = 14, Source = "assumption, S1 c")]
    public double LocalePercent { get; init; }

    /// <summary>Chance of a battery defect, percent.</summary>
    [World("Battery defect", "Chance that this build drains batteries 8 percent faster.",
        Typical = "5", Unit = "percent", Min = 0, Max = 14, Source = "assumption, S1 c")]
    public double BatteryDrainPercent { get; init; }

    /// <summary>Chance of a wrongly signed build, percent.</summary>
    [World("Signing defect", "Chance that a part of the fleet refuses this build's signature.",
        Typical = "4", Unit = "percent", Min = 0, Max = 14, Source = "assumption, S1 c")]
    public double SigningPercent { get; init; }

    /// <summary>Chance of an outage of the content network during the campaign, percent.</summary>
    [World("Content network outage", "Chance of an outage of the content network during the campaign.",
        Typical = "8", Unit = "percent", Min = 0, Max = 14, Source = "assumption")]
    public double CdnOutagePercent { get; init; }

    /// <summary>Chance of a telemetry outage during the campaign, percent.</summary>
    [World("Telemetry outage", "Chance that health reports stop during the campaign.",
        Typical = "7", Unit = "percent", Min = 0, Max = 14, Source = "assumption")]
    public double TelemetryOutagePercent { get; init; }

    /// <summary>Chance that metadata is not renewed in time, percent.</summary>
    [World("Signing outage", "Chance that the service which renews signed metadata stops during the campaign.",
        Typical = "5", Unit = "percent", Min = 0, Max = 14, Source = "assumption")]
    public double SigningOutagePercent { get; init; }

    /// <summary>Chance that one signing key is stolen, percent.</summary>
    [World("Key compromise", "Chance that one signing key is stolen during the campaign.",
        Typical = "1.6", Unit = "percent", Min = 0, Max = 5, Source = "assumption")]
    public double KeyCompromisePercent { get; init; }

    /// <summary>Chance of an unrelated wave of support contacts, percent.</summary>
    [World("Support surge", "Chance that something unrelated floods support during the campaign.",
        Typical = "8", Unit = "percent", Min = 0, Max = 14, Source = "assumption")]
    public double SupportSurgePercent { get; init; }

    /// <summary>Chance of each other kind of incident during the campaign, percent.</summary>
    [World("Other incidents",
        "Chance of each of the other incidents: poll storm, service failover, false alarm, returns backlog, regulator's question, press story.",
        Typical = "5", Unit = "percent", Min = 0, Max = 9, Source = "assumption")]
    public double OtherIncidentPercent { get; init; }
}
