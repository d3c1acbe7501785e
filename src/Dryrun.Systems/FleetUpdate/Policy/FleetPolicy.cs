using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.FleetUpdate.Policy;

/// <summary>
/// The rollout controller of a design. Rules that hold whatever the design says: no stage opens before the last one has soaked and enough of its
/// devices reported; a halt stays until a person ends it; a cohort that is silent is not healthy; going back is forbidden with the install or
/// only after the last stage has soaked; expired metadata blocks installs, never boots.
/// </summary>
public sealed class FleetPolicy : IPolicy<FleetObservation, FleetAction>
{
    private const int SilentServedMin = 1000;

    private readonly FleetDesign design;
    private readonly double reportsMin;
    private readonly Gate gate;
    private readonly bool[] ignored = new bool[6 * Cohort.Count];
    private readonly long[] reportedAtRing = new long[Cohort.Count];
    private readonly long[] servedAtRing = new long[Cohort.Count];
    private readonly HashSet<string> asked = [];
    private Breach? open;
    private int ring = -1;
    private long ringOpened;
    private int halts;
    private bool halted;
    private bool fixOrdered;
    private bool fixedRunning;
    private bool blocked;
    private bool antiRollbackMoved;
    private bool raiseAllowed;
    private long askAgainAt;

    /// <summary>A controller for one rollout.</summary>
    /// <param name="design">The design with a value for every knob.</param>
    /// <param name="scale">Size of the fleet against the design's; the reports a stage needs shrink with it.</param>
    public FleetPolicy(FleetDesign design, double scale = 1)
    {
        this.design = design;
        reportsMin = Math.Max(1, design.Rollout.MinExposed * Math.Min(1, scale));
        gate = new Gate(design);
    }

    private bool LastRing => ring == design.Rollout.Rings.Count - 1;

    /// <inheritdoc/>
    public void Decide(FleetObservation observed, ICollection<FleetAction> actions)
    {
        foreach (var answer in observed.Answers) Hear(observed, answer, actions);
        if (observed.MetadataFresh == blocked)
        {
            blocked = !observed.MetadataFresh;
            actions.Add(new BlockInstalls(blocked));
        }

        if (fixOrdered && observed.FixedBuildReady && !fixedRunning) StartFixed(observed, actions);
        if (halted) return;
        if (ring >= 0 && !fixedRunning && Watch(observed, actions)) return;
        Raise(observed, actions);
        MoveAntiRollback(observed, actions);
    }

    // True where the rollout was halted.
    private bool Watch(FleetObservation seen, ICollection<FleetAction> actions)
    {
        if (open is not null || gate.Find(seen, ignored) is not { } breach) return false;
        open = breach;
        if (design.Rollout.AutoHalt)
        {
            HaltNow(breach, actions);
            return true;
        }

        actions.Add(new AskPerson($"breach-{halts + 1}", breach.Cohort, breach.Metric, breach.Reported, breach.Failures));
        return false;
    }

    private void HaltNow(Breach? breach, ICollection<FleetAction> actions)
    {
        halted = true;
        halts++;
        actions.Add(new Halt(halts, breach?.Cohort ?? Cohort.All, breach?.Metric, breach?.Reported ?? 0, breach?.Failures ?? 0));
        actions.Add(new AskPerson($"halt-{halts}", breach?.Cohort ?? Cohort.All, breach?.Metric, breach?.Reported ?? 0, breach?.Failures ?? 0));
    }

    private void Hear(FleetObservation seen, PersonAnswer answer, ICollection<FleetAction> actions)
    {
        switch (answer.Option)
        {
            case "raise":
                raiseAllowed = true;
                break;
            case "wait":
                asked.Remove(answer.Key);
                askAgainAt = seen.Minute + (24 * 60);
                break;
            case "halt" when !halted:
                HaltNow(open, actions);
                break;
            case "watch" when open is { } watched:
                gate.Relearn(watched.Metric);
                open = null;
                break;
            case "falseAlarm" when halted:
                if (open is { } noise) gate.Relearn(noise.Metric);
                Continue(answer, actions);
                break;
            case "resume" when halted:
                if (open is { } accepted) Ignore(accepted);
                Continue(answer, actions);
                break;
            case "confirmed" when halted:
                Follow(answer with { Option = Name(design.Rollout.OnBreach) }, actions);
                break;
            case "fixForward" or "holdCohort" when halted:
                Follow(answer, actions);
                break;
            default:
                break;
        }
    }

