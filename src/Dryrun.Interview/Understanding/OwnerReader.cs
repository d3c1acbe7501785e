namespace Dryrun.Interview.Understanding;

/// <summary>An owner with the words that name it.</summary>
internal readonly record struct ReadOwner(OwnerMention Owner, int From, int To);

/// <summary>
/// Reads who is named and with what part: "the CDN team owns delivery", "release on-call can halt", "legal signs off", "escalate to the
/// VP of devices by week 3".
/// </summary>
internal static class OwnerReader
{
    private static readonly HashSet<string> Groups =
    [
        "team", "teams", "group", "org", "oncall", "engineers", "engineering", "lead", "leads", "manager", "managers", "director", "directors", "vp", "vps", "crew",
        "owner", "owners", "specialists", "experts", "department", "folks", "counsel", "partners", "analysts", "leadership",
    ];

    private static readonly HashSet<string> Departments =
    [
        "legal", "privacy", "security", "support", "communications", "pr", "finance", "qa", "sre", "sres", "marketing", "policy", "ops", "operations", "product", "pm", "pms", "tpm",
        "infra", "procurement", "compliance", "hr", "sales", "cto", "ceo", "cfo", "cio", "ciso", "coo", "networking", "devops", "pgm", "design", "exec", "execs", "leadership", "engineering",
    ];

    private static readonly HashSet<string> Heads = ["vp", "vps", "director", "head", "chief", "svp", "evp", "owner", "lead", "manager"];

    private static readonly HashSet<string> NotPart =
    [
        "the", "a", "an", "our", "my", "their", "by", "to", "with", "from", "and", "or", "of", "is", "are", "that", "so", "then", "if", "i", "we", "you", "they", "will", "would", "can", "for",
        "on", "in", "at", "as", "have", "has", "get", "let", "ask", "tell", "who", "what", "which", "when", "each", "one", "every", "your", "its", "this", "these", "those", "any", "some", "another",
        "escalate", "page", "involve", "engage", "be", "also", "but", "because", "until", "before", "after", "owns", "own", "owned", "put", "pull", "loop", "bring", "where", "does", "do", "not",
        "just", "than", "about", "no", "yes", "make", "give", "need", "needs", "want", "wants", "through", "into", "same", "whole", "right", "had", "was", "were", "goes", "go", "how", "many", "must", "should", "me", "us",
    ];

    private static readonly HashSet<string> VagueWords = ["they", "them", "someone", "somebody", "everyone", "people", "anyone"];

    public static List<ReadOwner> Read(string text, IReadOnlyList<Word> words, LanguageIndex index)
    {
        var found = new List<ReadOwner>();
        for (var i = 0; i < words.Count;)
        {
            if (TeamAt(words, i, index) is not { } team)
            {
                i++;
                continue;
            }

            var role = Role(words, team);
            if (role is OwnerRole.Named && team.Vague)
            {
                i = team.To;
                continue;
            }

            var said = text[words[team.From].Start..words[team.To - 1].End];
            found.Add(new(new(said, Component(words, team, role, index), role, team.Vague, words[team.From].Start), team.From, team.To));
            i = team.To;
        }

        return found;
    }

    private readonly record struct Team(int From, int To, bool Vague);

    private static Team? TeamAt(IReadOnlyList<Word> words, int i, LanguageIndex index)
    {
        var word = words[i].Plain;
        if (VagueWords.Contains(word)) return new(i, Extended(words, i), true);
        var article = word is "the" or "our" or "a" or "an" or "their" or "my";
        var at = article ? i + 1 : i;
        if (at >= words.Count || (article && words[i].After > Gap.Space)) return null;
        if (Heads.Contains(words[at].Plain) && OfSomething(words, at) is { } end) return new(i, end, false);
        // Up to three describing words, then the word for the group.
        for (var last = at; last < words.Count && last <= at + 3; last++)
        {
            if (last > at && words[last - 1].After > Gap.Space) break;
            var plain = words[last].Plain;
            if (Groups.Contains(plain) && (last > at || plain is not ("lead" or "leads" or "owner" or "owners")))
            {
                while (last + 1 < words.Count && words[last].After == Gap.Space && words[last + 1].Plain is "team" or "oncall" or "lead" or "leads" or "engineers") last++;
                return new(i, last + 1, last == at && plain is not ("oncall" or "leadership" or "counsel"));
            }

            if (NotPart.Contains(plain) || words[last].IsNumber) break;
        }

        if (Departments.Contains(word) && !(i > 0 && NeverTeamAfter(words[i - 1].Plain)) && !(i + 1 < words.Count && NeverTeamBefore(words[i + 1].Plain, word))) return new(i, i + 1, false);
        if (article && Departments.Contains(words[at].Plain) && word is not ("a" or "an") && !(at + 1 < words.Count && NeverTeamBefore(words[at + 1].Plain, words[at].Plain))) return new(i, at + 1, false);
        return index.TeamAlias(words, i) is { } to ? new(i, to, false) : null;
    }

