namespace Dryrun.Simulation.Processes;

/// <summary>Several things that all came.</summary>
/// <param name="A">The first, with what it gave in its Value.</param>
/// <param name="B">The second, likewise.</param>
public readonly record struct All<TA, TB>(TA A, TB B);

/// <summary>The wait for two things, in whichever order they come; see <see cref="World.AllOf{TA,TB}"/>.</summary>
public struct AllWait<TA, TB> : IWait
    where TA : struct, IBranch
    where TB : struct, IBranch
{
#pragma warning disable IDE0044 // Read only, they would be copied before every call, and what the call keeps in them lost.
    private TA _a;
    private TB _b;
#pragma warning restore IDE0044
    private bool _hasA;
    private bool _hasB;

    internal AllWait(TA a, TB b) => (_a, _b) = (a, b);

    /// <summary>Takes what is there at once.</summary>
    public bool IsCompleted
    {
        get
        {
            _hasA = _a.TryNow();
            _hasB = _b.TryNow();
            return _hasA && _hasB;
        }
    }

    readonly World? IWait.World => _a.World;

    /// <summary>Itself.</summary>
    public readonly AllWait<TA, TB> GetAwaiter() => this;

    /// <summary>Both; throws <see cref="Interrupted"/>, or what one of them threw, after the other was given back.</summary>
    public All<TA, TB> GetResult()
    {
        if (_hasA && _hasB) return new(_a, _b);
        var world = _a.World!;
        try
        {
            while (world.NextGranted(out var branch) is var waiter and not 0)
                Take(branch, waiter);
            world.ThrowIfInterrupted();
        }
        catch
        {
            GiveBack(world);
            throw;
        }
        return new(_a, _b);
    }

    readonly void IWait.Park(Frame frame)
    {
        var process = frame.Root!;
        if (!_hasA) _a.Enlist(process, 0);
        if (!_hasB) _b.Enlist(process, 1);
        process.World.AwaitAll(process, _hasA || _hasB ? 1 : 2);
    }

    private void Take(int branch, int waiter)
    {
        if (branch == 0)
        {
            _a.Take(waiter);
            _hasA = true;
        }
        else
        {
            _b.Take(waiter);
            _hasB = true;
        }
    }

    private void GiveBack(World world)
    {
        while (world.NextGranted(out var branch) is var waiter and not 0)
            Take(branch, waiter);
        if (_hasA) _a.GiveBack();
        if (_hasB) _b.GiveBack();
    }
}
