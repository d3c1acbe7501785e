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

    /// <summary>Refuses methods that are not processes: only a process can stop without stopping a thread.</summary>
    void INotifyCompletion.OnCompleted(Action continuation) => throw NotAProcess();

    /// <inheritdoc cref="INotifyCompletion.OnCompleted"/>
    void ICriticalNotifyCompletion.UnsafeOnCompleted(Action continuation) => throw NotAProcess();

    private static InvalidOperationException NotAProcess() =>
        new("Only an async method that returns Process or Process<T> may await a verb of a world; this one returns something else, such as Task.");
}

/// <summary>A place where processes wait: a station, a signal, another process, the clock.</summary>
internal interface IWaitPlace
{
    /// <summary>The waiter gives up before it was granted anything: forget it.</summary>
    void Withdraw(int waiter);
}
