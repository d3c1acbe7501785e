using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Numerics;
using Dryrun.Systems.GatewayLimits.Policy;

namespace Dryrun.Systems.GatewayLimits.Model;

/// <content>What the controller's actions do, and what limits do to people day by day.</content>
internal sealed partial class GatewayRun
{
    // Users of a day over keys of a day; tickets of limited users; what a count needs until it shows (assumptions).
    private const double UsersPerKey = 0.6;
    private const double TicketsPerUserDay = 0.004;
    private const double CountHours = 6;
    private const double MendHours = 30;

    private static readonly Dictionary<string, (string Text, DecisionOption[] Options)> Questions = new()
    {
        ["attack"] = ("Would-be rejections show an attack, and nothing is enforced on all traffic yet.",
            [new("enforce", "Enforce on everything but partners now."), new("watch", "Keep to the plan.")]),
        ["harm"] = ("Mending has not brought the number of real users limited below the line.",
            [new("goOn", "Accept the number and go on."), new("wait", "Stay where we are until somebody signs.")]),
    };

    private void Act(GatewayAction action)
    {
        switch (action)
        {
            case StartShadow:
                (started, state) = (minute, state + 1);
                Count();
                recorder.Tell(minute, "shadow", Severity.Information,
                    design.Rollout.ShadowDays > 0 ? "The limiter counts in shadow mode; nobody is rejected" : "The limiter is ready", Components.Gateway);
                break;
            case OpenStage open:
                Enforce(open.Percent);
                recorder.Tell(minute, "stage", Severity.Information,
                    $"Rejections are enforced on {open.Percent:0.##} % of traffic", Components.Gateway);
                break;
            case StepBack back:
                Enforce(back.Percent);
                mendedAt = minute + (long)(MendHours * 60 * Math.Min(2, staff.SignerFactor));
                countedAt = long.MaxValue;
                measures.StepBack();
                // A review, an apology, a second announcement (assumption).
                bill.Add("work", 60000);
                recorder.Tell(minute, "stepBack", Severity.Caution,
                    $"{back.WrongPerMillion:#,##0} real users in a million would be limited: {(back.Percent > 0 ? $"back to {back.Percent:0.##} %" : "nothing is enforced")} until the limits are mended",
                    Components.Observability, back.WrongPerMillion);
                break;
            case EnforcePartners:
                EnforceOnPartners();
                break;
            case UseLocalShare local:
                localShare = local.IsLocal;
                recorder.Tell(minute, "localShare", Severity.Information,
                    local.IsLocal ? "Nodes hold their own share of each limit" : "Nodes count together again", Components.Gateway);
                break;
            case AskPerson ask:
                Ask(ask);
                break;
            default:
                throw new InvalidOperationException($"{action.GetType().Name} is not an action of this model.");
        }

        if (seen.AreLimitsMended)
        {
            (mendedAt, mends) = (-1, mends + 1);
            seen.AreLimitsMended = false;
            Count();
        }
    }

    private void Enforce(double percent)
    {
        (enforced, state) = (percent / 100, state + 1);
        Count();
        if (enforced < 1 || !isFirstFull) return;
        isFirstFull = false;
        if (Crowds() is > 0.002 and var crowds)
        {
            recorder.Tell(minute, "crowd", Severity.Harm, $"Real users behind shared addresses run into limits: {100 * crowds:0.0} % of all users", Components.Abuse,
                crowds * world.Tenants.ActiveKeysMillions * options.Scale * UsersPerKey * 1e6);
        }

        measures.EnforcedDay(minute / (double)DayMinutes);
    }

    // A fresh count needs hours, and longer where nobody owns the metrics.
    private void Count() => countedAt = minute + (long)(CountHours * 60 * staff.Of(Components.Observability).Factor);

    private void EnforceOnPartners()
    {
        (partnersAt, state) = (minute, state + 1);
        var isLimited = !design.Priority.Exempt.Contains(Exempt.Partners);
        var told = (minute - started) / (double)DayMinutes;
        var missing = Math.Max(0, world.Partners.NoticeDays - Math.Min(told, design.Operations.NoticeDays));
        if (isLimited && missing > 0)
        {
            // A day's credit for each partner-day of missing notice that is contested: one in twenty-four.
            Credit(missing);
            recorder.Tell(minute, "notice", Severity.Caution, $"Partners are limited {missing:0} days before the notice in their contracts is over", Components.Partners);
        }

        var wrong = isLimited ? Callers.Partners * MisfitTenants() : 0;
        // A partner with a wrong quota is hurt in its busy hours, until somebody raises it.
        Credit(wrong * Math.Min(72, design.Operations.ExceptionHours * staff.OverridesFactor) * 0.15);
        recorder.Tell(minute, wrong >= 1 ? "partnersHurt" : "partners", wrong >= 1 ? Severity.Harm : Severity.Information,
            wrong >= 1 ? $"Contract partners are limited; {wrong:0} of {Callers.Partners} have a quota that is wrong" : "Contract partners are limited too", Components.Partners);
    }

    private void Credit(double hours)
    {
        measures.Credit(hours * world.Partners.CreditDollarsPerHour);
        bill.Add("credits", hours * world.Partners.CreditDollarsPerHour);
    }

    private void Ask(AskPerson ask)
    {
        if (options.Decisions.TryGetValue(ask.Key, out var said))
        {
            staff.Schedule(minute + 1, new PersonAnswer(ask.Key, said));
            return;
        }

        var kind = ask.Key[..ask.Key.IndexOf('-')];
        if (options.StopForPeople)
        {
            var (text, choices) = Questions[kind];
            pending = new PendingDecision(ask.Key, minute, $"{text} {ask.WrongPerMillion:#,##0} real users in a million would be limited.", choices);
            return;
        }

        // Nobody breaks the plan for an attack; a signer accepts a number that is not far off.
        var answer = kind == "attack" ? "watch" : staff.HasSigner && ask.WrongPerMillion < 5 * design.Rollout.WrongLimitPerMillion ? "goOn" : "wait";
        staff.Schedule(minute + (long)staff.Minutes(Components.Abuse, ask.Key), new PersonAnswer(ask.Key, answer));
    }

    /// <summary>Share of real users whose quota was guessed wrong; falls while would-be and real rejections are looked at.</summary>
    private double MisfitUsers()
    {
        var legacy = design.Rollout.LegacyLimits switch { LegacyLimits.Keep => 1, LegacyLimits.Migrate => enforced < 1 ? 0.4 : 0.1, _ => 0.2 };
        return (((0.012 + (0.002 * world.Existing.Teams * legacy)) * luck.GuessError * Learned()) + 0.0001) * PortableMath.Pow(0.35, mends);
    }

    private double MisfitTenants()
    {
        var told = started < 0 ? 0 : Math.Min((minute - started) / (double)DayMinutes, design.Operations.NoticeDays);
        return (0.1 * luck.GuessError * Learned() * PortableMath.Exp(-told / 12)) + 0.002;
    }

    // Without a signer nobody lifts what was found once it is enforced.
    private double Learned()
    {
        if (started < 0) return 1;
        var days = (minute - started) / (double)DayMinutes;
        var learning = staff.HasSigner ? Math.Min(days, design.Rollout.ShadowDays) + (Math.Max(0, days - design.Rollout.ShadowDays) / staff.SignerFactor)
            : Math.Min(days, design.Rollout.ShadowDays);
        return PortableMath.Exp(-learning / 5);
    }

    /// <summary>Real users in a million who run into limits where these are enforced: a wrong quota, or a crowd behind one address.</summary>
    private double WrongNow()
    {
        var isAnybodyCounted = gateway.Callers.Select((c, i) => c.ShareOfUsers > 0 && gateway.Quotas[i].Length > 0).Any(counted => counted);
        return 1e6 * Math.Min(1, (isAnybodyCounted ? MisfitUsers() : 0) + Crowds());
    }

    // Share of users behind shared addresses, or busier than others, who lose more than a few of their calls; each mend finds half of them.
    private double Crowds()
    {
        var would = Would();
        double crowds = 0;
        for (var i = 0; i < gateway.Callers.Length; i++) crowds += gateway.Callers[i].ShareOfUsers * Math.Clamp((1 - would.Admits[i]) / 0.1, 0, 1);
        return crowds * PortableMath.Pow(0.5, mends);
    }

    // What an evening would be with everything enforced.
    private Flow Would()
    {
        if (flows.TryGetValue((-1, false, 0), out var known)) return known;
        var at = new Situation(gateway.Callers.Length);
        Usual(at, false);
        (at.Enforced, at.EnforcedOnTenants, at.IsStoreUp, at.IsLocal) = (1, 1, true, false);
        for (var i = 0; i < gateway.Callers.Length; i++) at.Load[i] = gateway.Callers[i].Kind == CallerKind.Attack ? 0 : 1;
        return flows[(-1, false, 0)] = SteadyState.Of(gateway, at, 3600, none);
    }

    // What limits do to people in a part of a day.
    private void Days(double days)
    {
        var wrong = started < 0 ? 0 : WrongNow() * enforced;
        measures.Wrong(wrong);
        var users = world.Tenants.ActiveKeysMillions * options.Scale * UsersPerKey * wrong * days;
        bill.Add("limited", users * world.Prices.LimitedUserDayDollars);
        var tickets = users * TicketsPerUserDay * (design.Limits.Headers ? 0.6 : 1);
        measures.Ticket(tickets);
        bill.Add("tickets", tickets * world.Prices.TicketDollars);
        var onTenants = partnersAt >= 0 ? enforced : 0;
        // Twenty tenants a day have a good reason to ask for more (assumption).
        bill.Add("exceptions", onTenants * days * 20 * Math.Min(168, design.Operations.ExceptionHours * staff.OverridesFactor) * 4);
        var far = Math.Max(0, gateway.OverAdmissionPercent - world.Accuracy.PaidTolerancePercent) / world.Accuracy.PaidTolerancePercent;
        var farAnonymous = Math.Max(0, gateway.OverAdmissionPercent - world.Accuracy.AnonymousTolerancePercent) / world.Accuracy.AnonymousTolerancePercent;
        bill.Add("disputes", days * world.Prices.DisputeDollarsPerDay * ((onTenants * Math.Min(1, far)) + (0.2 * enforced * Math.Min(1, farAnonymous))));
        Checks(days);
    }

    private void Checks(double days)
    {
        var millions = gateway.PeakPerSecond * 0.72 * 86400 / 1e6 * days * Math.Max(enforced, started >= 0 && design.Rollout.ShadowDays > 0 ? 0.2 : 0);
        var slow = Math.Max(0, gateway.CheckP99Milliseconds - world.Latency.CheckBudgetMilliseconds);
        bill.Add("latency", millions * slow * world.Prices.SlowMillionCallMsDollars);
        var each = design.Limits.Scope switch
        {
            CounterScope.PerNode => 0,
            CounterScope.AsyncSync => 0.02 * Math.Sqrt(200.0 / design.Limits.SyncMilliseconds),
            CounterScope.GlobalCentral => 1.6,
            _ => 1,
        };
        // Clocks that differ need no money, and a node that remembers whom it has just refused saves checks.
        bill.Add("limiter", millions * each * world.Prices.StoreDollarsPerMillion * (design.Limits.HotKeyLocalCache ? 0.75 : 1));
        // What only critical calls may use lies idle as far as they do not.
        var idle = Math.Max(0, design.Priority.CriticalReservePercent - (world.Traffic.CriticalPercent * 0.4));
        if (design.Priority.PriorityTiers > 1) bill.Add("limiter", idle * 25 * days * gateway.PeakPerSecond / 1.2e6);
    }

    // An attack that runs already goes on until it no longer pays.
    private void Attackers(Flow flow, double hours)
    {
        if (attackLeft <= 0) return;
        var admits = flow.Begun[gateway.RunningPlace] > 0 ? flow.Served[gateway.RunningPlace] / flow.Begun[gateway.RunningPlace] : 0;
        attackPoorHours = admits < 0.4 ? attackPoorHours + hours : 0;
        if (attackPoorHours < 36 && minute < 30L * DayMinutes) return;
        (attackLeft, state) = (0, state + 1);
        recorder.Tell(minute, "attackOver", Severity.Good, attackPoorHours >= 36 ? "The attackers give up" : "The attack ends by itself", Components.Abuse);
    }
}
