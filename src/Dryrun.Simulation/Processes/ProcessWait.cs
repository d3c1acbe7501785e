namespace Dryrun.Simulation.Processes;

/// <summary>The wait for a process to end.</summary>
public readonly struct ProcessWait : IBranch
{
    private readonly Frame _awaited;
    private readonly uint _version;

    internal ProcessWait(Frame awaited, uint version) => (_awaited, _version) = (awaited, version);

    /// <summary>Whether the process has ended.</summary>
    public bool IsCompleted => _awaited.Version != _version || _awaited.State == ProcessState.Finished;

    World? IWait.World => _awaited.World;

    /// <summary>Itself.</summary>
    public ProcessWait GetAwaiter() => this;

    /// <summary>The same wait with a time limit: whether the process ended before it.</summary>
    public LimitedWait<ProcessWait> Within(long limit) => new(this, limit);

    /// <summary>Throws what the process threw.</summary>
    public void GetResult()
    {
        // A process that ended well is back in the pool, perhaps in other use, unless somebody was waiting for it: nothing of it is to be looked at.
        if (_awaited.Version == _version) ProcessControl.Finish(_awaited);
        else World.Running!.ThrowIfInterrupted();
    }

    void IWait.Park(Frame frame) => ProcessControl.Park(frame, _awaited);

    bool IBranch.TryNow() => ProcessControl.TryJoinNow(_awaited, _version);

    void IBranch.Enlist(Frame process, int branch) => ProcessControl.Join(process, _awaited, branch);

    void IBranch.Take(int waiter) => ProcessControl.Leave(_awaited);

    void IBranch.GiveBack()
    {
    }
}

/// <summary>The wait for a process to end with a result.</summary>
public struct ProcessWait<T> : IBranch<T>
{
    private readonly ResultFrame<T> _awaited;
    private readonly uint _version;
    private T _value;

    internal ProcessWait(ResultFrame<T> awaited, uint version)
    {
        (_awaited, _version) = (awaited, version);
        _value = default!;
    }

    /// <summary>Whether the process has ended.</summary>
    public readonly bool IsCompleted => _awaited.Version != _version || _awaited.State == ProcessState.Finished;

    /// <summary>The result, when this was what ended a wait for several things.</summary>
    public readonly T Value => _value;

    readonly World? IWait.World => _awaited.World;

    /// <summary>Itself.</summary>
    public readonly ProcessWait<T> GetAwaiter() => this;

    /// <summary>The same wait with a time limit.</summary>
    public readonly LimitedWait<ProcessWait<T>, T> Within(long limit) => new(this, limit);

    /// <summary>The result. Throws what the process threw, and InvalidOperationException where there is no result.</summary>
    public readonly T GetResult()
    {
        if (_awaited.Version != _version)
            throw new InvalidOperationException("The result of this call was taken before; start it as a process of its own to await it more than once.");
        var (result, cancelled) = (_awaited.Result, _awaited.WasCancelled);
        ProcessControl.Finish(_awaited);
        return cancelled ? throw new InvalidOperationException($"{_awaited.Name} was cancelled and has no result.") : result;
    }

    readonly void IWait.Park(Frame frame) => ProcessControl.Park(frame, _awaited);

    bool IBranch.TryNow()
    {
        if (!ProcessControl.TryJoinNow(_awaited, _version)) return false;
        _value = GetResult();
        return true;
    }

    readonly void IBranch.Enlist(Frame process, int branch) => ProcessControl.Join(process, _awaited, branch);

    void IBranch.Take(int waiter)
    {
        ProcessControl.Leave(_awaited);
        _value = _awaited.WasCancelled ? throw new InvalidOperationException($"{_awaited.Name} was cancelled and has no result.") : _awaited.Result;
    }

    readonly void IBranch.GiveBack()
    {
    }
}
