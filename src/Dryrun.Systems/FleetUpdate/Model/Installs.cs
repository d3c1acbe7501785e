using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Systems.FleetUpdate.Model;

/// <summary>
/// Turns summed hazards into counts, cell by cell. A cell is drawn when enough is expected of it or long enough has passed; the split in between
/// follows p = 1 - exp(-hazard), so when it is drawn does not change what is drawn.
/// </summary>
internal sealed class Installs
{
    // Of the devices with two slots whose way back is forbidden; most units of the 2024 event were made usable again (V8), so a third (assumption).
    private const double Unrecoverable = 0.33;
    private static readonly (long, double, double) Never = (long.MaxValue, double.PositiveInfinity, double.PositiveInfinity);

    private readonly FleetWorld world;
    private readonly FleetDesign design;
    private readonly Fleet fleet;
    private readonly Mix mix;
    private readonly Delivery delivery;
    private readonly Reports reports;
    private readonly StreamKey key;
    private readonly Defect kind;
    private readonly DefectEffect? effect;
    private readonly double[] reach;
    private readonly double powerLoss;
    private readonly double singleSlot;
    private readonly double[] seenEarly;
    private readonly double[] seenLate;
    private readonly double[] countedEarly;
    private readonly double[] countedLate;
    private readonly bool[] late;
    private readonly long[] drawnAt;
    private readonly int[] groupOf;
    private readonly double[] contactsPerInstall;
    // The cells of a group mostly come due together, with the same hazard.
    private readonly (double Hazard, double Auto, double Manual)[] chances;
    // A cell is not looked at before this minute, unless the group's hazard has come this far; empty cells are not looked at.
    private readonly long[] lookAt;
    private readonly double[] lookFrom;
    // The first of the two over the cells of a group.
    private readonly (long At, double Early, double Late)[] groupLook;
    private long lookInterval = -1;
    private double lookMin;

    public Installs(FleetWorld world, FleetDesign design, Fleet fleet, Mix mix, Delivery delivery, Reports reports, Luck luck, DefectEffect? effect)
    {
        (this.world, this.design, this.fleet, this.mix) = (world, design, fleet, mix);
        (this.delivery, this.reports, this.effect) = (delivery, reports, effect);
        (key, kind) = (luck.Key.Child("installs"), luck.Defect);
        var cells = fleet.Cells;
        (reach, seenEarly, seenLate) = (new double[cells], new double[cells], new double[cells]);
        (countedEarly, countedLate) = (new double[cells], new double[cells]);
        (late, drawnAt, groupOf) = (new bool[cells], new long[cells], new int[cells]);
        (lookAt, lookFrom, groupLook) = (new long[cells], new double[cells], new (long, double, double)[fleet.Areas.Length * Fleet.GroupsPerArea]);
        chances = new (double, double, double)[fleet.Areas.Length * Fleet.GroupsPerArea];
        for (var cell = 0; cell < cells; cell++)
        {
            groupOf[cell] = Fleet.GroupOf(cell);
            var area = fleet.Areas[cell / Fleet.CellsPerArea];
            reach[cell] = DefectEffect.Reach(luck, Fleet.FamilyOf(cell), area.Region, mix.Version[Fleet.ActivityOf(cell)][3]);
            Unpatched[Fleet.ActivityOf(cell)] += fleet.Total[cell];
            AllByActivity[Fleet.ActivityOf(cell)] += fleet.Total[cell];
        }

        var own = world.Channel == Channel.OwnOta;
        singleSlot = !own ? 0 : design.Device.Slots == Slots.Single ? 1 : world.Fleet.SingleSlotPercent / 100;
        // Assumption: power lost in the middle of an install bricks a device with one slot.
        var empty = Math.Max(0, 1 - (design.Device.MinBatteryPercent / 30.0));
        powerLoss = !own ? 0 : world.Fleet.LowBatteryPercent / 25 * (2e-5 + (1e-4 * empty)) * singleSlot;
        contactsPerInstall = [.. fleet.Areas.Select(ContactsPerInstall)];
    }

    /// <summary>True while the build with the luck's defect is out; a fixed build has none.</summary>
    public bool IsDefective { get; set; } = true;

    /// <summary>True once going back is forbidden, which turns failed boots into bricks.</summary>
    public bool RollbackForbidden { get; set; }

    /// <summary>True while devices on versions older than a year are left out.</summary>
    public bool YearBehindHeld { get; set; }

    /// <summary>Devices without the update, by activity.</summary>
    public long[] Unpatched { get; } = new long[Mix.Activities];

    /// <summary>All devices, by activity.</summary>
    public long[] AllByActivity { get; } = new long[Mix.Activities];

    public long Installed { get; private set; }

    public long Harmed { get; private set; }

    public long BrickedDevices { get; private set; }

    /// <summary>Bricks of devices on versions older than a year, by the large jump.</summary>
    public long BrickedByOldVersions { get; private set; }

    public double Megabytes { get; private set; }

    public double MeteredMegabytes { get; private set; }

    public double Forced { get; private set; }

    public double Contacts { get; set; }

