using System.CommandLine;
using Dryrun.Assessment.Consequence;
using Dryrun.Cli.Judging;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Loops;
using Dryrun.Interview.Prompts;
using Dryrun.Sitting.Runs;
using Dryrun.Interview.Questions;
using Dryrun.Interview.Talk;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun content</c>: for those who write prompts.</summary>
internal static class ContentCommand
{
    public static Command Make(Edge edge)
    {
        var content = Flags.Content();
        var quick = new Option<bool>("--quick") { Description = "Read coding problems without running their submissions." };
        var problem = new Option<string?>("--problem") { Description = "Check this coding problem and nothing else.", HelpName = "ID" };
        var check = new Command("check", "Check every prompt, question, loop and coding problem, and whether the stored values are current.") { quick, problem, content };
        check.SetAction((parsed, _) => CheckAsync(edge, edge.Content(parsed.GetValue(content)), parsed.GetValue(quick), parsed.GetValue(problem)));
        return new Command("content", "Check prompts and problems, and compute what facts are worth.") { check, ContentBuild.Make(edge), ProblemsContent.Make(edge) };
    }

    private static async Task<int> CheckAsync(Edge edge, ContentFolder folder, bool quick, string? problemId)
    {
        var (coded, wrong) = await ProblemsContent.CheckAsync(edge, folder.Path, problemId, quick);
        if (problemId is null) return Check(edge, folder, coded, wrong);
        foreach (var problem in wrong) edge.Screen.Errors.WriteLine($"dryrun: {problem}");
        if (wrong.Count > 0) return CommandLine.Failed;
        edge.Screen.Line($"{problemId} is sound.");
        return 0;
    }

    private static int Check(Edge edge, ContentFolder folder, int coded, IReadOnlyList<string> wrong)
    {
        var ids = folder.PromptIds();
        List<string> problems = [.. ContentCheck.Of(folder, edge.Systems).Select(p => p.ToString())];
        problems.AddRange(Running(edge, folder).SelectMany(id => Stale(edge, folder, id)));
        problems.AddRange(TalkCheck.Of(folder).Select(p => p.ToString()));
        problems.AddRange(wrong);
        foreach (var problem in problems) edge.Screen.Errors.WriteLine($"dryrun: {problem}");
        if (problems.Count > 0) return CommandLine.Failed;
        foreach (var remark in Running(edge, folder).Select(id => PromptValues.Remark(folder, id)).OfType<string>()) edge.Screen.Errors.WriteLine($"dryrun: note: {remark}");

        var (kinds, loops) = (QuestionFile.KindsIn(folder), LoopReader.Ids(folder));
        var asked = kinds.Count == 0 ? "" : $", {kinds.Sum(k => QuestionFile.Read(folder, k).Questions.Count)} questions of {kinds.Count} kinds, {loops.Count} loops";
        if (coded > 0) asked += $", {coded} coding problem{(coded == 1 ? "" : "s")}";
        edge.Screen.Line($"{ids.Count} prompt{(ids.Count == 1 ? "" : "s")}{asked}{(ids.Count == 1 && asked.Length == 0 ? " is" : " are")} sound.");
        return 0;
    }

    /// <summary>The prompts whose system runs: only their facts have values in dollars.</summary>
    public static IEnumerable<string> Running(Edge edge, ContentFolder folder) => folder.PromptIds().Except(ByTalk.Prompts(edge.Library(folder)).Select(p => p.Id));

    private static IEnumerable<string> Stale(Edge edge, ContentFolder folder, string id)
    {
        InputProblem? problem;
        try
        {
            var content = PromptContent.Read(folder, id, edge.Systems);
            problem = PromptValues.Problem(folder, content, edge.System(content.Prompt.System));
        }
        catch (InputException)
        {
            // The check of the content has said what is wrong.
            yield break;
        }

        if (problem is not null) yield return problem.ToString();
    }
}

/// <summary><c>dryrun content build</c>: computes what each fact of a prompt is worth and stores it beside the prompt.</summary>
internal static class ContentBuild
{
    public static Command Make(Edge edge)
    {
        var prompt = new Argument<string?>("prompt") { Description = "One prompt; all unless named.", Arity = ArgumentArity.ZeroOrOne };
        var worlds = new Option<int>("--worlds")
        {
            Description = $"Worlds to measure in, {ValueOfInformation.WorldsMin} or more; fewer see less, and take less time.", DefaultValueFactory = _ => ValueOfInformation.Worlds,
            HelpName = "N",
        };
        worlds.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() < ValueOfInformation.WorldsMin) given.AddError($"--worlds is {ValueOfInformation.WorldsMin} or more");
        });
        var content = Flags.Content();
        var command = new Command("build", "Compute the values of information of the prompts' facts (minutes a prompt).") { prompt, worlds, content };
        command.SetAction(parsed => Build(edge, edge.Content(parsed.GetValue(content)), parsed.GetValue(prompt), parsed.GetValue(worlds)));
        return command;
    }

    private static int Build(Edge edge, ContentFolder folder, string? named, int worlds)
    {
        if (named is not null) ByTalk.Refuse(edge.Library(folder), named);
        foreach (var id in named is null ? ContentCommand.Running(edge, folder) : [named])
        {
            var content = PromptContent.Read(folder, id, edge.Systems);
            var system = edge.System(content.Prompt.System);
            var (input, basis) = (PromptValues.Input(folder, content, system, worlds), PromptValues.Basis(folder, content));
            FactValues values;
            using (var line = new ProgressLine(edge.Screen, id, edge.Clock))
            {
                values = ValueOfInformation.Compute(input, basis, new Steps(line), Environment.ProcessorCount, edge.Stop);
            }

            Write(folder.PromptFile(id, PromptValues.File), values.ToJson());
            edge.Screen.Line($"{id}: {values.Telling} of {values.Facts.Count} facts are worth asking for beyond noise");
            foreach (var (fact, value) in values.Facts.OrderByDescending(f => f.Value.Value))
            {
                edge.Screen.Line($"  {(value.Colour ? "colour" : Money.Short(value.Value * 100)),8}  {Screen.Plain(fact)}");
            }
        }

        return 0;
    }

    private static void Write(string path, string text)
    {
        try
        {
            System.IO.File.WriteAllText(path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be written ({e.Message.TrimEnd('.')})");
        }
    }
}
