using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Dryrun.Simulation.Randomness;

public static partial class Philox4x32
{
    /// <summary>Units of the blocks firstBlock, firstBlock + 1, ... of one entity, two a block; an odd last unit is the first half of its block.</summary>
    internal static void FillBlocks(ulong key, ulong entity, ulong firstBlock, Span<ulong> units)
    {
        var done = VectorPath.Use ? FillBlocksWide(key, entity, firstBlock, units) : 0;
        for (var block = firstBlock + (ulong)(done / 2); done + 1 < units.Length; done += 2)
            Block(block++, entity, key, out units[done], out units[done + 1]);
        if (done < units.Length) Block(firstBlock + (ulong)(done / 2), entity, key, out units[done], out _);
    }

    /// <summary>The first unit of each of the entities firstEntity, firstEntity + 1, ... under one key: that of block 0.</summary>
    internal static void FillFirsts(ulong key, ulong firstEntity, Span<ulong> units)
    {
        var done = VectorPath.Use ? FillFirstsWide(key, firstEntity, units) : 0;
        for (; done < units.Length; done++)
            Block(0, firstEntity + (ulong)done, key, out units[done], out _);
    }

    private static int FillBlocksWide(ulong key, ulong entity, ulong firstBlock, Span<ulong> units)
    {
        ref var target = ref MemoryMarshal.GetReference(units);
        var done = 0;
        var blocks = Vector256.Create(firstBlock) + Vector256<ulong>.Indices;
        var (high2, high3) = (Vector256.Create(entity), Vector256.Create(entity >> 32));
        for (; done + 16 <= units.Length; done += 16)
        {
            var a = new Counters(blocks, blocks >>> 32, high2, high3);
            blocks += Vector256.Create(4UL);
            var b = new Counters(blocks, blocks >>> 32, high2, high3);
            blocks += Vector256.Create(4UL);
            Rounds(ref a, ref b, key);
            StoreBlocks(a, ref Unsafe.Add(ref target, done));
            StoreBlocks(b, ref Unsafe.Add(ref target, done + 8));
        }
        return done;
    }

    private static int FillFirstsWide(ulong key, ulong firstEntity, Span<ulong> units)
    {
        ref var target = ref MemoryMarshal.GetReference(units);
        var done = 0;
        var entities = Vector256.Create(firstEntity) + Vector256<ulong>.Indices;
        for (; done + 8 <= units.Length; done += 8)
        {
            var a = new Counters(Vector256<ulong>.Zero, Vector256<ulong>.Zero, entities, entities >>> 32);
            entities += Vector256.Create(4UL);
            var b = new Counters(Vector256<ulong>.Zero, Vector256<ulong>.Zero, entities, entities >>> 32);
            entities += Vector256.Create(4UL);
            Rounds(ref a, ref b, key);
            a.First.StoreUnsafe(ref Unsafe.Add(ref target, done));
            b.First.StoreUnsafe(ref Unsafe.Add(ref target, done + 4));
        }
        return done;
    }

    /// <summary>First and second halves of four blocks, in the order of the blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreBlocks(in Counters blocks, ref ulong target)
    {
        var (first, second) = (blocks.First, blocks.Second);
        var even = Avx2.UnpackLow(first, second);
        var odd = Avx2.UnpackHigh(first, second);
        Avx2.Permute2x128(even, odd, 0x20).StoreUnsafe(ref target);
        Avx2.Permute2x128(even, odd, 0x31).StoreUnsafe(ref target, 4);
    }

    /// <summary>Ten rounds over two times four counters; two, because one alone would wait for its multiplications.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rounds(ref Counters a, ref Counters b, ulong key)
    {
        var (k0, k1) = (Vector256.Create(key & uint.MaxValue), Vector256.Create(key >> 32));
        var (stepA, stepB) = (Vector256.Create((ulong)WeylA), Vector256.Create((ulong)WeylB));
        Round(ref a, k0, k1);
        Round(ref b, k0, k1);
        for (var round = 1; round < 10; round++)
        {
            k0 += stepA;
            k1 += stepB;
            Round(ref a, k0, k1);
            Round(ref b, k0, k1);
        }
    }

    /// <summary>One round on the low halves of the lanes; what stands in the high halves is not read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref Counters c, Vector256<ulong> k0, Vector256<ulong> k1)
    {
        var a = Avx2.Multiply(c.C0.AsUInt32(), Vector256.Create((ulong)MultiplierA).AsUInt32());
        var b = Avx2.Multiply(c.C2.AsUInt32(), Vector256.Create((ulong)MultiplierB).AsUInt32());
        c = new Counters((b >>> 32) ^ c.C1 ^ k0, b, (a >>> 32) ^ c.C3 ^ k1, a);
    }

    /// <summary>Four counters side by side: word i of counter j in the low half of lane j of Ci.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly struct Counters(Vector256<ulong> c0, Vector256<ulong> c1, Vector256<ulong> c2, Vector256<ulong> c3)
    {
        internal readonly Vector256<ulong> C0 = c0;
        internal readonly Vector256<ulong> C1 = c1;
        internal readonly Vector256<ulong> C2 = c2;
        internal readonly Vector256<ulong> C3 = c3;

        internal Vector256<ulong> First => (C1 << 32) | (C0 & Vector256.Create((ulong)uint.MaxValue));

        internal Vector256<ulong> Second => (C3 << 32) | (C2 & Vector256.Create((ulong)uint.MaxValue));
    }
}
