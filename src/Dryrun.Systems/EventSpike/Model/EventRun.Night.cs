using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Systems.EventSpike.Model;

/// <content>The night: half an hour before the start until half an hour after the end.</content>
internal sealed partial class EventRun
{
    /// <summary>Calls by class.</summary>
    private const int Critical = 0, Normal = 1, Sheddable = 2;

    // Share of the usual calls that the home page makes, and how viewers behave (assumptions).
    private const double HomeShare = 0.2;
    private const double RetryStartSeconds = 30;
    private const double StartsTriedAgain = 0.6;
    private const double DropsPerMinute = 0.15;
    private const double DropsByTheRest = 0.02;
    private const double ExitSeconds = 90;

    // Calls followed one by one in each of the two windows, at most, and servers they need at least for a queue like that of thousands.
    private const double FollowedMax = 2.5e6;
    private const double ServersMin = 48;

    private readonly bool[] steps = new bool[5];
    private readonly double[] fresh = new double[3];
    private readonly double[] homeFresh = new double[1];
    private Demand demand = null!;
    private HardLimits limits = null!;
    private CallTier calls = null!;
    private CallTier home = null!;
    private Line line = null!;
    private double second;
    private double doorPerSecond = double.PositiveInfinity;
    private double watching;
    private double retrying;
    private double raided;
    private double viewersAtEnd;
    private double chatRepairAt = double.PositiveInfinity;
    private double incidentEnds;
    private double homeRepairAt = double.PositiveInfinity;
    private double homeLoad = 1;
    private bool turnedAway;
    private bool stopped;
    private bool badDeploy;
    private bool botGate;
    private bool prefetch;

    /// <summary>Capacity at the start.</summary>
    public double ReadyAtStart { get; private set; } = double.NaN;

    /// <summary>Most calls that came, times the usual.</summary>
    public double PeakNeed { get; private set; }

    private long NightMinute => (long)Math.Floor(((StartHours * 3600) + second) / 60);

    private bool IsOver => second >= seen.EventSeconds || stopped;

    private NightIncident Open => luck.Incident != NightIncident.None && second >= luck.IncidentSecond && second < incidentEnds ? luck.Incident : NightIncident.None;

    private void Night()
    {
        BeginNight();
        var end = seen.EventSeconds + AfterSeconds;
        for (second = -BeforeSeconds; second < end && pending is null; second += StepSeconds)
        {
            if ((int)second % 600 == 0) options.Cancellation.ThrowIfCancellationRequested();
            if (options.Grid == RunGrid.Full) Windows();
            if (second == 0) ReadyAtStart = Capacity / seen.BaseCalls;
            Control();
            if (pending is not null) break;
            Step();
            OnStep?.Invoke(this, second);
        }

        calls.EndSampling();
        home.EndSampling();
    }

    private void BeginNight()
    {
        seen.IsNight = true;
        botGate = preparation.IsIn(preparation.BotGateDay, eventDay);
        prefetch = preparation.IsIn(preparation.PrefetchDay, eventDay);
        machines.WarmImages = preparation.IsIn(preparation.ImagesDay, eventDay);
        var chance = world.Rates.GrowthSendsPercent / 100 * (crew.Of(Components.Notifications) is { HasOwner: true, IsRightful: true } ? 0.1 : 1);
        var sends = luck.GrowthGiven ?? luck.GrowthLot < chance;
        var spread = sends ? 0 : design.Push.SpreadMinutes;
        if (sends && design.Push.SpreadMinutes > 0) recorder.Tell(NightMinute, "growth", Severity.Caution, "Growth sends the alert in one go", Components.Notifications);
        demand = new Demand(world, luck.DemandRatio, spread, botGate, scale);
        limits = new HardLimits(world, design, preparation, eventDay, scale);
        Sheds = preparation.IsIn(preparation.SheddingDay, eventDay);
        calls = Calls = new CallTier(3, design.Admission.RetryBudgetPercent, Sheds);
        home = HomeCalls = new CallTier(1, design.Admission.RetryBudgetPercent, false);
        line = new Line(design.Operations.UserNotice);
        badDeploy = preparation.UsesException(eventDay) && luck.Key.Child("exception").Open().NextDouble() < 0.25;
        if (badDeploy) recorder.Tell(NightMinute, "badDeploy", Severity.Harm, "What was deployed within the freeze slows everything down", Components.Command);
        watching = demand.Base;
        incidentEnds = luck.IncidentSecond;
        for (var i = 0; i < seen.StepReady.Length; i++) seen.StepReady[i] = preparation.IsStepReady((DegradeStep)i, eventDay);
        seen.WaitingRoomReady = preparation.IsIn(preparation.RoomDay, eventDay);
        seen.LeadSeconds = world.Capacity.ReactionSeconds + machines.BootSeconds;
        measures.Begin(demand, luck.DemandRatio);
        seen.DeliveryRoomViewers = double.MaxValue;
    }

