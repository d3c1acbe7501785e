namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>What holds at a time: who calls how much, what the services can do, and which limits are enforced on whom.</summary>
internal sealed class Situation(int callers)
{
    /// <summary>Calls over those of the evening peak, by caller; an attack's in calls a second.</summary>
    public double[] Load { get; } = new double[callers];

    /// <summary>Capacity of the services over their rated one; 0 where nothing works.</summary>
    public double Capacity { get; set; } = 1;

    /// <summary>Share of traffic on which limits are enforced, 0 to 1.</summary>
    public double Enforced { get; set; }

    /// <summary>Share for contract partners and their batch jobs.</summary>
    public double EnforcedOnTenants { get; set; }

    /// <summary>Whether quotas and counters answer.</summary>
    public bool IsStoreUp { get; set; } = true;

    /// <summary>Whether nodes hold their own share of limits.</summary>
    public bool IsLocal { get; set; }

    /// <summary>Share of traffic that has a limit with a zero too few.</summary>
    public double BadShare { get; set; }

    /// <summary>Share of our apps that have the changed library.</summary>
    public double UpdatedApps { get; set; }

    /// <summary>What the teams' own limits let through of bots and attacks, where nothing else limits them.</summary>
    public double PastLegacy { get; set; } = 1;

    /// <summary>The same where they stand beside the new limits.</summary>
    public double PastLegacyToo { get; set; } = 1;

    /// <summary>Takes over all that another holds.</summary>
    public void CopyFrom(Situation other)
    {
        other.Load.CopyTo(Load, 0);
        (Capacity, Enforced, EnforcedOnTenants, IsStoreUp, IsLocal) = (other.Capacity, other.Enforced, other.EnforcedOnTenants, other.IsStoreUp, other.IsLocal);
        (BadShare, UpdatedApps, PastLegacy, PastLegacyToo) = (other.BadShare, other.UpdatedApps, other.PastLegacy, other.PastLegacyToo);
    }
}
