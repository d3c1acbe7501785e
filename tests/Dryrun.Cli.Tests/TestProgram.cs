using Dryrun.Cli.Rooms;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Systems;
using Dryrun.Contracts.Tests.Toy;
using Dryrun.Interview.Code;
using Dryrun.Systems;

namespace Dryrun.Cli.Tests;

/// <summary>The command in this process, over string writers, a folder of its own and a clock that stands still.</summary>
internal sealed class TestProgram : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("dryrun-test-");

    public Dictionary<string, string> Variables { get; } = [];

    public ManualTime Clock { get; } = new();

    public ISimulatedSystem Toy { get; } = new ToySystem();

    public int Columns { get; set; } = 100;

    public bool ErrorsAreTerminal { get; set; }

    public bool Colour { get; set; }

    public ICodeRunner? Code { get; set; }

    public CancellationToken Stop { get; set; }

    /// <summary>Where the data goes: DRYRUN_HOME.</summary>
    public string Home => Path.Combine(home.FullName, "data");

    /// <summary>A folder for files of the test.</summary>
    public string Folder => home.FullName;

    /// <summary>The content folder with the toy prompt.</summary>
    public static string ToyContent => Path.Combine(AppContext.BaseDirectory, "Content");

    /// <summary>Runs a command with typed lines.</summary>
    public async Task<Ran> RunAsync(string[] args, params string[] typed) => await RunAsync(args, new PipedLines(new StringReader(string.Join('\n', typed))));

    public async Task<Ran> RunAsync(string[] args, ILineSource lines)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var screen = Screen.Over(output, errors, Colour, ErrorsAreTerminal, () => Columns);
        string? Variable(string name) => Variables.TryGetValue(name, out var value) ? value : name == "DRYRUN_HOME" ? Home : null;
        var edge = new Edge(screen, () => lines, Variable, AppContext.BaseDirectory, Clock, Stop) { Systems = [.. SystemCatalogue.All, Toy], Code = Code };
        var code = await CommandLine.RunAsync(args, edge);
        return new Ran(code, output.ToString(), errors.ToString());
    }

    /// <summary>Sits the toy prompt with typed lines.</summary>
    public Task<Ran> SitAsync(params string[] typed) => RunAsync(["interview", "toys", "--seed", "7", "--content", ToyContent], typed);

    /// <summary>Writes a file and returns its path.</summary>
    public string File(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows() && Directory.Exists(Home)) System.IO.File.SetUnixFileMode(Home, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        home.Delete(recursive: true);
    }
}

/// <summary>What a command did.</summary>
internal sealed record Ran(int Code, string Output, string Errors)
{
    /// <summary>The one line on error output.</summary>
    public string OnlyError
    {
        get
        {
            Errors.TrimEnd('\n').ShouldNotContain("\n");
            Errors.ShouldEndWith("\n");
            Errors.ShouldNotContain("   at ");
            return Errors.TrimEnd('\n');
        }
    }

    /// <summary>Text without line breaks and repeated spaces, for sentences that wrap.</summary>
    public string Flat => string.Join(' ', Output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
