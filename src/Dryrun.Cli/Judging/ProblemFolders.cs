using Dryrun.Judge;
using Dryrun.Judge.Problems;

namespace Dryrun.Cli.Judging;

/// <summary>Finds problem packages: by name in the content's <c>problems</c> folder, or by path.</summary>
internal static class ProblemFolders
{
    /// <summary>Reads the package that was named.</summary>
    /// <exception cref="JudgeException">There is none, or it is wrong.</exception>
    public static Problem Read(Edge edge, string? contentFolder, string named)
    {
        if (File.Exists(Path.Combine(named, "problem.yaml"))) return PackageReader.Read(named);
        var root = Root(edge, contentFolder);
        var folder = Path.Combine(root, named);
        if (named.IndexOfAny(['/', '\\']) < 0 && File.Exists(Path.Combine(folder, "problem.yaml"))) return PackageReader.Read(folder);
        var ids = PackageReader.IdsIn(root);
        throw new JudgeException(JudgeFault.Problem, $"there is no problem {named}; allowed {(ids.Count == 0 ? "a folder with a problem.yaml" : string.Join(", ", ids) + ", or a folder with a problem.yaml")}");
    }

    /// <summary>The folder that holds the bank.</summary>
    public static string Root(Edge edge, string? contentFolder) => Path.Combine(edge.Content(contentFolder).Path, "problems");
}
