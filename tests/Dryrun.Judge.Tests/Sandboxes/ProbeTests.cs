using Dryrun.Judge.Sandboxes;
using Dryrun.Judge.Sandboxes.Cgroups;

namespace Dryrun.Judge.Tests.Sandboxes;

/// <summary>What the judge does on machines that offer less, made up.</summary>
public class ProbeTests
{
    private static readonly HostTools Tools = new("/bin/sh", true, "/usr/bin/bwrap", [], []);

    [Fact]
    public void Without_any_tier_the_judge_refuses_with_the_reason()
    {
        var machine = new MadeUp { OnTry = _ => "the sandbox could not start the program (bwrap: setting up uid map: Permission denied)" };
        var refused = Should.Throw<JudgeException>(() => Sandbox.Open(machine));
        refused.Fault.ShouldBe(JudgeFault.Machine);
        refused.Message.ShouldContain("Permission denied");
        refused.Message.ShouldContain("kernel.apparmor_restrict_unprivileged_userns=0");
        refused.Message.ShouldNotContain("\n");
        machine.Tried.ShouldBe(1, "a trial program of our own, and nothing else");
    }

    [Fact]
    public void A_missing_program_is_named_with_its_package()
    {
        var machine = new MadeUp { OnTools = () => throw new JudgeException(JudgeFault.Machine, "bwrap is missing; the sandbox needs bubblewrap: apt-get install bubblewrap") };
        var report = SandboxProbe.Find(machine, null).Report;
        report.Tier.ShouldBeNull();
        report.Summary.ShouldContain("no candidate's code is run on this machine");
        report.Improvements.ShouldHaveSingleItem().ShouldContain("apt-get install bubblewrap");
    }

    [Fact]
    public void Another_processor_is_refused() => SandboxProbe.Find(new MadeUp { Against = "another processor" }, null).Report.Tier.ShouldBeNull();

    [Fact]
    public void Without_control_groups_it_is_weak_and_says_so()
    {
        var (ground, report) = SandboxProbe.Find(new MadeUp { IsRoot = false }, null);
        ground!.Tier.ShouldBe(SandboxTier.Weak);
        report.Tier.ShouldBe(SandboxTier.Weak);
        report.Summary.ShouldContain("weak");
        report.Summary.ShouldContain("none here");
        report.Improvements.ShouldContain(i => i.Contains("run the judge as root"));
    }

    [Fact]
    public void Control_groups_that_a_jail_cannot_join_are_not_used()
    {
        var machine = new MadeUp { OnCgroups = () => new NoGroups(), OnTry = g => g.Tier == SandboxTier.Strong ? "exit code 125" : null };
        var (ground, report) = SandboxProbe.Find(machine, null);
        ground!.Tier.ShouldBe(SandboxTier.Weak);
        report.Summary.ShouldContain("125");
        SandboxProbe.Find(machine, SandboxTier.Strong).Ground.ShouldBeNull("who asks for the strong tier gets no weaker one");
    }

    [TierFact(SandboxTier.Strong)]
    public void The_strong_tier_works_here() => Machine.Sandbox(SandboxTier.Strong).Report.Summary.ShouldContain("strong");

    [TierFact(SandboxTier.Weak)]
    public void The_weak_tier_works_here() => Machine.Sandbox(SandboxTier.Weak).Report.Summary.ShouldContain("weak");

    private sealed class MadeUp : IMachine
    {
        public string? Against { get; init; }

        public bool IsRoot { get; init; } = true;

        public Func<HostTools> OnTools { get; init; } = () => ProbeTests.Tools;

        public Func<ICgroupTree> OnCgroups { get; init; } = () => throw new JudgeException(JudgeFault.Machine, "none here");

        public Func<JailGround, string?> OnTry { get; init; } = _ => null;

        public int Tried { get; private set; }

        public string? Obstacle => Against;

        public SystemCalls Calls => SystemCalls.X64;

        public HostTools Tools() => OnTools();

        public ICgroupTree Cgroups() => OnCgroups();

        public string? Try(JailGround ground)
        {
            Tried++;
            return OnTry(ground);
        }
    }

    private sealed class NoGroups : ICgroupTree
    {
        public string Name => "made up";

        public IRunCgroup Create(CgroupLimits limits) => throw new JudgeException(JudgeFault.Machine, "made up");

        public IReadOnlyList<string> Runs() => [];

        public void Dispose()
        {
            // Nothing was made.
        }
    }
}
