using Dryrun.Simulation.Randomness;

namespace Dryrun.Simulation.Tests.Events;

/// <summary>The six shapes of delays that tell event queues apart, in microseconds.</summary>
public enum DelayShape
{
    Exponential,
    Uniform,

    /// <summary>One in sixteen is 512 times as long.</summary>
    Bimodal,

    /// <summary>Shape 1.5: no variance.</summary>
    Pareto,

    /// <summary>Sixteen different delays: masses of ties.</summary>
    Discrete,
    Constant,
}

internal static class Delays
{
    private const long Mean = 1_000_000;

    public static long Next(DelayShape shape, Draws draws) => shape switch
    {
        DelayShape.Exponential => draws.Exponential(Mean),
        DelayShape.Uniform => draws.Uniform(0, 2 * Mean),
        DelayShape.Bimodal => draws.Bernoulli(1, 16) ? 512 * draws.Uniform(0, Mean) : draws.Uniform(0, Mean),
        DelayShape.Pareto => draws.Pareto(Mean / 3, 1.5),
        DelayShape.Discrete => (1 + draws.NextInt(16)) * Mean,
        _ => Mean,
    };
}
