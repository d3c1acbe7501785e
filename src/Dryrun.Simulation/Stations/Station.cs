using Dryrun.Simulation.Events;

namespace Dryrun.Simulation.Stations;

/// <summary>
/// A place of a world where processes wait, are served or pass things on. It attaches itself to its world by its name, keeps its own statistics, and at the end
/// of every run its books are checked: who came either went or is present, no more than its capacity were served at once, and Little's law holds exactly.
/// </summary>
public abstract class Station : EventTarget
{
    /// <summary>Attaches a station to a world; throws ArgumentException where the name is empty or taken.</summary>
    private protected Station(World world, string name)
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

    /// <summary>The present time in microseconds.</summary>
    private protected long Now => World.Now;

    /// <summary>What happened here since the beginning, or since <see cref="World.RestartStatistics"/>. Its text is for people.</summary>
    public abstract StationReport Report();

    /// <summary>Throws <see cref="InvariantException"/> unless the books balance.</summary>
    internal abstract void Check();

    /// <summary>Begins to measure anew.</summary>
    internal abstract void Restart();

    /// <summary>Schedules an event of the station itself, of a kind of at least 0.</summary>
    private protected EventToken Schedule(long delay, int kind, long a = 0, long b = 0)
    {
        var slot = World.Push(this, delay, kind, a, b, priority: 0);
        return new EventToken(slot, World.Slots[slot].Generation);
    }

    /// <summary>An event that the station scheduled for itself is due.</summary>
    internal override void Fire(int kind, long a, long b) => throw new InvalidOperationException($"Station '{Name}' schedules no events.");
}
