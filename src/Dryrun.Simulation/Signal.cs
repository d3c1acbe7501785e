using Dryrun.Simulation.Processes;

namespace Dryrun.Simulation;

/// <summary>
/// Something that happens once, with a value: the answer to a request, the outcome of a vote. Any number of processes may await it, also beside other
/// things or with a limit, and whoever awaits it after it was set goes on at once. <c>var answer = new Signal&lt;int&gt;(world); ... answer.Set(42); ... await answer</c>
/// </summary>
public sealed class Signal<T> : IWaitPlace
{
    private readonly World _world;
    private WaitLine _waiting;
    private T _value = default!;

    /// <summary>A signal of a world that has not been set.</summary>
    public Signal(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _world = world;
    }

    /// <summary>Whether it has happened.</summary>
    public bool IsSet { get; private set; }

    /// <summary>The value; throws InvalidOperationException before it is set.</summary>
    public T Value => IsSet ? _value : throw new InvalidOperationException("The signal has not been set, so it has no value.");

    /// <summary>How many processes wait for it.</summary>
    public int Waiting => _waiting.Count;

    internal World World => _world;

    /// <summary>It happens: all who wait go on at this instant, in the order in which they came. Throws InvalidOperationException the second time.</summary>
    public void Set(T value)
    {
        if (!TrySet(value)) throw new InvalidOperationException("A signal is set once; use TrySet where several may be first.");
    }

    /// <summary>As <see cref="Set"/>, where several may be first: false, and nothing happens, when it was set before.</summary>
    public bool TrySet(T value)
    {
        if (IsSet) return false;
        (IsSet, _value) = (true, value);
        while (_waiting.Head is var waiter and not 0)
        {
            _world.Waits.Remove(ref _waiting, waiter);
            _world.Grant(waiter);
        }
        return true;
    }

    /// <summary>The wait for it, for use beside other things: <c>await world.AnyOf(answer.Wait(), world.Delay(Second))</c>.</summary>
    public SignalWait<T> Wait() => new(this);

    /// <summary>The wait for it.</summary>
    public SignalWait<T> GetAwaiter() => new(this);

    /// <summary>The wait for it with a limit in microseconds: <c>if ((await answer.Within(Second)).TryGet(out var value)) ...</c></summary>
    public LimitedWait<SignalWait<T>, T> Within(long limit) => new(new(this), limit);

    internal void Enlist(Frame process, int branch) => _world.Waits.Append(ref _waiting, _world.Enlist(process, this, branch));

    void IWaitPlace.Withdraw(int waiter) => _world.Waits.Remove(ref _waiting, waiter);
}
