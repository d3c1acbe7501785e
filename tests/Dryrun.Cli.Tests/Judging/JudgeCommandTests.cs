using System.Text.Json.Nodes;
using Dryrun.Interview.Tests.Code;
using Dryrun.Judge.Languages;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Cli.Tests.Judging;

/// <summary>A test that runs programs: skipped with the reason where this machine cannot contain them.</summary>
internal sealed class SandboxFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Reason = new(() => Sandbox.Probe() is { Tier: null } none ? none.Summary : LanguageCatalogue.All.Single(l => l.Id == "python").Missing);

    public SandboxFactAttribute() => Skip = Reason.Value;
}

public sealed class JudgeCommandTests : IDisposable
{
    private const string Right = "def count_pairs(lengths, slot):\n    seen, pairs = {}, 0\n    for n in lengths:\n        pairs += seen.get(-n % slot, 0)\n        seen[n % slot] = seen.get(n % slot, 0) + 1\n    return pairs\n";

    private readonly TestProgram program = new();

    public void Dispose() => program.Dispose();

    [SandboxFact]
    public async Task A_right_program_is_accepted_in_one_document()
    {
        var ran = await program.RunAsync(["judge", "pairedclips", program.File("solution.py", Right), "--json"]);
        ran.Code.ShouldBe(0, ran.Output + ran.Errors);
        ran.Errors.ShouldBeEmpty();
        var document = JsonNode.Parse(ran.Output)!;
        ((string)document["verdict"]!).ShouldBe("accepted");
        document["limit"].ShouldBeNull();
        document["failingSample"].ShouldBeNull();
        document["cases"]!.AsArray().Count.ShouldBe((int)document["casesInAll"]!);
        ((double)document["timing"]!["cpuSeconds"]!).ShouldBeGreaterThan(0);
        ((long)document["timing"]!["peakMemoryBytes"]!).ShouldBeGreaterThan(0);
    }

    [SandboxFact]
    public async Task A_wrong_program_shows_its_first_failing_sample_and_no_secret()
    {
        var path = program.File("solution.py", "def count_pairs(lengths, slot):\n    print('looking')\n    return 0\n");
        var ran = await program.RunAsync(["judge", "pairedclips", path]);
        ran.Code.ShouldBe(1);
        ran.Errors.ShouldBeEmpty();
        ran.Flat.ShouldContain("Clips that fill the break, Python 3: wrong answer");
        ran.Flat.ShouldContain("sample/1: call 1 returns 0, expected 3");
        ran.Flat.ShouldContain("errors looking");
        ran.Output.Split('\n').Where(l => l.Contains("secret/")).ShouldAllBe(l => !l.Contains("expected"));
        (await program.RunAsync(["judge", "pairedclips", path, "--all"])).Output.ShouldContain("secret/05-long");

        var document = JsonNode.Parse((await program.RunAsync(["judge", "pairedclips", path, "--json"])).Output)!;
        ((string)document["failingSample"]!["name"]!).ShouldBe("sample/1");
        ((string)document["failingSample"]!["errors"]!).ShouldContain("looking");
        document["cases"]!.AsArray().Where(c => ((string)c!["name"]!).StartsWith("secret/", StringComparison.Ordinal)).ShouldAllBe(c => c!["message"] == null);
    }

    [SandboxFact]
    public async Task What_is_too_slow_names_the_limit()
    {
        var document = JsonNode.Parse((await program.RunAsync(["judge", "pairedclips", program.File("solution.py", "def count_pairs(a, b):\n    while True: pass\n"), "--json", "--samples"])).Output)!;
        ((string)document["verdict"]!).ShouldBe("timeLimit");
        ((string)document["limit"]!).ShouldBe("cpu");
        document["cases"]!.AsArray().Count.ShouldBe(1);
    }

    [SandboxFact]
    public async Task A_compile_error_is_told()
    {
        var ran = await program.RunAsync(["judge", "pairedclips", program.File("solution.py", "def count_pairs(:\n")]);
        ran.Code.ShouldBe(1);
        ran.Flat.ShouldContain("compile error");
        ran.Flat.ShouldContain("solution.py: line 1: SyntaxError");
    }

