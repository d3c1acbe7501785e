using Dryrun.Contracts.Descriptions;

namespace Dryrun.Systems.FleetUpdate;

/// <summary>Who carries the bytes to a device.</summary>
public enum Channel
{
    /// <summary>Our own over-the-air service, signing, delivery and agent.</summary>
    OwnOta,

    /// <summary>Apple's and Google's stores: no slots, delivery or signing of ours.</summary>
    AppStores,
}

/// <summary>How urgent the update is.</summary>
public enum Vulnerability
{
    /// <summary>An ordinary release.</summary>
    None,

    /// <summary>A severe hole that nobody uses yet.</summary>
    Severe,

    /// <summary>A hole that is exploited in the wild.</summary>
    Exploited,
}

/// <summary>Who may stop a rollout.</summary>
public enum HaltAuthority
{
    /// <summary>The release on-call, alone.</summary>
    ReleaseOnCall,

    /// <summary>A director, who has to be found first.</summary>
    DirectorOnly,
}

/// <summary>
/// The world of a software update to a fleet of devices. Sources: [V n] as listed in docs/systems/fleet-update.md; "guide" is a figure of the interview
/// guides that a strong candidate will say.
/// </summary>
public sealed record FleetWorld
{
    [World("Channel", "Who carries the bytes to a device.", Typical = "ownOta", Source = "guide")]
    public Channel Channel { get; init; }

    [World("Vulnerability", "How urgent the update is.", Typical = "severe", Source = "assumption")]
    public Vulnerability Vulnerability { get; init; }

    [Section("Fleet")]
    public FleetPart Fleet { get; init; } = new();

    [Section("Network")]
    public NetworkPart Network { get; init; } = new();

    [Section("Release")]
    public ReleasePart Release { get; init; } = new();

    [Section("Telemetry")]
    public TelemetryPart Telemetry { get; init; } = new();

    [Section("People")]
    public PeoplePart People { get; init; } = new();

    [Section("Calendar")]
    public CalendarPart Calendar { get; init; } = new();

    [Section("Prices")]
    public PricesPart Prices { get; init; } = new();

    [Section("Rates of luck")]
    public RatesPart Rates { get; init; } = new();
}

/// <summary>The devices.</summary>
public sealed record FleetPart
{
    [World("Devices", "Devices that are in use or lie in a drawer.", Unit = "million devices", Min = 0.01, Max = 3000, Typical = "10", Source = "assumption (headsets); guide: 1B phones")]
    public double DevicesMillions { get; init; }

    [World("Dormant", "Share of devices not used for a month or longer.", Unit = "percent", Min = 0, Max = 40, Typical = "6", Source = "assumption")]
    public double DormantPercent { get; init; }

    [World("Single slot", "Share of devices that have one system slot only: a failed install there can brick them.", Unit = "percent", Min = 0, Max = 100, Typical = "12", Source = "assumption")]
    public double SingleSlotPercent { get; init; }

    [World("Automatic updates on", "Share of devices that install without being asked.", Unit = "percent", Min = 5, Max = 100, Typical = "80", Source = "assumption")]
    public double AutoUpdatePercent { get; init; }

    [World("Low battery", "Share of devices below the usual battery limit when they come online.", Unit = "percent", Min = 0, Max = 80, Typical = "25", Source = "assumption")]
    public double LowBatteryPercent { get; init; }

    [World("One version behind", "Share of devices on the version right before this one's base.", Unit = "percent", Min = 0, Max = 60, Typical = "35", Source = "assumption")]
    public double OneBehindPercent { get; init; }

    [World("Two to four behind", "Share of devices two to four versions behind.", Unit = "percent", Min = 0, Max = 30, Typical = "25", Source = "assumption")]
    public double FewBehindPercent { get; init; }

    [World("A year behind", "Share of devices on a version older than a year; their update is a large jump.", Unit = "percent", Min = 0, Max = 10, Typical = "10", Source = "assumption")]
    public double YearBehindPercent { get; init; }

    [World("Smallest hardware family", "Share of the smallest of the nine hardware families.", Unit = "percent", Min = 0.1, Max = 5, Typical = "0.5", Source = "assumption")]
    public double SmallestFamilyPercent { get; init; }

    [World("Normal crash rate", "Share of the day's devices that crash on the version before.", Unit = "percent", Min = 0.05, Max = 3, Typical = "0.3", Source = "assumption; store line 1.09 [V6]")]
    public double BaselineCrashPercent { get; init; }

    [World("iOS share", "Share of devices on iOS; has an effect on app stores only.", Unit = "percent", Min = 0, Max = 100, Typical = "20", Source = "data/countries.csv, weighted")]
    public double IosSharePercent { get; init; }

    [World("Rollback on the device", "Whether a device can go back to the version before.", Typical = "true", Source = "V8 (forbidden there); assumption")]
    public bool RollbackPossible { get; init; }
}

/// <summary>Links and delivery.</summary>
public sealed record NetworkPart
{
    [World("Offline at peak", "Share of active devices that are offline at the busiest hour.", Unit = "percent", Min = 0, Max = 70, Typical = "20", Source = "guide")]
    public double OfflineAtPeakPercent { get; init; }

