namespace Dryrun.Systems.EventSpike.Policy;

/// <summary>The waiting room's controller: lets in what the ready capacity, the delivery network and the agreed rate allow.</summary>
/// <param name="design">The design.</param>
internal sealed class Door(SpikeDesign design)
{
    /// <summary>Known load may reach this share of what is ready.</summary>
    public const double LoadMax = 0.95;

    // Those let in within this time count as already there, for what is measured lags.
    private const double AheadSeconds = 60;
    private const double FailingPercent = 2;

    private bool open = design.Admission.WaitingRoom && design.Plan.Decision is SpikeDecision.Throttle or SpikeDecision.Mix;
    private double factor = 1;
    private double last = double.PositiveInfinity;

    /// <summary>Sends viewers through the line from now on, where there is one.</summary>
    public void Open(EventObservation seen) => open |= seen.WaitingRoomReady;

    public void Decide(EventObservation seen, ICollection<EventAction> actions)
    {
        var rate = open && seen.WaitingRoomReady ? Rate(seen) : double.PositiveInfinity;
        if (double.IsPositiveInfinity(rate) && double.IsPositiveInfinity(last)) return;
        if (Math.Abs(rate - last) < 0.01 * last) return;
        last = rate;
        actions.Add(new SetDoor(rate));
    }

    private double Rate(EventObservation seen)
    {
        // What was measured counts more than what is known: a limit nobody knew of shows as failed starts.
        factor = seen.FailedStartPercent > FailingPercent ? Math.Max(0.05, factor * 0.8) : Math.Min(1, factor * 1.03);
        var calls = (LoadMax * seen.ReadyRatio * seen.BaseCalls) - (seen.CallsPerViewer * seen.Viewers);
        var byCalls = calls / (seen.StartCalls + (AheadSeconds * seen.CallsPerViewer));
        var byDelivery = seen.DeliveryRoomViewers / AheadSeconds;
        return Math.Max(0, Math.Min(design.Admission.AdmitPerMinute / 60.0, Math.Min(byCalls, byDelivery)) * factor);
    }
}
