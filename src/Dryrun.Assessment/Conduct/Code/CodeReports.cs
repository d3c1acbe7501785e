using System.Globalization;
using Dryrun.Interview.Code;

namespace Dryrun.Assessment.Conduct.Code;

/// <summary>One part of what a round with code is marked by.</summary>
/// <param name="Id">correctness, speed, tests, complexity, edgeCases, communication or ownership.</param>
/// <param name="Name">For people.</param>
/// <param name="Level">1 to 5; 0 where there is nothing to judge by.</param>
/// <param name="Because">The figures behind it, in a sentence.</param>
/// <param name="Evidence">The span that shows it, or null.</param>
public sealed record CodePart(string Id, string Name, int Level, string Because, Evidence? Evidence);

/// <summary>What was claimed about cost beside what was measured.</summary>
/// <param name="Expected">What a good solution costs, or null.</param>
/// <param name="Claimed">What the candidate claimed, or null.</param>
/// <param name="Measured">What was measured, or null.</param>
/// <param name="Agrees">Whether the claim holds; null where that cannot be told.</param>
/// <param name="Points">The measurements.</param>
public sealed record CodeCost(string? Expected, string? Claimed, string? Measured, bool? Agrees, IReadOnlyList<GrowthPoint> Points);

/// <summary>A follow-up question with what was heard of it.</summary>
public sealed record CodeFollowed(string Kind, string Ask, bool Asked, IReadOnlyList<string> Heard, IReadOnlyList<string> Missed);

/// <summary>What came of one problem.</summary>
public sealed record CodeOutcome(
    string Id, string Title, string? Language, bool Solved, string? Verdict, string? Words,
    double? MinutesToAccepted, int Submissions, int SampleRuns, int OwnRuns, int Hints, string? Code, CodeCost Cost,
    IReadOnlyList<string> EdgesNamed, IReadOnlyList<string> EdgesAfterAsked, IReadOnlyList<string> EdgesMissed, IReadOnlyList<CodeFollowed> FollowUps);

/// <summary>The part of a debrief that is about code.</summary>
public sealed record CodeDebrief(IReadOnlyList<CodeOutcome> Problems, IReadOnlyList<CodePart> Parts);

/// <summary>Sets what was handed in and said beside what the problems ask.</summary>
internal static class CodeReports
{
    /// <summary>The report of a round with code; null elsewhere.</summary>
    public static CodeDebrief? Of(SessionRecord record, IReadOnlyList<DimensionMark> marks)
    {
        if (CodeSession.Of(record) is not { } session) return null;
        List<CodePart> parts = [Correctness(session), Speed(session), Tests(session)];
        if (session.Plan.Talks) parts.AddRange([Complexity(session), Edges(session)]);
        foreach (var mark in marks.Where(m => m.Id is "communication" or "ownership"))
        {
            var said = mark.Findings.Where(f => f.Evidence.Kind == EvidenceKind.Said && f.Favourable).ToList();
            var lead = said.Find(f => f.Signal == CodeOwnership.Owner) ?? said.Concat(mark.Findings).FirstOrDefault();
            parts.Add(new CodePart(mark.Id, mark.Name, mark.Level, Talked(session, mark), lead?.Evidence));
        }

        return new CodeDebrief([.. session.Problems.Select(p => Of(session, p))], parts);
    }

    // What of the dimension was heard and what was not, in the rubric's words.
    private static string Talked(CodeSession session, DimensionMark mark)
    {
        var extractor = mark.Id == "communication" ? CodeCommunication.Extractor : CodeOwnership.Extractor;
        var found = mark.Findings.Where(f => f.Favourable).Select(f => f.Signal).ToHashSet();
        var failed = session.Problems.Any(p => p.Failed.Count > 0 || p.Runs.Any(r => r.Report is { IsAccepted: false }));
        string List(IEnumerable<string> ids) => string.Join("; ", ids.Select(id => extractor.Signals.Single(s => s.Id == id).LooksFor.TrimEnd('.')).Select(Decapitalised));
        var heard = found.Count == 0 ? "Nothing of it was heard." : $"Heard: {List(extractor.Signals.Select(s => s.Id).Where(found.Contains))}.";
        var missing = extractor.Advice.Select(a => a.Signal).Where(s => !found.Contains(s) && (failed || s != CodeCommunication.ReadFailure)).ToList();
        var against = mark.Findings.Where(f => f.Strength < 0).Select(f => f.Because).Distinct();
        return string.Join(' ', [heard, .. missing.Count == 0 ? Array.Empty<string>() : [$"Not heard: {List(missing)}."], .. against]);
    }

