using Dryrun.Contracts.Descriptions;

namespace Dryrun.Systems.EventSpike;

/// <summary>What machines are added on by themselves today.</summary>
public enum SignalToday
{
    /// <summary>Processor load.</summary>
    Cpu,

    /// <summary>Viewers at once.</summary>
    Concurrency,
}

/// <summary>What the partner's contract says about chat.</summary>
public enum ChatContract
{
    /// <summary>Live interaction has to work during the event.</summary>
    Required,

    /// <summary>The contract speaks of video alone.</summary>
    Optional,
}

/// <summary>What there is to hold viewers in line.</summary>
public enum ExistingWaitingRoom
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>One that was used under load.</summary>
    Tested,
}

/// <summary>Who may degrade or stop the event today without a meeting.</summary>
public enum AuthorityToday
{
    /// <summary>Nobody was named.</summary>
    Nobody,

    /// <summary>The live lead, alone.</summary>
    LiveLead,
}

/// <summary>
/// What is true of a live event and its company, fixed for a session. Percentages are 0 to 100; "times" are over the usual evening peak. Luck is not in
/// here: only its rates are. Day 0 is a Monday, the day on which leadership asks; the event starts at 20:00.
/// </summary>
public sealed record EventWorld
{
    /// <summary>What comes.</summary>
    [Section("Load")]
    public LoadWorld Load { get; init; } = new();

    /// <summary>The date and what hangs on it.</summary>
    [Section("Event")]
    public DateWorld Event { get; init; } = new();

    /// <summary>Machines.</summary>
    [Section("Capacity")]
    public CapacityWorld Capacity { get; init; } = new();

    /// <summary>The store behind chat.</summary>
    [Section("Stateful limits")]
    public StatefulWorld Stateful { get; init; } = new();

    /// <summary>What other companies hold.</summary>
    [Section("Third parties")]
    public ThirdPartyWorld ThirdParty { get; init; } = new();

    /// <summary>Video delivery.</summary>
    [Section("Video delivery")]
    public CdnWorld Cdn { get; init; } = new();

    /// <summary>People in front of screens.</summary>
    [Section("Audience")]
    public AudienceWorld Audience { get; init; } = new();

    /// <summary>What exists already.</summary>
    [Section("What exists")]
    public ExistingWorld Existing { get; init; } = new();

    /// <summary>People at work.</summary>
    [Section("People")]
    public CrewWorld People { get; init; } = new();

    /// <summary>Money.</summary>
    [Section("Prices")]
    public SpikePricesWorld Prices { get; init; } = new();

    /// <summary>What was promised.</summary>
    [Section("Target")]
    public TargetWorld Target { get; init; } = new();

    /// <summary>When nothing may be deployed.</summary>
    [Section("Calendar")]
    public FreezeWorld Calendar { get; init; } = new();

    /// <summary>How often luck strikes.</summary>
    [Section("Rates")]
    public SpikeRatesWorld Rates { get; init; } = new();
}

/// <summary>What comes.</summary>
public sealed record LoadWorld
{
    /// <summary>Million viewers at once.</summary>
    [World("Usual peak", "Viewers at once on an ordinary evening.", Typical = "2", Unit = "million viewers", Min = 0.1, Max = 100, Source = "S5 b1")]
    public double BaseConcurrentMillions { get; init; }

    /// <summary>Calls a second.</summary>
    [World("Usual requests", "Calls a second on an ordinary evening.",
        Typical = "100000", Unit = "requests per second", Min = 1000, Max = 10000000, Source = "S5 b1")]
    public int BaseRequestsPerSecond { get; init; }

    /// <summary>Times the usual peak.</summary>
    [World("Forecast at least", "Lower end of what the stress test supports: nine draws of ten lie between this and the upper end.",
        Typical = "3.5", Unit = "times", Min = 1, Max = 40, Source = "S5 b2")]
    public double ForecastLowRatio { get; init; }

    /// <summary>Times the usual peak.</summary>
    [World("Forecast at most", "Upper end of what the stress test supports.", Typical = "7", Unit = "times", Min = 1, Max = 40, Source = "S5 b2")]
    public double ForecastHighRatio { get; init; }

