using Dryrun.Contracts.Systems;
using Dryrun.Simulation;
using Dryrun.Systems.EventSpike.Policy;

namespace Dryrun.Systems.EventSpike.Model;

/// <summary>One run: the days until a live event by the hour, then its night in steps of ten seconds; on the full grid the minutes around the start and the end call by call.</summary>
internal sealed partial class EventRun
{
    /// <summary>Hour of the day at which the event starts.</summary>
    public const int StartHour = 20;

    /// <summary>Length of a step on the night, seconds.</summary>
    public const int StepSeconds = 10;

    /// <summary>The night begins so many seconds before the start and ends so many after the end.</summary>
    public const int BeforeSeconds = 1800;

    private const int AfterSeconds = 1800;

    private readonly EventWorld world;
    private readonly SpikeDesign design;
    private readonly RunOptions options;
    private readonly Luck luck;
    private readonly Bill bill = new();
    private readonly Crew crew;
    private readonly Preparation preparation;
    private readonly Machines machines;
    private readonly Measures measures;
    private readonly Recorder recorder;
    private readonly IPolicy<EventObservation, EventAction> policy;
    private readonly EventObservation seen = new();
    private readonly List<EventAction> actions = [];
    private readonly double scale;
    private HistoryHash hash;
    private int eventDay;
    private int movedDays;
    private double hour;
    private PendingDecision? pending;

    public EventRun(EventWorld world, SpikeDesign design, RunOptions options, IPolicy<EventObservation, EventAction> policy)
    {
        (this.world, this.design, this.options, this.policy) = (world, design, options, policy);
        scale = options.Scale;
        luck = Luck.Draw(world, options);
        crew = new Crew(world, design, luck.Key, bill);
        var chatLuck = luck.Key.Child("chatWork").Open().LogNormal(1, 0.2);
        preparation = new Preparation(world, design, crew, chatLuck);
        machines = new Machines(world, design, luck);
        measures = new Measures(world);
        recorder = new Recorder(options.Record);
        eventDay = world.Event.DaysAway;
        seen.BaseViewers = world.Load.BaseConcurrentMillions * 1e6 * scale;
        seen.BaseCalls = world.Load.BaseRequestsPerSecond * scale;
        seen.ForecastRatio = Math.Sqrt(world.Load.ForecastLowRatio * world.Load.ForecastHighRatio);
        seen.StartCalls = world.Load.StartCalls;
        seen.SignalToday = world.Capacity.ScalingSignalToday;
        seen.ReactionSeconds = world.Capacity.ReactionSeconds;
        seen.EventSeconds = world.Load.EventMinutes * 60.0;
        seen.TestHoursBefore = (world.Calendar.FreezeDaysBefore + 2) * 24.0;
    }

    /// <summary>The calls of the night; for checks.</summary>
    public CallTier? Calls { get; private set; }

    /// <summary>The calls of the home page; for checks.</summary>
    public CallTier? HomeCalls { get; private set; }

    /// <summary>The edge sheds by priority; for checks.</summary>
    public bool Sheds { get; private set; }

    /// <summary>What was drawn; for checks.</summary>
    public Luck Drawn => luck;

    /// <summary>Capacity; for checks.</summary>
    public Machines Fleet => machines;

    /// <summary>Called after every step of the night; for checks.</summary>
    public Action<EventRun, double>? OnStep { get; init; }

    private double StartHours => (eventDay * 24.0) + StartHour;

    public Outcome<SpikeMetrics> Run()
    {
        bill.Add("people", design.Operations.OnCallShifts switch { OnCallShifts.WarRoom => 25000, OnCallShifts.FollowTheSun => 12000, _ => 0 });
        var rota = design.Programme.Owners.Values.Count(owner => !string.IsNullOrWhiteSpace(owner.OnCall));
        bill.Add("people", rota * 2 * world.Prices.OnCallPageDollars);
        var cancelledAt = luck.CancelShare * StartHours;
        while (hour < StartHours - (BeforeSeconds / 3600.0) && pending is null)
        {
            if (hour >= cancelledAt && luck.CancelShare <= 1) return Cancelled();
            options.Cancellation.ThrowIfCancellationRequested();
            Day();
            if (pending is not null) break;
            hour = Math.Min(hour + 1, StartHours - (BeforeSeconds / 3600.0));
        }

        // In the hours between the last preparation and the start as well.
        if (pending is null && luck.CancelShare <= 1) return Cancelled();
        if (pending is null) Night();
        options.Progress?.Report(1);
        return Close(false);
    }

