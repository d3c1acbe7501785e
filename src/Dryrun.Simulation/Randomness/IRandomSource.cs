namespace Dryrun.Simulation.Randomness;

/// <summary>What every sampler needs of a generator. Generators are structs, so that each sampler is compiled for each of them.</summary>
internal interface IRandomSource
{
    /// <summary>64 uniform bits.</summary>
    ulong NextUInt64();

    /// <summary>Uniform on the multiples of 2^-53 in [0, 1).</summary>
    double NextDouble();

    /// <summary>Uniform on the odd multiples of 2^-53 in (0, 1).</summary>
    double NextOpenDouble();

    /// <summary>Uniform on 0 .. exclusiveMax - 1.</summary>
    int NextInt(int exclusiveMax);
}
