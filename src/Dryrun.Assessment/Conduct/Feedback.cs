using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct;

/// <summary>How a round ends, the poorest first.</summary>
public enum Decision
{
    /// <summary>Clearly below the level.</summary>
    StrongNoHire,

    /// <summary>Below the level.</summary>
    NoHire,

    /// <summary>One signal is missing beside good ones.</summary>
    Deferred,

    /// <summary>At the level.</summary>
    Hire,

    /// <summary>Above it.</summary>
    StrongHire,
}

/// <summary>One thing to change, with what it comes from.</summary>
/// <param name="Dimension">The dimension it raises.</param>
/// <param name="Text">What to do, in a sentence.</param>
/// <param name="Say">What it sounds like when it is said; empty where no example is known.</param>
/// <param name="Evidence">The quote or the absence behind it.</param>
/// <param name="Again">True where it was done, and doing it more often is what is left to gain.</param>
public sealed record Change(string Dimension, string Text, string Say, Evidence Evidence, bool Again = false);

/// <summary>What the interviewer was thinking at a point: the reason recorded when it spoke, never invented afterwards.</summary>
/// <param name="AtMs">Session time.</param>
/// <param name="Seq">The event it is taken from.</param>
/// <param name="Kind">Kind of the interruption or the remark, or the probe's id.</param>
/// <param name="Said">What the interviewer said then.</param>
/// <param name="Because">Why, as recorded: of an interruption the words it cut off.</param>
public sealed record Thought(long AtMs, long Seq, string Kind, string Said, string Because);

/// <summary>The interviewer's feedback on a round.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Because">The rule that gave it, with the marks, in a sentence.</param>
/// <param name="MissingSignal">What a deferred decision waits for, else null.</param>
/// <param name="StrongHireLacks">Dimensions that stand between this and a strong hire.</param>
/// <param name="Changes">Three things to change.</param>
/// <param name="Drill">One exercise of a few minutes.</param>
/// <param name="Strongest">The strongest moment, or null where there is none.</param>
/// <param name="Thinking">Up to three points of the round.</param>
/// <param name="Quotes">Two sentences of the candidate that decided most beside the strongest moment, fewer where there are none.</param>
public sealed record Feedback(
    Decision Decision, string Because, string? MissingSignal, IReadOnlyList<string> StrongHireLacks, IReadOnlyList<Change> Changes, string Drill, Finding? Strongest,
    IReadOnlyList<Thought> Thinking, IReadOnlyList<Finding> Quotes)
{
    /// <summary>The feedback that marks and record give.</summary>
    public static Feedback Of(ConductReport conduct, IReadOnlyList<SessionEvent> events)
    {
        var (decision, because, missing) = DecisionRule.Of(conduct);
        var favourable = conduct.Dimensions.SelectMany(d => d.Findings.Select(f => (Dimension: d, Finding: f)))
            .Where(x => x.Finding.Evidence.Kind == EvidenceKind.Said && x.Finding.Favourable)
            .OrderByDescending(x => x.Finding.Strength * x.Dimension.Weight).ThenBy(x => x.Finding.Evidence.Seq).ToList();
        var against = conduct.Dimensions.SelectMany(d => d.Findings.Select(f => (Dimension: d, Finding: f)))
            .Where(x => x.Finding.Evidence.Kind == EvidenceKind.Said && x.Finding.Strength < 0)
            .OrderBy(x => x.Finding.Strength * x.Dimension.Weight).ThenBy(x => x.Finding.Evidence.Seq).ToList();
        var strongest = favourable.Count > 0 ? favourable[0].Finding : null;
        var ordered = decision >= Decision.Deferred ? favourable.Concat(against) : against.Concat(favourable);
        var lacks = conduct.Dimensions.Where(d => d.Level < 4).OrderBy(d => d.Level).ThenByDescending(d => d.Weight).Select(d => d.Id).ToList();
        return new Feedback(
            decision, because, missing, decision == Decision.StrongHire ? [] : lacks, Advice.Changes(conduct, events[^1].AtMs), Advice.Drill(conduct), strongest, Thinks(events),
            [.. ordered.Select(x => x.Finding).Where(f => f.Evidence != strongest?.Evidence).DistinctBy(f => f.Evidence.Quote).Take(2)]);
    }

    // Interruptions tell most, then what was probed, then remarks on time; of many of a kind the first, the middle and the last.
    private static List<Thought> Thinks(IReadOnlyList<SessionEvent> events)
    {
        var all = new List<(int Rank, Thought Thought)>();
        foreach (var e in events)
        {
            if (e.Data is Interrupted i) all.Add((0, new Thought(e.AtMs, e.Seq, i.Kind, i.Text, i.Quote)));
            else if (e.Data is Probed p && p.Because.Length > 0) all.Add((p.About switch { "unknown" => 3, "breaksFirst" => 2, _ => 1 }, new Thought(e.AtMs, e.Seq, p.Probe, p.Text, p.Because)));
            else if (e.Data is Nudged n) all.Add((2, new Thought(e.AtMs, e.Seq, n.Kind, n.Text, n.Kind)));
        }

        var chosen = new List<Thought>();
        foreach (var rank in all.GroupBy(t => t.Rank).OrderBy(g => g.Key)) chosen.AddRange(Spread([.. rank.Select(t => t.Thought)], 3 - chosen.Count));
        return [.. chosen.OrderBy(t => t.Seq)];
    }

    private static IEnumerable<Thought> Spread(List<Thought> thoughts, int most) => thoughts.Count <= most
        ? thoughts : Enumerable.Range(0, most).Select(i => thoughts[most == 1 ? 0 : i * (thoughts.Count - 1) / (most - 1)]);
}
