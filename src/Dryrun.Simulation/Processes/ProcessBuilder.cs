using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Dryrun.Simulation.Processes;

/// <summary>
/// How the compiler builds an async method that returns <see cref="Process"/>. Calling the method only packs its arguments into a pooled frame; it runs
/// when it is started or awaited. The constraint on TAwaiter is what makes awaiting a Task a compile error.
/// </summary>
[SuppressMessage("Design", "CA1045", Justification = "The compiler prescribes these signatures.")]
public struct ProcessBuilder
{
    private Frame _frame;

    /// <summary>The handle that the method returns.</summary>
    public readonly Process Task => new(_frame);

    /// <summary>A builder.</summary>
    public static ProcessBuilder Create() => default;

    /// <summary>Packs the call into a frame.</summary>
    public void Start<TMachine>(ref TMachine machine)
        where TMachine : IAsyncStateMachine
    {
        var frame = MethodFrame<TMachine>.Rent();
        _frame = frame;
        // This builder is a field of the machine, so the copy knows its frame.
        frame.Machine = machine;
    }

    /// <summary>The method ended.</summary>
    public readonly void SetResult() => _frame.Complete();

    /// <summary>The method threw.</summary>
    public readonly void SetException(Exception exception) => _frame.Fail(exception);

    /// <summary>Not needed: the machine lives in its frame from the start.</summary>
    public readonly void SetStateMachine(IAsyncStateMachine machine)
    {
    }

    /// <summary>The method awaits a verb of its world.</summary>
    public readonly void AwaitOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
        where TAwaiter : INotifyCompletion, IWait
        where TMachine : IAsyncStateMachine => awaiter.Park(_frame);

    /// <summary>The method awaits a verb of its world.</summary>
    public readonly void AwaitUnsafeOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
        where TAwaiter : ICriticalNotifyCompletion, IWait
        where TMachine : IAsyncStateMachine => awaiter.Park(_frame);
}

/// <summary>How the compiler builds an async method that returns <see cref="Process{T}"/>; see <see cref="ProcessBuilder"/>.</summary>
[SuppressMessage("Design", "CA1045", Justification = "The compiler prescribes these signatures.")]
[SuppressMessage("Design", "CA1000", Justification = "The compiler prescribes these signatures.")]
public struct ProcessBuilder<T>
{
    private ResultFrame<T> _frame;

    /// <summary>The handle that the method returns.</summary>
    public readonly Process<T> Task => new(_frame);

    /// <summary>A builder.</summary>
    public static ProcessBuilder<T> Create() => default;

    /// <summary>Packs the call into a frame.</summary>
    public void Start<TMachine>(ref TMachine machine)
        where TMachine : IAsyncStateMachine
    {
        var frame = ResultFrame<T, TMachine>.Rent();
        _frame = frame;
        frame.Machine = machine;
    }

    /// <summary>The method returned a result.</summary>
    public readonly void SetResult(T result)
    {
        _frame.Result = result;
        _frame.Complete();
    }

    /// <summary>The method threw.</summary>
    public readonly void SetException(Exception exception) => _frame.Fail(exception);

    /// <summary>Not needed: the machine lives in its frame from the start.</summary>
    public readonly void SetStateMachine(IAsyncStateMachine machine)
    {
    }

    /// <summary>The method awaits a verb of its world.</summary>
    public readonly void AwaitOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
        where TAwaiter : INotifyCompletion, IWait
        where TMachine : IAsyncStateMachine => awaiter.Park(_frame);

    /// <summary>The method awaits a verb of its world.</summary>
    public readonly void AwaitUnsafeOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
        where TAwaiter : ICriticalNotifyCompletion, IWait
        where TMachine : IAsyncStateMachine => awaiter.Park(_frame);
}
