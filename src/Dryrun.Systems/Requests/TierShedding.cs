namespace Dryrun.Systems.Requests;

/// <summary>
/// The fluid of a gate with tiers: tier 0 may fill the whole limit, each later tier a share of it together with all before it; tiers with the same share, such as 0 and
/// 1 without a reserve, are refused alike. The mean of what <c>ConcurrencyGate</c> does call by call.
/// </summary>
public static class TierShedding
{
    /// <summary>Shares of the part that is not reserved, by tier from 0, for 1 to 4 tiers: tier 0 has all, the last sheds first, at 90 percent.</summary>
    /// <param name="tiers">Number of tiers, 1 to 4.</param>
    /// <param name="reservePercent">Part of the limit that only tier 0 may use.</param>
    public static double[] Shares(int tiers, double reservePercent)
    {
        var shares = new double[tiers];
        for (var i = 0; i < tiers; i++) shares[i] = i == 0 ? 1 : (1 - (reservePercent / 100)) * (1 - (0.1 * (i - 1) / Math.Max(1, tiers - 2)));
        return shares;
    }

    /// <summary>What is admitted of each tier's demand, in the unit of demand and limit.</summary>
    /// <param name="demand">Demand by tier, 0 the most important.</param>
    /// <param name="limit">What may be admitted together.</param>
    /// <param name="shares">Share of the limit that a tier and all before it may fill; never growing.</param>
    /// <param name="admitted">Receives what is admitted, by tier.</param>
    public static void Admit(ReadOnlySpan<double> demand, double limit, ReadOnlySpan<double> shares, Span<double> admitted)
    {
        double before = 0;
        for (int from = 0, to; from < demand.Length; from = to)
        {
            double together = 0;
            for (to = from; to < demand.Length && shares[to] == shares[from]; to++) together += demand[to];
            var room = Math.Clamp((limit * shares[from]) - before, 0, together);
            for (var i = from; i < to; i++) admitted[i] = together > 0 ? demand[i] * (room / together) : 0;
            before += room;
        }
    }
}
