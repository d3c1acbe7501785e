namespace Dryrun.Architecture.Tests;

/// <summary>The checkout these tests run in.</summary>
internal static class Repository
{
    private static readonly string Root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A path inside the repository.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>C# files of the product and the tests, without what the build makes.</summary>
    public static IEnumerable<string> SourceFiles() =>
        new[] { "src", "tests", "benchmarks", "samples" }
            .Select(f => Path(f)).Where(Directory.Exists)
            .SelectMany(f => Directory.GetFiles(f, "*.cs", SearchOption.AllDirectories));

    private static string Find(DirectoryInfo? at)
    {
        while (at is not null && !File.Exists(System.IO.Path.Combine(at.FullName, "Dryrun.slnx"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("The tests run outside a checkout.");
    }
}
