using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Prompts;

/// <summary>Checks every prompt as <c>dryrun content check</c> does: its files, its facts, its lines, its worlds, its designs, its rubric.</summary>
public static class ContentCheck
{
    /// <summary>Fewest facts of a prompt.</summary>
    public const int FactsMin = 20;

    /// <summary>Worlds that are drawn to try the distribution and the designs.</summary>
    public const int Worlds = 20;

    private static readonly string[] Designs = ["naive", "reference"];

    private static readonly string[] Acts = [.. Enum.GetNames<DialogueAct>().Select(Wording.Key)];

    /// <summary>Every problem of every prompt, by prompt; empty where all is well.</summary>
    public static IReadOnlyList<InputProblem> Of(ContentFolder content, IReadOnlyList<ISimulatedSystem> systems) =>
        [.. content.PromptIds().SelectMany(id => Of(content, id, systems))];

    /// <summary>Every problem of one prompt.</summary>
    public static IReadOnlyList<InputProblem> Of(ContentFolder content, string id, IReadOnlyList<ISimulatedSystem> systems)
    {
        PromptContent? prompt = null;
        var problems = Caught(() => prompt = PromptContent.Read(content, id, systems));
        if (prompt is null) return problems;
        var system = PromptSystem.Of(content, prompt.Prompt, systems);
        problems.AddRange(Facts(content, prompt, system.CanRun ? Fact.AskMin : SpokenCheck.AskMin));
        problems.AddRange(Lines(content, prompt, system));
        if (!system.CanRun) problems.AddRange(SpokenCheck.DeepDive(content, prompt, system));
        var worlds = new List<JsonObject>();
        problems.AddRange(Caught(() =>
        {
            var drawn = PromptWorld.Distribution(system, prompt.Prompt);
            for (var seed = 1UL; seed <= Worlds; seed++) worlds.Add(drawn.Draw(seed));
        }));
        foreach (var design in system.CanRun ? Designs : []) problems.AddRange(Design(content.PromptFile(id, "designs", $"{design}.yaml"), system, worlds));
        problems.AddRange(Caught(() => Rubric.Read(content, prompt.Prompt)));
        return problems;
    }

    private static IEnumerable<InputProblem> Facts(ContentFolder content, PromptContent prompt, int askMin)
    {
        var file = content.PromptFile(prompt.Prompt.Id, "facts.yaml");
        if (prompt.Facts.Count < FactsMin) yield return new InputProblem($"facts has {prompt.Facts.Count}; {FactsMin} or more are needed", "facts", file);
        foreach (var few in prompt.Facts.Where(f => f.Ask.Count < askMin))
        {
            yield return new InputProblem($"{few.Id} has {few.Ask.Count} paraphrases; {askMin} or more are needed", "facts", file);
        }

        var asked = prompt.Facts.SelectMany(f => f.Ask.Select(a => (Fact: f.Id, Ask: Plain(a))));
        foreach (var same in asked.GroupBy(a => a.Ask).Where(g => g.Count() > 1))
        {
            var facts = string.Join(" and ", same.Select(s => s.Fact).Distinct());
            yield return new InputProblem($"\"{same.Key}\" is asked more than once, by {facts}", "facts", file);
        }
    }

    private static IEnumerable<InputProblem> Lines(ContentFolder content, PromptContent prompt, ISimulatedSystem system)
    {
        var file = content.PromptFile(prompt.Prompt.Id, "probes.yaml");
        var lines = prompt.Lines;
        var read = YamlText.ReadFile(file);
        var own = LinesPart.Read(read, InterviewerLines.Extent(!system.CanRun || !InterviewerLines.IsWhole(read), system.CanRun)).Probes;
        foreach (var twice in own.GroupBy(p => p.Id).Where(g => g.Count() > 1)) yield return new InputProblem($"probes holds {twice.Key} more than once", "probes", file);
        foreach (var twice in lines.DeepDive.GroupBy(d => d.Kind).Where(g => g.Count() > 1)) yield return new InputProblem($"deepDive holds {twice.Key} more than once", "deepDive", file);
        var subjects = lines.Probes.Select(p => p.About).ToHashSet();
        foreach (var probe in lines.Probes)
        {
            var at = own.Any(p => p.Id == probe.Id) ? file : content.SharedFile(InterviewerLines.SharedFile);
            foreach (var word in probe.Unless.Concat(probe.Needs).Where(w => !IsKnown(w, prompt, system, subjects)))
            {
                yield return new InputProblem(Unknown(probe.Id, word, prompt, system), "probes", at);
            }
        }
    }

    /// <summary>True where a word is an act of the candidate.</summary>
    internal static bool IsAct(string word) => Acts.Contains(word);

    /// <summary>The line on a word that names nothing in the record.</summary>
    internal static string Unknown(string id, string word, PromptContent prompt, ISimulatedSystem system)
    {
        var near = Wording.Nearest(word, [.. Acts, .. prompt.Facts.Select(f => $"facts.{f.Id}"), .. system.Design.Properties.Select(p => p.Path)]);
        return $"{id} names {word}, which is no act, fact or knob{(near is null ? "" : $"; did you mean {near}?")}";
    }

    /// <summary>True where a word of <c>unless</c> or <c>needs</c> names something that can be in the record.</summary>
    internal static bool IsKnown(string word, PromptContent prompt, ISimulatedSystem system, HashSet<string> subjects) => word.Split('.') switch
    {
        ["delegated"] => true,
        ["facts", var fact] => prompt.Facts.Any(f => f.Id == fact),
        ["settled", var subject] => subjects.Contains(subject),
        ["named", var component] => system.Components.Any(c => c.Id == component),
        ["programme", _] => true,
        [var act] => Acts.Contains(act),
        _ => system.Design.Find(word) is not null,
    };

    private static List<InputProblem> Design(string file, ISimulatedSystem system, IReadOnlyList<JsonObject> worlds)
    {
        var found = new List<InputProblem>();
        found.AddRange(Caught(() =>
        {
            var design = DesignFile.Read(file);
            foreach (var world in worlds)
            {
                found.AddRange(DesignCheck.Of(system, world, design));
                if (found.Count == 0) found.AddRange(system.CheckAcross(world, design));
                if (found.Count > 0) return;
            }
        }));
        return found;
    }

    private static List<InputProblem> Caught(Action read)
    {
        try
        {
            read();
            return [];
        }
        catch (InputException e)
        {
            return [.. e.Problems];
        }
    }

    // "Fleet size?" and "fleet size" are one question.
    private static string Plain(string ask) => new([.. ask.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c == ' ')]);
}
