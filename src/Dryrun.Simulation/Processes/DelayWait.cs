namespace Dryrun.Simulation.Processes;

/// <summary>The wait for time to pass; see <see cref="World.Delay"/>.</summary>
public readonly struct DelayWait : IWait
{
    private readonly World _world;
    private readonly long _delay;
    private readonly int _priority;

    internal DelayWait(World world, long delay, int priority) => (_world, _delay, _priority) = (world, delay, priority);

    /// <summary>Never: even no time at all lets others of this instant go first.</summary>
    public bool IsCompleted => false;

    /// <summary>Itself.</summary>
    public DelayWait GetAwaiter() => this;

    /// <summary>Throws <see cref="Interrupted"/> when the process was interrupted meanwhile.</summary>
    public void GetResult() => _world.ThrowIfInterrupted();

    void IWait.Park(Frame frame) => _world.ParkUntil(frame.Root!, _delay, _priority);
}