    /// <summary>Minutes.</summary>
    [World("Ramp", "Minutes from the start in which most of the growth arrives.", Typical = "5", Unit = "minutes", Min = 1, Max = 120, Source = "S5 b3")]
    public double RampMinutes { get; init; }

    /// <summary>Percent of the growth.</summary>
    [World("Growth within the ramp", "Share of the growth that arrives within the ramp; the rest comes in the 20 minutes before and after.",
        Typical = "80", Unit = "percent", Min = 40, Max = 100, Source = "S5 b3")]
    public double RampSharePercent { get; init; }

    /// <summary>Minutes.</summary>
    [World("Length of the event", "Minutes from the start to the end of the event.", Typical = "90", Unit = "minutes", Min = 20, Max = 300, Source = "assumption")]
    public int EventMinutes { get; init; }

    /// <summary>Times the usual home page load.</summary>
    [World("Home page at the end", "Home page load over usual when an event of five times ends and its viewers drop out of it.",
        Typical = "8", Unit = "times", Min = 1, Max = 50, Source = "S5 b11")]
    public double ExitHomeRatio { get; init; }

    /// <summary>Percent of calls.</summary>
    [World("Load that can be dropped", "Share of the calls that is recommendations, presence and like counts.",
        Typical = "30", Unit = "percent", Min = 0, Max = 60, Source = "what, S5 b13; share, assumption")]
    public double SheddablePercent { get; init; }

    /// <summary>Percent of calls.</summary>
    [World("Load that must not fail", "Share of the calls that is login, play and pay.",
        Typical = "30", Unit = "percent", Min = 5, Max = 40, Source = "assumption, fits S5 e")]
    public double CriticalPercent { get; init; }

    /// <summary>Calls.</summary>
    [World("Calls to start", "Calls an app makes until the first picture.", Typical = "8", Unit = "calls", Min = 0, Max = 60, Source = "S5 c")]
    public double StartCalls { get; init; }
}

/// <summary>The date and what hangs on it.</summary>
public sealed record DateWorld
{
    /// <summary>Days.</summary>
    [World("Days to the event", "Days from today to the event.", Typical = "10", Unit = "days", Min = 1, Max = 120, Source = "S5 a")]
    public int DaysAway { get; init; }

    /// <summary>Days.</summary>
    [World("Movable by", "Days by which the date can be moved at all.", Typical = "3", Unit = "days", Min = 0, Max = 60, Source = "S5 b4")]
    public int MovableDays { get; init; }

    /// <summary>Dollars.</summary>
    [World("Penalty for a delay", "Owed to the partner when the date moves.", Typical = "2000000", Unit = "dollars", Min = 0, Max = 50000000, Source = "S5 b4")]
    public int DelayPenaltyDollars { get; init; }

    /// <summary>Percent.</summary>
    [World("May be cancelled", "How likely it is that the event does not happen, on any day until then.",
        Typical = "5", Unit = "percent", Min = 0, Max = 95, Source = "assumption")]
    public double CancelPercent { get; init; }

    /// <summary>Regions.</summary>
    [World("Regions watching", "Regions in which most of the viewers are; where there are several, capacity of the others can help.",
        Typical = "3", Unit = "regions", Min = 1, Max = 50, Source = "assumption")]
    public int Regions { get; init; }
}

/// <summary>Machines.</summary>
public sealed record CapacityWorld
{
    /// <summary>Times the usual peak.</summary>
    [World("Capacity today", "What runs now over the usual peak.", Typical = "1.3", Unit = "times", Min = 1, Max = 10, Source = "S5 b5")]
    public double TodayRatio { get; init; }

    /// <summary>Times the usual peak.</summary>
    [World("Quota now", "What the cloud would give today over the usual peak.", Typical = "2.5", Unit = "times", Min = 1, Max = 100, Source = "S5 b6")]
    public double QuotaRatio { get; init; }

    /// <summary>Working days.</summary>
    [World("Working days for more", "Working days until a larger quota is there.", Typical = "8", Unit = "working days", Min = 1, Max = 60, Source = "S5 b6")]
    public int QuotaLeadDays { get; init; }

    /// <summary>Minutes.</summary>
    [World("Boot", "Minutes from an order to a machine that serves.", Typical = "4", Unit = "minutes", Min = 0.5, Max = 30, Source = "S5 b8, V30")]
    public double BootMinutes { get; init; }

