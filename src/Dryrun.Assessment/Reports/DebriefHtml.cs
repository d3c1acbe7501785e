using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Dryrun.Assessment.Conduct;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Reports;

/// <summary>A debrief as one HTML file that loads nothing: dark and light as the reader has it, quotes lead to the transcript at the end, and it prints.</summary>
public static partial class DebriefHtml
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1c1f23;--soft:#5b636d;--page:#fff;--line:#d9dde2;--total:#5b6b7f;--saving:#1f8a5b;--loss:#b5482a}
        @media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--soft:#9aa3ad;--page:#15181c;--line:#323840;--total:#8fa0b5;--saving:#4fc08d;--loss:#e58566}}
        body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--page);max-width:60rem;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.5rem;margin:0}h3{font-size:1rem;margin:1.2rem 0 .3rem}h2{font-size:1.1rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line)}.soft{color:var(--soft)}
        .decision{font-size:1.3rem;font-weight:700;margin:1rem 0 .25rem}blockquote{margin:.75rem 0;padding-left:.75rem;border-left:3px solid var(--line)}
        table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid var(--line)}
        a{color:inherit}svg{width:100%;height:auto}svg text{fill:var(--ink);font:12px system-ui,sans-serif}.total{fill:var(--total)}.saving{fill:var(--saving)}.loss{fill:var(--loss)}
        :target{outline:2px solid var(--total)}dt{float:left;clear:left;width:7rem;color:var(--soft)}dd{margin:0 0 .4rem 7rem}
        @media print{body{margin:0;max-width:none;color:#000;background:#fff}h2{break-after:avoid}tr,svg,blockquote{break-inside:avoid}}
        """;

    /// <summary>The document.</summary>
    public static string Write(Debrief d)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
        page.Append($"<title>{Text(d.Title)}: {Text(Shown.Decision(d.Feedback.Decision))}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<main>\n");
        Head(page, d);
        if (d.IsTalk)
        {
            Dimensions(page, d);
            Code(page, d);
            Answers(page, d);
        }
        else
        {
            if (d.ByTalk.Length == 0) Money(page, d);
            Dimensions(page, d);
            Facts(page, d);
            if (d.ByTalk.Length == 0) Run(page, d);
        }

        Heading(page, 5);
        page.Append("<ul>\n");
        foreach (var t in d.Feedback.Thinking) page.Append($"<li>{Anchor(t.Seq, Shown.Time(t.AtMs))} {Text(Story.Thought(d, t))}</li>\n");
        if (d.Feedback.Thinking.Count == 0) page.Append("<li>Nothing was said that called for a word.</li>\n");
        page.Append("</ul>\n");
        Heading(page, 6);
        page.Append("<ol>\n");
        foreach (var c in d.Feedback.Changes) page.Append($"<li>{Text(c.Text)} <span class=\"soft\">{From(c)}</span>{Say(c)}</li>\n");
        page.Append("</ol>\n");
        Heading(page, 7);
        page.Append($"<p>{Text(d.Feedback.Drill)}</p>\n");
        Transcript(page, d);
        return OnlyLandingLinks(page.Append("</main>\n</body>\n</html>\n").ToString());
    }

    // Evidence may stand in an event without words of its own (a silent design change): there is no line to lead to, so the time stands alone.
    private static string OnlyLandingLinks(string html) => Link().Replace(html, link =>
        html.Contains($"id=\"e{link.Groups["seq"].Value}\"", StringComparison.Ordinal) ? link.Value : link.Groups["text"].Value);

    [GeneratedRegex("<a href=\"#e(?<seq>\\d+)\">(?<text>[^<]*)</a>", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    private static void Head(StringBuilder page, Debrief d)
    {
        page.Append($"<header>\n<h1>{Text(d.Title)}</h1>\n");
        page.Append($"<p class=\"soft\">{Text(d.Round)}, {Text(d.Level)}, {d.Mode.ToString().ToLowerInvariant()} mode, {d.UsedMs / 60_000} of {d.TotalMs / 60_000} min, seed {d.Seed}</p>\n");
        if (d.ByTalk.Length > 0) page.Append($"<p class=\"soft\">{Text(d.ByTalk)}</p>\n");
        page.Append($"<p class=\"decision\">{Text(Shown.Headline(d))}</p>\n<p>{Text(d.Feedback.Because)}</p>\n");
        foreach (var q in d.Feedback.Quotes) page.Append($"<blockquote>{Quoted(q.Evidence, q.Signal, 400)}<br><span class=\"soft\">{Text(q.Because)}</span></blockquote>\n");
        if (d.Feedback.Strongest is { } s) page.Append($"<p>Strongest moment: {Quoted(s.Evidence, s.Signal, 220)}<br><span class=\"soft\">{Text(s.Because)}</span></p>\n");
        page.Append("</header>\n");
    }

    private static void Money(StringBuilder page, Debrief d)
    {
        Heading(page, 1);
        page.Append($"<p>{Text(Story.Money(d))}</p>\n");
        var bars = Story.Bars(d.Consequence);
        if (bars.Count == 0) return;
        Waterfall(page, bars);
        var missed = Story.MissedCosts(d).ToList();
        if (missed.Count == 0) return;
        page.Append("<p>By what was not asked (these overlap and do not add up):</p>\n<ul>\n");
        foreach (var m in missed) page.Append($"<li>{Text(m)}</li>\n");
        page.Append("</ul>\n");
    }

    // Label and figure on one line, the bar below it, so that long labels never meet a bar.
    private static void Waterfall(StringBuilder page, IReadOnlyList<WaterfallBar> bars)
    {
        const int Width = 900, Row = 34;
        var low = Math.Min(0, bars.Min(b => Math.Min(b.From, b.To)));
        var high = Math.Max(bars.Max(b => Math.Max(b.From, b.To)), low + 1);
        double X(double dollars) => (dollars - low) / (high - low) * Width;
        page.Append($"<svg viewBox=\"0 0 {Width} {bars.Count * Row}\" role=\"img\" aria-labelledby=\"waterfall-title waterfall-text\">\n");
        page.Append($"<title id=\"waterfall-title\">From the unled plan to yours to the best known</title>\n");
        page.Append($"<desc id=\"waterfall-text\">{Text(string.Join("; ", bars.Select(b => $"{b.Label}: {b.Text}")))}</desc>\n");
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            var (from, to) = (X(Math.Min(bar.From, bar.To)), X(Math.Max(bar.From, bar.To)));
            page.Append($"<text x=\"{(bar.Indent ? 16 : 0)}\" y=\"{(i * Row) + 13}\">{Text(Shown.Cut(bar.Label, 90))}</text>");
            page.Append($"<text x=\"{Width}\" y=\"{(i * Row) + 13}\" text-anchor=\"end\">{Text(bar.Text)}</text>");
            page.Append($"<rect class=\"{bar.Kind}\" x=\"{Number(from)}\" y=\"{(i * Row) + 18}\" width=\"{Number(Math.Max(to - from, 1))}\" height=\"9\"/>\n");
        }

        page.Append("</svg>\n");
    }

    private static void Dimensions(StringBuilder page, Debrief d)
    {
        Heading(page, 2);
        page.Append($"<table>\n<caption class=\"soft\">Marks 1 to 5 at the anchors of {Text(d.Level)}</caption>\n");
        page.Append("<thead><tr><th scope=\"col\">Dimension</th><th scope=\"col\">Mark</th><th scope=\"col\">Evidence</th></tr></thead>\n<tbody>\n");
        foreach (var mark in d.Conduct.Dimensions)
        {
            page.Append($"<tr><th scope=\"row\">{Text(mark.Name)}</th><td>{mark.Level}&nbsp;<span aria-hidden=\"true\">{Shown.Boxes(mark.Level)}</span></td><td>");
            var lead = Shown.Leading(mark);
            page.Append(lead is null ? "nothing in the record" : $"{Quoted(lead.Evidence, lead.Signal, 240)}<br><span class=\"soft\">{Text(lead.Because)}</span>");
            var rest = mark.Findings.Where(f => !ReferenceEquals(f, lead)).ToList();
            if (rest.Count > 0)
            {
                page.Append($"<details><summary>{rest.Count} more</summary><ul>");
                foreach (var f in rest) page.Append($"<li>{Quoted(f.Evidence, f.Signal, 240)} <span class=\"soft\">{Text(f.Because)} ({f.Strength:+0;-0;0})</span></li>");
                page.Append("</ul></details>");
            }

            page.Append("</td></tr>\n");
        }

        page.Append("</tbody>\n</table>\n<ul>\n");
        foreach (var claim in d.Conduct.Claims) page.Append($"<li>Claim: {Text(Story.Claim(claim))}</li>\n");
        foreach (var risk in d.Conduct.Risks) page.Append($"<li>Risk: {Text(Story.Risk(risk, d.Consequence is not null))}</li>\n");
        page.Append($"<li>Time: {Text(string.Join(", ", d.Conduct.Phases.Select(p => $"{p.Name} {p.SpentMs / 60_000} of {p.PlannedMs / 60_000} min")))}</li>\n</ul>\n");
    }

    private static void Code(StringBuilder page, Debrief d)
    {
        if (d.Conduct.Code is not { } code) return;
        page.Append($"<h2>{CodeStory.Heading}</h2>\n<dl>\n");
        foreach (var (label, text) in CodeStory.Lines(code)) page.Append($"<dt>{Text(label)}</dt><dd>{Text(text)}</dd>\n");
        page.Append("</dl>\n");
    }

    private static void Answers(StringBuilder page, Debrief d)
    {
        if (d.Conduct.Code is not null) return;
        page.Append($"<h2>{AnswerStory.Heading}</h2>\n");
        if (d.Conduct.Answers.Count == 0) page.Append("<p>No question was asked.</p>\n");
        foreach (var answer in d.Conduct.Answers)
        {
            page.Append($"<h3>{Text(AnswerStory.Question(answer))}</h3>\n<dl>\n");
            foreach (var (label, text) in AnswerStory.Lines(answer, d.Level)) page.Append($"<dt>{Shown.Title(label)}</dt><dd>{Text(text)}</dd>\n");
            page.Append("</dl>\n");
        }
    }

    private static void Facts(StringBuilder page, Debrief d)
    {
        Heading(page, 3);
        page.Append($"<p>{Text(Shown.Capital(Story.Facts(d)))}.</p>\n<ul>\n");
        foreach (var (label, text) in Story.FactLines(d)) page.Append($"<li>{(label.Length > 0 ? $"{Shown.Title(label)}: " : "")}{Text(text)}</li>\n");
        page.Append("</ul>\n");
    }

    private static void Run(StringBuilder page, Debrief d)
    {
        Heading(page, 4);
        if (d.Run is not { } run)
        {
            page.Append("<p>The design did not run.</p>\n");
            return;
        }

        page.Append($"<p>{Text(Story.RunCost(d, run))}</p>\n<ol>\n");
        foreach (var m in run.Timeline) page.Append($"<li><span class=\"soft\">{Shown.RunTime(m.AtMinute)}</span> {Text(Shown.Moment(m.Text))}</li>\n");
        page.Append("</ol>\n");
    }

    private static void Transcript(StringBuilder page, Debrief d)
    {
        page.Append("<h2>Transcript</h2>\n<dl>\n");
        foreach (var line in d.Transcript)
        {
            page.Append($"<dt id=\"e{line.Seq}\">{Shown.Time(line.AtMs)} {(line.By == Actor.Candidate ? "you" : "they")}</dt><dd>{Text(line.Text)}</dd>\n");
        }

        page.Append("</dl>\n");
    }

    private static void Heading(StringBuilder page, int index) => page.Append($"<h2>{Story.Headings[index]}</h2>\n");

    private static string Say(Change c) => c.Say.Length == 0 ? "" : $"<br>Such as: <q>{Text(c.Say)}</q>";

    private static string From(Change c) => $"{Text(Story.From(c, Shown.Quote(c.Evidence, c.Dimension, 220)))} {(c.Evidence.Kind == EvidenceKind.Absent ? "" : Anchor(c.Evidence.Seq, Shown.Time(c.Evidence.AtMs)))}";

    private static string Quoted(Evidence e, string signal, int most) =>
        e.Kind == EvidenceKind.Absent ? Text(Shown.Quote(e, signal)) : $"{Text(Shown.Quote(e, signal, most))} {Anchor(e.Seq, Shown.Time(e.AtMs))}";

    private static string Anchor(long seq, string text) => $"<a href=\"#e{seq}\">{text}</a>";

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
