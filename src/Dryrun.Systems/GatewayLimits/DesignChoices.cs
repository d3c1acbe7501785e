namespace Dryrun.Systems.GatewayLimits;

/// <summary>How a limiter counts.</summary>
public enum Algorithm
{
    /// <summary>Within windows of a minute.</summary>
    FixedWindow,

    /// <summary>Remembers every call of the last minute.</summary>
    SlidingLog,

    /// <summary>Two windows, the earlier one weighed.</summary>
    SlidingApprox,

    /// <summary>A bucket that fills.</summary>
    TokenBucket,

    /// <summary>The cell rate algorithm.</summary>
    Gcra,
}

/// <summary>How many calls a service lets in at once.</summary>
public enum InFlightLimit
{
    /// <summary>As many as come.</summary>
    None,

    /// <summary>A number set once, three quarters of what the service could take then.</summary>
    Fixed,

    /// <summary>More while it goes well, a tenth less when it does not.</summary>
    Aimd,

    /// <summary>By the estimated queue.</summary>
    Vegas,

    /// <summary>By the round trip against the best one.</summary>
    Gradient,
}

/// <summary>By what callers are told apart.</summary>
public enum LimitKey
{
    /// <summary>Address.</summary>
    Ip,

    /// <summary>Key of a program.</summary>
    ApiKey,

    /// <summary>Account of a user.</summary>
    User,

    /// <summary>Customer, all its keys together.</summary>
    Tenant,

    /// <summary>Dear routes and login apart.</summary>
    Route,

    /// <summary>By work instead of calls.</summary>
    Cost,
}

/// <summary>Where counters live.</summary>
public enum CounterScope
{
    /// <summary>On each node for itself.</summary>
    PerNode,

    /// <summary>In one store for each region.</summary>
    PerRegionCentral,

    /// <summary>In one store for the world.</summary>
    GlobalCentral,

    /// <summary>On each node, told to the others in the background.</summary>
    AsyncSync,
}

/// <summary>What happens while the store does not answer.</summary>
public enum OnStoreFail
{
    /// <summary>Everything passes.</summary>
    Open,

    /// <summary>Everything is rejected.</summary>
    Closed,

    /// <summary>Each node holds its share of the limit.</summary>
    LocalFallback,
}

/// <summary>How a rejection is told.</summary>
public enum Rejection
{
    /// <summary>429: the caller's fault, and apps know to wait.</summary>
    TooManyRequests,

    /// <summary>503: ours, and whatever stands between tries again.</summary>
    Unavailable,
}

/// <summary>What bypasses the quotas; never the gate of the services.</summary>
public enum Exempt
{
    /// <summary>Payments.</summary>
    Payments,

    /// <summary>Login.</summary>
    Login,

    /// <summary>Health checks.</summary>
    Health,

    /// <summary>Contract partners.</summary>
    Partners,
}

/// <summary>What becomes of the limits that teams have built.</summary>
public enum LegacyLimits
{
    /// <summary>They stay beside the new ones.</summary>
    Keep,

    /// <summary>They move team by team.</summary>
    Migrate,

    /// <summary>They are switched off when the new ones start.</summary>
    SwitchOff,
}

/// <summary>Who signs the rate of real users limited.</summary>
public enum SignerChoice
{
    /// <summary>Nobody.</summary>
    Nobody,

    /// <summary>The gateway team, for all.</summary>
    GatewayTeam,

    /// <summary>Trust and safety, for all.</summary>
    TrustAndSafety,

    /// <summary>Partner sales, for all.</summary>
    PartnerSales,

    /// <summary>Trust and safety for bots, sales for partners, the services for overload.</summary>
    ByPurpose,
}

/// <summary>Who may raise a quota.</summary>
public enum OverridesOwner
{
    /// <summary>Nobody was named.</summary>
    Nobody,

    /// <summary>The gateway team.</summary>
    GatewayTeam,

    /// <summary>Partner sales.</summary>
    PartnerSales,

    /// <summary>The teams of the services.</summary>
    ServiceTeams,
}

/// <summary>Who is paged when the limiter rejects what it should not.</summary>
public enum LimiterOnCall
{
    /// <summary>Nobody, beyond what there is today.</summary>
    None,

    /// <summary>The gateway team.</summary>
    GatewayTeam,

    /// <summary>The teams of the services.</summary>
    ServiceTeams,
}
