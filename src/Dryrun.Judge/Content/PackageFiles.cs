using Dryrun.Judge.Judging;
using Dryrun.Judge.Problems;

namespace Dryrun.Judge.Content;

/// <summary>What a package of Dryrun's bank must hold; looks at files and runs nothing.</summary>
public static class PackageFiles
{
    private const int SecretMin = 5, LanguagesMin = 2, WrongMin = 2, WrongFixesMin = 3, Hints = 3;

    /// <summary>What is missing, a line each.</summary>
    public static IEnumerable<string> Problems(Problem problem)
    {
        if (problem.License == "unknown") yield return $"{Yaml(problem)}: license is unknown; name one, a problem without cannot be used";
        if (problem.Round is null)
        {
            yield return $"{problem.Folder}: has no dryrun.yaml";
            yield break;
        }

        var accepted = problem.Submissions.Where(s => s.Label == "accepted").ToList();
        if (accepted.Select(s => LanguageOf(s.Path)).Distinct().Count() < LanguagesMin) yield return $"{problem.Folder}/submissions/accepted: needs references in at least {LanguagesMin} languages";
        if (!problem.Cases.Any(c => c.IsSample)) yield return $"{problem.Folder}/data/sample: holds no case; needs at least one";
        if (problem.Cases.Count(c => !c.IsSample) is < SecretMin and var secret) yield return $"{problem.Folder}/data/secret: holds {secret} cases; needs at least {SecretMin}";
        if (problem.InputValidatorPaths.Count == 0) yield return $"{problem.Folder}/input_validators: holds no program; inputs must be checked";
        if (problem.Hints.Count != Hints) yield return $"{Dryrun(problem)}: has {problem.Hints.Count} hints; needs {Hints}, each telling more";
        foreach (var kind in new[] { "complexity", "edges", "scale" }.Where(k => problem.FollowUps.All(f => f.Kind != k))) yield return $"{Dryrun(problem)}: has no follow-up of kind {kind}";
        foreach (var line in problem.Round == "debugging" ? Debugging(problem) : Coding(problem)) yield return line;
        var generated = problem.Generated.Select(g => $"secret/{g.Name}").ToList();
        foreach (var name in generated.Where(n => problem.Cases.All(c => c.Name != n))) yield return $"{problem.Folder}/data/{name}.in: no such file; the generator makes it";
        foreach (var name in generated.GroupBy(n => n).Where(g => g.Count() > 1)) yield return $"{Dryrun(problem)}: generates {name.Key} twice";
        if (problem.Statement.Length < 300) yield return $"{problem.Folder}/statement/problem.en.md: has {problem.Statement.Length} characters; a statement needs at least 300";
    }

    private static IEnumerable<string> Coding(Problem problem)
    {
        if (Count(problem, "wrong_answer", "run_time_error", "rejected") < WrongMin) yield return $"{problem.Folder}/submissions: needs at least {WrongMin} that are wrong";
        if (Count(problem, "time_limit_exceeded") == 0) yield return $"{problem.Folder}/submissions/time_limit_exceeded: holds nothing; needs one that is too slow";
        if (problem.Complexity is null) yield return $"{Dryrun(problem)}: has no complexity; say how a good solution grows";
        if (problem.GeneratorPath is null) yield return $"{Dryrun(problem)}: has no generator";
    }

    private static IEnumerable<string> Debugging(Problem problem)
    {
        if (problem.ShippedPaths.Count == 0) yield return $"{Dryrun(problem)}: a debugging round ships code with a fault; name it under debugging.shipped";
        if (Count(problem, "wrong_answer", "run_time_error", "rejected") < WrongFixesMin) yield return $"{problem.Folder}/submissions: needs at least {WrongFixesMin} plausible wrong fixes";
    }

    private static int Count(Problem problem, params string[] labels) => problem.Submissions.Count(s => labels.Contains(s.Label));

    private static string LanguageOf(string path) => Languages.LanguageCatalogue.All.FirstOrDefault(l => l.Extensions.Contains(Path.GetExtension(path)))?.Id ?? path;

    private static string Yaml(Problem problem) => Path.Combine(problem.Folder, "problem.yaml");

    private static string Dryrun(Problem problem) => Path.Combine(problem.Folder, "dryrun.yaml");
}

/// <summary>What a label asks of the verdicts of a submission: the default directories of the 2025-09 format.</summary>
public static class Labels
{
    private static readonly Verdict[] Crashes = [Verdict.RunTimeError, Verdict.MemoryLimit, Verdict.OutputLimit];
    private static readonly Verdict[] Slow = [Verdict.TimeLimit, Verdict.IdleLimit];

    /// <summary>Why verdicts do not keep a label, in words; null where they do, or where the label is none of the format's.</summary>
    /// <param name="label">"wrong_answer".</param>
    /// <param name="verdicts">Of every case.</param>
    public static string? Broken(string label, IReadOnlyCollection<Verdict> verdicts)
    {
        Verdict[]? wanted = label switch
        {
            "accepted" => [],
            "wrong_answer" => [Verdict.WrongAnswer],
            "time_limit_exceeded" => Slow,
            "run_time_error" => Crashes,
            "brute_force" => [.. Slow, .. Crashes],
            "rejected" => [Verdict.WrongAnswer, .. Slow, .. Crashes],
            _ => null,
        };
        if (wanted is null) return null;
        if (verdicts.Contains(Verdict.CompileError)) return "does not compile";
        if (verdicts.FirstOrDefault(v => v != Verdict.Accepted && !wanted.Contains(v)) is var other && other != Verdict.Accepted) return $"has a case with {Verdicts.Words(other)}";
        return wanted.Length == 0 || verdicts.Any(wanted.Contains) ? null : $"is accepted; {Words(wanted)} is wanted on at least one case";
    }

    private static string Words(Verdict[] wanted) => string.Join(" or ", wanted.Select(Verdicts.Words));
}
