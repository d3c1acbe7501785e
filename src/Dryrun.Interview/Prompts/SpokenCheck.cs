using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Interviewer;

namespace Dryrun.Interview.Prompts;

/// <summary>What is checked of a prompt that is rehearsed by talk beside what is checked of every prompt.</summary>
internal static class SpokenCheck
{
    /// <summary>Fewest paraphrases of a fact: nothing but talk brings it up.</summary>
    public const int AskMin = 8;

    /// <summary>Fewest scenarios of the deep dive, beside the one for a plan that leaves nothing open.</summary>
    public const int ScenariosMin = 5;

    /// <summary>Every problem of the scenarios: how many, in which order, what they name, which worlds they need, which values they tell.</summary>
    public static IEnumerable<InputProblem> DeepDive(ContentFolder content, PromptContent prompt, ISimulatedSystem system)
    {
        var file = content.PromptFile(prompt.Prompt.Id, "probes.yaml");
        InputProblem Because(string what) => new(what, "deepDive", file);
        var all = prompt.Lines.DeepDive;
        var scenarios = all.Where(d => d.Kind != InterviewerLines.Nothing).ToList();
        if (scenarios.Count < ScenariosMin) yield return Because($"deepDive has {scenarios.Count} scenarios beside nothing; {ScenariosMin} or more are needed");
        if (all[^1] is not { Kind: InterviewerLines.Nothing, Unless.Count: 0, World.Count: 0 }) yield return Because("the kind nothing must stand last in deepDive, without unless and world");
        var subjects = prompt.Lines.Probes.Select(p => p.About).ToHashSet();
        foreach (var scenario in all)
        {
            foreach (var word in scenario.Unless.Where(w => !ContentCheck.IsKnown(w, prompt, system, subjects)))
            {
                yield return Because(ContentCheck.Unknown(scenario.Kind, word, prompt, system));
            }

            foreach (var problem in Slots(scenario, system)) yield return Because(problem);
            foreach (var word in scenario.FollowUp.SelectMany(q => q.Needs.Concat(q.Unless)).Where(w => !ContentCheck.IsAct(w) && !Readings.AllMarks.Contains(w)))
            {
                yield return Because($"a followUp of {scenario.Kind} names {word}, which is no act and none of {Wording.Alternatives(Readings.AllMarks)}");
            }

            foreach (var problem in World(scenario, system)) yield return Because(problem);
            foreach (var slot in Texts(scenario).SelectMany(t => WorldWords.Unknown(t, system.World))) yield return Because($"{scenario.Kind} tells {{{slot}}}, which is not a world property{Near(system, slot)}");
        }
    }

    // A wording whose slot is never filled is never said; and one must be there for a candidate who named nobody.
    private static IEnumerable<string> Slots(DeepDiveOpening scenario, ISimulatedSystem system)
    {
        string[] openings = ["team", "component"];
        IEnumerable<string> Open(string wording) => Wordings.Slots(wording).Where(s => system.World.Find(s) is null);
        foreach (var (texts, known) in new[] { (scenario.Real.Concat(scenario.Coached), openings), (scenario.FollowUp.Select(q => q.Ask), [.. openings, "quote"]) })
        {
            foreach (var slot in texts.SelectMany(Open).Where(s => !known.Contains(s))) yield return $"{scenario.Kind} has the slot {{{slot}}}; allowed {Wording.Alternatives(known)}, or a world property";
        }

        foreach (var texts in new[] { scenario.Real, scenario.Coached }.Where(t => t.All(w => Open(w).Any()))) yield return $"{scenario.Kind} needs a wording without slots in real and in coached";
    }

    private static IEnumerable<string> World(DeepDiveOpening scenario, ISimulatedSystem system)
    {
        foreach (var (path, wanted) in scenario.World)
        {
            if (system.World.Find(path) is not { } property) yield return $"{scenario.Kind} needs {path}, which is not a world property{Near(system, path)}";
            else if (RecordDescription.Check(property, wanted) is { } wrong && !IsListOf(property, wanted)) yield return $"{scenario.Kind} needs a world that cannot be: {wrong.Message}";
        }
    }

    private static bool IsListOf(PropertyDescription property, JsonNode wanted) =>
        wanted is JsonArray { Count: > 0 } list && list.All(one => RecordDescription.Check(property, one) is null);

    private static IEnumerable<string> Texts(DeepDiveOpening scenario) => scenario.Real.Concat(scenario.Coached).Concat(scenario.FollowUp.Select(q => q.Ask));

    private static string Near(ISimulatedSystem system, string path) => system.World.Nearest(path) is { } near ? $"; did you mean {near}?" : "";
}
