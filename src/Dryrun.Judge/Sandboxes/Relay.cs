using System.Runtime.Versioning;
using Dryrun.Judge.Posix;

namespace Dryrun.Judge.Sandboxes;

/// <summary>Passes on what one program writes to what another reads, without ever waiting for either.</summary>
/// <param name="from">Where the one writes.</param>
/// <param name="to">Where the other reads.</param>
/// <param name="written">Counts what passed.</param>
/// <param name="heard">Told of what passed.</param>
/// <param name="isHeld">
/// True where nothing more is read from the one once the other reads no more, until <see cref="Drop"/> is called: so a flood into a broken pipe cannot reach its
/// limit before it is known what the other said as it left.
/// </param>
[SupportedOSPlatform("linux")]
internal sealed class Relay(Descriptor from, Descriptor to, CappedBytes written, Action<byte[]> heard, bool isHeld = false)
{
    // What the other has not read yet; while so much waits, nothing more is read from the one.
    private const int WaitingMax = 256 * 1024;

    private readonly LinkedList<ReadOnlyMemory<byte>> waiting = [];
    private long waitingBytes;
    private bool finish;
    private bool isBroken;

    /// <summary>What to poll for.</summary>
    public IEnumerable<(int Number, short Wanted)> Polled =>
    [
        (!MayRead ? -1 : from.Number, Libc.PollIn),
        (to.IsClosed || waiting.Count == 0 ? -1 : to.Number, Libc.PollOut),
    ];

    private bool MayRead => !from.IsClosed && waitingBytes <= WaitingMax && !(isHeld && isBroken);

    /// <summary>Passes on what can be.</summary>
    public void Pass()
    {
        Span<byte> buffer = stackalloc byte[16 * 1024];
        while (MayRead)
        {
            var read = from.Read(buffer);
            if (read == 0) from.Dispose();
            if (read <= 0) break;
            var bytes = buffer[..read].ToArray();
            written.Add(bytes);
            heard(bytes);
            if (written.IsOver) break;
            if (to.IsClosed) continue;
            waiting.AddLast(bytes);
            waitingBytes += read;
        }

        Flush();
    }

    /// <summary>The one has ended: closes what the other reads as soon as everything that was said is passed on.</summary>
    public void FinishInput()
    {
        finish = true;
        Flush();
    }

    /// <summary>Nobody reads any more: what comes is counted and thrown away, and the one does not hear of it.</summary>
    public void Drop()
    {
        isBroken = false;
        Forget();
    }

    private void Forget()
    {
        waiting.Clear();
        waitingBytes = 0;
        to.Dispose();
    }

    private void Flush()
    {
        while (!to.IsClosed && waiting.First is { Value: var next })
        {
            var passed = to.Write(next.Span);
            if (passed < 0)
            {
                isBroken = true;
                Forget();
            }

            if (passed <= 0) return;
            waiting.RemoveFirst();
            waitingBytes -= passed;
            if (passed < next.Length) waiting.AddFirst(next[passed..]);
        }

        if (finish && from.IsClosed) to.Dispose();
    }
}
