using Dryrun.Systems.FleetUpdate.Policy;

namespace Dryrun.Systems.FleetUpdate.Model;

/// <summary>Shares of hardware families, activity classes and version groups, all 0 to 1 and adding up to 1.</summary>
internal sealed class Mix
{
    /// <summary>Activity classes: daily, weekly, monthly, dormant.</summary>
    public const int Activities = 4;

    /// <summary>Networks: free and stable, metered or flaky.</summary>
    public const int Networks = 2;

    /// <summary>Families 0 to 2 are iOS where the channel is app stores.</summary>
    public const int IosFamilies = 3;

    /// <summary>
    /// Installs a day of a device that updates itself over a free link, by activity (assumption): set so that the average over all devices comes
    /// to 0.60, 0.18, 0.05 and 0.008 (S1 c).
    /// </summary>
    public static readonly double[] InstallsPerDay = [0.80, 0.24, 0.067, 0.0107];

    /// <summary>Chance of being used on a day, by activity (assumption); this is what exposure counts.</summary>
    public static readonly double[] UsedPerDay = [0.95, 0.35, 0.08, 0.005];

    // S1 c: daily 62, weekly 22, monthly 10 of 94 that are not dormant.
    private static readonly double[] ActiveParts = [62.0 / 94, 22.0 / 94, 10.0 / 94];

    // Assumption: the largest family has a third; the smallest but one is the 2 % chipset of S1 c.
    private static readonly double[] FamilyParts = [32, 22, 16, 11, 8, 5, 4, 2];
    private static readonly double[] IosParts = [0.5, 0.3, 0.2];

    // Assumption: how much likelier an old version is among devices that are seldom used.
    private static readonly double[] OldWeight = [0.25, 0.8, 2.5, 7];

    public Mix(FleetWorld world)
    {
        var dormant = world.Fleet.DormantPercent / 100;
        for (var i = 0; i < 3; i++) Activity[i] = ActiveParts[i] * (1 - dormant);
        Activity[3] = dormant;
        var smallest = world.Fleet.SmallestFamilyPercent / 100;
        for (var i = 0; i < 8; i++) family[i] = FamilyParts[i] / 100 * (1 - smallest);
        family[8] = smallest;
        stores = world.Channel == Channel.AppStores;

        var old = world.Fleet.YearBehindPercent / 100;
        var scale = old / Enumerable.Range(0, Activities).Sum(a => Activity[a] * OldWeight[a]);
        var last = world.Fleet.LastVersionPercent / 100;
        var recent = world.Fleet.RecentVersionsPercent / 100;
        var rest = Math.Max(0, 1 - last - recent - old);
        for (var a = 0; a < Activities; a++)
        {
            var here = Math.Min(0.9, scale * OldWeight[a]);
            var young = (1 - here) / (last + recent + rest);
            Version[a] = [last * young, recent * young, rest * young, here];
        }
    }

    private readonly double[] family = new double[Cohort.Families];
    private readonly bool stores;

    /// <summary>Shares of the activity classes.</summary>
    public double[] Activity { get; } = new double[Activities];

    /// <summary>Shares of the version groups, by activity.</summary>
    public double[][] Version { get; } = new double[Activities][];

    /// <summary>Share of a family in an area.</summary>
    public double Family(Area area, int index)
    {
        if (!stores) return family[index];
        if (index < IosFamilies) return area.IosShare * IosParts[index];
        double android = 0;
        for (var i = IosFamilies; i < Cohort.Families; i++) android += family[i];
        return (1 - area.IosShare) * family[index] / android;
    }
}

/// <summary>
/// The counts. A cell is (area, family, activity, network); its devices are barred, waiting, offered, updated or bricked, and no device is ever
/// lost or made. Index of a cell: ((area * 9 + family) * 4 + activity) * 2 + network.
/// </summary>
internal sealed class Fleet
{
    public const int CellsPerArea = Cohort.Families * Mix.Activities * Mix.Networks;
    public const int GroupsPerArea = Mix.Activities * Mix.Networks;

