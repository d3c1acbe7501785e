using System.Text;
using Dryrun.Judge.Judging;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Tests.Judging;

public class SubmissionJudgeTests
{
    private const string Sum = "print(sum(map(int, input().split())))\n";

    public static TheoryData<SandboxTier> Tiers => Machine.Tiers;

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public async Task Each_way_to_fail_has_its_verdict(SandboxTier tier)
    {
        using var package = new TestPackage(limits: "limits: {memory: 64, output: 1, time_limit: 1}").Case("secret/1", "5 5\n", "10\n");
        var problem = package.Read();
        using var judge = new SubmissionJudge(Machine.Sandbox(tier));
        async Task<Judgement> Of(string source) => await judge.JudgeAsync(problem, Bank.Text(problem, "python", source), new JudgeOptions());

        (await Of(Sum)).Verdict.ShouldBe(Verdict.Accepted);
        (await Of("print(3)\n")).Verdict.ShouldBe(Verdict.WrongAnswer);
        (await Of("print(1 // 0)\n")).Verdict.ShouldBe(Verdict.RunTimeError);
        (await Of("import os\nos._exit(137)\n")).Verdict.ShouldBe(Verdict.RunTimeError, "a forged exit code is no memory limit");
        (await Of("while True: pass\n")).Verdict.ShouldBe(Verdict.TimeLimit);
        (await Of("import time\ntime.sleep(600)\n")).Verdict.ShouldBe(Verdict.IdleLimit);
        (await Of("x = bytearray(10 ** 9)\nx[::4096] = b'1' * len(x[::4096])\n")).Verdict.ShouldBe(Verdict.MemoryLimit);
        (await Of("while True: print('x' * 10000)\n")).Verdict.ShouldBe(Verdict.OutputLimit);
        var broken = await Of("print((\n");
        broken.Verdict.ShouldBe(Verdict.CompileError);
        broken.Message.ShouldContain("solution.py: line 1: SyntaxError");
        broken.Cases.ShouldBeEmpty();
        Remains.Of(tier).ShouldBeEmpty();
    }

    [TierFact("python")]
    public async Task The_first_failing_sample_is_told_whole_and_secret_cases_are_not()
    {
        using var package = new TestPackage().Case("sample/1", "1 2\n", "3\n").Case("sample/2", "2 2\n", "4\n").Case("secret/1", "40 2\n", "42\n").Case("secret/2", "1 1\n", "2\n");
        var problem = package.Read();
        using var judge = new SubmissionJudge(Machine.Best);
        var judgement = await judge.JudgeAsync(problem, Bank.Text(problem, "python", "import sys\na, b = map(int, input().split())\nprint('why', file=sys.stderr)\nprint(a * b)\n"), new JudgeOptions());
        judgement.Verdict.ShouldBe(Verdict.WrongAnswer);
        judgement.FailingSample.ShouldBe(new FailingSample("sample/1", "1 2\n", "3\n", "2\n", "why\n", "token 1 is 2, expected 3"));
        judgement.Cases.Select(c => c.Name).ShouldBe(["sample/1", "sample/2", "secret/1"], "the first secret case that fails ends it");
        judgement.Cases[2].Output.ShouldBeNull();

        var every = await judge.JudgeAsync(problem, Bank.Text(problem, "python", "print(0)\n"), new JudgeOptions { EveryCase = true });
        every.Cases.Count.ShouldBe(4);
        var samples = await judge.JudgeAsync(problem, Bank.Text(problem, "python", Sum), new JudgeOptions { SamplesOnly = true });
        samples.Cases.Count.ShouldBe(2);
        samples.CasesInAll.ShouldBe(2);
    }

