using System.Globalization;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Languages;

/// <summary>CPython 3.8 or newer from the system's folders.</summary>
public sealed class Python : Language
{
    private const int MinorMin = 8;

    // Syntax alone; nothing of the program runs.
    private const string Check = "import sys\nfor name in sys.argv[1:]:\n    try:\n        compile(open(name, 'rb').read(), name, 'exec')\n    "
        + "except (SyntaxError, ValueError) as e:\n        where = f'line {e.lineno}: ' if getattr(e, 'lineno', None) else ''\n        sys.exit(f'{name}: {where}{type(e).__name__}: {getattr(e, \"msg\", None) or e}')\n";

    // Hash seeds are fixed so that the same program does the same every time.
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["PATH"] = "/usr/bin",
        ["LC_ALL"] = "C.UTF-8",
        ["PYTHONHASHSEED"] = "0",
        ["PYTHONDONTWRITEBYTECODE"] = "1",
        ["HOME"] = "/tmp",
    };

    private readonly string? interpreter = Find();

    /// <inheritdoc/>
    public override string Id => "python";

    /// <inheritdoc/>
    public override string Name => "Python 3";

    /// <inheritdoc/>
    public override string Code => "python3";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Extensions => [".py"];

    /// <inheritdoc/>
    public override string? Missing => interpreter is null ? "Python 3.8 or newer is not in /usr/bin or /usr/local/bin: apt-get install python3" : null;

    /// <inheritdoc/>
    public override string Installed => Path.GetFileName(interpreter ?? "");

    /// <inheritdoc/>
    protected override IReadOnlyList<string> OutOfMemoryWords => ["MemoryError"];

    /// <inheritdoc/>
    protected override string SumProgram => "print(sum(map(int, input().split())))\n";

    /// <inheritdoc/>
    protected override Jail CompileJail(SourceProgram program, JailLimits limits) => new()
    {
        Command = [interpreter!, "-s", "-S", "-c", Check, .. program.Files.Where(f => f.Name.EndsWith(".py", StringComparison.Ordinal)).Select(f => Box + f.Name)],
        Files = Boxed(program),
        Mounts = Mounts,
        Variables = Variables,
        Limits = limits,
        CutErrors = true,
        LimitAddressSpace = true,
    };

    /// <inheritdoc/>
    protected override Artefact Made(SourceProgram program, byte[] output) => new(Boxed(program), Box + program.Files[0].Name);

    /// <inheritdoc/>
    protected override Jail Run(Artefact artefact, JailLimits limits) => new()
    {
        Command = [interpreter!, "-s", artefact.Entry],
        Files = artefact.Files,
        Mounts = Mounts,
        Variables = Variables,
        Limits = limits,
        LimitAddressSpace = true,
    };

    // Distributions keep the library under /usr/lib; an own build under /usr/local.
    private JailMount[] Mounts => interpreter!.StartsWith("/usr/local/", StringComparison.Ordinal)
        ? [new JailMount(interpreter), new JailMount("/usr/local/lib")]
        : [new JailMount(interpreter)];

    private static string? Find() => HostTools.Locate("python3") is { } path && Minor(path) is >= MinorMin ? path : null;

    private static int? Minor(string path)
    {
        var name = Path.GetFileName(path);
        return name.StartsWith("python3.", StringComparison.Ordinal) && int.TryParse(name["python3.".Length..], CultureInfo.InvariantCulture, out var minor) ? minor : null;
    }
}
