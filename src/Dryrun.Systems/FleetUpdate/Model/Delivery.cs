using Dryrun.Simulation.Numerics;

namespace Dryrun.Systems.FleetUpdate.Model;

/// <summary>
/// How fast offered devices install, by group (area, activity, network): a hazard per minute from use, polls, link, battery, payload and the
/// network's load. Hazards are summed over time and turned into counts where a cell is drawn, so the step size does not matter.
/// </summary>
internal sealed class Delivery
{
    /// <summary>Installs by people who update by hand, against automatic ones (assumption).</summary>
    public const double ManualFactor = 0.25;

    private const int QuartersPerDay = 96;
    private const double OnlineAmplitude = 0.6;
    private const double PeakLocalHour = 20;

    // Flaky links lose a connection every 40-400 MB (S1 c); stable ones seldom.
    private const double StableMtbfMb = 4000;
    private const double FlakyMtbfMb = 150;
    private const double ChunkMb = 8;

    // Assumption: a device on a metered link meets a free one on one day in four.
    private const double FreeLinkShare = 0.25;

    private readonly FleetWorld world;
    private readonly FleetDesign design;
    private readonly Fleet fleet;
    private readonly double[] daily = new double[QuartersPerDay];
    private readonly double[] early;
    private readonly double[] late;
    private readonly double[] regionShare;
    private readonly double[] demand;
    private readonly double[] throttle;

    public Delivery(FleetWorld world, FleetDesign design, Fleet fleet, Mix mix)
    {
        (this.world, this.design, this.fleet) = (world, design, fleet);
        for (var q = 0; q < QuartersPerDay; q++)
        {
            daily[q] = 1 + (OnlineAmplitude * PortableMath.Cos2Pi(((q / 4.0) - PeakLocalHour) / 24));
        }

        var groups = fleet.Areas.Length * Fleet.GroupsPerArea;
        (early, late, MbPerInstall) = (new double[groups], new double[groups], new double[groups]);
        (SumEarly, SumLate, OfferedEarly, OfferedLate) = (new double[groups], new double[groups], new double[groups], new double[groups]);
        for (var g = 0; g < groups; g++) Prepare(g, mix);
        var regions = fleet.Areas.Max(a => a.Region) + 1;
        (regionShare, demand, throttle, RegionCapacity) = (new double[regions], new double[regions], new double[regions], new double[regions]);
        foreach (var area in fleet.Areas) regionShare[area.Region] += area.Share;
        Array.Fill(RegionCapacity, 1);
    }

    /// <summary>Hazard so far of a device before its deadline, by group.</summary>
    public double[] SumEarly { get; }

    /// <summary>Hazard so far of a device after its deadline, by group.</summary>
    public double[] SumLate { get; }

    /// <summary>Megabytes sent for one install, broken downloads included, by group.</summary>
    public double[] MbPerInstall { get; }

    /// <summary>Offered devices before their deadline, those who update by hand counted by their pace.</summary>
    public double[] OfferedEarly { get; }

    /// <summary>Offered devices after their deadline.</summary>
    public double[] OfferedLate { get; }

    /// <summary>Share of each region's capacity that works.</summary>
    public double[] RegionCapacity { get; }

    /// <summary>Egress asked for in the last step at its worst moment, terabits a second.</summary>
    public double PeakTbps { get; private set; }

    /// <summary>Region-minutes of overflow in the last step.</summary>
    public double OverflowTbpsMinutes { get; private set; }

