using Dryrun.Systems.GatewayLimits.Limiting;

namespace Dryrun.Systems.GatewayLimits.Policy;

/// <summary>A limit on calls under way that was set once and learns nothing.</summary>
public sealed class FixedLimit(int limit) : ConcurrencyLimit(limit, limit, limit)
{
    /// <inheritdoc/>
    protected override double Next(double limit, double rttMicros, int inFlight, bool isDropped) => limit;
}
