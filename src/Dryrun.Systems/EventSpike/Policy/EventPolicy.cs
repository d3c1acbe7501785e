using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.EventSpike.Policy;

/// <summary>
/// The controller of a design: what is asked for in the days before, and scaling, door and ladder on the night. Rules that hold whatever the design says: what
/// the door lets in never brings the known load above nineteen twentieths of what is ready; a rule that was agreed fires without a meeting; a step is taken back
/// only after its time below half the line.
/// </summary>
public sealed class EventPolicy : IPolicy<EventObservation, EventAction>
{
    // Calls for which quota is asked beside what is to stand ready (assumption).
    private const double QuotaMargin = 1.1;

    private readonly SpikeDesign design;
    private readonly Scaler scaler;
    private readonly Door door;
    private readonly Ladder ladder;
    private bool moved;
    private bool asked;
    private bool prewarmed;
    private bool tested;
    private bool rehearsed;
    private bool quotaAsked;
    private bool goAsked;
    private bool putOff;
    private bool financeAsked;

    /// <summary>A controller for one event.</summary>
    /// <param name="design">The design with a value for every knob.</param>
    public EventPolicy(SpikeDesign design)
    {
        this.design = design;
        scaler = new Scaler(design.Scale);
        door = new Door(design);
        ladder = new Ladder(design);
    }

    /// <summary>Capacity that the design wants to stand ready, times the usual.</summary>
    public double Wanted => design.Plan.Decision == SpikeDecision.Throttle ? 1 : design.Scale.PrewarmRatio;

    /// <inheritdoc/>
    public void Decide(EventObservation observed, ICollection<EventAction> actions)
    {
        foreach (var answer in observed.Answers) Hear(observed, answer, actions);
        if (observed.IsNight)
        {
            scaler.Decide(observed, actions);
            ladder.Decide(observed, door, actions);
            door.Decide(observed, actions);
            return;
        }

        Prepare(observed, actions);
    }

    private void Prepare(EventObservation seen, ICollection<EventAction> actions)
    {
        var hoursLeft = -seen.SecondsSinceStart / 3600;
        if (!moved && design.Plan.DelayDays > 0 && (design.Plan.Decision is SpikeDecision.Delay or SpikeDecision.Mix))
        {
            moved = true;
            actions.Add(new MoveEvent(design.Plan.DelayDays));
            return;
        }

        moved = true;
        var buffer = design.Plan.Decision == SpikeDecision.Throttle ? 0 : scaler.Buffer(seen) / seen.BaseViewers;
        var wanted = Math.Max(Wanted, 1) + buffer;
        if (!asked && hoursLeft <= design.Scale.LeadDays * 24.0 && Wanted > 1)
        {
            asked = true;
            actions.Add(new AskForCapacity(wanted * QuotaMargin));
        }

        if (!financeAsked && seen.MoneyRefused)
        {
            financeAsked = true;
            actions.Add(new AskSomebody("finance-1"));
        }

        Rehearse(seen, hoursLeft, actions);
        var three = asked && !seen.QuotaSettled && hoursLeft <= 72;
        if (!quotaAsked && three)
        {
            quotaAsked = true;
            actions.Add(new AskSomebody("quota-1"));
        }

        if (!prewarmed && hoursLeft <= (scaler.IsByTheClock ? 1 : 12) && Wanted > 1)
        {
            prewarmed = true;
            actions.Add(new Prewarm(Wanted));
        }

        if (!goAsked && hoursLeft <= design.Operations.GoNoGoHours)
        {
            goAsked = true;
            actions.Add(new AskSomebody(putOff ? "go-2" : "go-1"));
        }
    }

    // The last test that leaves two days for a repair before the freeze would be best; the observer says by when that is.
    private void Rehearse(EventObservation seen, double hoursLeft, ICollection<EventAction> actions)
    {
        if (!tested && design.Test.LoadTestRatio > 1 && hoursLeft <= seen.TestHoursBefore)
        {
            tested = true;
            actions.Add(new RunLoadTest(design.Test.LoadTestRatio));
        }

        if (!rehearsed && design.Test.GameDay && hoursLeft <= seen.TestHoursBefore)
        {
            rehearsed = true;
            actions.Add(new HoldGameDay());
        }
    }

    private void Hear(EventObservation seen, SpikeAnswer answer, ICollection<EventAction> actions)
    {
        switch (answer.Option)
        {
            case "delay" when !putOff:
                // Once moved, it is asked again when the new day comes near.
                putOff = true;
                goAsked = prewarmed = false;
                actions.Add(new MoveEvent(60));
                break;
            case "throttle":
                door.Open(seen);
                break;
            default:
                ladder.Hear(seen, answer, door, actions);
                break;
        }
    }
}
