using System.Runtime.CompilerServices;

namespace Dryrun.Simulation.Processes;

/// <summary>
/// What a process may await: the verbs of a world and nothing else. Awaiting a Task or any other awaitable inside a <see cref="Process"/> does not
/// compile (CS0315: it cannot be used as TAwaiter), because its continuation would run at the mercy of the machine's threads.
/// </summary>
public interface IWait : ICriticalNotifyCompletion
{
    /// <summary>The process of this frame stops here and goes on when what it waits for has come.</summary>
    internal void Park(Frame frame);

    /// <summary>The world whose verb this is; null for a call that was not started.</summary>
    internal World? World { get; }

    /// <summary>Stops the run, because a method that is no process awaits: only a process can stop without stopping a thread.</summary>
    void INotifyCompletion.OnCompleted(Action continuation) => Refuse(World);

    /// <inheritdoc cref="INotifyCompletion.OnCompleted"/>
    void ICriticalNotifyCompletion.UnsafeOnCompleted(Action continuation) => Refuse(World);

    private static void Refuse(World? world)
    {
        var refusal = new InvalidOperationException(
            "Only an async method that returns Process or Process<T> may await a verb of a world; one that returns something else, such as Task, did.");
        // Thrown here, it would not reach the run but tear down the program from another thread.
        if (world is null) throw refusal;
        world.Refuse(refusal);
    }
}

/// <summary>A wait that can be one of several things awaited together; see <see cref="World.AnyOf{TA,TB}"/> and <see cref="World.AllOf{TA,TB}"/>.</summary>
public interface IBranch : IWait
{
    /// <summary>Has what is waited for at once, if it is there, and keeps it in this value.</summary>
    internal bool TryNow();

    /// <summary>The process waits for this beside other things.</summary>
    internal void Enlist(Frame process, int branch);

    /// <summary>The waiter was granted: what it was given moves into this value, or is thrown where it is a failure.</summary>
    internal void Take(int waiter);

    /// <summary>Gives back what this value has, because the wait as a whole came to nothing.</summary>
    internal void GiveBack();
}

/// <summary>A place where processes wait: a station, a signal, another process, the clock.</summary>
internal interface IWaitPlace
{
    /// <summary>The waiter gives up before it was granted anything: forget it.</summary>
    void Withdraw(int waiter);
}
