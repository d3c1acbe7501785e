using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;
using Dryrun.Systems.GatewayLimits.Limiting;
using Dryrun.Systems.GatewayLimits.Model;
using Dryrun.Systems.GatewayLimits.Policy;

namespace Dryrun.Systems.GatewayLimits.Validation;

/// <summary>What can be timed of the requests of this system: the limiter model alone, and critical minutes with everything in them. Nothing here looks at a clock.</summary>
public sealed class RequestPace
{
    private const int Sources = 270_000;
    private const double Exponent = 1.1;
    private const double PerSecond = 1_200_000;

    private readonly AliasTable sources;
    private readonly PlacedCounters<TokenBucket, BucketState> buckets;
    private readonly Gateway gateway;
    private readonly StreamKey key;
    private Xoshiro256 random;
    private double now;
    private long minutes;

    /// <summary>Sources under a Zipf law with a bucket each, and the services of a world behind a design.</summary>
    /// <param name="key">Where luck comes from.</param>
    /// <param name="world">A world.</param>
    /// <param name="design">A design in it.</param>
    public RequestPace(StreamKey key, JsonObject world, DesignDocument design)
    {
        var system = new GatewayLimitsSystem();
        var resolved = DesignResolver.Resolve(system, world, design);
        this.key = key;
        gateway = new Gateway(system.World.Bind<GatewayWorld>(world), system.Design.Bind<GatewayDesign>(resolved.Values, resolved.Programme), Attack.None, 1);
        random = Xoshiro256.At(key.Child("limiter"));
        sources = new AliasTable([.. Enumerable.Range(1, Sources).Select(i => PortableMath.Pow(i, -Exponent))]);
        buckets = new PlacedCounters<TokenBucket, BucketState>(new TokenBucket(new Rate(100, 1_000_000), 200), Sources, 1);
    }

    /// <summary>Calls of 1.2 million a second by 270,000 sources, each drawn, timed and decided on by its source's bucket.</summary>
    /// <param name="requests">How many.</param>
    /// <returns>How many were decided on: all.</returns>
    public long Limit(long requests)
    {
        const double Gap = 1e6 / PerSecond;
        // A copy that need not be written back after each draw.
        var (luck, at) = (random, now);
        for (var i = 0L; i < requests; i++)
        {
            at -= PortableMath.Log(luck.NextOpenDouble()) * Gap;
            if (buckets.TryTake(sources.At(luck.NextUInt64()), 0, (long)at, 1)) Admitted++;
        }

        (random, now) = (luck, at);
        return requests;
    }

    /// <summary>What the limiter let in until now.</summary>
    public long Admitted { get; private set; }

    /// <summary>A minute at three times the usual load, request by request: quotas, gate, queue, retries.</summary>
    /// <returns>Requests that were decided on.</returns>
    public long Minute()
    {
        const int Seconds = 60;
        var at = MetastableTrial.Evening(gateway);
        at.Enforced = at.EnforcedOnTenants = 1;
        for (var i = 0; i < at.Load.Length; i++) at.Load[i] *= 3;
        var requests = new RequestMinutes(gateway, new FluidMinutes(gateway, at), new CallTimes(gateway), key.Child(++minutes));
        requests.Play(_ => at, Seconds, _ => { });
        return requests.Decided;
    }
}
