using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Languages;

/// <summary>C++20 with GCC.</summary>
public sealed class Cpp : Language
{
    // The compiler wants a file it can seek in; standard output is a pipe.
    private const string Script = "g++ -std=c++20 -O2 -pipe -fdiagnostics-color=never -fmax-errors=20 -I/box -o /tmp/program \"$1\" && cat /tmp/program";

    private readonly string? compiler = HostTools.Locate("g++");
    private readonly string? assembler = HostTools.Locate("as");
    private readonly string? linker = HostTools.Locate("ld");

    /// <inheritdoc/>
    public override string Id => "cpp";

    /// <inheritdoc/>
    public override string Name => "C++20";

    /// <inheritdoc/>
    public override string Code => "cpp";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Extensions => [".cpp", ".cc", ".cxx", ".C"];

    /// <inheritdoc/>
    public override string? Missing => compiler is null || assembler is null || linker is null ? "C++ needs GCC: apt-get install g++" : null;

    /// <inheritdoc/>
    public override string Installed => Path.GetFileName(compiler ?? "");

    /// <inheritdoc/>
    protected override IReadOnlyList<string> OutOfMemoryWords => ["std::bad_alloc"];

    /// <inheritdoc/>
    protected override string SumProgram => "#include <iostream>\nint main() { int a, b; std::cin >> a >> b; std::cout << a + b << '\\n'; }\n";

    /// <inheritdoc/>
    protected override Jail CompileJail(SourceProgram program, JailLimits limits) => new()
    {
        Command = ["/usr/bin/sh", "-c", Script, "sh", Box + program.Files[0].Name],
        Files = Boxed(program),
        Mounts =
        [
            new JailMount(compiler!, "/usr/bin/g++"), new JailMount(assembler!, "/usr/bin/as"), new JailMount(linker!, "/usr/bin/ld"),
            new JailMount(HostTools.Locate("cat")!, "/usr/bin/cat"), new JailMount("/usr/include"),
            .. Directory.Exists("/usr/libexec/gcc") ? [new JailMount("/usr/libexec/gcc")] : Array.Empty<JailMount>(),
        ],
        Variables = new Dictionary<string, string> { ["PATH"] = "/usr/bin", ["LC_ALL"] = "C.UTF-8", ["TMPDIR"] = "/tmp" },
        Limits = limits,
        CutErrors = true,
        LimitAddressSpace = true,
    };

    /// <inheritdoc/>
    protected override Artefact Made(SourceProgram program, byte[] output) => new([new JailFile(Box + "program", output, Executable: true)], Box + "program");

    /// <inheritdoc/>
    protected override Jail Run(Artefact artefact, JailLimits limits) => new()
    {
        Command = [artefact.Entry],
        Files = artefact.Files,
        Variables = new Dictionary<string, string> { ["PATH"] = "/usr/bin", ["LC_ALL"] = "C.UTF-8" },
        Limits = limits,
        LimitAddressSpace = true,
    };
}
