using Dryrun.Systems.Requests;

namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>
/// The critical minutes as a fluid: second by second quotas, the gate, the services and everything that is tried again. A step costs microseconds whatever the
/// number of calls. Calls are conserved: what began was served, given up, or waits to be tried again.
/// </summary>
internal sealed class FluidMinutes
{
    // Apps look back two minutes (V58).
    private const double ThrottleSeconds = 120;

    private readonly Gateway gateway;
    private readonly FluidQuota[][] quotas;
    private readonly double[] requests;
    private readonly double[] accepts;
    private readonly double[] demand;
    private readonly double[] admitted;
    private readonly double[] plain;
    private readonly double[] dear;
    private readonly double[] sent;
    private readonly double[] passed;
    private double known;
    private double seenLoad;

    public FluidMinutes(Gateway gateway, Situation at)
    {
        this.gateway = gateway;
        var callers = gateway.Callers;
        var design = gateway.Design;
        quotas = [.. gateway.Quotas.Select(all => all.Select(q => FluidQuota.Of(design.Limits.Algorithm, q.Limit, q.Burst)).ToArray())];
        Retries = [.. callers.Select(c => new RetryFluid(gateway.Retries(c), 1))];
        for (var i = 0; i < callers.Length; i++) Retries[i].RetriesPerCallMax = gateway.RetriesPerCallMax(callers[i], at.UpdatedApps);
        (requests, accepts, plain, dear, sent, passed) =
            (new double[callers.Length], new double[callers.Length], new double[callers.Length], new double[callers.Length], new double[callers.Length], new double[callers.Length]);
        (demand, admitted) = (new double[design.Priority.PriorityTiers], new double[design.Priority.PriorityTiers]);
        known = at.Capacity;
        WorkDone = new double[callers.Length];
    }

    /// <summary>Calls by caller, from their first attempt to their end.</summary>
    public RetryFluid[] Retries { get; }

    /// <summary>Work offered to the services over their rated capacity in the last step.</summary>
    public double LoadRatio { get; private set; }

    /// <summary>Share of what reached the services that they served in the last step.</summary>
    public double Success { get; private set; } = 1;

    /// <summary>Share of the attempts of critical calls that were served in the last step.</summary>
    public double CriticalSuccess { get; private set; } = 1;

    /// <summary>Share of the attempts of tiers 0 and 1 that the gate let in, in the last step.</summary>
    public double FirstTiersIn { get; private set; } = 1;

    /// <summary>Work of a tier that was offered to the gate in the last step, and what it let in.</summary>
    public (double Offered, double In) TierOf(int tier) => (demand[tier], admitted[tier]);

    /// <summary>Work that was done for each caller.</summary>
    public double[] WorkDone { get; }

    /// <summary>Seconds since the beginning.</summary>
    public double Seconds { get; private set; }

    /// <summary>Attempts of a caller that were served in the last step, and attempts that were offered.</summary>
    public (double Served, double Offered) LastOf(int place) => (passed[place], sent[place]);

    /// <summary>One step.</summary>
    /// <param name="at">What holds in it.</param>
    /// <param name="seconds">Its length.</param>
    public void Step(Situation at, double seconds)
    {
        Seconds += seconds;
        var callers = gateway.Callers;
        Array.Clear(demand);
        for (var i = 0; i < callers.Length; i++)
        {
            sent[i] = passed[i] = 0;
            if (at.Load[i] <= 0 && Retries[i].Waiting <= 0) continue;
            Send(i, at, seconds);
        }

        var capacity = gateway.RatedWork * seconds;
        Gate(at, capacity, seconds);
        double work = 0;
        foreach (var tier in admitted) work += tier;
        LoadRatio = work / capacity;
        Success = at.Capacity <= 0 ? 0 : gateway.Law.Success(LoadRatio / at.Capacity);
        Resolve(seconds);
    }

    /// <summary>Lets quotas and lags run along while single requests stand for the fluid.</summary>
    public void Follow(Situation at, double seconds)
    {
        Seconds += seconds;
        known += (at.Capacity - known) * Math.Min(1, seconds / gateway.GateLagSeconds);
        for (var i = 0; i < gateway.Callers.Length; i++)
        {
            if (at.Load[i] > 0) Counted(i, at, gateway.Callers[i].Kind == CallerKind.Attack ? 1 : at.Load[i], seconds);
        }
    }

    /// <summary>What single requests of a caller did in a second, in calls.</summary>
    public void Report(int place, double served, double offered, double work)
    {
        (passed[place], sent[place]) = (served, offered);
        WorkDone[place] += work;
    }

    /// <summary>What single requests showed of a second.</summary>
    public void Report(double load, double success, double criticalSuccess, double firstTiersIn) =>
        (LoadRatio, seenLoad, Success, CriticalSuccess, FirstTiersIn) = (load, load, success, criticalSuccess, firstTiersIn);

