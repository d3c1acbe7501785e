using System.Runtime.InteropServices;

namespace Dryrun.Judge.Sandboxes;

/// <summary>
/// Numbers of the system calls that the filter names, for one processor family. Sources: the kernel's <c>unistd_64.h</c> (x86-64) and
/// <c>asm-generic/unistd.h</c> (arm64); from 424 on both count alike.
/// </summary>
internal sealed record SystemCalls
{
    // Newest number the filter has been thought through for; whatever comes later does not exist in the jail.
    private const int Newest = 450;

    // EM_X86_64 and EM_AARCH64, 64 bits, little endian.
    private const uint X64Machine = 0xC000003E, Arm64Machine = 0xC00000B7;

    private static readonly Dictionary<string, int> Common = new()
    {
        ["pidfd_send_signal"] = 424,
        ["io_uring_setup"] = 425,
        ["io_uring_enter"] = 426,
        ["io_uring_register"] = 427,
        ["open_tree"] = 428,
        ["move_mount"] = 429,
        ["fsopen"] = 430,
        ["fsconfig"] = 431,
        ["fsmount"] = 432,
        ["fspick"] = 433,
        ["clone3"] = 435,
        ["pidfd_getfd"] = 438,
        ["process_madvise"] = 440,
        ["mount_setattr"] = 442,
        ["quotactl_fd"] = 443,
        ["memfd_secret"] = 447,
    };

    private static readonly Dictionary<string, int> OnX64 = new()
    {
        ["ioctl"] = 16, ["socket"] = 41, ["socketpair"] = 53, ["clone"] = 56, ["fcntl"] = 72, ["flock"] = 73, ["ptrace"] = 101, ["syslog"] = 103,
        ["mknod"] = 133, ["uselib"] = 134, ["personality"] = 135, ["ustat"] = 136, ["sysfs"] = 139, ["vhangup"] = 153, ["modify_ldt"] = 154, ["pivot_root"] = 155,
        ["_sysctl"] = 156, ["adjtimex"] = 159, ["chroot"] = 161, ["acct"] = 163, ["settimeofday"] = 164, ["mount"] = 165, ["umount2"] = 166,
        ["swapon"] = 167, ["swapoff"] = 168, ["reboot"] = 169, ["sethostname"] = 170, ["setdomainname"] = 171, ["iopl"] = 172, ["ioperm"] = 173,
        ["create_module"] = 174, ["init_module"] = 175, ["delete_module"] = 176, ["quotactl"] = 179, ["nfsservctl"] = 180, ["lookup_dcookie"] = 212,
        ["clock_settime"] = 227, ["kexec_load"] = 246, ["add_key"] = 248, ["request_key"] = 249, ["keyctl"] = 250, ["inotify_init"] = 253,
        ["inotify_add_watch"] = 254, ["migrate_pages"] = 256, ["mknodat"] = 259, ["unshare"] = 272, ["move_pages"] = 279, ["inotify_init1"] = 294,
        ["perf_event_open"] = 298, ["fanotify_init"] = 300, ["fanotify_mark"] = 301, ["name_to_handle_at"] = 303, ["open_by_handle_at"] = 304,
        ["clock_adjtime"] = 305, ["setns"] = 308, ["process_vm_readv"] = 310, ["process_vm_writev"] = 311, ["kcmp"] = 312, ["finit_module"] = 313,
        ["memfd_create"] = 319, ["kexec_file_load"] = 320, ["bpf"] = 321, ["userfaultfd"] = 323,
    };

    private static readonly Dictionary<string, int> OnArm64 = new()
    {
        ["lookup_dcookie"] = 18, ["fcntl"] = 25, ["inotify_init1"] = 26, ["inotify_add_watch"] = 27, ["ioctl"] = 29, ["flock"] = 32, ["mknodat"] = 33,
        ["umount2"] = 39, ["mount"] = 40, ["pivot_root"] = 41, ["nfsservctl"] = 42, ["chroot"] = 51, ["vhangup"] = 58, ["quotactl"] = 60, ["acct"] = 89,
        ["personality"] = 92, ["unshare"] = 97, ["kexec_load"] = 104, ["init_module"] = 105, ["delete_module"] = 106, ["clock_settime"] = 112,
        ["syslog"] = 116, ["ptrace"] = 117, ["reboot"] = 142, ["sethostname"] = 161, ["setdomainname"] = 162, ["settimeofday"] = 170, ["adjtimex"] = 171,
        ["socket"] = 198, ["socketpair"] = 199, ["add_key"] = 217, ["request_key"] = 218, ["keyctl"] = 219, ["clone"] = 220, ["swapon"] = 224,
        ["swapoff"] = 225, ["migrate_pages"] = 238, ["move_pages"] = 239, ["perf_event_open"] = 241, ["fanotify_init"] = 262, ["fanotify_mark"] = 263,
        ["name_to_handle_at"] = 264, ["open_by_handle_at"] = 265, ["clock_adjtime"] = 266, ["setns"] = 268, ["process_vm_readv"] = 270,
        ["process_vm_writev"] = 271, ["kcmp"] = 272, ["finit_module"] = 273, ["memfd_create"] = 279, ["bpf"] = 280, ["userfaultfd"] = 282,
        ["kexec_file_load"] = 294,
    };

    private readonly IReadOnlyDictionary<string, int> own;

    private SystemCalls(uint machine, bool hasX32, IReadOnlyDictionary<string, int> own) => (Machine, HasX32, this.own) = (machine, hasX32, own);

    /// <summary>The kernel's name of the family (AUDIT_ARCH_*); calls made as another family are refused.</summary>
    public uint Machine { get; }

    /// <summary>True where a second table of numbers starts at 0x40000000.</summary>
    public bool HasX32 { get; }

    /// <summary>Calls above this number did not exist when the filter was written.</summary>
    public int NumberMax => Newest;

    /// <summary>x86-64.</summary>
    public static SystemCalls X64 { get; } = new(X64Machine, hasX32: true, OnX64);

    /// <summary>arm64.</summary>
    public static SystemCalls Arm64 { get; } = new(Arm64Machine, hasX32: false, OnArm64);

    /// <summary>Of this machine; null on a processor whose numbers are not known here.</summary>
    public static SystemCalls? OfThisMachine => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => X64,
        Architecture.Arm64 => Arm64,
        _ => null,
    };

    /// <summary>The number of a call; null where this family never had it.</summary>
    public int? Number(string name) => Common.TryGetValue(name, out var common) ? common : own.TryGetValue(name, out var number) ? number : null;
}
