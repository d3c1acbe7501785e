using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// The xoshiro256++ 1.0 generator: 256 bits of state, period 2^256 - 1, about a nanosecond a draw. For the draws of one component, made in
/// one order; use <see cref="PhiloxStream"/> where draws must not depend on order. A mutable value: a copy repeats its original.
/// Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47, 2021.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public struct Xoshiro256 : IRandomSource, IEquatable<Xoshiro256>
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>A generator in the given state. Throws ArgumentException when all four words are 0, the one state without a successor.</summary>
    public Xoshiro256(ulong s0, ulong s1, ulong s2, ulong s3)
    {
        if ((s0 | s1 | s2 | s3) == 0)
            throw new ArgumentException("The state of xoshiro256++ must not be all zeros.", nameof(s0));
        (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);
    }

    /// <summary>A generator whose state is the first four units of the Philox stream at an address.</summary>
    public static Xoshiro256 At(StreamKey key, ulong entity = 0, ulong occasion = 0)
    {
        var seed = key.Open(entity, occasion);
        var (s0, s1, s2, s3) = (seed.NextUInt64(), seed.NextUInt64(), seed.NextUInt64(), seed.NextUInt64());
        return (s0 | s1 | s2 | s3) == 0 ? new Xoshiro256(1, 0, 0, 0) : new Xoshiro256(s0, s1, s2, s3);
    }

    /// <summary>64 uniform bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64()
    {
        var (s0, s1, s2, s3) = (_s0, _s1, _s2, _s3);
        var result = BitOperations.RotateLeft(s0 + s3, 23) + s0;
        var shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        _s1 = s1 ^ s2;
        _s0 = s0 ^ s3;
        _s2 = s2 ^ shifted;
        _s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>Uniform on the multiples of 2^-53 in [0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble() => (long)(NextUInt64() >> 11) * (1.0 / 9007199254740992.0);

    /// <summary>Uniform on the odd multiples of 2^-53 in (0, 1): never 0, never 1, symmetric about one half.</summary>
    public double NextOpenDouble() => ((long)(NextUInt64() >> 12) + 0.5) * (1.0 / 4503599627370496.0);

    /// <summary>Uniform on 0 .. exclusiveMax - 1 without bias (Lemire 2019). Below 1 throws ArgumentOutOfRangeException.</summary>
    public int NextInt(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMax);
        return (int)NextBelow((ulong)exclusiveMax);
    }

    /// <summary>Uniform on 0 .. exclusiveMax - 1 without bias (Lemire 2019, on 64 bits); exclusiveMax at least 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong NextBelow(ulong exclusiveMax)
    {
        var unit = NextUInt64();
        var low = unit * exclusiveMax;
        return low < exclusiveMax ? NextBelowAgain(exclusiveMax, unit) : Wide.High(unit, exclusiveMax);
    }

    private ulong NextBelowAgain(ulong exclusiveMax, ulong unit)
    {
        var threshold = (0UL - exclusiveMax) % exclusiveMax;
        while (unit * exclusiveMax < threshold)
            unit = NextUInt64();
        return Wide.High(unit, exclusiveMax);
    }

    /// <summary>True when both are in the same state, and so make the same draws from here on.</summary>
    public readonly bool Equals(Xoshiro256 other) => _s0 == other._s0 && _s1 == other._s1 && _s2 == other._s2 && _s3 == other._s3;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Xoshiro256 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => (int)StreamKey.Mix(_s0 ^ StreamKey.Mix(_s1 ^ StreamKey.Mix(_s2 ^ StreamKey.Mix(_s3))));

    /// <summary>Same state.</summary>
    public static bool operator ==(Xoshiro256 left, Xoshiro256 right) => left.Equals(right);

    /// <summary>Different states.</summary>
    public static bool operator !=(Xoshiro256 left, Xoshiro256 right) => !left.Equals(right);
}
