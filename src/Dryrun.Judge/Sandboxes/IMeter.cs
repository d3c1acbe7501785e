using System.Globalization;
using System.Runtime.Versioning;
using Dryrun.Judge.Sandboxes.Cgroups;

namespace Dryrun.Judge.Sandboxes;

/// <summary>Measures and ends what runs in one jail.</summary>
internal interface IMeter : IDisposable
{
    /// <summary>What it has used so far.</summary>
    CgroupUse Read();

    /// <summary>True where a thread of it computes or could.</summary>
    bool AnyRunnable();

    /// <summary>Ends what it knows how to end, waits until nothing of that is left, and measures no more than has been seen.</summary>
    /// <exception cref="JudgeException">Something cannot be ended.</exception>
    void Kill();

    /// <summary>Counts from now on: the jail is built and its first process waits to be let go.</summary>
    /// <param name="first">The jail's first process.</param>
    /// <exception cref="JudgeException">It cannot be counted.</exception>
    void Begin(int first);
}

/// <summary>By control group: exact. The first process joins it before it is let go, so building the jail is not counted.</summary>
[SupportedOSPlatform("linux")]
internal sealed class CgroupMeter(IRunCgroup cgroup) : IMeter
{
    public CgroupUse Read() => cgroup.Read();

    public bool AnyRunnable() => ProcessTree.AnyRunnable(
        (ControlFile.Text(cgroup.EntryFiles[0]) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(p => int.Parse(p, CultureInfo.InvariantCulture)));

    public void Kill() => cgroup.Kill();

    public void Begin(int first)
    {
        foreach (var file in cgroup.EntryFiles) ControlFile.Set(file, first.ToString(CultureInfo.InvariantCulture));
    }

    public void Dispose() => cgroup.Dispose();
}

/// <summary>By adding up processes: approximate.</summary>
/// <param name="memoryLimitBytes">Memory that all may hold together.</param>
[SupportedOSPlatform("linux")]
internal sealed class WatchdogMeter(long memoryLimitBytes) : IMeter
{
    private int first;
    private TimeSpan before;
    private CgroupUse seen;

    public CgroupUse Read()
    {
        if (first == 0) return seen;
        var processes = ProcessTree.Of(first);
        var bytes = ProcessTree.MemoryBytes(processes);
        var cpu = ProcessTree.Cpu(processes) - before;
        // A child that nobody waits for takes its time along: what was seen stays seen.
        return seen = new CgroupUse(cpu > seen.Cpu ? cpu : seen.Cpu, Math.Max(bytes, seen.PeakBytes), seen.MemoryKills + (bytes > memoryLimitBytes ? 1 : 0));
    }

    public bool AnyRunnable() => first != 0 && ProcessTree.AnyRunnable(ProcessTree.Of(first));

    // The number stays its own until bubblewrap has seen its end, and is not asked for any more from there on.
    public void Begin(int first) => (this.first, before) = (first, ProcessTree.RunTime(first));

    public void Kill() => first = 0;

    public void Dispose()
    {
        // It holds nothing.
    }
}
