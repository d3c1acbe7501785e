using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// Standard normal draws by a ziggurat of 256 layers on 53-bit uniforms: Marsaglia and Tsang, J. Stat. Softw. 5(8), 2000, in
/// Doornik's form with separate bits for layer, sign and place. <see cref="PortableMath"/> computes the tables, so they are the same everywhere.
/// </summary>
internal static class NormalSampler
{
    private const int Layers = 256;

    /// <summary>Where the tail begins, and the area of each layer (Marsaglia and Tsang).</summary>
    internal const double TailStart = 3.6541528853610088;
    private const double LayerArea = 0.004928673233974655;

    /// <summary>Right edges of the layers: [0] is the widened base, [1] the tail's start, falling to [256] = 0.</summary>
    private static readonly double[] Edges = MakeEdges();

    internal static double Draw<TSource>(ref TSource stream)
        where TSource : struct, IRandomSource
    {
        var edges = Edges;
        while (true)
        {
            var bits = stream.NextUInt64();
            var layer = (int)(bits & (Layers - 1));
            var x = (long)(bits >> 11) * (1.0 / 9007199254740992.0) * edges[layer];
            if (x >= edges[layer + 1])
            {
                if (layer == 0) x = Tail(ref stream);
                else if (!UnderCurve(ref stream, layer, x)) continue;
            }
            // Bit 8 of the unit is the sign.
            return BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) ^ (long)((bits & Layers) << 55));
        }
    }

    /// <summary>
    /// The values of up to four units that each settle their draw alone, up to the first that does not; their number. Writes all four places. Needs AVX2.
    /// </summary>
    internal static unsafe int Accepted(ReadOnlySpan<ulong> units, Span<double> values)
    {
        var bits = Vector256.Create(units);
        var layers = (bits & Vector256.Create(Layers - 1UL)).AsInt64();
        fixed (double* edges = Edges)
        {
            var place = Vector256.ConvertToDouble((bits >>> 11).AsInt64()) * (1.0 / 9007199254740992.0) * Avx2.GatherVector256(edges, layers, 8);
            var outside = Vector256.GreaterThanOrEqual(place, Avx2.GatherVector256(edges + 1, layers, 8));
            var signs = (bits & Vector256.Create((ulong)Layers)) << 55;
            (place.AsUInt64() ^ signs).AsDouble().CopyTo(values);
            return BitOperations.TrailingZeroCount(outside.ExtractMostSignificantBits() | 16u);
        }
    }

    private static bool UnderCurve<TSource>(ref TSource stream, int layer, double x)
        where TSource : struct, IRandomSource
    {
        var low = Density(Edges[layer]);
        var high = Density(Edges[layer + 1]);
        return low + stream.NextDouble() * (high - low) < Density(x);
    }

    /// <summary>A normal beyond the tail's start: Marsaglia, Technometrics 6, 1964.</summary>
    internal static double Tail<TSource>(ref TSource stream)
        where TSource : struct, IRandomSource
    {
        while (true)
        {
            var x = StandardExponential(ref stream) / TailStart;
            if (2.0 * StandardExponential(ref stream) > x * x)
                return TailStart + x;
        }
    }

    internal static double StandardExponential<TSource>(ref TSource stream)
        where TSource : struct, IRandomSource => -PortableMath.Log(stream.NextOpenDouble());

    private static double Density(double x) => PortableMath.Exp(-0.5 * x * x);

    private static double[] MakeEdges()
    {
        var edges = new double[Layers + 1];
        edges[0] = LayerArea / Density(TailStart);
        edges[1] = TailStart;
        for (var i = 2; i < Layers; i++)
            edges[i] = Math.Sqrt(-2.0 * PortableMath.Log(LayerArea / edges[i - 1] + Density(edges[i - 1])));
        return edges;
    }
}
