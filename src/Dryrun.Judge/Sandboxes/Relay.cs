using System.Runtime.Versioning;
using Dryrun.Judge.Posix;

namespace Dryrun.Judge.Sandboxes;

/// <summary>Passes on what one program writes to what another reads, without ever waiting for either.</summary>
/// <param name="from">Where the one writes.</param>
/// <param name="to">Where the other reads.</param>
/// <param name="written">Counts what passed.</param>
/// <param name="heard">Told of what passed.</param>
[SupportedOSPlatform("linux")]
internal sealed class Relay(Descriptor from, Descriptor to, CappedBytes written, Action<byte[]> heard)
{
    // What the other has not read yet; while so much waits, nothing more is read from the one.
    private const int WaitingMax = 256 * 1024;

    private readonly MemoryStream waiting = new();
    private bool finish;

    /// <summary>True once the one has nothing more to say.</summary>
    public bool IsAtEnd => from.IsClosed;

    /// <summary>What to poll for.</summary>
    public IEnumerable<(int Number, short Wanted)> Polled =>
    [
        (from.IsClosed || waiting.Length > WaitingMax ? -1 : from.Number, Libc.PollIn),
        (to.IsClosed || waiting.Length == 0 ? -1 : to.Number, Libc.PollOut),
    ];

    /// <summary>Passes on what can be.</summary>
    public void Pass()
    {
        Span<byte> buffer = stackalloc byte[16 * 1024];
        while (!from.IsClosed && waiting.Length <= WaitingMax)
        {
            var read = from.Read(buffer);
            if (read == 0) from.Dispose();
            if (read <= 0) break;
            var bytes = buffer[..read];
            written.Add(bytes);
            heard(bytes.ToArray());
            if (!to.IsClosed) waiting.Write(bytes);
        }

        Flush();
    }

    /// <summary>Closes what the other reads as soon as everything is passed on.</summary>
    public void FinishInput()
    {
        finish = true;
        Flush();
    }

    /// <summary>Nobody reads any more: what comes is counted and thrown away, and the one does not hear of it.</summary>
    public void Drop()
    {
        waiting.SetLength(0);
        to.Dispose();
    }

    private void Flush()
    {
        while (waiting.Length > 0 && !to.IsClosed)
        {
            var bytes = waiting.GetBuffer().AsSpan(0, (int)waiting.Length);
            var passed = to.Write(bytes);
            if (passed < 0) Drop();
            if (passed <= 0) return;
            var rest = bytes[passed..].ToArray();
            waiting.SetLength(0);
            waiting.Write(rest);
        }

        if (finish) to.Dispose();
    }
}
