using Dryrun.Simulation.Randomness;

namespace Dryrun.Simulation;

/// <summary>
/// A rolling 64-bit hash of everything a run did, in order: equal histories have equal hashes on every platform, and a change anywhere changes
/// the hash but for a chance of 2^-64. Not cryptographic. One step is state = Mix((state xor kind) * odd constant + value bits), Mix as in
/// <see cref="StreamKey"/>; each kind of value has its own constant, so Add(1L) and Add("1") differ. A mutable value: pass it by ref.
/// </summary>
public struct HistoryHash : IEquatable<HistoryHash>
{
    private const ulong Start = 0x2545F4914F6CDD1D;
    private const ulong Factor = 0x9E3779B97F4A7C15;
    private const ulong LongKind = 0x6A09E667F3BCC908;
    private const ulong DoubleKind = 0xBB67AE8584CAA73B;
    private const ulong TextKind = 0x3C6EF372FE94F82B;

    private ulong _state;

    /// <summary>The hash of what was added so far; nothing added gives a fixed non-zero value.</summary>
    public readonly ulong Value => _state ^ Start;

    /// <summary>Adds a whole number.</summary>
    public void Add(long value) => Step(LongKind, unchecked((ulong)value));

    /// <summary>Adds a number by its bits: 0.0 and -0.0 differ; every NaN counts as the same NaN.</summary>
    public void Add(double value) => Step(DoubleKind, BitConverter.DoubleToUInt64Bits(double.IsNaN(value) ? double.NaN : value));

    /// <summary>Adds a text by its length and its UTF-16 code units.</summary>
    public void Add(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Step(TextKind, (ulong)value.Length);
        Step(TextKind, StreamKey.Hash(value));
    }

    /// <summary>Sixteen lower-case hexadecimal digits.</summary>
    public override readonly string ToString() => Value.ToString("x16");

    /// <summary>Equal histories, but for accidents.</summary>
    public readonly bool Equals(HistoryHash other) => _state == other._state;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is HistoryHash other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => (int)_state;

    /// <summary>Equal values.</summary>
    public static bool operator ==(HistoryHash left, HistoryHash right) => left.Equals(right);

    /// <summary>Different values.</summary>
    public static bool operator !=(HistoryHash left, HistoryHash right) => !left.Equals(right);

    private void Step(ulong kind, ulong bits) => _state = StreamKey.Mix(((Value ^ kind) * Factor) + bits) ^ Start;
}
