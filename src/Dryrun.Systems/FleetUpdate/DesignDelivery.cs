using Dryrun.Contracts.Descriptions;

namespace Dryrun.Systems.FleetUpdate;

/// <summary>How the bytes get to the devices.</summary>
public sealed record DeliverySection
{
    /// <summary>Minutes.</summary>
    [Knob("Poll interval", "How often a device asks for updates.", Unit = "minutes", Min = 15, Max = 1440,
        Class = KnobClass.Engineering, Owner = Components.Client, Unled = "60", Specialist = "240", Source = "S1 a")]
    public int PollIntervalMinutes { get; init; }

    /// <summary>Percent of the interval.</summary>
    [Knob("Jitter", "How far polls are spread over the interval.", Unit = "percent", Min = 0, Max = 100,
        Class = KnobClass.Engineering, Owner = Components.Client, Unled = "0", Specialist = "100", Source = "S1 a")]
    public int JitterPercent { get; init; }

    /// <summary>On which networks devices download.</summary>
    [Knob("Network policy", "On which networks devices download.",
        Class = KnobClass.Programme, Owner = Components.Client, Unled = "any", Specialist = "wifiOrDeadline", Source = "S1 a")]
    public NetworkPolicy NetworkPolicy { get; init; }

    /// <summary>Days.</summary>
    [Knob("Deadline", "Days after the offer when a device installs without asking.", Unit = "days", Min = 1, Max = 40,
        Class = KnobClass.Programme, Owner = Components.Client, Unled = "40", Specialist = "10", Source = "S1 a")]
    public int DeadlineDays { get; init; }

    /// <summary>Terabits a second.</summary>
    [Knob("Network capacity", "Egress held ready for the campaign, shared over the regions.", Unit = "terabits per second", Min = 0.05, Max = 5,
        Class = KnobClass.Programme, Owner = Components.Cdn, Unled = "2", Specialist = "0.5", Source = "S1 a")]
    public double CdnCapTbps { get; init; }

    /// <summary>Whether a broken download goes on where it stopped.</summary>
    [Knob("Resume", "A broken download goes on where it stopped.",
        Class = KnobClass.Engineering, Owner = Components.Client, Unled = "false", Specialist = "true", Source = "S1 a")]
    public bool Resume { get; init; }

    /// <summary>Minutes.</summary>
    [Knob("Retry back-off", "Minutes until the first retry of a failed download; doubles with each.", Unit = "minutes", Min = 1, Max = 240,
        Class = KnobClass.Engineering, Owner = Components.Client, Unled = "1", Specialist = "15", Source = "S1 a")]
    public int RetryBackoffMinutes { get; init; }

    /// <summary>Whether neighbours share bytes.</summary>
    [Knob("Peer assist", "Devices on one network share bytes; a third less egress, for a feature to build and to explain.",
        Class = KnobClass.Engineering, Owner = Components.Cdn, Unled = "false", Specialist = "false", Source = "S1 a")]
    public bool PeerAssist { get; init; }

    /// <summary>Whether another network serves blocked countries.</summary>
    [Knob("Mirror for blocked countries", "A partner's network serves countries in which ours is blocked.",
        Class = KnobClass.Programme, Owner = Components.Cdn, Unled = "false", Specialist = "true", Source = "S1 b16")]
    public bool MirrorForBlockedCountries { get; init; }
}

/// <summary>What the device does.</summary>
public sealed record DeviceSection
{
    /// <summary>Slots.</summary>
    [Knob("Slots", "How many system slots a device keeps, where its hardware allows a choice.",
        Class = KnobClass.Engineering, Owner = Components.Hardware, Unled = "single", Specialist = "ab", Source = "S1 a")]
    public Slots Slots { get; init; }

    /// <summary>Tries.</summary>
    [Knob("Boot tries", "Failed boots before a device falls back.", Unit = "tries", Min = 1, Max = 7,
        Class = KnobClass.Engineering, Owner = Components.Hardware, Unled = "1", Specialist = "3", Source = "S1 a")]
    public int BootTries { get; init; }

    /// <summary>When going back is forbidden.</summary>
    [Knob("Anti-rollback", "When going back to an older, vulnerable version is forbidden.",
        Class = KnobClass.Engineering, Owner = Components.SecuritySigning, Unled = "immediately", Specialist = "afterSoak", Source = "S1 a, V8")]
    public AntiRollback AntiRollback { get; init; }

    /// <summary>Days.</summary>
    [Knob("Anti-rollback delay", "Days after the last stage has soaked until going back is forbidden.", Unit = "days", Min = 0, Max = 60,
        Class = KnobClass.Engineering, Owner = Components.SecuritySigning, Unled = "0", Specialist = "14", Source = "S1 a")]
    public int AntiRollbackDelayDays { get; init; }

