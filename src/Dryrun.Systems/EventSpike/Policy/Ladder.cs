namespace Dryrun.Systems.EventSpike.Policy;

/// <summary>Takes steps of the ladder where too much fails, and the last resort where none is left.</summary>
internal sealed class Ladder
{
    // A step is taken after a minute above the line, six looks of ten seconds.
    private const double UpSeconds = 60;
    private const double ClosedSeconds = 240;

    // Other calls that fail count a fifth of a failed start.
    private const double CallsWeight = 0.2;
    private const double RelapseSeconds = 300;
    private const double AfterEndSeconds = 900;
    private const double BusyAgain = 0.85;

    private readonly SpikeDesign design;
    private readonly List<DegradeStep> order = [];
    private readonly List<DegradeStep> taken = [];
    private readonly double[] takenBackAt = [.. Enumerable.Repeat(double.NegativeInfinity, 5)];
    private readonly bool[] stays = new bool[5];
    private double aboveSince = double.NaN;
    private double belowSince = double.NaN;
    private double worstSince = double.NaN;
    private double closedUntil = double.NegativeInfinity;
    private DegradeStep? waitingFor;
    private int asks;
    private bool closed;
    private bool stopped;

    public Ladder(SpikeDesign design)
    {
        this.design = design;
        order.Add(design.Degrade.FirstStep);
        foreach (var step in Enum.GetValues<DegradeStep>())
        {
            if (design.Degrade.Ladder.Contains(step) && step != design.Degrade.FirstStep) order.Add(step);
        }
    }

    private double Line => design.Operations.AbortFailurePercent;

    public void Decide(EventObservation seen, Door door, ICollection<EventAction> actions)
    {
        var now = seen.SecondsSinceStart;
        if (closed && now >= closedUntil)
        {
            closed = false;
            door.Open(seen);
            actions.Add(new TurnAway(false));
        }

        var starts = Math.Max(seen.FailedStartPercent, CallsWeight * seen.CallsFailedPercent);
        var trouble = Math.Max(starts, Math.Max(seen.HomeFailedPercent, seen.DeliveryShortPercent));
        var above = trouble > Line || seen.ChatDown;
        aboveSince = above ? double.IsNaN(aboveSince) ? now : aboveSince : double.NaN;
        worstSince = trouble > Math.Min(90, 4 * Line) && Next(seen) is null ? double.IsNaN(worstSince) ? now : worstSince : double.NaN;
        if (above)
        {
            belowSince = double.NaN;
            if (now - aboveSince >= UpSeconds) Up(seen, actions);
            LastResort(seen, door, actions);
            return;
        }

        Down(seen, now, trouble, actions);
    }

    public void Hear(EventObservation seen, SpikeAnswer answer, Door door, ICollection<EventAction> actions)
    {
        switch (answer.Option)
        {
            case "stepDown" when waitingFor is { } step:
                waitingFor = null;
                Take(seen, step, actions);
                break;
            case "closeDoor":
                waitingFor = null;
                Close(seen, actions);
                door.Open(seen);
                break;
            case "wait":
                waitingFor = null;
                aboveSince = seen.SecondsSinceStart;
                break;
            default:
                break;
        }
    }

    // The step that fits the trouble where it is prepared, else the next in order.
    private DegradeStep? Next(EventObservation seen)
    {
        if (seen.ChatDown && Fits(seen, DegradeStep.ChatOff)) return DegradeStep.ChatOff;
        if (seen.HomeFailedPercent > Line && Fits(seen, DegradeStep.StaticHome)) return DegradeStep.StaticHome;
        if (seen.DeliveryShortPercent > Line && Fits(seen, DegradeStep.LowBitrate)) return DegradeStep.LowBitrate;
        foreach (var step in order)
        {
            if (Fits(seen, step)) return step;
        }

        return null;
    }

    private bool Fits(EventObservation seen, DegradeStep step) => order.Contains(step) && seen.StepReady[(int)step] && !taken.Contains(step);

    private void Up(EventObservation seen, ICollection<EventAction> actions)
    {
        if (waitingFor is not null || Next(seen) is not { } step) return;
        aboveSince = seen.SecondsSinceStart;
        if (design.Operations.AbortAuthority == NightAuthority.Rule)
        {
            Take(seen, step, actions);
            return;
        }

        waitingFor = step;
        actions.Add(new AskSomebody(++asks == 1 ? "abort-1" : $"step-{asks}"));
    }

    private void Take(EventObservation seen, DegradeStep step, ICollection<EventAction> actions)
    {
        if (!Fits(seen, step)) return;
        taken.Add(step);
        // What brought the trouble back as soon as it was taken back stays taken.
        stays[(int)step] = seen.SecondsSinceStart - takenBackAt[(int)step] < RelapseSeconds;
        belowSince = double.NaN;
        actions.Add(new SwitchStep(step, true));
    }

    private void Down(EventObservation seen, double now, double trouble, ICollection<EventAction> actions)
    {
        var calm = trouble < Line / 2 && seen.Utilisation < BusyAgain;
        belowSince = calm ? double.IsNaN(belowSince) ? now : belowSince : double.NaN;
        if (taken.Count == 0 || double.IsNaN(belowSince) || now - belowSince < design.Degrade.HoldMinutes * 60) return;
        belowSince = now;
        var last = taken.FindLastIndex(s => !stays[(int)s] || now > seen.EventSeconds + AfterEndSeconds);
        if (last < 0) return;
        var step = taken[last];
        taken.RemoveAt(last);
        takenBackAt[(int)step] = now;
        actions.Add(new SwitchStep(step, false));
    }

    private void LastResort(EventObservation seen, Door door, ICollection<EventAction> actions)
    {
        var now = seen.SecondsSinceStart;
        if (double.IsNaN(worstSince) || closed || stopped || now - worstSince < design.Operations.AbortAfterMinutes * 60) return;
        if (design.Operations.AbortAction == AbortAction.CloseDoor)
        {
            Close(seen, actions);
            door.Open(seen);
        }
        else if (design.Operations.AbortAction == AbortAction.StopEvent && now < seen.EventSeconds)
        {
            stopped = true;
            actions.Add(new StopEvent());
        }
    }

    private void Close(EventObservation seen, ICollection<EventAction> actions)
    {
        if (closed) return;
        (closed, closedUntil) = (true, seen.SecondsSinceStart + ClosedSeconds);
        worstSince = double.NaN;
        actions.Add(new TurnAway(true));
    }
}
