using System.Text.RegularExpressions;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct;

/// <summary>Who must agree, what they want, and the second move when they do not.</summary>
internal sealed partial class InfluenceExtractor : IExtractor
{
    public string Dimension => "influence";

    public IReadOnlyList<Signal> Signals { get; } =
    [
        new("deferral", "A question handed to the people who know, while the decision stays.", "\"I'd work with network engineers to model this, but for now I'll assume...\" is what is rewarded."),
        new("ask", "A team and what is asked of it, or what it wants.", "How you engage product, engineering, legal and operations is the lens of every answer."),
        new("secondMove", "What happens when they say no or have no time.", "\"And if they say no?\": the candidate had no second move."),
        new("options", "Taken upstairs with options, not with a problem.", "\"Escalate with options - delay X, cut Y, or add resources.\""),
        new("agreed", "An agreement with somebody whose yes is needed, with what it is about.", "How you got buy-in; who signs off on the risk."),
        new("meetingOnly", "A meeting offered as the move, and no second one.", "\"I'd schedule a meeting.\" - \"And if they say no?\""),
        new("framework", "A framework in place of an action.", "\"That's a framework. I asked what you do.\""),
        new("noOthers", "No team is asked for anything.", "The role is coordination bandwidth: which teams own what and how delays propagate."),
    ];

    public IEnumerable<Sighting> Read(SessionRecord record)
    {
        var found = new List<Sighting>();
        foreach (var s in Cues.Statements(record))
        {
            var named = Cues.NamesTeam(s);
            if (named && (Defers().IsMatch(s.Text) || (s.Does("deferral") && s.Content.Count >= 5))) found.Add(new("deferral", SessionRecord.Said(s)));
            if (named && Asks().IsMatch(s.Text) && s.Content.Count >= 5) found.Add(new("ask", SessionRecord.Said(s)));
            if (Refused().IsMatch(s.Text) && Cues.HasConsequent(s)) found.Add(new("secondMove", SessionRecord.Said(s)));
            if (Options().IsMatch(s.Text) && (named || Upstairs().IsMatch(s.Text))) found.Add(new("options", SessionRecord.Said(s)));
            if (named && Agreed().IsMatch(s.Text) && s.Content.Count >= 5) found.Add(new("agreed", SessionRecord.Said(s)));
        }

        foreach (var handed in record.Final.Under("delegated.").Take(1)) found.Add(new("deferral", handed.Evidence));
        found.AddRange(CutIn(record, "meeting", "meetingOnly", found));
        found.AddRange(CutIn(record, "framework", "framework", []));
        if (!found.Any(f => f.Signal is "deferral" or "ask" or "secondMove" or "options" or "agreed")) found.Add(new("noOthers", record.Absent()));
        return found;
    }

    private static IEnumerable<Sighting> CutIn(SessionRecord record, string kind, string signal, List<Sighting> found)
    {
        foreach (var (e, i) in record.All<Interrupted>().Where(i => i.Data.Kind == kind))
        {
            var recovered = found.Any(f => f.Signal is "secondMove" or "options" && f.Evidence.Seq > e.Seq);
            if (!recovered && record.Holding(i.Quote) is { } s) yield return new(signal, SessionRecord.Said(s));
        }
    }

    [GeneratedRegex(
        @"\b(work with|ask(ed)?|confirm (this|that|it) with|i leave|leave (it|that|this) to|need their|get .{0,20}from|owes? me|"
        + @"gives? me|tells? (us|me)|know (it|that) better|let .{2,30}(decide|choose|judge))\b.{4,}",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Defers();

    [GeneratedRegex(
        @"\b(wants?|need(s)? (from|the|their)|ask(ed)? (them|the|for|product|support|edge|hardware|legal)|agree|tell (security|"
        + @"product|support|legal|the)|told|brief|gets? (the|a|numbers|expected|told)|hears?|pays?|asks?|cares?|i'd offer|"
        + @"put in front of|get(s)? the dates)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Asks();

    [GeneratedRegex(
        @"\b(say(s)? no|still no|no time|no capacity|has no|have no|refus\w+|they push back|pushes back|disagree\w*|don't (see|"
        + @"sign|agree)|doesn't sign|can't (give|test|take|settle)|too (kind|long)|misses its date|is stuck|he's stuck|takes longer|"
        + @"won't)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Refused();

    [GeneratedRegex(
        @"\b((two|three|the) (options|choices?)|choice (of|between)|choose between|options\b|either .{3,60} or )",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Options();

    [GeneratedRegex(@"\b(director|vp|leadership|upstairs|escalat\w+|executive)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Upstairs();

    [GeneratedRegex(
        @"\b(agree(d)? (to|the|on|that)|has agreed|sign(s|ed)?[- ]off|signs? before|buy-?in|in front of the|knows that)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Agreed();
}
