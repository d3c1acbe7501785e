using System.Runtime.CompilerServices;

namespace Dryrun.Simulation.Processes;

/// <summary>The frame of a method without a result.</summary>
internal sealed class MethodFrame<TMachine> : Frame
    where TMachine : IAsyncStateMachine
{
    [ThreadStatic]
    private static MethodFrame<TMachine>? _pool;

    private MethodFrame<TMachine>? _next;
    internal TMachine Machine = default!;

    protected override bool KeepsResult => false;

    protected override Type Method => typeof(TMachine);

    public static MethodFrame<TMachine> Rent()
    {
        var frame = _pool;
        if (frame is null) return new();
        _pool = frame._next;
        return frame;
    }

    protected override void MoveNext() => Machine.MoveNext();

    protected override void Recycle()
    {
        Machine = default!;
        _next = _pool;
        _pool = this;
    }
}

/// <summary>A frame with a result.</summary>
internal abstract class ResultFrame<T> : Frame
{
    internal T Result = default!;

    /// <summary>A process of its own keeps its result; a call gives it to its caller.</summary>
    protected override bool KeepsResult => true;
}

/// <summary>The frame of a method with a result.</summary>
internal sealed class ResultFrame<T, TMachine> : ResultFrame<T>
    where TMachine : IAsyncStateMachine
{
    [ThreadStatic]
    private static ResultFrame<T, TMachine>? _pool;

    private ResultFrame<T, TMachine>? _next;
    internal TMachine Machine = default!;

    protected override Type Method => typeof(TMachine);

    public static ResultFrame<T, TMachine> Rent()
    {
        var frame = _pool;
        if (frame is null) return new();
        _pool = frame._next;
        return frame;
    }

    protected override void MoveNext() => Machine.MoveNext();

    protected override void Recycle()
    {
        Machine = default!;
        Result = default!;
        _next = _pool;
        _pool = this;
    }
}
