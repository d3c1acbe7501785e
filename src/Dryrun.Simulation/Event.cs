using System.Runtime.InteropServices;

namespace Dryrun.Simulation;

/// <summary>What a component is told when an event of its own is due: a kind and two numbers, whose meaning is the component's.</summary>
/// <param name="Kind">Which kind of event, 0 or more.</param>
/// <param name="A">The first number given to Schedule.</param>
/// <param name="B">The second number given to Schedule.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Event(int Kind, long A = 0, long B = 0);

/// <summary>A scheduled event, with which it can be cancelled until it happens. Afterwards the token is stale and does nothing.</summary>
/// <param name="Slot">Where the event is kept; 0 for none.</param>
/// <param name="Generation">How often that place had been used before; tells this event from others that were there.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EventToken(uint Slot, uint Generation);
