using Dryrun.Judge.Sandboxes;
using Dryrun.Judge.Sandboxes.Cgroups;

namespace Dryrun.Judge.Tests.Sandboxes;

/// <summary>The control files of both kinds over plain folders that look like the kernel's, for what this machine does not have.</summary>
public sealed class CgroupTests : IDisposable
{
    private static readonly CgroupLimits Limits = new(256 << 20, 64);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dryrun-cgroup-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_second_kind_is_taken_where_it_has_the_controllers()
    {
        var root = Folder("unified", ("cgroup.controllers", "cpuset cpu io memory pids\n"), ("cgroup.subtree_control", "cpu memory pids\n"));
        // The kernel makes the files of a new group; here nothing does, so the first limit cannot be written and the probe says so.
        var refused = Should.Throw<JudgeException>(() => CgroupMounts.Open($"30 25 0:26 / {root} rw - cgroup2 cgroup2 rw,nsdelegate\n"));
        refused.Message.ShouldContain("refuses");
        refused.Message.ShouldNotContain("\n");
        Directory.GetDirectories(root).ShouldBeEmpty("a probe that fails leaves nothing");
    }

    [Fact]
    public void Without_any_the_reason_is_said() =>
        Should.Throw<JudgeException>(() => CgroupMounts.Open("30 25 0:26 / /proc rw - proc proc rw\n")).Message.ShouldContain("no control groups");

    [Fact]
    public void A_tree_without_its_controllers_is_passed_over()
    {
        var unified = Folder("unified", ("cgroup.controllers", "hugetlb\n"));
        var text = $"30 25 0:26 / {unified} rw - cgroup2 cgroup2 rw\n31 25 0:27 / {Folder("memory")} rw - cgroup cgroup rw,memory\n";
        Should.Throw<JudgeException>(() => CgroupMounts.Open(text)).Message.ShouldContain("no control groups");
    }

    [Fact]
    public void What_the_second_kind_tells_is_read()
    {
        using var run = Fabricated(Path.Combine(folder.FullName, "run"));
        run.Read().ShouldBe(new CgroupUse(TimeSpan.FromMilliseconds(1234.567), 7_000_000, 3));
        File.Delete(Path.Combine(folder.FullName, "run", "memory.peak"));
        run.Read().PeakBytes.ShouldBe(5_000_000, "before Linux 5.19 the largest value seen counts");
        File.WriteAllText(Path.Combine(folder.FullName, "run", "memory.current"), "4000000\n");
        run.Read().PeakBytes.ShouldBe(5_000_000);
        foreach (var file in Directory.GetFiles(Path.Combine(folder.FullName, "run"))) File.Delete(file);
    }

    [Fact]
    public void What_the_second_kind_is_told_is_written()
    {
        using var run = Fabricated(Path.Combine(folder.FullName, "run"));
        run.Limit(Limits);
        string Told(string file) => File.ReadAllText(Path.Combine(folder.FullName, "run", file));
        Told("memory.max").ShouldBe("268435456");
        Told("memory.swap.max").ShouldBe("0");
        Told("memory.oom.group").ShouldBe("1");
        Told("pids.max").ShouldBe("64");
        Told("cpu.max").ShouldBe("100000 100000");
        run.Kill();
        Told("cgroup.kill").ShouldBe("1");
        Told("pids.max").ShouldStartWith("0");
        foreach (var file in Directory.GetFiles(Path.Combine(folder.FullName, "run"))) File.Delete(file);
    }

    [Fact]
    public void The_first_process_is_put_in_and_a_refusal_is_said()
    {
        var path = Path.Combine(folder.FullName, "run");
        using var run = Fabricated(path);
        var meter = new CgroupMeter(run);
        meter.Begin(4711);
        File.ReadAllText(Path.Combine(path, "cgroup.procs")).ShouldBe("4711");
        foreach (var file in Directory.GetFiles(path)) File.Delete(file);
        Should.Throw<JudgeException>(() => meter.Begin(4711)).Message.ShouldContain("cgroup.procs");
    }

    [Fact]
    public void What_judges_left_that_are_gone_is_removed_and_nothing_else()
    {
        var gone = Path.Combine(folder.FullName, "dryrun-judge-4194305-1");
        Directory.CreateDirectory(Path.Combine(gone, "1"));
        Directory.CreateDirectory(Path.Combine(folder.FullName, $"dryrun-judge-{Environment.ProcessId}-9"));
        Directory.CreateDirectory(Path.Combine(folder.FullName, "system.slice"));
        CgroupFolders.Sweep(folder.FullName);
        Directory.GetDirectories(folder.FullName).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe([$"dryrun-judge-{Environment.ProcessId}-9", "system.slice"]);
    }

    private static CgroupV2.Run Fabricated(string run)
    {
        Directory.CreateDirectory(run);
        foreach (var (name, text) in new (string, string)[]
        {
            ("cpu.stat", "usage_usec 1234567\nuser_usec 1\n"), ("memory.current", "5000000\n"), ("memory.peak", "7000000\n"),
            ("memory.events", "low 0\nhigh 0\nmax 9\noom 4\noom_kill 3\noom_group_kill 1\n"), ("memory.max", ""), ("memory.swap.max", ""), ("memory.oom.group", ""),
            ("pids.max", ""), ("cpu.max", ""), ("cgroup.kill", ""), ("cgroup.procs", ""),
        })
        {
            File.WriteAllText(Path.Combine(run, name), text);
        }

        return new CgroupV2.Run(run);
    }

    private string Folder(string name, params (string Name, string Text)[] files)
    {
        var made = folder.CreateSubdirectory(name).FullName;
        foreach (var (file, text) in files) File.WriteAllText(Path.Combine(made, file), text);
        return made;
    }
}