    // "security patch", "support tickets", "product metrics", "legal notice" are things, not teams.
    private static bool NeverTeamBefore(string next, string word) => word switch
    {
        "security" => next is "patch" or "patches" or "update" or "updates" or "fix" or "fixes" or "hole" or "issue" or "risk" or "vulnerability" or "bug",
        "support" => next is "ticket" or "tickets" or "load" or "contacts" or "calls" or "volume" or "capacity" or "cost" or "costs" or "the" or "it" or "a" or "for" or "burden" or "contact" or "case" or "cases" or "them",
        "legal" => next is "notice" or "requirement" or "requirements" or "reasons" or "constraints" or "issue" or "issues" or "notices" or "restrictions",
        "product" => next is "metric" or "metrics" or "decision" or "launch" or "kpi" or "kpis" or "line",
        "design" => true,
        "privacy" or "policy" or "finance" or "marketing" or "operations" or "ops" => next is "issue" or "issues" or "burden" or "cost" or "rules" or "concerns" or "overhead" or "load" or "is" or "policies",
        "engineering" => next is "cost" or "effort" or "problem" or "time",
        _ => false,
    };

    private static bool NeverTeamAfter(string before) => before is "we" or "i" or "to" and not "to" or "my" or "current" or "this" or "network" or "update" or "retention" or "customer" or "not" or "rollout";

    // "someone from security" and "people on the infra side" stay one mention.
    private static int Extended(IReadOnlyList<Word> words, int i) =>
        i + 2 < words.Count && words[i + 1].Plain is "from" or "in" or "at" && !NotPart.Contains(words[i + 2].Plain) ? i + 3 : i + 1;

    private static int? OfSomething(IReadOnlyList<Word> words, int at)
    {
        if (at + 2 >= words.Count || words[at + 1].Plain is not ("of" or "for")) return words[at].Plain is "vp" or "svp" or "vps" or "evp" ? at + 1 : null;
        var end = at + 2;
        while (end < words.Count && end <= at + 4 && !NotPart.Contains(words[end].Plain) && !IsRoleVerb(words[end].Plain))
        {
            end++;
            if (words[end - 1].After > Gap.Space) break;
        }

        return end > at + 2 ? end : null;
    }

    private static bool IsRoleVerb(string word) => word is "owns" or "signs" or "signoff" or "approves" or "halts" or "decides" or "gets" or "takes" or "by" or "leads" or "pays";

    private static OwnerRole Role(IReadOnlyList<Word> words, Team team)
    {
        var before = Near(words, team.From - 1, -1);
        var after = Near(words, team.To, 1);
        var oncall = words[team.To - 1].Plain == "oncall" || words[team.To - 1].Plain == "oncall";
        if (HasAny(before, "escalate", "escalates", "escalated", "escalating", "escalation") || HasAny(after, "escalation")) return OwnerRole.Escalation;
        if (HasAny(after, "signoff", "approve", "approves", "approval", "approved", "veto", "sign") || HasAny(before, "signoff", "approval", "approved")) return OwnerRole.SignOff;
        if (HasAny(after, "halt", "halts", "stop", "pause", "resume", "abort", "kill")) return OwnerRole.Halt;
        if (HasAny(after, "paged", "pager", "oncall") || HasAny(before, "page", "pages", "paging") || oncall && !HasAny(after, "own", "owns")) return OwnerRole.OnCall;
        if (HasAny(after, "own", "owns", "responsible", "accountable", "owner", "charge", "hook", "dri", "handles", "runs", "drives", "answers", "leads", "maintains", "ownership")) return OwnerRole.Owner;
        if (HasAny(before, "owned", "owner", "dri", "responsibility", "accountable", "responsible", "ownership", "run", "driven", "assign", "assigned", "handled", "owns", "led", "maintained")) return OwnerRole.Owner;
        return HasAny(before, "work", "working", "ask", "check", "confirm", "defer", "consult", "validate", "model", "engage", "let", "verify", "leave", "delegate", "rely", "verify", "sync", "hand", "trust", "partner")
            ? OwnerRole.Expert : OwnerRole.Named;
    }

    // The words on one side, as far as the clause and another team allow.
    private static HashSet<string> Near(IReadOnlyList<Word> words, int from, int step)
    {
        var near = new HashSet<string>();
        for (var (i, n) = (from, 0); i >= 0 && i < words.Count && n < 5; i += step, n++)
        {
            var edge = step > 0 ? i - 1 : i;
            if (edge >= 0 && words[edge].After >= Gap.Comma) break;
            if (words[i].Plain is "and" or "but" or "then" or "so" && n > 0) break;
            near.Add(words[i].Plain);
        }

        return near;
    }

    private static bool HasAny(HashSet<string> words, params ReadOnlySpan<string> any)
    {
        foreach (var word in any)
        {
            if (words.Contains(word)) return true;
        }

        return false;
    }

    // What is owned names the component best; else the team's own name does.
    private static string? Component(IReadOnlyList<Word> words, Team team, OwnerRole role, LanguageIndex index)
    {
        if (role == OwnerRole.Owner)
        {
            for (var i = team.To; i < words.Count && i < team.To + 9 && words[i - 1].After < Gap.Stop && words[i].Plain is not ("and" or "but"); i++)
            {
                if (index.ComponentAt(words, i) is { } owned) return owned;
            }

            for (var i = Math.Max(0, team.From - 8); i < team.From; i++)
            {
                if (words[team.From - 1].Plain is "by" or "is" or "with" && index.ComponentAt(words, i) is { } owned) return owned;
            }
        }

        for (var i = team.From; i < team.To; i++)
        {
            if (index.ComponentAt(words, i) is { } named) return named;
        }

        return null;
    }
}
