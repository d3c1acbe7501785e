using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>Dollars by line while a run goes on; whole cents at its end.</summary>
internal sealed class Bill
{
    private readonly Dictionary<string, double> dollars = LuckAndLedger.Lines.ToDictionary(l => l.Id, _ => 0.0);

    public void Add(string line, double amount) => dollars[line] += amount;

    public double Of(string line) => dollars[line];

    public Ledger Close()
    {
        var ledger = new Ledger(LuckAndLedger.Lines);
        foreach (var line in LuckAndLedger.Lines) ledger.Add(line.Id, (long)Math.Round(dollars[line.Id] * 100));
        return ledger;
    }

    /// <summary>What is paid whatever happens. Prices that the world does not hold are assumptions.</summary>
    public void AddPreparation(GatewayWorld world, GatewayDesign design)
    {
        var (l, p, r, o) = (design.Limits, design.Priority, design.Rollout, design.Operations);
        foreach (var key in l.Keys) Add("work", key switch { LimitKey.Cost => 25000, LimitKey.Route => 15000, LimitKey.Ip => 2000, _ => 10000 });
        Add("work", l.InFlight switch { InFlightLimit.None => 0, InFlightLimit.Fixed => 8000, _ => 20000 });
        Add("work", l.Scope switch { CounterScope.PerNode => 0, CounterScope.PerRegionCentral => 10000, CounterScope.GlobalCentral => 15000, _ => 25000 });
        Add("work", l.OnStoreFail == OnStoreFail.LocalFallback ? 12000 : 0);
        Add("work", (l.HotKeyLocalCache ? 6000 : 0) + (l.RetryAfterJitter ? 4000 : 0) + (l.Headers ? 5000 : 0));
        Add("work", 12000.0 * (p.PriorityTiers - 1));
        Add("work", 3000.0 * p.Exempt.Count);
        Add("work", (p.RetryBudgetPercent < 100 ? 20000 : 0) + (p.ClientThrottleK < 2.99 ? 15000 : 0));
        Add("work", r.ShadowDays > 0 ? 8000 + (600.0 * r.ShadowDays) : 0);
        Add("work", 2500.0 * (r.Stages.Count - 1));
        Add("work", world.Existing.Teams * (r.LegacyLimits switch { LegacyLimits.Migrate => 9000.0, LegacyLimits.SwitchOff => 2000, _ => 0 }));
        Add("work", o.NoticeDays > 0 ? 6000 : 0);
        Add("work", o.FalsePositiveSigner switch { SignerChoice.Nobody => 0, SignerChoice.ByPurpose => 6000, _ => 2000 });
        // Somebody has to be there for exceptions, the more the faster they are granted.
        Add("work", 40 * 40 * (24 / o.ExceptionHours));
        Add("pages", o.OnCall == LimiterOnCall.None ? 0 : 40 * world.Prices.OnCallPageDollars * 0.6);
        // Somebody has to be on the rota for each component that has on-call.
        var rota = design.Programme.Owners.Values.Count(owner => !string.IsNullOrWhiteSpace(owner.OnCall));
        Add("pages", rota * 4 * world.Prices.OnCallPageDollars);
        // The finest keys cost memory, a log of calls most of all.
        var bytes = l.Algorithm switch { Algorithm.SlidingLog => 8 * Math.Min(l.RatePerKey, 20) * 60, Algorithm.Gcra => 8, Algorithm.SlidingApprox => 24, _ => 16.0 };
        Add("limiter", world.Tenants.ActiveKeysMillions * (l.Keys.Count(k => k < LimitKey.Route)) * bytes * 2);
    }
}
