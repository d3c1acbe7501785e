using Dryrun.Contracts.Descriptions;

namespace Dryrun.Systems.GatewayLimits;

/// <summary>Whether somebody answers for real users who are limited.</summary>
public enum Signer
{
    /// <summary>Nobody.</summary>
    Nobody,

    /// <summary>Trust and safety for bots, sales for partners.</summary>
    Named,
}

/// <summary>Who is paged today.</summary>
public enum PagedToday
{
    /// <summary>Nobody.</summary>
    Nobody,

    /// <summary>The gateway team.</summary>
    GatewayTeam,
}

/// <summary>Who answers.</summary>
public sealed record PeopleWorld
{
    /// <summary>Who signs today.</summary>
    [World("Who signs for wrong rejections", "Whether somebody answers today for real users who are limited.", Typical = "nobody", Source = "S4 b13")]
    public Signer FalsePositiveSigner { get; init; }

    /// <summary>Who is paged today.</summary>
    [World("On call for the limiter", "Who is paged today when the limiter itself is wrong.", Typical = "nobody", Source = "S4 h")]
    public PagedToday LimiterOnCall { get; init; }

    /// <summary>Median minutes from an incident to its mitigation.</summary>
    [World("Time to mitigate", "Median minutes from the start of an incident to its mitigation with the right team on call.",
        Typical = "52", Unit = "minutes", Min = 5, Max = 600, Source = "V9-V13")]
    public double ResponseMedianMinutes { get; init; }
}

/// <summary>Contracts.</summary>
public sealed record PartnersWorld
{
    /// <summary>Dollars an hour.</summary>
    [World("Credit to partners", "Owed for each hour in which a contract partner is wrongly limited.",
        Typical = "25000", Unit = "dollars an hour", Min = 0, Max = 1000000, Source = "S4 b18")]
    public double CreditDollarsPerHour { get; init; }

    /// <summary>Days.</summary>
    [World("Notice to partners", "Days of notice that contracts ask before a quota changes.",
        Typical = "14", Unit = "days", Min = 0, Max = 180, Source = "assumption")]
    public int NoticeDays { get; init; }
}

/// <summary>What stands in front.</summary>
public sealed record UpstreamWorld
{
    /// <summary>Minutes.</summary>
    [World("Flood protection engages", "Minutes until the network's protection against floods takes over.",
        Typical = "10", Unit = "minutes", Min = 0, Max = 240, Source = "S4 b19")]
    public int EngageMinutes { get; init; }
}

/// <summary>Clocks of the nodes.</summary>
public sealed record ClockWorld
{
    /// <summary>Milliseconds.</summary>
    [World("Clock skew", "How far clocks of two nodes differ; windows then begin at different times.",
        Typical = "50", Unit = "milliseconds", Min = 0, Max = 1000, Source = "S4 b15")]
    public double SkewMilliseconds { get; init; }
}

/// <summary>Dates.</summary>
public sealed record CalendarWorld
{
    /// <summary>Days.</summary>
    [World("Days to the next big event", "Days from the kickoff until the next planned load peak, two hours in an evening.",
        Typical = "14", Unit = "days", Min = 1, Max = 365, Source = "assumption")]
    public int DaysToEvent { get; init; }

    /// <summary>Days.</summary>
    [World("Days until limits can run", "Days from the kickoff until the limiter sees its first call: the last day on which a delegated decision is in time.",
        Typical = "3", Unit = "days", Min = 1, Max = 30, Source = "assumption")]
    public int DaysToStart { get; init; }
}

/// <summary>What things cost.</summary>
public sealed record PricesWorld
{
    /// <summary>Dollars.</summary>
    [World("Lost critical call", "A payment, login or health check that is given up.",
        Typical = "0.002", Unit = "dollars", Min = 0, Max = 1, Source = "assumption")]
    public double CriticalCallDollars { get; init; }

    /// <summary>Dollars.</summary>
    [World("Thousand lost calls", "A thousand other wanted calls that are given up.",
        Typical = "0.08", Unit = "dollars", Min = 0, Max = 20, Source = "assumption")]
    public double ThousandCallsDollars { get; init; }

    /// <summary>Dollars.</summary>
    [World("Million abusive calls", "Damage of a million unwanted calls that get through, on an ordinary day.",
        Typical = "0.6", Unit = "dollars", Min = 0, Max = 200, Source = "assumption")]
    public double AbuseDollarsPerMillion { get; init; }

