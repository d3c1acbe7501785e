using System.Globalization;
using System.Text;

namespace Dryrun.Judge.Sandboxes;

/// <summary>
/// The command line that starts a jail, from the outside in: bubblewrap that builds the namespaces, a shell behind the filter that sets the limits and waits
/// until the judge has put it into its control group, the program. No text of a candidate stands in any of it; long
/// lists go by descriptor, because the command line of the jail's first process can be read inside.
/// </summary>
internal static class JailCommand
{
    /// <summary>Numbers of the descriptors that bubblewrap finds; the jail's files follow from <see cref="FilesFrom"/> on.</summary>
    public const int ArgumentsDescriptor = 3, FilterDescriptor = 4, StatusDescriptor = 5, ReadyDescriptor = 6, GoDescriptor = 7, FilesFrom = 8;

    // The jail's first process. Bubblewrap's own would stand outside the filter, and whoever may write its memory could do there what the filter refuses;
    // this one starts behind the filter like everything else. It sets the limits, says that it stands, waits for the word to go, and closes both descriptors
    // (6 and 7) before the program starts; then it waits for all, so that the processor time of all is known in the end.
    // Files are counted in blocks of 512 bytes, the rest in KiB; the number of processes is -p in dash and -u in bash.
    private const string FirstProcess =
        "{ ulimit -c 0 && ulimit -n \"$1\" && ulimit -f \"$2\" && ulimit -s \"$3\" && ulimit -l \"$4\" && ulimit -t \"$5\" && ulimit -r 0"
        + " && { [ \"$6\" = - ] || ulimit -v \"$6\"; } && { [ \"$7\" = - ] || ulimit -p \"$7\" 2>/dev/null || ulimit -u \"$7\"; }; } || exit 125; shift 7;"
        + " echo >&6; read -r go <&7 || exit 125; exec 6>&- 7<&-; \"$@\"; exit $?";

    private const long StackBytes = 64 << 20, TemporaryBytes = 64 << 20, SharedMemoryBytes = 8 << 20, LockedBytes = 64 << 10;
    private const int OpenFiles = 256;

    /// <summary>The whole command.</summary>
    /// <param name="jail">What to run.</param>
    /// <param name="tools">What to run it with.</param>
    /// <param name="isWeak">True in the weak tier.</param>
    /// <param name="without">Layers a test takes away.</param>
    public static IReadOnlyList<string> Of(Jail jail, HostTools tools, bool isWeak, Layers without)
    {
        List<string> made = [tools.Bubblewrap, "--args", Text(ArgumentsDescriptor), "--", "/usr/bin/sh", "-c", FirstProcess, "sh", .. Limits(jail, isWeak, without)];
        made.AddRange(jail.Command);
        return made;
    }

    /// <summary>What bubblewrap reads from its arguments descriptor: options, each ended by a zero byte.</summary>
    public static byte[] Arguments(Jail jail, HostTools tools, Layers without)
    {
        List<string> made = ["--unshare-user", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try", "--disable-userns", "--hostname", "box"];
        if (!without.HasFlag(Layers.Processes)) made.AddRange(["--unshare-pid", "--as-pid-1"]);
        if (!without.HasFlag(Layers.Network)) made.Add("--unshare-net");
        if (!without.HasFlag(Layers.DieWithParent)) made.Add("--die-with-parent");
        made.AddRange(["--new-session", "--cap-drop", "ALL", "--uid", "65534", "--gid", "65534"]);
        if (!without.HasFlag(Layers.ClearEnvironment)) made.Add("--clearenv");
        foreach (var (name, value) in jail.Variables) made.AddRange(["--setenv", name, value]);
        if (without.HasFlag(Layers.FileTree)) HostFolders(made);
        Tree(made, jail, tools);
        if (without.HasFlag(Layers.Processes)) made.AddRange(["--ro-bind", "/proc", "/proc"]);
        else made.AddRange(["--proc", "/proc", .. tools.MaskedProcFiles.SelectMany(f => new[] { "--ro-bind", "/dev/null", f })]);
        made.AddRange(["--dev", "/dev", "--size", Text(SharedMemoryBytes), "--tmpfs", "/dev/shm", "--size", Text(TemporaryBytes), "--tmpfs", "/tmp"]);
        for (var i = 0; i < jail.Files.Count; i++)
        {
            made.AddRange(["--perms", jail.Files[i].Executable ? "0555" : "0444", "--file", Text(FilesFrom + i), jail.Files[i].Path]);
        }

        if (!without.HasFlag(Layers.ReadOnlyRoot)) made.AddRange(["--remount-ro", "/dev", "--remount-ro", "/"]);
        made.AddRange(["--chdir", "/tmp", "--json-status-fd", Text(StatusDescriptor)]);
        if (!without.HasFlag(Layers.Filter)) made.AddRange(["--seccomp", Text(FilterDescriptor)]);
        return Encoding.UTF8.GetBytes(string.Concat(made.Select(a => a + '\0')));
    }

    private static void HostFolders(List<string> made)
    {
        string[] own = ["usr", "bin", "sbin", "lib", "lib32", "lib64", "libx32", "proc", "dev", "tmp", "box"];
        foreach (var folder in Directory.GetDirectories("/").Where(f => !own.Contains(f[1..]))) made.AddRange(["--ro-bind-try", folder, folder]);
    }

    private static void Tree(List<string> made, Jail jail, HostTools tools)
    {
        made.AddRange(tools.Arguments);
        made.AddRange(["--ro-bind", tools.Shell, "/usr/bin/sh"]);
        foreach (var mount in jail.Mounts) made.AddRange(["--ro-bind", mount.From, mount.To]);
    }

    // In the order in which the first process takes them.
    private static IEnumerable<string> Limits(Jail jail, bool isWeak, Layers without)
    {
        const int BlockBytes = 512, Kib = 1024;
        const string None = "-";
        var limits = jail.Limits;
        // Whole seconds, and not exact: the judge's own clock decides, this one ends a run that outlives the judge.
        var cpuSeconds = (long)Math.Ceiling(limits.Cpu.TotalSeconds) + 2;
        // Four times the limit: the watchdog decides, this one slows down what would outrun it.
        var addressSpace = isWeak && jail.LimitAddressSpace ? Text(4 * limits.MemoryBytes / Kib) : None;
        var processes = without.HasFlag(Layers.ProcessLimit) ? None : Text(limits.Processes);
        return [Text(OpenFiles), Text(limits.FileBytes / BlockBytes), Text(StackBytes / Kib), Text(LockedBytes / Kib), Text(cpuSeconds), addressSpace, processes];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