    /// <summary>Adds the hazard of a step. Nothing is installed where <paramref name="open"/> is 0.</summary>
    /// <param name="minute">Start of the step.</param>
    /// <param name="step">Minutes.</param>
    /// <param name="dayOfYear">Day of the calendar, for holidays.</param>
    /// <param name="open">Share of the time in which installs are possible.</param>
    /// <param name="noticeOpen">The same in notice countries, on top.</param>
    public void Advance(long minute, int step, int dayOfYear, double open, double noticeOpen)
    {
        (PeakTbps, OverflowTbpsMinutes) = (0, 0);
        if (open <= 0) return;
        var own = world.Channel == Channel.OwnOta;
        if (own) Load(minute, dayOfYear, open, step);
        for (var a = 0; a < fleet.Areas.Length; a++)
        {
            var area = fleet.Areas[a];
            var factor = step * open * Online(area, minute, dayOfYear) * (1 - (area.Notice * (1 - noticeOpen)));
            if (own) factor *= throttle[area.Region];
            for (var g = a * Fleet.GroupsPerArea; g < (a + 1) * Fleet.GroupsPerArea; g++)
            {
                SumEarly[g] += early[g] * factor;
                SumLate[g] += late[g] * factor;
            }
        }
    }

    private double Online(Area area, long minute, int dayOfYear)
    {
        var quarter = (int)((((minute / 15) + (long)(area.UtcOffsetHours * 4)) % QuartersPerDay) + QuartersPerDay) % QuartersPerDay;
        return daily[quarter] * (1 + (0.15 * area.HolidayShareByDay[dayOfYear]));
    }

    // Each region has its share of the capacity; what does not fit waits, and retries that come too soon waste what there is.
    private void Load(long minute, int dayOfYear, double open, int step)
    {
        Array.Clear(demand);
        for (var a = 0; a < fleet.Areas.Length; a++)
        {
            double mb = 0;
            for (var g = a * Fleet.GroupsPerArea; g < (a + 1) * Fleet.GroupsPerArea; g++)
            {
                mb += ((OfferedEarly[g] * early[g]) + (OfferedLate[g] * late[g])) * MbPerInstall[g];
            }

            demand[fleet.Areas[a].Region] += mb * Online(fleet.Areas[a], minute, dayOfYear) * open * 8 / 60 / 1e6;
        }

        var unspread = 1 - (design.Delivery.JitterPercent / 100.0);
        var herd = 1 + (unspread * Math.Min(240, design.Delivery.PollIntervalMinutes) / 80);
        var storm = (0.6 * unspread) + (5.0 / (5 + design.Delivery.RetryBackoffMinutes));
        for (var r = 0; r < demand.Length; r++)
        {
            var asked = demand[r] * herd;
            var capacity = design.Delivery.CdnCapTbps * regionShare[r] * RegionCapacity[r];
            PeakTbps += asked;
            var over = asked / Math.Max(1e-9, capacity);
            throttle[r] = over <= 1 ? 1 : 1 / over / (1 + (storm * Math.Min(1, over - 1)));
            if (over > 1) OverflowTbpsMinutes += capacity * Math.Min(3, over - 1) * step;
        }
    }

    private void Prepare(int group, Mix mix)
    {
        var area = fleet.Areas[group / Fleet.GroupsPerArea];
        var (activity, metered) = (group / Mix.Networks % Mix.Activities, group % Mix.Networks == 1);
        var perDay = Mix.InstallsPerDay[activity] * (1 - (world.Network.OfflineAtPeakPercent / 100)) / 0.8;
        if (world.Channel == Channel.AppStores)
        {
            // The stores ask about twice a day and send patches of their own; a slow link costs time.
            var mbApp = world.Release.DeltaMb;
            var pace = perDay / (1 + (perDay * 0.5)) / (1 + (Hours(area, metered, mbApp) / 1.5)) / (24 * 60);
            (early[group], late[group], MbPerInstall[group]) = (pace * (metered ? 0.5 : 1), pace * (metered ? 0.5 : 1), mbApp);
            return;
        }

        var (works, mb) = Download(area, metered, mix.Version[activity]);
        var pollDays = design.Delivery.PollIntervalMinutes / (24.0 * 60);
        var rate = perDay / (1 + (perDay * pollDays)) * works * Device(activity, mix) / (24 * 60);
        var free = design.Delivery.NetworkPolicy == NetworkPolicy.Any || !metered ? 1 : FreeLinkShare;
        var afterDeadline = design.Delivery.NetworkPolicy == NetworkPolicy.WifiOnly ? free : 1;
        (early[group], late[group], MbPerInstall[group]) = (rate * free, rate * afterDeadline, mb * (design.Delivery.PeerAssist ? 0.67 : 1));
    }

