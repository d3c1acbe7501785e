using Dryrun.Judge.Languages;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Tests.Languages;

public class LanguageTests
{
    public static TheoryData<SandboxTier, string> Installed
    {
        get
        {
            var data = new TheoryData<SandboxTier, string>();
            foreach (var tier in Enum.GetValues<SandboxTier>().Where(t => Machine.ReasonAgainst(t) is null))
            {
                foreach (var language in LanguageCatalogue.Installed) data.Add(tier, language.Id);
            }

            return data;
        }
    }

    [TierTheory]
    [MemberData(nameof(Installed))]
    public void An_installed_language_adds_two_numbers_in_the_sandbox(SandboxTier tier, string language) =>
        LanguageCatalogue.All.Single(l => l.Id == language).SelfTest(Machine.Sandbox(tier)).ShouldBeNull();

    [TierFact("python")]
    public void Python_is_here() => LanguageCatalogue.Installed.ShouldContain(l => l.Id == "python");

    [TierFact("cpp")]
    public void Cpp_is_here() => LanguageCatalogue.Installed.ShouldContain(l => l.Id == "cpp");

    [TierFact("javascript")]
    public void JavaScript_is_here() => LanguageCatalogue.Installed.ShouldContain(l => l.Id == "javascript");

    [TierFact("csharp")]
    public void CSharp_is_here() => LanguageCatalogue.Installed.ShouldContain(l => l.Id == "csharp");

    [Fact]
    public void A_language_that_is_missing_says_how_to_get_it()
    {
        foreach (var language in LanguageCatalogue.All)
        {
            if (language.Missing is { } line) line.ShouldContain("install");
            language.Extensions.ShouldNotBeEmpty();
        }

        var refused = Should.Throw<JudgeException>(() => new Absent().Compile(null!, new SourceProgram([])));
        refused.Message.ShouldBe("install it from somewhere");
    }

    [Fact]
    public void A_language_is_found_by_name_or_by_ending()
    {
        if (Machine.ReasonAgainstLanguage("python") is not null) return;
        LanguageCatalogue.Of(null, "a.py").Id.ShouldBe("python");
        LanguageCatalogue.Of("python3", "a.txt").Id.ShouldBe("python");
        Should.Throw<JudgeException>(() => LanguageCatalogue.Of("pascal", "a.py"));
    }

    [TierFact("cpp")]
    public void A_full_heap_is_told_from_a_crash()
    {
        var sandbox = Machine.Best;
        foreach (var language in LanguageCatalogue.Installed)
        {
            var source = language.Id switch
            {
                "python" => "x = [0]\nwhile True: x += x\n",
                "cpp" => "#include <vector>\n#include <cstring>\nint main() { std::vector<char*> kept; while (true) { kept.push_back(new char[1 << 20]); std::memset(kept.back(), 1, 1 << 20); } }\n",
                "javascript" => "const kept = [];\nfor (;;) kept.push(new Array(1000).fill(kept.length));\n",
                _ => "var kept = new List<byte[]>();\nwhile (true) { var b = new byte[1 << 20]; Array.Fill(b, (byte)1); kept.Add(b); }\n",
            };
            var compiled = language.Compile(sandbox, new SourceProgram([new SourceFile("main" + language.Extensions[0], source)]));
            var run = sandbox.Run(language.RunJail(compiled.Artefact!, new JailLimits { Cpu = TimeSpan.FromSeconds(20), MemoryBytes = 128 << 20 }));
            (run.Fired == Limit.Memory || language.SaysOutOfMemory(run)).ShouldBeTrue($"{language.Id}: {run.Fired} {run.ExitCode} {run.ErrorText()}");
        }
    }

    private sealed class Absent : Language
    {
        public override string Id => "absent";

        public override string Name => "Absent";

        public override string Code => "absent";

        public override IReadOnlyList<string> Extensions => [".absent"];

        public override string? Missing => "install it from somewhere";

        public override string Installed => "";

        protected override string SumProgram => "";

        protected override Jail CompileJail(SourceProgram program, JailLimits limits) => throw new InvalidOperationException("not here");

        protected override Artefact Made(SourceProgram program, byte[] output) => throw new InvalidOperationException("not here");

        protected override Jail Run(Artefact artefact, JailLimits limits) => throw new InvalidOperationException("not here");
    }
}
