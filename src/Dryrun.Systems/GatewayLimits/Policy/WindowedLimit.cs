using Dryrun.Systems.GatewayLimits.Limiting;

namespace Dryrun.Systems.GatewayLimits.Policy;

/// <summary>
/// Lets a limit learn from about a round trip's worth of calls at once, from their mean: taught call by call it would hear of one queue as often as there are calls in
/// it, and overshoot both ways. Netflix's concurrency-limits (2018) puts a window before its limits for that reason.
/// </summary>
/// <param name="limit">The limit that learns.</param>
/// <param name="callsMin">Fewest calls a window.</param>
public sealed class WindowedLimit(ConcurrencyLimit limit, int callsMin = 5) : ConcurrencyLimit(limit.Limit, limit.Min, limit.Max)
{
    private double sumMicros;
    private int calls;
    private int dropped;
    private int most;

    /// <inheritdoc/>
    protected override double Next(double current, double rttMicros, int inFlight, bool isDropped)
    {
        calls++;
        if (isDropped) dropped++;
        else sumMicros += rttMicros;
        most = Math.Max(most, inFlight);
        if (calls < Math.Max(callsMin, limit.Limit)) return limit.Limit;
        var mean = calls > dropped ? sumMicros / (calls - dropped) : rttMicros;
        limit.Learn((long)mean, most, dropped > 0);
        (sumMicros, calls, dropped, most) = (0, 0, 0, 0);
        return limit.Limit;
    }
}
