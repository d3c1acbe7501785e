using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.EventSpike.Model;

/// <content>The days until the event: quota, money, tests, dates.</content>
internal sealed partial class EventRun
{
    private double askedRatio;
    private double quotaAt = double.PositiveInfinity;
    private double quotaGrant;
    private double moneyAt = double.PositiveInfinity;
    private double moneyMax = double.PositiveInfinity;
    private double latePenaltyFactor = 1;
    private double wantedRatio = 1;
    private bool moneyApproved = true;
    private bool moneyRefused;
    private bool limitFound;

    private long Minute => (long)Math.Round(hour * 60);

    private double HoursLeft => StartHours - hour;

    // An hour of the days before.
    private void Day()
    {
        Settle();
        seen.Hour = hour;
        seen.SecondsSinceStart = -HoursLeft * 3600;
        seen.QuotaRatio = machines.Quota;
        seen.QuotaSettled = askedRatio > 0 && double.IsPositiveInfinity(quotaAt);
        seen.MoneyApproved = moneyApproved;
        seen.MoneyRefused = moneyRefused;
        seen.ReadyRatio = machines.Ready;
        seen.WaitingRoomReady = preparation.IsIn(preparation.RoomDay, eventDay);
        seen.Answers.Clear();
        crew.Say(seen.SecondsSinceStart, seen.Answers);
        policy.Decide(seen, actions);
        for (var i = 0; i < actions.Count && pending is null; i++) Act(actions[i]);
        actions.Clear();
    }

    private void Settle()
    {
        if (hour >= quotaAt)
        {
            quotaAt = double.PositiveInfinity;
            machines.Quota = Math.Max(machines.Quota, quotaGrant);
            recorder.Tell(Minute, "quota", quotaGrant < askedRatio - 0.01 ? Severity.Caution : Severity.Good,
                $"The cloud gives {quotaGrant:0.0} times the usual", Components.Capacity);
        }

        if (hour < moneyAt) return;
        moneyAt = double.PositiveInfinity;
        if (luck.FinanceRefuses && !moneyRefused)
        {
            moneyRefused = true;
            recorder.Tell(Minute, "financeRefuses", Severity.Caution, "Finance refuses the first proposal", Components.Finance);
            return;
        }

        moneyApproved = true;
        moneyMax = double.PositiveInfinity;
        recorder.Tell(Minute, "financeApproves", Severity.Good, "Finance approves the spend", Components.Finance);
    }

    private void AskCapacity(double ratio)
    {
        askedRatio = ratio;
        wantedRatio = Math.Max(1, design.Scale.PrewarmRatio);
        if (ratio > machines.Quota)
        {
            var factor = (luck.Quota == QuotaLuck.Late ? 1.5 : 1) * (1 + (0.2 * (crew.Of(Components.Capacity).Factor - 1)));
            quotaAt = AfterWorkingDays(hour, world.Capacity.QuotaLeadDays * factor);
            quotaGrant = luck.Quota == QuotaLuck.Partial ? machines.Quota + ((ratio - machines.Quota) / 2) : ratio;
            recorder.Tell(Minute, "quotaAsked", Severity.Information, $"Quota for {ratio:0.0} times the usual is asked for", Components.Capacity);
        }

        var unit = Machines.UnitDollars(world) * machines.PriceFactor * scale;
        var spend = unit * Math.Max(0, wantedRatio - world.Capacity.TodayRatio);
        if (spend <= world.Prices.ApprovalAboveDollars) return;
        moneyApproved = false;
        moneyMax = world.Capacity.TodayRatio + (world.Prices.ApprovalAboveDollars / unit);
        moneyAt = hour + (world.People.ApprovalHours * (1 + (0.35 * (crew.Of(Components.Finance).Factor - 1))));
        recorder.Tell(Minute, "financeAsked", Severity.Information, $"Finance is asked for {Sentences.Dollars(spend)}", Components.Finance);
    }

    /// <summary>The hour after so many working days; day 0 is a Monday.</summary>
    internal static double AfterWorkingDays(double fromHour, double workingDays)
    {
        var at = fromHour;
        while (workingDays > 0)
        {
            var day = (int)(at / 24);
            var left = ((day + 1) * 24) - at;
            if (day % 7 >= 5)
            {
                at += left;
                continue;
            }

            var take = Math.Min(left, workingDays * 24);
            at += take;
            workingDays -= take / 24;
        }

        return at;
    }

    private void Move(int days)
    {
        var can = Math.Min(days, world.Event.MovableDays - movedDays);
        if (can <= 0)
        {
            recorder.Tell(Minute, "notMoved", Severity.Caution, "The partner does not move the date", Components.Partnerships);
            return;
        }

        // The later a partner hears of it, the dearer: half as much again in the last days (assumption).
        latePenaltyFactor = 1 + (0.5 * (1 - Math.Min(1, HoursLeft / 96)));
        movedDays += can;
        eventDay += can;
        recorder.Tell(Minute, "moved", Severity.Information, $"The event moves by {can} days", Components.Partnerships);
    }

    private void LoadTest(double ratio)
    {
        var reached = Math.Min(ratio, machines.Quota);
        var unit = Machines.UnitDollars(world) * scale;
        bill.Add("tests", 5000 + (0.12 * unit * Math.Max(0, reached - 1)) + (20000 * Math.Max(0, reached - world.Existing.LoadTestRatio)));
        var finds = luck.HiddenRatio <= reached;
        var slow = 1 + (0.15 * (crew.Of(Components.EventService).Factor - 1));
        var fixedOn = (hour / 24) + (luck.Key.Child("limitFix").Open().LogNormal(1.5, 0.3) * slow);
        limitFound = finds && preparation.IsIn(fixedOn, eventDay);
        recorder.Tell(Minute, "loadTest", finds ? limitFound ? Severity.Good : Severity.Caution : Severity.Information,
            Sentences.LoadTest(reached, ratio, luck, finds, limitFound), Components.EventService);
        if (finds) bill.Add("work", 20000);
    }

    // What people say where nobody who runs the design is asked.
    private (double Hours, string Answer) Usual(string kind)
    {
        var ready = Math.Min(Math.Min(wantedRatio, machines.Quota), moneyMax);
        var isShort = design.Plan.Decision != SpikeDecision.Throttle && ready < 0.8 * seen.ForecastRatio;
        return kind switch
        {
            "finance" => (0, crew.Of(Components.Finance).HasOwner ? "insist" : "drop"),
            "quota" => (0, "wait"),
            _ => (0, !isShort ? "go" : design.Plan.Fallback switch { Fallback.Delay => "delay", Fallback.Throttle => "throttle", _ => "go" }),
        };
    }

    // Finance's second answer.
    private void Money(string option)
    {
        var unit = Machines.UnitDollars(world) * machines.PriceFactor * scale;
        switch (option)
        {
            case "smaller":
                moneyApproved = true;
                moneyMax = Math.Max(moneyMax, world.Capacity.TodayRatio + ((wantedRatio - world.Capacity.TodayRatio) / 2));
                recorder.Tell(Minute, "financeApproves", Severity.Information, $"Finance approves half of it: {Sentences.Dollars(unit * (moneyMax - world.Capacity.TodayRatio))}", Components.Finance);
                break;
            case "insist":
                moneyAt = hour + (0.5 * world.People.ApprovalHours * crew.Of(Components.Finance).Factor);
                break;
            default:
                break;
        }
    }
}