    [World("Average downlink", "Average downlink over the fleet; the table of countries is scaled to it.", Unit = "Mbps", Min = 5, Max = 300, Typical = "50", Source = "guide")]
    public double AverageDownlinkMbps { get; init; }

    [World("Worst downlink", "Downlink of the worst country.", Unit = "Mbps", Min = 0.5, Max = 25, Typical = "5", Source = "guide")]
    public double WorstDownlinkMbps { get; init; }

    [World("Metered links", "Share of devices on a metered link.", Unit = "percent", Min = 0, Max = 90, Typical = "20", Source = "data/countries.csv, weighted; 45 for phones [S1 8]")]
    public double MeteredPercent { get; init; }

    [World("Countries that block our delivery", "How many of the hundred countries block our delivery network.", Unit = "countries", Min = 0, Max = 3, Typical = "3", Source = "assumption")]
    public int BlockedCountries { get; init; }
}

/// <summary>The update and its dates.</summary>
public sealed record ReleasePart
{
    [World("Full image", "Size of the full image.", Unit = "MB", Min = 10, Max = 8000, Typical = "1500", Source = "assumption; 60 for an app [V7]")]
    public double FullImageMb { get; init; }

    [World("Delta", "Size of the delta from the version right before.", Unit = "MB", Min = 2, Max = 4000, Typical = "300", Source = "assumption; about 65 percent saved for an app [V7]")]
    public double DeltaMb { get; init; }

    [World("Coverage wanted", "Share of active devices that have to be covered by the date.", Unit = "percent", Min = 50, Max = 99.9, Typical = "90", Source = "assumption")]
    public double CoverageTargetPercent { get; init; }

    [World("Days to reach it", "Days from the first ring to the wanted coverage.", Unit = "days", Min = 2, Max = 30, Typical = "14", Source = "assumption")]
    public double CoverageTargetDays { get; init; }

    [World("Days to the first ring", "Days from the kickoff to the first ring; decisions of specialists are needed by then.", Unit = "days", Min = 1, Max = 60, Typical = "10", Source = "assumption")]
    public int DaysToLaunch { get; init; }

    [World("Signing time", "Minutes that a two-person signing takes.", Unit = "minutes", Min = 5, Max = 240, Typical = "20", Source = "assumption")]
    public double SigningMinutes { get; init; }

    [World("Months since keys were rotated", "Months since the rotation of signing keys was last rehearsed.", Unit = "months", Min = 0, Max = 60, Typical = "18", Source = "assumption")]
    public int MonthsSinceRotation { get; init; }

    [World("Store review", "Hours a store takes to review a new version; has an effect on app stores only.", Unit = "hours", Min = 1, Max = 168, Typical = "24", Source = "assumption")]
    public double StoreReviewHours { get; init; }

    [World("Days to build a fix", "Days from understanding a defect to a tested build that mends it.", Unit = "days", Min = 0.5, Max = 14, Typical = "2", Source = "assumption")]
    public double FixDays { get; init; }
}

/// <summary>What can be seen of devices.</summary>
public sealed record TelemetryPart
{
    [World("Telemetry opt-in", "Share of devices that report anything.", Unit = "percent", Min = 5, Max = 100, Typical = "60", Source = "assumption")]
    public double OptInPercent { get; init; }

    [World("Telemetry delay", "Hours until half of the reports are in.", Unit = "hours", Min = 0.25, Max = 48, Typical = "3", Source = "assumption")]
    public double DelayHours { get; init; }

    [World("Reports of broken devices", "How often a crash-looping device reports, compared with a healthy one.", Unit = "percent", Min = 0, Max = 100, Typical = "50", Source = "assumption")]
    public double BrokenReportingPercent { get; init; }
}

/// <summary>People and what is in stock.</summary>
public sealed record PeoplePart
{
    [World("Who may halt", "Who may stop a rollout.", Typical = "releaseOnCall", Source = "assumption")]
    public HaltAuthority HaltAuthority { get; init; }

    [World("Support capacity", "Contacts that support can take in a day.", Unit = "contacts a day", Min = 100, Max = 1000000, Typical = "4000", Source = "assumption")]
    public double SupportContactsPerDay { get; init; }

    [World("Spare devices", "Devices in stock for replacement.", Unit = "devices", Min = 0, Max = 200000, Typical = "1500", Source = "assumption")]
    public double SpareDevices { get; init; }

    [World("Replacement lead time", "Days until ordered replacements arrive.", Unit = "days", Min = 2, Max = 120, Typical = "28", Source = "assumption")]
    public double ReplacementLeadDays { get; init; }

    [World("Countries that want notice", "How many countries want notice before firmware changes.", Unit = "countries", Min = 0, Max = 6, Typical = "6", Source = "assumption")]
    public int NoticeCountries { get; init; }

