using System.Globalization;
using System.Runtime.Versioning;

namespace Dryrun.Judge.Sandboxes.Cgroups;

/// <summary>Control groups of the second kind: one tree for all controllers. Needs memory, pids and cpu.</summary>
[SupportedOSPlatform("linux")]
internal sealed class CgroupV2 : ICgroupTree
{
    private const string EveryController = "+memory +pids +cpu", QuotaUs = "100000 100000";

    private readonly string parent;
    private long runs;

    /// <summary>Makes a folder of its own and hands the controllers down to it.</summary>
    /// <param name="root">A folder whose controllers may be handed down: the top of the tree, or one delegated to this user.</param>
    /// <exception cref="JudgeException">It may not, or the controllers are not there.</exception>
    public CgroupV2(string root)
    {
        CgroupFolders.Sweep(root);
        parent = Path.Combine(root, CgroupFolders.NewName());
        try
        {
            HandDown(root);
            ControlFile.MakeFolder(parent);
            HandDown(parent);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Name => "cgroup v2";

    /// <inheritdoc/>
    public IRunCgroup Create(CgroupLimits limits)
    {
        var run = new Run(Path.Combine(parent, Interlocked.Increment(ref runs).ToString(CultureInfo.InvariantCulture)));
        try
        {
            run.Make(limits);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Runs() => [.. CgroupFolders.In(parent).Select(f => Path.GetFileName(f))];

    /// <inheritdoc/>
    public void Dispose() => CgroupFolders.TryRemove(parent);

    private static void HandDown(string folder)
    {
        var file = Path.Combine(folder, "cgroup.subtree_control");
        if (ControlFile.Text(file) is { } now && EveryController.Split(' ').All(c => now.Split([' ', '\n']).Contains(c[1..]))) return;
        ControlFile.Set(file, EveryController);
    }

    /// <summary>One run's group.</summary>
    internal sealed class Run(string folder) : IRunCgroup
    {
        private long seenBytes;

        public IReadOnlyList<string> EntryFiles => [In("cgroup.procs")];

        public void Make(CgroupLimits limits)
        {
            ControlFile.MakeFolder(folder);
            Limit(limits);
        }

        /// <summary>Writes the limits.</summary>
        public void Limit(CgroupLimits limits)
        {
            ControlFile.Set(In("memory.max"), limits.MemoryBytes.ToString(CultureInfo.InvariantCulture));
            if (File.Exists(In("memory.swap.max"))) ControlFile.Set(In("memory.swap.max"), "0");
            ControlFile.Set(In("memory.oom.group"), "1");
            ControlFile.Set(In("pids.max"), limits.Processes.ToString(CultureInfo.InvariantCulture));
            ControlFile.Set(In("cpu.max"), QuotaUs);
        }

        public CgroupUse Read()
        {
            // memory.peak came with Linux 5.19; before, the largest value seen while polling.
            seenBytes = Math.Max(seenBytes, ControlFile.Number(In("memory.current")) ?? 0);
            return new CgroupUse(
                TimeSpan.FromMicroseconds(ControlFile.Number(In("cpu.stat"), "usage_usec") ?? 0),
                ControlFile.Number(In("memory.peak")) ?? seenBytes,
                ControlFile.Number(In("memory.events"), "oom_kill") ?? 0);
        }

        public void Kill()
        {
            _ = ControlFile.Write(In("pids.max"), "0");
            _ = ControlFile.Write(In("cpu.max"), "max");
            // One write ends all (Linux 5.14 or newer); what is left otherwise is ended one by one.
            _ = ControlFile.Write(In("cgroup.kill"), "1");
            ControlFile.Empty(EntryFiles[0]);
        }

        public void Dispose() => ControlFile.RemoveFolder(folder);

        private string In(string file) => Path.Combine(folder, file);
    }
}
