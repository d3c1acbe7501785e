using System.Text;
using Dryrun.Judge.Judging;
using Dryrun.Judge.Languages;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Checkers;

/// <summary>
/// A program that comes with a problem: checker, partner of a talk, input validator, generator. It is trusted no more than a submission and runs in a jail of
/// its own.
/// </summary>
public sealed class ProblemProgram
{
    private const string FeedbackFolder = "/tmp/feedback/";
    private const long MemoryBytes = 1L << 30;

    private static readonly TimeSpan CpuMax = TimeSpan.FromSeconds(20);

    // What it says for people it writes into files; they come back on standard error, and its own errors only where it failed.
    private const string Report = "mkdir /tmp/feedback; \"$@\" 2>/tmp/said; code=$?; case $code in 42|43) cat /tmp/feedback/judgemessage.txt /tmp/feedback/teammessage.txt >&2 2>/dev/null;; "
        + "*) cat /tmp/said >&2;; esac; exit $code";

    private readonly Language language;
    private readonly Artefact artefact;

    private ProblemProgram(Language language, Artefact artefact) => (this.language, this.artefact) = (language, artefact);

    /// <summary>Compiles it.</summary>
    /// <param name="sandbox">Where.</param>
    /// <param name="path">Its file.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="JudgeException">Its language is not here, or it does not compile.</exception>
    public static ProblemProgram Compile(Sandbox sandbox, string path, CancellationToken cancellation)
    {
        var written = LanguageCatalogue.Of(null, path);
        var compiled = written.Compile(sandbox, new SourceProgram([new SourceFile(Path.GetFileName(path), File.ReadAllBytes(path))]), cancellation);
        return compiled.Artefact is { } made ? new ProblemProgram(written, made) : throw new JudgeException(JudgeFault.Problem, $"{path}: does not compile: {compiled.Messages.Split('\n')[0]}");
    }

    /// <summary>The jail of a checker, or of a partner in a talk.</summary>
    /// <param name="input">The case's input.</param>
    /// <param name="answer">The case's answer.</param>
    /// <param name="output">What the submission wrote; empty for a talk.</param>
    /// <param name="arguments">More arguments.</param>
    public Jail CheckJail(byte[] input, byte[] answer, byte[] output, IReadOnlyList<string> arguments)
    {
        var jail = Jail(["/box/case.in", "/box/case.ans", FeedbackFolder, .. arguments], output);
        return jail with
        {
            Command = ["/usr/bin/sh", "-c", Report, "sh", .. jail.Command],
            Files = [.. jail.Files, new JailFile("/box/case.in", input), new JailFile("/box/case.ans", answer)],
            Mounts = [.. jail.Mounts, new JailMount(HostTools.Locate("cat")!, "/usr/bin/cat"), new JailMount(HostTools.Locate("mkdir")!, "/usr/bin/mkdir")],
            CutErrors = true,
        };
    }

    /// <summary>The jail of the plain program.</summary>
    public Jail Jail(IReadOnlyList<string> arguments, byte[] input)
    {
        var jail = language.RunJail(artefact, new JailLimits { Cpu = CpuMax, Wall = TimeSpan.FromMinutes(2), MemoryBytes = MemoryBytes, OutputBytes = 64 << 20 });
        return jail with { Command = [.. jail.Command, .. arguments], Input = input };
    }

    /// <summary>What a checker says.</summary>
    /// <exception cref="JudgeException">It failed.</exception>
    public CheckOutcome Check(Sandbox sandbox, byte[] input, byte[] answer, byte[] output, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var run = sandbox.Run(CheckJail(input, answer, output, arguments), cancellation);
        return (run.Fault, run.Fired, run.ExitCode) switch
        {
            (null, Limit.None, ExitCodes.Accept) => CheckOutcome.Right,
            (null, Limit.None, ExitCodes.Reject) => CheckOutcome.Wrong(Message(run)),
            _ => throw new JudgeException(JudgeFault.Problem, $"the checker failed: {run.Fault ?? (run.Fired != Limit.None ? $"limit {run.Fired}" : $"exit code {run.ExitCode}; allowed 42 and 43")}{Said(run)}"),
        };
    }

    /// <summary>What it said for people, on one line.</summary>
    public static string Message(JailRun run) => CheckOutcome.Shown(Encoding.UTF8.GetString(run.Errors).Trim()) is { Length: > 0 } said ? said : "the checker rejects it";

    private static string Said(JailRun run) => Encoding.UTF8.GetString(run.Errors).Trim().Split('\n')[^1] is { Length: > 0 } line ? $" ({line})" : "";
}
