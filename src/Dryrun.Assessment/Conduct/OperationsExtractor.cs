using System.Text.RegularExpressions;

namespace Dryrun.Assessment.Conduct;

/// <summary>People, pagers, support, law and money: what running it asks for.</summary>
internal sealed partial class OperationsExtractor : IExtractor
{
    public string Dimension => "operations";

    public IReadOnlyList<Signal> Signals { get; } =
    [
        new("onCall", "Who is awake for it, or what it does to their nights.", "A flawless pipeline was rejected for never mentioning on-call burden."),
        new("burden", "The load on people, and what is done about it.", "Operational overhead is a blind spot that kills."),
        new("support", "Support told what to expect: dates, numbers, a script, a line.", "Support load is one of the three harms of the praised risk taxonomy."),
        new("costAware", "A cost with an order of magnitude.", "Cost awareness counts, precision does not."),
        new("costAgainst", "A cost set against what it buys or saves.", "\"We'll need to justify cloud spend with reduced support tickets.\""),
        new("capacity", "Spares, agents or capacity prepared before they are needed.", "Plans for the bad day, with numbers."),
        new("legal", "Law or regulators with a task or a date.", "A hundred countries are not one: cross-functional work has lead times."),
        new("users", "What users are told.", "User disruption and notification come before encryption."),
        new("machineList", "A list of machines with no reason for the money.", "\"This would require 200 EC2 instances\" is less important than what it is for."),
        new("noPeople", "No pager, no support, nobody awake.", "\"Never mentioned operational overhead or on-call burden.\""),
    ];

    public IEnumerable<Sighting> Read(SessionRecord record)
    {
        var found = new List<Sighting>();
        foreach (var s in Cues.Statements(record))
        {
            if (Pager().IsMatch(s.Text) && (Cues.NamesTeam(s) || Burden().IsMatch(s.Text))) found.Add(new("onCall", SessionRecord.Said(s)));
            if (Burden().IsMatch(s.Text) && s.Content.Count >= 4) found.Add(new("burden", SessionRecord.Said(s)));
            if (Support().IsMatch(s.Text) && (s.HasNumber || Told().IsMatch(s.Text)) && s.Content.Count >= 4) found.Add(new("support", SessionRecord.Said(s)));
            if (Money().IsMatch(s.Text) && s.HasNumber && !Machines().IsMatch(s.Text)) found.Add(new("costAware", SessionRecord.Said(s)));
            if (Spend().IsMatch(s.Text) && Against().IsMatch(s.Text) && s.Content.Count >= 5) found.Add(new("costAgainst", SessionRecord.Said(s)));
            if (Capacity().IsMatch(s.Text) && (s.HasNumber || Cues.HasDate(s))) found.Add(new("capacity", SessionRecord.Said(s)));
            if (Legal().IsMatch(s.Text) && s.Content.Count >= 4) found.Add(new("legal", SessionRecord.Said(s)));
            if (Users().IsMatch(s.Text) && s.Content.Count >= 4) found.Add(new("users", SessionRecord.Said(s)));
            if (Machines().IsMatch(s.Text) && !Against().IsMatch(s.Text)) found.Add(new("machineList", SessionRecord.Said(s)));
        }

        found.AddRange(Designed(record));
        if (!found.Any(f => f.Signal is "onCall" or "support" or "burden" or "capacity")) found.Add(new("noPeople", record.Absent()));
        return found;
    }

    private static IEnumerable<Sighting> Designed(SessionRecord record)
    {
        foreach (var part in record.Final.Under("operations."))
        {
            var signal = part.Path switch
            {
                "operations.supportBookedContactsPerDay" => "support",
                "operations.sparesOrderedDevices" => "capacity",
                "operations.noticeCountries" => "legal",
                "operations.userNotice" or "operations.commsPlan" => "users",
                _ => null,
            };
            if (signal is not null && DesignParts.Show(part.Value) is not ("0" or "none" or "nothing" or "false")) yield return new(signal, part.Evidence);
        }

        var onCall = record.Final.Under("programme.owners.").FirstOrDefault(p => p.Value is System.Text.Json.Nodes.JsonObject o && o["onCall"]?.ToString() is { Length: > 1 });
        if (onCall is not null) yield return new("onCall", onCall.Evidence);
    }

    [GeneratedRegex(@"\b(on[- ]call|pager|paged|pages|awake|rota)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Pager();

    [GeneratedRegex(
        @"\b(burden|overhead|woken( up)?|nights?\b.{0,30}(on|shift|pager)|weekends? (are )?off|extra people on watch|"
        + @"weeks of (two|three|\d+) engineers|engineers? for (two|three|\d+)|24/7|load on the)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Burden();

    [GeneratedRegex(@"\b(support|customer care|agents|help desk)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Support();

    [GeneratedRegex(
        @"\b(script|brief(ed|ing)?|told|hears?|gets?|dates?|know(s)?|calendar|expected|contacts?|line to|status page|article)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Told();

    [GeneratedRegex(@"\b(dollars?|cents|cost(s)?|budget|spend)\b|\$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Money();

    [GeneratedRegex(
        @"\b(cost(s|ing)?|spend|pays? (if|off|for)|budget|dollars|money|storage|price|refunds)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Spend();

    [GeneratedRegex(
        @"\b(justif\w+|against|next to|worth|only .{0,20}when|so it pays|pays if|saves?|more than (all )?the|compared (to|with)|"
        + @"defend|reduced|already more than|every (extra )?(month|day|week)|so i don't want|retention|in exchange)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Against();

    [GeneratedRegex(
        @"\b(spare (headsets?|units?)|stock|reserve[sd]?|more agents|extra agents|agents for|capacity|replacements?|"
        + @"third person)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Capacity();

    [GeneratedRegex(@"\b(legal|counsel|regulators?|privacy)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Legal();

    [GeneratedRegex(
        @"\b(notice|notif(y|ies|ication)|tell (the )?(users|people)|message to users|text for users|comms|posts? that|told before|"
        + @"announce)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Users();

    [GeneratedRegex(
        @"\b(instances|EC2|servers|machines|vCPUs?|cents an hour|terabytes)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Machines();
}
