using System.Text;
using Dryrun.Assessment.Conduct;

namespace Dryrun.Assessment.Reports;

/// <summary>A debrief as plain lines for a terminal.</summary>
public static class DebriefText
{
    /// <summary>Narrowest and widest text that is laid out well, in columns.</summary>
    public const int WidthMin = 80, WidthMax = 110;

    private const int BarMost = 24;
    private const int QuoteMost = 220;

    /// <summary>The lines, none longer than the width; a width outside 80 to 110 is brought inside.</summary>
    public static IReadOnlyList<string> Write(Debrief debrief, int width = 100)
    {
        var page = new Page(Math.Clamp(width, WidthMin, WidthMax));
        Head(page, debrief);
        if (debrief.IsTalk)
        {
            Dimensions(page, debrief);
            Code(page, debrief);
            Answers(page, debrief);
        }
        else
        {
            if (debrief.ByTalk.Length == 0) Money(page, debrief);
            Dimensions(page, debrief);
            Facts(page, debrief);
            if (debrief.ByTalk.Length == 0) Run(page, debrief);
        }

        page.Heading(Story.Headings[5]);
        foreach (var t in debrief.Feedback.Thinking) page.Item($"{Shown.Time(t.AtMs)}  ", Story.Thought(debrief, t));
        if (debrief.Feedback.Thinking.Count == 0) page.Item("", "nothing was said that called for a word");
        page.Heading(Story.Headings[6]);
        foreach (var (c, i) in debrief.Feedback.Changes.Select((c, i) => (c, i)))
        {
            page.Item($"{i + 1}  ", c.Text);
            page.Item("   ", Story.From(c, $"{Shown.Quote(c.Evidence, c.Dimension, QuoteMost)}  {Shown.Time(c.Evidence.AtMs)}"));
            if (c.Say.Length > 0) page.Item("   ", $"Such as: \u201c{c.Say}\u201d");
        }

        page.Heading(Story.Headings[7]);
        page.Item("", debrief.Feedback.Drill);
        return page.Lines;
    }

    private static void Head(Page page, Debrief d)
    {
        page.Item("", d.Title);
        page.Item("", $"{d.Round}, {d.Level}, {d.Mode.ToString().ToLowerInvariant()} mode, {d.UsedMs / 60_000} of {d.TotalMs / 60_000} min, seed {d.Seed}");
        if (d.ByTalk.Length > 0) page.Item("", d.ByTalk);
        page.Rule();
        page.Item("", Shown.Headline(d));
        page.Item("", d.Feedback.Because);
        foreach (var q in d.Feedback.Quotes) page.Item("", $"{Shown.Quote(q)}  {Shown.Time(q.Evidence.AtMs)}  {q.Because}");
        if (d.Feedback.Strongest is { } s) page.Item("", $"Strongest moment: {Shown.Time(s.Evidence.AtMs)}  {Shown.Quote(s, QuoteMost)}  {s.Because}");
    }

    private static void Money(Page page, Debrief d)
    {
        page.Heading(Story.Headings[1]);
        page.Item("", Story.Money(d));
        var bars = Story.Bars(d.Consequence);
        if (bars.Count == 0) return;
        var most = bars.Max(b => Math.Max(Math.Abs(b.From), Math.Abs(b.To)));
        var room = Math.Min(BarMost, page.Width / 4);
        var figures = bars.Max(b => b.Text.Length);
        var labels = page.Width - room - figures - 4;
        foreach (var bar in bars)
        {
            var length = most <= 0 ? 0 : (int)Math.Round(Math.Abs(bar.To - bar.From) / most * room);
            page.Row(Shown.Cut((bar.Indent ? "    " : "  ") + bar.Label, labels, keepLead: true), labels, bar.Text, figures, new string('\u2588', Math.Max(length, bar.Kind == "total" ? 1 : 0)));
        }

        var missed = Story.MissedCosts(d).ToList();
        if (missed.Count == 0) return;
        page.Item("  ", "Beside it, by what was not asked (these overlap and do not add up):");
        foreach (var m in missed) page.Item("    ", m);
    }