    private Outcome<SpikeMetrics> Cancelled()
    {
        recorder.Tell((long)(hour * 60), "cancelled", Severity.Caution, "The event is called off", Components.Partnerships);
        // Curves show the night; where there was none, the days that passed.
        recorder.SampleDay(0, machines.Ready, seen.BaseViewers / 1e6);
        recorder.SampleDay((long)(hour * 60), machines.Ready, seen.BaseViewers / 1e6);
        options.Progress?.Report(1);
        return Close(true);
    }

    private Outcome<SpikeMetrics> Close(bool cancelled)
    {
        var until = hour / 24;
        preparation.Charge(bill, until);
        ChargeMachines(cancelled);
        if (pending is null && !cancelled)
        {
            ChargeDelay();
            ChargeNight();
        }

        bill.Add("delivery", DeliveryBought(until));
        var ledger = bill.Close();
        foreach (var entry in ledger.Lines) hash.Add(entry.Value);
        return new Outcome<SpikeMetrics>
        {
            Metrics = measures.Close(bill, machines, cancelled || pending is not null, eventDay, ReadyAtStart, PeakNeed),
            Ledger = ledger,
            Series = recorder.Series(),
            Timeline = recorder.Timeline(),
            PendingDecision = pending,
            Hash = hash.ToString(),
        };
    }

    // Machines that stand or are committed to.
    private void ChargeMachines(bool cancelled)
    {
        var unit = Machines.UnitDollars(world) * scale;
        var granted = Math.Max(0, Math.Min(machines.Quota, askedRatio) - Math.Max(world.Capacity.QuotaRatio, world.Capacity.TodayRatio));
        var commitment = unit * machines.PriceFactor * granted * world.Capacity.CommitPercent / 100;
        var used = cancelled || pending is not null ? 0 : machines.Dollars() * scale;
        // What is reserved is paid from the order on, whatever happens.
        var reserved = design.Scale.PoolReserve == PoolReserve.Reserved && askedRatio > 0 && moneyApproved
            ? unit * machines.PriceFactor * Math.Max(0, Math.Min(askedRatio / 1.1, machines.Quota) - world.Capacity.TodayRatio)
            : 0;
        bill.Add("capacity", Math.Max(used, reserved));
        bill.Add("commitment", Math.Max(0, commitment - Math.Max(used, reserved)));
    }

    // Nobody who negotiates gets less than what the contract says; who names no partner manager pays more than they would have to.
    private void ChargeDelay()
    {
        if (movedDays == 0) return;
        var negotiated = 1 + (0.1 * (crew.Of(Components.Partnerships).Factor - 1));
        bill.Add("delayPenalty", world.Event.DelayPenaltyDollars * latePenaltyFactor * negotiated);
        // One in a hundred of the audience does not come back for each day (assumption).
        var hours = world.Load.EventMinutes / 60.0;
        var gone = 0.01 * movedDays * (luck.DemandRatio - 1) * seen.BaseViewers * (1 - (world.Audience.BotPercent / 100));
        bill.Add("delayPenalty", gone * ((world.Prices.ViewerHourDollars * hours) + (0.1 * world.Prices.FailedViewerDollars)));
    }

    private double DeliveryBought(double untilDay)
    {
        if (design.Limits.CdnTbps <= 0 || untilDay < Math.Min(1, eventDay)) return 0;
        // A terabit a second for the night is 450 terabytes an hour; what is bought ahead costs a fifth more than in the contract (assumption).
        var hours = (world.Load.EventMinutes / 60.0) + 1;
        return 1.2 * design.Limits.CdnTbps * scale * 450 * hours * world.Prices.DeliveryDollarsPerTb;
    }
}
