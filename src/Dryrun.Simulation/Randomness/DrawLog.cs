using System.Globalization;
using System.Text;

namespace Dryrun.Simulation.Randomness;

/// <summary>
/// Finds the first draw at which two runs of the same seed part. The first run records one byte of a rolling hash for each draw (who drew, what value);
/// the second is held against it and throws <see cref="DrawDivergence"/> at the first byte that differs. Because the hash rolls on, a divergence that its
/// own byte misses (1 in 256) is found by the next. One log belongs to one run on one thread. After an idea of the madsim project.
/// </summary>
public sealed class DrawLog
{
    private const int Remembered = 16;
    private const ulong Factor = 0x9E3779B97F4A7C15;

    private readonly byte[]? _expected;
    private readonly long _expectedCount;
    private readonly (string Source, ulong Bits, bool IsReal)[] _last = new (string, ulong, bool)[Remembered];
    private byte[] _bytes = [];
    private ulong _state;

    private DrawLog(byte[]? expected, long expectedCount) => (_expected, _expectedCount) = (expected, expectedCount);

    /// <summary>A log that records.</summary>
    public static DrawLog Record() => new(null, 0);

    /// <summary>A log that holds a run against the recorded bytes, of this process or kept from another.</summary>
    public static DrawLog Check(ReadOnlySpan<byte> recorded) => new(recorded.ToArray(), recorded.Length);

    /// <summary>
    /// Runs a model twice, each time with a log to draw under, and returns where the second run parts from the first; null when it never does.
    /// </summary>
    public static DrawDivergence? FirstDivergence(Action<DrawLog> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var first = Record();
        run(first);
        var second = Check(first.Bytes);
        try
        {
            run(second);
            second.Complete();
        }
        catch (Exception) when (second.Divergence is not null)
        {
            // A world wraps what its processes throw; the log knows all the same.
        }
        return second.Divergence;
    }

    /// <summary>Where a checked run parted from the recorded one; null when it has not.</summary>
    public DrawDivergence? Divergence { get; private set; }

    /// <summary>Draws seen so far.</summary>
    public long Count { get; private set; }

    /// <summary>What was recorded, one byte a draw; empty for a log that checks.</summary>
    public ReadOnlySpan<byte> Bytes => _expected is null ? _bytes.AsSpan(0, (int)Count) : [];

    /// <summary>Sees a draw of a whole number.</summary>
    public void Note(string source, long value) => Note(source, StreamKey.Hash(source), unchecked((ulong)value), isReal: false);

    /// <summary>Sees a draw of a real number, by its bits.</summary>
    public void Note(string source, double value) => Note(source, StreamKey.Hash(source), BitConverter.DoubleToUInt64Bits(value), isReal: true);

    /// <summary>Opens an addressed stream and sees its address: what it draws follows from that.</summary>
    public PhiloxStream Open(StreamKey key, ulong entity = 0, ulong occasion = 0)
    {
        Note("open " + key.Key.ToString("x16", CultureInfo.InvariantCulture), key.Key, StreamKey.Mix(entity) + occasion, isReal: false);
        return key.Open(entity, occasion);
    }

    /// <summary>Says that the run has ended; throws when a checked run ends before the recorded one did.</summary>
    public void Complete()
    {
        if (_expected is not null && Count < _expectedCount)
            Part(Count, $"the run ended after {Count} draws, the recorded one made {_expectedCount}");
    }

    internal void Note(string source, ulong sourceHash, ulong bits, bool isReal)
    {
        _state = StreamKey.Mix(((_state ^ sourceHash) * Factor) + bits);
        _last[Count % Remembered] = (source, bits, isReal);
        if (_expected is null)
        {
            if (Count == _bytes.Length) Grow();
            _bytes[Count] = (byte)_state;
        }
        else if (Count >= _expectedCount)
        {
            Part(Count, $"draw {Count} is beyond the recorded run, which made {_expectedCount}");
        }
        else if (_expected[Count] != (byte)_state)
        {
            Count++;
            Part(Count - 1, $"draw {Count - 1} differs from the recorded run");
        }
        Count++;
    }

    private void Grow()
    {
        if (_bytes.Length == Array.MaxLength)
            throw new InvalidOperationException($"A draw log holds at most {Array.MaxLength} draws; log a shorter run.");
        Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(1L << 12, 2L * _bytes.Length)));
    }

    /// <summary>Throws; also when a model went on after it had caught the divergence.</summary>
    private void Part(long draw, string what)
    {
        Divergence ??= new DrawDivergence(draw, Tail(what));
        throw Divergence;
    }

    private string Tail(string what)
    {
        var text = new StringBuilder(what).Append("; the last draws, latest at the end:");
        for (var i = Math.Max(0, Count - Remembered); i < Count; i++)
        {
            var (source, bits, isReal) = _last[i % Remembered];
            text.Append(CultureInfo.InvariantCulture, $"\n  {i} {source}: ");
            if (isReal) text.Append(BitConverter.UInt64BitsToDouble(bits).ToString("R", CultureInfo.InvariantCulture));
            else text.Append(CultureInfo.InvariantCulture, $"{unchecked((long)bits)}");
        }
        return text.ToString();
    }
}

/// <summary>Two runs parted: the number of the draw (from 0) at which it shows, and the draws that led to it.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "Made here alone.")]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "Named for what happened.")]
public sealed class DrawDivergence(long draw, string message) : Exception(message)
{
    /// <summary>The number of the draw in its run, from 0.</summary>
    public long Draw { get; } = draw;
}