    public Fleet(FleetWorld world, Area[] areas, Mix mix, double scale)
    {
        Areas = areas;
        var cells = areas.Length * CellsPerArea;
        (Total, Barred, Waiting) = (new long[cells], new long[cells], new long[cells]);
        (Offered, Updated, Bricked) = (new long[cells], new long[cells], new long[cells]);
        Held = new long[cells];
        ManualShare = new double[cells];
        OfferedAt = new double[cells];
        OfferedShare = new double[cells];
        var devices = world.Fleet.DevicesMillions * 1e6 * scale;
        double before = 0;
        long placed = 0;
        for (var cell = 0; cell < cells; cell++)
        {
            var area = areas[cell / CellsPerArea];
            var network = cell % 2 == 0 ? 1 - area.Metered : area.Metered;
            before += area.Share * mix.Family(area, FamilyOf(cell)) * mix.Activity[ActivityOf(cell)] * network;
            // Rounding the running sum keeps the whole exact to a device.
            var upTo = (long)Math.Round(before * devices);
            Total[cell] = Waiting[cell] = upTo - placed;
            placed = upTo;
            ManualShare[cell] = 1 - (world.Fleet.AutoUpdatePercent / 100);
        }

        Devices = placed;
    }

    public Area[] Areas { get; }

    public long Devices { get; }

    public int Cells => Total.Length;

    public long[] Total { get; }

    /// <summary>Not to be reached for now: blocked network, notice not given, held.</summary>
    public long[] Barred { get; }

    /// <summary>The barred that wait for a fixed build: held cohorts, refused installs, failed boots.</summary>
    public long[] Held { get; }

    public long[] Waiting { get; }

    public long[] Offered { get; }

    public long[] Updated { get; }

    public long[] Bricked { get; }

    /// <summary>Share of the offered devices whose owners update by hand.</summary>
    public double[] ManualShare { get; }

    /// <summary>Mean minute of the offer over the offered devices.</summary>
    public double[] OfferedAt { get; }

    /// <summary>Share of the cell that the stages so far reach.</summary>
    public double[] OfferedShare { get; }

    public static int FamilyOf(int cell) => cell / GroupsPerArea % Cohort.Families;

    public static int ActivityOf(int cell) => cell / 2 % Mix.Activities;

    /// <summary>Index of (area, activity, network), which share their hazards.</summary>
    public static int GroupOf(int cell) => (cell / CellsPerArea * GroupsPerArea) + (cell % GroupsPerArea);

    /// <summary>Devices of an area.</summary>
    public long DevicesOf(int area)
    {
        long devices = 0;
        foreach (var there in Total.AsSpan(area * CellsPerArea, CellsPerArea)) devices += there;
        return devices;
    }

    /// <summary>Share of each area's devices that are not dormant and run the update, 0 to 100; 0 where an area has none.</summary>
    public IEnumerable<double> CoverageByArea()
    {
        for (var area = 0; area < Areas.Length; area++)
        {
            long active = 0, updated = 0;
            for (var cell = area * CellsPerArea; cell < (area + 1) * CellsPerArea; cell++)
            {
                if (ActivityOf(cell) == Mix.Activities - 1) continue;
                active += Total[cell];
                updated += Updated[cell];
            }

            yield return active == 0 ? 0 : 100.0 * updated / active;
        }
    }

    /// <summary>Devices in all states together.</summary>
    public long CountAll() => Barred.Sum() + Waiting.Sum() + Offered.Sum() + Updated.Sum() + Bricked.Sum();

    /// <summary>Checks a cell whose devices moved.</summary>
    /// <exception cref="InvalidOperationException">A device was lost or made: a mistake in the model.</exception>
    public void CheckConserved(int cell)
    {
        var there = Barred[cell] + Waiting[cell] + Offered[cell] + Updated[cell] + Bricked[cell];
        if (there != Total[cell] || (Offered[cell] | Waiting[cell] | Barred[cell] | Held[cell]) < 0)
        {
            throw new InvalidOperationException($"Cell {cell} holds {there} devices instead of {Total[cell]}.");
        }
    }

    /// <summary>Checks every cell and their sum.</summary>
    /// <exception cref="InvalidOperationException">A device was lost or made: a mistake in the model.</exception>
    public void CheckConserved()
    {
        long devices = 0;
        for (var cell = 0; cell < Total.Length; cell++)
        {
            CheckConserved(cell);
            devices += Total[cell];
        }

        if (devices != Devices) throw new InvalidOperationException($"The fleet holds {devices} devices instead of {Devices}.");
    }
}
