using System.Runtime.InteropServices;

namespace Dryrun.Simulation;

/// <summary>An exact ratio of whole numbers, in lowest terms, such as a chance of 1 in 600: <c>new Ratio(1, 600)</c>. A whole number is one by itself.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Ratio
{
    private readonly long _less;

    /// <summary>numerator / denominator; the numerator at least 0, the denominator at least 1, else ArgumentOutOfRangeException.</summary>
    public Ratio(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var divisor = GreatestCommonDivisor(numerator, denominator);
        (Numerator, _less) = (numerator / divisor, denominator / divisor - 1);
    }

    /// <summary>At least 0; of the default value 0.</summary>
    public long Numerator { get; }

    /// <summary>At least 1; of the default value 1.</summary>
    public long Denominator => _less + 1;

    /// <summary>A whole number, at least 0.</summary>
    public static implicit operator Ratio(long whole) => new(whole, 1);

    /// <summary>A whole number, at least 0.</summary>
    public static Ratio FromInt64(long whole) => new(whole, 1);

    /// <summary>The ratio of an amount of at least 0, rounded down; OverflowException beyond 2^63.</summary>
    public long Of(long amount) => checked((long)((Int128)amount * Numerator / Denominator));

    /// <summary>Throws ArgumentOutOfRangeException unless it is a probability, at most 1.</summary>
    internal Ratio RequireChance(string name) => Numerator <= Denominator
        ? this
        : throw new ArgumentOutOfRangeException(name, this, "A chance lies in 0 .. 1.");

    private static long GreatestCommonDivisor(long a, long b)
    {
        while (a != 0) (a, b) = (b % a, a);
        return b;
    }

    /// <summary>For people, e.g. 1/600.</summary>
    public override string ToString() => Denominator == 1 ? $"{Numerator}" : $"{Numerator}/{Denominator}";
}
