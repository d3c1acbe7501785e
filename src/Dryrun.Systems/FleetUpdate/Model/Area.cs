using System.Runtime.CompilerServices;
using Dryrun.Contracts.Systems;

namespace Dryrun.Systems.FleetUpdate.Model;

/// <summary>A place that the grid keeps apart: a country on the full grid, a region on the search grid.</summary>
/// <param name="Code">ISO code of the country; the region's id on the search grid.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Region">Index of its region.</param>
/// <param name="Share">Share of the fleet, 0 to 1.</param>
/// <param name="IosShare">Share of its phones on the platform with the fixed ramp.</param>
/// <param name="AverageDownlinkMbps">Downlink of an average device.</param>
/// <param name="WorstDownlinkMbps">Downlink of a slow device.</param>
/// <param name="Metered">Share of its devices on metered or flaky links.</param>
/// <param name="UtcOffsetHours">Local time against UTC.</param>
/// <param name="HolidayShareByDay">Share of its devices that have a local holiday, by day of the year.</param>
/// <param name="Blocked">Share of its devices that our network cannot reach.</param>
/// <param name="Notice">Share of its devices under notice laws.</param>
/// <param name="ContactFactor">How readily people call support.</param>
internal sealed record Area(
    string Code, string Name, int Region, double Share, double IosShare, double AverageDownlinkMbps, double WorstDownlinkMbps, double Metered,
    double UtcOffsetHours,
    double[] HolidayShareByDay, double Blocked, double Notice, double ContactFactor)
{
    // No country is all of one platform (assumption).
    private const double IosShareMax = 0.95;

    private static readonly ConditionalWeakTable<FleetWorld, Area[]> Coarse = [];
    private static readonly ConditionalWeakTable<FleetWorld, Area[]> Fine = [];

    /// <summary>The areas of a grid, scaled so that the fleet's means are the world's. Made once for a world.</summary>
    public static Area[] Of(FleetWorld world, RunGrid grid) =>
        grid == RunGrid.Full ? Fine.GetValue(world, w => Make(w, RunGrid.Full)) : Coarse.GetValue(world, w => Make(w, RunGrid.Search));

    private static Area[] Make(FleetWorld world, RunGrid grid)
    {
        var stores = world.Channel == Channel.AppStores;
        double Weight(Country c) => stores ? c.AppShare : c.HeadsetShare;
        double Mean(Func<Country, double> of) => Countries.All.Sum(c => Weight(c) * of(c)) / Countries.All.Sum(Weight);
        var downlink = world.Network.AverageDownlinkMbps / Mean(c => c.AverageDownlinkMbps);
        var worst = world.Network.WorstDownlinkMbps / Countries.All.Min(c => c.WorstDownlinkMbps);
        var metered = world.Network.MeteredPercent / 100 / Mean(c => c.Metered);
        var ios = stores ? Factor(world.Fleet.IosSharePercent / 100, f => Mean(c => Math.Min(IosShareMax, c.IosShare * f))) : 0;
        var blocked = Countries.All.Where(c => c.CdnBlocked).Take(world.Network.BlockedCountries).ToHashSet();
        var notice = Countries.All.Where(c => c.NoticeRequired).Take(world.People.NoticeCountries).ToHashSet();
        var areas = Countries.All.Select(c => new Area(
            c.Code, c.Name, c.Region, Weight(c), Math.Min(IosShareMax, c.IosShare * ios), c.AverageDownlinkMbps * downlink,
            Math.Min(c.WorstDownlinkMbps * worst, c.AverageDownlinkMbps * downlink), Math.Min(0.95, c.Metered * metered), c.UtcOffsetHours,
            Holidays(c), blocked.Contains(c) ? 1 : 0, notice.Contains(c) ? 1 : 0, c.SupportContactFactor));
        return grid == RunGrid.Full
            ? [.. areas]
            : [.. areas.GroupBy(a => a.Region).OrderBy(g => g.Key).Select(g => Merge(Countries.Regions[g.Key], [.. g]))];
    }

    // The factor that brings a mean with a ceiling to what is asked. Where no ceiling binds it is the ratio of the means.
    private static double Factor(double asked, Func<double, double> mean)
    {
        var plain = asked / mean(1);
        if (mean(plain) >= asked * (1 - 1e-9)) return plain;
        var (low, high) = (plain, plain * 1000);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = mean(middle) < asked ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static double[] Holidays(Country c)
    {
        var days = new double[365];
        for (var day = c.HolidayStartDay; ; day = (day + 1) % 365)
        {
            days[day] = 1;
            if (day == c.HolidayEndDay) return days;
        }
    }

    private static Area Merge(string name, Area[] parts)
    {
        var share = parts.Sum(p => p.Share);
        double Mean(Func<Area, double> of) => parts.Sum(p => p.Share * of(p)) / share;
        return new Area(
            name, name, parts[0].Region, share, Mean(p => p.IosShare), Mean(p => p.AverageDownlinkMbps), Mean(p => p.WorstDownlinkMbps),
            Mean(p => p.Metered),
            Mean(p => p.UtcOffsetHours), [.. Enumerable.Range(0, 365).Select(day => Mean(p => p.HolidayShareByDay[day]))],
            Mean(p => p.Blocked), Mean(p => p.Notice), Mean(p => p.ContactFactor));
    }
}
