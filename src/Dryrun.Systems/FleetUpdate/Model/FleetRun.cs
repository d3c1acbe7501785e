using Dryrun.Contracts.Systems;
using Dryrun.Simulation;
using Dryrun.Simulation.Numerics;
using Dryrun.Systems.FleetUpdate.Policy;

namespace Dryrun.Systems.FleetUpdate.Model;

/// <summary>One run: forty days of a fleet under a controller, in steps of an hour (15 minutes while a stage soaks on the full grid).</summary>
internal sealed partial class FleetRun
{
    /// <summary>Days that a run looks at.</summary>
    public const int HorizonDays = 40;

    private const int DayMinutes = 24 * 60;

    // 20 December counted from 0, when the change freeze starts.
    private const int FreezeDayOfYear = 353;

    private readonly FleetWorld world;
    private readonly FleetDesign design;
    private readonly RunOptions options;
    private readonly Luck luck;
    private readonly DefectEffect? effect;
    private readonly Fleet fleet;
    private readonly Delivery delivery;
    private readonly Reports reports;
    private readonly Rings rings;
    private readonly Installs installs;
    private readonly SupportDesk support;
    private readonly People people;
    private readonly Incidents incidents;
    private readonly Bill bill = new();
    private readonly Recorder recorder;
    private readonly Measures measures;
    private readonly IPolicy<FleetObservation, FleetAction> policy;
    private readonly List<FleetAction> actions = [];
    private readonly double scale;
    private readonly long launchMinute;
    private HistoryHash hash;
    private long minute;
    private bool halted;
    private bool blocked;
    private bool antiRollback;
    private int ring = -1;
    private long ringOpened;
    private long rampStarted = -1;
    private long rampPaused;
    private int rampDay = -1;
    private long haltAt = long.MaxValue;
    private long firstHaltMinute = -1;
    private long fixReadyAt = long.MaxValue;
    private double unresolved;
    private double recoveryPerDay;
    private double recoveryFrom = double.PositiveInfinity;
    private double wounded;
    private long harmedBefore;
    private double contactsBefore;
    private bool supportCalled;
    private PendingDecision? pending;

    public FleetRun(FleetWorld world, FleetDesign design, RunOptions options, IPolicy<FleetObservation, FleetAction> policy)
    {
        (this.world, this.design, this.options, this.policy) = (world, design, options, policy);
        scale = options.Scale;
        var areas = Area.Of(world, options.Grid);
        var mix = new Mix(world);
        var regionShares = new double[Cohort.Regions];
        foreach (var area in areas) regionShares[area.Region] += area.Share;
        luck = Luck.Draw(world, options, regionShares);
        effect = DefectEffect.Of(luck, design);
        fleet = new Fleet(world, areas, mix, scale);
        delivery = new Delivery(world, design, fleet, mix);
        reports = new Reports(world, design, luck.Key, effect);
        rings = new Rings(world, design, fleet, mix, luck.Key);
        installs = new Installs(world, design, fleet, mix, delivery, reports, luck, effect);
        support = new SupportDesk(world, design, scale);
        people = new People(world, design, luck.Key, bill);
        incidents = new Incidents(world, design, luck, people, InFreeze(luck.IncidentMinute));
        recorder = new Recorder(options.Record, luck);
        measures = new Measures(world);
        var review = world.Channel == Channel.AppStores ? (long)(world.Release.StoreReviewHours * 60) : 0;
        launchMinute = review + (design.Rollout.HaltAgreedBeforehand ? 12 * 60 : 0);
        antiRollback = world.Channel == Channel.AppStores || !world.Fleet.RollbackPossible || design.Device.AntiRollback == AntiRollback.Immediately;
        // Phones keep the store's own way back to a working state; only our own devices brick.
        installs.RollbackForbidden = antiRollback && world.Channel == Channel.OwnOta;
    }

    /// <summary>The devices; for checks.</summary>
    public Fleet Fleet => fleet;

    /// <summary>What was installed; for checks.</summary>
    public Installs Installed => installs;

    /// <summary>The outcome once the run has ended.</summary>
    public Outcome<FleetMetrics>? Outcome { get; private set; }

