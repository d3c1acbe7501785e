using System.Text.RegularExpressions;

namespace Dryrun.Architecture.Tests;

public partial class TidyTests
{
    [Fact]
    public void Every_source_file_is_tidy() =>
        Repository.SourceFiles().SelectMany(f => Tidy.Problems($"{Path.GetFileName(Path.GetDirectoryName(f))}/{Path.GetFileName(f)}", File.ReadAllLines(f))).ShouldBeEmpty();

    [Fact]
    public void Untidy_lines_are_found()
    {
        Tidy.Problems("a.cs", [.. Enumerable.Repeat("x", Tidy.LinesMax + 1)]).Count.ShouldBe(1);
        Tidy.Problems("a.cs", [new string('x', Tidy.ColumnsMax + 1)]).Count.ShouldBe(1);
        Tidy.Problems("a.cs", ["// TO" + "DO later"]).Count.ShouldBe(1);
    }

    [Fact]
    public void Every_path_on_the_reading_path_exists()
    {
        var page = File.ReadAllText(Repository.Path("docs", "architecture.md"));
        var named = PathInPage().Matches(page).Select(m => m.Groups["path"].Value).Distinct().ToList();
        named.Count.ShouldBeGreaterThan(15, "the page names the files of the reading path");
        named.Where(p => !File.Exists(Repository.Path(p)) && !Directory.Exists(Repository.Path(p))).ShouldBeEmpty();
    }

    [Fact]
    public void The_repository_names_no_machine()
    {
        var texts = new[] { "*.md", "*.yaml", "*.cs", "*.json", "*.sh" }.SelectMany(p => Directory.GetFiles(Repository.Path(), p, SearchOption.AllDirectories))
            .Where(f => !f.Contains("/artifacts/", StringComparison.Ordinal) && !f.EndsWith("DataFolderTests.cs", StringComparison.Ordinal) && !f.Contains("/node_modules/", StringComparison.Ordinal) && !f.Contains("/.git/", StringComparison.Ordinal));
        texts.Where(f => MachinePath().IsMatch(File.ReadAllText(f))).ShouldBeEmpty();
    }

    [GeneratedRegex(@"`(?<path>(src|tests|docs|prompts|data|eng|examples|benchmarks|samples)/[A-Za-z0-9_./-]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex PathInPage();

    [GeneratedRegex(@"(?<![\w.])/(work|root)/[a-z]")]
    private static partial Regex MachinePath();
}
