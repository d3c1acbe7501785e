using System.Runtime.CompilerServices;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// The Philox4x32-10 block function: a keyed bijection from a 128-bit counter to 128 random bits.
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011; passes its known-answer vectors.
/// </summary>
public static partial class Philox4x32
{
    private const uint MultiplierA = 0xD2511F53;
    private const uint MultiplierB = 0xCD9E8D57;
    private const uint WeylA = 0x9E3779B9;
    private const uint WeylB = 0xBB67AE85;

    /// <summary>The block of words 0..3 for a counter of words 0..3 and a key of words 0..1.</summary>
    public static (uint W0, uint W1, uint W2, uint W3) Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < 10; round++)
        {
            var a = (ulong)MultiplierA * c0;
            var b = (ulong)MultiplierB * c2;
            (c0, c1, c2, c3) = ((uint)(b >> 32) ^ c1 ^ k0, (uint)b, (uint)(a >> 32) ^ c3 ^ k1, (uint)a);
            k0 += WeylA;
            k1 += WeylB;
        }
        return (c0, c1, c2, c3);
    }

    /// <summary>
    /// The same block in 64-bit halves, little end first: counter = (low, high), key as one number; First = W1:W0, Second = W3:W2.
    /// </summary>
    internal static void Block(ulong counterLow, ulong counterHigh, ulong key, out ulong first, out ulong second)
    {
        // Written out: every draw of a simulation passes here.
        var (c0, c1, c2, c3) = ((uint)counterLow, (uint)(counterLow >> 32), (uint)counterHigh, (uint)(counterHigh >> 32));
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        Round(ref c0, ref c1, ref c2, ref c3, k0, k1);
        Round(ref c0, ref c1, ref c2, ref c3, k0 + WeylA, k1 + WeylB);
        Round(ref c0, ref c1, ref c2, ref c3, k0 + unchecked(2 * WeylA), k1 + unchecked(2 * WeylB));
        Round(ref c0, ref c1, ref c2, ref c3, k0 + unchecked(3 * WeylA), k1 + unchecked(3 * WeylB));
        Round(ref c0, ref c1, ref c2, ref c3, k0 + unchecked(4 * WeylA), k1 + unchecked(4 * WeylB));
        Round(ref c0, ref c1, ref c2, ref c3, k0 + unchecked(5 * WeylA), k1 + unchecked(5 * WeylB));
        Round(ref c0, ref c1, ref c2, ref c3, k0 + unchecked(6 * WeylA), k1 + unchecked(6 * WeylB));
        Round(ref c0, ref c1, ref c2, ref c3, k0 + unchecked(7 * WeylA), k1 + unchecked(7 * WeylB));
        Round(ref c0, ref c1, ref c2, ref c3, k0 + unchecked(8 * WeylA), k1 + unchecked(8 * WeylB));
        Round(ref c0, ref c1, ref c2, ref c3, k0 + unchecked(9 * WeylA), k1 + unchecked(9 * WeylB));
        first = ((ulong)c1 << 32) | c0;
        second = ((ulong)c3 << 32) | c2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref uint c0, ref uint c1, ref uint c2, ref uint c3, uint k0, uint k1)
    {
        var a = (ulong)MultiplierA * c0;
        var b = (ulong)MultiplierB * c2;
        (c0, c1, c2, c3) = ((uint)(b >> 32) ^ c1 ^ k0, (uint)b, (uint)(a >> 32) ^ c3 ^ k1, (uint)a);
    }
}