    /// <summary>Used device-days that were counted as exposed although the install lay earlier in its interval.</summary>
    public double ExposureToGiveBack { get; set; }

    /// <summary>Active devices that have the update, 0 to 1.</summary>
    public double Coverage
    {
        get
        {
            var all = AllByActivity[0] + AllByActivity[1] + AllByActivity[2];
            return all == 0 ? 0 : 1 - ((double)(Unpatched[0] + Unpatched[1] + Unpatched[2]) / all);
        }
    }

    /// <summary>Draws the cells that are due.</summary>
    /// <param name="minute">Now.</param>
    /// <param name="interval">Longest minutes between two draws of a cell; 0 draws every cell.</param>
    /// <param name="expectedMin">Expected installs from which a cell is drawn before that.</param>
    public void Draw(long minute, long interval, double expectedMin)
    {
        if (interval != lookInterval || expectedMin != lookMin)
        {
            (lookInterval, lookMin) = (interval, expectedMin);
            ScheduleAll();
        }

        Span<bool> look = stackalloc bool[Fleet.GroupsPerArea];
        for (var area = 0; area < fleet.Areas.Length; area++)
        {
            if (!AnyDue(area, minute, look)) continue;
            var first = area * Fleet.CellsPerArea;
            for (var cell = first; cell < first + Fleet.CellsPerArea; cell++)
            {
                if (look[(cell - first) % Fleet.GroupsPerArea]) DrawIfDue(cell, minute);
            }
        }
    }

    private bool AnyDue(int area, long minute, Span<bool> look)
    {
        var any = false;
        for (var g = 0; g < Fleet.GroupsPerArea; g++)
        {
            var group = (area * Fleet.GroupsPerArea) + g;
            var (at, early, after) = groupLook[group];
            look[g] = minute >= at || delivery.SumEarly[group] >= early || delivery.SumLate[group] >= after;
            if (!look[g]) continue;
            any = true;
            groupLook[group] = Never;
        }

        return any;
    }

    private void DrawIfDue(int cell, long minute)
    {
        var group = groupOf[cell];
        var sum = late[cell] ? delivery.SumLate[group] : delivery.SumEarly[group];
        var hazard = sum - (late[cell] ? seenLate[cell] : seenEarly[cell]);
        var due = minute >= lookAt[cell] || (sum >= lookFrom[cell] && fleet.Offered[cell] * hazard >= lookMin);
        if (due && hazard > 0) DrawCell(cell, group, hazard, minute);
        else Look(cell, group);
    }

    /// <summary>Draws everything, so that what follows starts from now; for halts and stages.</summary>
    public void Flush(long minute)
    {
        for (var cell = 0; cell < late.Length; cell++)
        {
            var group = groupOf[cell];
            var hazard = late[cell] ? delivery.SumLate[group] - seenLate[cell] : delivery.SumEarly[group] - seenEarly[cell];
            if (fleet.Offered[cell] == 0) StartFrom(cell, group, minute);
            else if (hazard > 0) DrawCell(cell, group, hazard, minute);
        }
    }

    /// <summary>Recounts the offered after stages moved.</summary>
    public void Recount(long minute)
    {
        for (var cell = 0; cell < fleet.Cells; cell++)
        {
            late[cell] = IsLate(cell, minute);
            Count(cell, groupOf[cell]);
        }

        ScheduleAll();
    }

    private void StartFrom(int cell, int group, long minute) =>
        (seenEarly[cell], seenLate[cell], drawnAt[cell]) = (delivery.SumEarly[group], delivery.SumLate[group], minute);

    private void ScheduleAll()
    {
        Array.Fill(groupLook, Never);
        for (var cell = 0; cell < late.Length; cell++) Schedule(cell, groupOf[cell]);
    }

    // Staggered over the cells, so that a step never holds all of them.
    private void Schedule(int cell, int group)
    {
        var offered = fleet.Offered[cell];
        if (offered == 0)
        {
            (lookAt[cell], lookFrom[cell]) = (long.MaxValue, double.PositiveInfinity);
            return;
        }

        lookAt[cell] = drawnAt[cell] + lookInterval + (cell % 4 * 15);
        // A trifle early, so that rounding never hides a cell whose time has come; the exact comparison follows.
        lookFrom[cell] = (late[cell] ? seenLate[cell] : seenEarly[cell]) + (lookMin / offered * (1 - 1e-9)) - 1e-12;
        Look(cell, group);
    }

    private void Look(int cell, int group)
    {
        ref var look = ref groupLook[group];
        look.At = Math.Min(look.At, lookAt[cell]);
        if (late[cell]) look.Late = Math.Min(look.Late, lookFrom[cell]);
        else look.Early = Math.Min(look.Early, lookFrom[cell]);
    }

