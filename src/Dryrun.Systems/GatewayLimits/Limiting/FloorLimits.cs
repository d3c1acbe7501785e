namespace Dryrun.Systems.GatewayLimits.Limiting;

/// <summary>
/// Limits that compare a round trip with the shortest there is without load. That floor is measured with few calls under way, at first and every hundred round
/// trips or so: measured under load it would rise with the queue that it ought to find (Envoy, adaptive concurrency filter, does the same).
/// </summary>
public abstract class FloorLimit(int initial, int min, int max) : ConcurrencyLimit(initial, min, max)
{
    private const int ProbeCalls = 25;
    private const int RoundTripsBetween = 100;

    private double resumed = initial;
    private double best = double.PositiveInfinity;
    private double callsUntilProbe;
    private int probesLeft = ProbeCalls;

    /// <summary>The shortest round trip without load, in microseconds; 0 before it is known.</summary>
    public long FloorMicros { get; private set; }

    // Few enough that they do not wait for each other, and as few as the bounds allow.
    private int ProbeLimit => Math.Max(Min, Math.Min(3, Max));

    /// <inheritdoc/>
    protected sealed override double Next(double limit, double rttMicros, int inFlight, bool isDropped)
    {
        if (probesLeft > 0) return Probe(limit, rttMicros, inFlight, isDropped);
        if (--callsUntilProbe <= 0)
        {
            (resumed, best, probesLeft) = (limit, double.PositiveInfinity, ProbeCalls);
            return ProbeLimit;
        }
        // A limit that is hardly used tells nothing, unless calls fail.
        return inFlight * 2 < limit && !isDropped ? limit : Next(limit, rttMicros, isDropped);
    }

    /// <summary>The limit after a call under load.</summary>
    protected abstract double Next(double limit, double rttMicros, bool isDropped);

    private double Probe(double limit, double rttMicros, int inFlight, bool isDropped)
    {
        // Calls that began under load end among the probes.
        if (inFlight > ProbeLimit && FloorMicros > 0) return ProbeLimit;
        if (!isDropped) best = Math.Min(best, rttMicros);
        if (--probesLeft > 0 || double.IsPositiveInfinity(best))
        {
            probesLeft = Math.Max(1, probesLeft);
            return FloorMicros > 0 ? ProbeLimit : limit;
        }
        FloorMicros = (long)best;
        callsUntilProbe = RoundTripsBetween * resumed;
        return resumed;
    }
}

/// <summary>
/// After TCP Vegas: the queue is estimated as limit * (1 - floor / rtt). Fewer than alpha waiting: one more; more than beta: one less; a drop: one less. Alpha 3 and
/// beta 6 are the figures of Netflix's concurrency-limits (2018).
/// </summary>
public sealed class VegasLimit(int initial, int min, int max, double alpha = 3, double beta = 6) : FloorLimit(initial, min, max)
{
    /// <inheritdoc/>
    protected override double Next(double limit, double rttMicros, bool isDropped)
    {
        var waiting = limit * (1 - (FloorMicros / Math.Max(rttMicros, FloorMicros)));
        return isDropped || waiting > beta ? limit - 1 : waiting < alpha ? limit + 1 : limit;
    }
}

/// <summary>
/// The gradient of Envoy's adaptive concurrency filter: the limit is multiplied by floor * (1 + buffer) / rtt, between a half and one, and given the square root of
/// itself as room to grow; each call moves it a part of the way.
/// </summary>
public sealed class GradientLimit(int initial, int min, int max, double buffer = 0.25, double smoothing = 0.1) : FloorLimit(initial, min, max)
{
    /// <inheritdoc/>
    protected override double Next(double limit, double rttMicros, bool isDropped)
    {
        if (isDropped) return limit * 0.9;
        var aimed = (limit * Math.Clamp(FloorMicros * (1 + buffer) / rttMicros, 0.5, 1.0)) + Math.Sqrt(limit);
        return limit + ((aimed - limit) * smoothing);
    }
}
