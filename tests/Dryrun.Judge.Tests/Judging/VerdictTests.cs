using Dryrun.Judge.Checkers;
using Dryrun.Judge.Judging;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Tests.Judging;

public class VerdictTests
{
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("fault", Limit.Memory, 5, 1, Verdict.JudgeError)]
    [InlineData(null, Limit.Memory, 5, 1, Verdict.MemoryLimit)]
    [InlineData(null, Limit.Output, 5, 1, Verdict.OutputLimit)]
    [InlineData(null, Limit.Cpu, 5, 1, Verdict.TimeLimit)]
    [InlineData(null, Limit.Wall, 5, 1, Verdict.TimeLimit)]
    [InlineData(null, Limit.Wall, 0.1, 1, Verdict.IdleLimit)]
    [InlineData(null, Limit.None, 5, 1, Verdict.TimeLimit)]
    [InlineData(null, Limit.None, 0.1, 1, Verdict.RunTimeError)]
    [InlineData(null, Limit.None, 0.1, 137, Verdict.RunTimeError)]
    [InlineData(null, Limit.None, 0.1, 0, Verdict.WrongAnswer)]
    [InlineData(null, Limit.None, 1.0, 0, Verdict.WrongAnswer)]
    public void The_first_rule_that_holds_decides(string? fault, Limit fired, double cpuSeconds, int exitCode, Verdict verdict) =>
        Verdicts.Of(Run(fault, fired, cpuSeconds, exitCode), Allowed, false, () => CheckOutcome.Wrong("no")).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData(Limit.None, 1.1, 0, Limit.Cpu)]
    [InlineData(Limit.Cpu, 5, 0, Limit.Cpu)]
    [InlineData(Limit.Wall, 5, 0, Limit.Cpu)]
    [InlineData(Limit.Wall, 0.1, 0, Limit.Wall)]
    [InlineData(Limit.Memory, 5, 0, Limit.Memory)]
    [InlineData(Limit.Output, 5, 0, Limit.Output)]
    [InlineData(Limit.None, 0.1, 1, Limit.None)]
    public void The_limit_that_is_named_is_the_one_that_decided(Limit fired, double cpuSeconds, int exitCode, Limit named) =>
        Verdicts.LimitOf(Verdicts.Of(Run(null, fired, cpuSeconds, exitCode), Allowed, false, () => CheckOutcome.Right).Verdict).ShouldBe(named);

    [Fact]
    public void Nobody_compares_what_was_cut_off()
    {
        foreach (var fired in Enum.GetValues<Limit>().Where(l => l != Limit.None))
        {
            Verdicts.Of(Run(null, fired, 0.1, 0), Allowed, false, () => throw new InvalidOperationException("compared")).Verdict.ShouldNotBe(Verdict.Accepted);
        }

        Verdicts.Of(Run(null, Limit.None, 0.1, 0), Allowed, false, () => CheckOutcome.Right).Verdict.ShouldBe(Verdict.Accepted);
    }

    [Fact]
    public void Time_by_the_clock_decides_nothing() =>
        Verdicts.Of(Run(null, Limit.None, 0.9, 0) with { Wall = TimeSpan.FromHours(1) }, Allowed, false, () => CheckOutcome.Right).Verdict.ShouldBe(Verdict.Accepted);

    [Fact]
    public void A_full_heap_is_a_memory_limit_unless_it_ended_well()
    {
        Verdicts.Of(Run(null, Limit.None, 0.1, 134), Allowed, true, () => CheckOutcome.Right).Verdict.ShouldBe(Verdict.MemoryLimit);
        Verdicts.Of(Run(null, Limit.None, 0.1, 0), Allowed, true, () => CheckOutcome.Right).Verdict.ShouldBe(Verdict.Accepted);
    }

    [Theory]
    [InlineData(true, 139, 43, Verdict.WrongAnswer)]
    [InlineData(false, 139, 43, Verdict.RunTimeError)]
    [InlineData(false, 0, 43, Verdict.WrongAnswer)]
    [InlineData(false, 0, 42, Verdict.Accepted)]
    [InlineData(false, 1, 42, Verdict.RunTimeError)]
    [InlineData(false, 0, 0, Verdict.JudgeError)]
    [InlineData(false, 0, 1, Verdict.JudgeError)]
    public void In_a_talk_a_rejection_that_came_first_counts(bool rejectedFirst, int candidate, int interactor, Verdict verdict) =>
        Verdicts.Of(new TalkRun(Run(null, Limit.None, 0.1, candidate), Run(null, Limit.None, 0.1, interactor), rejectedFirst), Allowed, false, "said").Verdict.ShouldBe(verdict);

    [Fact]
    public void A_partner_that_waits_for_a_word_makes_the_candidate_idle() =>
        Verdicts.Of(new TalkRun(Run(null, Limit.None, 0.1, 0), Run(null, Limit.Wall, 0.1, 1), false), Allowed, false, "").Verdict.ShouldBe(Verdict.IdleLimit);

    [Theory]
    [InlineData(null, Limit.Wall, Verdict.IdleLimit)]
    [InlineData(null, Limit.Cpu, Verdict.JudgeError)]
    [InlineData(null, Limit.Memory, Verdict.JudgeError)]
    [InlineData("no processor", Limit.None, Verdict.JudgeError)]
    public void A_candidate_that_is_ended_over_its_partners_limit_has_not_crashed(string? fault, Limit fired, Verdict verdict)
    {
        var ended = Run(null, Limit.None, 0.1, 0) with { ExitCode = null };
        Verdicts.Of(new TalkRun(ended, Run(fault, fired, 0.1, 1), false), Allowed, false, "").Verdict.ShouldBe(verdict);
        Verdicts.Of(new TalkRun(ended with { Cpu = TimeSpan.FromSeconds(5) }, Run(fault, fired, 0.1, 1), false), Allowed, false, "").Verdict.ShouldBe(Verdict.TimeLimit);
    }

    private static JailRun Run(string? fault, Limit fired, double cpuSeconds, int exitCode) => new()
    {
        ExitCode = fired == Limit.None ? exitCode : null,
        Fired = fired,
        Fault = fault,
        Cpu = TimeSpan.FromSeconds(cpuSeconds),
        Wall = TimeSpan.FromSeconds(cpuSeconds),
        PeakBytes = 1,
        Output = [],
        Errors = [],
        Tier = SandboxTier.Strong,
    };
}
