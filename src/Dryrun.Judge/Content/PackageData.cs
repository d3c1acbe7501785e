using Dryrun.Judge.Judging;
using Dryrun.Judge.Problems;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Judge.Content;

/// <summary>Writes the generated cases of a package: inputs from its generator, answers from its first accepted submission.</summary>
/// <param name="judge">Where.</param>
public sealed class PackageData(SubmissionJudge judge)
{
    /// <summary>Writes them all anew.</summary>
    /// <returns>Paths of the inputs written.</returns>
    /// <exception cref="JudgeException">The generator or the reference fails, or the folder cannot be written.</exception>
    public async Task<IReadOnlyList<string>> WriteAsync(Problem problem, CancellationToken cancellation = default)
    {
        if (problem.GeneratorPath is null) throw new JudgeException(JudgeFault.Problem, $"{problem.Folder}/dryrun.yaml: has no generator; there is nothing to write");
        var reference = problem.Submissions.FirstOrDefault(s => s.Label == "accepted" && s.Path.EndsWith(".py", StringComparison.Ordinal)) ?? problem.Submissions.FirstOrDefault(s => s.Label == "accepted")
            ?? throw new JudgeException(JudgeFault.Problem, $"{problem.Folder}/submissions/accepted: holds nothing; answers come from there");
        var submission = Submission.Read(reference.Path, problem, null);
        var made = await judge.CompileAsync(problem, submission, "", cancellation);
        if (made.Artefact is not { } artefact) throw new JudgeException(JudgeFault.Problem, $"{reference.Path}: does not compile: {made.Messages.Split('\n')[0]}");
        List<string> written = [];
        foreach (var generated in problem.Generated)
        {
            var stem = Path.Combine(problem.Folder, "data", "secret", generated.Name);
            var input = await Generator.InputAsync(judge, problem, generated, cancellation);
            var answer = problem.Mode == ProblemMode.Interactive ? [] : await AnswerAsync(problem, submission, artefact, reference.Path, generated.Name, input, cancellation);
            Write(stem + ".in", input);
            Write(stem + ".ans", answer);
            written.Add(stem + ".in");
        }

        return written;
    }

    private async Task<byte[]> AnswerAsync(Problem problem, Submission submission, Languages.Artefact artefact, string reference, string name, byte[] input, CancellationToken cancellation)
    {
        var limits = new JailLimits { Cpu = TimeSpan.FromSeconds(30), MemoryBytes = problem.Limits.MemoryBytes, OutputBytes = problem.Limits.OutputBytes };
        var run = await judge.MeasureAsync(problem, submission.Language, artefact, input, limits, cancellation);
        return run is { ExitCode: 0, Fired: Limit.None, Fault: null } ? run.Output
            : throw new JudgeException(JudgeFault.Problem, $"{reference}: fails on {name}: {run.Fault ?? System.Text.Encoding.UTF8.GetString(run.Errors).Trim().Split('\n')[^1]}");
    }

    private static void Write(string path, byte[] content)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JudgeException(JudgeFault.Problem, $"{path}: cannot be written ({e.Message.TrimEnd('.')})", e);
        }
    }
}
