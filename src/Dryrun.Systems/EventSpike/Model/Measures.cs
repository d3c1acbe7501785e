using Dryrun.Simulation.Statistics;
using Dryrun.Systems.EventSpike.Policy;

namespace Dryrun.Systems.EventSpike.Model;

/// <summary>Collects the metrics and losses of a night. Viewers are counted with bots and turned into people where they cost money.</summary>
internal sealed class Measures(EventWorld world)
{
    // What a start takes where nothing is in the way, 95th percentile, and what it waits for in a row (assumptions).
    private const double StartSeconds = 1.6;
    private const double PrefetchedSeconds = 1.2;
    private const double FarSeconds = 0.2;
    private const double CallsInRow = 3;
    private const double AgainSeconds = 30;

    // What viewers' hours bring in less while a step is taken, percent, and the share that gifts are of it (assumptions).
    private static readonly double[] StepLoss = [0.03, 0.04, 0.08, 0.2, 0.4];
    private const double GiftShare = 0.5;

    private readonly LogHistogram starts = new();
    private readonly double[] before = new double[6];
    private double people = 1;
    private double demandRatio = double.NaN;
    private double tried;
    private double failedStarts;
    private double startedAgain;
    private double startsNow;
    private double gaveUp;
    private double dropped;
    private double leftLine;
    private double turned;
    private double arrived;
    private double refunded;
    private double deadHome;
    private double lostRetrying;
    private double peakViewers;
    private double failingMinutes;
    private double degradedMinutes;
    private double degradedHours;
    private double chatMinutes;
    private double homeDownMinutes;
    private double unpaidHours;
    private double callsTogether;
    private double freshTogether;
    private double servedTogether;
    private double freshCritical;
    private double servedCritical;
    private double endRatio = double.NaN;
    private double longestWait;
    private bool began;

    /// <summary>Terabytes above the delivery contract.</summary>
    public double BurstTerabytes { get; private set; }

    /// <summary>Everybody who was lost, bots included.</summary>
    public double Lost => gaveUp + dropped + leftLine + turned + lostRetrying;

    public void Begin(Demand demand, double ratio)
    {
        began = true;
        people = demand.People;
        demandRatio = ratio;
    }

    public void Arrive(double viewers) => arrived += viewers;

    public void TurnAway(double viewers) => turned += viewers;

    public void LeaveLine(double viewers) => leftLine += viewers;

    public void TryAgain(double again, double all) => (startedAgain, startsNow) = (again, all);

    public void LoseRetrying(double viewers) => lostRetrying += viewers;

    public void Drop(double viewers) => dropped += viewers;

    public void Refund(double viewers) => refunded = Math.Max(refunded, viewers);

    public void Leave(double viewers) => deadHome += viewers;

    /// <summary>What came of the starts of a step.</summary>
    public void Start(double all, double joined, double failed, double lost, double firstServed, double waitSeconds, bool prefetched, bool far)
    {
        tried += all;
        failedStarts += failed;
        gaveUp += lost;
        if (joined < 1) return;
        var quick = (prefetched ? PrefetchedSeconds : StartSeconds) + (far ? FarSeconds : 0) + (CallsInRow * waitSeconds);
        var again = startsNow > 0 ? startedAgain / startsNow : 0;
        // Attempts of the app, one back-off apart; who had to start again counts from the first time.
        var left = 1.0;
        for (var attempt = 0; attempt < CallTier.Attempts; attempt++)
        {
            var share = attempt + 1 == CallTier.Attempts ? left : left * firstServed;
            left -= share;
            var seconds = quick + (attempt * CallTier.BackoffSeconds);
            Count(joined * share * (1 - again), seconds);
            Count(joined * share * again, seconds + AgainSeconds);
        }
    }

