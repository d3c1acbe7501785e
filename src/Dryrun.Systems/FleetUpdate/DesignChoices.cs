namespace Dryrun.Systems.FleetUpdate;

/// <summary>Which devices the early rings hold.</summary>
public enum RingSelection
{
    /// <summary>By a hash of the device: every ring looks like the fleet.</summary>
    RandomHash,

    /// <summary>Region after region.</summary>
    RegionFirst,

    /// <summary>Employees first, then by hash.</summary>
    DogfoodThenHash,

    /// <summary>By hash within each hardware family, small families oversampled early.</summary>
    StratifiedByModel,
}

/// <summary>What a gate looks at.</summary>
public enum GateMetric
{
    /// <summary>Installs that fail.</summary>
    InstallFail,

    /// <summary>Boots that fail after the install.</summary>
    BootFail,

    /// <summary>Crashes.</summary>
    Crash,

    /// <summary>Apps that stop answering.</summary>
    Anr,

    /// <summary>Battery drain.</summary>
    Battery,

    /// <summary>Support contacts about the update.</summary>
    SupportContacts,
}

/// <summary>How a gate decides that something is wrong.</summary>
public enum HaltRule
{
    /// <summary>A rate above a line.</summary>
    FixedThreshold,

    /// <summary>A sequential likelihood-ratio test against the baseline.</summary>
    SequentialTest,
}

/// <summary>Who raises a ring when its gate is open.</summary>
public enum Approval
{
    /// <summary>The controller.</summary>
    Automatic,

    /// <summary>A person, who also looks at what the gate does not.</summary>
    Person,
}

/// <summary>What happens after a halt that was not a false alarm.</summary>
public enum AfterHalt
{
    /// <summary>Everything waits for the fixed build.</summary>
    FixForward,

    /// <summary>The cohorts that showed it wait; the others go on.</summary>
    HoldCohort,

    /// <summary>The rollout goes on; harm is accepted.</summary>
    Resume,
}

/// <summary>What is sent.</summary>
public enum PayloadFormat
{
    /// <summary>The whole image.</summary>
    Full,

    /// <summary>A delta only; devices without a fitting source version wait for an intermediate version.</summary>
    Delta,

    /// <summary>A delta where it fits, else the whole image.</summary>
    DeltaWithFullFallback,
}

/// <summary>On which networks devices download.</summary>
public enum NetworkPolicy
{
    /// <summary>On any.</summary>
    Any,

    /// <summary>Only where bytes are free.</summary>
    WifiOnly,

    /// <summary>Where bytes are free until the deadline, then on any.</summary>
    WifiOrDeadline,
}

/// <summary>How many system slots a device keeps, where its hardware allows a choice.</summary>
public enum Slots
{
    /// <summary>One: a failed boot bricks.</summary>
    Single,

    /// <summary>Two whole slots: a failed boot falls back.</summary>
    Ab,

    /// <summary>Two slots over snapshots: falls back, needs little space, installs more slowly.</summary>
    VirtualAb,
}

/// <summary>When going back to an older version is forbidden.</summary>
public enum AntiRollback
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>With the install.</summary>
    Immediately,

    /// <summary>Some days after everybody was offered the update and the soak has passed.</summary>
    AfterSoak,
}

/// <summary>What users are told before the update.</summary>
public enum UserNotice
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Notes with the update.</summary>
    ReleaseNotes,

    /// <summary>A notice some days ahead, with a choice of hour.</summary>
    Advance,
}

/// <summary>What communication has ready.</summary>
public enum CommsPlan
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A statement for the case of a halt.</summary>
    HoldingStatement,

    /// <summary>Statements and channels for each region, rehearsed.</summary>
    RegionalPlan,
}

/// <summary>What happens while the company's change freeze lasts.</summary>
public enum FreezePolicy
{
    /// <summary>Nothing special.</summary>
    Ignore,

    /// <summary>No new stage opens; what is open goes on.</summary>
    PauseStages,

    /// <summary>Nothing is installed.</summary>
    PauseEverything,
}

/// <summary>How countries that require notice are treated.</summary>
public enum NoticePolicy
{
    /// <summary>Like all others.</summary>
    Ignore,

    /// <summary>People are told first; the offer starts two days later.</summary>
    NotifyFirst,

    /// <summary>They do not get the update in this campaign.</summary>
    LeaveOut,
}