    // Share of the sessions in which the device may install.
    private double Device(int activity, Mix mix)
    {
        var low = world.Fleet.LowBatteryPercent / 100;
        var needed = design.Device.MinBatteryPercent / 100.0;
        var charged = 1 - (0.3 * low * Math.Min(1, needed / 0.3)) - (0.5 * Math.Max(0, needed - 0.3));
        var space = design.Device.Slots == Slots.Ab ? 0.98 : 1;
        var hours = world.Release.FullImageMb / 3600 * (design.Device.Slots == Slots.VirtualAb ? 1.6 : 1);
        var stone = design.Payload.SteppingStone ? 1 - (0.25 * mix.Version[activity][3]) : 1;
        var notice = design.Operations.UserNotice == UserNotice.Advance ? 0.94 : 1;
        return charged * space * stone * notice / (1 + (hours / 8));
    }

    private static double Hours(Area area, bool metered, double mb) => mb * 8 / (metered ? area.WorstDownlinkMbps : area.AverageDownlinkMbps) / 3600;

    // Chance that a session ends with the payload on the device, and the megabytes sent for one that does, over the version groups.
    private (double Works, double Mb) Download(Area area, bool metered, double[] versions)
    {
        double works = 0, mb = 0;
        for (var v = 0; v < versions.Length; v++)
        {
            var hit = DeltaHit(v);
            var delta = world.Release.DeltaMb * (v == 0 ? 1 : 1.3);
            var (deltaWorks, deltaMb) = Attempt(area, metered, Math.Min(delta, world.Release.FullImageMb));
            var (fullWorks, fullMb) = Attempt(area, metered, world.Release.FullImageMb);
            // Without a fallback the others go by an intermediate version: two installs in place of one.
            var (elseWorks, elseMb) = design.Payload.Format == PayloadFormat.Delta ? (deltaWorks * 0.4, 2 * deltaMb) : (fullWorks, fullMb);
            var here = (hit * deltaWorks) + ((1 - hit) * elseWorks);
            works += versions[v] * here;
            mb += versions[v] * ((hit * deltaWorks * deltaMb) + ((1 - hit) * elseWorks * elseMb));
        }

        return (works, mb / works);
    }

    private double DeltaHit(int version)
    {
        if (design.Payload.Format == PayloadFormat.Full) return 0;
        var sources = design.Payload.DeltaSourceVersions;
        return version switch
        {
            0 => 1,
            1 => Math.Min(1, (sources - 1) / 3.0),
            2 => Math.Clamp((sources - 4) / 8.0, 0, 1) * 0.8,
            _ => 0,
        };
    }

    private (double Works, double Mb) Attempt(Area area, bool metered, double mb)
    {
        var mtbf = metered ? FlakyMtbfMb : StableMtbfMb;
        var tries = 1 + Math.Min(5, 90.0 / (30 + design.Delivery.RetryBackoffMinutes));
        var once = PortableMath.Exp(-mb / mtbf);
        var breaks = 1 - once;
        if (design.Delivery.Resume)
        {
            // A broken chunk is sent again; the download goes on in the next session where this one was too short.
            return (1 / (1 + (Hours(area, metered, mb) / 6)), mb * (1 + (ChunkMb / mtbf)));
        }

        var works = 1 - PortableMath.Pow(breaks, tries);
        var lost = Math.Min(mb / 2, mtbf) * Math.Min(tries / works, 12) * breaks;
        return (works / (1 + (Hours(area, metered, mb) / 1.5)), mb + lost);
    }
}