    /// <summary>A step of the night.</summary>
    public void Step(
        double second, int seconds, double viewers, double peopleShare, CallTier calls, HardLimits limits, bool[] steps, EventObservation seen, bool isOver, Line line)
    {
        var minutes = seconds / 60.0;
        peakViewers = Math.Max(peakViewers, viewers);
        callsTogether += calls.OfferedPerSecond * seconds;
        if (!isOver && second >= 0)
        {
            if (seen.FailedStartPercent > world.Target.FailurePercent) failingMinutes += minutes;
            if (limits.ChatDown || steps[(int)DegradeStep.ChatOff] || steps[(int)DegradeStep.Panic]) chatMinutes += minutes;
            endRatio = seen.ReadyRatio;
        }

        if (isOver && seen.HomeFailedPercent > 10) homeDownMinutes += minutes;
        longestWait = Math.Max(longestWait, line.LongestSeconds);
        double loss = 0;
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i]) loss += StepLoss[i];
        }

        if (loss > 0) degradedMinutes += minutes;
        if (limits.ChatDown) loss += StepLoss[(int)DegradeStep.ChatOff];
        // What the edge turns away is missed as well.
        loss += (0.35 * (1 - calls.Eventually[1])) + (0.05 * (1 - calls.Eventually[2]));
        var viewerHours = viewers * peopleShare * seconds / 3600;
        degradedHours += viewerHours * Math.Min(0.6, loss);
        if (!isOver && second >= 0) unpaidHours += viewerHours * GiftShare * (1 - limits.Payments);
        BurstTerabytes += Math.Max(0, Math.Min(limits.AskedTbps * (1 - limits.Short), limits.AskedTbps) - limits.Committed) * seconds / 8;
        if (!isOver) CountCalls(second, calls);
    }

    /// <summary>What the night's losses cost.</summary>
    public void Charge(Bill bill, SpikeDesign design, HardLimits limits, Demand demand, double scale)
    {
        var p = world.Prices;
        // A bad evening that nobody explains is talked about (assumptions).
        var talk = design.Operations.UserNotice switch { ViewerNotice.InApp => 0.85, ViewerNotice.StatusPage => 0.95, _ => 1.1 };
        bill.Add("failedViewers", ((((gaveUp + lostRetrying + refunded) * people) + demand.WronglyStopped) * p.FailedViewerDollars * talk));
        bill.Add("dropped", dropped * people * 0.5 * p.FailedViewerDollars * talk);
        ChargeLine(bill, talk, scale);
        bill.Add("degraded", degradedHours * p.ViewerHourDollars);
        bill.Add("paymentsLost", unpaidHours * p.ViewerHourDollars);
        bill.Add("exit", deadHome * people * 0.3 * p.FailedViewerDollars * talk);
        if (world.Stateful.ChatContract == ChatContract.Required)
        {
            bill.Add("chatContract", p.ChatBreachDollars * Math.Max(limits.Sampled ? 0.45 : 0, Math.Min(1, chatMinutes / 30)));
        }

        if (IsMet) return;
        var times = Math.Max(FailedStartPercent / world.Target.FailurePercent, 1);
        bill.Add("partner", p.SlaMissDollars * (1 + Math.Min(2, 2 * (times - 1) / 9)));
    }

    public SpikeMetrics Close(Bill bill, Machines machines, bool noNight, int eventDay, double readyAtStart, double peakNeed)
    {
        var common = new SpikeMetrics { SpendDollars = bill.Spend, Pages = bill.Pages };
        if (noNight || !began) return common;
        return common with
        {
            EventDay = eventDay,
            DemandRatio = demandRatio,
            ReadyAtStartRatio = readyAtStart,
            EndRatio = endRatio,
            PeakViewersMillions = peakViewers / 1e6,
            FailedStartPercent = FailedStartPercent,
            P95StartSeconds = P95,
            GoodputPercent = Percent(servedTogether, freshTogether),
            CriticalGoodputPercent = Percent(servedCritical, freshCritical),
            CallsBillions = callsTogether / 1e9,
            LostViewersMillions = Lost * people / 1e6,
            FailingMinutes = failingMinutes,
            LongestWaitMinutes = longestWait / 60,
            DegradedMinutes = degradedMinutes,
            ChatLostMinutes = chatMinutes,
            HomeDownMinutes = homeDownMinutes,
            IdleDollars = machines.IdleDollars(peakNeed),
            TargetMetPercent = IsMet ? 100 : 0,
        };
    }

    private double FailedStartPercent => tried > 0 ? 100 * failedStarts / tried : 0;

    private double P95 => starts.Count > 0 ? starts.Quantile(0.95) / 1000.0 : double.NaN;

    private bool IsMet => FailedStartPercent <= world.Target.FailurePercent && !(P95 > world.Target.StartSeconds);

    // What began and was settled between the start and the end.
    private void CountCalls(double second, CallTier calls)
    {
        freshTogether = servedTogether = 0;
        for (var c = 0; c < 3; c++)
        {
            var (fresh, served) = (calls.Fresh(c) - calls.Waiting(c), calls.Served(c));
            if (second < 0) (before[c], before[c + 3]) = (fresh, served);
            freshTogether += fresh - before[c];
            servedTogether += served - before[c + 3];
            if (c == 0) (freshCritical, servedCritical) = (freshTogether, servedTogether);
        }
    }

    // Those who had not registered go first and are missed less; a registered viewer who was never let in tells others (assumptions).
    private void ChargeLine(Bill bill, double talk, double scale)
    {
        var away = (leftLine + turned) * people;
        var registered = world.Audience.RegisteredMillions * 1e6 * scale * world.Audience.ShowPercent / 100;
        var uninvited = Math.Min(away, Math.Max(0, (arrived * people) - registered));
        var missed = (0.8 * uninvited) + (1.3 * (away - uninvited));
        bill.Add("leftInLine", missed * world.Prices.FailedViewerDollars * world.Prices.WaitLossPercent / 100 * talk);
    }

    private void Count(double viewers, double seconds)
    {
        var whole = (long)viewers;
        if (whole > 0) starts.Add((long)(seconds * 1000), whole);
    }

    private static double Percent(double part, double whole) => whole > 0 ? Math.Min(100, 100 * part / whole) : 100;
}
