using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Dryrun.Cli.Commands;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Descriptions;
using Dryrun.Judge.Content;
using Dryrun.Judge.Judging;
using Dryrun.Judge.Languages;
using Dryrun.Judge.Problems;
using Dryrun.Judge.Sandboxes;

namespace Dryrun.Cli.Judging;

/// <summary><c>dryrun judge</c>: judges a program against a problem, in a sandbox.</summary>
internal static class JudgeCommand
{
    public static Command Make(Edge edge)
    {
        var problem = new Argument<string>("problem") { Description = "A problem of the bank, or the folder of a problem package." };
        var file = new Argument<string>("file") { Description = "The program." };
        var language = new Option<string?>("--language") { Description = $"{Wording.Alternatives([.. LanguageCatalogue.All.Select(l => l.Id)])}; by the file's ending unless named.", HelpName = "LANGUAGE" };
        var samples = new Option<bool>("--samples") { Description = "Run the samples alone." };
        var all = new Option<bool>("--all") { Description = "Run every case and say what is wrong with secret ones, too: for those who write problems." };
        var growth = new Option<bool>("--growth") { Description = "Measure how the running time grows with the input." };
        var json = Flags.Json();
        var content = Flags.Content();
        var command = new Command("judge", "Judge a program against a problem, contained in a sandbox.") { problem, file, language, samples, all, growth, json, content };
        command.SetAction((parsed, _) => JudgeAsync(edge, new Asked(
            parsed.GetValue(problem)!, parsed.GetValue(file)!, parsed.GetValue(language), parsed.GetValue(samples),
            parsed.GetValue(all), parsed.GetValue(growth), parsed.GetValue(json), parsed.GetValue(content))));
        return command;
    }

    private static async Task<int> JudgeAsync(Edge edge, Asked asked)
    {
        var problem = ProblemFolders.Read(edge, asked.Content, asked.Problem);
        var submission = Submission.Read(asked.File, problem, asked.Language);
        using var sandbox = Sandbox.Open();
        using var judge = new SubmissionJudge(sandbox);
        var started = edge.Clock.GetTimestamp();
        Judgement judgement;
        using (var line = new ProgressLine(edge.Screen, problem.Id, edge.Clock))
        {
            var options = new JudgeOptions { SamplesOnly = asked.Samples, EveryCase = asked.All, Progress = line };
            judgement = await judge.JudgeAsync(problem, submission, options, edge.Stop);
        }

        var growth = asked.Growth && judgement.Verdict != Verdict.CompileError ? await GrowthMeasure.OfAsync(judge, problem, submission, edge.Stop) : null;
        var elapsed = edge.Clock.GetElapsedTime(started);
        if (asked.Json) edge.Screen.Output.WriteLine(Document(problem, judgement, growth, asked.All, elapsed).ToJsonString(JsonText.Indented));
        else Show(edge.Screen, problem, submission, judgement, growth, asked.All);
        return judgement.Verdict == Verdict.Accepted ? 0 : CommandLine.Failed;
    }

