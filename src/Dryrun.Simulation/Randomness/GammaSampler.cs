using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// Gamma and beta draws: Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26, 2000; shapes below 1 through
/// Gamma(shape + 1) * U^(1/shape), in logarithms where that would vanish.
/// </summary>
internal static class GammaSampler
{
    internal static double Draw<TSource>(ref TSource stream, double shape)
        where TSource : struct, IRandomSource
    {
        Require(shape, nameof(shape));
        if (shape >= 1.0) return DrawFromOne(ref stream, shape);
        return PortableMath.Exp(DrawLog(ref stream, shape));
    }

    internal static double DrawBeta<TSource>(ref TSource stream, double a, double b)
        where TSource : struct, IRandomSource
    {
        Require(a, nameof(a));
        Require(b, nameof(b));
        if (a >= 1.0 && b >= 1.0)
        {
            var x = DrawFromOne(ref stream, a);
            var y = DrawFromOne(ref stream, b);
            return x / (x + y);
        }
        var logX = DrawLog(ref stream, a);
        var logY = DrawLog(ref stream, b);
        return 1.0 / (1.0 + PortableMath.Exp(logY - logX));
    }

    private static double DrawLog<TSource>(ref TSource stream, double shape)
        where TSource : struct, IRandomSource
    {
        if (shape >= 1.0) return PortableMath.Log(DrawFromOne(ref stream, shape));
        var body = PortableMath.Log(DrawFromOne(ref stream, shape + 1.0));
        return body - NormalSampler.StandardExponential(ref stream) / shape;
    }

    private static double DrawFromOne<TSource>(ref TSource stream, double shape)
        where TSource : struct, IRandomSource
    {
        var d = shape - 1.0 / 3;
        var c = 1.0 / Math.Sqrt(9.0 * d);
        while (true)
        {
            var x = NormalSampler.Draw(ref stream);
            var root = 1.0 + c * x;
            if (root <= 0.0) continue;
            var v = root * root * root;
            var u = stream.NextOpenDouble();
            var square = x * x;
            if (u < 1.0 - 0.0331 * square * square) return d * v;
            if (PortableMath.Log(u) < 0.5 * square + d * (1.0 - v + PortableMath.Log(v))) return d * v;
        }
    }

    private static void Require(double value, string name)
    {
        if (!(value > 0.0 && value <= double.MaxValue))
            throw new ArgumentOutOfRangeException(name, value, "Must be positive and finite.");
    }
}
