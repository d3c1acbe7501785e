namespace Dryrun.Systems.GatewayLimits.Limiting;

/// <summary>
/// Lets calls in while few enough are under way, the more important ones longer: tier 0 up to the whole limit, the others up to shares of what is not reserved
/// for tier 0. Shares never grow from tier to tier, so a call is never refused while a less important one would be let in. Safe from any number of threads.
/// </summary>
public sealed class ConcurrencyGate
{
    private readonly Lock gate = new();
    private readonly ConcurrencyLimit limit;
    private readonly double[] shares;

    /// <summary>A gate over a limit.</summary>
    /// <param name="limit">How many may be under way.</param>
    /// <param name="criticalReservePercent">Part of the limit that tier 0 has for itself, 0 to 90.</param>
    /// <param name="tierShares">Of the rest, what tiers 1, 2... may fill together with all before them; each in (0, 1], never growing. Empty: one tier.</param>
    public ConcurrencyGate(ConcurrencyLimit limit, double criticalReservePercent = 20, params ReadOnlySpan<double> tierShares)
    {
        if (!(criticalReservePercent is >= 0 and <= 90))
            throw new ArgumentOutOfRangeException(nameof(criticalReservePercent), criticalReservePercent, "The reserve is 0 to 90 percent.");
        this.limit = limit;
        shares = new double[tierShares.Length + 1];
        shares[0] = 1;
        for (var i = 0; i < tierShares.Length; i++)
        {
            if (!(tierShares[i] is > 0 and <= 1) || (i > 0 && tierShares[i] > tierShares[i - 1]))
                throw new ArgumentOutOfRangeException(nameof(tierShares), tierShares[i], "A tier's share lies in (0, 1] and is no larger than that of the tier before.");
            shares[i + 1] = tierShares[i] * (1 - (criticalReservePercent / 100));
        }
    }

    /// <summary>Calls under way.</summary>
    public int InFlight { get; private set; }

    /// <summary>Calls that may be under way now.</summary>
    public int Limit => limit.Limit;

    /// <summary>Tiers, 0 the most important.</summary>
    public int Tiers => shares.Length;

    /// <summary>Lets a call in, or not. Whoever was let in calls <see cref="Leave"/> once.</summary>
    /// <param name="tier">0 (critical) to <see cref="Tiers"/> - 1; later ones count as the last.</param>
    /// <param name="inFlight">How many are under way now, this one included where it was let in.</param>
    public bool TryEnter(int tier, out int inFlight)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tier);
        lock (gate)
        {
            var isIn = InFlight < Math.Floor(limit.Limit * shares[Math.Min(tier, shares.Length - 1)]);
            if (isIn) InFlight++;
            inFlight = InFlight;
            return isIn;
        }
    }

    /// <summary>A call is over.</summary>
    /// <param name="rttMicros">How long it took.</param>
    /// <param name="inFlightAtStart">What <see cref="TryEnter"/> said.</param>
    /// <param name="isDropped">It timed out or was refused behind the gate.</param>
    public void Leave(long rttMicros, int inFlightAtStart, bool isDropped = false)
    {
        lock (gate)
        {
            if (InFlight == 0) throw new InvalidOperationException("More calls leave the gate than have entered.");
            InFlight--;
            limit.Learn(rttMicros, inFlightAtStart, isDropped);
        }
    }
}
