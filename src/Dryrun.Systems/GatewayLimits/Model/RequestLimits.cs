using Dryrun.Simulation.Randomness;
using Dryrun.Systems.GatewayLimits.Policy;

namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>
/// The quotas of a design over a sample of the key space: so many keys of each caller as the sample's calls need, each with its own count at each place. Where
/// the sample holds less than one key, its one key runs slower and its quota is cut in proportion.
/// </summary>
internal sealed class RequestLimits
{
    private const int PlacesMax = 400;

    private readonly Gateway gateway;
    private readonly Sampled[][] quotas;
    private readonly long parts;

    public RequestLimits(Gateway gateway, double unit, long parts)
    {
        (this.gateway, this.parts) = (gateway, parts);
        quotas = [.. gateway.Callers.Select((_, i) => gateway.Quotas[i].Select(q => Make(i, q, unit)).ToArray())];
    }

    /// <summary>Whether a call passes the quotas, or is not asked for any.</summary>
    public bool Passes(int place, bool isDear, Situation at, long now, ref Xoshiro256 random)
    {
        var caller = gateway.Callers[place];
        // Each call is of one key, and so falls on one side of every share.
        var counted = true;
        var all = quotas[place];
        if (all.Length > 0)
        {
            var key = random.NextUInt64();
            var by = (key >> 40) / (double)(1 << 24);
            for (var q = 0; q < all.Length && counted; q++) counted = Take(all[q], gateway.Quotas[place][q], caller, isDear, at, key, by, now, ref random);
        }

        var known = counted ? (1.0, 1.0) : (0.0, 0.0);
        var (plain, dear) = gateway.Pass(place, at, known, known);
        var chance = isDear ? dear : plain;
        return chance >= 1 || (chance > 0 && random.NextDouble() < chance);
    }

    private bool Take(Sampled sampled, in Quota quota, Caller caller, bool isDear, Situation at, ulong key, double by, long now, ref Xoshiro256 random)
    {
        if ((isDear ? quota.DearUnits : quota.PlainUnits) <= 0) return true;
        if (by < quota.From || by >= quota.To) return true;
        var (plainUnits, dearUnits) = sampled.Cost;
        var node = (int)((key >> 32) % (ulong)sampled.Places);
        // Another call of the key comes to another node.
        if (sampled.Places > 1) node = (int)(random.NextUInt64() % (ulong)sampled.Places);
        // A tenth of the limit is ten times the cost; a node's own share costs more in proportion.
        double cost = isDear ? dearUnits : plainUnits;
        if (at.IsLocal) cost /= gateway.LocalFactor(caller, quota);
        if (at.BadShare > 0 && (key & 0xFFFF) / 65536.0 < at.BadShare) cost *= 10;
        return sampled.Counters.TryTake((int)((key & 0xFFFFFFFF) % (ulong)sampled.Keys), node, now, Math.Max(1, (long)(cost * parts)));
    }

    private Sampled Make(int place, in Quota quota, double unit)
    {
        var caller = gateway.Callers[place];
        var rate = quota.Key switch { LimitKey.User => caller.PerUser, LimitKey.ApiKey => caller.PerApiKey, LimitKey.Tenant => caller.PerTenant, _ => caller.PerAddress };
        // An attack comes with as many callers as it takes: as many as its calls at the height of it need.
        var calls = (caller.Kind == CallerKind.Attack ? gateway.PeakPerSecond * 0.1 : caller.CallsPerSecond) * quota.Coverage / unit;
        var keys = Math.Max(1, (int)Math.Round(calls / rate));
        // An attack of another size has more or fewer keys, not faster ones.
        var cut = caller.Kind == CallerKind.Attack ? 1 : calls / (keys * rate);
        var places = (int)Math.Clamp(Math.Round(quota.Spread), 1, PlacesMax);
        if (gateway.Design.Limits.Scope == CounterScope.AsyncSync)
            places = (int)Math.Clamp(Math.Round(quota.Key == LimitKey.Ip ? caller.NodesPerAddress : caller.NodesPerKey), 1, 64);
        var apart = gateway.Design.Limits.Scope == CounterScope.AsyncSync ? 1 : quota.Spread;
        var counters = CounterFactory.Make(gateway.Design.Limits, quota.Limit / apart * cut, Math.Max(quota.Burst / apart * cut, 1.0 / parts), keys, places, parts);
        return new Sampled(counters, keys, places, gateway.UnitsOf[place]);
    }

    private sealed record Sampled(ICounters Counters, int Keys, int Places, (double Plain, double Dear) Cost);
}
