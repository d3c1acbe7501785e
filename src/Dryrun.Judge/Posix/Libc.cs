using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Dryrun.Judge.Posix;

/// <summary>The system calls that .NET does not offer: children with chosen descriptors, pipes, files without a name, waiting with resource usage.</summary>
[SupportedOSPlatform("linux")]
internal static partial class Libc
{
    public const int StandardInput = 0, StandardOutput = 1, StandardError = 2;
    public const int SignalPipe = 13, SignalKill = 9;
    public const int ErrorInterrupted = 4, ErrorAgain = 11, ErrorPipe = 32, ErrorNoProcess = 3;
    public const int OpenWriteOnly = 1, OpenNonBlocking = 0x800, OpenCloseOnExec = 0x80000;
    public const int DuplicateCloseOnExec = 1030, SetStatusFlags = 4, AddSeals = 1033;
    public const uint MemoryCloseOnExec = 1, MemoryAllowSealing = 2;

    // F_SEAL_SEAL, F_SEAL_SHRINK, F_SEAL_GROW, F_SEAL_WRITE.
    public const int EverySeal = 1 | 2 | 4 | 8;

    public const short PollIn = 1, PollOut = 4, PollError = 8, PollHangUp = 16;

    public const int WaitNoHang = 1;

    public const short SpawnSetSignalMask = 8, SpawnSetSignalDefault = 4, SpawnSetSession = 128;

    // Larger than the opaque structures of glibc and musl (80, 336 and 128 bytes) on every architecture we run on.
    public const int FileActionsBytes = 512, AttributesBytes = 1024, SignalSetBytes = 256, ResourceUsageBytes = 512;

    private const long PidfdSendSignal = 424, PidfdOpen = 434;

    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "memfd_create", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MemoryFile(string name, uint flags);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    public static partial int Control(int descriptor, int command, nint argument);

    [LibraryImport(Library, EntryPoint = "fchmod", SetLastError = true)]
    public static partial int ChangeMode(int descriptor, uint mode);

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport(Library, EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport(Library, EntryPoint = "pipe2", SetLastError = true)]
    public static partial int Pipe([Out] int[] ends, int flags);

    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, Span<byte> buffer, nint count);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, ReadOnlySpan<byte> buffer, nint count);

    [LibraryImport(Library, EntryPoint = "lseek", SetLastError = true)]
    public static partial long Seek(int descriptor, long offset, int whence);

    [LibraryImport(Library, EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(Span<PollEntry> entries, nuint count, int timeoutMs);

    [LibraryImport(Library, EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int process, int signal);

    [LibraryImport(Library, EntryPoint = "wait4", SetLastError = true)]
    public static partial int Wait(int process, out int status, int options, Span<byte> usage);

    [LibraryImport(Library, EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    private static partial long SystemCall(long number, long first, long second, long third, long fourth);

    [LibraryImport(Library, EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int ActionsInit(Span<byte> actions);

    [LibraryImport(Library, EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int ActionsDuplicate(Span<byte> actions, int descriptor, int target);

    [LibraryImport(Library, EntryPoint = "posix_spawn_file_actions_addclosefrom_np")]
    public static partial int ActionsCloseFrom(Span<byte> actions, int from);

    [LibraryImport(Library, EntryPoint = "posix_spawn_file_actions_addchdir_np", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ActionsChangeFolder(Span<byte> actions, string path);

    [LibraryImport(Library, EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int ActionsDestroy(Span<byte> actions);

    [LibraryImport(Library, EntryPoint = "posix_spawnattr_init")]
    public static partial int AttributesInit(Span<byte> attributes);

    [LibraryImport(Library, EntryPoint = "posix_spawnattr_setflags")]
    public static partial int AttributesFlags(Span<byte> attributes, short flags);

    [LibraryImport(Library, EntryPoint = "posix_spawnattr_setsigdefault")]
    public static partial int AttributesDefaultSignals(Span<byte> attributes, ReadOnlySpan<byte> signals);

    [LibraryImport(Library, EntryPoint = "posix_spawnattr_setsigmask")]
    public static partial int AttributesSignalMask(Span<byte> attributes, ReadOnlySpan<byte> signals);

    [LibraryImport(Library, EntryPoint = "posix_spawnattr_destroy")]
    public static partial int AttributesDestroy(Span<byte> attributes);

    [LibraryImport(Library, EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Spawn(out int process, string path, ReadOnlySpan<byte> actions, ReadOnlySpan<byte> attributes, ReadOnlySpan<nint> arguments, ReadOnlySpan<nint> variables);

    [LibraryImport(Library, EntryPoint = "sigfillset")]
    public static partial int FillSignals(Span<byte> signals);

    /// <summary>A descriptor that becomes readable when the process ends (Linux 5.3 or newer); -1 with errno where there is none.</summary>
    public static int OpenProcess(int process) => (int)SystemCall(PidfdOpen, process, 0, 0, 0);

    /// <summary>Sends a signal to the process of a descriptor.</summary>
    public static int SignalProcess(int descriptor, int signal) => (int)SystemCall(PidfdSendSignal, descriptor, signal, 0, 0);

    /// <summary>True where children can be started with every descriptor closed but the chosen ones (glibc 2.34 or newer).</summary>
    public static bool CanCloseFrom =>
        NativeLibrary.TryLoad(Library, typeof(Libc).Assembly, null, out var library) && NativeLibrary.TryGetExport(library, "posix_spawn_file_actions_addclosefrom_np", out _);

    /// <summary>What the operating system says about the last failure.</summary>
    public static string LastError => Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());

    /// <summary>One descriptor that is polled: <c>struct pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int Descriptor;
        public short Wanted;
        public short Happened;
    }
}