    private static string Decapitalised(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    private static CodeOutcome Of(CodeSession session, ProblemRecord p)
    {
        var cost = CostReading.Of(p);
        var edges = p.Heard("edges");
        return new CodeOutcome(
            p.Problem.Id, p.Problem.Title, p.Counts?.Asked.Language, p.Accepted is not null, p.Counts?.Report!.Verdict, p.Counts?.Report!.Words,
            p.MinutesTaken is { } m ? Math.Round(m, 1) : null,
            p.Submissions.Count, p.Runs.Count(r => r.Asked.What == CodePurpose.Samples), p.OwnInputs.Count, p.Hints.Count, p.Counts?.Asked.Code,
            new CodeCost(cost.Expected, cost.Claimed?.Claim.Family, cost.Measured, cost.Agrees, p.Growth?.Points ?? []),
            [.. edges.Where(e => e.Unasked).Select(e => e.Holds)], [.. edges.Where(e => !e.Unasked).Select(e => e.Holds)], p.Missed("edges"),
            session.Plan.Talks ? [.. p.Problem.FollowUps.Select(f => Followed(p, f))] : []);
    }

    private static CodeFollowed Followed(ProblemRecord p, CodeFollowUp f) =>
        new(f.Kind, f.Ask, p.AskedAt(f.Kind) != long.MaxValue, [.. p.Heard(f.Kind).Select(h => h.Holds)], p.Missed(f.Kind));

    private static CodePart Correctness(CodeSession session)
    {
        if (session.OnlyTalk) return new CodePart("correctness", "Correctness", 0, "Nothing could be run on this machine.", null);
        var level = Mean(session.Problems.Select(p => p switch
        {
            { Accepted: not null, Failed.Count: 0 } => 5,
            { Accepted: not null, Failed.Count: <= 2 } => 4,
            { Accepted: not null } => 3,
            { IsNear: true } => 2,
            _ => 1,
        }));
        var shown = session.Problems.FirstOrDefault(p => p.Counts is not null);
        return new CodePart("correctness", "Correctness", level, string.Join(" ", session.Problems.Select(Verdict)), shown is null ? null : shown.Ran(shown.Counts!));
    }

    private static string Verdict(ProblemRecord p)
    {
        var after = p.Failed.Count == 0 ? "with the first submission" : p.Failed.Count == 1 ? "after one that failed" : $"after {p.Failed.Count} that failed";
        return p switch
        {
            { Accepted: not null } => $"{p.Problem.Title}: accepted {after}.",
            { Counts: { } last } => $"{p.Problem.Title}: {last.Report!.Words}, {p.Submissions.Count} submitted{(p.IsNear ? "; the samples are right" : "")}.",
            { Runs.Count: > 0 } => $"{p.Problem.Title}: nothing was submitted{(p.IsNear ? "; the samples are right" : "")}.",
            _ => $"{p.Problem.Title}: nothing was run.",
        };
    }

    private static CodePart Speed(CodeSession session)
    {
        if (session.OnlyTalk) return new CodePart("speed", "Speed", 0, "Nothing could be run on this machine.", null);
        var level = Mean(session.Problems.Select(p => p.MinutesTaken is not { } taken ? 1 : (taken / p.Problem.Minutes) switch
        {
            <= 0.6 => 5,
            <= 0.85 => 4,
            <= 1.0 => 3,
            <= 1.5 => 2,
            _ => 1,
        }));
        var said = session.Problems.Select(p => p.MinutesTaken is { } taken
            ? string.Create(CultureInfo.InvariantCulture, $"{p.Problem.Title}: right after {taken:0} of the {p.Problem.Minutes} minutes it is given.") : $"{p.Problem.Title}: not right within the round.");
        var shown = session.Problems.FirstOrDefault(p => p.Accepted is not null);
        return new CodePart("speed", "Speed", level, string.Join(" ", said), shown is null ? null : shown.Ran(shown.Accepted!));
    }

    private static CodePart Tests(CodeSession session)
    {
        if (session.OnlyTalk) return new CodePart("tests", "Tests", 0, "Nothing could be run on this machine.", null);
        var level = Mean(session.Problems.Select(p => p.Problem.TakesInput
            ? p.OwnInputs.Count switch { >= 3 => 5, 2 => 4, 1 => 3, _ => p.SampleRuns.Count > 0 ? 2 : 1 }
            : p.SampleRuns.Count switch { >= 2 => 4, 1 => 3, _ => 1 }));
        var said = session.Problems.Select(p => p.Problem.TakesInput
            ? $"{p.Problem.Title}: {Count(p.OwnInputs.Count, "input")} of your own, samples {(p.SampleRuns.Count > 0 ? "run before the first submission" : "not run before it")}."
            : $"{p.Problem.Title}: samples {(p.SampleRuns.Count > 0 ? "run before the first submission" : "not run before it")}.");
        var shown = session.Problems.SelectMany(p => p.OwnInputs).FirstOrDefault(r => ProblemRecord.Asked(r).Quote.Length > 0);
        return new CodePart("tests", "Tests written", level, string.Join(" ", said), shown is null ? null : ProblemRecord.Asked(shown));
    }

    private static CodePart Complexity(CodeSession session)
    {
        var p = session.Problems[0];
        var cost = CostReading.Of(p);
        var good = cost.Expected is { } expected ? $" A good solution: {expected}." : "";
        var measured = cost.Measured is { } family ? family == "1" && cost.Expected is not ("1" or "log n") ? " Measured: no growth beyond noise." : $" Measured: {family}." : p.Accepted is null ? " Nothing right was there to be measured." : "";
        if (p.Problem.Family is null)
        {
            var heard = p.Heard("complexity");
            var asked = p.AskedAt("complexity") != long.MaxValue;
            return new CodePart("complexity", "Cost", heard.Count == 0 && !asked ? 0 : Math.Min(5, 1 + (2 * heard.Count)), heard.Count == 0 ? "Nothing was heard of what it costs." : $"Heard: {string.Join("; ", heard.Select(h => h.Holds))}.", heard.Count > 0 ? heard[0].Evidence : null);
        }

        if (cost.Claimed is not { } claimed) return new CodePart("complexity", "Cost, claimed and measured", 1, $"No order of growth was named.{measured}{good}", null);
        var level = cost.Agrees switch { true => claimed.Unasked ? 5 : 4, false => 2, _ => 3 };
        var verdict = cost.Agrees switch
        {
            true => cost.Measured is { } read && read != claimed.Claim.Family ? "Measuring cannot rule the claim out." : "It holds.",
            false => "It does not hold.",
            _ => "",
        };
        return new CodePart("complexity", "Cost, claimed and measured", level, $"Claimed: {claimed.Claim.Family}{(claimed.Unasked ? ", unasked" : "")}.{measured} {verdict}{good}".Replace("  ", " ", StringComparison.Ordinal).Trim(), claimed.Evidence);
    }

    private static CodePart Edges(CodeSession session)
    {
        var p = session.Problems[0];
        var heard = p.Heard("edges");
        var first = heard.Where(h => h.Unasked).ToList();
        var level = first.Count switch { >= 3 => 5, 2 => 4, 1 => 3, _ => heard.Count >= 2 ? 2 : 1 };
        var said = first.Count > 0 ? $"Named before anybody asked: {string.Join("; ", first.Select(h => h.Holds))}." : "None was named before the interviewer asked.";
        var after = heard.Count > first.Count ? $" When asked: {string.Join("; ", heard.Where(h => !h.Unasked).Select(h => h.Holds))}." : "";
        return new CodePart("edgeCases", "Edge cases", level, said + after, heard.Count > 0 ? heard[0].Evidence : null);
    }

    private static string Count(int count, string thing) => count == 1 ? $"one {thing}" : count == 0 ? $"no {thing}" : $"{count} {thing}s";

    private static int Mean(IEnumerable<int> levels) => (int)Math.Round(levels.Average(), MidpointRounding.ToZero);
}
