using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Benchmarks;

/// <summary>What a draw costs.</summary>
internal static class SamplerBenchmark
{
    private const string Table = "draws";

    public static IEnumerable<BenchFigure> Measure(BenchSize size, CancellationToken cancellation)
    {
        var draws = new Draws(StreamKey.Of(1, "draws"));
        var philox = StreamKey.Of(1, "philox").Open();
        (string Name, Func<long> Draw)[] samplers =
        [
            ("64 bits, Philox4x32-10", () => (long)philox.NextUInt64()),
            ("64 bits, xoshiro256++", () => (long)draws.NextUInt64()),
            ("uniform time", () => draws.Uniform(0, 1_000_000)),
            ("exponential time, ziggurat", () => draws.Exponential(1_000_000)),
            ("exponential, by logarithm", () => (long)(-1e6 * PortableMath.Log(draws.NextOpenDouble()))),
            ("normal time, ziggurat", () => draws.Normal(1_000_000, 100_000)),
            ("log-normal time", () => draws.LogNormal(1_000_000, 0.5)),
            ("Pareto time", () => draws.Pareto(1_000_000, 1.5)),
            ("gamma time, shape 2.5", () => draws.Gamma(2.5, 1_000_000)),
            ("Poisson, mean 3", () => draws.Poisson(3.0)),
            ("Poisson, mean 1,000", () => draws.Poisson(1000.0)),
            ("binomial, 1,000,000 of 0.3", () => draws.Binomial(1_000_000, 0.3)),
            ("hypergeometric, 1,000 of 10,000", () => draws.Hypergeometric(10_000, 4_000, 1_000)),
        ];
        foreach (var (name, draw) in samplers)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new(Table, name, "each", CpuTime.NanosecondsEach(Drawing(draw), size.Events, size.Repeats));
        }
    }

    // The call through a delegate, about two nanoseconds, is part of every figure.
    private static Func<long, long> Drawing(Func<long> draw) => times =>
    {
        var sum = 0L;
        for (var i = 0L; i < times; i++) sum += draw();
        return sum == long.MinValue ? 0 : times;
    };
}
