using System.Runtime.CompilerServices;
using Dryrun.Simulation.Events;

namespace Dryrun.Simulation.Processes;

/// <summary>What a process is doing.</summary>
internal enum ProcessState : byte
{
    /// <summary>The method was called; nobody has started or awaited it.</summary>
    Made,

    /// <summary>Started, to run at this instant.</summary>
    Starting,

    /// <summary>On the processor.</summary>
    Running,

    /// <summary>Waits for the clock alone: its slot is in the queue.</summary>
    Delayed,

    /// <summary>Waits at one or more places.</summary>
    Waiting,

    /// <summary>Was granted what it waited for and goes on at this instant.</summary>
    Ready,

    /// <summary>Goes on at this instant with an interruption.</summary>
    Interrupted,

    /// <summary>Ran to its end, failed or was cancelled.</summary>
    Finished,
}

/// <summary>
/// One call of an async method that returns <see cref="Process"/>: its state machine and where to go when it ends. A process is a stack of such calls.
/// The undermost, its root, is also the process itself: it has the slot in the queue, the lane and the joiners. Frames are pooled by method and thread.
/// </summary>
internal abstract class Frame : EventTarget, IWaitPlace
{
    /// <summary>Counts the uses of this pooled frame: a handle with an older number is of a call that has ended.</summary>
    internal uint Version;

    /// <summary>The root of the process that this call is part of; set when the call is started or awaited.</summary>
    internal Frame? Root;

    /// <summary>Who awaits this call; null for a root.</summary>
    internal Frame? Caller;

    internal ProcessState State;

    /// <summary>What the method threw, if it did.</summary>
    internal Exception? Failure;

    /// <summary>Whether it ended because it was cancelled.</summary>
    internal bool WasCancelled;

    internal World World = null!;
    internal uint Slot;

    private Frame _leaf = null!;
    private bool _again;
    private Exception? _interruption;
    private string? _name;
    private WaitLine _joiners;
    private int _joinersToWake;

    /// <summary>The name it was started with, else that of its method.</summary>
    internal string Name => _name ?? MethodName;

    /// <summary>Whether its result is kept for whoever holds the handle, so that it cannot go back to the pool at its end.</summary>
    protected abstract bool KeepsResult { get; }

    /// <summary>The type of the state machine, for its name.</summary>
    protected abstract Type Method { get; }

    /// <summary>Runs the method to its next await, or to its end.</summary>
    protected abstract void MoveNext();

    /// <summary>Forgets the method's variables and goes back to the pool.</summary>
    protected abstract void Recycle();

    /// <summary>Makes this call the root of a process of its own.</summary>
    internal void BecomeRoot(World world, uint lane, string? name)
    {
        if (!ReferenceEquals(Root, this)) (Root, _leaf) = (this, this);
        if (!ReferenceEquals(World, world)) World = world;
        Lane = lane;
        _name = name;
        Identity = world.NextIdentity();
        Slot = world.Slots.Take(this, EventKind.Wake);
        (world.Slots[Slot].A, world.Slots[Slot].B) = (0, 0);
        State = ProcessState.Starting;
    }

    /// <summary>The running process awaits a call of another method: that method goes on in its place until it ends.</summary>
    internal void Call(Frame callee)
    {
        var root = Root!;
        callee.State = ProcessState.Running;
        callee.Root = root;
        callee.Caller = this;
        root._leaf = callee;
        root._again = true;
    }

    /// <summary>The process goes on: in a loop, so that calls that end at once do not nest on the machine's stack.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Resume()
    {
        if (State == ProcessState.Interrupted) HandOver();
        State = ProcessState.Running;
        do
        {
            _again = false;
            _leaf.MoveNext();
        }
        while (_again);
        if (State == ProcessState.Finished) Retire();
        else if (_interruption is not null) Deliver();
    }

    /// <summary>A wait of this process that has a time limit ran out.</summary>
    internal override void Fire(int kind, long a, long b) => World.Grant((int)a);

    /// <summary>The method ended.</summary>
    internal void Complete()
    {
        if (Caller is null) State = ProcessState.Finished;
        else Return();
    }

    /// <summary>The method threw.</summary>
    internal void Fail(Exception failure)
    {
        Failure = failure;
        Complete();
    }

    private void Return()
    {
        State = ProcessState.Finished;
        Root!._leaf = Caller!;
        Root._again = true;
    }

    /// <summary>The caller has taken the result of the call that it awaited.</summary>
    internal void Release()
    {
        Caller = null;
        Reset();
    }

    /// <summary>A joiner has gone on: after the last one, the frame can go back to the pool.</summary>
    internal void Leave()
    {
        if (--_joinersToWake == 0 && Failure is null && !KeepsResult) Reset();
    }

    internal void Join(int waiter) => World.Waits.Append(ref _joiners, waiter);

    void IWaitPlace.Withdraw(int waiter) => World.Waits.Remove(ref _joiners, waiter);

    /// <summary>At the end of a process: its slot goes back, whoever joined it is woken, and a failure that nobody waits for stops the run.</summary>
    private void Retire()
    {
        World.Slots.Free(Slot);
        World.ProcessesAlive--;
        if (Failure is ProcessCancelled && _interruption is ProcessCancelled) (Failure, WasCancelled) = (null, true);
        _joinersToWake = _joiners.Count;
        if (_joinersToWake > 0) WakeJoiners();
        else if (Failure is not null) throw new ProcessFailedException(Name, World.Now, Failure);
        else if (!KeepsResult) Reset();
    }

    private void WakeJoiners()
    {
        while (_joiners.Head is var waiter and not 0)
        {
            World.Waits.Remove(ref _joiners, waiter);
            World.Grant(waiter);
        }
    }

    private void Reset()
    {
        Version++;
        State = ProcessState.Made;
        WasCancelled = false;
        Failure = null;
        _interruption = null;
        _name = null;
        Recycle();
    }

    /// <summary>Throws at the await where the process stands. What it was granted before, it keeps: then the interruption waits for its next await.</summary>
    internal bool Interrupt(Exception interruption)
    {
        if (State == ProcessState.Finished) return false;
        if (_interruption is ProcessCancelled) return true;
        _interruption = interruption;
        if (State is ProcessState.Delayed or ProcessState.Waiting) Deliver();
        else if (State == ProcessState.Starting && interruption is ProcessCancelled) NeverBegin();
        return true;
    }

    /// <summary>A process that is cancelled before its first step ends without one.</summary>
    private void NeverBegin()
    {
        Slot = World.AbandonDelay(this);
        State = ProcessState.Finished;
        WasCancelled = true;
        Retire();
    }

    /// <summary>Takes the process out of whatever it waits for and wakes it.</summary>
    private void Deliver()
    {
        if (State == ProcessState.Delayed) Slot = World.AbandonDelay(this);
        else if (State == ProcessState.Waiting) World.WithdrawAll(Slot);
        else return;
        World.Wake(Slot);
        State = ProcessState.Interrupted;
    }

    private void HandOver()
    {
        World.Interruption = _interruption;
        // A cancellation stays: whatever the process awaits while it cleans up is cancelled too.
        if (_interruption is not ProcessCancelled) _interruption = null;
    }

    private string MethodName => ProcessNames.Of(Method);
}
