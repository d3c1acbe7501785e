using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// One addressed stream of random draws, opened by <see cref="StreamKey.Open"/>. It is a small mutable value (40 bytes, no heap): keep it in a
/// local variable and pass it by <c>ref</c>; a copy repeats the draws of its original. Every draw takes whole units of 64 random bits, so
/// the bits of all draws are fixed by the address and the calls made. A stream holds 2^65 units; it never ends in practice.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public partial struct PhiloxStream : IRandomSource, IEquatable<PhiloxStream>
{
    private readonly ulong _key;
    private readonly ulong _entity;
    private ulong _block;
    private ulong _spare;
    private bool _hasSpare;

    /// <summary>The stream at the start of counter (0, entity) under a Philox key.</summary>
    internal PhiloxStream(ulong key, ulong entity)
    {
        _key = key;
        _entity = entity;
    }

    /// <summary>64 uniform bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }
        return NextBlock();
    }

    private ulong NextBlock()
    {
        Philox4x32.Block(_block++, _entity, _key, out var first, out _spare);
        _hasSpare = true;
        return first;
    }

    /// <summary>32 uniform bits: the high half of one 64-bit unit.</summary>
    public uint NextUInt32() => (uint)(NextUInt64() >> 32);

    /// <summary>Uniform on the multiples of 2^-53 in [0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble() => (long)(NextUInt64() >> 11) * (1.0 / 9007199254740992.0);

    /// <summary>Uniform on the odd multiples of 2^-53 in (0, 1): never 0, never 1, symmetric about one half.</summary>
    public double NextOpenDouble() => ((long)(NextUInt64() >> 12) + 0.5) * (1.0 / 4503599627370496.0);

    /// <summary>True with probability p in [0, 1], to within 2^-53. Always takes one unit. Throws ArgumentOutOfRangeException otherwise.</summary>
    public bool Bernoulli(double p)
    {
        RequireProbability(p);
        return NextDouble() < p;
    }

    /// <summary>Uniform on 0 .. exclusiveMax - 1 without bias (Lemire 2019). Below 1 throws ArgumentOutOfRangeException.</summary>
    public int NextInt(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMax);
        var max = (uint)exclusiveMax;
        var product = (ulong)NextUInt32() * max;
        if ((uint)product < max)
        {
            var threshold = (0u - max) % max;
            while ((uint)product < threshold)
                product = (ulong)NextUInt32() * max;
        }
        return (int)(product >> 32);
    }

    /// <summary>Exponential with the given mean, at least 0 and finite. Inversion; the largest draw is 36.7 means.</summary>
    public double Exponential(double mean)
    {
        RequireNonNegative(mean, nameof(mean));
        return NormalSampler.StandardExponential(ref this) * mean;
    }

    /// <summary>Standard normal.</summary>
    public double Normal() => NormalSampler.Draw(ref this);

    /// <summary>Log-normal: median * e^(sigma * Z), Z standard normal. Median and sigma at least 0 and finite.</summary>
    public double LogNormal(double median, double sigma)
    {
        RequireNonNegative(median, nameof(median));
        RequireNonNegative(sigma, nameof(sigma));
        return median * Numerics.PortableMath.Exp(sigma * NormalSampler.Draw(ref this));
    }

    /// <summary>Gamma with the given shape and scale 1 (mean = variance = shape); shape positive and finite.</summary>
    public double Gamma(double shape) => GammaSampler.Draw(ref this, shape);

    /// <summary>Beta(a, b) on [0, 1], mean a / (a + b); a and b positive and finite.</summary>
    public double Beta(double a, double b) => GammaSampler.DrawBeta(ref this, a, b);

    /// <summary>Poisson counts; mean in [0, 2^52].</summary>
    public long Poisson(double mean) => PoissonSampler.Draw(ref this, mean);

    /// <summary>
    /// Successes in n independent trials of probability p. n in 0 .. 2^52, p in [0, 1]; anything else (NaN included) throws
    /// ArgumentOutOfRangeException. n = 0, p = 0 and p = 1 take no random bits.
    /// </summary>
    public long Binomial(long n, double p) => BinomialSampler.Draw(ref this, n, p);

    /// <summary>
    /// Successes among draws taken without replacement from a population that holds the given successes.
    /// 0 &lt;= successes, draws &lt;= population &lt;= 2^52; anything else throws ArgumentOutOfRangeException.
    /// </summary>
    public long Hypergeometric(long population, long successes, long draws) => HypergeometricSampler.Draw(ref this, population, successes, draws);

    /// <summary>
    /// What of each kind is among draws without replacement from kinds of which there are so many (each and all together in 0 .. 2^52); taken has the length of
    /// kinds and receives the split, which sums to draws. kinds and taken may be the same span.
    /// </summary>
    public void Hypergeometric(ReadOnlySpan<long> kinds, long draws, Span<long> taken) => HypergeometricSampler.DrawKinds(ref this, kinds, draws, taken);

    /// <summary>
    /// Splits n over categories in proportion to weights (finite, at least 0, not all 0 unless n is 0); counts has the length of weights and
    /// receives the split, which sums to n. Conditional binomials in order of index.
    /// </summary>
    public void Multinomial(long n, ReadOnlySpan<double> weights, Span<long> counts) => DiscreteSampler.Multinomial(ref this, n, weights, counts);

    /// <summary>An index with probability in proportion to its weight (finite, at least 0, not all 0). One unit of random bits.</summary>
    public int Choice(ReadOnlySpan<double> weights) => DiscreteSampler.Choice(ref this, weights);

    /// <summary>An outcome of the table, in constant time. One unit of random bits.</summary>
    public int Choice(AliasTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.At(NextUInt64());
    }

    /// <summary>True with the given chance; one unit, one comparison of whole numbers.</summary>
    public bool Bernoulli(Chance chance) => chance.Holds(NextUInt64());

    /// <summary>A rank by popularity, 0 the most popular.</summary>
    public long Choice(Zipf popularity)
    {
        ArgumentNullException.ThrowIfNull(popularity);
        return popularity.Draw(ref this);
    }

    /// <summary>Puts the items in uniformly random order (Fisher-Yates, from the last place down).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = NextInt(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    /// <summary>True when both stand at the same draw of the same stream.</summary>
    public readonly bool Equals(PhiloxStream other) =>
        _key == other._key && _entity == other._entity && _block == other._block && _hasSpare == other._hasSpare;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is PhiloxStream other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => (int)StreamKey.Mix(_key ^ StreamKey.Mix(_entity) ^ (_block << 1) ^ (_hasSpare ? 1UL : 0UL));

    /// <summary>Same position of the same stream.</summary>
    public static bool operator ==(PhiloxStream left, PhiloxStream right) => left.Equals(right);

    /// <summary>Different position or stream.</summary>
    public static bool operator !=(PhiloxStream left, PhiloxStream right) => !left.Equals(right);

    internal static void RequireProbability(double p)
    {
        if (!(p >= 0.0 && p <= 1.0))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability lies in [0, 1].");
    }

    private static void RequireNonNegative(double value, string name)
    {
        if (!(value >= 0.0 && value <= double.MaxValue))
            throw new ArgumentOutOfRangeException(name, value, "Must be finite and at least 0.");
    }
}
