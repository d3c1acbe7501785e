namespace Dryrun.Systems.GatewayLimits.Limiting;

/// <summary>
/// An algorithm over the state of one key. A pure function of state, time and cost: no clock, no lock, no allocation. A new key's state is
/// <c>default</c>. Time may stand still; where it goes back, it counts as the latest seen.
/// </summary>
/// <typeparam name="TState">What is kept of a key.</typeparam>
public interface IRateRule<TState>
    where TState : struct
{
    /// <summary>What is promised in the long run, for headers and documents.</summary>
    Rate Rate { get; }

    /// <summary>Most units that pass at once.</summary>
    long Burst { get; }

    /// <summary>Decides on a request and notes it where it is admitted.</summary>
    /// <param name="state">The key's state.</param>
    /// <param name="nowMicros">The time, 0 .. <see cref="Rate.NowMicrosMax"/>.</param>
    /// <param name="cost">Units it takes, at least 1.</param>
    RateDecision Decide(ref TState state, long nowMicros, long cost);

    /// <summary>The same decision, noted in the same way, without the figures that only headers need.</summary>
    bool Admits(ref TState state, long nowMicros, long cost);

    /// <summary>Whether forgetting the key now changes no later decision.</summary>
    bool IsForgettable(in TState state, long nowMicros);
}
