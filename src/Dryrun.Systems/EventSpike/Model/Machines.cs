namespace Dryrun.Systems.EventSpike.Model;

/// <summary>Capacity in multiples of the usual peak: what stands ready, what is on its way, what is refused.</summary>
internal sealed class Machines(EventWorld world, SpikeDesign design, Luck luck)
{
    private readonly List<(double Second, double Ratio)> coming = [];

    /// <summary>What stands ready, before anything is lost.</summary>
    public double Standing { get; private set; } = world.Capacity.TodayRatio;

    /// <summary>What was brought up before the start.</summary>
    public double Prewarmed { get; private set; } = world.Capacity.TodayRatio;

    /// <summary>The most there ever was.</summary>
    public double Most { get; private set; } = world.Capacity.TodayRatio;

    /// <summary>The most that may be ordered now.</summary>
    public double Quota { get; set; } = Math.Max(world.Capacity.QuotaRatio, world.Capacity.TodayRatio);

    /// <summary>True where machines start from images with everything in them.</summary>
    public bool WarmImages { get; set; }

    /// <summary>A zone is lost.</summary>
    public bool ZoneLost { get; set; }

    /// <summary>Ordered and not ready yet.</summary>
    public double Pending => coming.Sum(c => c.Ratio);

    /// <summary>What serves now. A third of one region is a zone; several regions are hit less. Spot machines are taken back as the evening goes.</summary>
    public double Ready => Standing * (ZoneLost ? 1 - (1.0 / (3 * (UsesRegions ? Math.Min(3, world.Event.Regions) : 1))) : 1);

    /// <summary>Seconds from an order to machines that serve.</summary>
    public double BootSeconds => world.Capacity.BootMinutes * 60 * (WarmImages ? 0.5 : 1);

    /// <summary>Share of an order that is refused.</summary>
    public double Refused
    {
        get
        {
            var error = Math.Min(0.9, world.Capacity.ZoneErrorPercent / 100);
            return design.Scale.PoolReserve switch
            {
                PoolReserve.Reserved => 0,
                PoolReserve.Spot => Math.Min(0.9, 2 * error),
                PoolReserve.MoreRegions => UsesRegions ? error * error : error * 0.6,
                _ => error,
            };
        }
    }

    /// <summary>Price of a pool against machines on demand (assumptions).</summary>
    public double PriceFactor => design.Scale.PoolReserve switch
    {
        PoolReserve.Spot => 0.5,
        PoolReserve.Reserved => 0.9,
        PoolReserve.MoreRegions => UsesRegions ? 1.08 : 1.2,
        _ => 1,
    };

    private bool UsesRegions => design.Scale.PoolReserve == PoolReserve.MoreRegions && world.Event.Regions > 1;

    private bool ByTheClock => design.Scale.ScalingSignal == ScalingSignal.Schedule;

    /// <summary>Brings capacity up before the start: what is refused is asked for again and again over half a day, but not within the hour.</summary>
    public void Prewarm(double ratio, double moneyMax)
    {
        var wanted = Math.Min(Math.Min(ratio, Quota), moneyMax);
        var refused = ByTheClock ? Refused : Refused * Refused;
        Standing = Math.Max(Standing, Standing + ((wanted - Standing) * (1 - refused)));
        Prewarmed = Most = Standing;
    }

    /// <summary>Orders machines on the night.</summary>
    public void Order(double ratio, double second)
    {
        var more = Math.Min(ratio, Quota) - Standing - Pending;
        if (more <= 0) return;
        coming.Add((second + BootSeconds, more * (1 - Refused)));
    }

    /// <summary>What has booted by now serves.</summary>
    public void Advance(double second, int step)
    {
        for (var i = coming.Count - 1; i >= 0; i--)
        {
            if (coming[i].Second > second) continue;
            Standing += coming[i].Ratio;
            coming.RemoveAt(i);
        }

        Most = Math.Max(Most, Standing);
        // Somebody else wants the spot machines back: a tenth an hour of what is above today's.
        if (design.Scale.PoolReserve == PoolReserve.Spot)
        {
            Standing -= Math.Max(0, Standing - world.Capacity.TodayRatio) * 0.1 * step / 3600;
        }
    }

    /// <summary>Capacity that can be used in spite of the limit nobody knew of, where it was not found.</summary>
    public double Usable(bool limitRemains) => limitRemains ? Math.Min(Ready, luck.HiddenRatio) : Ready;

    /// <summary>Dollars a day for one more usual peak.</summary>
    public static double UnitDollars(EventWorld world) => world.Prices.PrewarmDollars / Math.Max(0.5, 5 - world.Capacity.TodayRatio);

    /// <summary>What machines cost on the night. By the clock they stand for an hour before instead of the day (assumptions: 0.75 and 0.8 of a day).</summary>
    public double Dollars()
    {
        var unit = UnitDollars(world) * PriceFactor;
        var stood = Math.Max(0, Prewarmed - world.Capacity.TodayRatio) * (ByTheClock ? 0.75 : 1);
        return unit * (stood + (0.8 * Math.Max(0, Most - Math.Max(Prewarmed, world.Capacity.TodayRatio))));
    }

    /// <summary>What was paid for machines that the highest load did not need.</summary>
    public double IdleDollars(double peakRatio) =>
        UnitDollars(world) * PriceFactor * Math.Max(0, Most - Math.Max(world.Capacity.TodayRatio, peakRatio / 0.8));
}
