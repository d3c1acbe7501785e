namespace Dryrun.Judge.Sandboxes;

/// <summary>What of this machine a jail is built from.</summary>
/// <param name="Shell">A POSIX shell, the first process inside.</param>
/// <param name="HasUsers">True where each slot has a user of its own, because the judge may choose.</param>
/// <param name="Bubblewrap">Builds namespaces and file tree.</param>
/// <param name="Arguments">Where the system's libraries are, as arguments of bubblewrap.</param>
/// <param name="MaskedProcFiles">Files of /proc that tell about the machine.</param>
internal sealed record HostTools(string Shell, bool HasUsers, string Bubblewrap, IReadOnlyList<string> Arguments, IReadOnlyList<string> MaskedProcFiles)
{
    // A range that no distribution hands out: systemd's table of user ids has 60578 to 61183 as unused.
    private const int UserIdsFrom = 60600, UserIds = 560, UserIdsAJudge = 16;

    private static readonly string[] ProcFiles =
        ["cmdline", "config.gz", "iomem", "ioports", "kallsyms", "kcore", "key-users", "keys", "kmsg", "latency_stats", "modules", "sched_debug", "slabinfo", "sysrq-trigger", "timer_list"];

    /// <summary>Looks for them where distributions put them.</summary>
    /// <param name="isRoot">True where the judge may choose users.</param>
    /// <exception cref="JudgeException">One is missing; the line says how to get it.</exception>
    public static HostTools Find(bool isRoot) => new(
        Tool("sh", "a shell"),
        isRoot,
        Tool("bwrap", "bubblewrap: apt-get install bubblewrap"),
        Libraries(),
        [.. ProcFiles.Select(f => $"/proc/{f}").Where(File.Exists)]);

    /// <summary>The real file behind a program in the system's folders; null where there is none.</summary>
    public static string? Locate(params string[] names) => names
        .SelectMany(n => new[] { "/usr/bin", "/bin", "/usr/local/bin" }.Select(f => Path.Combine(f, n)))
        .Where(File.Exists)
        .Select(p => File.ResolveLinkTarget(p, returnFinalTarget: true)?.FullName ?? p)
        .FirstOrDefault(File.Exists);

    /// <summary>The user of a slot. Judges that run at the same time mostly get others; where they do not, process trees of their own still keep two jails apart.</summary>
    public static int UserId(int slot) => UserIdsFrom + (((Environment.ProcessId * UserIdsAJudge) + slot) % UserIds);

    private static string Tool(string name, string missing) =>
        Locate(name) ?? throw new JudgeException(JudgeFault.Machine, $"{name} is missing; the sandbox needs {missing}");

    // On merged systems /lib is a link to usr/lib and stays one; elsewhere it is a folder of its own.
    private static List<string> Libraries()
    {
        List<string> made = [];
        foreach (var folder in new[] { "/usr/lib", "/usr/lib32", "/usr/lib64", "/lib", "/lib32", "/lib64" })
        {
            var entry = new DirectoryInfo(folder);
            if (entry.LinkTarget is { } target && !Path.IsPathRooted(target)) made.AddRange(["--symlink", target, folder]);
            else if (entry.Exists) made.AddRange(["--ro-bind", folder, folder]);
        }

        made.AddRange(["--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"]);
        return made;
    }
}
