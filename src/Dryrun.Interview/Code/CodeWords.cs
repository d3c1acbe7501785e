using System.Globalization;

namespace Dryrun.Interview.Code;

/// <summary>Runs in words, for transcripts.</summary>
public static class CodeWords
{
    /// <summary>What was asked for: "Ran the samples, Python".</summary>
    /// <param name="asked">The event.</param>
    /// <param name="language">The language's name.</param>
    public static string Asked(CodeAsked asked, string language) => asked.What switch
    {
        CodePurpose.Samples => $"Ran the samples, {language}",
        CodePurpose.Own => $"Ran an input of their own, {language}",
        _ => $"Submitted, {language}",
    };

    /// <summary>What came of it: "Samples: 2 of 2 right, 21 ms".</summary>
    public static string Line(CodeRun run) => run.Report is { } report ? Line(run.Asked.What, report) : "Running";

    /// <inheritdoc cref="Line(CodeRun)"/>
    public static string Line(CodePurpose what, CodeReport report)
    {
        var right = report.Cases.Count(c => c.Verdict == CodeReport.Accepted);
        var cpu = report.CpuMs > 0 ? string.Create(CultureInfo.InvariantCulture, $", {report.CpuMs} ms") : "";
        return (what, report.Verdict) switch
        {
            (_, CodeReport.JudgeError) => "No verdict: the machine failed, not your code",
            (_, "compileError") => "It does not compile",
            (CodePurpose.Own, CodeReport.Accepted) => $"Ran to its end{cpu}",
            (CodePurpose.Own, _) => $"Your input: {report.Words}{cpu}",
            (CodePurpose.Samples, CodeReport.Accepted) => $"Samples: {right} of {report.CasesInAll} right{cpu}",
            (CodePurpose.Samples, _) => $"Samples: {right} of {report.CasesInAll} right, {report.Words}",
            (_, CodeReport.Accepted) => $"Accepted: {right} of {report.CasesInAll} cases{cpu}",
            _ => $"{char.ToUpperInvariant(report.Words[0])}{report.Words[1..]} on {report.Cases.FirstOrDefault(c => c.Verdict != CodeReport.Accepted)?.Name ?? "a case"}",
        };
    }
}
