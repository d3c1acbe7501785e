using System.CommandLine;
using Dryrun.Assessment.Consequence;
using Dryrun.Cli.Terminal;
using Dryrun.Contracts.Input;
using Dryrun.Interview.Prompts;

namespace Dryrun.Cli.Commands;

/// <summary><c>dryrun content</c>: for those who write prompts.</summary>
internal static class ContentCommand
{
    public static Command Make(Edge edge)
    {
        var content = Flags.Content();
        var check = new Command("check", "Check every prompt: its files, its designs, and whether the stored values are current.") { content };
        check.SetAction(parsed => Check(edge, edge.Content(parsed.GetValue(content))));
        return new Command("content", "Check prompts and compute what their facts are worth.") { check, ContentBuild.Make(edge) };
    }

    private static int Check(Edge edge, ContentFolder folder)
    {
        var ids = folder.PromptIds();
        List<string> problems = [.. ContentCheck.Of(folder, edge.Systems).Select(p => p.ToString())];
        problems.AddRange(ids.SelectMany(id => Stale(edge, folder, id)));
        foreach (var problem in problems) edge.Screen.Errors.WriteLine($"dryrun: {problem}");
        if (problems.Count > 0) return CommandLine.Failed;
        edge.Screen.Line($"{ids.Count} prompt{(ids.Count == 1 ? " is" : "s are")} sound.");
        return 0;
    }

    private static IEnumerable<string> Stale(Edge edge, ContentFolder folder, string id)
    {
        if (ContentBuild.Stored(folder, id) is not { } values) yield break;
        bool current;
        try
        {
            var content = PromptContent.Read(folder, id, edge.Systems);
            current = values.IsCurrent(content.Hash, edge.System(content.Prompt.System).ModelVersion);
        }
        catch (InputException)
        {
            // The check of the content has said what is wrong.
            yield break;
        }

        if (!current) yield return $"{folder.PromptFile(id, ContentBuild.File)} was computed for an older content or model; run dryrun content build {id}";
    }
}

/// <summary><c>dryrun content build</c>: computes what each fact of a prompt is worth and stores it beside the prompt.</summary>
internal static class ContentBuild
{
    /// <summary>The file beside the prompt.</summary>
    public const string File = "values.json";

    public static Command Make(Edge edge)
    {
        var prompt = new Argument<string?>("prompt") { Description = "One prompt; all unless named.", Arity = ArgumentArity.ZeroOrOne };
        var content = Flags.Content();
        var command = new Command("build", "Compute the values of information of the prompts' facts (minutes a prompt).") { prompt, content };
        command.SetAction(parsed => Build(edge, edge.Content(parsed.GetValue(content)), parsed.GetValue(prompt)));
        return command;
    }

    /// <summary>The stored values of a prompt, or null where there are none.</summary>
    public static FactValues? Stored(ContentFolder folder, string prompt)
    {
        var path = folder.PromptFile(prompt, File);
        return System.IO.File.Exists(path) ? FactValues.Parse(System.IO.File.ReadAllText(path)) : null;
    }

    private static int Build(Edge edge, ContentFolder folder, string? named)
    {
        foreach (var id in named is null ? folder.PromptIds() : [named])
        {
            var content = PromptContent.Read(folder, id, edge.Systems);
            var system = edge.System(content.Prompt.System);
            var facts = content.Facts.Where(f => f.Reveals is not null).Select(f => new PricedFact(f.Id, f.Reveals!, f.Moves)).ToList();
            var input = new ValueInput(
                system, PromptWorld.Distribution(system, content.Prompt), SessionConsequence.Design(folder, id, "naive"), SessionConsequence.Design(folder, id, "reference"), facts);
            FactValues values;
            using (var line = new ProgressLine(edge.Screen, id, edge.Clock))
            {
                values = ValueOfInformation.Compute(input, content.Hash, new SessionConsequence.Steps(line), Environment.ProcessorCount, edge.Stop);
            }

            Write(folder.PromptFile(id, File), values.ToJson());
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
