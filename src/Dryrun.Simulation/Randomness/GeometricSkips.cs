using System.Runtime.InteropServices;
using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// The successes among very many independent trials of a small probability, found by leaping from one to the next instead of visiting each: the gaps are
/// geometric. Trials are cut into blocks of 65,536, each with its own addressed stream, so blocks may be visited in any order and by any thread.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GeometricSkips
{
    /// <summary>Trials in a block.</summary>
    public const int BlockLength = 1 << 16;

    private readonly double _gapsPerUnit;

    private GeometricSkips(double p, double gapsPerUnit) => (Probability, _gapsPerUnit) = (p, gapsPerUnit);

    /// <summary>The probability of a success, in [0, 1].</summary>
    public double Probability { get; }

    /// <summary>Skips for a probability in [0, 1]; throws ArgumentOutOfRangeException otherwise.</summary>
    public static GeometricSkips Of(double p)
    {
        PhiloxStream.RequireProbability(p);
        // An exponential over -ln(1 - p), rounded down, is the number of failures before a success.
        return new GeometricSkips(p, -1.0 / PortableMath.Log1p(-p));
    }

    /// <summary>Blocks of so many trials.</summary>
    public static long Blocks(long trials) => (trials + BlockLength - 1) / BlockLength;

    /// <summary>The places of successes, upwards, in one block of trials in all (so the last block may be shorter), under a key on an occasion.</summary>
    public Places In(long block, long trials, StreamKey key, ulong occasion = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(block);
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        var first = block * BlockLength;
        return new Places(first, Math.Min(trials, first + BlockLength), this, key.Open((ulong)block, occasion));
    }

    /// <summary>Failures before the next success, at most 2^61; one unit of random bits, unless the probability is 0 or 1.</summary>
    internal long Next<TSource>(ref TSource source)
        where TSource : struct, IRandomSource
    {
        if (Probability == 1.0) return 0;
        if (Probability == 0.0) return Draws.MaxTime;
        return (long)Math.Min(Ziggurat.Exponential(ref source) * (1.0 / Ziggurat.One) * _gapsPerUnit, Draws.MaxTime);
    }

    /// <summary>Successes of one block, for foreach; no heap.</summary>
    [StructLayout(LayoutKind.Auto)]
    public ref struct Places
    {
        private readonly long _end;
        private readonly GeometricSkips _skips;
        private PhiloxStream _stream;

        internal Places(long first, long end, GeometricSkips skips, PhiloxStream stream)
        {
            (Current, _end, _skips, _stream) = (first - 1, end, skips, stream);
        }

        /// <summary>The place of the success at hand, counted over all trials.</summary>
        public long Current { get; private set; }

        /// <summary>Itself.</summary>
        public readonly Places GetEnumerator() => this;

        /// <summary>Goes to the next success of the block; false when there is none.</summary>
        public bool MoveNext()
        {
            Current += 1 + _skips.Next(ref _stream);
            return Current < _end;
        }
    }
}