    [TierFact("python")]
    public async Task The_same_submission_has_the_same_verdict_twenty_times()
    {
        var problem = Bank.Read("pairedclips");
        using var judge = new SubmissionJudge(Machine.Best);
        foreach (var (path, verdict) in new[] { ("submissions/accepted/reference.py", Verdict.Accepted), ("submissions/wrong_answer/forgets_zero.py", Verdict.WrongAnswer) })
        {
            var submission = Bank.Submission(problem, path);
            var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => judge.JudgeAsync(problem, submission, new JudgeOptions { Client = $"{i % 3}" })));
            all.Select(j => j.Verdict).Distinct().ShouldBe([verdict]);
            all.Select(j => string.Join(' ', j.Cases.Select(c => c.Verdict))).Distinct().Count().ShouldBe(1);
        }
    }

    [TierFact("python")]
    [Trait("Suite", "Long")]
    public async Task Too_slow_is_too_slow_twenty_times()
    {
        var problem = Bank.Read("pairedclips");
        using var judge = new SubmissionJudge(Machine.Best);
        var submission = Bank.Submission(problem, "submissions/time_limit_exceeded/every_pair.py");
        for (var i = 0; i < 20; i++) (await judge.JudgeAsync(problem, submission, new JudgeOptions())).Verdict.ShouldBe(Verdict.TimeLimit);
    }

    [TierFact("python")]
    public async Task A_time_near_the_limit_is_measured_again()
    {
        // Takes the share of the limit that its input names, by its own processor clock, start included.
        const string Takes = "import time\nshare = float(input())\nwhile time.process_time() < share * 0.5: pass\nprint('done')\n";
        using var package = new TestPackage(limits: "limits: {memory: 256, time_limit: 0.5}").Case("sample/1", "0.1\n", "done\n").Case("secret/1", "0.95\n", "done\n");
        var problem = package.Read();
        using var judge = new SubmissionJudge(Machine.Best);
        var judgement = await judge.JudgeAsync(problem, Bank.Text(problem, "python", Takes), new JudgeOptions());
        judgement.Cases[^1].Runs.ShouldBeInRange(1, 3);
        if (judgement.Cases[^1].Cpu < TimeSpan.FromSeconds(0.6)) judgement.Cases[^1].Runs.ShouldBe(3);
        judgement.Cases[^1].Verdict.ShouldBe(judgement.Cases[^1].Cpu > TimeSpan.FromSeconds(0.5) ? Verdict.TimeLimit : Verdict.Accepted);
    }

    [TierFact("python")]
    public async Task Own_inputs_are_run_and_nothing_is_compared()
    {
        using var package = new TestPackage().Case("secret/1", "1 2\n", "3\n");
        var problem = package.Read();
        using var judge = new SubmissionJudge(Machine.Best);
        var run = await judge.RunOwnAsync(problem, Bank.Text(problem, "python", Sum), Encoding.UTF8.GetBytes("20 22\n"));
        run.Verdict.ShouldBe(Verdict.Accepted);
        run.Output.ShouldBe("42\n");
        (await judge.RunOwnAsync(problem, Bank.Text(problem, "python", "print(x)\n"), ReadOnlyMemory<byte>.Empty)).Errors.ShouldContain("NameError");
        (await judge.RunOwnAsync(problem, Bank.Text(problem, "python", "print(\n"), ReadOnlyMemory<byte>.Empty)).Verdict.ShouldBe(Verdict.CompileError);
        await Should.ThrowAsync<JudgeException>(judge.RunOwnAsync(Bank.Read("firstbadbuild"), Bank.Text(problem, "python", Sum), ReadOnlyMemory<byte>.Empty));
    }

    [TierFact("python")]
    public async Task A_checker_that_fails_is_the_problems_fault()
    {
        using var package = new TestPackage().Case("secret/1", "1 2\n", "3\n");
        package.File("output_validator/check.py", "import sys\nprint('lost', file=sys.stderr)\nsys.exit(0)\n");
        var problem = package.Read();
        using var judge = new SubmissionJudge(Machine.Best);
        var judgement = await judge.JudgeAsync(problem, Bank.Text(problem, "python", Sum), new JudgeOptions());
        judgement.Verdict.ShouldBe(Verdict.JudgeError);
        judgement.Message.ShouldContain("exit code 0; allowed 42 and 43 (lost)");
    }

    [TierFact("python")]
    public async Task Cancelling_ends_the_run()
    {
        using var package = new TestPackage(limits: "limits: {memory: 256, time_limit: 60}").Case("secret/1", "1 2\n", "3\n");
        var problem = package.Read();
        using var judge = new SubmissionJudge(Machine.Best);
        using var stop = new CancellationTokenSource();
        var judging = judge.JudgeAsync(problem, Bank.Text(problem, "python", "import time\ntime.sleep(600)\n"), new JudgeOptions(), stop.Token);
        await Task.Delay(500);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(judging);
        Machine.Best.Groups.ShouldBeEmpty();
    }
}
