using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>What nobody knew beforehand in one replicate. Minutes count from the kickoff.</summary>
internal sealed record Luck(StreamKey Key, Incident Incident, long IncidentMinute, double LostCapacity, Attack Attack, long AttackMinute, TenantLuck Tenant, long TenantMinute)
{
    private const int DayMinutes = 24 * 60;

    /// <summary>Outages of the store: when, and minutes.</summary>
    public IReadOnlyList<(long Minute, double Minutes)> StoreOutages { get; init; } = [];

    /// <summary>Load of the planned event over an ordinary evening.</summary>
    public double EventFactor { get; init; } = 1.5;

    /// <summary>How wrong the first guess of quotas is, over the usual.</summary>
    public double GuessError { get; init; } = 1;

    /// <summary>Draws the luck of a replicate. Rare things are stratified over the replicates; --given fixes them.</summary>
    public static Luck Draw(GatewayWorld world, RunOptions options)
    {
        var key = StreamKey.Of(options.Seed, "run").Child(options.Replicate);
        var all = StreamKey.Of(options.Seed, "luck");
        var strata = Math.Max(1, options.Strata);
        double Uniform(string dimension) => Stratified.Uniform(all, dimension, options.Replicate, strata);
        var incident = LuckDraw.Given<Incident>(options, "incident") ?? LuckDraw.Pick<Incident>(Uniform("incident"), Incidents(world));
        var attack = LuckDraw.Given<Attack>(options, "attack") ?? LuckDraw.Pick<Attack>(Uniform("attack"), Attacks(world));
        var tenant = LuckDraw.Given<TenantLuck>(options, "tenant") ?? LuckDraw.Pick<TenantLuck>(Uniform("tenant"), Tenants(world));
        var store = LuckDraw.Given<StoreLuck>(options, "store") ?? LuckDraw.Pick<StoreLuck>(Uniform("store"), Stores(world));
        var stream = key.Child("luck").Open();
        var (at, lost, abuse, noisy) = (Evening(ref stream), 0.4 + (0.2 * stream.NextDouble()), Evening(ref stream), Evening(ref stream));
        var outages = new (long, double)[2];
        for (var i = 0; i < 2; i++) outages[i] = (Evening(ref stream), stream.LogNormal(world.Store.OutageMinutes, 0.4));
        return new Luck(key, incident, at, lost, attack, abuse, tenant, noisy)
        {
            StoreOutages = outages[..(int)store],
            EventFactor = stream.LogNormal(1.5, 0.15),
            GuessError = stream.LogNormal(1, 0.35),
        };
    }

    /// <summary>Whose component it is that the incident needs.</summary>
    public static string OwnerOf(Incident incident) => incident switch
    {
        Incident.PrefetchStorm => Components.ClientSdk,
        Incident.BadLimit => Components.Gateway,
        _ => Components.Backend,
    };

    // Trouble comes in busy hours: of the minutes between noon and eleven at night, on any of the 38 days.
    private static long Evening(ref PhiloxStream stream) => ((1 + stream.NextInt(38)) * (long)DayMinutes) + (12 * 60) + stream.NextInt(11 * 60);

    private static double[] Incidents(GatewayWorld world)
    {
        var r = world.Rates;
        var more = world.Purpose.Trigger == Trigger.Overload ? 1.8 : 0.7;
        return [r.CapacityLossPercent * more / 100, r.PrefetchStormPercent * more / 100, r.ShortOutagePercent * more / 100, r.BadLimitPercent / 100];
    }

    private static double[] Attacks(GatewayWorld world)
    {
        var r = world.Rates;
        var more = world.Purpose.Trigger == Trigger.Abuse ? 1.8 : 0.7;
        return [r.ScrapingPercent * more / 100, r.StuffingPercent * more / 100, r.FloodPercent * more / 100];
    }

    private static double[] Tenants(GatewayWorld world) =>
        [Math.Min(0.95, world.Rates.NoisyTenantPercent * (world.Purpose.Trigger == Trigger.Fairness ? 2.2 : 0.7) / 100)];

    // A Poisson number of outages in forty days, at most two.
    private static double[] Stores(GatewayWorld world)
    {
        var mean = 40.0 / world.Store.DaysBetweenOutages;
        var none = PortableMath.Exp(-mean);
        return [none * mean, 1 - none - (none * mean)];
    }
}
