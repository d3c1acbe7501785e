using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Dryrun.Judge.Posix;

/// <summary>An open file descriptor of this process that no child inherits by itself.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Descriptor : IDisposable
{
    // Children get their descriptors at low numbers; ours stand above them, so that none is overwritten while they are handed over.
    private const int NumbersFrom = 200;

    private int number;

    private Descriptor(int number) => this.number = number;

    /// <summary>The number the kernel knows it by; -1 when closed.</summary>
    public int Number => number;

    /// <summary>True once it is closed.</summary>
    public bool IsClosed => number < 0;

    /// <summary>Takes over a raw descriptor.</summary>
    /// <exception cref="JudgeException">It is -1: the call before failed.</exception>
    public static Descriptor Of(int raw, string what)
    {
        if (raw < 0) throw new JudgeException(JudgeFault.Machine, $"The judge cannot open {what} ({Libc.LastError}).");
        if (raw >= NumbersFrom) return new Descriptor(raw);
        var high = Libc.Control(raw, Libc.DuplicateCloseOnExec, NumbersFrom);
        var error = Libc.LastError;
        _ = Libc.Close(raw);
        return high >= 0 ? new Descriptor(high) : throw new JudgeException(JudgeFault.Machine, $"The judge cannot open {what} ({error}).");
    }

    /// <summary>
    /// A file in memory that has no name anywhere, holds <paramref name="content"/> and can never be changed again; reading starts at its first byte.
    /// </summary>
    public static Descriptor Holding(ReadOnlySpan<byte> content)
    {
        var made = Of(Libc.MemoryFile("dryrun", Libc.MemoryCloseOnExec | Libc.MemoryAllowSealing), "a file in memory");
        try
        {
            while (content.Length > 0)
            {
                var written = Libc.Write(made.number, content, content.Length);
                if (written <= 0) throw new JudgeException(JudgeFault.Machine, $"The judge cannot write a file in memory ({Libc.LastError}).");
                content = content[(int)written..];
            }

            // Sealed, because whoever holds a descriptor of it can open it again for writing through /proc.
            if (Libc.Control(made.number, Libc.AddSeals, Libc.EverySeal) != 0 || Libc.Seek(made.number, 0, 0) != 0)
            {
                throw new JudgeException(JudgeFault.Machine, $"The judge cannot seal a file in memory ({Libc.LastError}).");
            }

            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    /// <summary>A pipe. Our end does not block.</summary>
    /// <param name="weRead">True where the child writes.</param>
    public static (Descriptor Ours, Descriptor Theirs) Pipe(bool weRead)
    {
        var ends = new int[2];
        if (Libc.Pipe(ends, Libc.OpenCloseOnExec) != 0) throw new JudgeException(JudgeFault.Machine, $"The judge cannot open a pipe ({Libc.LastError}).");
        var (read, write) = (Of(ends[0], "a pipe"), Of(ends[1], "a pipe"));
        var ours = weRead ? read : write;
        _ = Libc.Control(ours.number, Libc.SetStatusFlags, Libc.OpenNonBlocking);
        return weRead ? (read, write) : (write, read);
    }

    /// <summary>Reads what is there without waiting.</summary>
    /// <returns>Bytes read; 0 at the end; -1 where nothing is there yet.</returns>
    public int Read(Span<byte> buffer)
    {
        while (true)
        {
            var read = Libc.Read(number, buffer, buffer.Length);
            if (read >= 0) return (int)read;
            switch (Marshal.GetLastPInvokeError())
            {
                case Libc.ErrorInterrupted: continue;
                case Libc.ErrorAgain: return -1;
                default: return 0;
            }
        }
    }

    /// <summary>Writes what fits without waiting.</summary>
    /// <returns>Bytes written; 0 where nothing fits yet; -1 where nobody reads any more.</returns>
    public int Write(ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            var written = Libc.Write(number, bytes, bytes.Length);
            if (written >= 0) return (int)written;
            switch (Marshal.GetLastPInvokeError())
            {
                case Libc.ErrorInterrupted: continue;
                case Libc.ErrorAgain: return 0;
                default: return -1;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        var open = Interlocked.Exchange(ref number, -1);
        if (open >= 0) _ = Libc.Close(open);
    }
}
