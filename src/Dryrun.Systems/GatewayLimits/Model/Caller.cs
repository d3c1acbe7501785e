namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>Kinds of calls.</summary>
internal enum CallerKind
{
    Critical,
    Interactive,
    Partner,
    TopTenant,
    Anonymous,
    Batch,
    Bot,
    Attack,
}

/// <summary>
/// Callers that are alike: their calls at the evening peak and how fast a single one of them calls, by each key that could tell it apart. Rates are calls a second;
/// those of tenants are in units of a small plan (40 where the quota of a small plan is 100), as quotas grow with plans.
/// </summary>
internal sealed record Caller(string Name, CallerKind Kind)
{
    /// <summary>Calls a second of all of them at the evening peak.</summary>
    public double CallsPerSecond { get; init; }

    /// <summary>Share of calls on dear routes (search, login of an attack).</summary>
    public double DearShare { get; init; }

    /// <summary>Work of a call on a dear route; a plain read is 1.</summary>
    public double DearWork { get; init; } = 1;

    /// <summary>Calls a second of one address.</summary>
    public double PerAddress { get; init; }

    /// <summary>Calls a second of one account; 0 without.</summary>
    public double PerUser { get; init; }

    /// <summary>Calls a second of one program's key; 0 without.</summary>
    public double PerApiKey { get; init; }

    /// <summary>Calls a second of one tenant; 0 without.</summary>
    public double PerTenant { get; init; }

    /// <summary>Nodes of a region over which one address spreads its calls.</summary>
    public double NodesPerAddress { get; init; } = 2;

    /// <summary>Nodes of a region over which one account, program or tenant spreads its calls.</summary>
    public double NodesPerKey { get; init; } = 2;

    /// <summary>Regions one account, program or tenant calls in.</summary>
    public double RegionsPerKey { get; init; } = 1;

    /// <summary>How real users count in what is wrongly limited: their share of users; 0 for others.</summary>
    public double ShareOfUsers { get; init; }

    /// <summary>Abuse of a call over that of a mean bot's: damage is not spread like calls.</summary>
    public double AbuseWeight { get; init; }

    /// <summary>Share of callers that wait as long as they are told to.</summary>
    public double Obeys { get; init; }

    /// <summary>Whether its library is ours, so that budgets and throttles reach it.</summary>
    public bool IsOurApp { get; init; }

    /// <summary>Whether it gives up a call rather than go on at the same rate.</summary>
    public bool Retries { get; init; } = true;

    /// <summary>True for calls that somebody wants served.</summary>
    public bool IsWanted => Kind < CallerKind.Bot;

    /// <summary>True for callers under contract.</summary>
    public bool IsTenant => PerTenant > 0;

    /// <summary>Mean work of a call.</summary>
    public double MeanWork => 1 + (DearShare * (DearWork - 1));

    /// <summary>Tier of the call among so many, 0 the most important; bots look like anonymous calls.</summary>
    public int Tier(int tiers) => Kind switch
    {
        _ when tiers == 1 => 0,
        CallerKind.Critical => 0,
        CallerKind.Interactive or CallerKind.Partner or CallerKind.TopTenant => 1,
        CallerKind.Batch => tiers - 1,
        _ => Math.Min(2, tiers - 1),
    };
}