    /// <summary>Percent.</summary>
    [Knob("Lowest battery", "Battery below which a device does not install.", Unit = "percent", Min = 0, Max = 80,
        Class = KnobClass.Engineering, Owner = Components.Hardware, Unled = "0", Specialist = "30", Source = "S1 a")]
    public int MinBatteryPercent { get; init; }
}

/// <summary>Keys and metadata.</summary>
public sealed record SigningSection
{
    /// <summary>Signatures.</summary>
    [Knob("Signatures on a target", "Signatures that a build needs; with one, a stolen key can ship.", Unit = "signatures", Min = 1, Max = 3,
        Class = KnobClass.Engineering, Owner = Components.SecuritySigning, Unled = "1", Specialist = "2", Source = "S1 a, V62")]
    public int Threshold { get; init; }

    /// <summary>Signatures.</summary>
    [Knob("Signatures on the root",
        "Root signatures that replace a stolen key; with one, a thief of the root owns the fleet.", Unit = "signatures", Min = 1, Max = 5,
        Class = KnobClass.Engineering, Owner = Components.SecuritySigning, Unled = "1", Specialist = "3", Source = "S1 a, V62")]
    public int RootThreshold { get; init; }

    /// <summary>Hours.</summary>
    [Knob("Timestamp expiry",
        "Hours after which metadata that was not renewed blocks installs; it never blocks boots.", Unit = "hours", Min = 1, Max = 720,
        Class = KnobClass.Engineering, Owner = Components.SecuritySigning, Unled = "720", Specialist = "24", Source = "S1 a, V62")]
    public int TimestampExpiryHours { get; init; }

    /// <summary>Whether the key rotation is rehearsed before the launch.</summary>
    [Knob("Rehearse the key rotation", "The key rotation is rehearsed before the launch.",
        Class = KnobClass.Programme, Owner = Components.SecuritySigning, Unled = "false", Specialist = "true", Source = "S1 b19")]
    public bool RehearseRotation { get; init; }
}

/// <summary>People, notices, stock.</summary>
public sealed record OperationsSection
{
    /// <summary>What users are told.</summary>
    [Knob("User notice", "What users are told before the update.",
        Class = KnobClass.Programme, Owner = Components.Comms, Unled = "none", Specialist = "releaseNotes", Source = "S1 a")]
    public UserNotice UserNotice { get; init; }

    /// <summary>What the freeze means.</summary>
    [Knob("Freeze policy", "What happens while the company's change freeze lasts.",
        Class = KnobClass.Programme, Owner = Components.ReleaseControl, Unled = "ignore", Specialist = "pauseStages", Source = "S1 b18")]
    public FreezePolicy FreezePolicy { get; init; }

    /// <summary>How countries that require notice are treated.</summary>
    [Knob("Notice countries", "How countries that require notice before a device changes are treated.",
        Class = KnobClass.Programme, Owner = Components.Legal, Unled = "ignore", Specialist = "notifyFirst", Source = "S1 b17")]
    public NoticePolicy NoticeCountries { get; init; }

    /// <summary>Hours.</summary>
    [Knob("Kill-switch time to live", "Hours until every device has read a flag that was switched off.", Unit = "hours", Min = 0.25, Max = 24,
        Class = KnobClass.Engineering, Owner = Components.Client, Unled = "24", Specialist = "1", Source = "S1 a")]
    public double KillSwitchTtlHours { get; init; }

    /// <summary>Contacts a day.</summary>
    [Knob("Booked support",
        "Contacts a day that are booked on top of support's capacity for the campaign.", Unit = "contacts per day", Min = 0, Max = 200000,
        Class = KnobClass.Programme, Owner = Components.Support, Unled = "0", Specialist = "1500", Source = "S1 h")]
    public int SupportBookedContactsPerDay { get; init; }

    /// <summary>Devices.</summary>
    [Knob("Booked replacements", "Replacement devices that are set aside before the launch.", Unit = "devices", Min = 0, Max = 200000,
        Class = KnobClass.Programme, Owner = Components.Hardware, Unled = "0", Specialist = "1000", Source = "S1 h")]
    public int SparesOrderedDevices { get; init; }

    /// <summary>What communication has ready.</summary>
    [Knob("Communication plan", "What communication has ready when something goes wrong.",
        Class = KnobClass.Programme, Owner = Components.Comms, Unled = "none", Specialist = "holdingStatement", Source = "S1 h")]
    public CommsPlan CommsPlan { get; init; }
}