    // Call by call where a minute decides: around the start, and around the end on the home page.
    private void Windows()
    {
        var ramp = world.Load.RampMinutes * 60;
        var until = Math.Min(Math.Max(600, ramp + 300), 1500);
        if (second == -120) Follow(calls, luck.Key.Child("startCalls"), until + 120, 1.6 * luck.DemandRatio * seen.BaseCalls, Capacity);
        if (calls.IsSampled && second >= until) calls.EndSampling();
        if (second == seen.EventSeconds - 60) Follow(home, luck.Key.Child("endCalls"), 540, world.Load.ExitHomeRatio * HomeShare * seen.BaseCalls, HomeCapacity);
        if (home.IsSampled && second >= seen.EventSeconds + 480) home.EndSampling();
    }

    private static void Follow(CallTier tier, StreamKey key, double seconds, double perSecond, double capacity)
    {
        // A power of two, so that units add up without rounding.
        double unit = 1;
        while (perSecond * seconds / unit > FollowedMax && capacity * CallTier.ServiceSeconds / (2 * unit) >= ServersMin) unit *= 2;
        tier.BeginSampling(new Draws(key), unit);
    }

    private double Capacity => machines.Usable(!limitFound) * seen.BaseCalls
        * (Open == NightIncident.JoinLeak ? 0.7 : 1) * (badDeploy && second < 3600 ? 0.8 : 1);

    private double HomeCapacity => HomeShare * seen.BaseCalls * Math.Max(1.3, design.Degrade.ExitCapacityRatio)
        * (luck.Incident == NightIncident.HomeErrors && second >= seen.EventSeconds && second < incidentEnds ? 0.3 : 1);

    private void Control()
    {
        Incidents();
        seen.Hour = StartHours + (second / 3600);
        seen.SecondsSinceStart = second;
        seen.ReadyRatio = machines.Ready;
        seen.PendingRatio = machines.Pending;
        seen.QuotaRatio = Math.Min(machines.Quota, moneyMax);
        seen.Viewers = watching;
        seen.InLine = line.Waiting;
        seen.CallsPerSecond = calls.OfferedPerSecond;
        seen.CallsPerViewer = CallsPerViewer;
        seen.Utilisation = calls.CapacityPerSecond > 0 ? Math.Min(1, calls.OfferedPerSecond / calls.CapacityPerSecond) : 0;
        seen.ChatDown = limits.ChatDown;
        seen.Answers.Clear();
        crew.Say(second, seen.Answers);
        policy.Decide(seen, actions);
        for (var i = 0; i < actions.Count && pending is null; i++) Act(actions[i]);
        actions.Clear();
        machines.Advance(second, StepSeconds);
    }

    private void Incidents()
    {
        if (luck.Incident != NightIncident.None && second >= luck.IncidentSecond && recorder.Once("incident"))
        {
            var minutes = crew.Minutes(Luck.OwnerOf(luck.Incident), "incident");
            incidentEnds = luck.IncidentSecond + (60 * minutes);
            // The press and the phone do not stop while it is open (assumption).
            var plan = luck.Incident == NightIncident.PressStory && design.Operations.UserNotice != ViewerNotice.None ? 0.4 : 1;
            bill.Add("incidents", 150 * minutes * plan * (luck.Incident == NightIncident.PressStory ? 8 : 1));
            recorder.Tell(NightMinute, "incident", Severity.Caution, Sentences.Incident(luck.Incident), Luck.OwnerOf(luck.Incident));
        }

        machines.ZoneLost = Open == NightIncident.ZoneLoss;
        calls.IgnoreBudget(Open == NightIncident.RetryLoop);
        if (limits.ChatDown && double.IsPositiveInfinity(chatRepairAt))
        {
            chatRepairAt = second + (60 * crew.Minutes(Components.Chat, $"chat-{second:0}"));
            recorder.Tell(NightMinute, "chatDown", Severity.Harm, "The chat store stops; joining waits for it", Components.Chat);
        }

        if (second >= chatRepairAt || !limits.ChatDown) chatRepairAt = RepairChat();
        if (seen.HomeFailedPercent > 10 && double.IsPositiveInfinity(homeRepairAt))
        {
            homeRepairAt = second + (60 * crew.Minutes(Components.HomeFeed, "home"));
            recorder.Tell(NightMinute, "homeDown", Severity.Harm, "The home page falls over", Components.HomeFeed);
        }
    }

