namespace Dryrun.Judge.Sandboxes;

/// <summary>
/// Tells a run that waits for something that never comes from one that waits for a processor. Up to the limit nobody asks. From then on every look counts:
/// a run seen idle half a second in all is ended; one that could compute and is not let goes on, up to four times the limit.
/// </summary>
/// <param name="limit">Time by the clock.</param>
/// <param name="lookEvery">Time between two looks.</param>
internal sealed class WallClock(TimeSpan limit, TimeSpan lookEvery)
{
    private const int LimitTimes = 4;

    private static readonly TimeSpan IdleMax = TimeSpan.FromSeconds(0.5);

    private int looks;
    private int idleLooks;
    private TimeSpan cpuBefore;

    /// <summary>What to do about the run.</summary>
    public enum Ruling
    {
        /// <summary>Let it go on.</summary>
        GoOn,

        /// <summary>End it: it waits for something.</summary>
        Idle,

        /// <summary>End it without a verdict: the machine had no processor for it.</summary>
        Starved,
    }

    /// <summary>One look.</summary>
    /// <param name="wall">Time since the start.</param>
    /// <param name="cpu">Processor time so far.</param>
    /// <param name="isRunnable">Whether one of its threads could compute now; asked only beyond the limit.</param>
    public Ruling Look(TimeSpan wall, TimeSpan cpu, Func<bool> isRunnable)
    {
        if (wall <= limit)
        {
            cpuBefore = cpu;
            return Ruling.GoOn;
        }

        looks++;
        if (cpu == cpuBefore && !isRunnable()) idleLooks++;
        cpuBefore = cpu;
        if (idleLooks * lookEvery >= IdleMax) return Ruling.Idle;
        return wall <= LimitTimes * limit ? Ruling.GoOn : idleLooks * 2 > looks ? Ruling.Idle : Ruling.Starved;
    }
}
