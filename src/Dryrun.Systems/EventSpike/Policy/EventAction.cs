namespace Dryrun.Systems.EventSpike.Policy;

/// <summary>Something the controller does.</summary>
public abstract record EventAction;

/// <summary>Asks the cloud for a larger quota, and finance for the money where it is above what needs no approval.</summary>
/// <param name="Ratio">Times the usual peak.</param>
public sealed record AskForCapacity(double Ratio) : EventAction;

/// <summary>Brings capacity up to stand ready before the start.</summary>
/// <param name="Ratio">Times the usual peak.</param>
public sealed record Prewarm(double Ratio) : EventAction;

/// <summary>Tests under load.</summary>
/// <param name="Ratio">Times the usual peak.</param>
public sealed record RunLoadTest(double Ratio) : EventAction;

/// <summary>Rehearses with the people.</summary>
public sealed record HoldGameDay : EventAction;

/// <summary>Moves the event.</summary>
/// <param name="Days">By how many days, as the design says; no further than the partner lets it.</param>
public sealed record MoveEvent(int Days) : EventAction;

/// <summary>Orders machines on the night.</summary>
/// <param name="Ratio">Capacity wanted together, times the usual peak.</param>
public sealed record OrderMachines(double Ratio) : EventAction;

/// <summary>Sets what the door lets in; infinite where there is no line.</summary>
/// <param name="ViewersPerSecond">Viewers a second.</param>
public sealed record SetDoor(double ViewersPerSecond) : EventAction;

/// <summary>Turns new viewers away, or stops doing so.</summary>
/// <param name="Closed">True to turn away.</param>
public sealed record TurnAway(bool Closed) : EventAction;

/// <summary>Takes a step of the ladder, or takes it back.</summary>
/// <param name="Step">Which.</param>
/// <param name="On">True to take it.</param>
public sealed record SwitchStep(DegradeStep Step, bool On) : EventAction;

/// <summary>Stops the event for good.</summary>
public sealed record StopEvent : EventAction;

/// <summary>Asks a person.</summary>
/// <param name="Key">Key of the answer: "quota-1", "finance-1", "go-1", "abort-1", "step-2".</param>
public sealed record AskSomebody(string Key) : EventAction;
