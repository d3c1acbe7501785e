namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>
/// Who calls, from a world. Shares within what is not critical, bots or the largest tenant, rates of single callers and the sizes of crowds behind one address are
/// assumptions; that 2 percent of bots do 60 percent of the abuse is S4 b7.
/// </summary>
internal static class Callers
{
    /// <summary>Calls a second of a real user in the evening.</summary>
    public const double UserRate = 0.1;

    /// <summary>What a tenant calls in units of a small plan; its quota at the specialists' rate is 2.5 times that.</summary>
    public const double TenantRate = 40;

    /// <summary>Contract partners beside the largest tenant.</summary>
    public const int Partners = 40;

    private const double HouseholdUsers = 3;
    private const double SmallCrowdUsers = 400;
    private const double LargeCrowdUsers = 8000;

    public static Caller[] Of(GatewayWorld world, double scale)
    {
        var peak = world.Traffic.PeakRequestsPerSecond * scale;
        var (bots, critical, top) = (world.Bots.CallPercent / 100, world.Traffic.CriticalPercent / 100, world.Tenants.TopTenantPercent / 100);
        var rest = Math.Max(0.1, 1 - bots - critical - top);
        var nodes = (double)world.Traffic.GatewayNodes / world.Traffic.Regions;
        var regions = world.Traffic.Regions;
        var dear = world.Routes.SearchCostRatio;
        List<Caller> all =
        [
            .. Crowds(CallerKind.Critical, peak * critical, 0, dear, world, nodes),
            .. Crowds(CallerKind.Interactive, peak * rest * 0.395, 0.04, dear, world, nodes),
            new("power users", CallerKind.Interactive)
            {
                CallsPerSecond = peak * rest * 0.005, DearShare = 0.04, DearWork = dear, PerAddress = 6, PerUser = 6, NodesPerKey = 2, ShareOfUsers = 0.0002,
                Obeys = 0.9, IsOurApp = true,
            },
            Tenant("partners", CallerKind.Partner, peak * rest * 0.2, 0.05, dear, 200, nodes, regions),
            Tenant("largest tenant", CallerKind.TopTenant, peak * top, 0.05, dear, 400, nodes, regions),
            .. Crowds(CallerKind.Anonymous, peak * rest * 0.2, 0.07, dear, world, nodes),
            Tenant("batch jobs", CallerKind.Batch, peak * rest * 0.12, 0, dear, 100, nodes, regions) with { Obeys = 0.8 },
            // What apps fetch ahead; nobody waits for it.
            new("prefetches", CallerKind.Batch)
            {
                CallsPerSecond = peak * rest * 0.08, DearShare = 0.01, DearWork = dear, PerAddress = 0.06, PerUser = 0.02, Obeys = 0.95, IsOurApp = true,
            },
            Bot("heavy bots", peak * bots * 0.25, 0.6 / 0.25, 0.3, dear, 25, 300, nodes, regions),
            Bot("medium bots", peak * bots * 0.35, 0.3 / 0.35, 0.12, dear, 5, 100, nodes, regions),
            Bot("light bots", peak * bots * 0.4, 0.1 / 0.4, 0.05, dear, 0.5, 0.5, nodes, regions),
        ];
        return [.. all];
    }

    /// <summary>Calls of an attack, none a second until it comes.</summary>
    public static Caller Attacker(Attack attack, GatewayWorld world)
    {
        var nodes = (double)world.Traffic.GatewayNodes / world.Traffic.Regions;
        var (dear, regions) = (world.Routes.SearchCostRatio, world.Traffic.Regions);
        return attack switch
        {
            Attack.Scraping => new("scrapers", CallerKind.Attack)
            {
                DearShare = 0.3, DearWork = dear, PerAddress = 12, PerUser = 400, PerApiKey = 400, NodesPerAddress = 4, NodesPerKey = nodes, RegionsPerKey = 1 + ((regions - 1) * 0.5),
                Retries = false,
            },
            // Every password is tried on another account: only its address and the route give it away.
            Attack.Stuffing => new("credential stuffing", CallerKind.Attack)
            {
                DearShare = 1, DearWork = 3, PerAddress = 8, PerUser = 0.01, NodesPerAddress = 4, Retries = false,
            },
            _ => new("flood", CallerKind.Attack) { DearShare = 0.05, DearWork = dear, PerAddress = 400, NodesPerAddress = nodes, Retries = false },
        };
    }

    // Real users: at home, and behind addresses that they share with hundreds or thousands.
    private static IEnumerable<Caller> Crowds(CallerKind kind, double calls, double dearShare, double dear, GatewayWorld world, double nodes)
    {
        var shared = world.Clients.SharedAddressPercent / 100;
        foreach (var (name, share, users, spread) in new[]
        {
            ("at home", 1 - shared, HouseholdUsers, 2.0),
            ("behind small shared addresses", shared * 0.45, SmallCrowdUsers, Math.Min(nodes, 20)),
            ("behind large shared addresses", shared * 0.55, LargeCrowdUsers, nodes),
        })
        {
            var isAnonymous = kind == CallerKind.Anonymous;
            yield return new Caller($"{kind} {name}", kind)
            {
                CallsPerSecond = calls * share, DearShare = dearShare, DearWork = dear, PerAddress = users * UserRate, PerUser = isAnonymous ? 0 : UserRate,
                NodesPerAddress = spread, ShareOfUsers = share * (kind switch { CallerKind.Interactive => 0.75, CallerKind.Anonymous => 0.25, _ => 0 }),
                Obeys = isAnonymous ? 0.3 : 0.9, IsOurApp = !isAnonymous,
            };
        }
    }

    private static Caller Tenant(string name, CallerKind kind, double calls, double dearShare, double dear, double perAddress, double nodes, double regions) => new(name, kind)
    {
        CallsPerSecond = calls, DearShare = dearShare, DearWork = dear, PerAddress = perAddress, PerApiKey = TenantRate, PerTenant = TenantRate, NodesPerAddress = nodes,
        NodesPerKey = nodes, RegionsPerKey = 1 + ((regions - 1) * 0.35), Obeys = 0.7,
    };

    private static Caller Bot(
        string name, double calls, double abuse, double dearShare, double dear, double perAddress, double perAccount, double nodes, double regions) => new(name, CallerKind.Bot)
        {
            CallsPerSecond = calls, DearShare = dearShare, DearWork = dear, PerAddress = perAddress, PerUser = perAccount, PerApiKey = perAccount, NodesPerAddress = 4,
            NodesPerKey = perAccount > 1 ? nodes : 2, RegionsPerKey = perAccount > 1 ? 1 + ((regions - 1) * 0.5) : 1, AbuseWeight = abuse, Retries = false,
        };
}
