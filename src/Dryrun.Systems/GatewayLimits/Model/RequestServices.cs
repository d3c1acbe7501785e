using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;
using Dryrun.Systems.GatewayLimits.Limiting;
using Dryrun.Systems.GatewayLimits.Policy;
using Dryrun.Systems.Requests;

namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>What became of a request before the services.</summary>
internal enum Served
{
    Yes,

    /// <summary>The gate did not let it in.</summary>
    Shed,

    /// <summary>It would have waited beyond its timeout, or nothing works.</summary>
    Failed,
}

/// <summary>A part of the services: the gate with its learned limit, and an exact queue before some servers that slow down beyond the knee.</summary>
internal sealed class RequestServices
{
    private readonly Gateway gateway;
    private readonly double capacity;
    private readonly double[] tierWork;
    private readonly ConcurrencyGate? gate;
    private readonly PriorityQueue<(long Rtt, int InFlight), long> departures = new();
    private readonly int servers;
    private ServerPool pool;
    private double capacityNow = 1;
    private double workNow;
    private double load;
    private double firstSeen;
    private double firstIn;
    private double[] late = [];
    private double seenLoad;

    public RequestServices(Gateway gateway, double unit, int servers)
    {
        (this.gateway, this.servers) = (gateway, servers);
        pool = new ServerPool(servers);
        capacity = gateway.RatedWork / unit;
        tierWork = new double[gateway.Shares.Length];
        var (most, usual) = (servers * 6, servers);
        ConcurrencyLimit? limit = gateway.Design.Limits.InFlight switch
        {
            InFlightLimit.Fixed => new FixedLimit((int)(servers * 0.75 * gateway.World.Backend.KneeRatio)),
            InFlightLimit.Aimd => new AimdLimit(usual, 4, most, (long)(CallTimes.UnitMicros * 40)),
            InFlightLimit.Vegas => new VegasLimit(usual, 4, most),
            InFlightLimit.Gradient => new GradientLimit(usual, 4, most),
            _ => null,
        };
        if (limit is not null) gate = new ConcurrencyGate(limit, gateway.Design.Priority.CriticalReservePercent * (gateway.Shares.Length > 1 ? 1 : 0), Shares());
    }

    /// <summary>Work of the last second over what the services can do at their rated capacity.</summary>
    public double LoadRatio => load;

    /// <summary>Share of the work of tiers 0 and 1 that the gate let in, in the last second.</summary>
    public double FirstTiersIn { get; private set; } = 1;

    /// <summary>Share of what was let in that is served, by the law of overload.</summary>
    public double Success(Situation at) => at.Capacity <= 0 ? 0 : gateway.Law.Success(load / at.Capacity);

    /// <summary>A second begins: the load of the last one is known.</summary>
    public void Turn(Situation at)
    {
        load = workNow / capacity;
        FirstTiersIn = firstSeen > 0 ? firstIn / firstSeen : 1;
        late = Late(at);
        (workNow, firstSeen, firstIn) = (0, 0, 0);
        Array.Clear(tierWork);
        if (at.Capacity == capacityNow) return;
        capacityNow = at.Capacity;
        if (capacityNow > 0) pool = pool.Resized(Math.Max(1, (int)Math.Round(servers * capacityNow)));
    }

    /// <summary>Lets a request in or not, and serves it or not.</summary>
    public Served Serve(int tier, double work, Situation at, long now, ref Xoshiro256 random, out long micros)
    {
        micros = 0;
        tierWork[tier] += work;
        if (tier <= 1) firstSeen += work;
        var inFlight = 0;
        var isGated = at.Enforced > 0 && gateway.HasGate && (at.Enforced >= 1 || random.NextDouble() < at.Enforced);
        if (gate is not null)
        {
            while (departures.TryPeek(out var done, out var when) && when <= now)
            {
                departures.Dequeue();
                gate.Leave(done.Rtt, done.InFlight);
            }

            if (isGated && !gate.TryEnter(tier, out inFlight)) return Served.Shed;
        }
        else if (isGated && late.Length > 0 && random.NextDouble() >= late[tier]) return Served.Shed;

        workNow += work;
        if (tier <= 1) firstIn += work;
        var service = (long)(-PortableMath.Log(random.NextOpenDouble()) * CallTimes.UnitMicros * work / Speed());
        var isServed = capacityNow > 0 && pool.TryServe(now, service, CallTimes.PatienceMicros, out var wait) && Finish(wait + service, out micros);
        if (gate is not null && isGated)
        {
            if (isServed) departures.Enqueue((micros, inFlight), now + micros);
            else gate.Leave(CallTimes.PatienceMicros, inFlight, isDropped: true);
        }

        return isServed ? Served.Yes : Served.Failed;
    }

    private static bool Finish(long time, out long micros)
    {
        micros = time;
        return true;
    }

    // Beyond the knee every server is slower: useful work falls as the law says.
    private double Speed() => capacityNow > 0 ? gateway.Law.Speed(load / capacityNow) : 1;

    private double[] Shares()
    {
        var shares = new double[gateway.Shares.Length - 1];
        var reserve = 1 - (gateway.Design.Priority.CriticalReservePercent / 100);
        for (var i = 0; i < shares.Length; i++) shares[i] = gateway.Shares[i + 1] / reserve;
        return shares;
    }

    // Tiers without a limit in flight shed by what a processor's load said a while ago: shares of each tier that come in.
    private double[] Late(Situation at)
    {
        if (!gateway.ShedsLate || at.Enforced <= 0) return [];
        double all = 0;
        foreach (var tier in tierWork) all += tier;
        seenLoad += ((all / capacity) - seenLoad) / gateway.GateLagSeconds;
        if (seenLoad < gateway.GateLimit(at.Capacity)) return [];
        var admitted = new double[tierWork.Length];
        TierShedding.Admit(tierWork, gateway.GateLimit(at.Capacity) * capacity, gateway.Shares, admitted);
        for (var t = 0; t < admitted.Length; t++) admitted[t] = tierWork[t] > 0 ? admitted[t] / tierWork[t] : 1;
        return admitted;
    }
}
