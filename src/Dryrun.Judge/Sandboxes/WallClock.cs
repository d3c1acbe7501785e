namespace Dryrun.Judge.Sandboxes;

/// <summary>
/// Tells a run that waits for something that never comes from one that waits for a processor. Up to the limit nobody asks. From then on every look counts:
/// a run that was seen half a second in all with no thread that could compute is ended; one that could and is not let goes on, for a minute and more.
/// </summary>
/// <param name="limit">Time by the clock.</param>
/// <param name="lookEvery">Time between two looks.</param>
internal sealed class WallClock(TimeSpan limit, TimeSpan lookEvery)
{
    private static readonly TimeSpan IdleMax = TimeSpan.FromSeconds(0.5);

    private readonly TimeSpan starvedAfter = (4 * limit) + TimeSpan.FromMinutes(1);
    private int idleLooks;

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
    /// <param name="isRunnable">Whether one of its threads could compute now; asked only beyond the limit.</param>
    public Ruling Look(TimeSpan wall, Func<bool> isRunnable)
    {
        if (wall <= limit) return Ruling.GoOn;
        if (!isRunnable()) idleLooks++;
        return idleLooks * lookEvery >= IdleMax ? Ruling.Idle : wall > starvedAfter ? Ruling.Starved : Ruling.GoOn;
    }
}
