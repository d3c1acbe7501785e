using Dryrun.Judge.Sandboxes;
using Dryrun.Judge.Sandboxes.Cgroups;

namespace Dryrun.Judge.Tests.Sandboxes;

/// <summary>What a loaded machine does by chance, here on purpose: bubblewrap is replaced by a script that waits or computes before it.</summary>
public sealed class SlowMachineTests : IDisposable
{
    private static readonly Jail Trivial = new() { Command = ["/usr/bin/sh", "-c", "echo done"], Limits = Hostile.Limits };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dryrun-slow-");

    public static TheoryData<SandboxTier> Tiers => Machine.Tiers;

    public void Dispose() => folder.Delete(recursive: true);

    [TierTheory]
    [MemberData(nameof(Tiers))]
    public void A_jail_that_takes_long_to_build_is_not_idle(SandboxTier tier)
    {
        using var sandbox = Open(tier, "sleep 2\nexec {0} \"$@\"");
        var run = sandbox.Run(Trivial with { Limits = Hostile.Limits with { Wall = TimeSpan.FromSeconds(0.5) } });
        run.Fired.ShouldBe(Limit.None);
        run.Text().ShouldBe("done\n");
        run.Wall.ShouldBeLessThan(TimeSpan.FromSeconds(2), "the clock starts with the program");
    }

    [TierTheory]
    [MemberData(nameof(Tiers))]
    public void Building_the_jail_is_not_charged(SandboxTier tier)
    {
        using var sandbox = Open(tier, "i=0\nwhile [ $i -lt 600000 ]; do i=$((i+1)); done\nexec {0} \"$@\"");
        var (busy, quiet) = (sandbox.Run(Trivial), Machine.Sandbox(tier).Run(Trivial));
        busy.Text().ShouldBe("done\n");
        busy.Cpu.ShouldBeLessThan(quiet.Cpu + TimeSpan.FromSeconds(0.1), "600,000 steps of a shell take more");
    }

    [TierTheory]
    [MemberData(nameof(Tiers))]
    public void Who_is_ended_while_the_jail_is_built_leaves_nothing(SandboxTier tier)
    {
        using var sandbox = Open(tier, "sleep 0.3\nexec {0} \"$@\"");
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(0.1));
        var jail = Trivial with { Command = ["/usr/bin/sh", "-c", "while true; do :; done", "/box/main.py"] };
        Should.Throw<OperationCanceledException>(() => sandbox.Run(jail, stop.Token));
        sandbox.Groups.ShouldBeEmpty();
        Remains.Processes().ShouldBeEmpty();
    }

    private Sandbox Open(SandboxTier tier, string script)
    {
        var real = HostTools.Locate("bwrap")!;
        var path = Path.Combine(folder.FullName, "bwrap");
        File.WriteAllText(path, "#!/bin/sh\n" + string.Format(System.Globalization.CultureInfo.InvariantCulture, script, real) + "\n");
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        folder.UnixFileMode = (UnixFileMode)0b111_101_101;
        return Sandbox.Open(new Slow(path), tier);
    }

    private sealed class Slow(string bubblewrap) : IMachine
    {
        private readonly ThisMachine machine = new();

        public string? Obstacle => machine.Obstacle;

        public bool IsRoot => machine.IsRoot;

        public SystemCalls Calls => machine.Calls;

        public HostTools Tools() => machine.Tools() with { Bubblewrap = bubblewrap };

        public ICgroupTree Cgroups() => machine.Cgroups();

        public string? Try(JailGround ground) => null;
    }
}
