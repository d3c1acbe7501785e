using System.Runtime.CompilerServices;
using Dryrun.Simulation.Events;
using Dryrun.Simulation.Processes;

namespace Dryrun.Simulation;

/// <summary>The verbs of processes.</summary>
public sealed partial class World
{
    private uint _current;

    internal readonly Clock Clock;
    internal readonly Conditions Conditions;
    internal readonly Waits Waits = new();
    internal long ProcessesAlive;

    /// <summary>What the process that was just woken is to throw at its await.</summary>
    internal Exception? Interruption;

    /// <summary>
    /// Starts a process. It begins at this instant, after the events of this instant that are pending already. Keep the process in a variable to await,
    /// interrupt or cancel it later: <c>var clerk = Clerk(); world.Start(clerk); ... await clerk;</c>
    /// </summary>
    /// <param name="process">A call that was neither started nor awaited yet.</param>
    /// <param name="name">For messages; by default that of the method.</param>
    /// <param name="lane">The lane of everything that it schedules.</param>
    public void Start(Process process, string? name = null, uint lane = 0) => Begin(process.Frame, process.Version, name, lane);

    /// <inheritdoc cref="Start(Process, string?, uint)"/>
    public void Start<T>(Process<T> process, string? name = null, uint lane = 0) => Begin(process.Frame, process.Version, name, lane);

    /// <summary>Waits for a time of at least 0 microseconds to pass. 0 lets the other events of this instant go first.</summary>
    /// <param name="delay">How long, in microseconds.</param>
    /// <param name="priority">-128 (first) .. 127 (last) among the events of that instant.</param>
    public DelayWait Delay(long delay, int priority = 0) => new(this, delay, priority);

    /// <summary>
    /// Waits until a condition holds: at once when it does, otherwise it is looked at after every event, which costs a call per event while
    /// anybody waits. It may look at anything in the world and must change nothing.
    /// </summary>
    public ConditionWait Until(Func<bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new ConditionWait(this, condition);
    }

    private void Begin(Frame frame, uint version, string? name, uint lane)
    {
        if (frame.Version != version || frame.State != ProcessState.Made)
            throw new InvalidOperationException("A process is started once: this one was started, or awaited, before.");
        frame.BecomeRoot(this, lane, name);
        ProcessesAlive++;
        Push(0, 0, _lane, frame.Slot);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Resume(Frame process, uint slot)
    {
        _current = slot;
        process.Resume();
        _current = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ParkUntil(Frame process, long delay, int priority)
    {
        Push(delay, priority, process.Lane, process.Slot);
        process.State = ProcessState.Delayed;
    }

    /// <summary>Lets a process wait at a place, alone or beside places where it waits already.</summary>
    internal int Enlist(Frame process, IWaitPlace place, int branch = 0)
    {
        ref var slot = ref Slots[process.Slot];
        var waiter = Waits.Take(process.Slot, place, _now, (int)slot.A, branch);
        slot.A = waiter;
        process.State = ProcessState.Waiting;
        return waiter;
    }

    /// <summary>A place has given a waiter, which has left its line, what it waited for: its process goes on at this instant.</summary>
    internal void Grant(int waiter)
    {
        ref var granted = ref Waits[waiter];
        granted.Granted = true;
        var process = granted.Process;
        ref var slot = ref Slots[process];
        if (slot.A != waiter || granted.Sibling != 0) WithdrawOthers(ref slot, waiter);
        var frame = Unsafe.As<Frame>(slot.Target!);
        frame.State = ProcessState.Ready;
        Wake(process);
    }

    internal void Wake(uint process) => Push(0, 0, _lane, process);

    /// <summary>Out of every place where the process waits.</summary>
    internal void WithdrawAll(uint process)
    {
        ref var slot = ref Slots[process];
        for (var waiter = (int)slot.A; waiter != 0;)
            waiter = Withdraw(waiter);
        slot.A = 0;
    }

    private void WithdrawOthers(ref EventSlot slot, int kept)
    {
        for (var waiter = (int)slot.A; waiter != 0;)
            waiter = waiter == kept ? Waits[waiter].Sibling : Withdraw(waiter);
        slot.A = kept;
        Waits[kept].Sibling = 0;
    }

    private int Withdraw(int waiter)
    {
        var sibling = Waits[waiter].Sibling;
        Waits[waiter].Place.Withdraw(waiter);
        Waits.Free(waiter);
        return sibling;
    }

    /// <summary>The waiter of the running process that was granted; throws where the process was interrupted instead.</summary>
    internal int Granted()
    {
        ThrowIfInterrupted();
        return (int)Slots[_current].A;
    }

    /// <summary>The running process goes on: its waiter is done with. False when it had not been waiting; throws where it was interrupted.</summary>
    internal bool EndWait()
    {
        ThrowIfInterrupted();
        ref var slot = ref Slots[_current];
        if (slot.A == 0) return false;
        Waits.Free((int)slot.A);
        slot.A = 0;
        return true;
    }

    /// <summary>The slot of a process stays in the queue, dead; the process gets another.</summary>
    internal uint AbandonDelay(Frame process)
    {
        Slots[process.Slot].Kind = EventKind.Cancelled;
        var slot = Slots.Take(process, EventKind.Wake);
        Slots[slot].A = 0;
        return slot;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ThrowIfInterrupted()
    {
        if (Interruption is not null) ThrowInterruption();
    }

    private void ThrowInterruption()
    {
        var interruption = Interruption!;
        Interruption = null;
        throw interruption;
    }
}
