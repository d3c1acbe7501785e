using System.Buffers;

namespace Dryrun.Judge.Sandboxes;

/// <summary>What a program wrote: kept up to a limit, counted beyond it.</summary>
internal sealed class CappedBytes(long limit)
{
    private readonly ArrayBufferWriter<byte> kept = new();

    /// <summary>Bytes that came, those beyond the limit included.</summary>
    public long Count { get; private set; }

    /// <summary>True once more came than the limit allows.</summary>
    public bool IsOver => Count > limit;

    /// <summary>Takes more.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var room = limit - kept.WrittenCount;
        if (room > 0) kept.Write(bytes[..(int)Math.Min(room, bytes.Length)]);
        Count += bytes.Length;
    }

    /// <summary>What was kept.</summary>
    public byte[] ToArray() => kept.WrittenSpan.ToArray();
}
