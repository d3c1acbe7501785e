using Dryrun.Judge.Problems;

namespace Dryrun.Judge.Tests;

/// <summary>A small problem package in a folder of its own, gone with the test.</summary>
internal sealed class TestPackage : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("dryrun-package-");

    public TestPackage(string type = "pass-fail", string? dryrun = null, string limits = "limits: {memory: 256, time_limit: 2}")
    {
        Folder = root.CreateSubdirectory("sums").FullName;
        File("problem.yaml", $"problem_format_version: 2025-09\ntype: {type}\nname: Sums\nuuid: 6d4a1c1c-3a55-4c7e-9d3f-000000000001\nlicense: cc0\nrights_owner: nobody\n{limits}\n");
        File("statement/problem.en.md", "Add.\n");
        if (dryrun is not null) File("dryrun.yaml", dryrun);
    }

    public string Folder { get; }

    /// <summary>What a coding problem needs in <c>dryrun.yaml</c> beside its mode.</summary>
    public static string Coding(string more) =>
        $"round: coding\nlevel: medium\nminutes: 20\ntopics: [sums]\nhints: [a, b, c]\nfollowUps:\n  - {{kind: edges, ask: What else?, listenFor: [zero]}}\n{more}\n";

    public string File(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public TestPackage Case(string name, string input, string answer)
    {
        File($"data/{name}.in", input);
        File($"data/{name}.ans", answer);
        return this;
    }

    public Problem Read() => PackageReader.Read(Folder);

    public void Dispose() => root.Delete(recursive: true);
}
