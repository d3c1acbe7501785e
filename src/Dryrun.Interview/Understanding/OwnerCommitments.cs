using System.Text.Json.Nodes;

namespace Dryrun.Interview.Understanding;

/// <summary>Who was named for which component, with on-call and escalation, over the clauses of one turn.</summary>
internal static class OwnerCommitments
{
    public static IEnumerable<Commitment> Find(Turn turn, PromptLanguage language)
    {
        var owners = new Dictionary<string, (JsonObject Owner, string Quote)>();
        string? last = null;
        foreach (var clause in turn.Clauses.Where(c => !c.Is(DialogueAct.Question) && !c.Modality.HasFlag(Modality.Negated)))
        {
            foreach (var mention in clause.Owners.Where(o => !o.Vague))
            {
                // "their on-call is paged, they escalate to ..." belongs to the component named before.
                var component = mention.Role is OwnerRole.OnCall or OwnerRole.Escalation
                    ? mention.Component ?? last
                    : mention.Component ?? ComponentOf(mention.Team, language);
                if (component is null || Key(mention.Role) is not { } key) continue;
                if (!owners.TryGetValue(component, out var owner)) owners[component] = owner = ([], clause.Text);
                if (Name(mention, owner.Owner) is { } name) owner.Owner.TryAdd(key, JsonValue.Create(name));
                if (key == "team") last = component;
            }
        }

        return owners.Where(o => o.Value.Owner.Count > 0).Select(o => new Commitment($"programme.owners.{o.Key}", CommitmentChange.Merge, o.Value.Owner, o.Value.Quote));
    }

    // "The ranking team owns it and is on call" puts the team itself on call.
    private static string? Name(OwnerMention mention, JsonObject owner) =>
        Plain(mention.Team) is var name && name.ToLowerInvariant() is "on call" or "on-call" or "oncall" ? owner["team"]?.GetValue<string>() : name;

    private static string? Key(OwnerRole role) => role switch
    {
        OwnerRole.Owner => "team",
        OwnerRole.OnCall => "onCall",
        OwnerRole.Escalation => "escalation",
        _ => null,
    };

    // A team that carries a component's own name owns it unless something else was said.
    private static string? ComponentOf(string team, PromptLanguage language)
    {
        var plain = Plain(team);
        return language.Components.FirstOrDefault(c =>
            string.Equals(c.Name, plain, StringComparison.OrdinalIgnoreCase) || c.Aliases.Contains(plain, StringComparer.OrdinalIgnoreCase))?.Id;
    }

    private static string Plain(string team)
    {
        var words = team.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        while (words.Count > 1 && words[0].ToLowerInvariant() is "the" or "our" or "their" or "a" or "an") words.RemoveAt(0);
        if (words.Count > 1 && words[^1].ToLowerInvariant() is "team" or "teams" or "folks" or "people") words.RemoveAt(words.Count - 1);
        return string.Join(' ', words);
    }
}
