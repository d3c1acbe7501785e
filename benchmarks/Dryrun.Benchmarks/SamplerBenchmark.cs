using Dryrun.Simulation.Numerics;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Benchmarks;

/// <summary>What a draw costs. Each sampler is a struct, so that its loop is compiled for it alone and no call through a delegate is measured with it.</summary>
internal static class SamplerBenchmark
{
    private const string Table = "draws";
    private const long Mean = 1_000_000;

    public static IEnumerable<BenchFigure> Measure(BenchSize size, CancellationToken cancellation)
    {
        (string Name, Func<long, long> Run)[] samplers =
        [
            ("64 bits, Philox4x32-10", Philox),
            ("64 bits, Philox4x32-10, filled in bulk", PhiloxInBulk),
            ("64 bits, xoshiro256++", Loop<Bits>()),
            ("uniform time", Loop<Uniform>()),
            ("exponential time, ziggurat", Loop<Exponential>()),
            ("exponential time, by logarithm", Loop<ByLogarithm>()),
            ("normal time, ziggurat", Loop<Normal>()),
            ("log-normal time", Loop<LogNormal>()),
            ("Pareto time", Loop<Pareto>()),
            ("gamma time, shape 2.5", Loop<Gamma>()),
            ("one of 1,000, alias table", Loop<Alias>()),
            ("Poisson, mean 3", Loop<FewPoisson>()),
            ("Poisson, mean 1,000", Loop<ManyPoisson>()),
            ("binomial, 1,000,000 of 0.3", Loop<Binomial>()),
            ("hypergeometric, 1,000 of 10,000", Loop<Hypergeometric>()),
        ];
        foreach (var (name, run) in samplers)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new(Table, name, "each", CpuTime.NanosecondsOfLoop(run, size.Events, size.Repeats, cancellation));
        }
    }

    private static long Philox(long times)
    {
        var (stream, sum) = (StreamKey.Of(1, "philox").Open(), 0UL);
        for (var i = 0L; i < times; i++) sum += stream.NextUInt64();
        return sum == 0 ? 0 : times;
    }

    private static long PhiloxInBulk(long times)
    {
        var (stream, block, sum) = (StreamKey.Of(1, "philox").Open(), new ulong[4096], 0UL);
        for (var i = 0L; i < times; i += block.Length)
        {
            stream.Fill(block);
            sum += block[0];
        }

        return sum == 0 ? 0 : (times + block.Length - 1) / block.Length * block.Length;
    }

    private static Func<long, long> Loop<TSampler>()
        where TSampler : struct, ISampler
    {
        var draws = new Draws(StreamKey.Of(1, "draws"));
        return times =>
        {
            var sum = 0L;
            for (var i = 0L; i < times; i++) sum += TSampler.Next(draws);
            return sum == long.MinValue ? 0 : times;
        };
    }

    private interface ISampler
    {
        static abstract long Next(Draws draws);
    }

    private readonly struct Bits : ISampler
    {
        public static long Next(Draws draws) => (long)draws.NextUInt64();
    }

    private readonly struct Uniform : ISampler
    {
        public static long Next(Draws draws) => draws.Uniform(0, Mean);
    }

    private readonly struct Exponential : ISampler
    {
        public static long Next(Draws draws) => draws.Exponential(Mean);
    }

    private readonly struct ByLogarithm : ISampler
    {
        public static long Next(Draws draws) => (long)(-Mean * PortableMath.Log(draws.NextOpenDouble()));
    }

    private readonly struct Normal : ISampler
    {
        public static long Next(Draws draws) => draws.Normal(Mean, Mean / 10);
    }

    private readonly struct LogNormal : ISampler
    {
        public static long Next(Draws draws) => draws.LogNormal(Mean, 0.5);
    }

    private readonly struct Pareto : ISampler
    {
        public static long Next(Draws draws) => draws.Pareto(Mean, 1.5);
    }

    private readonly struct Gamma : ISampler
    {
        public static long Next(Draws draws) => draws.Gamma(2.5, Mean);
    }

    private readonly struct Alias : ISampler
    {
        private static readonly AliasTable Table = new([.. Enumerable.Range(1, 1000).Select(i => 1.0 / i)]);

        public static long Next(Draws draws) => draws.Choice(Table);
    }

    private readonly struct FewPoisson : ISampler
    {
        public static long Next(Draws draws) => draws.Poisson(3.0);
    }

    private readonly struct ManyPoisson : ISampler
    {
        public static long Next(Draws draws) => draws.Poisson(1000.0);
    }

    private readonly struct Binomial : ISampler
    {
        public static long Next(Draws draws) => draws.Binomial(1_000_000, 0.3);
    }

    private readonly struct Hypergeometric : ISampler
    {
        public static long Next(Draws draws) => draws.Hypergeometric(10_000, 4_000, 1_000);
    }
}
