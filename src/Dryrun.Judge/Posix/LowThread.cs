using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Dryrun.Judge.Posix;

/// <summary>
/// A thread that gives up the judge's user and rights for good, starts one child and then only waits: the child may ask to die with the thread that started it.
/// The kernel keeps user and rights for each thread; the C library's own functions would change all of them, so the calls are made by number.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class LowThread : IDisposable
{
    private const int StackBytes = 256 * 1024, CapabilitiesMax = 64, Words = 8, ErrorInterrupted = 4;
    private const nint NoNewPrivileges = 38, BoundingRead = 23, BoundingDrop = 24, KeepCapabilities = 8;

    // The kernel's version 3 of the structure: 64 capabilities in two words each of effective, permitted and inheritable, behind two words that say so.
    private const uint CapabilityVersion = 0x20080522;

    private static readonly nint Library = NativeLibrary.Load("libc.so.6");
    private static readonly delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint> Call =
        (delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint>)NativeLibrary.GetExport(Library, "syscall");

    private static readonly delegate* unmanaged<int*, nint, nint, nint, nint*, nint*, int> Spawn =
        (delegate* unmanaged<int*, nint, nint, nint, nint*, nint*, int>)NativeLibrary.GetExport(Library, "posix_spawn");

    private static readonly delegate* unmanaged<int*> Error = (delegate* unmanaged<int*>)NativeLibrary.GetExport(Library, "__errno_location");

    private readonly Descriptor over;
    private readonly Descriptor theirOver;
    private readonly Thread thread;

    /// <summary>Starts the child.</summary>
    /// <param name="order">What to start; its addresses must hold until this returns.</param>
    /// <param name="child">Process id of the child.</param>
    /// <exception cref="JudgeException">The kernel refuses to let the thread give something up.</exception>
    public LowThread(Order order, out int child)
    {
        var (started, theirStarted) = Descriptor.Pipe(weRead: true);
        using var ours = started;
        using var theirs = theirStarted;
        (over, theirOver) = Descriptor.Pipe(weRead: false);
        order.Numbers = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? CallNumbers.Arm64 : CallNumbers.X64;
        (order.Started, order.Over) = (theirStarted.Number, theirOver.Number);
        order.Call = Call;
        order.Spawn = Spawn;
        order.ErrorAt = Error;
        var place = (Order*)NativeMemory.Alloc((nuint)sizeof(Order));
        *place = order;
        thread = new Thread(() => Work(place), StackBytes) { IsBackground = true, Name = "jail" };
        thread.Start();
        Span<Libc.PollEntry> entry = [new Libc.PollEntry { Descriptor = started.Number, Wanted = Libc.PollIn }];
        while (Libc.Poll(entry, 1, -1) != 1)
        {
            // Interrupted.
        }

        (child, var failure, var isRefused) = (place->Child, place->Failure, place->IsRefused);
        NativeMemory.Free(place);
        if (failure == 0) return;
        Dispose();
        Failure = failure;
        if (isRefused) throw new JudgeException(JudgeFault.Machine, $"The judge cannot give up its user and rights ({Marshal.GetPInvokeErrorMessage(failure)}).");
    }

    /// <summary>Error number of a child that could not be started; 0 where it was.</summary>
    public int Failure { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        over.Dispose();
        thread.Join();
        theirOver.Dispose();
    }

    // Once the thread is low, the runtime must not load or start anything on it: whatever it starts would be low as well, and might not be able to read the
    // runtime's own files. So there is nothing here but calls of the C library by address, compiled once and for all.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Work(Order* place)
    {
        var order = *place;
        var sets = stackalloc uint[Words];
        byte mark = 1;
        var result = order.Call(order.Numbers.Control, NoNewPrivileges, 1, 0, 0, 0);
        for (nint capability = 0; result >= 0 && capability < CapabilitiesMax; capability++)
        {
            var has = order.Call(order.Numbers.Control, BoundingRead, capability, 0, 0, 0);
            if (has < 0) break;
            if (has > 0) result = order.Call(order.Numbers.Control, BoundingDrop, capability, 0, 0, 0);
        }

        if (result >= 0) result = order.Call(order.Numbers.Control, KeepCapabilities, 0, 0, 0, 0);
        if (result >= 0) result = order.Call(order.Numbers.SetGroups, 0, 0, 0, 0, 0);
        if (result >= 0) result = order.Call(order.Numbers.SetGroup, order.User, order.User, order.User, 0, 0);
        if (result >= 0) result = order.Call(order.Numbers.SetUser, order.User, order.User, order.User, 0, 0);
        // None that is held, none that may be, none to inherit.
        (sets[0], sets[1]) = (CapabilityVersion, 0);
        for (var i = 2; i < Words; i++) sets[i] = 0;
        if (result >= 0) result = order.Call(order.Numbers.SetCapabilities, (nint)sets, (nint)(sets + 2), 0, 0, 0);
        place->IsRefused = result < 0;
        place->Failure = result < 0 ? *order.ErrorAt() : order.Spawn(&place->Child, order.Path, order.Actions, order.Attributes, order.Arguments, order.Variables);
        _ = order.Call(order.Numbers.Write, order.Started, (nint)(&mark), 1, 0, 0);
        while (order.Call(order.Numbers.Read, order.Over, (nint)(&mark), 1, 0, 0) < 0 && *order.ErrorAt() == ErrorInterrupted)
        {
            // Interrupted: wait on.
        }
    }

    /// <summary>Numbers of system calls; fields, so that reading one calls nothing.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal struct CallNumbers
    {
        public nint Read, Write, Control, SetGroups, SetGroup, SetUser, SetCapabilities;

        public static CallNumbers X64 => new() { Read = 0, Write = 1, Control = 157, SetGroups = 116, SetGroup = 119, SetUser = 117, SetCapabilities = 126 };

        public static CallNumbers Arm64 => new() { Read = 63, Write = 64, Control = 167, SetGroups = 159, SetGroup = 149, SetUser = 147, SetCapabilities = 91 };
    }

    /// <summary>What to start, as the arguments of <c>posix_spawn</c>.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal struct Order
    {
        public int User, Child, Failure, Started, Over;
        public bool IsRefused;
        public nint Path, Actions, Attributes;
        public nint* Arguments, Variables;
        public CallNumbers Numbers;
        public delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint> Call;
        public delegate* unmanaged<int*, nint, nint, nint, nint*, nint*, int> Spawn;
        public delegate* unmanaged<int*> ErrorAt;
    }
}