    private void DrawCell(int cell, int group, double hazard, long minute)
    {
        var manual = fleet.ManualShare[cell];
        if (chances[group].Hazard != hazard)
        {
            chances[group] = (hazard, 1 - PortableMath.Exp(-hazard), 1 - PortableMath.Exp(-hazard * Delivery.ManualFactor));
        }

        var pAuto = chances[group].Auto;
        var pManual = late[cell] ? pAuto : chances[group].Manual;
        var p = ((1 - manual) * pAuto) + (manual * pManual);
        if (YearBehindHeld) p *= 1 - mix.Version[Fleet.ActivityOf(cell)][3];
        var stream = key.Open((ulong)cell, (ulong)minute);
        var installs = stream.Binomial(fleet.Offered[cell], p);
        if (p < 1) fleet.ManualShare[cell] = manual * (1 - pManual) / (1 - ((1 - manual) * pAuto) - (manual * pManual));
        if (installs > 0) Install(cell, group, installs, minute, ref stream);
        StartFrom(cell, group, minute);
        late[cell] = IsLate(cell, minute);
        Count(cell, group);
        Schedule(cell, group);
    }

    private void Install(int cell, int group, long installs, long minute, ref PhiloxStream stream)
    {
        var activity = Fleet.ActivityOf(cell);
        var (area, family) = (fleet.Areas[cell / Fleet.CellsPerArea], Fleet.FamilyOf(cell));
        var versions = mix.Version[activity];
        reports.Served(family, area.Region, versions, installs);
        var mb = installs * delivery.MbPerInstall[group];
        Megabytes += mb;
        if (cell % 2 == 1 && world.Channel == Channel.OwnOta && (late[cell] || design.Delivery.NetworkPolicy == NetworkPolicy.Any))
        {
            MeteredMegabytes += mb * (late[cell] && design.Delivery.NetworkPolicy != NetworkPolicy.Any ? 1 - 0.25 : 1);
        }

        if (late[cell]) Forced += installs * fleet.ManualShare[cell];
        long bricked = powerLoss > 0 ? stream.Binomial(installs, powerLoss) : 0;
        var fine = installs - bricked;
        Harmed += bricked;
        Contacts += bricked;
        if (effect is not null && IsDefective && reach[cell] > 0 && !(kind == Defect.UpgradePath && YearBehindHeld))
        {
            fine = Hurt(cell, family, area, fine, ref bricked, ref stream);
        }

        var heldBack = installs - fine - bricked;
        fleet.Offered[cell] -= installs;
        fleet.Barred[cell] += heldBack;
        fleet.Held[cell] += heldBack;
        fleet.Updated[cell] += fine;
        fleet.Bricked[cell] += bricked;
        fleet.CheckConserved(cell);
        Unpatched[activity] -= fine + bricked;
        BrickedDevices += bricked;
        Installed += fine;
        Contacts += installs * contactsPerInstall[cell / Fleet.CellsPerArea];
        ExposureToGiveBack += (fine + bricked) * Mix.UsedPerDay[activity] * (minute - drawnAt[cell]) / 2 / (24 * 60);
    }

    // Installs that went through. Of the others, the bricked are counted; the rest keeps the old version until a fixed build comes.
    private long Hurt(int cell, int family, Area area, long installs, ref long bricked, ref PhiloxStream stream)
    {
        var failures = stream.Binomial(installs, Math.Min(1, effect!.Rate * reach[cell]));
        if (failures == 0) return installs;
        var told = stream.Binomial(failures, effect.Metric == GateMetric.SupportContacts ? effect.Contacts : reports.BrokenReporting);
        reports.Broken(family, area.Region, kind == Defect.UpgradePath ? 3 : -1, mix.Version[Fleet.ActivityOf(cell)], told);
        Contacts += failures * effect.Contacts * area.ContactFactor * (1 + (effect.StopsBoot ? 0.08 * (design.Device.BootTries - 1) : 0));
        if (kind == Defect.Signing) return installs - failures;
        Harmed += failures;
        if (!effect.StopsBoot) return installs;
        var lost = stream.Binomial(failures, RollbackForbidden ? singleSlot + ((1 - singleSlot) * Unrecoverable) : singleSlot);
        bricked += lost;
        if (kind == Defect.UpgradePath) BrickedByOldVersions += lost;
        return installs - failures;
    }

    private double ContactsPerInstall(Area area)
    {
        var perInstall = world.Channel == Channel.AppStores ? 0.00005 : 0.002;
        var notice = design.Operations.UserNotice switch { UserNotice.Advance => 0.55, UserNotice.ReleaseNotes => 0.75, _ => 1 };
        // A device that falls back without need calls for help too.
        var needless = world.Channel == Channel.AppStores ? 0 : 0.02 * PortableMath.Pow(0.01, design.Device.BootTries * 0.8);
        return area.ContactFactor * ((perInstall * notice) + needless);
    }

    private bool IsLate(int cell, long minute) =>
        minute - fleet.OfferedAt[cell] > design.Delivery.DeadlineDays * 24.0 * 60 && world.Channel == Channel.OwnOta;

    private void Count(int cell, int group)
    {
        var offered = (double)fleet.Offered[cell];
        var early = late[cell] ? 0 : offered * (1 - (fleet.ManualShare[cell] * (1 - Delivery.ManualFactor)));
        var after = late[cell] ? offered : 0;
        delivery.OfferedEarly[group] += early - countedEarly[cell];
        delivery.OfferedLate[group] += after - countedLate[cell];
        (countedEarly[cell], countedLate[cell]) = (early, after);
    }
}
