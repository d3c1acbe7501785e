using Dryrun.Simulation.Events;
using Dryrun.Simulation.Faults;

namespace Dryrun.Simulation.Stations;

/// <summary>
/// A place of a world where processes wait, are served or pass things on. It attaches itself to its world by its name, keeps its own statistics, and at the end
/// of every run its books are checked: who came either went or is present, no more than its capacity were served at once, and Little's law holds exactly.
/// </summary>
public abstract class Station : EventTarget
{
    private readonly List<FaultPoint> _faultPoints = [];

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

    /// <summary>In which ways it can go wrong.</summary>
    public IReadOnlyList<FaultPoint> FaultPoints => _faultPoints;

    /// <summary>The present time in microseconds.</summary>
    private protected long Now => World.Now;

    /// <summary>The way in which it can go wrong of a kind; KeyNotFoundException where it cannot.</summary>
    public FaultPoint Fault(FaultKind kind) => _faultPoints.Find(p => p.Kind == kind)
        ?? throw new KeyNotFoundException($"Station '{Name}' has no fault of the kind {kind}; it has: {string.Join(", ", _faultPoints.Select(p => p.Kind))}.");

    /// <summary>What happened here since the beginning, or since <see cref="World.RestartStatistics"/>. Its text is for people.</summary>
    public abstract StationReport Report();

    /// <summary>Throws <see cref="InvariantException"/> unless the books balance.</summary>
    internal abstract void Check();

    /// <summary>Begins to measure anew.</summary>
    internal abstract void Restart();

    /// <summary>How many wait.</summary>
    internal virtual long Backlog => 0;

    /// <summary>The last moment at which nobody waited, in microseconds: now, if nobody does.</summary>
    internal virtual long Settled => Now;

    /// <summary>A fault of this station is about to begin or to end.</summary>
    internal virtual void BeforeFault(FaultPoint point)
    {
    }

    /// <summary>A fault of this station began or ended.</summary>
    internal virtual void AfterFault(FaultPoint point)
    {
    }

    /// <summary>Makes a way in which it can go wrong.</summary>
    private protected FaultPoint CanGoWrong(FaultKind kind, Ratio severity)
    {
        var point = new FaultPoint(this, kind, severity);
        _faultPoints.Add(point);
        return point;
    }

    /// <summary>Schedules an event of the station itself, of a kind of at least 0.</summary>
    private protected EventToken Schedule(long delay, int kind, long a = 0, long b = 0)
    {
        var slot = World.Push(this, delay, kind, a, b, priority: 0);
        return new EventToken(slot, World.Slots[slot].Generation);
    }

    /// <summary>An event that the station scheduled for itself is due.</summary>
    internal override void Fire(int kind, long a, long b) => throw new InvalidOperationException($"Station '{Name}' schedules no events.");
}
