namespace Dryrun.Simulation.Events;

/// <summary>A queue of events, least first; equal ones leave in the order in which they came.</summary>
public interface IEventQueue
{
    /// <summary>How many events are pending.</summary>
    long Count { get; }

    /// <summary>Takes an event in. It may lie before all others, but not before the last one that was popped.</summary>
    void Push(QueuedEvent entry);

    /// <summary>The least event, left in place; false when there is none.</summary>
    bool TryPeek(out QueuedEvent entry);

    /// <summary>Takes the least event out; false when there is none.</summary>
    bool TryPop(out QueuedEvent entry);
}
