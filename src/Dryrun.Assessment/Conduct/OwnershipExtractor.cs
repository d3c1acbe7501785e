using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dryrun.Assessment.Conduct;

/// <summary>Who answers for what, to whom it goes when it stalls, who signs.</summary>
internal sealed partial class OwnershipExtractor : IExtractor
{
    public string Dimension => "ownership";

    public IReadOnlyList<Signal> Signals { get; } =
    [
        new("owner", "A team named for a thing.", "\"I care if they know who owns retention policies.\""),
        new("riskOwned", "A risk with what is done about it and by whom.", "Three risks \"with mitigation owners for each\" was the top score."),
        new("escalation", "To whom it goes when it stalls.", "\"Precision in escalation paths\"; they needed to know when to escalate."),
        new("onCall", "Who is paged.", "Incident response handoff, not fault tolerance."),
        new("signOff", "Who signs or may halt and resume.", "\"Engineering leads will sign off before global rollout.\" - \"Who signs off?\""),
        new("dated", "A promise with a name and a date.", "\"I'd confirm this with the device analytics team by Friday.\""),
        new("interface", "Who is accountable between two teams.", "Interface accountability, not component ownership."),
        new("vagueOwner", "\"Someone\", \"the team\", \"they\" for an owner.", "Without naming who, it belongs to nobody."),
        new("bareRisk", "A risk without mitigation and without owner.", "\"Network congestion.\" No mitigation, no ownership: \"a designer, not a driver\"."),
        new("noOwner", "Nobody is named for anything.", "A design without names has no driver."),
        new("noRiskOwner", "No risk has an owner or a mitigation.", "A risk with nobody on it is a comment."),
    ];

    public IEnumerable<Sighting> Read(SessionRecord record)
    {
        var found = Spoken(record).Concat(Designed(record)).ToList();
        if (BareRisk(record) is { } bare) found.Add(new("bareRisk", SessionRecord.Said(bare)));
        if (!found.Any(s => s.Signal == "owner")) found.Add(new("noOwner", record.Absent()));
        if (!found.Any(s => s.Signal == "riskOwned")) found.Add(new("noRiskOwner", record.Absent()));
        return found;
    }

    private static IEnumerable<Sighting> Spoken(SessionRecord record)
    {
        var teams = new HashSet<string>();
        foreach (var s in Cues.Statements(record))
        {
            var named = Cues.NamesTeam(s);
            if (named && Owns().IsMatch(s.Text) && s.Content.Count >= 3)
            {
                foreach (var _ in Cues.TeamKeys(s).Where(teams.Add)) yield return new("owner", SessionRecord.Said(s));
            }

            if (named && Escalates().IsMatch(s.Text) && s.Content.Count >= 4) yield return new("escalation", SessionRecord.Said(s));
            if (named && OnCall().IsMatch(s.Text) && !s.Marks.Contains("negated")) yield return new("onCall", SessionRecord.Said(s));
            if (named && Signs().IsMatch(s.Text)) yield return new("signOff", SessionRecord.Said(s));
            if (named && Cues.HasDate(s) && s.Content.Count >= 4) yield return new("dated", SessionRecord.Said(s));
            if (Between().IsMatch(s.Text) && named) yield return new("interface", SessionRecord.Said(s));
            if (RiskOwned(record, s)) yield return new("riskOwned", SessionRecord.Said(s));
            if (Vague().IsMatch(s.Text)) yield return new("vagueOwner", SessionRecord.Said(s));
        }
    }

    // A risk, what is done and who does it, in one sentence or in the two that follow it.
    private static bool RiskOwned(SessionRecord record, Sentence s)
    {
        if (!s.Does("risk") && !Risk().IsMatch(s.Text)) return false;
        var turn = record.Sentences.Where(o => o.Seq == s.Seq && o.Start >= s.Start && o.Start - s.Start <= 480).ToList();
        return turn.Any(Cues.NamesHarm) && turn.Any(o => Cues.NamesTeam(o) && (Owns().IsMatch(o.Text) || Mitigates().IsMatch(o.Text))) && turn.Any(o => o.Does("mitigation") || Mitigates().IsMatch(o.Text));
    }

