using Dryrun.Systems.Requests;

namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>What a steady stretch of time does to calls: calls a second, by caller.</summary>
internal sealed record Flow(double[] Begun, double[] Served, double[] Lost, double[] Postponed, double[] Admits)
{
    /// <summary>Work over rated capacity that reaches the services.</summary>
    public double LoadRatio { get; init; }

    /// <summary>Share of it that is served.</summary>
    public double Success { get; init; }
}

/// <summary>
/// Hours as a fluid in balance: quotas, gate, services and retries at once. Of the balances that there may be it takes the one that a healthy system stays in;
/// only the critical minutes can leave it.
/// </summary>
internal static class SteadyState
{
    private const int Rounds = 12;

    /// <summary>The balance of a stretch.</summary>
    /// <param name="gateway">Callers, quotas and services.</param>
    /// <param name="at">What holds.</param>
    /// <param name="seconds">Length of the stretch: bursts matter in short ones.</param>
    /// <param name="returning">Calls a second that were postponed before and come now, by caller.</param>
    public static Flow Of(Gateway gateway, Situation at, double seconds, double[] returning)
    {
        var n = gateway.Callers.Length;
        var (fresh, throughPlain, throughDear, attempts) = (new double[n], new double[n], new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var caller = gateway.Callers[i];
            fresh[i] = (at.Load[i] * (caller.Kind == CallerKind.Attack ? 1 : caller.CallsPerSecond)) + returning[i];
            attempts[i] = 1;
            var rate = caller.Kind == CallerKind.Attack ? 1 : fresh[i] / Math.Max(1e-9, caller.CallsPerSecond);
            var counted = Counted(gateway, at, i, rate, seconds, 1);
            (throughPlain[i], throughDear[i]) = gateway.Pass(i, at, counted, at.BadShare > 0 ? Counted(gateway, at, i, rate, seconds, 0.1) : counted);
        }

        var tiers = gateway.Shares.Length;
        var (demand, admitted) = (new double[tiers], new double[tiers]);
        double load = 0, success = 1;
        for (var round = 0; round < Rounds; round++)
        {
            Demand(gateway, fresh, throughPlain, throughDear, attempts, demand);
            Admit(gateway, at, demand, admitted);
            load = admitted.Sum() / gateway.RatedWork;
            success = at.Capacity <= 0 ? 0 : gateway.Law.Success(load / at.Capacity);
            for (var i = 0; i < n; i++) attempts[i] = Attempts(gateway, at, i, 1 - (Enters(gateway, i, demand, admitted) * success));
            if (load <= at.Capacity && success >= 1 && round > 0) break;
        }

        return Flows(gateway, fresh, throughPlain, throughDear, attempts, demand, admitted, load, success);
    }

    private static Flow Flows(
        Gateway gateway, double[] fresh, double[] throughPlain, double[] throughDear, double[] attempts, double[] demand, double[] admitted, double load, double success)
    {
        var n = fresh.Length;
        var flow = new Flow(fresh, new double[n], new double[n], new double[n], new double[n]) { LoadRatio = load, Success = success };
        for (var i = 0; i < n; i++)
        {
            var caller = gateway.Callers[i];
            var through = Through(caller, throughPlain[i], throughDear[i]);
            var enters = Enters(gateway, i, demand, admitted);
            flow.Admits[i] = through;
            flow.Served[i] = fresh[i] * Math.Min(through, through * attempts[i] * enters * success);
            var lost = fresh[i] - flow.Served[i];
            flow.Postponed[i] = Math.Min(lost, fresh[i] * (((1 - through) * gateway.Deferred(caller, true)) + (through * (1 - enters) * gateway.Deferred(caller, false))));
            flow.Lost[i] = lost - flow.Postponed[i];
        }

        return flow;
    }

    private static double Through(Caller caller, double plain, double dear) => ((1 - caller.DearShare) * plain) + (caller.DearShare * dear);

    private static double Enters(Gateway gateway, int i, double[] demand, double[] admitted)
    {
        var tier = gateway.Tiers[i];
        return demand[tier] > 0 ? admitted[tier] / demand[tier] : 1;
    }

    private static double Attempts(Gateway gateway, Situation at, int i, double failure)
    {
        if (failure <= 0) return 1;
        var caller = gateway.Callers[i];
        return Math.Min(gateway.Retries(caller).MeanAttempts(failure), 1 + gateway.RetriesPerCallMax(caller, at.UpdatedApps));
    }

    private static void Demand(Gateway gateway, double[] fresh, double[] plain, double[] dear, double[] attempts, double[] demand)
    {
        Array.Clear(demand);
        for (var i = 0; i < fresh.Length; i++)
        {
            var caller = gateway.Callers[i];
            demand[gateway.Tiers[i]] += fresh[i] * attempts[i] * (((1 - caller.DearShare) * plain[i]) + (caller.DearShare * dear[i] * caller.DearWork));
        }
    }

    private static void Admit(Gateway gateway, Situation at, double[] demand, double[] admitted)
    {
        demand.CopyTo(admitted, 0);
        if (!gateway.HasGate || at.Enforced <= 0) return;
        if (gateway.ShedsLate && demand.Sum() / gateway.RatedWork < gateway.GateLimit(at.Capacity)) return;
        TierShedding.Admit(demand, gateway.GateLimit(at.Capacity) * gateway.RatedWork, gateway.Shares, admitted);
        for (var t = 0; t < demand.Length; t++) admitted[t] = (at.Enforced * admitted[t]) + ((1 - at.Enforced) * demand[t]);
    }

    // What a limit lets through of an even flow over a stretch; the burst once, a window's whole limit as often as windows begin.
    private static (double Plain, double Dear) Counted(Gateway gateway, Situation at, int i, double rate, double seconds, double tenth)
    {
        var all = new Admitted();
        var caller = gateway.Callers[i];
        var hasBurst = gateway.Design.Limits.Algorithm is Algorithm.TokenBucket or Algorithm.Gcra;
        foreach (ref readonly var quota in gateway.Quotas[i].AsSpan())
        {
            var factor = (at.IsLocal ? gateway.LocalFactor(caller, quota) : 1) * tenth;
            var asked = quota.Units * rate * seconds;
            var may = ((quota.Limit * Math.Max(seconds, hasBurst ? 0 : 60)) + (hasBurst ? quota.Burst : 0)) * factor;
            all.Take(quota, asked <= may ? 1 : may / asked);
        }

        return all.Shares;
    }
}
