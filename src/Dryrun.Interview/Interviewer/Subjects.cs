using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Interviewer;

/// <summary>How far a turn answered what was asked.</summary>
internal enum Reply
{
    /// <summary>It is about something else.</summary>
    None,

    /// <summary>It is about the matter and lacks what makes it an answer: a name, a number, a mitigation.</summary>
    Thin,

    /// <summary>It answers.</summary>
    Full,
}

/// <summary>What probes are about, in terms of what candidates do: what brings a subject up, what answers it, and which words of theirs may be quoted on it.</summary>
internal static partial class Subjects
{
    /// <summary>A quote has at least this many words and at most <see cref="QuoteWordsMax"/>; shorter ones say nothing, longer ones are a recital.</summary>
    private const int QuoteWordsMin = 2, QuoteWordsMax = 9;

    /// <summary>In a quote of the fewest words, one has at least this many letters.</summary>
    private const int SubstanceLettersMin = 5;

    /// <summary>How many of the newest statements are looked at for a quote, and within how many turns; older ones are no longer on the table.</summary>
    private const int QuoteReach = 4, QuoteTurns = 3;

    /// <summary>The mark of an answer that names somebody.</summary>
    public const string Named = "named";

    // What a team's name does not begin with, and people who are nobody's team.
    private static readonly HashSet<string> NoName =
        [
            "a", "an", "the", "one", "two", "three", "ten", "some", "any", "each", "every", "all", "few", "engineering", "on-call", "oncall", "leads",
            "owners", "i", "we", "me", "my", "our", "their", "somebody", "someone", "product",
        ];

    /// <param name="Near">Acts that bring it up, so that asking now is listening.</param>
    /// <param name="Answers">Acts that answer it.</param>
    /// <param name="Quotes">The very act it is about; only its words may be quoted.</param>
    /// <param name="Full">What a full answer has besides: a mark of the clause, or another act of the turn; empty where any answer is one.</param>
    private sealed record Subject(string[] Near, string[] Answers, string[] Quotes, string[] Full);

    private static readonly Dictionary<string, Subject> Known = new()
    {
        ["owner"] = new(["owner", "deferral", "decision"], ["owner"], ["deferral", "owner"], [Named]),
        ["biggestRisk"] = new(["risk"], ["risk", "mitigation"], ["risk"], ["mitigation"]),
        ["rollout"] = new(["rolloutStep"], ["rolloutStep"], ["rolloutStep"], ["number"]),
        ["rollback"] = new(["rolloutStep", "rollback", "monitoring"], ["rollback", "mitigation", "escalation", "owner"], ["rollback"], ["number", "conditional"]),
        ["monitoring"] = new(["monitoring", "rolloutStep"], ["monitoring"], ["monitoring"], ["number"]),
        ["tradeOff"] = new(["tradeOff", "rejectedAlternative", "decision"], ["tradeOff", "rejectedAlternative", "conditional"], ["decision", "tradeOff"], []),
        ["cost"] = new(["cost", "estimate"], ["cost", "estimate"], ["cost"], ["number"]),
        ["successMetric"] = new(["target"], ["target"], ["target"], ["number"]),
        ["support"] = new(["rollback", "risk"], ["mitigation", "decision", "owner", "risk", "stakeholder", "cost"], [], []),
        ["legal"] = new(["stakeholder"], ["stakeholder", "decision", "owner", "mitigation", "deferral", "risk"], ["stakeholder"], []),
        ["secondMove"] = new(["stakeholder", "escalation", "deferral"], ["secondMove", "escalation", "tradeOff"], ["stakeholder"], []),
        ["priority"] = new(["prioritisation"], ["prioritisation", "decision", "rejectedAlternative", "date"], ["decision"], []),
    };

    /// <summary>True where a turn brings the subject up.</summary>
    public static bool IsNear(string about, Understood turn) =>
        Known.TryGetValue(about, out var subject) && turn.Clauses.Any(c => c.Acts.Any(subject.Near.Contains) && !c.Acts.Contains("framework"));

    /// <summary>Subjects that a turn answers in full, of those that ask for more than a word.</summary>
    public static IEnumerable<string> SettledBy(Understood turn) => Known.Where(s => s.Value.Full.Length > 0 && Judge(s.Key, turn) == Reply.Full).Select(s => s.Key);

    /// <summary>How far a turn answers the subject that was just asked about: a number is an answer where one was wanted.</summary>
    public static Reply JudgeReply(string about, Understood turn) =>
        Known.TryGetValue(about, out var subject) && subject.Full.Contains("number") && turn.Clauses.Any(c => c.Marks.Contains("number")) ? Reply.Full : Judge(about, turn);

    private static Reply Judge(string about, Understood turn)
    {
        if (!Known.TryGetValue(about, out var subject)) return Reply.Full;
        var names = subject.Full.Contains(Named);
        var answering = turn.Clauses.Where(c => !SaysNothing(c) && (Has(c, subject.Answers) || (names && NamesSomebody(c)))).ToList();
        if (answering.Count == 0) return Reply.None;
        var full = subject.Full.Length == 0 || turn.Clauses.Any(c => Has(c, subject.Full)) || (names && answering.Any(NamesSomebody));
        return full ? Reply.Full : Reply.Thin;
    }

