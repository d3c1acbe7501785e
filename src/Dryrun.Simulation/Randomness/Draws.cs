using System.Runtime.CompilerServices;
using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// The random draws of one purpose inside a component, made in one order: xoshiro256++ seeded from the Philox stream at an address. Two purposes
/// never share a stream, so a further draw of one leaves the others as they were. Times are whole microseconds. Not for use by two threads.
/// </summary>
public sealed partial class Draws
{
    /// <summary>The greatest mean, median, scale or bound of a time: 2^55 microseconds, 1,141 years.</summary>
    public const long MaxMean = 1L << 55;

    /// <summary>The greatest time drawn: 2^61 microseconds. Draws of heavy tails beyond it are cut to it.</summary>
    public const long MaxTime = 1L << 61;

    private Xoshiro256 _source;

    /// <summary>The draws at an address, from the first on.</summary>
    public Draws(StreamKey key, ulong entity = 0, ulong occasion = 0) => _source = Xoshiro256.At(key, entity, occasion);

    /// <summary>64 uniform bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64() => _source.NextUInt64();

    /// <summary>Uniform on the multiples of 2^-53 in [0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble() => _source.NextDouble();

    /// <summary>Uniform on the odd multiples of 2^-53 in (0, 1): never 0, never 1, symmetric about one half.</summary>
    public double NextOpenDouble() => _source.NextOpenDouble();