    /// <summary>Seconds.</summary>
    [World("Reaction of scaling", "Seconds from a rise in load until scaling has seen it and ordered.",
        Typical = "90", Unit = "seconds", Min = 10, Max = 600, Source = "V30")]
    public double ReactionSeconds { get; init; }

    /// <summary>Percent.</summary>
    [World("Orders refused", "Orders for machines that fail because the zone has none.", Typical = "6", Unit = "percent", Min = 0, Max = 60, Source = "S5 b8")]
    public double ZoneErrorPercent { get; init; }

    /// <summary>The signal.</summary>
    [World("What scaling follows today", "The signal on which machines are added by themselves, where nobody decides another.", Typical = "cpu", Source = "V30")]
    public SignalToday ScalingSignalToday { get; init; }

    /// <summary>Percent of the price.</summary>
    [World("Commitment for quota", "Share of the price of standing ready that is owed from the day a larger quota is given, used or not.",
        Typical = "30", Unit = "percent", Min = 0, Max = 100, Source = "assumption")]
    public double CommitPercent { get; init; }
}

/// <summary>The store behind chat.</summary>
public sealed record StatefulWorld
{
    /// <summary>Times the usual peak.</summary>
    [World("Limit of the chat store", "Load over usual at which the chat database stops.", Typical = "2.2", Unit = "times", Min = 1, Max = 40, Source = "S5 b9")]
    public double ChatRatio { get; init; }

    /// <summary>Required or not.</summary>
    [World("Chat in the contract", "Whether the partner's contract asks for chat during the event.", Typical = "optional", Source = "assumption")]
    public ChatContract ChatContract { get; init; }

    /// <summary>Days.</summary>
    [World("Days to raise the chat limit", "Median days until the chat store is split and holds three times as much.",
        Typical = "12", Unit = "days", Min = 1, Max = 120, Source = "assumption")]
    public int ChatFixDays { get; init; }
}

/// <summary>What other companies hold.</summary>
public sealed record ThirdPartyWorld
{
    /// <summary>Times the usual peak.</summary>
    [World("Payment provider", "What the payment provider takes over the usual peak.", Typical = "1.5", Unit = "times", Min = 1, Max = 40, Source = "S5 b10")]
    public double PaymentRatio { get; init; }

    /// <summary>Times the usual peak.</summary>
    [World("Login by text message", "What the provider of login messages takes over the usual peak.",
        Typical = "3", Unit = "times", Min = 1, Max = 40, Source = "S5 b10")]
    public double SmsRatio { get; init; }

    /// <summary>Days.</summary>
    [World("Days for a provider to raise a limit", "Days until a provider has raised its limit, or a second one is connected.",
        Typical = "7", Unit = "days", Min = 1, Max = 90, Source = "assumption")]
    public int RaiseLeadDays { get; init; }
}

/// <summary>Video delivery.</summary>
public sealed record CdnWorld
{
    /// <summary>Terabits a second.</summary>
    [World("Delivery contract", "Video bandwidth in the contract.", Typical = "5", Unit = "terabits per second", Min = 0.05, Max = 200, Source = "S5 b12")]
    public double ContractTbps { get; init; }

    /// <summary>Terabits a second.</summary>
    [World("Delivery burst", "What the contract allows for a short while.", Typical = "8", Unit = "terabits per second", Min = 0.05, Max = 400, Source = "S5 b12")]
    public double BurstTbps { get; init; }

    /// <summary>Megabits a second.</summary>
    [World("Bitrate", "Video bandwidth of an average viewer.", Typical = "0.7", Unit = "megabits per second", Min = 0.05, Max = 20, Source = "assumption")]
    public double MegabitsPerViewer { get; init; }
}

/// <summary>People in front of screens.</summary>
public sealed record AudienceWorld
{
    /// <summary>Million people.</summary>
    [World("Registered", "People who signed up for a reminder.", Typical = "12", Unit = "million people", Min = 0.1, Max = 500, Source = "assumption")]
    public double RegisteredMillions { get; init; }

    /// <summary>Percent of those registered.</summary>
    [World("Show-up", "Share of the registered that usually comes; others come unregistered. What they make of the growth can be let in first.",
        Typical = "40", Unit = "percent", Min = 1, Max = 100, Source = "S5 b16")]
    public double ShowPercent { get; init; }

