using Dryrun.Judge.Checkers;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Judging;

/// <summary>What became of a submission on a case, or on all of them.</summary>
public enum Verdict
{
    /// <summary>Right, within every limit.</summary>
    Accepted,

    /// <summary>The answer is wrong.</summary>
    WrongAnswer,

    /// <summary>It ended with an exit code other than zero, or by a signal.</summary>
    RunTimeError,

    /// <summary>It did nothing and waited: for input that never comes, for a lock.</summary>
    IdleLimit,

    /// <summary>It took too much processor time.</summary>
    TimeLimit,

    /// <summary>It wrote too much.</summary>
    OutputLimit,

    /// <summary>It needed too much memory.</summary>
    MemoryLimit,

    /// <summary>It does not compile.</summary>
    CompileError,

    /// <summary>The machine or the problem failed; nothing is said about the submission.</summary>
    JudgeError,
}

/// <summary>The rules that make a verdict of a run. Pure: what decides is what the sandbox counted, never what a program says or returns, beyond "zero or not".</summary>
public static class Verdicts
{
    /// <summary>
    /// The verdict of a run, the first of these that holds: judge error, memory, output, processor time, idle, run-time error, then what the checker says.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="timeLimit">Processor time that is allowed.</param>
    /// <param name="saysOutOfMemory">True where the language's runtime ended it because its heap was full.</param>
    /// <param name="check">Compares the answer; asked only where nothing else decides.</param>
    public static (Verdict Verdict, string Message) Of(JailRun run, TimeSpan timeLimit, bool saysOutOfMemory, Func<CheckOutcome> check)
    {
        if (run.Fault is { } fault) return (Verdict.JudgeError, fault);
        if (run.Fired == Limit.Memory || (saysOutOfMemory && run.ExitCode != 0)) return (Verdict.MemoryLimit, "");
        if (run.Fired == Limit.Output) return (Verdict.OutputLimit, "");
        if (run.Fired == Limit.Cpu || run.Cpu > timeLimit) return (Verdict.TimeLimit, "");
        if (run.Fired == Limit.Wall) return (Verdict.IdleLimit, "");
        if (run.ExitCode != 0) return (Verdict.RunTimeError, $"ended with exit code {run.ExitCode}{Signal(run.ExitCode)}");
        var outcome = check();
        return outcome.IsRight ? (Verdict.Accepted, "") : (Verdict.WrongAnswer, outcome.Message);
    }

    /// <summary>
    /// The verdict of a talk. Where the problem's side had rejected before the candidate's ended, that counts, whatever became of the candidate over it.
    /// </summary>
    /// <param name="talk">Both runs.</param>
    /// <param name="timeLimit">Processor time that the candidate is allowed.</param>
    /// <param name="saysOutOfMemory">As for a run.</param>
    /// <param name="message">What the problem's side says about it.</param>
    public static (Verdict Verdict, string Message) Of(TalkRun talk, TimeSpan timeLimit, bool saysOutOfMemory, string message)
    {
        if (talk.RejectedFirst) return (Verdict.WrongAnswer, message);
        var own = Of(talk.Candidate, timeLimit, saysOutOfMemory, () => CheckOutcome.Right);
        // One that the judge ended over the other's limit did not crash: the other decides.
        var wasEnded = talk.Candidate.ExitCode is null && own.Verdict == Verdict.RunTimeError;
        if (own.Verdict != Verdict.Accepted && !wasEnded) return own;
        if (talk.Interactor.Fault is { } fault) return (Verdict.JudgeError, fault);
        return (talk.Interactor.Fired, talk.Interactor.ExitCode) switch
        {
            (Limit.None, ExitCodes.Accept) => (Verdict.Accepted, ""),
            (Limit.None, ExitCodes.Reject) => (Verdict.WrongAnswer, message),
            // It waits for a word that the candidate did not say.
            (Limit.Wall, _) => (Verdict.IdleLimit, ""),
            var (limit, code) => (Verdict.JudgeError, limit == Limit.None ? $"the problem's program ended with exit code {code}; allowed 42 and 43" : $"the problem's program ran into its limit ({limit})"),
        };
    }

    /// <summary>The limit behind a verdict. A run that used up its processor time by little has ended by itself, and this was its limit all the same.</summary>
    public static Limit LimitOf(Verdict verdict) => verdict switch
    {
        Verdict.TimeLimit => Limit.Cpu,
        Verdict.IdleLimit => Limit.Wall,
        Verdict.MemoryLimit => Limit.Memory,
        Verdict.OutputLimit => Limit.Output,
        _ => Limit.None,
    };

    /// <summary>For people: "time limit exceeded".</summary>
    public static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Accepted => "accepted",
        Verdict.WrongAnswer => "wrong answer",
        Verdict.RunTimeError => "run-time error",
        Verdict.IdleLimit => "idle or blocked",
        Verdict.TimeLimit => "time limit exceeded",
        Verdict.OutputLimit => "output limit exceeded",
        Verdict.MemoryLimit => "memory limit exceeded",
        Verdict.CompileError => "compile error",
        _ => "judge error",
    };

    // A program may choose such a code itself, so this explains and decides nothing.
    private static string Signal(int? code) => code switch
    {
        134 => " (aborted)",
        136 => " (arithmetic error)",
        137 => " (killed)",
        139 => " (segmentation fault)",
        _ => "",
    };
}

/// <summary>Exit codes by which a problem's program says what it thinks: of the 2025-09 package format.</summary>
public static class ExitCodes
{
    /// <summary>The answer, or the input, is right.</summary>
    public const int Accept = 42;

    /// <summary>It is wrong.</summary>
    public const int Reject = 43;
}
