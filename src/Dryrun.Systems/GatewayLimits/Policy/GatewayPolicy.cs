using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.GatewayLimits.Policy;

/// <summary>
/// Switches limits on: shadow, stages with a soak, partners after their notice; takes a step back where too many real users are limited; lets nodes hold their own
/// share while the store is gone. What it asks of people takes its answer from the design where nobody says anything.
/// </summary>
public sealed class GatewayPolicy(GatewayDesign design) : IPolicy<GatewayObservation, GatewayAction>
{
    private const int DayMinutes = 24 * 60;

    // After so many mends the number is what it is, and somebody has to decide.
    private const int MendsMax = 2;

    private long? started;
    private long changed;
    private int stage = -1;
    private int backs;
    private int mends;
    private bool partners;
    private bool local;
    private bool mending;
    private bool waiting;
    private bool accepted;
    private bool hurried;
    private bool askedAttack;

    /// <inheritdoc/>
    public void Decide(GatewayObservation observed, ICollection<GatewayAction> actions)
    {
        Local(observed, actions);
        if (!observed.IsLimiterReady) return;
        if (started is null)
        {
            (started, changed) = (observed.Minute, observed.Minute);
            actions.Add(new StartShadow());
        }

        Listen(observed);
        if (mending)
        {
            if (!observed.AreLimitsMended) return;
            (mending, changed) = (false, observed.Minute);
        }

        Attack(observed, actions);
        if (!waiting) Advance(observed, actions);
        Partners(observed, actions);
    }

    private void Local(GatewayObservation observed, ICollection<GatewayAction> actions)
    {
        var wants = !observed.IsStoreUp && design.Limits.OnStoreFail == OnStoreFail.LocalFallback;
        if (wants == local) return;
        local = wants;
        actions.Add(new UseLocalShare(wants));
    }

    private void Listen(GatewayObservation observed)
    {
        foreach (var (key, answer) in observed.Answers)
        {
            if (key.StartsWith("harm-", StringComparison.Ordinal)) (waiting, accepted) = (answer != "goOn", answer == "goOn");
            if (key.StartsWith("attack-", StringComparison.Ordinal)) hurried = answer == "enforce";
        }
    }

    private void Attack(GatewayObservation observed, ICollection<GatewayAction> actions)
    {
        if (!observed.ShowsAttack || askedAttack || stage >= design.Rollout.Stages.Count - 1) return;
        askedAttack = true;
        actions.Add(new AskPerson("attack-1", observed.WrongPerMillion ?? 0));
    }

    private void Advance(GatewayObservation observed, ICollection<GatewayAction> actions)
    {
        var stages = design.Rollout.Stages;
        if (TooMany(observed))
        {
            Back(observed, actions);
            return;
        }

        if (stage >= stages.Count - 1) return;
        var wait = stage < 0 ? design.Rollout.ShadowDays * (long)DayMinutes : (long)(design.Rollout.SoakHours * 60);
        var since = stage < 0 ? started!.Value : changed;
        if (!hurried && observed.Minute < since + wait) return;
        stage = hurried ? stages.Count - 1 : stage + 1;
        changed = observed.Minute;
        actions.Add(new OpenStage(stage, stages[stage]));
    }

    // In shadow mode the count only matters once it is time to enforce.
    private bool TooMany(GatewayObservation observed) => !accepted && !hurried && observed.WrongPerMillion > design.Rollout.WrongLimitPerMillion
        && (stage >= 0 || observed.Minute >= started!.Value + (design.Rollout.ShadowDays * (long)DayMinutes));

    private void Back(GatewayObservation observed, ICollection<GatewayAction> actions)
    {
        var wrong = observed.WrongPerMillion ?? 0;
        if (mends >= MendsMax)
        {
            waiting = true;
            actions.Add(new AskPerson($"harm-{++backs}", wrong));
            return;
        }

        mends++;
        mending = true;
        if (stage >= 0) stage--;
        actions.Add(new StepBack(++backs, stage < 0 ? 0 : design.Rollout.Stages[stage], wrong));
    }

    private void Partners(GatewayObservation observed, ICollection<GatewayAction> actions)
    {
        if (partners || stage < design.Rollout.Stages.Count - 1) return;
        if (observed.Minute < started!.Value + (design.Operations.NoticeDays * (long)DayMinutes)) return;
        partners = true;
        actions.Add(new EnforcePartners());
    }
}
