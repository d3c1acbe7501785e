namespace Dryrun.Systems.GatewayLimits.Limiting;

/// <summary>
/// Lets a limit learn from about a round trip's worth of calls at once, from their mean: taught call by call it would hear of one queue as often as there are calls in
/// it, and overshoot both ways. Netflix's concurrency-limits (2018) puts a window before its limits for that reason.
/// </summary>
/// <param name="taught">The limit that learns.</param>
/// <param name="callsMin">Fewest calls a window.</param>
public sealed class WindowedLimit(ConcurrencyLimit taught, int callsMin = 5) : ConcurrencyLimit(taught.Limit, taught.Min, taught.Max)
{
    private double sumMicros;
    private int calls;
    private int dropped;
    private int most;

    /// <inheritdoc/>
    protected override double Next(double limit, double rttMicros, int inFlight, bool isDropped)
    {
        calls++;
        if (isDropped) dropped++;
        else sumMicros += rttMicros;
        most = Math.Max(most, inFlight);
        if (calls < Math.Max(callsMin, taught.Limit)) return taught.Limit;
        var mean = calls > dropped ? sumMicros / (calls - dropped) : rttMicros;
        taught.Learn((long)mean, most, dropped > 0);
        (sumMicros, calls, dropped, most) = (0, 0, 0, 0);
        return taught.Limit;
    }
}
