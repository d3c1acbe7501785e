using Dryrun.Contracts.Descriptions;

namespace Dryrun.Systems.FleetUpdate;

/// <summary>What is seen of the devices.</summary>
public sealed record TelemetryWorld
{
    /// <summary>Devices that report health, percent.</summary>
    [World("Telemetry opt-in", "Share of devices that report their health.",
        Typical = "60", Unit = "percent", Min = 2, Max = 100, Source = "assumption, S1 b13")]
    public double OptInPercent { get; init; }

    /// <summary>Median delay of a health report, hours.</summary>
    [World("Telemetry delay", "Median delay of a health report.", Typical = "3", Unit = "hours", Min = 0.1, Max = 72, Source = "assumption, S1 b13")]
    public double DelayHours { get; init; }

    /// <summary>Reports of a broken device against a healthy one, percent.</summary>
    [World("Reports of broken devices", "How often a crash-looping device reports, against a healthy one.",
        Typical = "50", Unit = "percent", Min = 0, Max = 100, Source = "assumption, S1 b13")]
    public double BrokenReportingPercent { get; init; }
}

/// <summary>Authority, capacity, stock.</summary>
public sealed record PeopleWorld
{
    /// <summary>Who may stop a rollout today.</summary>
    [World("Who may halt today", "Who may stop a rollout under today's rules, automation included.", Typical = "releaseOnCall", Source = "S1 b20")]
    public HaltAuthority HaltAuthority { get; init; }

    /// <summary>Hours until those who must agree to resume have agreed.</summary>
    [World("Time to agree to resume", "Hours until quality assurance and product have agreed to resume.",
        Typical = "6", Unit = "hours", Min = 0, Max = 72, Source = "assumption, S1 b20")]
    public double ResumeAgreementHours { get; init; }

    /// <summary>Median minutes from an incident to its mitigation.</summary>
    [World("Time to mitigate", "Median minutes from the start of an incident to its mitigation with the right team on call.",
        Typical = "52", Unit = "minutes", Min = 5, Max = 600, Source = "V9-V13")]
    public double ResponseMedianMinutes { get; init; }

    /// <summary>Contacts that support handles in a day.</summary>
    [World("Support capacity", "Contacts that support handles in a day.",
        Typical = "4000", Unit = "contacts per day", Min = 50, Max = 1000000, Source = "S1 b21")]
    public double SupportContactsPerDay { get; init; }

    /// <summary>Share of the capacity that ordinary days use, percent.</summary>
    [World("Support already busy", "Share of support's capacity that an ordinary day uses.",
        Typical = "70", Unit = "percent", Min = 0, Max = 100, Source = "assumption")]
    public double SupportBusyPercent { get; init; }

    /// <summary>Devices that can be sent out at once.</summary>
    [World("Replacement stock", "Devices that can be sent out at once.",
        Typical = "2000", Unit = "devices", Min = 0, Max = 1000000, Source = "assumption, S1 h")]
    public int SpareDevices { get; init; }

    /// <summary>Days until more replacements arrive.</summary>
    [World("Lead time of replacements", "Days until replacements that were not in stock arrive.",
        Typical = "28", Unit = "days", Min = 1, Max = 120, Source = "assumption")]
    public int ReplacementLeadDays { get; init; }

    /// <summary>Countries that require notice before firmware changes.</summary>
    [World("Countries that require notice", "Countries of the table in which people must be told before their device changes.",
        Typical = "6", Unit = "countries", Min = 0, Max = 6, Source = "assumption, S1 b17")]
    public int NoticeCountries { get; init; }
}

/// <summary>When changes are frozen.</summary>
public sealed record CalendarWorld
{
    /// <summary>Days from the first ring to the start of the change freeze.</summary>
    [World("Days to the freeze",
        "Days from the first ring to the company's change freeze, which starts on 20 December; it also sets the calendar of local holidays.",
        Typical = "60", Unit = "days", Min = 0, Max = 300, Source = "S1 b18")]
    public int DaysToFreeze { get; init; }

    /// <summary>Length of the freeze, days.</summary>
    [World("Length of the freeze", "Days the change freeze lasts.", Typical = "17", Unit = "days", Min = 0, Max = 30, Source = "S1 b18")]
    public int FreezeDays { get; init; }
}
