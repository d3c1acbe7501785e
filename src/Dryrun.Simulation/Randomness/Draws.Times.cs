using System.Runtime.CompilerServices;
using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Randomness;

/// <summary>Draws of times, in whole microseconds, rounded to the nearest (so 0 is possible).</summary>
public sealed partial class Draws
{
    /// <summary>The greatest mean, median, scale or bound of a time: 2^55 microseconds, 1,141 years.</summary>
    public const long MaxMean = 1L << 55;

    /// <summary>The greatest time drawn: 2^61 microseconds. Draws of heavy tails beyond it are cut to it.</summary>
    public const long MaxTime = 1L << 61;

    /// <summary>Standard exponential (mean 1), a multiple of 2^-57; the largest draw is 61.6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Exponential() => Seen(UnseenExponential());

    /// <summary>
    /// An exponential time with the given mean, 0 .. <see cref="MaxMean"/>. Throws ArgumentOutOfRangeException otherwise. Rounding to whole microseconds takes 1/24 of a
    /// microsecond over the mean from it: 4 percent at a mean of 1, a hundred-thousandth at 64.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Exponential(long mean)
    {
        RequireTime(mean, nameof(mean));
        return Seen(Ziggurat.Scaled(Ziggurat.Exponential(ref _source), mean));
    }

    /// <summary>Uniform on the whole microseconds low .. high, both included; 0 &lt;= low &lt;= high &lt;= <see cref="MaxMean"/>.</summary>
    public long Uniform(long low, long high)
    {
        RequireTime(high, nameof(high));
        if (low < 0 || low > high)
            throw new ArgumentOutOfRangeException(nameof(low), low, $"The lower bound lies in 0 .. the upper bound, {high}.");
        return Seen(low + (long)_source.NextBelow((ulong)(high - low) + 1));
    }

    /// <summary>Standard normal (mean 0, deviation 1), a multiple of 2^-57.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Normal() => Seen(UnseenNormal());

    /// <summary>
    /// A normal time, cut to 0 from below; mean and deviation 0 .. <see cref="MaxMean"/>. The cut moves the mean up where the deviation is above a third
    /// of it; see <see cref="NormalAboveZero"/> for one that redraws.
    /// </summary>
    public long Normal(long mean, long deviation)
    {
        RequireTime(mean, nameof(mean));
        RequireTime(deviation, nameof(deviation));
        return Rounded(mean + UnseenNormal() * deviation);
    }

    /// <summary>A normal time on condition that it is at least 0: drawn again until it is. Mean and deviation 0 .. <see cref="MaxMean"/>.</summary>
    public long NormalAboveZero(long mean, long deviation)
    {
        RequireTime(mean, nameof(mean));
        RequireTime(deviation, nameof(deviation));
        while (true)
        {
            var time = mean + UnseenNormal() * deviation;
            if (time >= 0.0) return Rounded(time);
        }
    }

    /// <summary>
    /// A log-normal time, median * e^(sigma * Z); median 0 .. <see cref="MaxMean"/>, sigma at least 0 and finite. Its mean is median * e^(sigma^2 / 2).
    /// </summary>
    public long LogNormal(long median, double sigma)
    {
        RequireTime(median, nameof(median));
        RequireFinite(sigma, nameof(sigma));
        return Rounded(median * PortableMath.Exp(sigma * UnseenNormal()));
    }

    /// <summary>A log-normal time of the given mean and standard deviation, both 0 .. <see cref="MaxMean"/>, the mean above 0.</summary>
    public long LogNormalOf(long mean, long deviation)
    {
        RequireTime(mean, nameof(mean));
        RequireTime(deviation, nameof(deviation));
        ArgumentOutOfRangeException.ThrowIfZero(mean);
        var variation = (double)deviation / mean;
        var square = PortableMath.Log1p(variation * variation);
        return Rounded(mean * PortableMath.Exp(Math.Sqrt(square) * UnseenNormal() - 0.5 * square));
    }

    /// <summary>
    /// A Pareto time: P(T > t) = (least / t)^shape for t above least; least 0 .. <see cref="MaxMean"/>, shape positive and finite. The mean is
    /// least * shape / (shape - 1) for a shape above 1, otherwise infinite (and cut by <see cref="MaxTime"/>).
    /// </summary>
    public long Pareto(long least, double shape)
    {
        RequireTime(least, nameof(least));
        RequirePositive(shape, nameof(shape));
        return Rounded(least * PortableMath.Exp(UnseenExponential() / shape));
    }

