namespace Dryrun.Simulation.Processes;

/// <summary>The wait until a condition holds; see <see cref="World.Until"/>.</summary>
public readonly struct ConditionWait : IBranch
{
    private readonly World _world;
    private readonly Func<bool> _condition;

    internal ConditionWait(World world, Func<bool> condition) => (_world, _condition) = (world, condition);

    /// <summary>Whether the condition holds already.</summary>
    public bool IsCompleted => _condition();

    /// <summary>Itself.</summary>
    public ConditionWait GetAwaiter() => this;

    /// <summary>The same wait with a time limit: whether the condition came to hold before it.</summary>
    public LimitedWait<ConditionWait> Within(long limit) => new(this, limit);

    /// <summary>Throws <see cref="Interrupted"/> when the process was interrupted meanwhile.</summary>
    public void GetResult() => _world.EndWait();

    World? IWait.World => _world;

    void IWait.Park(Frame frame) => Enlist(frame.Root!, 0);

    bool IBranch.TryNow() => _condition();

    void IBranch.Enlist(Frame process, int branch) => Enlist(process, branch);

    void IBranch.Take(int waiter)
    {
    }

    void IBranch.GiveBack()
    {
    }

    private void Enlist(Frame process, int branch) => _world.Conditions.Enlist(_world.Enlist(process, _world.Conditions, branch), _condition);
}

/// <summary>The conditions that processes of a world wait for, looked at after every event in the order in which the waits began.</summary>
internal sealed class Conditions(World world) : IWaitPlace
{
    private readonly List<(int Waiter, Func<bool> Holds)> _waiting = [];

    public int Count => _waiting.Count;

    public void Enlist(int waiter, Func<bool> condition) => _waiting.Add((waiter, condition));

    public void Withdraw(int waiter) => _waiting.RemoveAt(_waiting.FindIndex(w => w.Waiter == waiter));

    /// <summary>Wakes those whose condition holds now.</summary>
    public void Look()
    {
        for (var i = 0; i < _waiting.Count;)
        {
            var (waiter, holds) = _waiting[i];
            if (!holds())
            {
                i++;
                continue;
            }
            _waiting.RemoveAt(i);
            world.Grant(waiter);
        }
    }
}
