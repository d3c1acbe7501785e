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

    /// <summary>
    /// Waits for the first of two things: <c>var first = await world.AnyOf(orders.Get(), world.Delay(Hour));</c> Then <c>first.Index</c> says which
    /// came and <c>first.A.Value</c> what it gave. The others are withdrawn and lose nothing. If several are there at once, the first named wins.
    /// </summary>
    public AnyWait<TA, TB> AnyOf<TA, TB>(TA a, TB b)
        where TA : struct, IBranch
        where TB : struct, IBranch => new(a, b);

    /// <summary>Waits for the first of three things; see <see cref="AnyOf{TA,TB}"/>.</summary>
    public AnyWait<TA, TB, TC> AnyOf<TA, TB, TC>(TA a, TB b, TC c)
        where TA : struct, IBranch
        where TB : struct, IBranch
        where TC : struct, IBranch => new(a, b, c);

    /// <summary>Waits for the first of some processes to end, and gives its index; throws what that one threw. Those that were not started are started.</summary>
    public AnyProcessWait AnyOf(IReadOnlyList<Process> processes)
    {
        ArgumentNullException.ThrowIfNull(processes);
        ArgumentOutOfRangeException.ThrowIfZero(processes.Count);
        StartAll(processes);
        return new(this, processes);
    }

    /// <summary>
    /// Waits for two things, in whichever order they come. What comes first is held while the other is waited for; it is given back when the wait
    /// ends in an interruption.
    /// </summary>
    public AllWait<TA, TB> AllOf<TA, TB>(TA a, TB b)
        where TA : struct, IBranch
        where TB : struct, IBranch => new(a, b);

    /// <summary>Waits for all of some processes to end; throws what the first of them in the list that failed threw. Those that were not started are started.</summary>
    public async Process AllOf(IReadOnlyList<Process> processes)
    {
        ArgumentNullException.ThrowIfNull(processes);
        StartAll(processes);
        foreach (var process in processes)
            await process;
    }

    private void StartAll(IReadOnlyList<Process> processes)
    {
        foreach (var process in processes)
            if (process.Frame.State == ProcessState.Made && process.Frame.Version == process.Version) Start(process);
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
        if (!ReferenceEquals(process.World, this)) ThrowForeign(process);
        Push(delay, priority, process.Lane, process.Slot);
        process.State = ProcessState.Delayed;
    }

    /// <summary>Lets a process wait at a place, alone or beside places where it waits already.</summary>
    internal int Enlist(Frame process, IWaitPlace place, int branch = 0)
    {
        if (!ReferenceEquals(process.World, this)) ThrowForeign(process);
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
        if (slot.B > 1)
        {
            slot.B--;
            return;
        }
        if (slot.B == 0 && (slot.A != waiter || granted.Sibling != 0)) WithdrawOthers(ref slot, waiter);
        var frame = Unsafe.As<Frame>(slot.Target!);
        frame.State = ProcessState.Ready;
        Wake(process);
    }

    internal void Wake(uint process) => Push(0, 0, _lane, process);

    /// <summary>The process goes on only when this many of the places where it waits have granted.</summary>
    internal void AwaitAll(Frame process, int places) => Slots[process.Slot].B = places;

    /// <summary>One after the other, the waiters of the running process that were granted, when it waited for all; 0 after the last.</summary>
    internal int NextGranted(out int branch)
    {
        ref var slot = ref Slots[_current];
        var waiter = (int)slot.A;
        branch = Waits[waiter].Branch;
        slot.B = 0;
        if (waiter == 0) return 0;
        slot.A = Waits[waiter].Sibling;
        Waits.Free(waiter);
        return waiter;
    }

    /// <summary>Out of every place where the process waits. What was granted already while it waits for more stays for the process to give back.</summary>
    internal void WithdrawAll(uint process)
    {
        ref var slot = ref Slots[process];
        var kept = 0;
        for (var waiter = (int)slot.A; waiter != 0;)
        {
            if (!Waits[waiter].Granted)
            {
                waiter = Withdraw(waiter);
                continue;
            }
            (var next, Waits[waiter].Sibling) = (Waits[waiter].Sibling, kept);
            (kept, waiter) = (waiter, next);
        }
        slot.A = kept;
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

    /// <summary>Whether the running process has just been woken from a wait that was not for the clock alone.</summary>
    internal bool IsEndingWait => Slots[_current].A != 0;

    /// <summary>The waiter of the running process that was granted; throws where the process was interrupted instead.</summary>
    internal int Granted()
    {
        ThrowIfInterrupted();
        return (int)Slots[_current].A;
    }

    /// <summary>
    /// The branch that was granted of the things that the running process awaited together. The waiter's record stays as it is until the next wait begins.
    /// </summary>
    internal int EndWait(out int waiter)
    {
        waiter = Granted();
        var branch = Waits[waiter].Branch;
        EndWait();
        return branch;
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
        (Slots[slot].A, Slots[slot].B) = (0, 0);
        return slot;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ThrowIfInterrupted()
    {
        if (Interruption is not null) ThrowInterruption();
    }

    private static void ThrowForeign(Frame process) => throw new InvalidOperationException($"{process.Name} awaits something of another world than its own.");

    private void ThrowInterruption()
    {
        var interruption = Interruption!;
        Interruption = null;
        throw interruption;
    }
}
