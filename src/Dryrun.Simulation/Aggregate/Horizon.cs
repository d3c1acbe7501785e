using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Aggregate;

/// <summary>From when to when a population runs, how long its steps are and how often its counts are taken; all in microseconds.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Horizon
{
    /// <summary>
    /// A run from 0 until a time, in steps, its counts taken every so often (at the start and the end too). 0 &lt; step &lt;= every; a step is shortened where
    /// a count is due.
    /// </summary>
    public Horizon(long until, long step, long every)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(until);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, step);
        (Until, Step, Every) = (until, step, every);
    }

    /// <summary>When the run ends.</summary>
    public long Until { get; }

    /// <summary>The length of a step; of leaps, the longest.</summary>
    public long Step { get; }

    /// <summary>The time between counts.</summary>
    public long Every { get; }

    /// <summary>The step from a time on that crosses neither a count nor the end, at most the given length.</summary>
    internal long StepFrom(long time, long length) => Math.Min(length, Math.Min(Until, (time / Every + 1) * Every) - time);

    /// <summary>Whether counts are taken at a time.</summary>
    internal bool IsDue(long time) => time == Until || time % Every == 0;
}
