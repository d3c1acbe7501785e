namespace Dryrun.Systems.EventSpike.Policy;

/// <summary>Adds machines on a signal. It never takes any away during the event.</summary>
/// <param name="scale">The design's part.</param>
internal sealed class Scaler(ScaleSection scale)
{
    // Where processor load and calls are to settle (assumptions; 0.6 is the usual target of an autoscaler).
    private const double CpuTarget = 0.6;
    private const double CallsTarget = 0.65;

    private double nextLook = double.NegativeInfinity;
    private double busyUntil = double.NegativeInfinity;
    private double ordered;

    /// <summary>What stands ready comes up an hour before the start.</summary>
    public bool IsByTheClock => scale.ScalingSignal == ScalingSignal.Schedule;

    public void Decide(EventObservation seen, ICollection<EventAction> actions)
    {
        var now = seen.SecondsSinceStart;
        if (now < nextLook || now > seen.EventSeconds) return;
        nextLook = now + seen.ReactionSeconds;
        var target = Signal(seen) switch
        {
            ScalingSignal.Cpu => ByCpu(seen, now),
            ScalingSignal.Requests => seen.CallsPerSecond / seen.BaseCalls / CallsTarget,
            _ => (seen.Viewers + Buffer(seen)) / seen.BaseViewers,
        };
        target = Math.Min(target, seen.QuotaRatio);
        if (target <= Math.Max(ordered, seen.ReadyRatio + seen.PendingRatio) * 1.002) return;
        ordered = target;
        actions.Add(new OrderMachines(target));
    }

    /// <summary>Viewers above those who are there for whom machines are kept ready; nothing where scaling does not count viewers.</summary>
    public double Buffer(EventObservation seen) => Signal(seen) == ScalingSignal.Concurrency ? scale.BufferUsers : 0;

    private ScalingSignal Signal(EventObservation seen) => scale.ScalingSignal switch
    {
        ScalingSignal.AsToday => seen.SignalToday == SignalToday.Cpu ? ScalingSignal.Cpu : ScalingSignal.Concurrency,
        ScalingSignal.Schedule => ScalingSignal.Concurrency,
        var s => s,
    };

    // Processor load says nothing while machines are on their way, and nothing above 100 percent.
    private double ByCpu(EventObservation seen, double now)
    {
        if (now < busyUntil || seen.Utilisation <= CpuTarget) return 0;
        busyUntil = now + seen.LeadSeconds;
        return seen.ReadyRatio * Math.Min(1, seen.Utilisation) / CpuTarget;
    }
}