    /// <summary>Percent of the growth.</summary>
    [World("Bots", "Share of an event's additional traffic that is automated.", Typical = "25", Unit = "percent", Min = 0, Max = 80, Source = "S5 b15")]
    public double BotPercent { get; init; }

    /// <summary>Million people.</summary>
    [World("Alert at the start", "People whom growth plans to alert when it starts.", Typical = "20", Unit = "million people", Min = 0, Max = 500, Source = "S5 b17")]
    public double PushMillions { get; init; }

    /// <summary>Percent.</summary>
    [World("Alerts delivered", "Share of alerts that reach a phone.", Typical = "85", Unit = "percent", Min = 0, Max = 100, Source = "S5 c")]
    public double PushDeliveredPercent { get; init; }

    /// <summary>Percent.</summary>
    [World("Alerts opened", "Share of delivered alerts that are opened within a minute.", Typical = "5", Unit = "percent", Min = 0, Max = 60, Source = "S5 c")]
    public double PushOpenPercent { get; init; }
}

/// <summary>What exists already.</summary>
public sealed record ExistingWorld
{
    /// <summary>Whether there is one.</summary>
    [World("Waiting room", "Whether there is one that has been used under load.", Typical = "none", Source = "assumption")]
    public ExistingWaitingRoom WaitingRoom { get; init; }

    /// <summary>Days.</summary>
    [World("Days to a waiting room", "Days of work until one stands, where there is none.", Typical = "3", Unit = "days", Min = 0.5, Max = 60, Source = "assumption")]
    public double WaitingRoomDays { get; init; }

    /// <summary>Times the usual peak.</summary>
    [World("Largest load test", "What the load generator can do over the usual peak.", Typical = "2", Unit = "times", Min = 1, Max = 20, Source = "assumption")]
    public double LoadTestRatio { get; init; }

    /// <summary>Months.</summary>
    [World("Last rehearsal", "Months since the last game day.", Typical = "12", Unit = "months", Min = 0, Max = 120, Source = "S5 b19")]
    public int MonthsSinceGameDay { get; init; }
}

/// <summary>People at work.</summary>
public sealed record CrewWorld
{
    /// <summary>Time zones.</summary>
    [World("Time zones on call", "Time zones over which the teams on call are spread.", Typical = "1", Unit = "time zones", Min = 1, Max = 12, Source = "S5 b20")]
    public int OnCallZones { get; init; }

    /// <summary>Hours.</summary>
    [World("Finance answers within", "Hours until finance has approved or refused.", Typical = "48", Unit = "hours", Min = 1, Max = 720, Source = "S5 b7")]
    public int ApprovalHours { get; init; }

    /// <summary>Who.</summary>
    [World("Who may call it off", "Who may degrade or stop the event without a meeting today.", Typical = "nobody", Source = "assumption")]
    public AuthorityToday AbortAuthority { get; init; }

    /// <summary>Minutes.</summary>
    [World("Time to mitigate", "Median minutes from the start of an incident to its mitigation with the right team on call.",
        Typical = "52", Unit = "minutes", Min = 5, Max = 600, Source = "V9-V13")]
    public double ResponseMedianMinutes { get; init; }
}

/// <summary>What was promised.</summary>
public sealed record TargetWorld
{
    /// <summary>Percent.</summary>
    [World("Failed starts allowed", "Share of starts that may fail.", Typical = "1", Unit = "percent", Min = 0.01, Max = 50, Source = "S5 b21")]
    public double FailurePercent { get; init; }

    /// <summary>Seconds.</summary>
    [World("Start within", "Time to the first picture, 95th percentile.", Typical = "3", Unit = "seconds", Min = 0.2, Max = 60, Source = "S5 b21")]
    public double StartSeconds { get; init; }
}

/// <summary>When nothing may be deployed.</summary>
public sealed record FreezeWorld
{
    /// <summary>Days.</summary>
    [World("Freeze before", "Days before the event from which nothing may be deployed.", Typical = "5", Unit = "days", Min = 0, Max = 30, Source = "S5 b18")]
    public int FreezeDaysBefore { get; init; }
}
