using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Dryrun.Judge.Posix;

/// <summary>
/// A child that is started at the root with the descriptors it is given and no other, with an empty environment, default signals and a session of its own.
/// It stays a zombie, so its number cannot be another's, until <see cref="Reap"/>.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class ChildProcess : IDisposable
{
    // ru_utime and ru_stime (seconds, microseconds) and ru_maxrss (KiB) of struct rusage on 64-bit Linux.
    private const int UserTimeAt = 0, SystemTimeAt = 16, PeakAt = 32;

    private readonly Descriptor end;
    private readonly LowThread? starter;

    private ChildProcess(int id, Descriptor end, LowThread? starter) => (Id, this.end, this.starter) = (id, end, starter);

    /// <summary>Process id.</summary>
    public int Id { get; }

    /// <summary>A descriptor that polls readable once the child has ended.</summary>
    public int EndDescriptor => end.Number;

    /// <summary>Starts a program.</summary>
    /// <param name="command">Absolute path and its arguments.</param>
    /// <param name="descriptors">What the child finds at descriptor 0, 1, 2 and so on.</param>
    /// <param name="user">User and group of the child, which then has no rights and can get none; null for the caller's own.</param>
    /// <exception cref="JudgeException">It cannot be started; the message says why.</exception>
    public static ChildProcess Start(IReadOnlyList<string> command, IReadOnlyList<Descriptor> descriptors, int? user = null)
    {
        Span<byte> actions = stackalloc byte[Libc.FileActionsBytes];
        Span<byte> attributes = stackalloc byte[Libc.AttributesBytes];
        Span<byte> everySignal = stackalloc byte[Libc.SignalSetBytes];
        Span<byte> noSignal = stackalloc byte[Libc.SignalSetBytes];
        noSignal.Clear();
        _ = Libc.FillSignals(everySignal);
        _ = Libc.ActionsInit(actions);
        _ = Libc.AttributesInit(attributes);
        var arguments = new nint[command.Count + 1];
        try
        {
            for (var i = 0; i < descriptors.Count; i++) _ = Libc.ActionsDuplicate(actions, descriptors[i].Number, i);
            _ = Libc.ActionsCloseFrom(actions, descriptors.Count);
            _ = Libc.ActionsChangeFolder(actions, "/");
            _ = Libc.AttributesFlags(attributes, Libc.SpawnSetSignalDefault | Libc.SpawnSetSignalMask | Libc.SpawnSetSession);
            _ = Libc.AttributesDefaultSignals(attributes, everySignal);
            _ = Libc.AttributesSignalMask(attributes, noSignal);
            for (var i = 0; i < command.Count; i++) arguments[i] = Marshal.StringToCoTaskMemUTF8(command[i]);
            LowThread? low = null;
            int id;
            var error = user is { } other ? Low(other, actions, attributes, arguments, out id, out low) : Libc.Spawn(out id, command[0], actions, attributes, arguments, [0]);
            if (error != 0) throw new JudgeException(JudgeFault.Machine, $"{command[0]} cannot be started ({Marshal.GetPInvokeErrorMessage(error)}).");
            return Watched(id, low);
        }
        finally
        {
            foreach (var argument in arguments) Marshal.FreeCoTaskMem(argument);
            _ = Libc.ActionsDestroy(actions);
            _ = Libc.AttributesDestroy(attributes);
        }
    }

    /// <summary>Sends SIGKILL.</summary>
    public void Kill() => _ = Libc.Kill(Id, Libc.SignalKill);

    /// <summary>Waits for the end, at most so long.</summary>
    /// <returns>True when it has ended.</returns>
    public bool WaitForEnd(TimeSpan patience)
    {
        Span<Libc.PollEntry> entry = [new Libc.PollEntry { Descriptor = end.Number, Wanted = Libc.PollIn }];
        return Libc.Poll(entry, 1, (int)patience.TotalMilliseconds) == 1;
    }

    /// <summary>Waits for the end and lets go of the process id.</summary>
    /// <returns>Exit code (128 + signal where a signal ended it), and the processor time and largest memory of it and of everything it waited for.</returns>
    public (int ExitCode, TimeSpan Cpu, long PeakBytes) Reap()
    {
        Span<byte> usage = stackalloc byte[Libc.ResourceUsageBytes];
        usage.Clear();
        int status;
        while (Libc.Wait(Id, out status, 0, usage) != Id)
        {
            if (Marshal.GetLastPInvokeError() != Libc.ErrorInterrupted) return (-1, TimeSpan.Zero, 0);
        }

        var signal = status & 0x7f;
        return (signal == 0 ? (status >> 8) & 0xff : 128 + signal, Time(usage[UserTimeAt..]) + Time(usage[SystemTimeAt..]), BinaryPrimitives.ReadInt64LittleEndian(usage[PeakAt..]) * 1024);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        end.Dispose();
        starter?.Dispose();
    }

    private static unsafe int Low(int user, ReadOnlySpan<byte> actions, ReadOnlySpan<byte> attributes, ReadOnlySpan<nint> arguments, out int id, out LowThread starter)
    {
        fixed (byte* actionsAt = actions, attributesAt = attributes)
        fixed (nint* argumentsAt = arguments)
        {
            nint none = 0;
            var order = new LowThread.Order
            {
                User = user, Path = arguments[0], Actions = (nint)actionsAt, Attributes = (nint)attributesAt, Arguments = argumentsAt, Variables = &none,
            };
            starter = new LowThread(order, out id);
            return starter.Failure;
        }
    }

    private static ChildProcess Watched(int id, LowThread? starter)
    {
        var opened = Libc.OpenProcess(id);
        if (opened >= 0) return new ChildProcess(id, Descriptor.Of(opened, "a process descriptor"), starter);
        var error = Libc.LastError;
        _ = Libc.Kill(id, Libc.SignalKill);
        _ = Libc.Wait(id, out _, 0, new byte[Libc.ResourceUsageBytes]);
        starter?.Dispose();
        throw new JudgeException(JudgeFault.Machine, $"The judge cannot watch a process ({error}); Linux 5.3 or newer is needed.");
    }

    private static TimeSpan Time(ReadOnlySpan<byte> at) =>
        TimeSpan.FromMicroseconds((BinaryPrimitives.ReadInt64LittleEndian(at) * 1_000_000) + BinaryPrimitives.ReadInt64LittleEndian(at[8..]));
}
