using System.Runtime.ExceptionServices;

namespace Dryrun.Simulation.Processes;

/// <summary>The wait for a process to end.</summary>
public readonly struct ProcessWait : IWait
{
    private readonly Frame _awaited;
    private readonly uint _version;

    internal ProcessWait(Frame awaited, uint version) => (_awaited, _version) = (awaited, version);

    /// <summary>Whether the process has ended.</summary>
    public bool IsCompleted => _awaited.Version != _version || _awaited.State == ProcessState.Finished;

    /// <summary>Throws what the process threw.</summary>
    public void GetResult()
    {
        // A process that ended well before anybody waited for it is back in the pool by now, perhaps in other use.
        if (_awaited.Version != _version) return;
        var failure = _awaited.Failure;
        if (_awaited.Caller is not null) _awaited.Release();
        else _awaited.LeaveJoin();
        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
    }

    void IWait.Park(Frame frame) => ProcessControl.Park(frame, _awaited);
}

/// <summary>The wait for a process to end with a result.</summary>
public readonly struct ProcessWait<T> : IWait
{
    private readonly ResultFrame<T> _awaited;
    private readonly uint _version;

    internal ProcessWait(ResultFrame<T> awaited, uint version) => (_awaited, _version) = (awaited, version);

    /// <summary>Whether the process has ended.</summary>
    public bool IsCompleted => _awaited.Version != _version || _awaited.State == ProcessState.Finished;

    /// <summary>The result. Throws what the process threw, and InvalidOperationException where there is no result.</summary>
    public T GetResult()
    {
        if (_awaited.Version != _version)
            throw new InvalidOperationException("The result of this call was taken before; start it as a process of its own to await it more than once.");
        var (failure, result) = (_awaited.Failure, _awaited.Result);
        if (_awaited.Caller is not null) _awaited.Release();
        else _awaited.LeaveJoin();
        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
        if (_awaited.WasCancelled) throw new InvalidOperationException($"{_awaited.Name} was cancelled and has no result.");
        return result;
    }

    void IWait.Park(Frame frame) => ProcessControl.Park(frame, _awaited);
}
