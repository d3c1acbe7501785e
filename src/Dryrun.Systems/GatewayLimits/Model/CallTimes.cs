using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Statistics;
using Dryrun.Systems.Requests;

namespace Dryrun.Systems.GatewayLimits.Model;

/// <summary>
/// How long served calls take. Single requests add their own times; the fluid adds how many it served at which load, and their times follow from the waiting of a
/// queue at that load.
/// </summary>
internal sealed class CallTimes
{
    /// <summary>Time of one unit of work on a server (assumption).</summary>
    public const double UnitMicros = 4000;

    /// <summary>A call waits no longer than its timeout (assumption).</summary>
    public const long PatienceMicros = 1_000_000;

    private const int Points = 128;
    private const int LoadMax = 250;

    private readonly double[] servedAt = new double[LoadMax + 1];
    private readonly LogHistogram exact = new();
    private readonly double dearShare;
    private readonly double dearWork;
    private readonly QueueLaw queue;
    private double exactUnit = 1;

    public CallTimes(Gateway gateway)
    {
        double calls = 0, dear = 0, work = 0;
        foreach (var c in gateway.Callers)
        {
            calls += c.CallsPerSecond;
            dear += c.CallsPerSecond * c.DearShare;
            work += c.CallsPerSecond * c.MeanWork;
        }

        (dearShare, dearWork) = (dear / calls, gateway.World.Routes.SearchCostRatio);
        var mean = work / calls;
        // Second moment of exponential service with two means.
        var second = 2 * ((1 - dearShare) + (dearShare * dearWork * dearWork));
        queue = new QueueLaw(Servers, mean * UnitMicros / 1e6, (second / (mean * mean)) - 1);
    }

    /// <summary>Servers of the part of the services that is looked at call by call.</summary>
    public const int Servers = 40;

    /// <summary>Calls that were served while the services had a load over what they can do.</summary>
    public void Add(double load, double served) => servedAt[(int)Math.Clamp(load * 100, 0, LoadMax)] += served;

    /// <summary>A served request that stands for so many.</summary>
    public void AddExact(long micros, double unit)
    {
        exactUnit = unit;
        exact.Add(micros);
    }

    /// <summary>The 99th percentile of all, milliseconds; NaN where nothing was served.</summary>
    public double P99Milliseconds()
    {
        var all = new LogHistogram();
        all.Merge(exact);
        for (var load = 0; load <= LoadMax; load++)
        {
            var each = (long)(servedAt[load] / exactUnit / Points);
            if (each < 1) continue;
            AddAt(all, load / 100.0, each);
        }

        return all.Count == 0 ? double.NaN : all.Quantile(0.99) / 1000.0;
    }

    // An even net over service and wait.
    private void AddAt(LogHistogram all, double load, long each)
    {
        var isFull = load >= 0.995;
        var waits = isFull ? 1 : queue.Waits(load * queue.Capacity);
        var meanMicros = isFull || waits <= 0 ? 0 : queue.MeanWaitSeconds(load * queue.Capacity) / waits * 1e6;
        for (var i = 0; i < Points; i++)
        {
            var u = (i + 0.5) / Points;
            var isDear = u < dearShare;
            var within = isDear ? u / dearShare : (u - dearShare) / (1 - dearShare);
            var service = -PortableMath.Log(1 - (0.999 * within)) * UnitMicros * (isDear ? dearWork : 1);
            var v = Reversed(i);
            // Whoever waits does so for an exponential time; in a full system nearly as long as anybody will.
            var wait = isFull ? PatienceMicros : v < waits ? Math.Min(PatienceMicros, -PortableMath.Log(v / waits) * meanMicros) : 0;
            all.Add((long)(service + wait), each);
        }
    }

    private static double Reversed(int i)
    {
        double result = 0.5 / Points;
        for (var half = 0.5; i > 0; i >>= 1, half /= 2) result += (i & 1) * half;
        return result;
    }
}
