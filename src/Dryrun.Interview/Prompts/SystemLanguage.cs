using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Interview.Understanding;

namespace Dryrun.Interview.Prompts;

/// <summary>
/// How people talk about a system: from its own description, plus the words a prompt adds in <c>knobs.yaml</c>
/// (<c>rollout.soakHours: [bake, watch for]</c>; for a value of a choice <c>delivery.networkPolicy.wifiOnly: [...]</c>).
/// </summary>
public static class SystemLanguage
{
    /// <summary>The language of a prompt on a system.</summary>
    /// <exception cref="InputException">The added words name an unknown knob.</exception>
    public static PromptLanguage Of(ISimulatedSystem system, IReadOnlyList<Fact> facts, SourcedTree? added) =>
        Worded(system, facts, Added(system, added));

    /// <summary>The language of a prompt on a system, with words by knob path, and by path and choice.</summary>
    public static PromptLanguage Worded(ISimulatedSystem system, IReadOnlyList<Fact> facts, IReadOnlyDictionary<string, IReadOnlyList<string>> words) => new(
        [.. facts.Select(f => new FactLanguage(f.Id, f.Ask, f.Keywords))],
        [.. system.Components.Select(c => new ComponentLanguage(c.Id, c.Name, [c.RightfulTeam, .. c.Aliases]))],
        [.. system.Design.Properties.Where(p => p.Knob is not null).Select(p => Knob(p, words))]);

    private static KnobLanguage Knob(PropertyDescription p, IReadOnlyDictionary<string, IReadOnlyList<string>> words) => new(
        p.Path,
        p.Name,
        p.Unit,
        p.Kind switch
        {
            ValueKind.Integer or ValueKind.Number => KnobKind.Number,
            ValueKind.Switch => KnobKind.Switch,
            ValueKind.Choice => KnobKind.Choice,
            ValueKind.NumberList => KnobKind.NumberList,
            ValueKind.ChoiceSet => KnobKind.ChoiceSet,
            _ => KnobKind.Text,
        },
        [.. p.Choices.Select(c => new ChoiceLanguage(c, words.GetValueOrDefault($"{p.Path}.{c}", [])))],
        words.GetValueOrDefault(p.Path, []));

    private static Dictionary<string, IReadOnlyList<string>> Added(ISimulatedSystem system, SourcedTree? added)
    {
        if (added is null) return [];
        var reader = new FieldReader(added);
        var words = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (key, _) in added.Root)
        {
            var knob = system.Design.Find(key) ?? (key.Contains('.') ? system.Design.Find(key[..key.LastIndexOf('.')]) : null);
            if (knob is null || (knob.Path != key && !knob.Choices.Contains(key[(key.LastIndexOf('.') + 1)..])))
            {
                reader.Add(key, $"{key} is not a knob of {system.Id}, nor one of a knob's choices{(system.Design.Nearest(key) is { } near ? $"; did you mean {near}?" : "")}");
            }

            words[key] = reader.Texts(key);
        }

        reader.ThrowIfAny();
        return words;
    }
}
