using System.Text.RegularExpressions;
using Dryrun.Interview.Interviewer;
using Dryrun.Interview.Sessions;

namespace Dryrun.Interview.Talk;

/// <summary>
/// Cuts in as the guides tell it: a framework's name is answered with "I asked what you do", a meeting with "And if they say no?", a board of tickets with "What did
/// you decide?"; an answer of ten minutes is cut off at TikTok, one of two minutes by an executive.
/// </summary>
internal static partial class TalkInterruptions
{
    /// <summary>One answer may take so long at a company that cuts in there.</summary>
    public const long AnswerMaxMs = 600_000;

    /// <summary>Turns between two interruptions of one kind.</summary>
    private const int TurnsBetween = 2;

    // Words before the cut that are kept as the last ones heard.
    private const int QuoteWords = 8;

    private sealed record Rule(string Kind, int Most, Func<TalkPlan, OpenQuestion, string?> Quote);

    private static readonly Rule[] Rules =
    [
        new("monologue", 2, (_, open) => Monologue(open)),
        new("framework", 2, (plan, open) => OfPeople(plan) && open.LastSigns.Contains("framework") && !open.LastSigns.Contains("ownAction") ? Sentence(open, "framework") : null),
        new("meeting", 3, (plan, open) => OfPeople(plan) && open.LastSigns.Contains("meeting") && !Moves(open) ? Sentence(open, "meeting") : null),
        new("tracker", 1, (plan, open) => OfPeople(plan) && open.LastSigns.Contains("tracker") && !Decides(open) ? Sentence(open, "tracker") : null),
        new("adjective", 2, (plan, open) => OfPeople(plan) ? Adjective(open) : null),
    ];

    /// <summary>An executive's time is up; true where it was.</summary>
    public static bool Limit(Exchange exchange, TalkPlan plan, OpenQuestion open)
    {
        if (plan.Kind != "executive-90s" || open.Count(OpenQuestion.FollowUp) > 0) return false;
        var most = TalkPlan.ExecutiveSecondsMax * SpokenTime.WordsPerMinute / 60;
        if (SpokenTime.Words(open.Last.Text) <= most) return false;
        Cut(exchange, "limit", "limit", UpTo(open.Last.Text, most));
        return true;
    }

    /// <summary>Cuts in on the newest turn; true where it did.</summary>
    public static bool Try(Exchange exchange, TalkPlan plan, OpenQuestion open)
    {
        if (open.Passes || open.Turns.Count == 0) return false;
        if (plan.Company == "tiktok" && open.AnswerMs(exchange.NowMs) >= AnswerMaxMs && !OpenQuestion.WasCut(exchange.State))
        {
            Cut(exchange, "monologue", "tenMinutes", UpTo(open.Last.Text, int.MaxValue));
            return true;
        }

        foreach (var rule in Rules)
        {
            var before = exchange.State.Interruptions.Where(i => i.Interruption.Kind == rule.Kind).ToList();
            if (before.Count >= rule.Most || (before.Count > 0 && exchange.State.Turns.Count - before[^1].AfterTurn < TurnsBetween)) continue;
            if (rule.Quote(plan, open) is not { } quote) continue;
            Cut(exchange, rule.Kind, rule.Kind, quote);
            return true;
        }

        return false;
    }

    // Frameworks, meetings and trackers are no answer where people and deeds are asked about.
    private static bool OfPeople(TalkPlan plan) => plan.TellsStories || plan.Kind is "cross-functional" or "executive-90s" or "technical-deep-dive";

    private static bool Moves(OpenQuestion open) => open.LastSigns.Contains("secondMove") || open.LastSigns.Contains("escalation") || open.LastSigns.Contains("options") || open.LastSigns.Contains("outcome");

    private static bool Decides(OpenQuestion open) => open.LastSigns.Contains("ownAction") || open.LastSigns.Contains("outcome") || open.LastSigns.Contains("options");

    private static void Cut(Exchange exchange, string kind, string line, string quote)
    {
        // The guides' own words stand first and are met first.
        var told = kind is "framework" or "meeting";
        var slots = new Dictionary<string, string> { ["quote"] = quote };
        exchange.Add(Actor.Interviewer, new Interrupted(kind, exchange.Fresh(exchange.Content.Lines.Interruptions[line], slots, told ? 0 : null), quote));
    }

    private static string? Sentence(OpenQuestion open, string sign) => Questions.AnswerSigns.InSentences(open.Last).FirstOrDefault(s => s.Signs.Contains(sign))?.Text ?? open.Last.Text;

    private static string? Monologue(OpenQuestion open)
    {
        if (SpokenTime.Words(open.Last.Text) < Interruptions.MonologueWords || open.Signs.Any(s => s.StartsWith("points.", StringComparison.Ordinal))) return null;
        var useful = open.LastSigns.Contains("ownAction") || open.LastSigns.Contains("outcome") || open.LastSigns.Contains("number") || open.LastSigns.Contains("options");
        return useful || open.Last.Clauses.Count == 0 ? null : open.Last.Clauses[0].Text;
    }

    private static string? Adjective(OpenQuestion open)
    {
        if (open.Signs.Contains("number") || open.SaysDone || !(open.Signs.Contains("outcome") || open.Signs.Contains("metric"))) return null;
        var claim = open.Last.Clauses.FirstOrDefault(c => !c.Text.Contains('?') && Vague().IsMatch(c.Text));
        return claim is null ? null : Vague().Match(claim.Text).Value;
    }

    // The last words before the cut, verbatim.
    private static string UpTo(string text, int words)
    {
        var ends = WordShape().Matches(text).Take(words).ToList();
        if (ends.Count == 0) return "";
        var from = ends[Math.Max(0, ends.Count - QuoteWords)].Index;
        return text[from..(ends[^1].Index + ends[^1].Length)];
    }

    [GeneratedRegex(@"\S+")]
    private static partial Regex WordShape();

    [GeneratedRegex(
        @"\b((much|a lot|way|far|significantly|noticeably|considerably) (faster|better|quicker|smoother|cheaper|shorter|lower|higher|more reliable|more stable)|faster|quicker|smoother|more (reliable|stable|scalable|robust)"
        + @"|(improved|better|reduced|increased|dropped) (a lot|significantly|considerably|massively|drastically|noticeably)|significant(ly)? (improvement|reduction|better|faster)|huge (win|success|improvement)|big (win|success|improvement))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Vague();
}
