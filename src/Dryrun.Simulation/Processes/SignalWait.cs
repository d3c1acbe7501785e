namespace Dryrun.Simulation.Processes;

/// <summary>The wait for a signal.</summary>
public readonly struct SignalWait<T> : IBranch<T>
{
    private readonly Signal<T> _signal;

    internal SignalWait(Signal<T> signal) => _signal = signal;

    /// <summary>Whether it was set.</summary>
    public bool IsCompleted => _signal.IsSet;

    /// <summary>What it was set to, once it was.</summary>
    public T Value => _signal.Value;

    World? IWait.World => _signal.World;

    /// <summary>Itself.</summary>
    public SignalWait<T> GetAwaiter() => this;

    /// <summary>What it was set to; throws <see cref="Interrupted"/> when the process was interrupted before.</summary>
    public T GetResult()
    {
        _signal.World.EndWait();
        return _signal.Value;
    }

    void IWait.Park(Frame frame) => _signal.Enlist(frame.Root!, 0);

    bool IBranch.TryNow() => _signal.IsSet;

    void IBranch.Enlist(Frame process, int branch) => _signal.Enlist(process, branch);

    void IBranch.Take(int waiter)
    {
    }

    void IBranch.GiveBack()
    {
    }
}
