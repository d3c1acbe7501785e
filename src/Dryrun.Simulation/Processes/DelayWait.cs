namespace Dryrun.Simulation.Processes;

/// <summary>The wait for time to pass; see <see cref="World.Delay"/>.</summary>
public readonly struct DelayWait : IBranch
{
    private readonly World _world;
    private readonly long _delay;
    private readonly int _priority;

    internal DelayWait(World world, long delay, int priority) => (_world, _delay, _priority) = (world, delay, priority);

    /// <summary>Never: even no time at all lets others of this instant go first.</summary>
    public bool IsCompleted => false;

    World? IWait.World => _world;

    /// <summary>Itself.</summary>
    public DelayWait GetAwaiter() => this;

    /// <summary>Throws <see cref="Interrupted"/> when the process was interrupted meanwhile.</summary>
    public void GetResult() => _world.ThrowIfInterrupted();

    void IWait.Park(Frame frame) => _world.ParkUntil(frame.Root!, _delay, _priority);

    /// <summary>A limit to what the process waits for: branch 1 beside branch 0.</summary>
    internal static void Limit(Frame process, long limit) => process.World.Clock.Enlist(process, 1, limit, 0);

    bool IBranch.TryNow() => false;

    void IBranch.Enlist(Frame process, int branch) => _world.Clock.Enlist(process, branch, _delay, _priority);

    void IBranch.Take(int waiter)
    {
    }

    void IBranch.GiveBack()
    {
    }
}
