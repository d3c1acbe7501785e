using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.GatewayLimits;

/// <summary>What must be owned where calls are limited, with the words by which people mean each team.</summary>
public static class Components
{
    /// <summary>The decision on each call.</summary>
    public const string Gateway = "gateway";

    /// <summary>Shared counters.</summary>
    public const string CounterStore = "counterStore";

    /// <summary>Retries and back-off of our own apps.</summary>
    public const string ClientSdk = "clientSdk";

    /// <summary>Services behind the gateway.</summary>
    public const string Backend = "backend";

    /// <summary>Who is a bot.</summary>
    public const string Abuse = "abuse";

    /// <summary>Contracts and quotas.</summary>
    public const string Partners = "partners";

    /// <summary>Floods in front of the gateway.</summary>
    public const string EdgeProtection = "edgeProtection";

    /// <summary>Would-be and real rejections, seen apart.</summary>
    public const string Observability = "observability";

    /// <summary>Tickets of limited callers.</summary>
    public const string Support = "support";

    /// <summary>All components in reading order.</summary>
    public static IReadOnlyList<ComponentDescription> All { get; } =
    [
        new(Gateway, "API gateway", "Gateway team",
            ["gateway", "gateway team", "gateways", "api platform", "edge gateway", "gateway platform", "api gateway"],
            "The decision on each call; answers for a wrong limit and for the time the check takes."),
        new(CounterStore, "Counter store", "Cache platform",
            ["redis team", "redis", "cache team", "cache platform", "counter store", "cache", "storage", "data store team"],
            "Shared counters, quotas and exemptions; answers for their outages."),
        new(ClientSdk, "Client library", "Mobile platform",
            ["sdk", "sdk team", "client team", "mobile", "mobile platform", "android", "ios", "app team", "client platform", "client library"],
            "Retries and back-off of our own apps; answers for a storm of prefetches."),
        new(Backend, "Services behind the gateway", "Service teams",
            ["backend", "backend teams", "service owners", "service teams", "services", "search team", "feed team"],
            "Capacity, knee and cost of each route; answers when a zone is lost or a release is too slow."),
        new(Abuse, "Abuse decisions", "Trust and safety",
            ["trust and safety", "trust & safety", "t&s", "abuse team", "abuse", "integrity", "anti-abuse", "risk control"],
            "Who is a bot; answers an attack and signs for real users caught as bots."),
        new(Partners, "Partner quotas", "Partner sales",
            ["sales", "partner sales", "partner team", "partnerships", "partners", "account managers", "business development"],
            "Contracts, notice, credits; answers a tenant that starves the others and signs for partners limited."),
        new(EdgeProtection, "Flood protection", "Network security",
            ["network security", "ddos team", "edge protection", "flood protection", "network team", "security"],
            "Floods in front of the gateway; answers until the network takes them over."),
        new(Observability, "Metrics and alerts", "Observability",
            ["observability", "monitoring team", "monitoring", "metrics team", "metrics", "sre"],
            "Would-be and real rejections, seen apart; answers how soon anybody notices."),
        new(Support, "Developer support", "Developer relations",
            ["developer support", "developer relations", "support", "devrel", "customer support"],
            "Tickets of limited callers and what they are told."),
    ];
}
