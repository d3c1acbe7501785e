using Dryrun.Contracts.Descriptions;

namespace Dryrun.Systems.GatewayLimits;

/// <summary>What one run measures. NaN where something never came about within the forty days.</summary>
public sealed record GatewayMetrics
{
    /// <summary>Wanted calls served, percent.</summary>
    [Metric("Goodput", "Wanted calls that were served, of those that began.", Unit = "percent", MoreIsBetter = true)]
    public double GoodputPercent { get; init; }

    /// <summary>Critical calls served, percent.</summary>
    [Metric("Critical goodput", "Payments, logins and health checks that were served.", Unit = "percent", MoreIsBetter = true)]
    public double CriticalGoodputPercent { get; init; }

    /// <summary>The same while overload lasts.</summary>
    [Metric("Critical goodput under overload", "Critical calls served while an incident overloads the services, until they have recovered.",
        Unit = "percent", MoreIsBetter = true)]
    public double OverloadCriticalPercent { get; init; } = double.NaN;

    /// <summary>The same while the store is gone.</summary>
    [Metric("Critical goodput without a store", "Critical calls served while the counter store does not answer.", Unit = "percent", MoreIsBetter = true)]
    public double StoreOutageCriticalPercent { get; init; } = double.NaN;

    /// <summary>Milliseconds.</summary>
    [Metric("99th percentile of the check", "What the check adds to a call.", Unit = "milliseconds")]
    public double CheckP99Milliseconds { get; init; }

    /// <summary>Milliseconds.</summary>
    [Metric("99th percentile of calls", "Time of a served call in the critical minutes.", Unit = "milliseconds")]
    public double CallP99Milliseconds { get; init; } = double.NaN;

    /// <summary>Users in a million, at most.</summary>
    [Metric("Users wrongly limited", "Real users who ran into a limit, on the worst day.", Unit = "users in a million")]
    public double WronglyLimitedPerMillion { get; init; }

    /// <summary>Percent.</summary>
    [Metric("Abuse let in", "Abuse that was served, of all that came.", Unit = "percent")]
    public double AbuseAdmittedPercent { get; init; }

    /// <summary>Percent, while an attack runs.</summary>
    [Metric("Attack let in", "Calls of attacks that were served, of those that came.", Unit = "percent")]
    public double AttackAdmittedPercent { get; init; } = double.NaN;

    /// <summary>Jain's index.</summary>
    [Metric("Fairness between tenants", "Jain's index of what tenants got for what they pay, while one takes too much; 1 is fair.", MoreIsBetter = true)]
    public double FairnessJain { get; init; } = double.NaN;

    /// <summary>Percent.</summary>
    [Metric("Over-admission", "What paid keys get beyond their quota, where they ask for more.", Unit = "percent")]
    public double OverAdmissionPercent { get; init; }

    /// <summary>Minutes.</summary>
    [Metric("Time to recover", "Minutes from the end of what overloaded the services until 99 percent of wanted calls are served again; the longest.",
        Unit = "minutes")]
    public double RecoveryMinutes { get; init; } = double.NaN;

    /// <summary>Minutes.</summary>
    [Metric("Time down", "Minutes in which less than half of the critical calls were served.", Unit = "minutes")]
    public double DownMinutes { get; init; }

    /// <summary>Days.</summary>
    [Metric("Days to enforcement", "Days from the kickoff until limits hold for all traffic they are meant for.", Unit = "days")]
    public double EnforcedDays { get; init; } = double.NaN;

    /// <summary>Steps taken back.</summary>
    [Metric("Steps taken back", "Steps of the rollout that were taken back.", Unit = "steps")]
    public double StepsBack { get; init; }

    /// <summary>Dollars.</summary>
    [Metric("Credits to partners", "What was owed to partners.", Unit = "dollars")]
    public double CreditDollars { get; init; }

    /// <summary>Dollars.</summary>
    [Metric("Cost of the limiter", "Checks, memory, idle reserve.", Unit = "dollars")]
    public double LimiterDollars { get; init; }

    /// <summary>Pages.</summary>
    [Metric("Pages", "People woken.", Unit = "pages")]
    public double Pages { get; init; }

    /// <summary>Tickets.</summary>
    [Metric("Tickets", "Limited callers who wrote.", Unit = "tickets")]
    public double Tickets { get; init; }
}
