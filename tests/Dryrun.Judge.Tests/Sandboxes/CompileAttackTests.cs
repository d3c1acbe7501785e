using System.Text;
using Dryrun.Judge.Languages;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Tests.Sandboxes;

/// <summary>Programs that attack while they are compiled: compilers run in the same jail.</summary>
public class CompileAttackTests
{
    private static readonly Cpp Compiler = LanguageCatalogue.All.OfType<Cpp>().Single();

    public static TheoryData<SandboxTier> Tiers => Machine.Tiers;

    [TierTheory("cpp")]
    [MemberData(nameof(Tiers))]
    public void A_template_bomb_is_stopped(SandboxTier tier)
    {
        // The compiler's own ten seconds are in the long part: that a limit holds shows at two as well.
        var jail = Compiler.JailOfCompiler(new SourceProgram([new SourceFile("template_bomb.cpp", Hostile.Bytes("template_bomb.cpp"))]));
        var run = Machine.Sandbox(tier).Run(jail with { Limits = jail.Limits with { Cpu = TimeSpan.FromSeconds(2) } });
        run.Fired.ShouldBeOneOf(Limit.Cpu, Limit.Memory);
        run.Output.ShouldBeEmpty();
        Remains.Of(tier).ShouldBeEmpty();

        var small = Encoding.UTF8.GetString(Hostile.Bytes("template_bomb.cpp")).Replace("Tree<26, 1>", "Tree<6, 1>", StringComparison.Ordinal);
        Compile(tier, "small.cpp", Encoding.UTF8.GetBytes(small)).Artefact.ShouldNotBeNull("the control: the same with 2^6 instances compiles");
    }

    [TierTheory("cpp")]
    [MemberData(nameof(Tiers))]
    [Trait("Suite", "Long")]
    public void The_limit_that_stopped_a_compiler_is_told(SandboxTier tier)
    {
        var compiled = Compile(tier, "template_bomb.cpp");
        compiled.Artefact.ShouldBeNull();
        compiled.Run.Fired.ShouldBeOneOf(Limit.Cpu, Limit.Memory);
        compiled.Messages.ShouldStartWith("The compiler ");
        Remains.Of(tier).ShouldBeEmpty();
    }

    [TierTheory("cpp")]
    [MemberData(nameof(Tiers))]
    public void Files_of_the_host_are_not_included(SandboxTier tier)
    {
        var compiled = Compile(tier, "include_shadow.cpp");
        compiled.Artefact.ShouldBeNull();
        compiled.Messages.ShouldContain("No such file or directory");
        compiled.Messages.ShouldNotContain("root:");

        Compile(tier, "incbin_passwd.cpp").Artefact.ShouldBeNull();
        WithHostFiles(tier, "incbin_passwd.cpp").ShouldBe(0, "the control: with the host's files there, the assembler takes them in");
    }

    [TierTheory("cpp")]
    [MemberData(nameof(Tiers))]
    public void A_source_without_end_is_stopped(SandboxTier tier)
    {
        var compiled = Compile(tier, "include_zero.cpp");
        compiled.Artefact.ShouldBeNull();
        // The kernel or the compiler itself stops it: memory, time, or "is a device".
        (compiled.Run.Fired != Limit.None || compiled.Run.ExitCode != 0).ShouldBeTrue();
        Remains.Of(tier).ShouldBeEmpty();
    }

    [TierTheory("cpp")]
    [MemberData(nameof(Tiers))]
    public void A_huge_program_is_not_taken(SandboxTier tier)
    {
        var compiled = Compile(tier, "huge_artefact.cpp");
        compiled.Artefact.ShouldBeNull();
        compiled.Run.Output.Length.ShouldBeLessThanOrEqualTo(32 << 20);

        var fits = Encoding.UTF8.GetString(Hostile.Bytes("huge_artefact.cpp")).Replace("200 * 1024", "8 * 1024", StringComparison.Ordinal);
        Compile(tier, "fits.cpp", Encoding.UTF8.GetBytes(fits)).Artefact!.Files[0].Content.Length.ShouldBeGreaterThan(8 << 20, "the control: 8 MiB are taken");
    }

    [TierTheory("cpp")]
    [MemberData(nameof(Tiers))]
    public void Messages_without_end_are_cut(SandboxTier tier)
    {
        var flood = string.Concat(Enumerable.Range(0, 5000).Select(i => $"#warning {new string('x', 100)} {i}\n")) + "int main() {}\n";
        var compiled = Compile(tier, "flood.cpp", Encoding.UTF8.GetBytes(flood));
        compiled.Messages.Length.ShouldBeInRange(60 << 10, 64 << 10);
        compiled.Artefact.ShouldNotBeNull("the control: they are warnings; cutting them does not stop the compiler");
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void An_interpreted_program_is_only_read_when_it_is_checked(SandboxTier tier)
    {
        var python = LanguageCatalogue.All.OfType<Python>().Single();
        var compiled = python.Compile(Machine.Sandbox(tier), new SourceProgram([new SourceFile("main.py", "import sys\nsys.stdout.write('ran')\nx = = 1\n")]));
        compiled.Artefact.ShouldBeNull();
        compiled.Messages.ShouldBe("main.py: line 3: SyntaxError: invalid syntax");
        compiled.Run.Output.ShouldBeEmpty();
    }

    private static Compiled Compile(SandboxTier tier, string name, byte[]? content = null) =>
        Compiler.Compile(Machine.Sandbox(tier), new SourceProgram([new SourceFile(name, content ?? Hostile.Bytes(name))]));

    private static int? WithHostFiles(SandboxTier tier, string name) =>
        Machine.Sandbox(tier).Run(Compiler.JailOfCompiler(new SourceProgram([new SourceFile(name, Hostile.Bytes(name))])), Layers.FileTree).ExitCode;
}
