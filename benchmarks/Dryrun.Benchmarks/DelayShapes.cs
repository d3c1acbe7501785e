using Dryrun.Simulation.Randomness;

namespace Dryrun.Benchmarks;

/// <summary>A law of delays, as a struct so that each hold loop is compiled for its own.</summary>
internal interface IDelayShape
{
    static abstract string Name { get; }

    static abstract long Next(Draws draws);
}

/// <summary>The six laws, all with about the same mean, large enough that ties come from the law and not from the microsecond.</summary>
internal static class DelayShapes
{
    /// <summary>Mean delay in microseconds.</summary>
    public const long Mean = 1L << 32;

    /// <summary>Names in the order of the tables.</summary>
    public static IReadOnlyList<string> Names { get; } = [Exponential.Name, Uniform.Name, Bimodal.Name, Pareto.Name, Discrete.Name, Constant.Name];

    internal readonly struct Exponential : IDelayShape
    {
        public static string Name => "exponential";

        public static long Next(Draws draws) => draws.Exponential(Mean);
    }

    internal readonly struct Uniform : IDelayShape
    {
        public static string Name => "uniform";

        public static long Next(Draws draws) => 1 + (long)(draws.NextUInt64() >> 31);
    }

    /// <summary>One in sixteen lies 512 times as far away: the case that breaks a calendar with one width of days.</summary>
    internal readonly struct Bimodal : IDelayShape
    {
        public static string Name => "bimodal";

        public static long Next(Draws draws)
        {
            var bits = draws.NextUInt64();
            return 1 + ((long)(bits >> 36) << ((bits & 15) == 0 ? 9 : 0));
        }
    }

    internal readonly struct Pareto : IDelayShape
    {
        public static string Name => "pareto";

        public static long Next(Draws draws) => draws.Pareto(Mean / 3, 1.5);
    }

    /// <summary>Sixteen values: massive ties.</summary>
    internal readonly struct Discrete : IDelayShape
    {
        public static string Name => "discrete";

        public static long Next(Draws draws) => (long)(1 + (draws.NextUInt64() & 15)) * (Mean / 8);
    }

    internal readonly struct Constant : IDelayShape
    {
        public static string Name => "constant";

        public static long Next(Draws draws) => Mean;
    }
}
