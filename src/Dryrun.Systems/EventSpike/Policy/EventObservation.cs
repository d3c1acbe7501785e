using System.Runtime.InteropServices;

namespace Dryrun.Systems.EventSpike.Policy;

/// <summary>Something a person said to the controller.</summary>
/// <param name="Key">What it answers: "go-1", "step-3".</param>
/// <param name="Option">What was said.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SpikeAnswer(string Key, string Option);

/// <summary>
/// What the controller can know at a moment: in the days before, dates and what was granted; on the night, measurements of the last ten seconds. The demand that
/// is still to come, the hidden limit and the cause of anything are not in here. Belongs to whoever observes; valid during the call.
/// </summary>
public sealed class EventObservation
{
    /// <summary>Hours since the kickoff of the project.</summary>
    public double Hour { get; set; }

    /// <summary>Seconds since the planned start; below 0 before it.</summary>
    public double SecondsSinceStart { get; set; }

    /// <summary>Hours before the start at which tests leave two days for repairs before the freeze.</summary>
    public double TestHoursBefore { get; set; }

    /// <summary>True from half an hour before the start.</summary>
    public bool IsNight { get; set; }

    /// <summary>Seconds from the start to the end.</summary>
    public double EventSeconds { get; set; }

    /// <summary>Usual viewers at once.</summary>
    public double BaseViewers { get; set; }

    /// <summary>Usual calls a second.</summary>
    public double BaseCalls { get; set; }

    /// <summary>Middle of the forecast, times the usual.</summary>
    public double ForecastRatio { get; set; }

    /// <summary>Calls to start, as measured in tests.</summary>
    public double StartCalls { get; set; }

    /// <summary>Largest ratio that may be ordered now.</summary>
    public double QuotaRatio { get; set; }

    /// <summary>True once the larger quota was given or the request was settled.</summary>
    public bool QuotaSettled { get; set; }

    /// <summary>True where the money is there.</summary>
    public bool MoneyApproved { get; set; }

    /// <summary>Finance said no to the first proposal.</summary>
    public bool MoneyRefused { get; set; }

    /// <summary>What stands ready, times the usual.</summary>
    public double ReadyRatio { get; set; }

    /// <summary>What is ordered and not ready yet.</summary>
    public double PendingRatio { get; set; }

    /// <summary>Reaction and boot together, seconds.</summary>
    public double LeadSeconds { get; set; }

    /// <summary>Seconds that scaling takes to react.</summary>
    public double ReactionSeconds { get; set; }

    /// <summary>The signal of today's scaling.</summary>
    public SignalToday SignalToday { get; set; }

    /// <summary>Viewers at once.</summary>
    public double Viewers { get; set; }

    /// <summary>Viewers in line.</summary>
    public double InLine { get; set; }

    /// <summary>Calls a second that came, retries included.</summary>
    public double CallsPerSecond { get; set; }

    /// <summary>Calls that each viewer makes a second now, degrading included.</summary>
    public double CallsPerViewer { get; set; }

    /// <summary>Processor load, 0 to 1.</summary>
    public double Utilisation { get; set; }

    /// <summary>Starts that failed, percent.</summary>
    public double FailedStartPercent { get; set; }

    /// <summary>Calls that are neither critical nor of the least important kind and failed, percent.</summary>
    public double CallsFailedPercent { get; set; }

    /// <summary>Calls of the home page that failed, percent.</summary>
    public double HomeFailedPercent { get; set; }

    /// <summary>Video that could not be delivered, percent.</summary>
    public double DeliveryShortPercent { get; set; }

    /// <summary>Viewers that the delivery network can still take.</summary>
    public double DeliveryRoomViewers { get; set; }

    /// <summary>The chat store is down.</summary>
    public bool ChatDown { get; set; }

    /// <summary>A waiting room stands and works.</summary>
    public bool WaitingRoomReady { get; set; }

    /// <summary>Steps that can be switched.</summary>
    public bool[] StepReady { get; } = new bool[5];

    /// <summary>What people said since the last look.</summary>
    public List<SpikeAnswer> Answers { get; } = [];
}
