using System.Globalization;
using System.Runtime.Versioning;

namespace Dryrun.Judge.Sandboxes.Cgroups;

/// <summary>Control groups of the first kind: one tree for each controller. Needs memory, pids, cpu and cpuacct.</summary>
[SupportedOSPlatform("linux")]
internal sealed class CgroupV1 : ICgroupTree
{
    /// <summary>The controllers that a run needs.</summary>
    public static readonly string[] Controllers = ["memory", "pids", "cpu", "cpuacct"];

    private static readonly string PeriodUs = "100000";

    private readonly IReadOnlyDictionary<string, string> parents;
    private long runs;

    /// <summary>Makes a folder of its own in each tree.</summary>
    /// <param name="roots">Folder by controller; controllers may share one.</param>
    /// <exception cref="JudgeException">It may not.</exception>
    public CgroupV1(IReadOnlyDictionary<string, string> roots)
    {
        var name = CgroupFolders.NewName();
        foreach (var root in roots.Values.Distinct()) CgroupFolders.Sweep(root);
        parents = roots.ToDictionary(r => r.Key, r => Path.Combine(r.Value, name));
        try
        {
            foreach (var parent in parents.Values.Distinct()) ControlFile.MakeFolder(parent);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Name => "cgroup v1";

    /// <inheritdoc/>
    public IRunCgroup Create(CgroupLimits limits)
    {
        var name = Interlocked.Increment(ref runs).ToString(CultureInfo.InvariantCulture);
        var run = new Run(parents.ToDictionary(p => p.Key, p => Path.Combine(p.Value, name)));
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
    public IReadOnlyList<string> Runs() => [.. parents.Values.SelectMany(CgroupFolders.In).Select(f => Path.GetFileName(f)).Distinct()];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var parent in parents.Values.Distinct()) CgroupFolders.TryRemove(parent);
    }

    private sealed class Run(Dictionary<string, string> folders) : IRunCgroup
    {
        private readonly string[] distinct = [.. folders.Values.Distinct()];

        public IReadOnlyList<string> EntryFiles => [.. distinct.Select(f => Path.Combine(f, "cgroup.procs"))];

        public void Make(CgroupLimits limits)
        {
            foreach (var folder in distinct) ControlFile.MakeFolder(folder);
            var memory = limits.MemoryBytes.ToString(CultureInfo.InvariantCulture);
            ControlFile.Set(In("memory", "memory.limit_in_bytes"), memory);
            // Memory and swap together. The file is missing where the kernel does not count swap.
            if (File.Exists(In("memory", "memory.memsw.limit_in_bytes"))) ControlFile.Set(In("memory", "memory.memsw.limit_in_bytes"), memory);
            ControlFile.Set(In("pids", "pids.max"), limits.Processes.ToString(CultureInfo.InvariantCulture));
            ControlFile.Set(In("cpu", "cpu.cfs_period_us"), PeriodUs);
            ControlFile.Set(In("cpu", "cpu.cfs_quota_us"), PeriodUs);
        }

        public CgroupUse Read() => new(
            TimeSpan.FromMicroseconds((ControlFile.Number(In("cpuacct", "cpuacct.usage")) ?? 0) / 1000),
            ControlFile.Number(In("memory", "memory.max_usage_in_bytes")) ?? 0,
            ControlFile.Number(In("memory", "memory.oom_control"), "oom_kill") ?? 0);

        public void Kill()
        {
            _ = ControlFile.Write(In("pids", "pids.max"), "0");
            // Throttled processes would take a whole period to notice that they are dead.
            _ = ControlFile.Write(In("cpu", "cpu.cfs_quota_us"), "-1");
            foreach (var file in EntryFiles) ControlFile.Empty(file);
        }

        public void Dispose()
        {
            foreach (var folder in distinct) ControlFile.RemoveFolder(folder);
        }

        private string In(string controller, string file) => Path.Combine(folders[controller], file);
    }
}
