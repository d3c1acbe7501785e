using Dryrun.Assessment.Conduct;
using Dryrun.Assessment.Consequence;

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

    /// <summary>Section headings, in order.</summary>
    public static IReadOnlyList<string> Headings { get; } =
        ["Decision", "Where the money went", "Dimensions", "Facts", "The run", "What the interviewer was thinking", "Change three things", "Drill"];

    /// <summary>From the naive design to the candidate's to the best known one; empty without a consequence.</summary>
    public static IReadOnlyList<WaterfallBar> Bars(ConsequenceReport? c)
    {
        if (c is null) return [];
        List<WaterfallBar> bars = [new("what a busy team ships unled", Shown.Range(c.NaiveCost), 0, c.NaiveCost.Mid, "total", false)];
        var at = c.NaiveCost.Mid;
        foreach (var step in c.Waterfall.Where(s => IsAboveNoise(s.Low, s.High)))
        {
            bars.Add(new(step.Label, Ranged(step.Low, step.High), at, at + step.Dollars, step.Dollars <= 0 ? "saving" : "loss", true));
            at += step.Dollars;
        }

        if (Rest([.. c.Waterfall.Where(s => !IsAboveNoise(s.Low, s.High)).Select(s => (s.Dollars, s.Low, s.High))], at, -1) is { } small) bars.Add(small);

        bars.Add(new("your plan", Shown.Range(c.ExpectedCost), 0, c.ExpectedCost.Mid, "total", false));
        at = c.ExpectedCost.Mid;
        var told = c.ExplainedBy.Where(p => p.Knob != "other" && IsAboveNoise(p.Low, p.High)).OrderByDescending(p => p.Dollars).Take(PartsShown).ToList();
        foreach (var part in told)
        {
            bars.Add(new(Labelled(part), Ranged(part.Low, part.High), at, at - part.Dollars, part.Dollars >= 0 ? "loss" : "saving", true));
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
        var bound = c.IsBound ? "at least " : "about ";
        return c.Regret.High <= 0.5
            ? "Your plan is the best known one in this world, expected over 64 replicates."
            : $"Expected over 64 replicates of this world: {bound}{Shown.Range(Math.Max(0, c.Regret.Low), c.Regret.High)} above the best known plan.";
    }

    /// <summary>What missed facts cost here, dearest first; those at nothing left out. Not additive.</summary>
    public static IEnumerable<string> MissedCosts(Debrief debrief) => debrief.Facts.Missed.Where(m => m.CostHere is { Low: > 0 })
        .Select(m => $"never asked: {Shown.Words(m.Fact)}, {Shown.Range(m.CostHere!)}{(m.ValueOfInformation is { } v ? $" (worth {Shown.Dollars(v)} before the design)" : "")}");

    /// <summary>One line on the facts.</summary>
    public static string Facts(Debrief debrief)
    {
        var f = debrief.Facts;
        var made = debrief.Conduct.Assumptions;
        var settled = made.Count(a => a.Status != Interview.Sessions.AssumptionStatus.Unchecked);
        return $"asked {f.Asked.Count} of {f.Total}; assumed {made.Count}, settled {settled}, wrong {f.WronglyAssumed.Count}, over-constrained {made.Count(a => a.OverConstraining)}";
    }

    /// <summary>The sentence on a claim.</summary>
    public static string Claim(CheckedClaim claim) => $"{Shown.Quote(claim.Evidence, claim.Metric, 110)} The run: {claim.Actual}; {(claim.Held ? "it held" : "it did not hold")}.";

    /// <summary>The sentence on a named risk.</summary>
    public static string Risk(NamedRisk risk, bool priced) =>
        Shown.Quote(risk.Evidence, "risk", 110) + (risk.Part is { } part ? $" It is among what cost money: {part}." : priced ? " Nothing that cost money here matches it." : "");

    /// <summary>What one interviewer's thought reads like.</summary>
    public static string Thought(Thought t) => $"{Shown.Cut(t.Said, 90)} ({Shown.Cut(t.Because, 90)})";

    // A part that the luck of the replicates could have made is not told by itself; the sum of them keeps the account whole.
    private static bool IsAboveNoise(double low, double high) => low > 0.5 || high < -0.5;

    private static WaterfallBar? Rest(IReadOnlyList<(double Dollars, double Low, double High)> parts, double at, int sign)
    {
        var dollars = parts.Sum(p => p.Dollars);
        if (Math.Abs(dollars) < 0.5) return null;
        return new("everything else, within noise or small", Ranged(parts.Sum(p => p.Low), parts.Sum(p => p.High)), at, at - (sign * dollars), dollars > 0 ? "loss" : "saving", true);
    }

    private static string Labelled(RegretPart part) => part.Had is { } had && part.Best is { } best ? $"{part.Label}: {Shown.Cut(had, 30)}, best {Shown.Cut(best, 30)}" : part.Label;

    private static string Ranged(double low, double high) =>
        Shown.Dollars(low) == Shown.Dollars(high) ? Shown.Change(low) : $"{Shown.Change(low)} to {Shown.Change(high)}";
}
