using System.CommandLine;
using Dryrun.Cli.Commands;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Code;
using Dryrun.Interview.Prompts;
using Dryrun.Judge;
using Dryrun.Judge.Content;
using Dryrun.Judge.Judging;
using Dryrun.Judge.Problems;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Cli.Judging;

/// <summary>The problems' part of <c>dryrun content</c>: proves packages by running them, and writes their generated cases.</summary>
internal static class ProblemsContent
{
    /// <summary><c>dryrun content data</c>.</summary>
    public static Command Make(Edge edge)
    {
        var problem = new Argument<string>("problem") { Description = "The problem." };
        var content = Flags.Content();
        var command = new Command("data", "Write the secret cases of a problem from its generator and reference.") { problem, content };
        command.SetAction((parsed, _) => WriteAsync(edge, parsed.GetValue(content), parsed.GetValue(problem)!));
        return command;
    }

    /// <summary>Everything that is wrong with the bank.</summary>
    /// <param name="edge">The outside world.</param>
    /// <param name="contentFolder">The content folder.</param>
    /// <param name="only">One problem; null for all.</param>
    /// <param name="quick">True to look at files alone and run nothing.</param>
    public static async Task<(int Count, IReadOnlyList<string> Found)> CheckAsync(Edge edge, string contentFolder, string? only, bool quick)
    {
        var root = Path.Combine(contentFolder, "problems");
        var ids = only is null ? PackageReader.IdsIn(root) : [ProblemFolders.Read(edge, contentFolder, only).Id];
        if (ids.Count == 0) return (0, []);
        List<string> found = [];
        List<Problem> problems = [];
        foreach (var id in ids)
        {
            try
            {
                problems.Add(PackageReader.Read(Path.Combine(root, id)));
            }
            catch (JudgeException e)
            {
                found.Add(e.Message);
            }
        }

        found.AddRange(problems.SelectMany(p => Notes(contentFolder, p)));
        if (quick) found.AddRange(problems.SelectMany(PackageFiles.Problems));
        else found.AddRange(await RunAsync(edge, problems));
        return (ids.Count, found);
    }

    // What the interviewer listens for: a round that has no words for a fault or an approach cannot be marked on it.
    private static IEnumerable<string> Notes(string contentFolder, Problem problem)
    {
        if (problem.Round is null) return [];
        var content = new ContentFolder(contentFolder);
        try
        {
            var notes = JudgedCode.Notes(content, problem);
            var (points, key) = problem.Round == CodeKinds.Debugging ? (notes.Fault, "fault") : (notes.Approach, "approach");
            return points.Count > 0 ? [] : [$"{CodeNotes.PathOf(content, problem.Id)}: {key} is missing; a {problem.Round} problem names what is listened for, each with its words"];
        }
        catch (InputException e)
        {
            return e.Problems.Select(p => p.ToString());
        }
    }

    private static async Task<IReadOnlyList<string>> RunAsync(Edge edge, List<Problem> problems)
    {
        using var sandbox = Sandbox.Open();
        using var judge = new SubmissionJudge(sandbox);
        var check = new PackageCheck(judge);
        List<string> found = [];
        foreach (var problem in problems)
        {
            using var line = new ProgressLine(edge.Screen, problem.Id, edge.Clock);
            found.AddRange(await check.ProblemsAsync(problem, line, edge.Stop));
        }

        return found;
    }

    private static async Task<int> WriteAsync(Edge edge, string? contentFolder, string named)
    {
        var problem = ProblemFolders.Read(edge, contentFolder, named);
        using var sandbox = Sandbox.Open();
        using var judge = new SubmissionJudge(sandbox);
        var written = await new PackageData(judge).WriteAsync(problem, edge.Stop);
        edge.Screen.Line($"{problem.Id}: {written.Count} cases written");
        return 0;
    }
}