    private void Follow(PersonAnswer answer, ICollection<FleetAction> actions)
    {
        if (answer.Option != "resume" && !fixOrdered)
        {
            fixOrdered = true;
            actions.Add(new OrderFix());
        }

        if (answer.Option == "fixForward") return;
        if (answer.Option == "holdCohort")
        {
            // What shows everywhere cannot be held apart.
            if (open is not { Cohort: not Cohort.All } breach) return;
            actions.Add(new HoldCohort(breach.Cohort));
        }

        if (open is { } seen) ignored[((int)seen.Metric * Cohort.Count) + seen.Cohort] = true;
        Continue(answer, actions);
    }

    private void Continue(PersonAnswer answer, ICollection<FleetAction> actions)
    {
        halted = false;
        open = null;
        actions.Add(new Resume(answer.Key));
    }

    // What is accepted would fire again at every look, alone and inside the whole.
    private void Ignore(Breach breach)
    {
        ignored[((int)breach.Metric * Cohort.Count) + breach.Cohort] = true;
        ignored[(int)breach.Metric * Cohort.Count] = true;
        open = null;
    }

    private void StartFixed(FleetObservation seen, ICollection<FleetAction> actions)
    {
        fixedRunning = true;
        halted = false;
        open = null;
        actions.Add(new StartFixedBuild());
        asked.Clear();
        ring = -1;
        Open(seen, actions);
        // Counts of the new build start at nothing.
        Array.Clear(reportedAtRing);
        Array.Clear(servedAtRing);
    }

    private void Raise(FleetObservation seen, ICollection<FleetAction> actions)
    {
        if (ring < 0)
        {
            Open(seen, actions);
            return;
        }

        if (LastRing || !MayRaise(seen)) return;
        if (design.Rollout.Approval == Approval.Automatic || raiseAllowed)
        {
            Open(seen, actions);
            return;
        }

        if (seen.Minute < askAgainAt) return;
        var key = $"raise-{ring + 2}";
        if (asked.Add(key)) actions.Add(new AskPerson(key, Cohort.All, null, seen.Reported[Cohort.All] - reportedAtRing[Cohort.All], 0));
    }

    private bool MayRaise(FleetObservation seen)
    {
        if (blocked || (seen.InFreeze && design.Operations.FreezePolicy != FreezePolicy.Ignore)) return false;
        if (open is not null || seen.Minute - ringOpened < design.Rollout.SoakHours * 60L) return false;
        if (seen.Reported[Cohort.All] - reportedAtRing[Cohort.All] < reportsMin) return false;
        return !design.Rollout.SegmentedDetection || !AnySilent(seen);
    }

    private bool AnySilent(FleetObservation seen)
    {
        for (var cohort = 0; cohort < Cohort.Count; cohort++)
        {
            if (seen.Served[cohort] - servedAtRing[cohort] >= SilentServedMin && seen.Reported[cohort] == reportedAtRing[cohort]) return true;
        }

        return false;
    }

    private void Open(FleetObservation seen, ICollection<FleetAction> actions)
    {
        if (ring >= 0 ? LastRing : seen.InFreeze && design.Operations.FreezePolicy != FreezePolicy.Ignore) return;
        ring++;
        ringOpened = seen.Minute;
        raiseAllowed = false;
        seen.Reported.CopyTo(reportedAtRing, 0);
        seen.Served.CopyTo(servedAtRing, 0);
        actions.Add(new OpenRing(ring, design.Rollout.Rings[ring]));
    }

    private void MoveAntiRollback(FleetObservation seen, ICollection<FleetAction> actions)
    {
        if (antiRollbackMoved || design.Device.AntiRollback != AntiRollback.AfterSoak || !LastRing || open is not null) return;
        if (seen.Minute - ringOpened < (design.Rollout.SoakHours * 60L) + (design.Device.AntiRollbackDelayDays * 24L * 60)) return;
        antiRollbackMoved = true;
        actions.Add(new AdvanceAntiRollback());
    }

    private static string Name(AfterHalt after) => after switch
    {
        AfterHalt.FixForward => "fixForward",
        AfterHalt.HoldCohort => "holdCohort",
        _ => "resume",
    };
}
