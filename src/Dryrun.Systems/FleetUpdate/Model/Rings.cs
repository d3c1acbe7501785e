using Dryrun.Simulation.Randomness;

namespace Dryrun.Systems.FleetUpdate.Model;

/// <summary>Which devices a stage offers the update to, and the moves between barred, waiting and offered.</summary>
internal sealed class Rings(FleetWorld world, FleetDesign design, Fleet fleet, Mix mix, StreamKey luck)
{
    // Apple's phased release: seven days, fixed (S1 b2).
    private static readonly double[] IosRamp = [1, 2, 5, 10, 20, 50, 100];

    // Assumption: people who look for updates by hand bypass the ramp.
    private const double ByHand = 0.03;

    private readonly long[] notice = new long[fleet.Cells];
    private readonly double[] regionBefore = RegionStarts(fleet);

    /// <summary>True where iPhones follow the fixed ramp.</summary>
    public bool HasRamp => world.Channel == Channel.AppStores;

    /// <summary>Counts how often stages opened; part of the address of each draw.</summary>
    public int Opened { get; private set; }

    /// <summary>Sets devices aside that cannot or may not get the update at first.</summary>
    public void BarUnreachable()
    {
        for (var cell = 0; cell < fleet.Cells; cell++)
        {
            var area = fleet.Areas[cell / Fleet.CellsPerArea];
            if (world.Channel == Channel.OwnOta && !design.Delivery.MirrorForBlockedCountries)
            {
                Bar(cell, (long)Math.Round(fleet.Total[cell] * area.Blocked));
            }

            if (design.Operations.NoticeCountries == NoticePolicy.Ignore) continue;
            notice[cell] = Math.Min(fleet.Waiting[cell], (long)Math.Round(fleet.Total[cell] * area.Notice));
            Bar(cell, notice[cell]);
        }
    }

    /// <summary>Lets the countries in that were told first; they join the stages that are open.</summary>
    public void LetNoticeCountriesIn(long minute)
    {
        for (var cell = 0; cell < fleet.Cells; cell++) Return(cell, notice, minute);
    }

    /// <summary>Takes everything that waits in a family or region out.</summary>
    public void Hold(Func<int, bool> isIn)
    {
        for (var cell = 0; cell < fleet.Cells; cell++)
        {
            if (!isIn(cell)) continue;
            fleet.Held[cell] += fleet.Waiting[cell] + fleet.Offered[cell];
            fleet.Barred[cell] += fleet.Waiting[cell] + fleet.Offered[cell];
            (fleet.Waiting[cell], fleet.Offered[cell]) = (0, 0);
        }
    }

    /// <summary>Another build: nobody is offered it yet, and the held are back.</summary>
    public void StartOver(long minute)
    {
        for (var cell = 0; cell < fleet.Cells; cell++)
        {
            fleet.Waiting[cell] += fleet.Offered[cell];
            fleet.Offered[cell] = 0;
            fleet.OfferedShare[cell] = 0;
            fleet.ManualShare[cell] = 1 - (world.Fleet.AutoUpdatePercent / 100);
            Return(cell, fleet.Held, minute);
        }
    }

    /// <summary>Opens a stage.</summary>
    public void Open(int ring, double percent, long minute)
    {
        Opened++;
        for (var cell = 0; cell < fleet.Cells; cell++)
        {
            if (HasRamp && Fleet.FamilyOf(cell) < Mix.IosFamilies) continue;
            Reach(cell, Target(cell, ring, percent / 100), minute);
        }
    }

    /// <summary>Moves iPhones along the fixed ramp.</summary>
    public void Ramp(int day, long minute)
    {
        Opened++;
        var share = IosRamp[Math.Min(day, IosRamp.Length - 1)] / 100;
        for (var cell = 0; cell < fleet.Cells; cell++)
        {
            if (Fleet.FamilyOf(cell) < Mix.IosFamilies) Reach(cell, share + ((1 - share) * ByHand), minute);
        }
    }

    private void Reach(int cell, double share, long minute)
    {
        var before = fleet.OfferedShare[cell];
        if (share <= before) return;
        fleet.OfferedShare[cell] = share;
        var stream = luck.Child("rings").Open((ulong)cell, (ulong)Opened);
        Offer(cell, stream.Binomial(fleet.Waiting[cell], Math.Min(1, (share - before) / (1 - before))), minute);
    }

    private void Offer(int cell, long devices, long minute)
    {
        if (devices == 0) return;
        var there = fleet.Offered[cell];
        var weight = (double)devices / (there + devices);
        fleet.ManualShare[cell] += (1 - (world.Fleet.AutoUpdatePercent / 100) - fleet.ManualShare[cell]) * weight;
        fleet.OfferedAt[cell] += (minute - fleet.OfferedAt[cell]) * weight;
        fleet.Offered[cell] += devices;
        fleet.Waiting[cell] -= devices;
    }

    private double Target(int cell, int ring, double share)
    {
        if (share >= 1) return 1;
        var area = fleet.Areas[cell / Fleet.CellsPerArea];
        switch (design.Rollout.RingSelection)
        {
            case RingSelection.RegionFirst:
                return Math.Clamp((share - regionBefore[area.Region]) / RegionShare(area.Region), 0, 1);
            case RingSelection.DogfoodThenHash when ring == 0:
                // Employees live in one region, use the device daily and have no old versions.
                return Fleet.ActivityOf(cell) == 0 && area.Region == 0 ? Math.Min(1, share / (RegionShare(0) * mix.Activity[0])) : 0;
            case RingSelection.StratifiedByModel:
                return Math.Min(1, share * Math.Clamp(0.08 / Math.Max(1e-6, mix.Family(area, Fleet.FamilyOf(cell))), 1, 8));
            default:
                return share;
        }
    }

    // Small regions first, as people choose a "region A".
    private static double[] RegionStarts(Fleet fleet)
    {
        var shares = fleet.Areas.GroupBy(a => a.Region).OrderBy(g => g.Key).Select(g => g.Sum(a => a.Share)).ToArray();
        var starts = new double[shares.Length];
        double at = 0;
        foreach (var region in Enumerable.Range(0, shares.Length).OrderBy(r => shares[r]))
        {
            starts[region] = at;
            at += shares[region];
        }

        return starts;
    }

    private double RegionShare(int region)
    {
        double share = 0;
        foreach (var area in fleet.Areas)
        {
            if (area.Region == region) share += area.Share;
        }

        return share;
    }

    private void Bar(int cell, long devices)
    {
        var moved = Math.Min(devices, fleet.Waiting[cell]);
        fleet.Waiting[cell] -= moved;
        fleet.Barred[cell] += moved;
    }

    private void Return(int cell, long[] from, long minute)
    {
        var devices = from[cell];
        if (devices == 0) return;
        from[cell] = 0;
        fleet.Barred[cell] -= devices;
        fleet.Waiting[cell] += devices;
        var stream = luck.Child("returns").Open((ulong)cell, (ulong)minute);
        Offer(cell, stream.Binomial(devices, fleet.OfferedShare[cell]), minute);
    }
}
