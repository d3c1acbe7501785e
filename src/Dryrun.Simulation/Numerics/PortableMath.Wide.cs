using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Dryrun.Simulation.Numerics;

public static partial class PortableMath
{
    /// <summary>
    /// Logarithms of four positive normal numbers: the operations of <see cref="Log(double)"/> in their order, so the same bits. Needs AVX2.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static unsafe Vector256<double> LogOfNormal(Vector256<double> x)
    {
        var bits = x.AsInt64();
        var offset = bits - Vector256.Create(LogOffset);
        // The exponent stands in the high halves of the lanes.
        var highs = Avx2.PermuteVar8x32(offset.AsInt32(), Vector256.Create(1, 3, 5, 7, 1, 3, 5, 7)).GetLower();
        var k = Avx.ConvertToVector256Double(highs >> 20);
        var place = (offset >>> 45) & Vector256.Create(127L);
        var index = place + place + place;
        var zBits = bits - (offset & Vector256.Create(~MantissaMask));
        var zHigh = (zBits & Vector256.Create(~0x1fffffL)).AsDouble();
        var zLow = zBits.AsDouble() - zHigh;
        // The table is part of the program's image and never moves.
        var table = (double*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(PortableMathTables.Logarithm));
        var c = Avx2.GatherVector256(table, index, 8);
        var r = (zHigh * c - Vector256<double>.One) + zLow * c;
        var whole = k * Vector256.Create(Ln2High) + Avx2.GatherVector256(table + 1, index, 8);
        var high = whole + r;
        var low = ((whole - high) + r) + (k * Vector256.Create(Ln2Low) + Avx2.GatherVector256(table + 2, index, 8) + Vector256<double>.Zero);
        return (low + Log1pTail(r)) + high;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Log1pTail(Vector256<double> r)
    {
        var r2 = r * r;
        var r4 = r2 * r2;
        var near = (Vector256.Create(-0.5) + r * (1.0 / 3)) + r2 * (Vector256.Create(-0.25) + r * 0.2);
        return r2 * (near + r4 * ((Vector256.Create(-1.0 / 6) + r * (1.0 / 7)) - r2 * 0.125));
    }
}
