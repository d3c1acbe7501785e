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
            var x = (bits >> 11) * (1.0 / 9007199254740992.0) * edges[layer];
            if (x >= edges[layer + 1])
            {
                if (layer == 0) x = Tail(ref stream);
                else if (!UnderCurve(ref stream, layer, x)) continue;
            }
            // Bit 8 of the unit is the sign.
            return BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) ^ (long)((bits & Layers) << 55));
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
