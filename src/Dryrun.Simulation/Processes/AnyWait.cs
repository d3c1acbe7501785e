namespace Dryrun.Simulation.Processes;

/// <summary>Which of several things came first.</summary>
/// <param name="Index">0 for the first of them, 1 for the second, ...</param>
/// <param name="A">The first, with what it gave in its Value if it came.</param>
/// <param name="B">The second, likewise.</param>
public readonly record struct Any<TA, TB>(int Index, TA A, TB B);

/// <summary>Which of several things came first.</summary>
/// <param name="Index">0 for the first of them, 1 for the second, ...</param>
/// <param name="A">The first, with what it gave in its Value if it came.</param>
/// <param name="B">The second, likewise.</param>
/// <param name="C">The third, likewise.</param>
public readonly record struct Any<TA, TB, TC>(int Index, TA A, TB B, TC C);

/// <summary>The wait for the first of two things; see <see cref="World.AnyOf{TA,TB}"/>.</summary>
public struct AnyWait<TA, TB> : IWait
    where TA : struct, IBranch
    where TB : struct, IBranch
{
#pragma warning disable IDE0044 // Read only, they would be copied before every call, and what the call keeps in them lost.
    private TA _a;
    private TB _b;
#pragma warning restore IDE0044
    private int _index;

    internal AnyWait(TA a, TB b) => (_a, _b, _index) = (a, b, -1);

    /// <summary>Takes the first that is there at once.</summary>
    public bool IsCompleted => (_index = _a.TryNow() ? 0 : _b.TryNow() ? 1 : -1) >= 0;

    readonly World? IWait.World => _a.World;

    /// <summary>Itself.</summary>
    public readonly AnyWait<TA, TB> GetAwaiter() => this;

    /// <summary>What came; throws <see cref="Interrupted"/> when the process was interrupted before.</summary>
    public Any<TA, TB> GetResult()
    {
        if (_index < 0) Take(_a.World!);
        return new(_index, _a, _b);
    }

    readonly void IWait.Park(Frame frame)
    {
        _a.Enlist(frame.Root!, 0);
        _b.Enlist(frame.Root!, 1);
    }

    private void Take(World world)
    {
        _index = world.EndWait(out var waiter);
        if (_index == 0) _a.Take(waiter);
        else _b.Take(waiter);
    }
}

/// <summary>The wait for the first of three things; see <see cref="World.AnyOf{TA,TB,TC}"/>.</summary>
public struct AnyWait<TA, TB, TC> : IWait
    where TA : struct, IBranch
    where TB : struct, IBranch
    where TC : struct, IBranch
{
#pragma warning disable IDE0044 // Read only, they would be copied before every call, and what the call keeps in them lost.
    private TA _a;
    private TB _b;
    private TC _c;
#pragma warning restore IDE0044
    private int _index;

    internal AnyWait(TA a, TB b, TC c) => (_a, _b, _c, _index) = (a, b, c, -1);

    /// <summary>Takes the first that is there at once.</summary>
    public bool IsCompleted => (_index = _a.TryNow() ? 0 : _b.TryNow() ? 1 : _c.TryNow() ? 2 : -1) >= 0;

    readonly World? IWait.World => _a.World;

    /// <summary>Itself.</summary>
    public readonly AnyWait<TA, TB, TC> GetAwaiter() => this;

    /// <summary>What came; throws <see cref="Interrupted"/> when the process was interrupted before.</summary>
    public Any<TA, TB, TC> GetResult()
    {
        if (_index < 0) Take(_a.World!);
        return new(_index, _a, _b, _c);
    }

    readonly void IWait.Park(Frame frame)
    {
        _a.Enlist(frame.Root!, 0);
        _b.Enlist(frame.Root!, 1);
        _c.Enlist(frame.Root!, 2);
    }

    private void Take(World world)
    {
        _index = world.EndWait(out var waiter);
        if (_index == 0) _a.Take(waiter);
        else if (_index == 1) _b.Take(waiter);
        else _c.Take(waiter);
    }
}

/// <summary>The wait for the first of any number of processes to end; see <see cref="World.AnyOf(IReadOnlyList{Process})"/>.</summary>
public readonly struct AnyProcessWait : IWait
{
    private readonly World _world;
    private readonly IReadOnlyList<Process> _processes;

    internal AnyProcessWait(World world, IReadOnlyList<Process> processes) => (_world, _processes) = (world, processes);

    /// <summary>Whether one of them has ended.</summary>
    public bool IsCompleted => FirstEnded() >= 0;

    World? IWait.World => _world;

    /// <summary>Itself.</summary>
    public AnyProcessWait GetAwaiter() => this;

    /// <summary>The index of the first that ended; throws what it threw, or <see cref="Interrupted"/>.</summary>
    public int GetResult()
    {
        _world.ThrowIfInterrupted();
        var waited = _world.IsEndingWait;
        var index = waited ? _world.EndWait(out _) : FirstEnded();
        var first = _processes[index];
        if (waited) ProcessControl.Leave(first.Frame);
        else if (first.Frame.Version == first.Version) ProcessControl.ThrowFailure(first.Frame);
        return index;
    }

    void IWait.Park(Frame frame)
    {
        for (var i = 0; i < _processes.Count; i++)
            ProcessControl.Join(frame.Root!, _processes[i].Frame, i);
    }

    private int FirstEnded()
    {
        for (var i = 0; i < _processes.Count; i++)
            if (ProcessControl.TryJoinNow(_processes[i].Frame, _processes[i].Version)) return i;
        return -1;
    }
}