    [World("Median response", "Median minutes from a bad change to its mitigation where a rightful team is on call.", Unit = "minutes", Min = 10, Max = 240, Typical = "52", Source = "V9-V13: 78, 25, 190, 25, 40 minutes")]
    public double ResponseMedianMinutes { get; init; }
}

/// <summary>Dates that are not ours.</summary>
public sealed record CalendarPart
{
    [World("Days to the freeze", "Days from the first ring to the change freeze.", Unit = "days", Min = 0, Max = 90, Typical = "20", Source = "assumption: 20 December")]
    public int DaysToFreeze { get; init; }

    [World("Length of the freeze", "Days of the change freeze.", Unit = "days", Min = 0, Max = 30, Typical = "16", Source = "assumption: to 5 January")]
    public int FreezeDays { get; init; }

    [World("UTC hour of the first ring", "Hour of the day, UTC, at which the first ring opens.", Unit = "hours", Min = 0, Max = 23, Typical = "16", Source = "assumption")]
    public int StartHourUtc { get; init; }
}

/// <summary>What things cost, in dollars.</summary>
public sealed record PricesPart
{
    [World("Delivery", "Price of delivering a gigabyte.", Unit = "dollars per GB", Min = 0.001, Max = 0.2, Typical = "0.01", Source = "general knowledge: 0.005 to 0.02 at volume")]
    public double DeliveryDollarsPerGb { get; init; }

    [World("Support contact", "Cost of one contact with support.", Unit = "dollars", Min = 1, Max = 50, Typical = "8", Source = "general knowledge: 5 to 12")]
    public double SupportContactDollars { get; init; }

    [World("Replacement", "Landed cost of replacing a device.", Unit = "dollars", Min = 50, Max = 1500, Typical = "375", Source = "general knowledge: 300 to 450")]
    public double ReplacementDollars { get; init; }

    [World("On-call page", "Loaded cost of a page out of hours.", Unit = "dollars", Min = 20, Max = 1000, Typical = "100", Source = "general knowledge: 60 to 150")]
    public double PageDollars { get; init; }

    [World("Specialist's day", "Loaded cost of a day of a specialist.", Unit = "dollars", Min = 300, Max = 3000, Typical = "1200", Source = "assumption")]
    public double PersonDayDollars { get; init; }

    [World("Exposure", "Expected loss for a million unpatched active devices in a day, by the urgency drawn.", Unit = "dollars", Min = 0, Max = 1000000, Typical = "4000", Source = "assumption")]
    public double ExposurePerMillionDeviceDays { get; init; }

    [World("Harmed user", "Expected loss of future business with a user whose device was made worse for a day or longer.", Unit = "dollars", Min = 0, Max = 200, Typical = "12", Source = "assumption")]
    public double HarmedUserDollars { get; init; }

    [World("Metered gigabyte", "What a gigabyte on a metered link costs in goodwill and complaints.", Unit = "dollars per GB", Min = 0, Max = 20, Typical = "0.5", Source = "assumption")]
    public double MeteredDollarsPerGb { get; init; }

    [World("A missed date", "Penalty and escalation for a day without the wanted coverage.", Unit = "dollars a day", Min = 0, Max = 5000000, Typical = "60000", Source = "assumption")]
    public double MissedDayDollars { get; init; }

    [World("Breach of notice", "Fine and clean-up for a country that was changed without its notice.", Unit = "dollars a country", Min = 0, Max = 5000000, Typical = "150000", Source = "assumption")]
    public double NoticeFineDollars { get; init; }
}

/// <summary>How likely each piece of luck is.</summary>
public sealed record RatesPart
{
    [World("Fleet-wide defect", "Chance that the build hurts a small share of all devices.", Unit = "percent", Min = 0, Max = 40, Typical = "10", Source = "assumption")]
    public double FleetWidePercent { get; init; }

    [World("Cohort defect", "Chance that the build hurts one hardware family.", Unit = "percent", Min = 0, Max = 40, Typical = "12", Source = "assumption")]
    public double CohortPercent { get; init; }

    [World("Data loss", "Chance that the build loses data on one device in ten thousand.", Unit = "percent", Min = 0, Max = 30, Typical = "5", Source = "V17: 0.01 percent of installs there; chance is an assumption")]
    public double DataLossPercent { get; init; }

    [World("Upgrade-path defect", "Chance that a large version jump fails.", Unit = "percent", Min = 0, Max = 30, Typical = "8", Source = "V8 for the shape; chance is an assumption")]
    public double UpgradePathPercent { get; init; }

    [World("Locale defect", "Chance that the build fails in one region.", Unit = "percent", Min = 0, Max = 30, Typical = "5", Source = "assumption")]
    public double LocalePercent { get; init; }

    [World("Battery drain", "Chance that the build drains batteries.", Unit = "percent", Min = 0, Max = 30, Typical = "5", Source = "assumption")]
    public double BatteryDrainPercent { get; init; }

    [World("Incidents", "Chance that one of the incidents around the rollout happens.", Unit = "percent", Min = 0, Max = 100, Typical = "55", Source = "assumption")]
    public double IncidentPercent { get; init; }
}
