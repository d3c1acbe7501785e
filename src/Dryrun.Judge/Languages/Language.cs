using System.Text;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Languages;

/// <summary>A source file as it is handed to a compiler or interpreter.</summary>
/// <param name="Name">File name without a folder.</param>
/// <param name="Content">Its bytes.</param>
public sealed record SourceFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>From text.</summary>
    public SourceFile(string name, string text)
        : this(name, Encoding.UTF8.GetBytes(text))
    {
    }
}

/// <summary>A program in source: its files, of which the first is where it starts.</summary>
/// <param name="Files">One or more files; the entry first.</param>
public sealed record SourceProgram(IReadOnlyList<SourceFile> Files);

/// <summary>A program ready to run, as the files its jail needs.</summary>
/// <param name="Files">Files by their path in the jail.</param>
/// <param name="Entry">Path of the one that is started.</param>
public sealed record Artefact(IReadOnlyList<JailFile> Files, string Entry);

/// <summary>What a compiler made of a program.</summary>
/// <param name="Artefact">The program; null where it does not compile.</param>
/// <param name="Messages">What the compiler said, cut to 64 KiB, paths without the jail's folder.</param>
/// <param name="Run">The compiler's run.</param>
public sealed record Compiled(Artefact? Artefact, string Messages, JailRun Run);

/// <summary>A language that submissions may be written in.</summary>
public abstract class Language
{
    /// <summary>Folder of a program in its jail.</summary>
    protected const string Box = "/box/";

    private const int MessagesBytesMax = 64 << 10;
    private const int ArtefactBytesMax = 32 << 20;

    /// <summary>Short name: "python".</summary>
    public abstract string Id { get; }

    /// <summary>For people: "Python 3".</summary>
    public abstract string Name { get; }

    /// <summary>Its code in problem packages: "python3".</summary>
    public abstract string Code { get; }

    /// <summary>Ends of file names, with the dot; the first is what we write.</summary>
    public abstract IReadOnlyList<string> Extensions { get; }

    /// <summary>Why it is not here, and how to get it, in one line; null where it is installed.</summary>
    public abstract string? Missing { get; }

    /// <summary>What is installed, for people: "python3.11".</summary>
    public abstract string Installed { get; }

    /// <summary>Processes and threads a program in it needs to start.</summary>
    protected virtual int Processes => 64;

    /// <summary>A program that reads two numbers and prints their sum, for <see cref="SelfTest"/>.</summary>
    protected abstract string SumProgram { get; }

    /// <summary>Compiles, or checks what is interpreted, in a jail.</summary>
    /// <param name="sandbox">Where.</param>
    /// <param name="program">What.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="JudgeException">The machine failed; nothing is said about the program.</exception>
    public Compiled Compile(Sandbox sandbox, SourceProgram program, CancellationToken cancellation = default)
    {
        if (Missing is { } missing) throw new JudgeException(JudgeFault.Machine, missing);
        var run = sandbox.Run(JailOfCompiler(program), cancellation);
        if (run.Fault is { } fault) throw new JudgeException(JudgeFault.Machine, $"{Name} cannot compile here: {fault}");
        var messages = Encoding.UTF8.GetString(run.Errors).Replace(Box, "", StringComparison.Ordinal).Trim();
        var good = run is { ExitCode: 0, Fired: Limit.None };
        return new Compiled(good ? Made(program, run.Output) : null, Reason(run) is { } reason ? $"{reason}\n{messages}".Trim() : messages, run);
    }

    /// <summary>The jail that compiles a program, for tests that take a layer of it away.</summary>
    internal Jail JailOfCompiler(SourceProgram program) => CompileJail(program, CompileLimits());

    /// <summary>The jail that runs a program.</summary>
    /// <param name="artefact">The program.</param>
    /// <param name="limits">What it may use; the number of processes is the language's own.</param>
    public Jail RunJail(Artefact artefact, JailLimits limits) => Run(artefact, limits with { Processes = Processes });

    /// <summary>Compiles and runs a program that adds two numbers.</summary>
    /// <returns>Null when it works in the sandbox, else one line.</returns>
    public string? SelfTest(Sandbox sandbox, CancellationToken cancellation = default)
    {
        if (Missing is { } missing) return missing;
        try
        {
            var compiled = Compile(sandbox, new SourceProgram([new SourceFile("main" + Extensions[0], SumProgram)]), cancellation);
            if (compiled.Artefact is null) return $"{Name} ({Installed}) does not compile in the sandbox: {FirstLine(compiled.Messages)}";
            var jail = RunJail(compiled.Artefact, new JailLimits { Cpu = TimeSpan.FromSeconds(10), MemoryBytes = 512 << 20 }) with { Input = "20 22\n"u8.ToArray() };
            var run = sandbox.Run(jail, cancellation);
            return Encoding.UTF8.GetString(run.Output).Trim() == "42" ? null : $"{Name} ({Installed}) does not run in the sandbox: {run.Fault ?? FirstLine(Encoding.UTF8.GetString(run.Errors))}";
        }
        catch (JudgeException e)
        {
            return e.Message;
        }
    }

    /// <summary>What its runtime says when its heap is full; none where the kernel says it first.</summary>
    protected virtual IReadOnlyList<string> OutOfMemoryWords => [];

    /// <summary>True where the runtime ended a program because its heap was full. A program that says so itself only takes one failure for another.</summary>
    public bool SaysOutOfMemory(JailRun run) =>
        run.ExitCode is not 0 && Encoding.UTF8.GetString(run.Errors) is var said && OutOfMemoryWords.Any(w => said.Contains(w, StringComparison.Ordinal));

    /// <summary>The jail that compiles: messages on standard error, the artefact on standard output.</summary>
    protected abstract Jail CompileJail(SourceProgram program, JailLimits limits);

    /// <summary>The artefact, from what the compiler put out.</summary>
    protected abstract Artefact Made(SourceProgram program, byte[] output);

    /// <summary>The jail that runs.</summary>
    protected abstract Jail Run(Artefact artefact, JailLimits limits);

    /// <summary>Files of a program in its jail.</summary>
    protected static IReadOnlyList<JailFile> Boxed(SourceProgram program) => [.. program.Files.Select(f => new JailFile(Box + f.Name, f.Content))];

    /// <summary>Three quarters of the memory limit, for runtimes that must be told the size of their heap.</summary>
    protected static long HeapBytes(JailLimits limits) => limits.MemoryBytes / 4 * 3;

    private JailLimits CompileLimits() => new()
    {
        Cpu = TimeSpan.FromSeconds(10),
        MemoryBytes = 1L << 30,
        Processes = Processes,
        OutputBytes = ArtefactBytesMax,
        ErrorBytes = MessagesBytesMax,
    };

    private static string? Reason(JailRun run) => run.Fired switch
    {
        Limit.Cpu => "The compiler took more than 10 s of processor time.",
        Limit.Wall => "The compiler waited for something that never came.",
        Limit.Memory => "The compiler needed more than 1 GiB of memory.",
        Limit.Output => "The compiled program is larger than 32 MiB.",
        _ => null,
    };

    private static string FirstLine(string text) => text.Split('\n')[0].Trim() is { Length: > 0 } line ? line : "it says nothing";
}
