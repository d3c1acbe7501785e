using System.Runtime.InteropServices;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Simulation.Experiments;

/// <summary>One run to make: a design under a seed. What it does may depend on these alone.</summary>
/// <param name="Design">The design to run.</param>
/// <param name="DesignIndex">Its place among the designs, from 0.</param>
/// <param name="Replicate">The number of the replication, from 0.</param>
/// <param name="Seed">
/// The seed of the world to make. Under common random numbers all designs meet the same seed in the same replication; otherwise each its own.
/// </param>
/// <param name="Cancellation">Long trials look at it now and then.</param>
public sealed record Trial<TDesign>(TDesign Design, int DesignIndex, int Replicate, ulong Seed, CancellationToken Cancellation)
{
    /// <summary>The key of the trial's own streams, for trials that make no world.</summary>
    public StreamKey Key => StreamKey.Of(Seed, "trial");
}

/// <summary>How far an experiment has come. The number of trials planned is an upper bound where a precision may end it sooner.</summary>
/// <param name="Finished">Trials finished, never falling.</param>
/// <param name="Planned">Trials at most.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ExperimentProgress(long Finished, long Planned);

/// <summary>A trial threw: says which, so that it can be run again alone. The inner exception is what it threw.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "Made here alone.")]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "Named for what happened.")]
public sealed class TrialFailed(int designIndex, int replicate, ulong seed, Exception inner)
    : Exception($"The trial of design {designIndex} in replication {replicate} (seed {seed}) failed: {inner.Message}", inner)
{
    /// <summary>The place of the design, from 0.</summary>
    public int DesignIndex { get; } = designIndex;

    /// <summary>The number of the replication, from 0.</summary>
    public int Replicate { get; } = replicate;

    /// <summary>The seed it ran under.</summary>
    public ulong Seed { get; } = seed;
}
