using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Dryrun.Simulation.Stations;

/// <summary>
/// How many are present over time, kept twice: as the area under the number present, and as the sum of the times that each one stayed. Little's
/// law says that the two are equal, exactly and at every moment; a station whose books disagree has lost or invented somebody.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct Occupancy
{
    private long _from;
    private long _last;
    private long _emptied;
    private UInt128 _area;
    private UInt128 _stayed;

    /// <summary>How many are present.</summary>
    public long Count { readonly get; private set; }

    /// <summary>The most that were present at once.</summary>
    public long Max { readonly get; private set; }

    /// <summary>How many came since the measurement began, those present at that moment included.</summary>
    public long Entered { readonly get; private set; }

    /// <summary>How many went since then.</summary>
    public readonly long Left => Entered - Count;

    /// <summary>The last moment with nobody present: now, if nobody is.</summary>
    public readonly long LastEmpty(long now) => Count == 0 ? now : _emptied;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter(long now)
    {
        Advance(now);
        if (Count == 0) _emptied = now;
        Entered++;
        if (++Count > Max) Max = Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave(long now, long since)
    {
        Advance(now);
        Count--;
        _stayed += (ulong)(now - Math.Max(since, _from));
    }

    /// <summary>Measures from now on, as at the end of a warm-up.</summary>
    public void Restart(long now)
    {
        (_from, _last, _area, _stayed) = (now, now, 0, 0);
        (Entered, Max) = (Count, Count);
    }

    /// <summary>The mean number present since the measurement began; 0 before any time has passed.</summary>
    public readonly double Mean(long now) => now == _from ? 0.0 : (double)AreaAt(now) / (now - _from);

    /// <summary>For how long it has been measured, in microseconds.</summary>
    public readonly long Elapsed(long now) => now - _from;

    /// <summary>Mean, greatest and present number.</summary>
    public readonly LevelSummary Summary(long now) => new(Mean(now), Max, Count);

    /// <summary>Throws unless area and stays agree, given since when each of those present is present.</summary>
    public readonly void Check(long now, string station, string what, IEnumerable<long> present)
    {
        var (count, stayed) = (0L, _stayed);
        foreach (var since in present)
        {
            count++;
            stayed += (ulong)(now - Math.Max(since, _from));
        }
        if (count != Count)
            throw new InvariantException(station, $"{Entered} {what} entered and {Left} left, so {Count} should be present, but {count} are.");
        if (stayed != AreaAt(now))
            throw new InvariantException(station, $"Little's law fails for {what}: the area under the number present is {AreaAt(now)}, the sum of stays {stayed} microseconds.");
    }

    /// <summary>Throws where more were present at once, or in all, than a capacity allows.</summary>
    public readonly void CheckCapacity(long now, string station, string what, long capacity)
    {
        if (Max > capacity) throw new InvariantException(station, $"{Max} {what} at once, but the capacity is {capacity}.");
        if (AreaAt(now) > (UInt128)(ulong)capacity * (ulong)Elapsed(now))
            throw new InvariantException(station, $"The utilisation law fails for {what}: busy for {AreaAt(now)} of {capacity} x {Elapsed(now)} microseconds.");
    }

    /// <summary>For tests: a measurement that began at another time.</summary>
    internal void Shift(long from) => _from = from;

    private readonly UInt128 AreaAt(long now) => _area + Times(Count, now - _last);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Advance(long now)
    {
        var elapsed = now - _last;
        if (elapsed == 0) return;
        if (elapsed < 0) ThrowBackwards(now);
        _area += Times(Count, elapsed);
        _last = now;
    }

    private static UInt128 Times(long count, long elapsed)
    {
        var high = Math.BigMul((ulong)count, (ulong)elapsed, out var low);
        return new UInt128(high, low);
    }

    private readonly void ThrowBackwards(long now) =>
        throw new InvalidOperationException($"The clock ran backwards: it stood at {_last} microseconds when the number present changed, and is at {now} now.");
}
