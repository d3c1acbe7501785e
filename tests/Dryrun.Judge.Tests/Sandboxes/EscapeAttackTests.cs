using System.Net;
using System.Net.Sockets;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Tests.Sandboxes;

/// <summary>Programs that reach for what is not theirs; each beside a control with one layer taken away, which shows that the attack is real.</summary>
public class EscapeAttackTests
{
    public static TheoryData<SandboxTier> Tiers => Machine.Tiers;

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void There_is_no_network(SandboxTier tier)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString();
        var name = $"dryrun-test-{Environment.ProcessId}-{tier}";
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint("\0" + name));
        socket.Listen();

        Hostile.Run(tier, "network.py", null, port, name).ShouldBeHeld();
        var control = Hostile.RunWithout(tier, Layers.Network, "network.py", Hostile.Patient with { Wall = TimeSpan.FromSeconds(20) }, port, name).Escapes();
        control.ShouldContain("ESCAPED to the loopback of the host");
        control.ShouldContain("ESCAPED to an abstract socket of the host");
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void Sockets_that_reach_out_of_a_network_namespace_are_refused(SandboxTier tier)
    {
        Hostile.Run(tier, "families.py").ShouldBeHeld();
        Hostile.RunWithout(tier, Layers.Filter, "families.py").Escapes().ShouldContain("ESCAPED netlink");
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void Files_of_the_host_are_not_there(SandboxTier tier)
    {
        Hostile.Run(tier, "host_files.py", null, AppContext.BaseDirectory).ShouldBeHeld();
        Hostile.RunWithout(tier, Layers.FileTree, "host_files.py").Escapes().ShouldContain("ESCAPED /etc/passwd");
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void The_judge_lets_nothing_slip(SandboxTier tier)
    {
        Hostile.Run(tier, "secrets.py").ShouldBeHeld();
        Hostile.RunPlain("secrets.py", new Dictionary<string, string> { ["JUDGE_TOKEN"] = "s3cret" }).ShouldContain("ESCAPED variable JUDGE_TOKEN s3cret");
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void Links_that_are_planted_lead_nowhere(SandboxTier tier)
    {
        var target = Path.GetTempFileName();
        try
        {
            File.WriteAllText(target, "untouched");
            // Planted first in one jail, then in one that compiles: no host path is ever opened for what it leaves.
            Hostile.Run(tier, "links.py", null, target).Text().ShouldEndWith("done\n");
            File.ReadAllText(target).ShouldBe("untouched");
            Hostile.RunPlain("links.py", null, target);
            File.ReadAllText(target).ShouldBe(Hostile.Escaped, "the control: where nobody contains it, the link is followed");
        }
        finally
        {
            foreach (var left in new[] { "/tmp/program", "/tmp/output", "/tmp/run", "/tmp/judgemessage.txt", "/dev/shm/output" }.SelectMany(p => new[] { p, p + ".hard" }))
            {
                if (new FileInfo(left).LinkTarget == target || (left.EndsWith(".hard", StringComparison.Ordinal) && File.Exists(left))) File.Delete(left);
            }

            File.Delete(target);
        }
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void A_program_sees_no_process_but_its_own(SandboxTier tier) => Hostile.Run(tier, "processes.py").ShouldBeHeld();

    [TierFact(SandboxTier.Strong)]
    public void Without_a_process_tree_of_its_own_it_would_see_all() =>
        Hostile.RunWithout(SandboxTier.Strong, Layers.Processes, "processes.py").Escapes().ShouldNotBeEmpty();

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void Signals_reach_nobody(SandboxTier tier)
    {
        var run = Hostile.Run(tier, "signals.py");
        run.Fault.ShouldBeNull();
        run.ExitCode.ShouldBe(0);
        run.Text().ShouldEndWith("done\n");
    }

    [TierFact(SandboxTier.Strong)]
    public void Without_a_process_tree_of_its_own_a_signal_would_end_its_parent()
    {
        Hostile.Run(SandboxTier.Strong, "signal_parent.py").ExitCode.ShouldBe(0);
        Hostile.RunWithout(SandboxTier.Strong, Layers.Processes, "signal_parent.py").ExitCode.ShouldBe(137);
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void Nobody_is_traced(SandboxTier tier)
    {
        Hostile.Run(tier, "tracing.py").ShouldBeHeld();
        Hostile.RunWithout(tier, Layers.Filter, "tracing.py").Escapes().ShouldContain("ESCAPED ptrace");
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void The_kernels_other_doors_are_shut(SandboxTier tier)
    {
        Hostile.Run(tier, "kernel_doors.py").ShouldBeHeld();
        // The control: without the filter some are open, and what is refused is refused by other layers.
        Hostile.RunWithout(tier, Layers.Filter, "kernel_doors.py").Escapes().Length.ShouldBeGreaterThan(3);
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void Calls_by_another_table_of_numbers_end_the_program(SandboxTier tier)
    {
        foreach (var table in new[] { "x32", "gate" })
        {
            var run = Hostile.Run(tier, "foreign_calls.py", null, table);
            run.Escapes().ShouldBeEmpty();
            run.ExitCode.ShouldNotBe(0);
            Hostile.RunWithout(tier, Layers.Filter, "foreign_calls.py", null, "x32").Escapes().ShouldNotBeEmpty();
        }
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void Limits_are_not_raised(SandboxTier tier) => Hostile.Run(tier, "raise_limits.py").ShouldBeHeld();

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void A_verdict_is_not_forged(SandboxTier tier)
    {
        var run = Hostile.Run(tier, "forge.py");
        run.ExitCode.ShouldBe(137);
        run.Fired.ShouldBe(Limit.None, "137 is what a program looks like that was killed for memory");
        run.Fault.ShouldBeNull();
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void Nothing_is_left_for_the_next_run(SandboxTier tier)
    {
        Hostile.Run(tier, "leftovers_write.py").ExitCode.ShouldBe(0);
        Hostile.Run(tier, "leftovers_read.py").ShouldBeHeld();
        var jail = Hostile.Jail("leftovers_read.py", null, "own");
        var control = Machine.Sandbox(tier).Run(jail with { Files = [.. jail.Files, new JailFile("/box/leftovers_write.py", Hostile.Bytes("leftovers_write.py"))] });
        control.Escapes().Length.ShouldBe(3, "the control: in one and the same jail all of it is found");
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public async Task Two_jails_do_not_signal_each_other_by_locks(SandboxTier tier)
    {
        (await Looked(tier, Layers.None)).Escapes().ShouldBeEmpty();
        (await Looked(tier, Layers.LocksRefused)).Escapes().ShouldNotBeEmpty("the control: a lock on a file that both see is seen by both");
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void A_daemon_ends_with_the_run(SandboxTier tier)
    {
        foreach (var program in new[] { "daemon_idle.py", "daemon_busy.py" })
        {
            var run = Hostile.Run(tier, program);
            run.Fired.ShouldBe(Limit.None);
            run.Text().ShouldBe("done\n");
            Remains.Of(tier).ShouldBeEmpty();
        }
    }

    // One holds a lock until it is cancelled, the other looks while it does.
    private static async Task<JailRun> Looked(SandboxTier tier, Layers without)
    {
        using var stop = new CancellationTokenSource();
        var limits = Hostile.Limits with { Wall = TimeSpan.FromSeconds(60) };
        var holding = Task.Run(() => Machine.Sandbox(tier).Run(Hostile.Jail("lock_hold.py", limits), without, stop.Token));
        // It looks until the other has its lock, or hears itself that there are none.
        var looked = Machine.Sandbox(tier).Run(Hostile.Jail("lock_look.py", null, "wait"), without);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(holding);
        return looked;
    }
}
