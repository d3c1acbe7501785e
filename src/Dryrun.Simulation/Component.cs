using System.Runtime.CompilerServices;
using Dryrun.Simulation.Events;

namespace Dryrun.Simulation;

/// <summary>
/// A part of a model that handles events by hand, without processes: the fastest way to write the few components that carry most of the events.
/// Derive from it, <see cref="Schedule"/> events of your own kinds, and handle each in <see cref="Handle"/>. Scheduling allocates nothing.
/// </summary>
public abstract class Component : EventTarget
{
    /// <summary>A component of a world, in a lane.</summary>
    protected Component(World world, uint lane = 0)
    {
        ArgumentNullException.ThrowIfNull(world);
        World = world;
        Lane = lane;
        Identity = world.NextIdentity();
    }

    /// <summary>The world it is part of.</summary>
    public World World { get; }

    /// <summary>The present time in microseconds.</summary>
    protected long Now => World.Now;

    /// <summary>What this component does when an event that it scheduled is due.</summary>
    protected abstract void Handle(in Event e);

    /// <summary>
    /// Schedules an event of this component.
    /// </summary>
    /// <param name="delay">From now, in microseconds, at least 0.</param>
    /// <param name="kind">Its kind, at least 0.</param>
    /// <param name="a">A number that the event carries.</param>
    /// <param name="b">A second number.</param>
    /// <param name="priority">-128 (first) .. 127 (last) among events of the same instant.</param>
    /// <returns>A token to cancel it with.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected EventToken Schedule(long delay, int kind, long a = 0, long b = 0, int priority = 0) => World.Schedule(this, delay, kind, a, b, priority);

    /// <summary>Cancels an event that has not happened yet; false when it has, or was cancelled before.</summary>
    protected bool Cancel(EventToken token) => World.Cancel(token);

    internal sealed override void Fire(int kind, long a, long b) => Handle(new Event(kind, a, b));
}
