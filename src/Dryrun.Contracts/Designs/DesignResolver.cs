using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;

namespace Dryrun.Contracts.Designs;

/// <summary>Turns a candidate's document into values for every knob: decided, delegated, or unled.</summary>
public static class DesignResolver
{
    /// <summary>Resolves a design in a complete world.</summary>
    /// <exception cref="InputException">The document has problems; each is one line with its place.</exception>
    public static ResolvedDesign Resolve(ISimulatedSystem system, JsonObject world, DesignDocument design)
    {
        var problems = DesignCheck.Of(system, world, design);
        if (problems.Count > 0) throw new InputException(problems);
        var lastDay = system.LastDelegationDay(world);
        var values = new JsonObject();
        var knobs = new List<ResolvedKnob>();
        foreach (var property in system.Design.Properties.Where(p => p.Knob is not null))
        {
            var resolved = Resolve(system, world, design, property, lastDay);
            Tree.Set(values, property.Path, resolved.Value);
            knobs.Add(resolved);
        }

        return new ResolvedDesign(values, ProgrammeReader.Read(design), knobs);
    }

    private static ResolvedKnob Resolve(ISimulatedSystem system, JsonObject world, DesignDocument design, PropertyDescription property, int lastDay)
    {
        var knob = property.Knob!;
        var (unled, specialist) = (knob.Unled!, knob.Specialist!);
        if (system.Conditions.Any(c => c.Path == property.Path && !c.Applies(world, design)))
        {
            return new(property, KnobStatus.NotApplicable, unled, null);
        }
        if (design.Value(property.Path) is { } decided) return new(property, KnobStatus.Decided, decided, null);
        if (Delegation.Find(design, property.Path) is not { } delegation) return new(property, KnobStatus.Undecided, unled, null);

        var owner = system.Components.First(c => c.Id == knob.Owner);
        if (!TeamNames.Mean(owner, delegation.To))
        {
            return new(property, KnobStatus.DelegatedInVain, unled, $"{delegation.To} does not own it; {owner.RightfulTeam} does");
        }

        return delegation.Day <= lastDay
            ? new(property, KnobStatus.Delegated, specialist, null)
            : new(property, KnobStatus.DelegatedInVain, unled, $"day {delegation.Day} is too late; it was needed by day {lastDay}");
    }
}

/// <summary>A knob handed to somebody with a date.</summary>
/// <param name="To">The team or component, as the candidate named it.</param>
/// <param name="Day">Day counted from the kickoff.</param>
public sealed record Delegation(string To, int Day)
{
    /// <summary>The delegation of one knob in a checked document, or null.</summary>
    public static Delegation? Find(DesignDocument design, string path) =>
        (design.Root["delegated"] as JsonObject)?[path] is JsonObject d
            ? new Delegation(d["to"]!.GetValue<string>(), (int)PlainValues.AsNumber(d["day"])!.Value)
            : null;
}

/// <summary>Whether a name that a person used means the rightful team of a component.</summary>
public static class TeamNames
{
    private static readonly string[] Filler = ["the", "team", "teams", "group", "org", "on", "call", "oncall", "engineering", "eng"];

    /// <summary>
    /// True where the words name the component, its rightful team or one of its aliases ("the CDN team", "cdn", "Network delivery").
    /// </summary>
    public static bool Mean(ComponentDescription component, string? said)
    {
        if (string.IsNullOrWhiteSpace(said)) return false;
        var words = Plain(said);
        string[] names = [component.Id, component.Name, component.RightfulTeam, .. component.Aliases];
        return words.Length > 0 && names.Any(name => Plain(name) == words);
    }

    // "the OTA-service team" and "otaService" are the same name; "Engineering" alone keeps its word.
    private static string Plain(string name)
    {
        var words = Split(name).ToList();
        var telling = words.FindAll(w => !Filler.Contains(w));
        return string.Concat(telling.Count > 0 ? telling : words);
    }

    private static IEnumerable<string> Split(string name)
    {
        var word = new System.Text.StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var boundary = !char.IsLetterOrDigit(name[i]) || (i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]));
            if (boundary && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            if (char.IsLetterOrDigit(name[i])) word.Append(char.ToLowerInvariant(name[i]));
        }

        if (word.Length > 0) yield return word.ToString();
    }
}