    private static void Dimensions(Page page, Debrief d)
    {
        page.Heading($"{Story.Headings[2]} ({d.Level} anchors)");
        var name = d.Conduct.Dimensions.Max(m => m.Name.Length);
        foreach (var mark in d.Conduct.Dimensions)
        {
            var lead = Shown.Leading(mark);
            var said = lead is null ? "nothing in the record" : $"{Shown.Quote(lead, QuoteMost)}{(lead.Evidence.Kind == EvidenceKind.Absent ? "" : $"  {Shown.Time(lead.Evidence.AtMs)}")}";
            page.Item($"  {mark.Name.PadRight(name)}  {mark.Level} {Shown.Boxes(mark.Level)}  ", said);
        }

        foreach (var claim in d.Conduct.Claims) page.Item("  claim  ", Story.Claim(claim));
        foreach (var risk in d.Conduct.Risks) page.Item("  risk   ", Story.Risk(risk, d.Consequence is not null));
        page.Item("  time   ", string.Join(", ", d.Conduct.Phases.Select(p => $"{p.Name} {p.SpentMs / 60_000} of {p.PlannedMs / 60_000} min")));
    }

    private static void Code(Page page, Debrief d)
    {
        if (d.Conduct.Code is not { } code) return;
        page.Heading(CodeStory.Heading);
        foreach (var (label, text) in CodeStory.Lines(code)) page.Item($"  {label}  ", text);
    }

    private static void Answers(Page page, Debrief d)
    {
        if (d.Conduct.Code is not null) return;
        page.Heading(AnswerStory.Heading);
        if (d.Conduct.Answers.Count == 0) page.Item("  ", "no question was asked");
        foreach (var answer in d.Conduct.Answers)
        {
            page.Item("  ", AnswerStory.Question(answer));
            foreach (var (label, text) in AnswerStory.Lines(answer, d.Level)) page.Item($"    {label,-7}  ", text);
        }
    }

    private static void Facts(Page page, Debrief d)
    {
        page.Heading(Story.Headings[3]);
        page.Item("  ", Story.Facts(d));
        foreach (var (label, text) in Story.FactLines(d)) page.Item($"  {label,-7}  ", text);
    }

    private static void Run(Page page, Debrief d)
    {
        page.Heading(Story.Headings[4]);
        if (d.Run is not { } run)
        {
            page.Item("  ", "the design did not run");
            return;
        }

        page.Item("  ", Story.RunCost(d, run));
        foreach (var m in run.Timeline.Take(Story.MomentsShown)) page.Item($"  {Shown.RunTime(m.AtMinute),-14} ", Shown.Moment(m.Text));
        if (run.Timeline.Count > Story.MomentsShown) page.Item("  ", $"and {run.Timeline.Count - Story.MomentsShown} more");
    }

    /// <summary>Lines of one width: a label, then text that is wrapped beside it.</summary>
    private sealed class Page(int width)
    {
        public List<string> Lines { get; } = [];

        public int Width => width;

        public void Rule() => Lines.Add(new string('\u2500', width));

        /// <summary>A label, a figure at the right of its column, and a bar, on one line.</summary>
        public void Row(string label, int labelColumns, string figure, int figureColumns, string bar) =>
            Lines.Add($"{label.PadRight(labelColumns)}  {figure.PadLeft(figureColumns)}  {bar}".TrimEnd());

        public void Heading(string text)
        {
            Lines.Add("");
            Lines.Add(text);
        }

        public void Item(string label, string text)
        {
            var line = new StringBuilder(label);
            var indent = new string(' ', Math.Min(label.Length, width / 3));
            var empty = true;
            foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => w.Chunk(width - indent.Length)).Select(c => new string(c)))
            {
                if (!empty && line.Length + 1 + word.Length > width)
                {
                    Lines.Add(line.ToString());
                    line.Clear().Append(indent);
                    empty = true;
                }

                if (!empty) line.Append(' ');
                line.Append(word);
                empty = false;
            }

            Lines.Add(line.ToString().TrimEnd());
        }
    }
}
