namespace Dryrun.Simulation.Events;

/// <summary>Whatever events can be addressed to: a component, a process, or a part of the kernel.</summary>
public abstract class EventTarget
{
    /// <summary>The lane of everything that this target schedules, 0 .. 2^32 - 1; ties in time and priority go to the smaller lane.</summary>
    public uint Lane { get; protected internal set; }

    /// <summary>The number of this target in its world, from 1 in order of creation; part of the history hash.</summary>
    internal ulong Identity;

    /// <summary>The event happens: kind and numbers as they were scheduled.</summary>
    internal abstract void Fire(int kind, long a, long b);
}