    private static void Show(Screen screen, Problem problem, Submission submission, Judgement judgement, MeasuredGrowth? growth, bool all)
    {
        var colour = judgement.Verdict == Verdict.Accepted ? "green" : "red";
        screen.Line($"[bold]{Screen.Plain(problem.Title)}[/], {submission.Language.Name}: [{colour}]{Verdicts.Words(judgement.Verdict)}[/]");
        if (judgement.Message.Length > 0) screen.Hanging("  ", 2, judgement.Message);
        foreach (var c in judgement.Cases)
        {
            var mark = c.Verdict == Verdict.Accepted ? "[green]✓[/]" : "[red]✗[/]";
            var why = c.Verdict == Verdict.Accepted ? "" : $"  {Verdicts.Words(c.Verdict)}{(c.Message.Length > 0 && (all || c.IsSample) ? $": {c.Message}" : "")}";
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"  {mark} {c.Name,-24} {c.Cpu.TotalSeconds,7:0.000} s {c.PeakBytes / 1048576.0,7:0.0} MiB{Screen.Plain(why)}"));
        }

        if (judgement.Cases.Count < judgement.CasesInAll && judgement.Cases.Count > 0) screen.Line($"  {judgement.CasesInAll - judgement.Cases.Count} more were not run.");
        if (judgement.FailingSample is { } failing) Sample(screen, failing);
        if (growth is not null) screen.Line($"  grows like {Growth.Words(growth.Family)} ({growth.Evidence}){(problem.Complexity is { } claim ? $"; a good solution: {claim.Family}" : "")}");
        if (judgement.Cases.Count > 0)
        {
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"  processor time at most {judgement.Cpu.TotalSeconds:0.000} s of {judgement.TimeLimit.TotalSeconds:0.##} s, memory at most {judgement.PeakBytes / 1048576.0:0} MiB of {problem.Limits.MemoryBytes >> 20} MiB"));
        }

        if (judgement.Tier == SandboxTier.Weak) screen.Line("  Weak isolation: memory and time are counted approximately; see dryrun doctor.");
    }

    private static void Sample(Screen screen, FailingSample failing)
    {
        screen.Line($"  [bold]{Screen.Plain(failing.Name)}[/]: {Screen.Plain(failing.Message)}");
        foreach (var (head, text) in new[] { ("input", failing.Input), ("expected", failing.Expected), ("yours", failing.Output), ("errors", failing.Errors) })
        {
            if (text.Trim().Length == 0 && head == "errors") continue;
            foreach (var (row, i) in text.TrimEnd('\n').Split('\n').Take(12).Select((row, i) => (row, i))) screen.Hanging($"    {(i == 0 ? head : ""),-9} ", 14, row);
        }
    }

    private static JsonObject Document(Problem problem, Judgement judgement, MeasuredGrowth? growth, bool all, TimeSpan elapsed)
    {
        var made = new JsonObject
        {
            ["problem"] = problem.Id,
            ["language"] = judgement.Language,
            ["verdict"] = Wording.Key(judgement.Verdict.ToString()),
            ["message"] = judgement.Message,
            ["tier"] = Wording.Key(judgement.Tier.ToString()),
            ["limit"] = LimitWord(judgement.Limit),
            ["timeLimitSeconds"] = judgement.TimeLimit.TotalSeconds,
            ["memoryLimitBytes"] = problem.Limits.MemoryBytes,
            ["casesInAll"] = judgement.CasesInAll,
            ["cases"] = new JsonArray([.. judgement.Cases.Select(c => (JsonNode?)Case(c, all))]),
            ["failingSample"] = judgement.FailingSample is { } f
                ? new JsonObject { ["name"] = f.Name, ["input"] = f.Input, ["expected"] = f.Expected, ["output"] = f.Output, ["errors"] = f.Errors, ["message"] = f.Message }
                : null,
        };
        if (growth is not null)
        {
            made["growth"] = new JsonObject { ["family"] = Growth.Words(growth.Family), ["claimed"] = problem.Complexity?.Family };
        }

        // What varies from run to run stands apart.
        made["timing"] = new JsonObject
        {
            ["elapsedSeconds"] = elapsed.TotalSeconds,
            ["cpuSeconds"] = judgement.Cpu.TotalSeconds,
            ["peakMemoryBytes"] = judgement.PeakBytes,
            ["cases"] = new JsonArray([.. judgement.Cases.Select(c => (JsonNode?)new JsonObject { ["name"] = c.Name, ["cpuSeconds"] = c.Cpu.TotalSeconds, ["peakMemoryBytes"] = c.PeakBytes, ["runs"] = c.Runs })]),
            ["growth"] = growth is null ? null : new JsonArray([.. growth.Points.Select(p => (JsonNode?)new JsonObject { ["size"] = p.Size, ["cpuSeconds"] = p.Seconds })]),
        };
        return made;
    }

    private static JsonObject Case(CaseResult c, bool all)
    {
        var made = new JsonObject { ["name"] = c.Name, ["verdict"] = Wording.Key(c.Verdict.ToString()), ["limit"] = LimitWord(c.Limit) };
        if (all || c.IsSample) made["message"] = c.Message;
        return made;
    }

    private static string? LimitWord(Limit limit) => limit == Limit.None ? null : Wording.Key(limit.ToString());

    private sealed record Asked(string Problem, string File, string? Language, bool Samples, bool All, bool Growth, bool Json, string? Content);
}
