using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Dryrun.Simulation.Tests.Docs;

/// <summary>Compiles a program of the guide as a reader would, against the library, and runs it.</summary>
internal static class SnippetRun
{
    // What the compiler itself adds to every console project with implicit usings.
    private const string Implicit = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly IReadOnlyList<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "Dryrun.Simulation.dll"))
            .Select(p => MetadataReference.CreateFromFile(p))];

    /// <summary>Errors and warnings of the compiler, a line each; none where it compiles cleanly.</summary>
    public static IReadOnlyList<string> Problems(string usings, string code) =>
        [.. Compilation(usings, code).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString())];

    /// <summary>What the program prints.</summary>
    /// <exception cref="InvalidOperationException">It does not compile; the message holds the errors.</exception>
    public static string Run(string usings, string code)
    {
        using var image = new MemoryStream();
        var made = Compilation(usings, code).Emit(image);
        if (!made.Success) throw new InvalidOperationException(string.Join('\n', made.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        var context = new AssemblyLoadContext("snippet", isCollectible: true);
        try
        {
            var entry = context.LoadFromStream(image).EntryPoint!;
            return ConsoleCapture.Of(() => entry.Invoke(null, BindingFlags.DoNotWrapExceptions, null, entry.GetParameters().Length == 0 ? null : [Array.Empty<string>()], null));
        }
        finally
        {
            context.Unload();
        }
    }

    // The lines for "dotnet run file.cs" that name the project of the library.
    private static string WithoutDirectives(string code) => string.Join('\n', code.Split('\n').Select(l => l.StartsWith("#:", StringComparison.Ordinal) ? "" : l));

    private static CSharpCompilation Compilation(string usings, string code) =>
        CSharpCompilation.Create(
            "snippet",
            [CSharpSyntaxTree.ParseText(Implicit, Language), CSharpSyntaxTree.ParseText(usings, Language), CSharpSyntaxTree.ParseText(WithoutDirectives(code), Language)],
            References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
}

/// <summary>Catches what one flow of control prints, while others print as before.</summary>
internal sealed class ConsoleCapture : StringWriter
{
    private static readonly AsyncLocal<StringWriter?> Caught = new();

    private readonly TextWriter console;

    static ConsoleCapture() => Console.SetOut(new ConsoleCapture(Console.Out));

    private ConsoleCapture(TextWriter console) => this.console = console;

    private TextWriter Target => Caught.Value ?? console;

    /// <summary>What the action prints, with line feeds.</summary>
    public static string Of(Action action)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        Caught.Value = writer;
        try
        {
            action();
        }
        finally
        {
            Caught.Value = null;
        }

        return writer.ToString().ReplaceLineEndings("\n");
    }

    public override void Write(char value) => Target.Write(value);

    public override void Write(char[] buffer, int index, int count) => Target.Write(buffer, index, count);

    public override void Write(string? value) => Target.Write(value);
}