    public Outcome<FleetMetrics> Run()
    {
        bill.AddPreparation(world, design, scale);
        rings.BarUnreachable();
        while (minute < HorizonDays * DayMinutes && pending is null)
        {
            if (minute % DayMinutes == 0)
            {
                options.Cancellation.ThrowIfCancellationRequested();
                options.Progress?.Report((double)minute / (HorizonDays * DayMinutes));
            }

            Control();
            if (pending is null) Step(StepMinutes());
        }

        installs.Flush(minute);
        fleet.CheckConserved();
        options.Progress?.Report(1);
        return Outcome = Close();
    }

    private int StepMinutes()
    {
        if (options.Grid == RunGrid.Search) return 60;
        var soaking = ring >= 0 && minute - ringOpened < design.Rollout.SoakHours * 60L;
        return soaking || minute % 60 != 0 ? 15 : 60;
    }

    private bool InFreeze(long at)
    {
        var start = (long)world.Calendar.DaysToFreeze * DayMinutes;
        return at >= start && at < start + ((long)world.Calendar.FreezeDays * DayMinutes);
    }

    private int DayOfYear => (int)(((FreezeDayOfYear - world.Calendar.DaysToFreeze + (minute / DayMinutes)) % 365 + 365) % 365);

    // Lets the policy look and does what it says.
    private void Control()
    {
        Surroundings();
        var seen = reports.Seen;
        seen.Minute = minute;
        seen.MetadataFresh = !incidents.IsMetadataExpired(minute);
        seen.InFreeze = InFreeze(minute);
        seen.FixedBuildReady = minute >= fixReadyAt;
        people.Say(minute, seen.Answers);
        if (minute < launchMinute) return;
        policy.Decide(seen, actions);
        seen.Answers.Clear();
        for (var i = 0; i < actions.Count && pending is null; i++) Act(actions[i]);
        actions.Clear();
    }

    private void Step(int step)
    {
        var frozen = design.Operations.FreezePolicy == FreezePolicy.PauseEverything && InFreeze(minute);
        var open = halted || blocked || frozen || minute < launchMinute || incidents.Is(Incident.OtaFailover, minute) ? 0 : 1;
        var lost = incidents.Is(Incident.CdnOutage, minute);
        for (var r = 0; r < Cohort.Regions; r++)
        {
            var hit = lost && (r - luck.IncidentRegion + Cohort.Regions) % Cohort.Regions < 4;
            delivery.RegionCapacity[r] = hit ? 0.02 : incidents.Is(Incident.PollStorm, minute) ? 0.6 : 1;
        }

        reports.IsDown = incidents.Is(Incident.TelemetryOutage, minute);
        delivery.Advance(minute, step, DayOfYear, open, incidents.Is(Incident.RegulatorQuestion, minute) ? 0 : 1);
        minute += step;
        Draw();
        reports.Arrive(minute, step);
        Harm(step);
        support.Add(installs.Contacts - contactsBefore);
        contactsBefore = installs.Contacts;
        var staffed = InFreeze(minute) ? 0.7 : 1;
        var flood = incidents.Is(Incident.SupportSurge, minute) ? 0.6 * world.People.SupportContactsPerDay * scale : 0;
        var come = support.Advance(minute, step, staffed, flood);
        bill.Add("support", come * world.Prices.SupportContactDollars);
        bill.Add("supportBacklog", support.Waiting * step / DayMinutes * 6);
        measures.Step(minute, step, installs, delivery, blocked);
        Charge(step);
        Record(step);
    }

    private void Draw()
    {
        // Early stages are what gates wait for; later a cell is drawn once it holds a small part of the fleet, so that what is not yet
        // counted stays far below a percent.
        var early = ring >= 0 && ring < design.Rollout.Rings.Count - 1;
        var part = fleet.Devices / (options.Grid == RunGrid.Search ? 1e5 : 1e6);
        installs.Draw(minute, early ? 120 : 360, early ? Math.Min(3, part) : part);
    }

    // Users stay hurt until they are rolled back, a flag is switched off, or the fixed build reaches them.
    private void Harm(int step)
    {
        var harmed = installs.Harmed - harmedBefore;
        harmedBefore = installs.Harmed;
        var severity = effect?.Severity ?? 1;
        if (harmed > 0)
        {
            measures.Harmed(minute);
            var plan = design.Operations.CommsPlan switch { CommsPlan.RegionalPlan => 0.65, CommsPlan.HoldingStatement => 0.8, _ => 1.0 };
            var leaving = harmed * severity * world.Prices.HarmedWhoLeavePercent / 100 * plan;
            measures.Leave(leaving);
            bill.Add("harm", leaving * world.Prices.LostUserDollars);
            if (effect is { Lasting: false }) unresolved += harmed;
        }

        if (minute >= recoveryFrom) unresolved *= PortableMath.Exp(-recoveryPerDay * step / DayMinutes);
        wounded += harmed * severity;
        bill.Add("harm", unresolved * severity * 0.15 * step / DayMinutes);
    }