    private static Sentence? BareRisk(SessionRecord record)
    {
        foreach (var s in record.Sentences.Where(s => !s.IsQuestion && (s.Does("risk") || Risk().IsMatch(s.Text))))
        {
            // "The biggest risk? Network congestion." is answered with two words and left there.
            var asked = s.Start > 0 && record.Sentences.Any(o => o.Seq == s.Seq && o.IsQuestion && Risk().IsMatch(o.Text));
            if (!asked && !TopRisk().IsMatch(s.Text)) continue;
            var onward = record.Sentences.Where(o => o.Seq == s.Seq && o.Start >= s.Start).ToList();
            if (!onward.Any(o => Cues.NamesTeam(o) || o.Does("mitigation", "owner") || Mitigates().IsMatch(o.Text)) && s.Content.Count <= 8) return s;
        }

        return null;
    }

    private static IEnumerable<Sighting> Designed(SessionRecord record)
    {
        var said = Cues.Statements(record).Where(s => Owns().IsMatch(s.Text)).SelectMany(Cues.TeamKeys).ToHashSet();
        foreach (var part in record.Final.Under("programme.owners."))
        {
            if (part.Value is not JsonObject owner || owner["team"]?.ToString() is not { Length: > 1 } team) continue;
            var key = string.Join(' ', WordSet.Of(team).Words.Order(StringComparer.Ordinal));
            if (said.Add(key)) yield return new("owner", part.Evidence);
            if (owner["onCall"]?.ToString() is { Length: > 1 }) yield return new("onCall", part.Evidence);
            if (owner["escalation"]?.ToString() is { Length: > 1 }) yield return new("escalation", part.Evidence);
        }

        if (record.Final.At("programme.risks") is { Value: JsonArray risks } list)
        {
            var seen = new List<WordSet>();
            foreach (var risk in risks.OfType<JsonObject>().Where(r => r["owner"]?.ToString() is { Length: > 1 } && r["mitigation"]?.ToString() is { } m && WordSet.Of(m).Count >= 2))
            {
                var words = WordSet.Of($"{risk["text"]} {risk["mitigation"]}");
                if (words.Count < 4 || seen.Any(w => w.IsSameAs(words))) continue;
                seen.Add(words);
                yield return new("riskOwned", list.Evidence);
            }
        }

        if (record.Final.At("programme.milestones") is { Value: JsonArray dates } promised && dates.OfType<JsonObject>().Any(d => d["owner"] is not null && d["day"] is not null))
        {
            yield return new("dated", promised.Evidence);
        }
    }

    [GeneratedRegex(
        @"\b(owns?|owned|owner|owners|ownership|accountable|responsible|answers for|drives|has got|is with|for (client|signing|"
        + @"cdn|the)|does the|takes? care|decides|each (with|has|names)|with somebody who|puts a|builds? a|has a second|works on|"
        + @"'s job)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Owns();

    [GeneratedRegex(
        @"\b(escalat\w+|go(es)? to (the|their|its)|page[sd]? (me|the|their)|take (that|it|the choice) .{0,40}to (the|their)|"
        + @"to the (\w+ )?(director|vp)|bring (it to )?the (\w+ )?(director|vp)|(director|vp)( \w+){0,4} (who )?(decides|choose)|"
        + @"tell the director|ask the director|let the vp)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Escalates();

    [GeneratedRegex(@"\b(on[- ]call|pager|paged|pages)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OnCall();

    [GeneratedRegex(
        @"\b(sign(s|ed)?[- ]off|signs?|approv\w+|may (halt|stop)|can halt|halts? alone|resume (needs|is)|decides on halt|"
        + @"may also stop|confirms?)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Signs();

    [GeneratedRegex(
        @"\b(between \w+ and \w+|interface|both sides|one end to the other|handover|hand-off|handoff)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Between();

    [GeneratedRegex(
        @"\b(biggest|top|main|worst|number one) risks?\b|\brisk number one\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TopRisk();

    [GeneratedRegex(@"\brisks?\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Risk();

    [GeneratedRegex(
        @"\b(mitigat\w+|prevent\w*|so that|before (the|we|ring)|we (halt|throttle|hold|wait|add|stop|back)|backup|pre-?books?|"
        + @"tests? the|second (origin|person)|tries it|go last|only on|spare|prepare|briefs?|reserve|sends?|go out|install only|"
        + @"daily|count(s|ing)?)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Mitigates();

    [GeneratedRegex(
        @"\b(someone|somebody|some team) (from|in|else(?!'s)|at|of|will|should|has to|can|must)\b|\b(whoever|they'll (handle|"
        + @"take care)|the team will|will be handled)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Vague();
}
