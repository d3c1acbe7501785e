using System.Globalization;
using System.Runtime.CompilerServices;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// The random draws of one purpose inside a component, made in one order: xoshiro256++ seeded from the Philox stream at an address. Two purposes
/// never share a stream, so a further draw of one leaves the others as they were. Times are whole microseconds. Not for use by two threads.
/// </summary>
public sealed partial class Draws
{
    private readonly DrawLog? _log;
    private readonly string _name;
    private readonly ulong _nameHash;
    private Xoshiro256 _source;

    /// <summary>The draws at an address, from the first on. A log, if given, sees every draw under the name.</summary>
    public Draws(StreamKey key, ulong entity = 0, ulong occasion = 0, DrawLog? log = null, string? name = null)
    {
        _source = Xoshiro256.At(key, entity, occasion);
        _log = log;
        _name = name ?? key.Key.ToString("x16", CultureInfo.InvariantCulture);
        _nameHash = StreamKey.Hash(_name);
    }

    /// <summary>64 uniform bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64() => (ulong)Seen((long)_source.NextUInt64());

    /// <summary>Uniform on the multiples of 2^-53 in [0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble() => Seen(_source.NextDouble());

    /// <summary>Uniform on the odd multiples of 2^-53 in (0, 1): never 0, never 1, symmetric about one half.</summary>
    public double NextOpenDouble() => Seen(_source.NextOpenDouble());

    /// <summary>Uniform on 0 .. exclusiveMax - 1 without bias. Below 1 throws ArgumentOutOfRangeException.</summary>
    public int NextInt(int exclusiveMax) => (int)NextLong(exclusiveMax);

    /// <summary>Uniform on 0 .. exclusiveMax - 1 without bias. Below 1 throws ArgumentOutOfRangeException.</summary>
    public long NextLong(long exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMax);
        return Seen((long)_source.NextBelow((ulong)exclusiveMax));
    }

    /// <summary>True with the given chance; one unit, one comparison of whole numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Bernoulli(Chance chance)
    {
        var holds = chance.Holds(_source.NextUInt64());
        if (_log is not null) Note(holds ? 1 : 0);
        return holds;
    }

    /// <summary>True with probability p in [0, 1], as <see cref="Chance.Of(double)"/> holds it. Throws ArgumentOutOfRangeException otherwise.</summary>
    public bool Bernoulli(double p) => Bernoulli(Chance.Of(p));

    /// <summary>True with probability numerator / denominator, exactly; 0 &lt;= numerator &lt;= denominator, denominator at least 1.</summary>
    public bool Bernoulli(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numerator, denominator);
        return Seen(_source.NextBelow((ulong)denominator) < (ulong)numerator ? 1 : 0) == 1;
    }

    /// <summary>64 independent trials of the chance, one a bit, from about 7 units.</summary>
    public ulong BernoulliMask(Chance chance) => (ulong)Seen((long)chance.Mask(ref _source));

    /// <summary>
    /// Failures before the first success of independent trials of probability p in (0, 1]: 0, 1, 2, ...; mean (1 - p) / p. Cut at 2^61.
    /// </summary>
    public long Geometric(double p)
    {
        if (!(p > 0.0 && p <= 1.0))
            throw new ArgumentOutOfRangeException(nameof(p), p, "The probability of a success lies in (0, 1].");
        return Geometric(GeometricSkips.Of(p));
    }

    /// <summary>The same with the logarithm of the probability taken once for all draws.</summary>
    public long Geometric(GeometricSkips skips) => Seen(skips.Next(ref _source));

    /// <summary>Poisson counts; mean in [0, 2^52].</summary>
    public long Poisson(double mean) => Seen(PoissonSampler.Draw(ref _source, mean));

    /// <summary>Successes in n independent trials of probability p. n in 0 .. 2^52, p in [0, 1].</summary>
    public long Binomial(long n, double p) => Seen(BinomialSampler.Draw(ref _source, n, p));

    /// <summary>
    /// Failures before the given number of successes (positive, need not be whole) of independent trials of probability p in (0, 1]; mean
    /// successes (1 - p) / p, at most 2^52. A Poisson whose mean is gamma.
    /// </summary>
    public long NegativeBinomial(double successes, double p)
    {
        RequirePositive(successes, nameof(successes));
        if (!(p > 0.0 && p <= 1.0))
            throw new ArgumentOutOfRangeException(nameof(p), p, "The probability of a success lies in (0, 1].");
        return Seen(PoissonSampler.Draw(ref _source, GammaSampler.Draw(ref _source, successes) * ((1.0 - p) / p)));
    }

    /// <summary>Successes among draws without replacement; 0 &lt;= successes, draws &lt;= population &lt;= 2^52.</summary>
    public long Hypergeometric(long population, long successes, long draws) =>
        Seen(HypergeometricSampler.Draw(ref _source, population, successes, draws));

    /// <summary>
    /// What of each kind is among draws without replacement from kinds of which there are so many (each and all together in 0 .. 2^52); taken receives the split.
    /// </summary>
    public void Hypergeometric(ReadOnlySpan<long> kinds, long draws, Span<long> taken)
    {
        HypergeometricSampler.DrawKinds(ref _source, kinds, draws, taken);
        NoteAll(taken);
    }

    /// <summary>Splits n over categories in proportion to weights (finite, at least 0, not all 0 unless n is 0); counts receives the split.</summary>
    public void Multinomial(long n, ReadOnlySpan<double> weights, Span<long> counts)
    {
        DiscreteSampler.Multinomial(ref _source, n, weights, counts);
        NoteAll(counts);
    }

    /// <summary>Beta(a, b) on [0, 1], mean a / (a + b); a and b positive and finite.</summary>
    public double Beta(double a, double b) => Seen(GammaSampler.DrawBeta(ref _source, a, b));

    /// <summary>An index with probability in proportion to its weight (finite, at least 0, not all 0). Takes time in proportion to their number.</summary>
    public int Choice(ReadOnlySpan<double> weights) => (int)Seen(DiscreteSampler.Choice(ref _source, weights));

    /// <summary>An outcome of the table, in constant time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Choice(AliasTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return (int)Seen(table.At(_source.NextUInt64()));
    }

    /// <summary>A rank by popularity, 0 the most popular.</summary>
    public long Choice(Zipf popularity)
    {
        ArgumentNullException.ThrowIfNull(popularity);
        return Seen(popularity.Draw(ref _source));
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

    /// <summary>Shows a value to the log, if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Seen(long value)
    {
        if (_log is not null) Note(value);
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Seen(double value)
    {
        if (_log is not null) Note(value);
        return value;
    }

    private void NoteAll(ReadOnlySpan<long> values)
    {
        if (_log is null) return;
        foreach (var value in values)
            Note(value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Note(long value) => _log!.Note(_name, _nameHash, unchecked((ulong)value), isReal: false);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Note(double value) => _log!.Note(_name, _nameHash, BitConverter.DoubleToUInt64Bits(value), isReal: true);

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
