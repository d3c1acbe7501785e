using System.Text;
using Dryrun.Judge.Judging;
using Dryrun.Judge.Languages;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Tests.Judging;

/// <summary>Two programs that talk: who said what first decides, and neither can hang the judge.</summary>
public class TalkTests
{
    // Takes "guess N" and answers; 7 is right, 13 is refused at once.
    private const string Partner = """
        import sys
        with open(sys.argv[3] + 'judgemessage.txt', 'w') as f:
            f.write('saw it')
        print('hello', flush=True)
        while True:
            line = sys.stdin.readline()
            if not line:
                sys.exit(43)
            if line == 'guess 13\n':
                sys.exit(43)
            if line == 'guess 7\n':
                print('right', flush=True)
                sys.exit(42)
            print('no', flush=True)
        """;

    public static TheoryData<SandboxTier> Tiers => Machine.Tiers;

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public async Task Who_ended_first_decides(SandboxTier tier)
    {
        using var package = new TestPackage("interactive", limits: "limits: {memory: 256, time_limit: 1, output: 1}").Case("secret/1", "x\n", "");
        package.File("output_validator/partner.py", Partner + "\n");
        var problem = package.Read();
        using var judge = new SubmissionJudge(Machine.Sandbox(tier));
        async Task<Judgement> Of(string source) => await judge.JudgeAsync(problem, Bank.Text(problem, "python", source), new JudgeOptions());

        var good = await Of("print(input() and 'guess 1', flush=True)\ninput()\nprint('guess 7', flush=True)\nprint(input() == 'right' and '', end='')\n");
        good.Verdict.ShouldBe(Verdict.Accepted, good.Cases[0].Message);
        (await Of("print('guess 13', flush=True)\ninput()\nwhile True: print('x' * 1000, flush=True)\n")).Verdict.ShouldBe(Verdict.WrongAnswer, "refused before it could crash over the closed pipe");
        (await Of("print('guess 13', flush=True)\nwhile True: pass\n")).Verdict.ShouldBe(Verdict.WrongAnswer);
        (await Of("raise SystemExit(3)\n")).Verdict.ShouldBe(Verdict.RunTimeError, "it crashed before anybody refused it");
        (await Of("pass\n")).Verdict.ShouldBe(Verdict.WrongAnswer, "it said nothing and ended well");
        (await Of("while True: pass\n")).Verdict.ShouldBe(Verdict.TimeLimit);
        (await Of("input()\ninput()\n")).Verdict.ShouldBe(Verdict.IdleLimit, "both wait");
        (await Of("while True: print('guess 1')\n")).Verdict.ShouldBeOneOf(Verdict.OutputLimit, Verdict.TimeLimit);
        (await Of("print('guess 7', flush=True)\nraise SystemExit(5)\n")).Verdict.ShouldBe(Verdict.RunTimeError, "accepted, and then it crashed");
        Remains.Of(tier).ShouldBeEmpty();
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void A_rejection_that_the_judge_comes_to_late_still_came_first(SandboxTier tier)
    {
        var sandbox = Machine.Sandbox(tier);
        var candidate = Python("print('guess 13', flush=True)\nwhile True: pass\n") with { Limits = Hostile.Limits with { Cpu = TimeSpan.FromSeconds(0.5) } };
        var partner = Python("import sys\nsys.stdin.readline()\nprint('no', flush=True)\nsys.exit(43)\n");
        // A judge that is kept from its processor between the last word and the end: both the end and the limit are there when it looks again.
        var talk = sandbox.Talk(candidate, partner, (isCandidate, _) => Thread.Sleep(isCandidate ? 0 : 2000), rejectCode: 43);
        talk.RejectedFirst.ShouldBeTrue();
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void What_the_kernel_ends_before_the_judge_has_looked_ran_into_its_processor_time(SandboxTier tier)
    {
        // The kernel's own limit is three seconds here; the judge is kept from looking until it has struck.
        var candidate = Python("print('x', flush=True)\nwhile True: pass\n") with { Limits = Hostile.Limits with { Cpu = TimeSpan.FromSeconds(0.5) } };
        var partner = Python("import sys\nsys.stdin.read()\n");
        Machine.Sandbox(tier).Talk(candidate, partner, (_, _) => Thread.Sleep(5000), rejectCode: 43).Candidate.Fired.ShouldBe(Limit.Cpu);
    }

    [TierTheory("python")]
    [MemberData(nameof(Tiers))]
    public void The_last_words_of_who_has_ended_are_heard(SandboxTier tier)
    {
        const int Bytes = 600_000;
        var reader = Python("import sys, time\ntime.sleep(0.5)\nprint(len(sys.stdin.read()), file=sys.stderr)\n");
        var writer = Python($"import sys\nsys.stdout.write('x' * {Bytes})\n");
        Machine.Sandbox(tier).Talk(reader, writer, (_, _) => { }, rejectCode: 43).Candidate.ErrorText().ShouldBe($"{Bytes}\n", "more than fits on the way, said by the problem's side");
        Machine.Sandbox(tier).Talk(writer, reader, (_, _) => { }, rejectCode: 43).Interactor.ErrorText().ShouldBe($"{Bytes}\n", "and by the candidate");
    }

    [TierFact("python")]
    public async Task What_was_said_is_shown()
    {
        using var package = new TestPackage("interactive").Case("sample/1", "x\n", "").Case("secret/1", "x\n", "");
        package.File("output_validator/partner.py", Partner + "\n");
        var problem = package.Read();
        using var judge = new SubmissionJudge(Machine.Best);
        var judgement = await judge.JudgeAsync(problem, Bank.Text(problem, "python", "input()\nprint('guess 1', flush=True)\ninput()\nprint('guess 13', flush=True)\ninput()\n"), new JudgeOptions());
        judgement.FailingSample!.Output.ShouldBe("< hello\n> guess 1\n< no\n> guess 13\n");
        judgement.FailingSample.Message.ShouldBe("saw it");
    }

    private static Jail Python(string source) => LanguageCatalogue.All.OfType<Python>().Single()
        .RunJail(new Artefact([new JailFile("/box/main.py", Encoding.UTF8.GetBytes(source))], "/box/main.py"), Hostile.Patient);
}
