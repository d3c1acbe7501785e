using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Languages;

/// <summary>C# on .NET, compiled by the SDK's compiler without a project.</summary>
public sealed class CSharp : Language
{
    private const string Usings = "global using System;\nglobal using System.Collections.Generic;\nglobal using System.IO;\nglobal using System.Linq;\nglobal using System.Text;\nglobal using System.Threading;\nglobal using System.Threading.Tasks;\n";

    // The compiler tells its errors on standard output, which is the artefact's way.
    private const string Script = "\"$1\" exec --runtimeconfig /box/compile.runtimeconfig.json \"$2\" -noconfig @/box/compile.rsp 1>&2 && cat /tmp/program.dll";

    private static readonly string[] Roots = ["/usr/share/dotnet", "/usr/lib/dotnet", "/usr/lib64/dotnet", "/usr/local/share/dotnet", "/opt/dotnet"];

    private readonly Sdk? sdk = Roots.Select(Sdk.Find).FirstOrDefault(s => s is not null);

    /// <inheritdoc/>
    public override string Id => "csharp";

    /// <inheritdoc/>
    public override string Name => "C#";

    /// <inheritdoc/>
    public override string Code => "csharp";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Extensions => [".cs"];

    /// <inheritdoc/>
    public override string? Missing => sdk is null ? "C# needs the .NET SDK in a system folder such as /usr/share/dotnet: install it from https://dotnet.microsoft.com/download" : null;

    /// <inheritdoc/>
    public override string Installed => sdk is null ? "" : $".NET {sdk.RuntimeVersion}";

    /// <inheritdoc/>
    protected override int Processes => 128;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> OutOfMemoryWords => ["OutOfMemoryException", "Out of memory."];

    /// <inheritdoc/>
    protected override string SumProgram => "var words = Console.ReadLine()!.Split(' ');\nConsole.WriteLine(int.Parse(words[0]) + int.Parse(words[1]));\n";

    /// <inheritdoc/>
    protected override Jail CompileJail(SourceProgram program, JailLimits limits)
    {
        List<string> arguments =
        [
            "-nologo", "-optimize", "-debug-", "-deterministic", "-langversion:latest", "-nullable:annotations", "-unsafe-", "-warn:0", "-utf8output", "-target:exe", "-out:/tmp/program.dll",
            .. sdk!.References.Select(r => $"-r:\"{r}\""), "/box/usings.cs", .. program.Files.Select(f => Box + f.Name),
        ];
        return new Jail
        {
            Command = ["/usr/bin/sh", "-c", Script, "sh", sdk.Dotnet, sdk.Compiler],
            Files =
            [
                .. Boxed(program), new JailFile("/box/usings.cs", Encoding.UTF8.GetBytes(Usings)),
                new JailFile("/box/compile.rsp", Encoding.UTF8.GetBytes(string.Join('\n', arguments))), new JailFile("/box/compile.runtimeconfig.json", sdk.RuntimeConfig),
            ],
            Mounts =
            [
                new JailMount(sdk.Dotnet), .. sdk.RuntimeFolders, new JailMount(Path.GetDirectoryName(sdk.Compiler)!), .. sdk.ReferenceFolders,
                new JailMount(HostTools.Locate("cat")!, "/usr/bin/cat"),
            ],
            Variables = Variables(limits),
            Limits = limits,
            CutErrors = true,
        };
    }

    /// <inheritdoc/>
    protected override Artefact Made(SourceProgram program, byte[] output) =>
        new([new JailFile(Box + "program.dll", output), new JailFile(Box + "program.runtimeconfig.json", sdk!.RuntimeConfig)], Box + "program.dll");

    /// <inheritdoc/>
    protected override Jail Run(Artefact artefact, JailLimits limits) => new()
    {
        Command = [sdk!.Dotnet, artefact.Entry],
        Files = artefact.Files,
        Mounts = [new JailMount(sdk.Dotnet), .. sdk.RuntimeFolders],
        Variables = Variables(limits),
        Limits = limits,
    };

    private Dictionary<string, string> Variables(JailLimits limits) => new()
    {
        ["PATH"] = "/usr/bin",
        ["HOME"] = "/tmp",
        ["LC_ALL"] = "C.UTF-8",
        ["DOTNET_ROOT"] = sdk!.Root,
        ["DOTNET_EnableDiagnostics"] = "0",
        // Double mapping needs memory files, which the weak tier refuses.
        ["DOTNET_EnableWriteXorExecute"] = "0",
        ["DOTNET_GCHeapHardLimit"] = HeapBytes(limits).ToString("x", CultureInfo.InvariantCulture),
        ["DOTNET_gcServer"] = "0",
        ["DOTNET_gcConcurrent"] = "0",
        ["DOTNET_TieredPGO"] = "0",
    };

    /// <summary>One .NET installation: the newest runtime of it and a compiler.</summary>
    private sealed record Sdk(string Root, string RuntimeVersion, string Compiler, IReadOnlyList<string> References)
    {
        private const string Framework = "Microsoft.NETCore.App";

        public string Dotnet => Path.Combine(Root, "dotnet");

        public IReadOnlyList<JailMount> RuntimeFolders =>
            [new JailMount(Path.Combine(Root, "host")), new JailMount(Path.Combine(Root, "shared", Framework, RuntimeVersion))];

        public IReadOnlyList<JailMount> ReferenceFolders =>
            [.. References.Select(r => Path.GetDirectoryName(r)!).Distinct().Where(f => !f.Contains("/shared/", StringComparison.Ordinal)).Select(f => new JailMount(f))];

        public byte[] RuntimeConfig => Encoding.UTF8.GetBytes(new JsonObject
        {
            ["runtimeOptions"] = new JsonObject
            {
                ["tfm"] = $"net{RuntimeVersion.Split('.')[0]}.0",
                ["framework"] = new JsonObject { ["name"] = Framework, ["version"] = RuntimeVersion },
                ["configProperties"] = new JsonObject { ["System.Globalization.Invariant"] = true },
            },
        }.ToJsonString());

        public static Sdk? Find(string root)
        {
            var real = Directory.ResolveLinkTarget(root, returnFinalTarget: true)?.FullName ?? root;
            var runtime = Newest(Path.Combine(real, "shared", Framework));
            var sdk = Newest(Path.Combine(real, "sdk"));
            if (runtime is null || sdk is null || !File.Exists(Path.Combine(real, "dotnet"))) return null;
            var compiler = Path.Combine(sdk, "Roslyn", "bincore", "csc.dll");
            if (!File.Exists(compiler)) return null;
            var version = Path.GetFileName(runtime);
            // Reference assemblies come with the SDK; the runtime's own do where a distribution leaves them out.
            var pack = Newest(Path.Combine(real, "packs", $"{Framework}.Ref"));
            var folder = pack is null ? null : Directory.GetDirectories(Path.Combine(pack, "ref")).Order(StringComparer.Ordinal).LastOrDefault();
            return new Sdk(real, version, compiler, [.. Directory.GetFiles(folder ?? runtime, "*.dll").Where(f => IsManaged(Path.GetFileName(f))).Order(StringComparer.Ordinal)]);
        }

        private static bool IsManaged(string name) => name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll" or "Microsoft.CSharp.dll";

        private static string? Newest(string folder) => !Directory.Exists(folder) ? null : Directory.GetDirectories(folder)
            .Select(f => (Folder: f, Version: System.Version.TryParse(Path.GetFileName(f).Split('-')[0], out var version) ? version : null))
            .Where(f => f.Version is not null)
            .OrderByDescending(f => f.Version)
            .Select(f => f.Folder)
            .FirstOrDefault();
    }
}
