using System.Text;
using Dryrun.Assessment.Conduct;

namespace Dryrun.Assessment.Reports;

/// <summary>A debrief as Markdown.</summary>
public static class DebriefMarkdown
{
    /// <summary>The document; line breaks are line feeds.</summary>
    public static string Write(Debrief d)
    {
        var text = new StringBuilder();
        void Line(string line = "") => text.Append(line).Append('\n');
        Line($"# {Plain(d.Title)}");
        Line();
        Line($"{Plain(d.Round)}, {d.Level}, {d.Mode.ToString().ToLowerInvariant()} mode, {d.UsedMs / 60_000} of {d.TotalMs / 60_000} min, seed {d.Seed}");
        if (d.ByTalk.Length > 0) Line($"\n{Plain(d.ByTalk)}");
        Line();
        Line($"**{Plain(Shown.Headline(d))}**");
        Line();
        Line(Plain(d.Feedback.Because));
        foreach (var q in d.Feedback.Quotes)
        {
            Line();
            Line($"> {Plain(Shown.Quote(q, 400))} {Shown.Time(q.Evidence.AtMs)}");
            Line();
            Line(Plain(q.Because));
        }

        if (d.Feedback.Strongest is { } s)
        {
            Line();
            Line($"Strongest moment: {Shown.Time(s.Evidence.AtMs)} {Plain(Shown.Quote(s, 220))} {Plain(s.Because)}");
        }

        if (d.IsTalk)
        {
            Dimensions(d, Line);
            Code(d, Line);
            Answers(d, Line);
        }
        else
        {
            if (d.ByTalk.Length == 0) Money(d, Line);
            Dimensions(d, Line);
            Facts(d, Line);
            if (d.ByTalk.Length == 0) Run(d, Line);
        }

        Heading(Line, 5);
        foreach (var t in d.Feedback.Thinking) Line($"- {Shown.Time(t.AtMs)} {Plain(Story.Thought(d, t))}");
        if (d.Feedback.Thinking.Count == 0) Line("Nothing was said that called for a word.");
        Heading(Line, 6);
        foreach (var (c, i) in d.Feedback.Changes.Select((c, i) => (c, i)))
        {
            var from = Plain(Story.From(c, $"{Shown.Quote(c.Evidence, c.Dimension, 220)} {Shown.Time(c.Evidence.AtMs)}"));
            Line($"{i + 1}. {Plain(c.Text)} {from}{(c.Say.Length > 0 ? $" Such as: \u201c{Plain(c.Say)}\u201d" : "")}");
        }

        Heading(Line, 7);
        Line(Plain(d.Feedback.Drill));
        return text.ToString();
    }

    private static void Money(Debrief d, Action<string> line)
    {
        Heading(line, 1);
        line(Plain(Story.Money(d)));
        var bars = Story.Bars(d.Consequence);
        if (bars.Count == 0) return;
        line("");
        line("| | dollars |");
        line("|---|---:|");
        foreach (var bar in bars) line($"| {(bar.Indent ? "&emsp;" : "")}{Cell(bar.Label)} | {bar.Text} |");
        var missed = Story.MissedCosts(d).ToList();
        if (missed.Count == 0) return;
        line("");
        line("By what was not asked (these overlap and do not add up):");
        line("");
        foreach (var m in missed) line($"- {Plain(m)}");
    }

    private static void Dimensions(Debrief d, Action<string> line)
    {
        Heading(line, 2);
        line($"Anchors of {d.Level}, 1 to 5.");
        line("");
        line("| dimension | mark | evidence | at | why it counts |");
        line("|---|---:|---|---|---|");
        foreach (var mark in d.Conduct.Dimensions)
        {
            var lead = Shown.Leading(mark);
            line(lead is null
                ? $"| {mark.Name} | {mark.Level} | nothing in the record | | |"
                : $"| {mark.Name} | {mark.Level} | {Cell(Shown.Quote(lead, 220))} | {(lead.Evidence.Kind == EvidenceKind.Absent ? "" : Shown.Time(lead.Evidence.AtMs))} | {Cell(lead.Because)} |");
        }

        line("");
        foreach (var claim in d.Conduct.Claims) line($"- Claim: {Plain(Story.Claim(claim))}");
        foreach (var risk in d.Conduct.Risks) line($"- Risk: {Plain(Story.Risk(risk, d.Consequence is not null))}");
        line($"- Time: {string.Join(", ", d.Conduct.Phases.Select(p => $"{Plain(p.Name)} {p.SpentMs / 60_000} of {p.PlannedMs / 60_000} min"))}");
    }

    private static void Code(Debrief d, Action<string> line)
    {
        if (d.Conduct.Code is not { } code) return;
        line("");
        line($"## {CodeStory.Heading}");
        line("");
        foreach (var (label, text) in CodeStory.Lines(code)) line($"- {Plain(label)}: {Plain(text)}");
    }

    private static void Answers(Debrief d, Action<string> line)
    {
        if (d.Conduct.Code is not null) return;
        line("");
        line($"## {AnswerStory.Heading}");
        line("");
        if (d.Conduct.Answers.Count == 0) line("No question was asked.");
        foreach (var answer in d.Conduct.Answers)
        {
            line("");
            line($"**{Plain(AnswerStory.Question(answer))}**");
            line("");
            foreach (var (label, text) in AnswerStory.Lines(answer, d.Level)) line($"- {Shown.Title(label)}: {Plain(text)}");
        }
    }

    private static void Facts(Debrief d, Action<string> line)
    {
        Heading(line, 3);
        line($"{Shown.Capital(Story.Facts(d))}.");
        line("");
        foreach (var (label, text) in Story.FactLines(d)) line($"- {(label.Length > 0 ? $"{Shown.Title(label)}: " : "")}{Plain(text)}");
    }

    private static void Run(Debrief d, Action<string> line)
    {
        Heading(line, 4);
        if (d.Run is not { } run)
        {
            line("The design did not run.");
            return;
        }

        line(Plain(Story.RunCost(d, run)));
        line("");
        foreach (var m in run.Timeline.Take(Story.MomentsShown)) line($"- {Shown.RunTime(m.AtMinute)}: {Plain(Shown.Moment(m.Text))}");
        if (run.Timeline.Count > Story.MomentsShown) line($"- and {run.Timeline.Count - Story.MomentsShown} more");
    }

    private static void Heading(Action<string> line, int index)
    {
        line("");
        line($"## {Story.Headings[index]}");
        line("");
    }

    // Words of people are text, never markup.
    private static string Plain(string text)
    {
        var made = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|') made.Append('\\');
            made.Append(c is '\n' or '\r' ? ' ' : c);
        }

        return made.ToString();
    }

    private static string Cell(string text) => Plain(text);
}