    // What is tried in a step, and what of it passes the quotas.
    private void Send(int i, Situation at, double seconds)
    {
        var caller = gateway.Callers[i];
        var fresh = at.Load[i] * (caller.Kind == CallerKind.Attack ? 1 : caller.CallsPerSecond) * seconds;
        var attempts = Retries[i].Offer(fresh, seconds);
        if (attempts <= 0) return;
        sent[i] = attempts;
        var tried = attempts * (1 - Throttled(i, at, attempts, seconds));
        var rate = tried / (Math.Max(1e-9, caller.Kind == CallerKind.Attack ? at.Load[i] : caller.CallsPerSecond) * seconds);
        // An attack is as many callers as it takes; a caller that tries again calls faster.
        if (caller.Kind == CallerKind.Attack) rate = 1;
        var (counted, bad) = Counted(i, at, rate, seconds);
        var (p, d) = gateway.Pass(i, at, counted, bad);
        plain[i] = tried * (1 - caller.DearShare) * p;
        dear[i] = tried * caller.DearShare * d;
        demand[gateway.Tiers[i]] += plain[i] + (dear[i] * caller.DearWork);
    }

    // What the counters admit of plain and dear calls, where one key runs at a rate over its usual one at the peak.
    private ((double Plain, double Dear) Counted, (double Plain, double Dear) Bad) Counted(int i, Situation at, double rate, double seconds)
    {
        var (counted, bad) = (new Admitted(), new Admitted());
        var caller = gateway.Callers[i];
        var now = (long)(Seconds * 1e6);
        for (var q = 0; q < quotas[i].Length; q++)
        {
            ref readonly var quota = ref gateway.Quotas[i][q];
            var factor = at.IsLocal ? gateway.LocalFactor(caller, quota) : 1;
            var asked = quota.Units * rate * seconds / factor;
            var share = asked <= 0 ? 1 : quotas[i][q].Admit(asked, now) / asked;
            var tenth = Math.Min(share, 0.1 * quota.Limit * factor * seconds / Math.Max(1e-12, asked * factor));
            counted.Take(quota, share);
            bad.Take(quota, tenth);
        }

        return (counted.Shares, bad.Shares);
    }

    // Apps that hold themselves back (V58); only those with the changed library.
    private double Throttled(int i, Situation at, double attempts, double seconds)
    {
        if (!gateway.Callers[i].IsOurApp || at.UpdatedApps <= 0) return 0;
        var fade = Math.Min(1, seconds / ThrottleSeconds);
        requests[i] += (attempts - requests[i]) * fade;
        var k = gateway.Design.Priority.ClientThrottleK;
        return at.UpdatedApps * Math.Max(0, (requests[i] - (k * accepts[i])) / (requests[i] + 1));
    }

    private void Gate(Situation at, double capacity, double seconds)
    {
        double all = 0;
        foreach (var tier in demand) all += tier;
        known += (at.Capacity - known) * Math.Min(1, seconds / gateway.GateLagSeconds);
        // A processor's load is a minute old when somebody acts on it.
        seenLoad += ((all / capacity) - seenLoad) * Math.Min(1, seconds / gateway.GateLagSeconds);
        var share = at.Enforced;
        if (!gateway.HasGate || share <= 0 || (gateway.ShedsLate && seenLoad < gateway.GateLimit(known)))
        {
            demand.CopyTo(admitted, 0);
            FirstTiersIn = 1;
            return;
        }

        TierShedding.Admit(demand, Math.Max(0, gateway.GateLimit(known)) * capacity, gateway.Shares, admitted);
        var (first, firstIn) = (0.0, 0.0);
        for (var t = 0; t < demand.Length; t++)
        {
            admitted[t] = (share * admitted[t]) + ((1 - share) * demand[t]);
            if (t > 1) continue;
            first += demand[t];
            firstIn += admitted[t];
        }

        FirstTiersIn = first > 0 ? firstIn / first : 1;
    }

    private void Resolve(double seconds)
    {
        var (critical, criticalServed) = (0.0, 0.0);
        for (var i = 0; i < sent.Length; i++)
        {
            if (sent[i] <= 0) continue;
            var caller = gateway.Callers[i];
            var tier = gateway.Tiers[i];
            var enters = demand[tier] > 0 ? admitted[tier] / demand[tier] : 1;
            var through = (plain[i] + dear[i]) / sent[i];
            var served = through * enters * Success;
            passed[i] = sent[i] * served;
            WorkDone[i] += (plain[i] + (dear[i] * caller.DearWork)) * enters * Success;
            Retries[i].Resolve(served, ((1 - through) * gateway.Deferred(caller, true)) + (through * (1 - enters) * gateway.Deferred(caller, false)));
            accepts[i] += (passed[i] - accepts[i]) * Math.Min(1, seconds / ThrottleSeconds);
            if (caller.Kind != CallerKind.Critical) continue;
            critical += sent[i];
            criticalServed += passed[i];
        }

        CriticalSuccess = critical > 0 ? criticalServed / critical : 1;
    }
}
