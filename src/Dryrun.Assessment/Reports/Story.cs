using Dryrun.Assessment.Conduct;
using Dryrun.Assessment.Consequence;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Reports;

/// <summary>A bar of the waterfall.</summary>
/// <param name="Label">For people.</param>
/// <param name="Text">The figure, two significant digits, with its range where it has one.</param>
/// <param name="From">Dollars where the bar begins.</param>
/// <param name="To">Dollars where it ends.</param>
/// <param name="Kind">total, saving, loss.</param>
/// <param name="Indent">True for the parts of a total.</param>
internal sealed record WaterfallBar(string Label, string Text, double From, double To, string Kind, bool Indent);

/// <summary>The parts of a debrief in the order in which every form tells them.</summary>
internal static class Story
{
    /// <summary>Parts of the regret that are shown one by one.</summary>
    public const int PartsShown = 8;

    /// <summary>Moments of the run that are shown.</summary>
    public const int MomentsShown = 16;

    /// <summary>Unchecked assumptions that are shown.</summary>
    public const int UncheckedShown = 3;

    /// <summary>A part is told by itself where it is beyond noise, or at least this share of the whole difference.</summary>
    private const double ToldFrom = 0.1;

    // What moved the interviewer, by the kind it recorded.
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["designBeforeScoping"] = "A part of the solution before a single question: which problem is this solving?",
        ["framework"] = "The name of a framework where I wanted to hear what was done.",
        ["meeting"] = "A meeting is not an outcome. What happens when they say no?",
        ["monologue"] = "I have heard no decision, question or number for a while.",
        ["absolute"] = "An absolute: when would it be wrong?",
        ["frameLong"] = "The frame has had its minutes, and there is no design yet.",
        ["halfTime"] = "Half the time is gone.",
        ["tenLeft"] = "Ten minutes are left, and I want to dig into one thing.",
        ["summaryTime"] = "The last minutes have begun, and nothing has been summed up.",
        ["quiet"] = "I could not follow; thinking aloud is what the round is for.",
        ["fiveLeft"] = "Five minutes were left.",
        ["silence"] = "Nothing for a minute and a half: I cannot mark what I cannot hear.",
    };

    /// <summary>Section headings, in order.</summary>
    public static IReadOnlyList<string> Headings { get; } =
        ["Decision", "Where the money went", "Dimensions", "Facts", "The run", "What the interviewer was thinking", "Change three things", "Drill"];

    /// <summary>From the naive design to the candidate's to the best known one; empty without a consequence.</summary>
    public static IReadOnlyList<WaterfallBar> Bars(ConsequenceReport? c)
    {
        if (c is null) return [];
        List<WaterfallBar> bars = [new("what a busy team ships unled", Shown.Range(c.NaiveCost), 0, c.NaiveCost.Mid, "total", false)];
        var at = c.NaiveCost.Mid;
        bool IsTold(double dollars, double low, double high, double whole) => IsAboveNoise(low, high) || Math.Abs(dollars) >= ToldFrom * Math.Abs(whole);
        var led = c.ExpectedCost.Mid - c.NaiveCost.Mid;
        foreach (var step in c.Waterfall.Where(s => IsTold(s.Dollars, s.Low, s.High, led)))
        {
            bars.Add(new(step.Label + Doubt(step.Low, step.High), Ranged(step.Low, step.High), at, at + step.Dollars, step.Dollars <= 0 ? "saving" : "loss", true));
            at += step.Dollars;
        }

        if (Rest([.. c.Waterfall.Where(s => !IsTold(s.Dollars, s.Low, s.High, led)).Select(s => (s.Dollars, s.Low, s.High))], at, -1) is { } small) bars.Add(small);

        bars.Add(new("your plan", Shown.Range(c.ExpectedCost), 0, c.ExpectedCost.Mid, "total", false));
        at = c.ExpectedCost.Mid;
        var told = c.ExplainedBy.Where(p => p.Knob != "other" && IsTold(p.Dollars, p.Low, p.High, c.Regret.Mid)).OrderByDescending(p => p.Dollars).Take(PartsShown).ToList();
        foreach (var part in told)
        {
            bars.Add(new(Labelled(part) + Doubt(part.Low, part.High), Ranged(part.Low, part.High), at, at - part.Dollars, part.Dollars >= 0 ? "loss" : "saving", true));
            at -= part.Dollars;
        }

        if (Rest([.. c.ExplainedBy.Except(told).Select(p => (p.Dollars, p.Low, p.High))], at, 1) is { } rest) bars.Add(rest);

        bars.Add(new($"best known plan ({c.BestKnownName})", Shown.Range(c.BestKnownCost), 0, c.BestKnownCost.Mid, "total", false));
        return bars;
    }

    /// <summary>The sentence above the waterfall.</summary>
    public static string Money(Debrief debrief)
    {
        if (debrief.Consequence is not { } c) return "This round was rehearsed by talk, or its design never ran: there is no consequence in dollars.";
        var bound = c.IsBound ? " The two searches for it ended more than 2 percent apart, so a better plan may exist and the gap may be wider." : "";
        if (c.Regret.High <= 0.5) return $"Expected over 64 replicates of this world, no plan that was tried is cheaper than yours.{bound}";
        var gap = c.Regret.Low > 0
            ? $"your plan costs {Shown.Range(c.Regret)} more than the best known one" : $"your plan is within noise of the best known one (at most {Shown.Dollars(c.Regret.High)} more)";
        return $"Expected over 64 replicates of this world, {gap}.{bound}";
    }

    /// <summary>What missed facts cost here, dearest first; those at nothing left out. Not additive.</summary>
    public static IEnumerable<string> MissedCosts(Debrief debrief) => debrief.Facts.Missed.Where(m => m.CostHere is { Low: > 0.5 })
        .Select(m => $"never asked: {m.Name}, {Shown.Range(m.CostHere!)}");

    /// <summary>The count of facts and assumptions.</summary>
    public static string Facts(Debrief debrief)
    {
        var f = debrief.Facts;
        var made = debrief.Conduct.Assumptions;
        var (had, matter) = (f.Asked.Count(a => a.Matters), f.Asked.Count(a => a.Matters) + f.Missed.Count(m => m.Matters));
        var worth = matter == 0 ? "" : $", {had} of the {matter} that are worth more than noise";
        var over = made.Count(a => a.OverConstraining);
        var assumed = made.Count == 0 ? "assumed nothing" : $"assumed {made.Count}: {made.Count(a => a.Status == AssumptionStatus.Confirmed)} right, "
            + $"{made.Count(a => a.Status == AssumptionStatus.Refuted)} wrong, {made.Count(a => a.Status == AssumptionStatus.Unchecked)} never checked"
            + (over == 0 ? "" : $"; {over} stricter than anybody asked for");
        var framing = f.Asked.Count - f.Told is > 0 and var n ? $", and {n} about the task itself" : "";
        return $"told {f.Told} of {f.Total}{worth}{framing}; {assumed}";
    }

    /// <summary>The facts one by one: a label of at most seven letters and the sentence beside it.</summary>
    public static IEnumerable<(string Label, string Text)> FactLines(Debrief debrief)
    {
        var f = debrief.Facts;
        if (f.Asked.Count > 0) yield return ("asked", string.Join(", ", f.Asked.Select(a => $"{a.Name}{Worth(a.Matters, a.ValueOfInformation)} {Shown.Time(a.AtMs)}")));
        var (dear, small) = (f.Missed.Where(m => m.Matters || m.CostHere is { Low: > 0.5 }).ToList(), f.Missed.Where(m => !m.Matters && m.CostHere is not { Low: > 0.5 }).ToList());
        if (dear.Count > 0) yield return ("missed", string.Join(", ", dear.Select(m => m.Name + Worth(m.Matters, m.ValueOfInformation))));
        var priced = debrief.Consequence is null ? "" : dear.Count > 0 ? "and at no cost above noise: " : "at no cost above noise: ";
        if (small.Count > 0) yield return (dear.Count > 0 ? "" : "missed", $"{priced}{string.Join(", ", small.Select(m => m.Name))}");
        foreach (var a in f.WronglyAssumed)
        {
            var truth = a.Truth.Length > 0 ? $" In this world: \u201c{a.Truth}\u201d" : "";
            var strict = a.Made.OverConstraining ? " Stricter than anybody asked for." : "";
            var cost = a.CostHere is { Low: > 0.5 } c ? $" It cost {Shown.Range(c)} here." : "";
            yield return ("wrong", $"\u201c{Shown.Cut(a.Made.Text, 140)}\u201d {Shown.Time(a.Made.AtMs)}{strict}{truth}{cost}");
        }

        foreach (var a in f.Unchecked.Where(a => a.Fact is not null).Take(UncheckedShown)) yield return ("assumed", $"\u201c{Shown.Cut(a.Text, 140)}\u201d {Shown.Time(a.AtMs)} Never checked.");
    }

    /// <summary>The sentence on a claim.</summary>
    public static string Claim(CheckedClaim claim) => $"{Shown.Quote(claim.Evidence, claim.Metric, 220)} The run: {Shown.Words(claim.Metric[(claim.Metric.LastIndexOf('.') + 1)..])} {claim.Actual}; {(claim.Held ? "it held" : "it did not hold")}.";

    /// <summary>The sentence on a named risk.</summary>
    public static string Risk(NamedRisk risk, bool priced) =>
        Shown.Quote(risk.Evidence, "risk", 220) + (risk.Part is { } part ? $" It is among what cost money: {part}." : priced ? " It is not among what cost money here." : "");

    /// <summary>What one interviewer's thought reads like.</summary>
    public static string Thought(Debrief d, Thought t)
    {
        string After() => $"After: \u201c{Shown.Cut(t.Because, 120)}\u201d";
        var said = $"\u201c{Shown.Cut(t.Said, 160)}\u201d";
        if (!Reasons.TryGetValue(t.Kind, out var reason)) return $"{said} {(d.Transcript.Any(l => l.By == Actor.Candidate && l.Text.Contains(t.Because, StringComparison.Ordinal)) ? After() : Shown.Sentence(t.Because))}";
        return t.Because == t.Kind || t.Because.Length == 0 ? $"{said} {reason}" : $"{said} {reason} {After()}";
    }

    /// <summary>Where a change comes from.</summary>
    public static string From(Change c, string quote) =>
        c.Evidence.Kind == EvidenceKind.Absent ? "Not heard in this round." : c.Again ? $"You did it once, and can do it more often: {quote}" : $"You said: {quote}";

    /// <summary>What the run that was shown cost, the dearest lines first.</summary>
    public static string RunCost(Debrief d, RunRecord run)
    {
        var lines = run.Ledger.Where(l => l.Value != 0).OrderByDescending(l => l.Value).ThenBy(l => l.Key, StringComparer.Ordinal)
            .Select(l => $"{Lower(d.LedgerNames.GetValueOrDefault(l.Key, l.Key))} {Shown.Dollars(l.Value / 100.0)}").ToList();
        return $"This one run, with the luck it had, cost {Shown.Dollars(run.TotalCents / 100.0)}{(lines.Count > 0 ? ": " : "")}{string.Join(", ", lines)}.";
    }

    // A small part that the luck of the replicates could have made is not told by itself; the sum of them keeps the account whole.
    private static bool IsAboveNoise(double low, double high) => low > 0.5 || high < -0.5;

    private static string Doubt(double low, double high) => IsAboveNoise(low, high) ? "" : " (may be luck)";

    private static string Lower(string name) => name.Length > 1 && (char.IsLower(name[1]) || name[1] == ' ') ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    private static string Worth(bool matters, double? value) => matters && value is { } v ? $" ({Shown.Dollars(v)})" : "";

    private static WaterfallBar? Rest(IReadOnlyList<(double Dollars, double Low, double High)> parts, double at, int sign)
    {
        var dollars = parts.Sum(p => p.Dollars);
        if (Math.Abs(dollars) < 0.5) return null;
        return new("everything else, small or within luck", Ranged(parts.Sum(p => p.Low), parts.Sum(p => p.High)), at, at - (sign * dollars), dollars > 0 ? "loss" : "saving", true);
    }

    private static string Labelled(RegretPart part) => part.Had is { } had && part.Best is { } best ? $"{part.Label}: yours {Shown.Cut(had, 30)}, best {Shown.Cut(best, 30)}" : part.Label;

    private static string Ranged(double low, double high) =>
        Shown.Dollars(low) == Shown.Dollars(high) ? Shown.Change(low) : $"{Shown.Change(low)} to {Shown.Change(high)}";
}
