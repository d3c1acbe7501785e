using Dryrun.Judge.Judging;
using Dryrun.Judge.Languages;
using Dryrun.Judge.Problems;

namespace Dryrun.Judge.Tests;

/// <summary>The problems that come with Dryrun.</summary>
internal static class Bank
{
    public static string Folder { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static TheoryData<string> Ids => [.. PackageReader.IdsIn(Folder)];

    public static Problem Read(string id) => PackageReader.Read(Path.Combine(Folder, id));

    public static Submission Submission(Problem problem, string path) => Judge.Judging.Submission.Read(Path.Combine(problem.Folder, path), problem, null);

    public static Submission Text(Problem problem, string language, string text) =>
        Judge.Judging.Submission.Of(LanguageCatalogue.All.Single(l => l.Id == language), System.Text.Encoding.UTF8.GetBytes(text), problem);

    private static string Find(DirectoryInfo? at)
    {
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Dryrun.slnx"))) at = at.Parent;
        return Path.Combine(at!.FullName, "problems");
    }
}
