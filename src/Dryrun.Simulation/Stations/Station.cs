namespace Dryrun.Simulation.Stations;

/// <summary>
/// A place of a world where processes wait, are served or pass things on. It attaches itself to its world by its name, keeps its own statistics, and at the end
/// of every run its books are checked: who came either went or is present, and Little's law holds exactly.
/// </summary>
public abstract class Station
{
    /// <summary>Attaches a station to a world; throws ArgumentException where the name is empty or taken.</summary>
    protected Station(World world, string name)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (World, Name) = (world, name);
        world.Attach(this);
    }

    /// <summary>The world it is part of.</summary>
    public World World { get; }

    /// <summary>Its name, unique in its world.</summary>
    public string Name { get; }

    /// <summary>What happened here since the beginning, or since <see cref="World.RestartStatistics"/>.</summary>
    public abstract StationReport Report();

    /// <summary>Throws <see cref="InvariantException"/> unless the books balance.</summary>
    internal abstract void Check();

    /// <summary>Begins to measure anew.</summary>
    internal abstract void Restart();
}

/// <summary>What happened at a station; its text is one line for people.</summary>
/// <param name="Name">The name of the station.</param>
/// <param name="Elapsed">For how long it was measured, in microseconds.</param>
public abstract record StationReport(string Name, long Elapsed);

/// <summary>A number that changes over time, weighted by time.</summary>
/// <param name="Mean">The mean over the time measured.</param>
/// <param name="Max">The greatest.</param>
/// <param name="Now">The present one.</param>
public readonly record struct LevelSummary(double Mean, long Max, long Now);

/// <summary>Times that were measured one by one, in microseconds.</summary>
/// <param name="Count">How many.</param>
/// <param name="Mean">Their mean; 0 where there are none.</param>
/// <param name="Max">The longest.</param>
public readonly record struct TimeSummary(long Count, double Mean, long Max)
{
    /// <summary>For people.</summary>
    public override string ToString() => $"mean {Time.Format((long)Math.Round(Mean))} max {Time.Format(Max)}";
}