    /// <summary>Dollars.</summary>
    [World("Million calls of an attack", "The same while somebody takes accounts over or copies the catalogue.",
        Typical = "25", Unit = "dollars", Min = 0, Max = 5000, Source = "assumption")]
    public double AttackDollarsPerMillion { get; init; }

    /// <summary>Dollars.</summary>
    [World("User limited for a day", "Goodwill lost with a real user who is wrongly limited for a day.",
        Typical = "0.25", Unit = "dollars", Min = 0, Max = 20, Source = "assumption")]
    public double LimitedUserDayDollars { get; init; }

    /// <summary>Dollars.</summary>
    [World("Ticket", "One ticket of a limited caller.", Typical = "9", Unit = "dollars", Min = 0, Max = 100, Source = "general knowledge")]
    public double TicketDollars { get; init; }

    /// <summary>Dollars.</summary>
    [World("Starved tenant", "An hour in which the other tenants get less than they pay for because one takes too much.",
        Typical = "60000", Unit = "dollars an hour", Min = 0, Max = 5000000, Source = "assumption")]
    public double StarvedDollarsPerHour { get; init; }

    /// <summary>Dollars.</summary>
    [World("Inexact quotas", "A day in which paid quotas are missed by more than their tolerance.",
        Typical = "5000", Unit = "dollars a day", Min = 0, Max = 500000, Source = "assumption")]
    public double DisputeDollarsPerDay { get; init; }

    /// <summary>Dollars.</summary>
    [World("Slower calls", "A million calls that the check delays a millisecond beyond its budget.",
        Typical = "0.02", Unit = "dollars", Min = 0, Max = 5, Source = "assumption")]
    public double SlowMillionCallMsDollars { get; init; }

    /// <summary>Dollars.</summary>
    [World("Million checks at a store", "Machines and network for a million checks against shared counters.",
        Typical = "0.02", Unit = "dollars", Min = 0, Max = 1, Source = "assumption")]
    public double StoreDollarsPerMillion { get; init; }

    /// <summary>Dollars.</summary>
    [World("On-call page", "Loaded cost of waking somebody.", Typical = "100", Unit = "dollars", Min = 0, Max = 2000, Source = "general knowledge")]
    public double OnCallPageDollars { get; init; }
}

/// <summary>Chances over the forty days of a run.</summary>
public sealed record RatesWorld
{
    /// <summary>Percent.</summary>
    [World("Zone lost", "Chance that the services lose half of their capacity once; more where overload brought the project up.",
        Typical = "12", Unit = "percent", Min = 0, Max = 15, Source = "assumption")]
    public double CapacityLossPercent { get; init; }

    /// <summary>Percent.</summary>
    [World("Prefetch storm", "Chance that apps prefetch twelve times as much for some minutes after an outage (V27).",
        Typical = "8", Unit = "percent", Min = 0, Max = 15, Source = "assumption, V27")]
    public double PrefetchStormPercent { get; init; }

    /// <summary>Percent.</summary>
    [World("Short outage", "Chance that everything fails for two minutes, and all calls come again at once.",
        Typical = "10", Unit = "percent", Min = 0, Max = 15, Source = "assumption, V28")]
    public double ShortOutagePercent { get; init; }

    /// <summary>Percent.</summary>
    [World("Wrong number", "Chance that somebody enters a limit with a zero too few.",
        Typical = "10", Unit = "percent", Min = 0, Max = 15, Source = "assumption, S2")]
    public double BadLimitPercent { get; init; }

    /// <summary>Percent.</summary>
    [World("Scraping", "Chance that somebody copies the catalogue, more where abuse brought the project up.",
        Typical = "12", Unit = "percent", Min = 0, Max = 15, Source = "assumption, S4 c")]
    public double ScrapingPercent { get; init; }

    /// <summary>Percent.</summary>
    [World("Credential stuffing", "Chance that somebody tries stolen passwords.",
        Typical = "10", Unit = "percent", Min = 0, Max = 15, Source = "assumption, S4 c")]
    public double StuffingPercent { get; init; }

    /// <summary>Percent.</summary>
    [World("Flood", "Chance of a flood from a few thousand addresses.",
        Typical = "8", Unit = "percent", Min = 0, Max = 15, Source = "assumption, S4 c")]
    public double FloodPercent { get; init; }

    /// <summary>Percent.</summary>
    [World("Noisy tenant", "Chance that the largest tenant sends eight times as much for some hours, more where fairness brought the project up.",
        Typical = "20", Unit = "percent", Min = 0, Max = 40, Source = "assumption")]
    public double NoisyTenantPercent { get; init; }
}