    /// <summary>Uniform on 0 .. exclusiveMax - 1 without bias. Below 1 throws ArgumentOutOfRangeException.</summary>
    public int NextInt(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMax);
        return (int)_source.NextBelow((ulong)exclusiveMax);
    }

    /// <summary>Uniform on 0 .. exclusiveMax - 1 without bias. Below 1 throws ArgumentOutOfRangeException.</summary>
    public long NextLong(long exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMax);
        return (long)_source.NextBelow((ulong)exclusiveMax);
    }

    /// <summary>True with probability p in [0, 1], to within 2^-53. Always takes one unit. Throws ArgumentOutOfRangeException otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Bernoulli(double p)
    {
        PhiloxStream.RequireProbability(p);
        return NextDouble() < p;
    }

    /// <summary>True with probability numerator / denominator, exactly; 0 &lt;= numerator &lt;= denominator, denominator at least 1.</summary>
    public bool Bernoulli(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numerator, denominator);
        return _source.NextBelow((ulong)denominator) < (ulong)numerator;
    }

    /// <summary>Standard exponential (mean 1), a multiple of 2^-58.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Exponential() => Ziggurat.Exponential(ref _source) * (1.0 / Ziggurat.One);

    /// <summary>
    /// An exponential time with the given mean, 0 .. <see cref="MaxMean"/>, rounded to the nearest microsecond (so 0 is possible).
    /// Throws ArgumentOutOfRangeException otherwise.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Exponential(long mean)
    {
        if ((ulong)mean > MaxMean) ThrowTime(mean, nameof(mean));
        var high = Math.BigMul(Ziggurat.Exponential(ref _source), (ulong)mean, out var low);
        return (long)((high << 6 | low >> 58) + (low >> 57 & 1));
    }

    /// <summary>Uniform on the whole microseconds low .. high, both included; 0 &lt;= low &lt;= high &lt;= <see cref="MaxMean"/>.</summary>
    public long Uniform(long low, long high)
    {
        if ((ulong)high > MaxMean) ThrowTime(high, nameof(high));
        if (low < 0 || low > high)
            throw new ArgumentOutOfRangeException(nameof(low), low, $"The lower bound lies in 0 .. the upper bound, {high}.");
        return low + (long)_source.NextBelow((ulong)(high - low) + 1);
    }

    /// <summary>Standard normal (mean 0, deviation 1), a multiple of 2^-58.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Normal() => Ziggurat.Normal(ref _source) * (1.0 / Ziggurat.One);

    /// <summary>
    /// A normal time, rounded to the nearest microsecond and cut to 0 from below; mean and deviation 0 .. <see cref="MaxMean"/>. The cut moves the mean
    /// up where the deviation is above a third of it.
    /// </summary>
    public long Normal(long mean, long deviation)
    {
        if ((ulong)mean > MaxMean) ThrowTime(mean, nameof(mean));
        if ((ulong)deviation > MaxMean) ThrowTime(deviation, nameof(deviation));
        return Rounded(mean + Normal() * deviation);
    }

    /// <summary>A log-normal time, median * e^(sigma * Z); median 0 .. <see cref="MaxMean"/>, sigma at least 0 and finite. Its mean is median * e^(sigma^2 / 2).</summary>
    public long LogNormal(long median, double sigma)
    {
        if ((ulong)median > MaxMean) ThrowTime(median, nameof(median));
        RequireFinite(sigma, nameof(sigma));
        return Rounded(median * PortableMath.Exp(sigma * Normal()));
    }

    /// <summary>
    /// A Pareto time: P(T > t) = (least / t)^shape for t above least; least 0 .. <see cref="MaxMean"/>, shape positive and finite. The mean is
    /// least * shape / (shape - 1) for a shape above 1, otherwise infinite (and cut by <see cref="MaxTime"/>).
    /// </summary>
    public long Pareto(long least, double shape)
    {
        if ((ulong)least > MaxMean) ThrowTime(least, nameof(least));
        RequirePositive(shape, nameof(shape));
        return Rounded(least * PortableMath.Exp(Exponential() / shape));
    }

    /// <summary>A Weibull time, scale * E^(1 / shape), E standard exponential; scale 0 .. <see cref="MaxMean"/>, shape positive and finite.</summary>
    public long Weibull(long scale, double shape)
    {
        if ((ulong)scale > MaxMean) ThrowTime(scale, nameof(scale));
        RequirePositive(shape, nameof(shape));
        return Rounded(scale * PortableMath.Pow(Exponential(), 1.0 / shape));
    }

    /// <summary>
    /// An Erlang time: the sum of the given number of exponential stages (at least 1), with this mean for the whole, 0 .. <see cref="MaxMean"/>.
    /// Its variance is mean^2 / stages.
    /// </summary>
    public long Erlang(int stages, long mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stages);
        if ((ulong)mean > MaxMean) ThrowTime(mean, nameof(mean));
        if (stages > 8) return Rounded(mean * (GammaSampler.Draw(ref _source, stages) / stages));
        var sum = 0.0;
        for (var i = 0; i < stages; i++)
            sum += Exponential();
        return Rounded(mean * (sum / stages));
    }

    /// <summary>A gamma time of the given shape (positive, finite) and mean, 0 .. <see cref="MaxMean"/>. Its variance is mean^2 / shape.</summary>
    public long Gamma(double shape, long mean)
    {
        if ((ulong)mean > MaxMean) ThrowTime(mean, nameof(mean));
        return Rounded(mean * (GammaSampler.Draw(ref _source, shape) / shape));
    }

    /// <summary>A triangular time on low .. high with its peak at mode; 0 &lt;= low &lt;= mode &lt;= high &lt;= <see cref="MaxMean"/>.</summary>
    public long Triangular(long low, long mode, long high)
    {
        if ((ulong)high > MaxMean) ThrowTime(high, nameof(high));
        if (low < 0 || low > mode || mode > high)
            throw new ArgumentOutOfRangeException(nameof(mode), mode, $"A triangle needs 0 <= low <= mode <= high, got {low}, {mode}, {high}.");
        var u = NextDouble() * (high - low);
        return u < mode - low
            ? Rounded(low + Math.Sqrt(u * (mode - low)))
            : Rounded(high - Math.Sqrt((high - low - u) * (high - mode)));
    }

    /// <summary>An exponential time of a mean chosen first: mean1 with probability p, else mean2. Coefficient of variation above 1.</summary>
    public long HyperExponential(double p, long mean1, long mean2) => Exponential(Bernoulli(p) ? mean1 : mean2);

    /// <summary>
    /// Failures before the first success of independent trials of probability p in (0, 1]: 0, 1, 2, ...; mean (1 - p) / p. Cut at 2^61.
    /// </summary>
    public long Geometric(double p)
    {
        if (!(p > 0.0 && p <= 1.0))
            throw new ArgumentOutOfRangeException(nameof(p), p, "The probability of a success lies in (0, 1].");
        return p == 1.0 ? 0 : (long)Math.Min(Exponential() / -PortableMath.Log1p(-p), MaxTime);
    }

    /// <summary>Poisson counts; mean in [0, 2^52].</summary>
    public long Poisson(double mean) => PoissonSampler.Draw(ref _source, mean);

    /// <summary>Successes in n independent trials of probability p. n in 0 .. 2^52, p in [0, 1].</summary>
    public long Binomial(long n, double p) => BinomialSampler.Draw(ref _source, n, p);

    /// <summary>Successes among draws without replacement; 0 &lt;= successes, draws &lt;= population &lt;= 2^52.</summary>
    public long Hypergeometric(long population, long successes, long draws) => HypergeometricSampler.Draw(ref _source, population, successes, draws);

    /// <summary>Splits n over categories in proportion to weights (finite, at least 0, not all 0 unless n is 0); counts receives the split.</summary>
    public void Multinomial(long n, ReadOnlySpan<double> weights, Span<long> counts) => DiscreteSampler.Multinomial(ref _source, n, weights, counts);

    /// <summary>Beta(a, b) on [0, 1], mean a / (a + b); a and b positive and finite.</summary>
    public double Beta(double a, double b) => GammaSampler.DrawBeta(ref _source, a, b);

    /// <summary>An index with probability in proportion to its weight (finite, at least 0, not all 0).</summary>
    public int Choice(ReadOnlySpan<double> weights) => DiscreteSampler.Choice(ref _source, weights);

    /// <summary>Puts the items in uniformly random order (Fisher-Yates, from the last place down).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = (int)_source.NextBelow((ulong)last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    /// <summary>To the nearest microsecond within 0 .. MaxTime.</summary>
    private static long Rounded(double time) => time >= MaxTime ? MaxTime : time <= 0.0 ? 0 : (long)(time + 0.5);

    private static void ThrowTime(long value, string name) =>
        throw new ArgumentOutOfRangeException(name, value, $"A time lies in 0 .. {MaxMean} microseconds (2^55).");

    private static void RequireFinite(double value, string name)
    {
        if (!(value >= 0.0 && value <= double.MaxValue))
            throw new ArgumentOutOfRangeException(name, value, "Must be finite and at least 0.");
    }

    private static void RequirePositive(double value, string name)
    {
        if (!(value > 0.0 && value <= double.MaxValue))
            throw new ArgumentOutOfRangeException(name, value, "Must be positive and finite.");
    }
}
