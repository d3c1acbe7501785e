using Dryrun.Assessment.Conduct;
using Dryrun.Assessment.Reports;
using Dryrun.Interview.Loops;

namespace Dryrun.Assessment.Committees;

/// <summary>A committee's sitting in lines for a person: decision first, then who voted how and why, then what would have turned it.</summary>
public static class CommitteeText
{
    /// <summary>Paragraphs in order; a heading has no indent, what follows it two columns. The screen wraps them.</summary>
    public static IReadOnlyList<(int Indent, string Text)> Write(LoopState loop, CommitteeReport report)
    {
        var lines = new List<(int, string)>
        {
            (0, $"{Decisions.Words(report.Decision).ToUpperInvariant()}{(report.MissingSignal is { } missing ? $", waiting for {Lower(missing)}" : "")}"),
            (0, report.Because),
            (0, ""),
            (0, "Ballots, each on their own round and before anybody spoke"),
        };
        var longest = report.Ballots.Select(b => Decisions.Words(b.Vote).Length).DefaultIfEmpty(0).Max();
        foreach (var b in report.Ballots)
        {
            lines.Add((2, $"{Decisions.Words(b.Vote).PadRight(longest)}  {b.Member}, {Lower(b.Round)}, weight {b.Weight}"));
            lines.Add((4, b.Because));
            if (b.Flip is { } f) lines.Add((4, $"It would have been {Decisions.Words(Decisions.Parse(f.To))}: {Lower(f.Text)}{(f.Quote.Length > 0 ? $" \u201c{f.Quote}\u201d" : "")}"));
        }

        if (report.Dissent.Count > 0)
        {
            lines.Add((0, ""));
            lines.Add((0, "Dissent"));
            foreach (var b in report.Dissent) lines.Add((2, $"{b.Member} stands by {Decisions.Words(b.Vote)}; that is recorded, and it does not change the count."));
        }

        lines.Add((0, ""));
        lines.Add((0, "What would have turned the decision"));
        var waits = report.Decision == Decision.Deferred && report.Contradictions.FirstOrDefault(c => c.Explained is null) is { } open
            && report.MissingSignal?.Contains(open.What, StringComparison.Ordinal) == true;
        if (waits) lines.Add((2, "Which of the two answers is right, settled before the committee sat: the votes alone would have carried it."));
        else if (report.Flips.Count == 0) lines.Add((2, "No single ballot: it would take two members to see something else."));
        foreach (var f in report.Flips) lines.Add((2, $"{f.Member}: {Lower(f.Evidence.Text)} That makes the vote {Decisions.Words(f.Vote)} and the decision {Decisions.Words(f.Decision)}."));
        Contradictions(lines, report);
        Marks(lines, loop);
        return lines;
    }

    private static void Contradictions(List<(int, string)> lines, CommitteeReport report)
    {
        if (report.Contradictions.Count == 0) return;
        lines.Add((0, ""));
        lines.Add((0, "Put before the committee: rounds that cannot both be right"));
        foreach (var c in report.Contradictions)
        {
            lines.Add((2, c.What));
            foreach (var q in new[] { c.First, c.Second }) lines.Add((4, $"{q.Round}, {Shown.Time(q.AtMs)}: \u201c{q.Quote}\u201d"));
            if (c.Explained is { } explained) lines.Add((4, $"Asked about it, the candidate said: \u201c{explained}\u201d It does not hold the decision up."));
        }
    }

    private static void Marks(List<(int, string)> lines, LoopState loop)
    {
        lines.Add((0, ""));
        lines.Add((0, "Marks by round"));
        foreach (var e in loop.Ended)
        {
            var marks = e.Record.Marks.OrderByDescending(m => m.Value).Select(m => $"{Shown.Words(m.Key)} {m.Value}");
            lines.Add((2, $"{loop.Start.Rounds.First(r => r.Id == e.Round).Name}, {Lower(e.Record.Title)}: {string.Join(", ", marks)}"));
        }
    }

    private static string Lower(string text) => text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
