using System.Numerics;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// Luck stratified over replicates: a defect with a chance of 1 in 16 strikes once in every 16 replicates rather than by accident none or
/// three times. Each value on its own is still uniform over seeds; only the replicates of one block depend on each other.
/// </summary>
public static class Stratified
{
    private const int Rounds = 8;

    /// <summary>
    /// A number in [0, 1) for one dimension of luck in one replicate. Over replicates 0 .. strataCount - 1 exactly one falls in each stratum
    /// [i / strataCount, (i + 1) / strataCount); every further block of strataCount replicates is permuted afresh. Dimensions are independent.
    /// Each value is computed alone, without the others. Throws ArgumentOutOfRangeException when replicate is negative or strataCount below 1.
    /// </summary>
    public static double Uniform(StreamKey key, string dimension, int replicate, int strataCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(replicate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(strataCount);
        var below = key.Child(dimension);
        var block = replicate / strataCount;
        var stratum = Permute((uint)(replicate % strataCount), (uint)strataCount, below.Child("strata").Child(block).Key);
        var stream = below.Child("jitter").Open((ulong)replicate);
        var value = (stratum + stream.NextDouble()) / strataCount;
        // The sum or the quotient may round up onto the next stratum; step back below its edge.
        while (value >= (stratum + 1.0) / strataCount)
            value = Math.BitDecrement(value);
        return value;
    }

    /// <summary>
    /// A keyed bijection on 0 .. count - 1: a balanced Feistel network on the next even number of bits, its round function one Philox block,
    /// repeated until the value falls back below count (cycle walking, below four passes on average).
    /// </summary>
    internal static uint Permute(uint index, uint count, ulong key)
    {
        if (count <= 1) return 0;
        var halfBits = Math.Max(1, (BitOperations.Log2(count - 1) + 2) / 2);
        var mask = (1u << halfBits) - 1;
        // Rotating by a keyed start makes each place uniform over keys even where the network is too small to mix well.
        Philox4x32.Block(0, count, key, out var shift, out _);
        var start = (uint)(shift % count);
        var value = (uint)(((ulong)index + start) % count);
        do
        {
            var (left, right) = (value >> halfBits, value & mask);
            for (var round = 0; round < Rounds; round++)
            {
                Philox4x32.Block(((ulong)(round + 1) << 32) | right, count, key, out var bits, out _);
                (left, right) = (right, left ^ ((uint)(bits >> 32) & mask));
            }
            value = (left << halfBits) | right;
        }
        while (value >= count);
        return value;
    }
}
