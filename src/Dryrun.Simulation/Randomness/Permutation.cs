using System.Numerics;
using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// A random order of 0 .. count - 1 that is never stored: the place of each is computed alone, and back. The first k places are a random sample without
/// replacement, such as the canary ring of a rollout; the same key gives the same order everywhere. A balanced Feistel network on Philox, walked until it falls within the range.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Permutation
{
    private const int Rounds = 8;

    private readonly ulong _key;
    private readonly ulong _shift;
    private readonly int _halfBits;

    /// <summary>An order of count things, 1 .. 2^62, under a key.</summary>
    public Permutation(StreamKey key, long count)
    {
        if (count is < 1 or > 1L << 62)
            throw new ArgumentOutOfRangeException(nameof(count), count, "A permutation has 1 .. 2^62 places.");
        (_key, Count) = (key.Key, count);
        _halfBits = Math.Max(1, (BitOperations.Log2((ulong)count) + 2) / 2);
        // Where the network is too small to mix well, a keyed start still makes each place uniform over keys.
        Philox4x32.Block(0, (ulong)count, _key, out var start, out _);
        _shift = start % (ulong)count;
    }

    /// <summary>How many things there are.</summary>
    public long Count { get; }

    /// <summary>The place of a thing, both in 0 .. Count - 1.</summary>
    public long PlaceOf(long thing)
    {
        Require(thing, nameof(thing));
        var value = ((ulong)thing + _shift) % (ulong)Count;
        do
        {
            var (left, right) = Halves(value);
            for (var round = 1; round <= Rounds; round++)
                (left, right) = (right, left ^ Mask(round, right));
            value = left << _halfBits | right;
        }
        while (value >= (ulong)Count);
        return (long)value;
    }

    /// <summary>The thing at a place, both in 0 .. Count - 1.</summary>
    public long At(long place)
    {
        Require(place, nameof(place));
        var value = (ulong)place;
        do
        {
            var (left, right) = Halves(value);
            for (var round = Rounds; round >= 1; round--)
                (left, right) = (right ^ Mask(round, left), left);
            value = left << _halfBits | right;
        }
        while (value >= (ulong)Count);
        return (long)((value + (ulong)Count - _shift) % (ulong)Count);
    }

    private (ulong Left, ulong Right) Halves(ulong value) => (value >> _halfBits, value & ((1UL << _halfBits) - 1));

    private ulong Mask(int round, ulong half)
    {
        Philox4x32.Block((ulong)round << 32 | half, (ulong)Count, _key, out var bits, out _);
        return bits >> 32 & ((1UL << _halfBits) - 1);
    }

    private void Require(long value, string name)
    {
        if ((ulong)value >= (ulong)Count)
            throw new ArgumentOutOfRangeException(name, value, $"Places and things lie in 0 .. {Count - 1}.");
    }
}