    private void Charge(int step)
    {
        var days = (double)step / DayMinutes;
        double exposed = 0;
        for (var a = 0; a < Mix.Activities; a++) exposed += Mix.UsedPerDay[a] * installs.Unpatched[a];
        var exposure = (exposed * days) - installs.ExposureToGiveBack;
        installs.ExposureToGiveBack = 0;
        measures.Expose(exposure);
        bill.Add("exposure", exposure / 1e6 * world.Prices.ExposurePerMillionDeviceDays);
        if (minute > (long)world.Release.CoverageTargetDays * DayMinutes && installs.Coverage * 100 < world.Release.CoverageTargetPercent)
        {
            bill.Add("missedTarget", world.Prices.MissedDayDollars * days);
        }

        var devices = world.Fleet.DevicesMillions * scale;
        var storm = incidents.Is(Incident.PollStorm, minute) ? 20 : 1;
        var polls = world.Channel == Channel.OwnOta ? 24.0 * 60 / design.Delivery.PollIntervalMinutes * storm : 0;
        var flags = 24 / design.Operations.KillSwitchTtlHours * 0.12;
        bill.Add("polls", devices * (polls + flags) * days * 1.2);
        bill.Add("reserve", delivery.OverflowTbpsMinutes / 60 * 1500);
    }

    private Outcome<FleetMetrics> Close()
    {
        // The stores pay for their own bytes.
        var gigabytes = world.Channel == Channel.OwnOta ? installs.Megabytes / 1000 : 0;
        bill.Add("egress", gigabytes * world.Prices.DeliveryDollarsPerGb);
        bill.Add("metered", installs.MeteredMegabytes / 1000 * world.Prices.MeteredDollarsPerGb);
        bill.Add("annoyance", installs.Forced * 0.15);
        var stock = (world.People.SpareDevices + design.Operations.SparesOrderedDevices) * scale;
        var late = Math.Max(0, installs.BrickedDevices - stock);
        bill.Add("replacements", (installs.BrickedDevices * world.Prices.ReplacementDollars) + (late * 4.0 * world.People.ReplacementLeadDays));
        if (design.Operations.NoticeCountries == NoticePolicy.Ignore && installs.Installed > 0)
        {
            bill.Add("fines", world.People.NoticeCountries * world.Prices.NoticeFineDollars);
        }

        var heard = wounded * (design.Operations.CommsPlan switch { CommsPlan.RegionalPlan => 0.7, CommsPlan.HoldingStatement => 0.85, _ => 1 });
        bill.Add("trust", world.Prices.TrustDollars * (1 - PortableMath.Exp(-heard * 500 / Math.Max(1, fleet.Devices))));
        incidents.Charge(bill, scale);
        var ledger = bill.Close();
        foreach (var line in ledger.Lines) hash.Add(line.Value);
        return new Outcome<FleetMetrics>
        {
            Metrics = measures.Close(installs, support, bill, incidents, luck, firstHaltMinute),
            Ledger = ledger,
            Series = recorder.Series(),
            Timeline = recorder.Timeline(),
            Places = recorder.Places(fleet),
            PendingDecision = pending,
            Hash = hash.ToString(),
        };
    }

    private void Record(int step)
    {
        hash.Add(installs.Installed);
        hash.Add(installs.Harmed);
        hash.Add(reports.Seen.Reported[0]);
        hash.Add(delivery.PeakTbps);
        hash.Add(support.Waiting);
        if (minute % DayMinutes == 0)
        {
            fleet.CheckConserved();
            if (options.Grid == RunGrid.Full) recorder.SamplePlaces(minute, fleet);
        }

        if (!options.Record || (minute % 60 != 0 && step == 15)) return;
        recorder.Sample(
            minute, installs.Coverage * 100, ring < 0 ? 0 : design.Rollout.Rings[ring], installs.Harmed, installs.BrickedDevices, delivery.PeakTbps,
            support.Waiting, measures.ExposureMillionDeviceDays);
    }
}
