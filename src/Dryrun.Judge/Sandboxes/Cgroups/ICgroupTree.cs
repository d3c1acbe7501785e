using System.Runtime.InteropServices;

namespace Dryrun.Judge.Sandboxes.Cgroups;

/// <summary>What a group of processes may use.</summary>
/// <param name="MemoryBytes">Memory and swap together, file cache and private file systems included.</param>
/// <param name="Processes">Processes and threads at once.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CgroupLimits(long MemoryBytes, int Processes);

/// <summary>What a group of processes has used so far.</summary>
/// <param name="Cpu">Processor time of all of them, those that ended included.</param>
/// <param name="PeakBytes">Most memory held at once.</param>
/// <param name="MemoryKills">How often the kernel ended one of them because the group's memory was full.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CgroupUse(TimeSpan Cpu, long PeakBytes, long MemoryKills);

/// <summary>The place under which every run of one judge gets a control group of its own. Dispose it to remove the place.</summary>
internal interface ICgroupTree : IDisposable
{
    /// <summary>For people: "cgroup v1" or "cgroup v2".</summary>
    string Name { get; }

    /// <summary>Makes a group with limits, empty. Safe for use by many threads.</summary>
    /// <exception cref="JudgeException">The kernel refuses it or one of its limits.</exception>
    IRunCgroup Create(CgroupLimits limits);

    /// <summary>Names of the groups that are there now.</summary>
    IReadOnlyList<string> Runs();
}

/// <summary>The control group of one run. Dispose it to remove the group.</summary>
internal interface IRunCgroup : IDisposable
{
    /// <summary>Files into which a process writes its id to join.</summary>
    IReadOnlyList<string> EntryFiles { get; }

    /// <summary>What it has used so far.</summary>
    CgroupUse Read();

    /// <summary>Ends every process in it and waits until none is left.</summary>
    /// <exception cref="JudgeException">Some cannot be ended within ten seconds.</exception>
    void Kill();
}