    private double RepairChat()
    {
        if (limits.ChatDown) limits.Repair();
        return double.PositiveInfinity;
    }

    private bool Is(DegradeStep step) => steps[(int)step] || steps[(int)DegradeStep.Panic];

    // What each step leaves of a class of calls (assumptions).
    private double Left(int cls) => cls switch
    {
        Critical => 1,
        Normal => steps[(int)DegradeStep.Panic] ? 0.15
            : (steps[(int)DegradeStep.RecsOff] ? 0.9 : 1) * (steps[(int)DegradeStep.StaticHome] ? 0.6 : 1) * (steps[(int)DegradeStep.ChatOff] ? 0.9 : 1),
        _ => steps[(int)DegradeStep.Panic] ? 0
            : (steps[(int)DegradeStep.RecsOff] ? 0.5 : 1) * (steps[(int)DegradeStep.ChatOff] ? 0.65 : 1),
    };

    private double ShareOf(int cls) => cls switch
    {
        Critical => world.Load.CriticalPercent,
        Sheddable => world.Load.SheddablePercent,
        _ => Math.Max(0, 100 - world.Load.CriticalPercent - world.Load.SheddablePercent),
    } / 100;

    private double CallsPerViewer
    {
        get
        {
            double left = 0;
            for (var c = 0; c < 3; c++) left += ShareOf(c) * Left(c);
            return seen.BaseCalls / seen.BaseViewers * left;
        }
    }

    private void Step()
    {
        var starts = Starts(out var lookers);
        MakeCalls(starts, lookers);
        calls.Step(fresh, Capacity, StepSeconds);
        limits.Step(watching, starts / StepSeconds, Is(DegradeStep.ChatOff), Is(DegradeStep.LowBitrate) ? 0.55 : 1, Open, StepSeconds);
        Join(starts);
        Drop();
        Exit();
        HomePage();
        Measure(starts);
    }

    // Who starts in this step: from the street or from the line, and those who try again.
    private double Starts(out double lookers)
    {
        lookers = 0;
        double arrivals = 0;
        if (!IsOver)
        {
            var openers = demand.OpensPerSecond(second) * StepSeconds;
            lookers = openers * (1 - Demand.OpenersWhoStay);
            arrivals = (demand.ArrivalsPerSecond(second) * StepSeconds) + (openers * Demand.OpenersWhoStay);
            if (Open == NightIncident.BotRaid && second < luck.IncidentSecond + 300)
            {
                var bots = demand.Raid(botGate) * StepSeconds / 300;
                raided += bots;
                arrivals += bots;
            }
        }

        measures.Arrive(arrivals);
        if (turnedAway)
        {
            measures.TurnAway(arrivals);
            arrivals = 0;
        }

        var admitted = line.Step(arrivals, turnedAway ? 0 : doorPerSecond, second, StepSeconds);
        measures.LeaveLine(line.LeftNow);
        if (IsOver) measures.LeaveLine(line.Empty());
        var again = retrying * StepSeconds / RetryStartSeconds;
        retrying -= again;
        measures.TryAgain(again, admitted + again);
        return admitted + again;
    }

    private void MakeCalls(double starts, double lookers)
    {
        var each = seen.BaseCalls / seen.BaseViewers;
        var loop = Open == NightIncident.RetryLoop ? 1.3 : 1;
        for (var c = 0; c < 3; c++) fresh[c] = each * watching * ShareOf(c) * Left(c) * loop;
        // Three fifths of the calls to start are made beforehand; half of the rest must not fail.
        var start = world.Load.StartCalls * (prefetch ? 0.4 : 1) / StepSeconds;
        fresh[Critical] += 0.5 * start * starts;
        fresh[Normal] += (0.5 * start * starts * Left(Normal)) + (start * lookers);
        fresh[Normal] += Demand.ExpiryCallsPerViewer(second, StepSeconds, design.Push.CacheTtlJitterPercent) * watching;
        if (prefetch && second is < 0 and >= -BeforeSeconds)
        {
            // Four of ten who will come have the app open in the half hour before (assumption).
            fresh[Sheddable] += 0.4 * demand.Growth * 0.6 * world.Load.StartCalls / BeforeSeconds;
        }
    }

