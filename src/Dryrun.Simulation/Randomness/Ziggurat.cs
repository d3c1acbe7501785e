using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// Standard exponential and normal draws in fixed point (units of 2^-57) by ziggurats of 256 layers on integers: 98.9 and 98.8 percent of the
/// draws take one unit of random bits, one comparison and one multiplication. Marsaglia and Tsang, J. Stat. Softw. 5(8), 2000, with separate bits
/// for layer, sign and place as Doornik asks. Wedges and tails are exact to the rounding of doubles. <see cref="PortableMath"/> computes the
/// tables, so they are the same everywhere.
/// </summary>
internal static unsafe class Ziggurat
{
    internal const int Layers = 256;

    /// <summary>Units of the fixed point in 1.</summary>
    internal const double One = 144115188075855872.0;

    /// <summary>Where the tail of the exponential begins; the base layer is one wider, since its tail is as large as a unit of its height.</summary>
    internal const double ExponentialTailStart = 7.69711747013104972;

    /// <summary>More tails in a row than this would leave 63 bits; the largest draw is eight tails' starts, 61.6, short of e^-61.6 of all.</summary>
    private const long LongestOffset = 7 * TailUnits;
    private const long TailUnits = (long)(ExponentialTailStart * One);

    /// <summary>Where the tail of the normal begins, and the area of each layer.</summary>
    internal const double NormalTailStart = 3.6541528853610088;
    private const double NormalArea = 0.004928673233974655;

    /// <summary>
    /// Layer i: [2 i] the bound below which its 64 bits lie within the next layer, [2 i + 1] its width in units. Kept for the life of the process, outside the heap,
    /// where a lookup is a single load from a known address.
    /// </summary>
    internal static readonly ulong* ExponentialLayers = MakeLayers(MakeExponentialEdges());
    internal static readonly ulong* NormalLayers = MakeLayers(MakeNormalEdges());

    /// <summary>Densities at the edges, [0] unused.</summary>
    private static readonly double[] ExponentialHeights = MakeHeights(MakeExponentialEdges(), x => PortableMath.Exp(-x));
    private static readonly double[] NormalHeights = MakeHeights(MakeNormalEdges(), x => PortableMath.Exp(-0.5 * x * x));

    /// <summary>A standard exponential in units of 2^-57, at most 61.6 * 2^57.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Exponential<TSource>(ref TSource source)
        where TSource : struct, IRandomSource
    {
        var bits = source.NextUInt64();
        var layer = (int)(bits & (Layers - 1)) << 1;
        var place = (long)Wide.High(bits, ExponentialLayers[layer + 1]);
        return bits < ExponentialLayers[layer] ? place : ExponentialBeyond(ref source, bits, place);
    }

    /// <summary>A standard exponential in units times a mean of at most 2^55, rounded to the nearest whole number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Scaled(long exponential, long mean) => (long)((Wide.High((ulong)exponential, (ulong)mean << 8) + 1) >> 1);

    /// <summary>The rest of a draw whose first bits fell outside the next layer.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static long ExponentialBeyond<TSource>(ref TSource source, ulong bits, long place)
        where TSource : struct, IRandomSource
    {
        var offset = 0L;
        while (true)
        {
            var layer = (int)(bits & (Layers - 1));
            if (bits < ExponentialLayers[layer << 1]) return offset + place;
            if (layer == 0)
            {
                // Without memory: beyond the start lies another exponential.
                if (offset < LongestOffset) offset += TailUnits;
            }
            else if (InWedge(ref source, ExponentialHeights, layer, PortableMath.Exp(place * (-1.0 / One))))
            {
                return offset + place;
            }
            bits = source.NextUInt64();
            place = (long)Wide.High(bits, ExponentialLayers[((int)(bits & (Layers - 1)) << 1) + 1]);
        }
    }

