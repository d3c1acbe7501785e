using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Tests.Sandboxes;

/// <summary>Programs that take more than they are given; each beside a control that shows that the limit is what stops them.</summary>
public class ResourceAttackTests
{
    private const long Mib = 1 << 20;

    public static TheoryData<SandboxTier> Tiers => Machine.Tiers;

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void A_fork_bomb_is_stopped(SandboxTier tier)
    {
        var run = Hostile.Run(tier, "fork_bomb.py", Hostile.Limits);
        run.Fault.ShouldBeNull();
        run.Fired.ShouldBeOneOf(Limit.Cpu, Limit.Memory);
        Remains.Of(tier).ShouldBeEmpty();
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void Processes_are_counted(SandboxTier tier)
    {
        // The watchdog counts pages that forked processes still share once for each: 200 of them look like half a GiB.
        var limits = Hostile.Patient with { MemoryBytes = 2048 * Mib };
        int.Parse(Hostile.Run(tier, "count_processes.py", limits).Text()).ShouldBeLessThan(64);
        int.Parse(Hostile.RunWithout(tier, Layers.ProcessLimit, "count_processes.py", limits).Text()).ShouldBe(200, "the control: without the limit there is no stopping");
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void A_memory_bomb_is_stopped(SandboxTier tier)
    {
        var run = Hostile.Run(tier, "memory_bomb.py");
        run.Fired.ShouldBe(Limit.Memory, run.ErrorText());
        // The watchdog looks every 20 ms and may look late; the kernel never does.
        if (tier == SandboxTier.Strong) run.PeakBytes.ShouldBeLessThanOrEqualTo(Hostile.Limits.MemoryBytes);
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void Memory_is_counted_over_all_processes(SandboxTier tier)
    {
        var run = Hostile.Run(tier, "memory_children.py", Hostile.Patient);
        run.Fired.ShouldBe(Limit.Memory, run.ErrorText());
        var control = Hostile.Run(tier, "memory_children.py", Hostile.Patient with { MemoryBytes = 2048 * Mib, Wall = TimeSpan.FromSeconds(2) });
        control.Fired.ShouldBe(Limit.Wall, "the control: with enough memory they all sleep");
        control.PeakBytes.ShouldBeGreaterThan(1100 * Mib);
        Remains.Of(tier).ShouldBeEmpty();
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void Memory_in_files_without_a_name_is_held(SandboxTier tier)
    {
        var run = Hostile.Run(tier, "memory_files.py");
        run.Escapes().ShouldBeEmpty();
        if (tier == SandboxTier.Strong) run.Fired.ShouldBe(Limit.Memory);
        else run.Text().ShouldStartWith("refused");
    }

    [TierFact(SandboxTier.Weak)]
    public void Memory_in_files_without_a_name_would_get_past_the_watchdog() =>
        Hostile.RunWithout(SandboxTier.Weak, Layers.MemoryFilesRefused, "memory_files.py", Hostile.Patient).Escapes().ShouldNotBeEmpty();

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void Nobody_asks_to_be_spared_when_memory_is_short(SandboxTier tier) => Hostile.Run(tier, "oom_score.py").ShouldBeHeld();

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void Files_are_written_in_two_small_places_only(SandboxTier tier)
    {
        var written = Filled(Hostile.Run(tier, "disk_fill.py", Hostile.Patient));
        written["/tmp"].ShouldBeInRange(60, 64);
        written["/dev/shm"].ShouldBeInRange(7, 8);
        written.Where(w => w.Key is not ("/tmp" or "/dev/shm")).ShouldAllBe(w => w.Value == 0);

        var control = Filled(Hostile.RunWithout(tier, Layers.ReadOnlyRoot, "disk_fill.py", Hostile.Patient));
        // One file stops at the largest size a file may have; the place itself would take more.
        control["/"].ShouldBe(64, "the control: the root of the jail is a file system in memory and has to be closed");
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void Empty_files_without_end_are_stopped(SandboxTier tier)
    {
        var run = Hostile.Run(tier, "inode_flood.py", Hostile.Limits with { MemoryBytes = 64 * Mib });
        run.Fired.ShouldBeOneOf(Limit.Memory, Limit.Cpu);
        if (tier == SandboxTier.Strong) run.PeakBytes.ShouldBeLessThanOrEqualTo(64 * Mib);
        Remains.Of(tier).ShouldBeEmpty();
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void Output_without_end_is_stopped(SandboxTier tier)
    {
        var limits = Hostile.Patient with { OutputBytes = Mib, ErrorBytes = Mib };
        foreach (var program in new[] { "output_flood.py", "error_flood.py" })
        {
            var run = Hostile.Run(tier, program, limits);
            run.Fired.ShouldBe(Limit.Output);
            (run.Output.Length + run.Errors.Length).ShouldBe((int)Mib);
        }

        var cut = Machine.Sandbox(tier).Run(Hostile.Jail("error_flood.py", limits with { Cpu = Hostile.Limits.Cpu }) with { CutErrors = true });
        cut.Fired.ShouldNotBe(Limit.Output, "the control: where errors are cut instead, it goes on until its time is over");
        cut.Errors.Length.ShouldBe((int)Mib);
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void Waiting_for_ever_is_stopped_by_the_clock(SandboxTier tier)
    {
        var run = Hostile.Run(tier, "sleeper.py", Hostile.Limits with { Wall = TimeSpan.FromSeconds(1) });
        run.Fired.ShouldBe(Limit.Wall);
        run.Cpu.ShouldBeLessThan(Hostile.Limits.Cpu);
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void Computing_for_ever_is_stopped_by_processor_time(SandboxTier tier)
    {
        foreach (var program in new[] { "busy.py", "busy_threads.py" })
        {
            var run = Hostile.Run(tier, program, Hostile.Limits);
            run.Fired.ShouldBe(Limit.Cpu);
            run.Cpu.ShouldBeGreaterThanOrEqualTo(Hostile.Limits.Cpu);
            // A loaded machine may look late; two seconds over the limit the kernel itself ends it.
            run.Cpu.ShouldBeLessThan(Hostile.Limits.Cpu + TimeSpan.FromSeconds(3));
        }

        Remains.Of(tier).ShouldBeEmpty();
    }

    private static Dictionary<string, int> Filled(JailRun run)
    {
        run.ExitCode.ShouldBe(0, run.ErrorText());
        return run.Text().Trim().Split('\n').Select(l => l.Split(' ')).ToDictionary(w => w[0], w => int.Parse(w[1]));
    }
}