    /// <summary>
    /// A Pareto time on condition that it is at most the greatest, so that all its moments are finite; 0 &lt; least &lt;= greatest &lt;=
    /// <see cref="MaxMean"/>, shape positive and finite. By inversion.
    /// </summary>
    public long BoundedPareto(long least, long greatest, double shape)
    {
        RequireTime(greatest, nameof(greatest));
        if (least <= 0 || least > greatest)
            throw new ArgumentOutOfRangeException(nameof(least), least, $"The least time lies in 1 .. the greatest, {greatest}.");
        RequirePositive(shape, nameof(shape));
        var beyond = PortableMath.Pow((double)least / greatest, shape);
        var survival = beyond + (1.0 - beyond) * (1.0 - _source.NextDouble());
        return Rounded(Math.Min(greatest, least * PortableMath.Exp(-PortableMath.Log(survival) / shape)));
    }

    /// <summary>A Weibull time, scale * E^(1 / shape), E standard exponential; scale 0 .. <see cref="MaxMean"/>, shape positive and finite.</summary>
    public long Weibull(long scale, double shape)
    {
        RequireTime(scale, nameof(scale));
        RequirePositive(shape, nameof(shape));
        return Rounded(scale * PortableMath.Pow(UnseenExponential(), 1.0 / shape));
    }

    /// <summary>
    /// An Erlang time: the sum of the given number of exponential stages (at least 1), with this mean for the whole, 0 .. <see cref="MaxMean"/>.
    /// Its variance is mean^2 / stages.
    /// </summary>
    public long Erlang(int stages, long mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stages);
        RequireTime(mean, nameof(mean));
        if (stages > 8) return Rounded(mean * (GammaSampler.Draw(ref _source, stages) / stages));
        var sum = 0.0;
        for (var i = 0; i < stages; i++)
            sum += UnseenExponential();
        return Rounded(mean * (sum / stages));
    }

    /// <summary>A gamma time of the given shape (positive, finite) and mean, 0 .. <see cref="MaxMean"/>. Its variance is mean^2 / shape.</summary>
    public long Gamma(double shape, long mean)
    {
        RequireTime(mean, nameof(mean));
        return Rounded(mean * (GammaSampler.Draw(ref _source, shape) / shape));
    }

    /// <summary>A triangular time on low .. high with its peak at mode; 0 &lt;= low &lt;= mode &lt;= high &lt;= <see cref="MaxMean"/>.</summary>
    public long Triangular(long low, long mode, long high)
    {
        RequireTime(high, nameof(high));
        if (low < 0 || low > mode || mode > high)
            throw new ArgumentOutOfRangeException(nameof(mode), mode, $"A triangle needs 0 <= low <= mode <= high, got {low}, {mode}, {high}.");
        // Areas left and right of the peak stand to each other as the sides do.
        var place = _source.NextDouble() * (high - low);
        return place < mode - low
            ? Rounded(low + Math.Sqrt(place * (mode - low)))
            : Rounded(high - Math.Sqrt((high - low - place) * (high - mode)));
    }

    /// <summary>
    /// An exponential time whose mean is chosen first: mean1 with probability p in [0, 1], else mean2. Its coefficient of variation is at least 1.
    /// </summary>
    public long HyperExponential(double p, long mean1, long mean2)
    {
        RequireTime(mean1, nameof(mean1));
        RequireTime(mean2, nameof(mean2));
        var mean = Chance.Of(p).Holds(_source.NextUInt64()) ? mean1 : mean2;
        return Seen(Ziggurat.Scaled(Ziggurat.Exponential(ref _source), mean));
    }

    /// <summary>
    /// The time of the first arrival after now (at least 0) under a rate that changes over time; <see cref="MaxTime"/> when there never is one. Exact but for rounding.
    /// </summary>
    public long NextArrival(RateProfile profile, long now)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return Seen(profile.After(now, UnseenExponential()));
    }

    /// <summary>One of the times that were seen (each 0 or more), as likely as any other. Throws ArgumentException when there are none.</summary>
    public long Empirical(ReadOnlySpan<long> seen)
    {
        if (seen.IsEmpty)
            throw new ArgumentException("An empirical draw needs at least one time.", nameof(seen));
        return Seen(seen[(int)_source.NextBelow((ulong)seen.Length)]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double UnseenExponential() => Ziggurat.Exponential(ref _source) * (1.0 / Ziggurat.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double UnseenNormal() => Ziggurat.Normal(ref _source) * (1.0 / Ziggurat.One);

    /// <summary>To the nearest microsecond within 0 .. MaxTime.</summary>
    private long Rounded(double time) => Seen(time >= MaxTime ? MaxTime : time <= 0.0 ? 0 : (long)(time + 0.5));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RequireTime(long value, string name)
    {
        if ((ulong)value > MaxMean) ThrowTime(value, name);
    }

    private static void ThrowTime(long value, string name) =>
        throw new ArgumentOutOfRangeException(name, value, $"A time lies in 0 .. {MaxMean} microseconds (2^55).");
}
