using System.Globalization;
using System.Runtime.Versioning;
using Dryrun.Judge.Posix;
using Dryrun.Judge.Sandboxes.Cgroups;

namespace Dryrun.Judge.Sandboxes;

/// <summary>Measures and ends what runs in one jail.</summary>
internal interface IMeter : IDisposable
{
    /// <summary>What it has used so far.</summary>
    CgroupUse Read();

    /// <summary>True where a thread of it computes or could.</summary>
    bool AnyRunnable();

    /// <summary>Ends all of it and waits until nothing is left.</summary>
    /// <exception cref="JudgeException">Something cannot be ended.</exception>
    void Kill();

    /// <summary>Tells which process of the host is the jail's first.</summary>
    /// <param name="id">Its process id.</param>
    /// <param name="parent">The process that started it and has not been waited for.</param>
    void FirstProcess(int id, int parent);
}

/// <summary>By control group: exact.</summary>
[SupportedOSPlatform("linux")]
internal sealed class CgroupMeter(IRunCgroup cgroup) : IMeter
{
    public CgroupUse Read() => cgroup.Read();

    public bool AnyRunnable() => ProcessTree.AnyRunnable(
        (ControlFile.Text(cgroup.EntryFiles[0]) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(p => int.Parse(p, CultureInfo.InvariantCulture)));

    public void Kill() => cgroup.Kill();

    public void FirstProcess(int id, int parent)
    {
        // The group knows them all.
    }

    public void Dispose() => cgroup.Dispose();
}

/// <summary>By adding up processes: approximate. The jail's first process waits for all others, so its end is the end of all.</summary>
/// <param name="memoryLimitBytes">Memory that all may hold together.</param>
[SupportedOSPlatform("linux")]
internal sealed class WatchdogMeter(long memoryLimitBytes) : IMeter
{
    private const int PatienceMs = 30_000;

    private Descriptor? first;
    private int firstId;
    private CgroupUse seen;

    public CgroupUse Read()
    {
        if (firstId == 0) return seen;
        var processes = ProcessTree.Of(firstId);
        var bytes = ProcessTree.MemoryBytes(processes);
        var cpu = ProcessTree.Cpu(processes);
        // A child that nobody waits for takes its time along: what was seen stays seen.
        return seen = new CgroupUse(cpu > seen.Cpu ? cpu : seen.Cpu, Math.Max(bytes, seen.PeakBytes), seen.MemoryKills + (bytes > memoryLimitBytes ? 1 : 0));
    }

    public bool AnyRunnable() => firstId != 0 && ProcessTree.AnyRunnable(ProcessTree.Of(firstId));

    public void FirstProcess(int id, int parent)
    {
        // By descriptor, so that a number that is used again is never another's.
        var opened = Libc.OpenProcess(id);
        if (opened < 0) return;
        first = Descriptor.Of(opened, "a process descriptor");
        if (ProcessTree.Parent(id) == parent)
        {
            firstId = id;
            return;
        }

        // It has ended, all others with it, and the number is somebody else's.
        first.Dispose();
        first = null;
    }

    public void Kill()
    {
        if (first is null) return;
        _ = Libc.SignalProcess(first.Number, Libc.SignalKill);
        firstId = 0;
        Span<Libc.PollEntry> entry = [new Libc.PollEntry { Descriptor = first.Number, Wanted = Libc.PollIn }];
        if (Libc.Poll(entry, 1, PatienceMs) == 0) throw new JudgeException(JudgeFault.Machine, $"The processes of a jail cannot be ended within {PatienceMs / 1000} s; nothing more is judged until they are gone.");
    }

    public void Dispose() => first?.Dispose();
}
