using System.Globalization;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Languages;

/// <summary>JavaScript on Node 18 or newer from the system's folders.</summary>
public sealed class JavaScript : Language
{
    // Of the 64 MiB that a jail's stack may have.
    private const int StackKiB = 32 << 10;

    private static readonly Dictionary<string, string> Variables = new() { ["PATH"] = "/usr/bin", ["LC_ALL"] = "C.UTF-8", ["HOME"] = "/tmp", ["NO_COLOR"] = "1" };

    private readonly string? node = HostTools.Locate("node", "nodejs");

    /// <inheritdoc/>
    public override string Id => "javascript";

    /// <inheritdoc/>
    public override string Name => "JavaScript";

    /// <inheritdoc/>
    public override string Code => "javascript";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Extensions => [".js", ".mjs", ".cjs"];

    /// <inheritdoc/>
    public override string? Missing => node is null ? "JavaScript needs Node in /usr/bin or /usr/local/bin: apt-get install nodejs" : null;

    /// <inheritdoc/>
    public override string Installed => node is null ? "" : "node";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> OutOfMemoryWords => ["heap out of memory"];

    /// <inheritdoc/>
    protected override string SumProgram => "const [a, b] = require('fs').readFileSync(0, 'utf8').split(' ').map(Number);\nconsole.log(a + b);\n";

    /// <inheritdoc/>
    protected override Jail CompileJail(SourceProgram program, JailLimits limits) => new()
    {
        // One file is checked at a time: the candidate's comes last, after what the judge puts before it.
        Command = [node!, "--check", Box + program.Files[^1].Name],
        Files = Boxed(program),
        Mounts = [new JailMount(node!)],
        Variables = Variables,
        Limits = limits,
        CutErrors = true,
    };

    /// <inheritdoc/>
    protected override Artefact Made(SourceProgram program, byte[] output) => new(Boxed(program), Box + program.Files[0].Name);

    /// <inheritdoc/>
    protected override Jail Run(Artefact artefact, JailLimits limits) => new()
    {
        Command =
        [
            node!, string.Create(CultureInfo.InvariantCulture, $"--stack-size={StackKiB}"),
            string.Create(CultureInfo.InvariantCulture, $"--max-old-space-size={HeapBytes(limits) >> 20}"), artefact.Entry,
        ],
        Files = artefact.Files,
        Mounts = [new JailMount(node!)],
        Variables = Variables,
        Limits = limits,
    };
}
