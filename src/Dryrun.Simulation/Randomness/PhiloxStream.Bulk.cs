using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Dryrun.Simulation.Numerics;

namespace Dryrun.Simulation.Randomness;

/// <summary>Draws in bulk: each method gives the bits that drawing one by one would give, and leaves the stream where that would leave it.</summary>
public partial struct PhiloxStream
{
    private const int Chunk = 256;

    /// <summary>Passes over the given number (at least 0) of units of 64 bits without drawing them, in constant time.</summary>
    public void Skip(long units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        if (_hasSpare && units > 0)
        {
            _hasSpare = false;
            units--;
        }
        _block += (ulong)(units / 2);
        if (units % 2 != 0) NextBlock();
    }

    /// <summary>Fills the span with what <see cref="NextUInt64"/> gives.</summary>
    public void Fill(Span<ulong> units)
    {
        if (units.IsEmpty) return;
        if (_hasSpare)
        {
            units[0] = NextUInt64();
            units = units[1..];
        }
        var even = units.Length & ~1;
        Philox4x32.FillBlocks(_key, _entity, _block, units[..even]);
        _block += (ulong)(even / 2);
        if (even < units.Length) units[even] = NextUInt64();
    }

    /// <summary>Fills the span with what <see cref="NextDouble"/> gives.</summary>
    public void FillDoubles(Span<double> values)
    {
        var units = MemoryMarshal.Cast<double, ulong>(values);
        Fill(units);
        var done = 0;
        if (VectorPath.Use)
        {
            for (; done + 4 <= values.Length; done += 4)
            {
                var bits = Vector256.Create<ulong>(units.Slice(done, 4)) >>> 11;
                (Vector256.ConvertToDouble(bits.AsInt64()) * (1.0 / 9007199254740992.0)).CopyTo(values.Slice(done, 4));
            }
        }
        for (; done < values.Length; done++)
            values[done] = (long)(units[done] >> 11) * (1.0 / 9007199254740992.0);
    }

    /// <summary>Fills the span with what <see cref="Exponential"/> gives for the mean.</summary>
    public void FillExponentials(Span<double> values, double mean)
    {
        RequireNonNegative(mean, nameof(mean));
        var units = MemoryMarshal.Cast<double, ulong>(values);
        Fill(units);
        var done = 0;
        if (VectorPath.Use)
        {
            for (; done + 4 <= values.Length; done += 4)
            {
                var bits = Vector256.Create<ulong>(units.Slice(done, 4)) >>> 12;
                var open = (Vector256.ConvertToDouble(bits.AsInt64()) + Vector256.Create(0.5)) * (1.0 / 4503599627370496.0);
                (-PortableMath.LogOfNormal(open) * mean).CopyTo(values.Slice(done, 4));
            }
        }
        for (; done < values.Length; done++)
            values[done] = -PortableMath.Log(((long)(units[done] >> 12) + 0.5) * (1.0 / 4503599627370496.0)) * mean;
    }

    /// <summary>Fills the span with what <see cref="Normal"/> gives.</summary>
    public void FillNormals(Span<double> values)
    {
        var done = 0;
        if (VectorPath.Use)
        {
            Span<ulong> units = stackalloc ulong[Chunk];
            while (values.Length - done >= 4)
            {
                var chunk = units[..Math.Min(Chunk, values.Length - done)];
                var ahead = this;
                ahead.Fill(chunk);
                done += FillNormals(chunk, values[done..]);
            }
        }
        for (; done < values.Length; done++)
            values[done] = NormalSampler.Draw(ref this);
    }

    /// <summary>Normals from units that stand at this stream's place, until they run out; moves the stream past what was used.</summary>
    private int FillNormals(ReadOnlySpan<ulong> units, Span<double> values)
    {
        var start = this;
        var (used, done) = (0, 0);
        while (used + 4 <= units.Length && done + 4 <= values.Length)
        {
            var accepted = NormalSampler.Accepted(units.Slice(used, 4), values.Slice(done, 4));
            used += accepted;
            done += accepted;
            if (accepted == 4) continue;
            // The next value needs more than one unit: draw it from the stream and see how far it went.
            this = start;
            Skip(used);
            values[done++] = NormalSampler.Draw(ref this);
            used = (int)(UnitsPassed - start.UnitsPassed);
        }
        this = start;
        Skip(used);
        return done;
    }

    /// <summary>
    /// Trials in bulk: bit j of word i tells whether trial 64 i + j succeeded, each as <see cref="Bernoulli(double)"/> gives it; p in [0, 1].
    /// </summary>
    public void FillBernoulli(Span<ulong> successes, double p)
    {
        RequireProbability(p);
        Span<ulong> units = stackalloc ulong[64];
        foreach (ref var word in successes)
        {
            Fill(units);
            word = BernoulliMask.Of(units, p);
        }
    }

    /// <summary>Units drawn so far, modulo 2^64.</summary>
    private readonly ulong UnitsPassed => 2 * _block - (_hasSpare ? 1UL : 0UL);
}

/// <summary>Successes of 64 trials from their 64 units.</summary>
internal static class BernoulliMask
{
    /// <summary>Bit j tells whether the uniform of unit j, a multiple of 2^-53, lies below p.</summary>
    internal static ulong Of(ReadOnlySpan<ulong> units, double p)
    {
        // (unit >> 11) * 2^-53 < p exactly when unit >> 11 < ceiling(p * 2^53); both sides fit the signed compare of vectors.
        var limit = (long)Math.Ceiling(p * 9007199254740992.0);
        var mask = 0UL;
        if (VectorPath.Use)
        {
            var limits = Vector256.Create(limit);
            for (var i = 0; i < 64; i += 4)
            {
                var below = Avx2.CompareGreaterThan(limits, (Vector256.Create(units.Slice(i, 4)) >>> 11).AsInt64());
                mask |= (ulong)below.ExtractMostSignificantBits() << i;
            }
            return mask;
        }
        for (var i = 0; i < 64; i++)
            mask |= ((long)(units[i] >> 11) < limit ? 1UL : 0UL) << i;
        return mask;
    }
}