    /// <summary>The candidate's newest words on a subject that can be said back: a statement, not a question, not a framework. Null where there are none.</summary>
    public static string? Quote(SessionState state, string about)
    {
        if (!Known.TryGetValue(about, out var subject)) return null;
        var since = state.Turns.Count > QuoteTurns ? state.Turns[^QuoteTurns].Seq : 0;
        return subject.Quotes
            .SelectMany(act => Newest(state, act))
            .Where(s => s.Turn >= since && IsQuotable(s.Clause) && !IsQuoted(state, s.Clause) && (about != "owner" || s.Clause.Marks.Contains("vagueOwner") || s.Clause.Acts.Contains("deferral")))
            .OrderByDescending(s => s.Turn)
            .Select(s => Words(s.Clause))
            .FirstOrDefault();
    }

    /// <summary>The words of a clause as they are said back: to the first comma, where enough stands before it, without the mark at the end.</summary>
    public static string Words(UnderstoodClause clause)
    {
        var words = clause.Quote.Trim().TrimEnd('.', ',', ';', ':', '!');
        var head = words.Split(", ")[0];
        return SpokenTime.Words(head) > QuoteWordsMin ? head : words;
    }

    /// <summary>The team that the candidate named last as an owner, as it is spoken of: "the security team", "Release engineering". Null where none was.</summary>
    public static string? Team(SessionState state)
    {
        if (state.Turns.Count == 0 || state.Acts.GetValueOrDefault("owner") is not { } said) return null;
        var since = state.Turns.Count > QuoteTurns ? state.Turns[^QuoteTurns].Seq : 0;
        var team = said.Where(s => s.Turn >= since).SelectMany(s => s.Clause.Teams).LastOrDefault(IsTeamName);
        if (team is null || char.IsUpper(team[0])) return team;
        return team.EndsWith("team", StringComparison.Ordinal) ? $"the {team}" : $"the {team} team";
    }

    // "the ten leads" and "a handover between two teams" are people, and no name to call.
    private static bool IsTeamName(string team) =>
        SpokenTime.Words(team) <= 3 && !team.EndsWith("call", StringComparison.OrdinalIgnoreCase) && team.All(c => char.IsLetter(c) || c is ' ' or '-' or '&')
        && !NoName.Contains(team.Split(' ')[0].ToLowerInvariant());

    // Words that were put to the candidate once are not put again.
    private static bool IsQuoted(SessionState state, UnderstoodClause clause)
    {
        var (quote, words) = (clause.Quote, Words(clause));
        return state.Probes.Any(p => p.Probe.Text.Contains(words, StringComparison.Ordinal))
            || state.Interruptions.Any(i => i.Interruption.Quote.Length > 0
                && (quote.Contains(i.Interruption.Quote, StringComparison.Ordinal) || i.Interruption.Quote.Contains(words, StringComparison.Ordinal)));
    }

    private static IEnumerable<Spoken> Newest(SessionState state, string act)
    {
        var said = state.Acts.GetValueOrDefault(act) ?? ImmutableList<Spoken>.Empty;
        for (var i = said.Count - 1; i >= Math.Max(0, said.Count - QuoteReach); i--) yield return said[i];
    }

    /// <summary>True where a clause is a statement of a length that can be said back.</summary>
    public static bool IsQuotable(UnderstoodClause clause) =>
        !SaysNothing(clause) && SpokenTime.Words(clause.Quote) is >= QuoteWordsMin and <= QuoteWordsMax && HasSubstance(clause.Quote)
            && !clause.Quote.Contains('?') && !clause.Quote.Contains('"')
        && !clause.Acts.Any(a => a is "question" or "framework" or "clarificationRequest" or "meta" or "smallTalk" or "rejectedAlternative");

    /// <summary>True where a clause has an act or a mark, or, for "named", names who answers for something.</summary>
    public static bool Holds(UnderstoodClause clause, string actOrMark) =>
        !SaysNothing(clause) && (clause.Acts.Contains(actOrMark) || clause.Marks.Contains(actOrMark) || (actOrMark == Named && NamesSomebody(clause)));

    // "Does it" says nothing back to anybody.
    private static bool HasSubstance(string quote) => SpokenTime.Words(quote) > QuoteWordsMin || quote.Split(' ').Any(w => w.Count(char.IsLetter) >= SubstanceLettersMin);

    // Right after a question nearly anything is read as its answer; these words are none.
    private static bool SaysNothing(UnderstoodClause clause) => NoAnswer().IsMatch(clause.Quote);

    [GeneratedRegex(
        @"^\W*(well |hm+ |um+ |uh )*((i )?(don'?t|do not) know|(i )?dunno|no idea|not sure|i'?m not sure|whatever|idk|(i )?can'?t say)\b[^,;]{0,20}$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NoAnswer();

    // A team that is asked, met or waited for is not an owner yet.
    private static bool NamesSomebody(UnderstoodClause clause) =>
        clause.Teams.Count > 0 && (clause.Acts.Contains("owner") || !clause.Acts.Any(a => a is "question" or "meetingOnly" or "stakeholder" or "deferral"));

    private static bool Has(UnderstoodClause clause, string[] actsOrMarks) => clause.Acts.Any(actsOrMarks.Contains) || clause.Marks.Any(actsOrMarks.Contains);
}