    /// <summary>A standard normal in units of 2^-57.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Normal<TSource>(ref TSource source)
        where TSource : struct, IRandomSource
    {
        var bits = source.NextUInt64();
        var layer = (int)(bits & (Layers - 1)) << 1;
        var place = (long)Wide.High(bits, NormalLayers[layer + 1]);
        // Bit 8 is the sign.
        var sign = -(long)((bits >> 8) & 1);
        return bits < NormalLayers[layer] ? (place ^ sign) - sign : NormalBeyond(ref source, bits, place);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static long NormalBeyond<TSource>(ref TSource source, ulong bits, long place)
        where TSource : struct, IRandomSource
    {
        while (true)
        {
            var layer = (int)(bits & (Layers - 1));
            if (bits >= NormalLayers[layer << 1])
            {
                var x = place * (1.0 / One);
                if (layer == 0) place = NormalTail(ref source);
                else if (!InWedge(ref source, NormalHeights, layer, PortableMath.Exp(-0.5 * x * x))) place = -1;
            }
            if (place >= 0) return (bits & Layers) != 0 ? -place : place;
            bits = source.NextUInt64();
            place = (long)Wide.High(bits, NormalLayers[((int)(bits & (Layers - 1)) << 1) + 1]);
        }
    }

    /// <summary>A normal beyond the tail's start, in units: Marsaglia, Technometrics 6, 1964.</summary>
    internal static long NormalTail<TSource>(ref TSource source)
        where TSource : struct, IRandomSource
    {
        while (true)
        {
            var x = Exponential(ref source) * (1.0 / One) / NormalTailStart;
            if (2.0 * (Exponential(ref source) * (1.0 / One)) > x * x)
                return (long)((NormalTailStart + x) * One);
        }
    }

    /// <summary>Whether a uniform height between a layer's lower and upper edge lies below the density.</summary>
    private static bool InWedge<TSource>(ref TSource source, double[] heights, int layer, double density)
        where TSource : struct, IRandomSource =>
        heights[layer] + source.NextDouble() * (heights[layer + 1] - heights[layer]) < density;

    /// <summary>Right edges of the layers: [0] is the widened base, [1] the tail's start, falling to [256] = 0.</summary>
    private static double[] MakeExponentialEdges()
    {
        const double Width = ExponentialTailStart + 1.0;
        var area = Width * PortableMath.Exp(-ExponentialTailStart);
        var edges = new double[Layers + 1];
        (edges[0], edges[1]) = (Width, ExponentialTailStart);
        for (var i = 2; i < Layers; i++)
            edges[i] = -PortableMath.Log(area / edges[i - 1] + PortableMath.Exp(-edges[i - 1]));
        return edges;
    }

    private static double[] MakeNormalEdges()
    {
        var edges = new double[Layers + 1];
        edges[0] = NormalArea / PortableMath.Exp(-0.5 * NormalTailStart * NormalTailStart);
        edges[1] = NormalTailStart;
        for (var i = 2; i < Layers; i++)
            edges[i] = Math.Sqrt(-2.0 * PortableMath.Log(NormalArea / edges[i - 1] + PortableMath.Exp(-0.5 * edges[i - 1] * edges[i - 1])));
        return edges;
    }

    private static ulong* MakeLayers(double[] edges)
    {
        // A pair shares a line of the cache.
        var layers = (ulong*)NativeMemory.AlignedAlloc(2 * Layers * sizeof(ulong), 64);
        for (var i = 0; i < Layers; i++)
        {
            layers[2 * i] = (ulong)(edges[i + 1] / edges[i] * 18446744073709551616.0);
            layers[2 * i + 1] = (ulong)(edges[i] * One);
        }
        return layers;
    }

    private static double[] MakeHeights(double[] edges, Func<double, double> density)
    {
        var heights = new double[Layers + 1];
        for (var i = 1; i <= Layers; i++)
            heights[i] = density(edges[i]);
        return heights;
    }
}