    private void Join(double starts)
    {
        var through = calls.Eventually[Critical] * limits.Codes * (1 - limits.Short) * (limits.ChatDown ? 0.5 : 1);
        var joined = starts * through;
        var failed = starts - joined;
        watching += joined;
        retrying += IsOver ? 0 : failed * StartsTriedAgain;
        measures.Start(starts, joined, failed, IsOver ? failed : failed * (1 - StartsTriedAgain), calls.Shares[Critical], calls.WaitSeconds,
            prefetch, design.Scale.PoolReserve == PoolReserve.MoreRegions && world.Event.Regions == 1);
        seen.FailedStartPercent = starts > 1 ? 100 * failed / starts : 100 * (1 - calls.Eventually[Critical]);
    }

    private void Drop()
    {
        // Video stops without the first class; without the second it is a poor evening.
        var perMinute = (DropsPerMinute * Math.Max(1 - calls.Eventually[Critical], limits.Short)) + (DropsByTheRest * (1 - calls.Eventually[Normal]));
        var hazard = perMinute * StepSeconds / 60;
        var dropped = watching * Math.Min(0.9, hazard);
        watching -= dropped;
        if (!IsOver) retrying += dropped / 2;
        measures.Drop(IsOver ? 0 : dropped / 2);
        if (raided > 0 && Open != NightIncident.BotRaid)
        {
            watching = Math.Max(demand.Base / 2, watching - raided);
            raided = 0;
        }
    }

    private void Exit()
    {
        if (!IsOver)
        {
            viewersAtEnd = watching;
            return;
        }

        if (stopped) measures.Refund(Math.Max(0, watching - demand.Base));
        var leaving = Math.Max(0, watching - demand.Base) * Math.Min(1, StepSeconds / ExitSeconds * (stopped ? 4 : 1));
        watching -= leaving;
        measures.Leave(leaving * (1 - home.Eventually[0]));
        measures.LoseRetrying(retrying);
        retrying = 0;
    }

    private void HomePage()
    {
        var after = second - seen.EventSeconds;
        homeLoad = demand.HomeRatio(after, viewersAtEnd);
        if (Is(DegradeStep.StaticHome)) homeLoad = 1 + (0.1 * (homeLoad - 1));
        homeFresh[0] = homeLoad * HomeShare * seen.BaseCalls;
        // Whoever owns the page serves a copy once they are there.
        if (second >= homeRepairAt) homeFresh[0] *= 0.15;
        home.Step(homeFresh, HomeCapacity, StepSeconds);
        seen.HomeFailedPercent = 100 * (1 - home.Eventually[0]);
    }

    private void Measure(double starts)
    {
        var people = (demand.Base + (Math.Max(0, watching - demand.Base) * demand.People)) / Math.Max(demand.Base, watching);
        seen.CallsFailedPercent = 100 * (1 - calls.Eventually[Normal]);
        seen.DeliveryShortPercent = 100 * limits.Short;
        seen.DeliveryRoomViewers = limits.RoomViewers;
        PeakNeed = Math.Max(PeakNeed, calls.OfferedPerSecond / seen.BaseCalls);
        measures.Step(second, StepSeconds, watching, people, calls, limits, steps, seen, IsOver, line);
        if ((int)second % 60 != 0) return;
        hash.Add(watching);
        hash.Add(calls.OfferedPerSecond);
        hash.Add(line.Waiting);
        hash.Add(measures.Lost);
        hash.Add(home.OfferedPerSecond);
        recorder.SampleNight(NightMinute, calls.OfferedPerSecond / seen.BaseCalls, Capacity / seen.BaseCalls, watching / 1e6, line.Waiting / 1e6,
            starts > 1 ? seen.FailedStartPercent : 0, seen.HomeFailedPercent, measures.Lost / 1e6);
        recorder.Milestones(NightMinute, seen.FailedStartPercent, measures.Lost, starts);
    }

    // What the night cost.
    private void ChargeNight()
    {
        bill.Add("delivery", measures.BurstTerabytes * 3 * world.Prices.DeliveryDollarsPerTb);
        measures.Charge(bill, design, limits, demand, scale);
    }

}
