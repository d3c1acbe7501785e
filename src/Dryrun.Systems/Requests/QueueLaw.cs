using System.Runtime.InteropServices;
using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Validation;

namespace Dryrun.Systems.Requests;

/// <summary>
/// Waiting in a queue before several like servers (M/G/k): exact for exponential service (Erlang C), and corrected for other service by half of one plus the
/// squared coefficient of variation (Allen and Cunneen), which is exact for one server.
/// </summary>
/// <param name="Servers">Servers, from 1.</param>
/// <param name="MeanServiceSeconds">Mean service time.</param>
/// <param name="SquaredVariation">Variance of the service time over the square of its mean; 1 for exponential service.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct QueueLaw(int Servers, double MeanServiceSeconds, double SquaredVariation = 1)
{
    /// <summary>Calls a second that the servers can do.</summary>
    public double Capacity => Servers / MeanServiceSeconds;

    /// <summary>Chance that a call has to wait, at a rate below the capacity; 1 from there on.</summary>
    public double Waits(double perSecond) => perSecond >= Capacity ? 1 : perSecond <= 0 ? 0 : ClosedForms.ErlangC(Servers, perSecond * MeanServiceSeconds);

    /// <summary>Mean wait of all calls, seconds; infinite from the capacity on.</summary>
    public double MeanWaitSeconds(double perSecond) => perSecond >= Capacity ? double.PositiveInfinity
        : Waits(perSecond) * MeanServiceSeconds / Servers / (1 - (perSecond / Capacity)) * (1 + SquaredVariation) / 2;

    /// <summary>
    /// The wait that a share of calls does not exceed, seconds: exact for exponential service, else with the mean wait of those who wait corrected.
    /// </summary>
    /// <param name="perSecond">Calls a second.</param>
    /// <param name="share">0.99 for the 99th percentile.</param>
    public double WaitQuantileSeconds(double perSecond, double share)
    {
        var waits = Waits(perSecond);
        if (waits <= 1 - share) return 0;
        return perSecond >= Capacity ? double.PositiveInfinity : MeanWaitSeconds(perSecond) / waits * PortableMath.Log(waits / (1 - share));
    }
}
