using Dryrun.Judge.Content;
using Dryrun.Judge.Judging;

namespace Dryrun.Judge.Tests.Content;

/// <summary>A sound package passes the check, and each way in which it can be unsound is found.</summary>
public class PackageCheckTests
{
    private const string Extra = """
        timeLimitSeconds: {python: 0.6}
        complexity: {family: n, sizes: [20000, 40000, 80000, 160000], kind: many, space: "1"}
        generator:
          program: generate.py
          cases:
            - {name: 2, kind: many, size: 3000, seed: 1}
        """;

    [TierTheory("python")]
    [MemberData(nameof(Bank.Ids), MemberType = typeof(Bank))]
    [Trait("Suite", "Long")]
    public async Task Every_problem_of_the_bank_is_sound(string id)
    {
        using var judge = new SubmissionJudge(Machine.Best);
        (await new PackageCheck(judge).ProblemsAsync(Bank.Read(id))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Bank.Ids), MemberType = typeof(Bank))]
    public void Every_problem_of_the_bank_has_its_files(string id) => PackageFiles.Problems(Bank.Read(id)).ShouldBeEmpty();

    [TierFact("cpp")]
    public async Task A_sound_package_passes()
    {
        using var package = Sound();
        (await Found(package)).ShouldBeEmpty();
    }

    [TierTheory("cpp")]
    [InlineData("submissions/accepted/a.py", "print(0)\n", "a.py: has a case with wrong answer")]
    [InlineData("submissions/accepted/a.py", "print(\n", "a.py: does not compile")]
    [InlineData("submissions/wrong_answer/b.py", "print(sum(map(int, input().split())))\n", "b.py: is accepted; wrong answer is wanted")]
    [InlineData("submissions/wrong_answer/b.py", "raise ValueError\n", "b.py: has a case with run-time error")]
    [InlineData("submissions/wrong_answer/b.py", "n = list(map(int, input().split()))\nprint(0 if len(n) == 2 and n[0] == 1 else sum(n))\n", "b.py: fails on samples only; a secret case must refuse it")]
    [InlineData("submissions/time_limit_exceeded/c.py", "print(sum(map(int, input().split())))\n", "c.py: is accepted; time limit exceeded")]
    [InlineData("submissions/time_limit_exceeded/c.py", "import time\nn = input().split()\nwhile time.process_time() < 0.7: pass\nprint(sum(map(int, n)))\n", "it must be 1.5 times too slow")]
    [InlineData("submissions/accepted/slow.py", "import time\nn = input().split()\nwhile time.process_time() < 0.4: pass\nprint(sum(map(int, n)))\n", "needs 2 times that")]
    [InlineData("data/secret/1.in", "one two\n", "1.in: is refused by validate.py")]
    [InlineData("data/secret/2.in", "1 2\n", "2.in: is not what the generator makes")]
    [InlineData("data/invalid_input/odd.in", "1 2\n", "odd.in: is taken by every input validator")]
    [InlineData("generators/generate.py", "import sys\nsys.exit('no idea')\n", "fails for many 3000 1: no idea")]
    [InlineData("submissions/accepted/a.py", "n = list(map(int, input().split()))\nx = sum(1 for a in n[::20] for b in n[::20])\nprint(sum(n))\n", "grows like")]
    [Trait("Suite", "Long")]
    public async Task What_makes_it_unsound_is_found(string file, string text, string message)
    {
        using var package = Sound();
        package.File(file, text);
        (await Found(package)).ShouldContain(l => l.Contains(message, StringComparison.Ordinal));
    }

    [TierFact("python")]
    public async Task A_shipped_fault_must_fail_and_a_wrong_label_is_found()
    {
        using var package = Sound(TestPackage.Coding(Extra + "\ndebugging: {shipped: {python: shipped.py}}").Replace("round: coding", "round: debugging", StringComparison.Ordinal), [("attachments/shipped.py", "print(sum(map(int, input().split())))\n")]);
        package.File("submissions/wrong_answer/b.py", "print(sum(map(int, input().split())))\n");
        var found = await Found(package);
        found.ShouldContain(l => l.Contains("b.py: is accepted; wrong answer is wanted"));
        found.ShouldContain(l => l.Contains("shipped.py: is accepted; what a debugging round ships must fail"));
        found.ShouldContain(l => l.Contains("needs at least 3 plausible wrong fixes"));
    }

    [Fact]
    public void Labels_ask_for_what_the_format_says()
    {
        Labels.Broken("accepted", [Verdict.Accepted]).ShouldBeNull();
        Labels.Broken("accepted", [Verdict.Accepted, Verdict.TimeLimit]).ShouldBe("has a case with time limit exceeded");
        Labels.Broken("wrong_answer", [Verdict.Accepted, Verdict.WrongAnswer]).ShouldBeNull();
        Labels.Broken("wrong_answer", [Verdict.WrongAnswer, Verdict.TimeLimit]).ShouldBe("has a case with time limit exceeded");
        Labels.Broken("run_time_error", [Verdict.MemoryLimit]).ShouldBeNull();
        Labels.Broken("time_limit_exceeded", [Verdict.IdleLimit, Verdict.Accepted]).ShouldBeNull();
        Labels.Broken("rejected", [Verdict.Accepted]).ShouldNotBeNull();
        Labels.Broken("brute_force", [Verdict.WrongAnswer, Verdict.TimeLimit]).ShouldNotBeNull();
        Labels.Broken("notes", [Verdict.WrongAnswer]).ShouldBeNull("a folder that is no label asks for nothing");
    }

    private static TestPackage Sound(string? dryrun = null, params (string Name, string Text)[] before)
    {
        const string Generator = "import sys\nprint(*range(int(sys.argv[2])))\n";
        var package = new TestPackage(dryrun: Ordered(dryrun ?? TestPackage.Coding(Extra)))
            .Case("sample/1", "1 2\n", "3\n").Case("secret/1", "5 5\n", "10\n").Case("secret/2", string.Join(' ', Enumerable.Range(0, 3000)) + "\n", "4498500\n")
            .Case("secret/3", "1\n", "1\n").Case("secret/4", "0 0 0\n", "0\n").Case("secret/5", "7 1\n", "8\n");
        package.File("statement/problem.en.md", new string('x', 400) + "\n");
        package.File("input_validators/validate.py", "import sys\nassert all(w.isdigit() for w in sys.stdin.read().split())\nsys.exit(42)\n");
        package.File("data/invalid_input/word.in", "one\n");
        package.File("generators/generate.py", Generator);
        package.File("submissions/accepted/a.py", "print(sum(map(int, input().split())))\n");
        package.File("submissions/accepted/a.cpp", "#include <iostream>\nint main() { long long s = 0, x; while (std::cin >> x) s += x; std::cout << s; }\n");
        package.File("submissions/wrong_answer/b.py", "print(0)\n");
        package.File("submissions/wrong_answer/d.py", "print(len(input()))\n");
        package.File("submissions/time_limit_exceeded/c.py", "n = input().split()\nwhile len(n) > 1000: pass\nprint(sum(map(int, n)))\n");
        foreach (var (name, text) in before) package.File(name, text);
        return package;
    }

    // The list of follow-ups stands before what a test adds; the kinds that are missing go into it.
    private static string Ordered(string dryrun) => dryrun.Replace("listenFor: [zero]}\n", "listenFor: [zero]}\n  - {kind: complexity, ask: How?, listenFor: [linear]}\n  - {kind: scale, ask: And more?, listenFor: [shards]}\n", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> Found(TestPackage package)
    {
        using var judge = new SubmissionJudge(Machine.Best);
        return await new PackageCheck(judge).ProblemsAsync(package.Read());
    }
}
