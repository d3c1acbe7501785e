using System.Buffers.Binary;

namespace Dryrun.Judge.Sandboxes;

/// <summary>What the filter must allow or refuse beyond the list that always holds.</summary>
/// <param name="AllowMemoryFiles">memfd_create: refused where no cgroup counts the memory of such files.</param>
/// <param name="AllowLocks">File locks: a lock on a shared read-only file is a signal from one jail to another, so they are refused unless a program needs them.</param>
internal readonly record struct SeccompOptions(bool AllowMemoryFiles, bool AllowLocks);

/// <summary>
/// The system call filter of a jail, as a classic BPF program for seccomp (kernel documentation, "Seccomp BPF"). Everything is allowed but what opens
/// another world: tracing, keys, modules, mounts, namespaces, asynchronous rings, sockets of other families than Unix and IP, terminal injection, and
/// what lets two jails signal each other. Calls of another processor family or newer than the filter end the program or do not exist.
/// </summary>
internal static class SeccompFilter
{
    public const uint Allow = 0x7fff0000, KillProcess = 0x80000000, Error = 0x00050000;

    public const int NotPermitted = 1, NoSuchCall = 38, NoLocks = 37, NoFamily = 97;

    // Opcodes of classic BPF: load a word, jumps on equal, greater or equal and any bit set, return a constant.
    public const ushort Load = 0x20, JumpEqual = 0x15, JumpGreaterOrEqual = 0x35, JumpAnyBit = 0x45, Return = 0x06;

    // struct seccomp_data: number, architecture, instruction pointer, then six arguments of eight bytes.
    public const int NumberAt = 0, MachineAt = 4, ArgumentsAt = 16;

    private const uint X32Bit = 0x40000000;

    // CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET.
    private const uint NewNamespace = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000;

    private const uint Personality = 0xffffffff;

    private static readonly uint[] TerminalInjection = [0x5412, 0x541C];

    // F_SETLK, F_SETLKW, F_OFD_SETLK, F_OFD_SETLKW, F_SETLEASE, F_NOTIFY.
    private static readonly uint[] Locks = [6, 7, 37, 38, 1024, 1026];

    // AF_UNIX, AF_INET, AF_INET6: harmless without a network; the others (AF_VSOCK, netlink, AF_ALG, packets) reach out of a network namespace.
    private static readonly uint[] Families = [1, 2, 10];

    private static readonly string[] NeverPermitted =
    [
        "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd", "kcmp", "process_madvise",
        "add_key", "request_key", "keyctl",
        "io_uring_setup", "io_uring_enter", "io_uring_register", "bpf", "perf_event_open", "userfaultfd", "memfd_secret",
        "mount", "umount2", "pivot_root", "chroot", "open_tree", "move_mount", "fsopen", "fsconfig", "fsmount", "fspick", "mount_setattr",
        "unshare", "setns", "name_to_handle_at", "open_by_handle_at", "mknod", "mknodat",
        "create_module", "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot", "swapon", "swapoff", "acct",
        "quotactl", "quotactl_fd", "syslog", "_sysctl", "sysfs", "ustat", "uselib", "nfsservctl", "lookup_dcookie", "vhangup",
        "iopl", "ioperm", "modify_ldt", "migrate_pages", "move_pages",
        "settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "sethostname", "setdomainname",
        "inotify_init", "inotify_init1", "inotify_add_watch", "fanotify_init", "fanotify_mark",
    ];

    /// <summary>The program, 8 bytes an instruction, as <c>bwrap --seccomp</c> reads it.</summary>
    public static byte[] Build(SystemCalls calls, SeccompOptions options)
    {
        var made = new Program();
        made.Add(Load, MachineAt);
        made.ReturnUnlessEqual(calls.Machine, KillProcess);
        made.Add(Load, NumberAt);
        if (calls.HasX32) made.ReturnIfFrom(X32Bit, KillProcess);
        made.ReturnIfFrom((uint)calls.NumberMax + 1, Error | NoSuchCall);

        foreach (var name in NeverPermitted) Refuse(name, NotPermitted);
        Refuse("clone3", NoSuchCall);
        if (!options.AllowMemoryFiles) Refuse("memfd_create", NotPermitted);
        if (!options.AllowLocks)
        {
            Refuse("flock", NoLocks);
            Examine("fcntl", 1, () => made.ReturnIfAnyOf(Locks, Error | NoLocks));
        }

        Examine("clone", 0, () => made.ReturnIfAnyBit(NewNamespace, Error | NotPermitted));
        Examine("ioctl", 1, () => made.ReturnIfAnyOf(TerminalInjection, Error | NotPermitted));
        Examine("personality", 0, () => made.ReturnUnlessEqual(Personality, Error | NotPermitted));
        foreach (var name in new[] { "socket", "socketpair" })
        {
            Examine(name, 0, () =>
            {
                made.ReturnIfAnyOf(Families, Allow);
                made.Add(Return, Error | NoFamily);
            });
        }

        made.Add(Return, Allow);
        return made.ToBytes();

        void Refuse(string name, int errno)
        {
            if (calls.Number(name) is { } number) made.ReturnIfEqual((uint)number, Error | (uint)errno);
        }

        // Loads an argument over the number, so it ends the program for this call.
        void Examine(string name, int argument, Action rules)
        {
            if (calls.Number(name) is not { } number) return;
            var jump = made.Add(JumpEqual, (uint)number);
            // The low half on a little-endian machine; the kernel itself looks at no more of these arguments.
            made.Add(Load, (uint)(ArgumentsAt + (8 * argument)));
            rules();
            made.Add(Return, Allow);
            made.SkipFrom(jump);
        }
    }

    private sealed class Program
    {
        private readonly List<(ushort Code, byte Then, byte Else, uint Value)> instructions = [];

        public int Add(ushort code, uint value, byte then = 0, byte otherwise = 0)
        {
            instructions.Add((code, then, otherwise, value));
            return instructions.Count - 1;
        }

        public void ReturnIfEqual(uint value, uint result) => Pair(JumpEqual, value, result, 0, 1);

        public void ReturnUnlessEqual(uint value, uint result) => Pair(JumpEqual, value, result, 1, 0);

        public void ReturnIfFrom(uint value, uint result) => Pair(JumpGreaterOrEqual, value, result, 0, 1);

        public void ReturnIfAnyBit(uint bits, uint result) => Pair(JumpAnyBit, bits, result, 0, 1);

        public void ReturnIfAnyOf(IEnumerable<uint> values, uint result)
        {
            foreach (var value in values) ReturnIfEqual(value, result);
        }

        /// <summary>Makes the jump at an index go to the next instruction to come where its test fails.</summary>
        public void SkipFrom(int jump) => instructions[jump] = instructions[jump] with { Else = checked((byte)(instructions.Count - jump - 1)) };

        public byte[] ToBytes()
        {
            var bytes = new byte[instructions.Count * 8];
            for (var i = 0; i < instructions.Count; i++)
            {
                var at = bytes.AsSpan(i * 8);
                BinaryPrimitives.WriteUInt16LittleEndian(at, instructions[i].Code);
                at[2] = instructions[i].Then;
                at[3] = instructions[i].Else;
                BinaryPrimitives.WriteUInt32LittleEndian(at[4..], instructions[i].Value);
            }

            return bytes;
        }

        private void Pair(ushort jump, uint value, uint result, byte then, byte otherwise)
        {
            Add(jump, value, then, otherwise);
            Add(Return, result);
        }
    }
}