    [Fact]
    public async Task What_cannot_be_judged_is_one_line()
    {
        async Task<string> Of(params string[] args) => (await program.RunAsync(["judge", .. args])).OnlyError;
        (await Of("pairedclips", Path.Combine(program.Folder, "gone.py"))).ShouldEndWith("gone.py: no such file");
        (await Of("pairedclips", program.File("empty.py", ""))).ShouldEndWith("empty.py: is empty; write the program first");
        (await Of("pairedclips", program.File("x.rb", "puts 1"))).ShouldContain("the language of .rb is unknown; allowed .py, .cpp, .js, .cs");
        (await Of("pairedclips", program.File("x.py", "x"), "--language", "cobol")).ShouldContain("there is no language cobol; allowed python, cpp, javascript, csharp");
        (await Of("pairedclips", program.File("huge.py", new string('#', 10 << 20)))).ShouldContain("has 10,485,760 bytes; allowed at most 131,072");
        await File.WriteAllBytesAsync(Path.Combine(program.Folder, "latin.py"), [0x23, 0xe9]);
        (await Of("pairedclips", Path.Combine(program.Folder, "latin.py"))).ShouldContain("is not UTF-8 text (byte 2 is 0xe9)");
        (await Of("nosuchproblem", program.File("y.py", "x"))).ShouldContain("there is no problem nosuchproblem; allowed buildorder, cutbalance");
        (await Of("../pairedclips", program.File("y.py", "x"))).ShouldContain("there is no problem ../pairedclips");
    }

    [SandboxFact]
    public async Task The_doctor_tells_the_tier_and_the_languages()
    {
        var shown = await program.RunAsync(["doctor"]);
        shown.Flat.ShouldContain("sandbox: ");
        shown.Flat.ShouldContain("Python 3: ");
        shown.Code.ShouldBe(0);
    }

    [SandboxFact]
    [Trait("Suite", "Long")]
    public async Task The_cost_of_the_jail_is_measured_beside_a_plain_start()
    {
        var document = JsonNode.Parse((await program.RunAsync(["bench", "judge", "--json"])).Output)!;
        document["judge"]!["plainMilliseconds"]!["runs"]!.GetValue<int>().ShouldBeGreaterThan(10);
        document["judge"]!["pythonRunsPerSecond"]!["workers"]!.GetValue<int>().ShouldBeGreaterThan(0);
    }

    [SandboxFact]
    public async Task Problems_are_checked_one_at_a_time_too()
    {
        (await program.RunAsync(["content", "check", "--problem", "nosuchproblem"])).OnlyError.ShouldContain("there is no problem nosuchproblem");
        var quick = await program.RunAsync(["content", "check", "--quick", "--problem", "pagecontract"]);
        quick.Output.ShouldBe("pagecontract is sound.\n");
    }

    [Theory]
    [InlineData("fault:", "default:", "interview.yaml:6: default is not known")]
    [InlineData("fault:", "approach:", "interview.yaml: fault is missing; a debugging problem names what is listened for, each with its words")]
    [InlineData("overselling means", "what overselling means", "listen has no words for \"overselling means refunds and trust\"")]
    public async Task Notes_of_the_interviewer_that_do_not_fit_are_one_line(string old, string put, string line)
    {
        Copy(Path.Combine(ToyCode.Content.Path, "problems", "seatrace"), Path.Combine(program.Folder, "content", "problems", "seatrace"));
        Directory.CreateDirectory(Path.Combine(program.Folder, "content", "prompts"));
        var notes = Path.Combine(program.Folder, "content", "problems", "seatrace", "interview.yaml");
        await File.WriteAllTextAsync(notes, (await File.ReadAllTextAsync(notes)).Replace(old, put));
        var ran = await program.RunAsync(["content", "check", "--quick", "--problem", "seatrace", "--content", Path.Combine(program.Folder, "content")]);
        ran.Code.ShouldBe(1);
        ran.Errors.ShouldContain(line);
        ran.Errors.ShouldNotContain("   at ");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
