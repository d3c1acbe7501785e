using System.Globalization;
using Dryrun.Cli.Terminal;
using Dryrun.Interview.Code;

namespace Dryrun.Cli.Code;

/// <summary>What a round with code looks like at a terminal.</summary>
internal static class CodeViews
{
    private const int RowsMost = 12, CodeMost = 200;

    /// <summary>The problem.</summary>
    public static void Statement(Screen screen, CodeProblem problem, int number, int of)
    {
        screen.Line();
        screen.Line($"[bold]{(of > 1 ? $"{number} of {of}: " : "")}{Screen.Plain(problem.Title)}[/]  [dim]{problem.Level}, {string.Join(", ", problem.Languages.Select(l => l.Name))}[/]");
        foreach (var row in problem.Statement.TrimEnd().Split('\n'))
        {
            if (row.Length == 0) screen.Line();
            else screen.Hanging(row.StartsWith("- ", StringComparison.Ordinal) ? "  " : "", row.StartsWith("- ", StringComparison.Ordinal) ? 4 : 0, row.Replace("**", "", StringComparison.Ordinal));
        }

        screen.Line();
        Samples(screen, problem);
    }

    /// <summary>The samples.</summary>
    public static void Samples(Screen screen, CodeProblem problem)
    {
        foreach (var sample in problem.Samples)
        {
            screen.Line($"[bold]{Screen.Plain(sample.Name)}[/]{(sample.Description is { } d ? $"  [dim]{Screen.Plain(d)}[/]" : "")}");
            Block(screen, "in", sample.Input);
            Block(screen, "out", sample.Answer);
        }
    }

    /// <summary>A program with its line numbers.</summary>
    public static void Code(Screen screen, string code)
    {
        foreach (var (row, i) in code.TrimEnd('\n').Split('\n').Take(CodeMost).Select((row, i) => (row, i))) screen.Line($"[dim]{i + 1,4}[/]  {Screen.Plain(row)}");
    }

    /// <summary>A result.</summary>
    public static void Report(Screen screen, CodeRun run)
    {
        if (run.Report is not { } report) return;
        var colour = report.IsAccepted ? "green" : "red";
        screen.Line($"[{colour}]{Screen.Plain(CodeWords.Line(run))}[/]");
        if (report.Message.Length > 0) Block(screen, "", report.Message);
        foreach (var c in report.Cases.Where(c => run.IsSubmission || c.IsSample))
        {
            var mark = c.Verdict == CodeReport.Accepted ? "[green]✓[/]" : "[red]✗[/]";
            var why = c.Verdict == CodeReport.Accepted ? "" : $"  {c.Words}{(c.Message is { } m ? $": {m}" : "")}";
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"  {mark} {c.Name,-24} {c.CpuMs,6} ms {c.PeakBytes / 1048576.0,7:0.0} MiB{Screen.Plain(why)}"));
        }

        if (report.Failing is { } failing)
        {
            screen.Line($"  [bold]{Screen.Plain(failing.Name)}[/]: {Screen.Plain(failing.Message)}");
            Block(screen, "input", failing.Input);
            Block(screen, "expected", failing.Expected);
            Block(screen, "yours", failing.Output);
            if (failing.Errors.Trim().Length > 0) Block(screen, "errors", failing.Errors);
        }

        if (report.Own is not { } own) return;
        Block(screen, "yours", own.Output);
        if (own.Errors.Trim().Length > 0) Block(screen, "errors", own.Errors);
    }

    private static void Block(Screen screen, string head, string text)
    {
        var rows = text.TrimEnd('\n').Split('\n');
        foreach (var (row, i) in rows.Take(RowsMost).Select((row, i) => (row, i))) screen.Hanging($"    {(i == 0 ? head : ""),-9}", 13, row.Length == 0 ? " " : WordWrap.Cut(row, 400));
        if (rows.Length > RowsMost) screen.Line($"[dim]             and {rows.Length - RowsMost} more lines[/]");
    }
}
