using Dryrun.Assessment.Conduct.Code;
using Dryrun.Assessment.Conduct.Talk;
using Dryrun.Assessment.Consequence;
using Dryrun.Interview.Sessions;

namespace Dryrun.Assessment.Conduct;

/// <summary>The mark of one dimension.</summary>
/// <param name="Id">Key: "scoping".</param>
/// <param name="Name">For people.</param>
/// <param name="Level">1 to 5, at the level sat at.</param>
/// <param name="Points">The points behind it.</param>
/// <param name="HasSignal">False where nothing that speaks for or against was found, only absence.</param>
/// <param name="Findings">What was found, favourable first, the weightiest first; what holds the mark down stands before all.</param>
public sealed record DimensionMark(string Id, string Name, int Level, int Points, bool HasSignal, IReadOnlyList<Finding> Findings)
{
    /// <summary>What the mark weighs in the decision; 0 where nobody asked for it and it is only told.</summary>
    public int Weight { get; init; } = 1;
}

/// <summary>A claim that a run could check.</summary>
/// <param name="Evidence">The words.</param>
/// <param name="Metric">The metric it is about.</param>
/// <param name="Claimed">What was claimed, with its unit.</param>
/// <param name="Actual">What the run gave, with its unit.</param>
/// <param name="Held">True where the run bore it out.</param>
public sealed record CheckedClaim(Evidence Evidence, string Metric, string Claimed, string Actual, bool Held);

/// <summary>A risk the candidate put forward beside what cost money.</summary>
/// <param name="Evidence">The words.</param>
/// <param name="Part">The part of the regret it names, or null where nothing that cost money matches.</param>
public sealed record NamedRisk(Evidence Evidence, string? Part);

/// <summary>Minutes of a phase.</summary>
/// <param name="Id">Key: "frame".</param>
/// <param name="Name">For people.</param>
/// <param name="PlannedMs">As the prompt plans it.</param>
/// <param name="SpentMs">As it went.</param>
public sealed record PhaseTime(string Id, string Name, long PlannedMs, long SpentMs);

/// <summary>An assumption and what became of it.</summary>
public sealed record AssumptionMade(string Text, long AtMs, string? Fact, AssumptionStatus Status, bool OverConstraining);

/// <summary>What the candidate did, apart from what it cost.</summary>
public sealed record ConductReport(
    string Level, IReadOnlyList<DimensionMark> Dimensions, IReadOnlyList<CheckedClaim> Claims, IReadOnlyList<NamedRisk> Risks,
    IReadOnlyList<AssumptionMade> Assumptions, IReadOnlyList<PhaseTime> Phases)
{
    /// <summary>Id of the rule book that gave the marks.</summary>
    public string Book { get; init; } = "design";

    /// <summary>What was asked in a talk segment and what came of it; empty elsewhere.</summary>
    public IReadOnlyList<AnswerReport> Answers { get; init; } = [];

    /// <summary>What came of the code of a round with code; null elsewhere.</summary>
    public CodeDebrief? Code { get; init; }

    /// <summary>A dimension by its id.</summary>
    public DimensionMark this[string id] => Dimensions.First(d => d.Id == id);
}

/// <summary>Marks a session by the rules.</summary>
public static class ConductAssessment
{
    /// <summary>Levels that have rules.</summary>
    public static IReadOnlyList<string> Levels { get; } = [.. LevelRules.PointsFor.Keys];

    // Nobody marks a program manager on these unasked.
    private static readonly string[] EngineersOnly = ["mlJudgement", "coding"];

    /// <summary>
    /// Marks a session. What programme decisions cost is evidence for their dimension; what engineering knobs cost weighs nothing.
    /// </summary>
    /// <param name="events">The session's events, from the started event on.</param>
    /// <param name="room">Prompt and system.</param>
    /// <param name="consequence">What the design cost, or null.</param>
    public static ConductReport Of(IReadOnlyList<SessionEvent> events, Room room, ConsequenceReport? consequence = null)
    {
        var record = SessionRecord.Of(events, room);
        var book = RuleBooks.For(room);
        var contradictions = Contradictions.Of(record).ToList();
        var foremost = record.Talk.Asked.SelectMany(a => a.Question.Judges.Take(2)).ToHashSet();
        var judged = record.Talk.Asked.SelectMany(a => a.Question.Judges).ToHashSet();
        var marks = book.Dimensions.Select(rule => Mark(book, rule, record, contradictions, consequence))
            .Select(m => book.IsAlways(m.Id) || foremost.Contains(m.Id) ? m : m with { Weight = judged.Contains(m.Id) ? 1 : 0 })
            .Where(m => m.Weight > 0 || (m.Level >= LevelRules.UnaskedFrom && (room.Content.Prompt.Role == "mle" || !EngineersOnly.Contains(m.Id)))).ToList();
        return new ConductReport(record.Level, marks, Claims.Of(record), NamedRisks.Of(record, consequence), Assumed(record), Phases.Of(record))
        {
            Book = book.Id,
            Answers = room.Code is null ? AnswerReports.Of(record, marks) : [],
            Code = CodeReports.Of(record, marks),
        };
    }

    /// <summary>How many more of a signal are shown than count.</summary>
    private const int ShownBeyond = 4;

    private static List<AssumptionMade> Assumed(SessionRecord record) =>
        [.. record.State.Assumptions.Select(a => new AssumptionMade(a.Text, a.AtMs, a.Fact, a.Status, a.OverConstraining))];

    private static DimensionMark Mark(RuleBook book, DimensionRule rule, SessionRecord record, List<Contradiction> contradictions, ConsequenceReport? consequence)
    {
        var extractor = book.Extractor(rule.Id);
        var sightings = extractor.Read(record).DistinctBy(s => (s.Signal, s.Evidence.Seq, s.Evidence.Quote)).ToList();
        var findings = new List<Finding>();
        foreach (var signal in extractor.Signals)
        {
            var weight = rule.Weights.FirstOrDefault(w => w.Signal == signal.Id);
            // Where more was found than counts, the fullest counts, whatever the order; the rest stands beside it without points.
            var most = weight?.Most ?? 1;
            var seen = sightings.Where(s => s.Signal == signal.Id).OrderByDescending(s => WordSet.Of(s.Evidence.Quote).Count)
                .ThenBy(s => s.Evidence.Quote, StringComparer.Ordinal).Take(most + ShownBeyond);
            findings.AddRange(seen.Select((s, i) => new Finding(signal.Id, i < most ? s.Points ?? weight?.Points ?? 0 : 0, signal.Because, s.Evidence)));
        }

        findings.AddRange(contradictions.Where(c => c.Dimension == rule.Id)
            .Select(c => new Finding("contradicted", LevelRules.ContradictionPoints, "Two values for the same thing, and no word on which one holds.", c.Evidence)).Take(2));
        if (consequence is not null) findings.AddRange(RegretEvidence.Of(rule.Id, record, consequence));
        return Level(rule, record.Level, findings) with { Weight = book.Weights.GetValueOrDefault(rule.Id, 1) };
    }

    /// <summary>The mark that findings give.</summary>
    internal static DimensionMark Level(DimensionRule rule, string level, IReadOnlyList<Finding> findings)
    {
        var points = findings.Sum(f => f.Strength);
        var signals = findings.Select(f => f.Signal).ToHashSet();
        var lines = LevelRules.PointsFor.GetValueOrDefault(level) ?? LevelRules.PointsFor["L5"];
        var mark = 1;
        for (var next = 2; next <= 5; next++)
        {
            if (points < lines[next - 2] || rule.Needs.Any(n => n.Level <= next && !n.AnyOf.Any(signals.Contains))) break;
            mark = next;
        }

        var caps = rule.Caps.Where(c => signals.Contains(c.Signal)).ToList();
        foreach (var cap in caps) mark = Math.Min(mark, cap.AtMost);
        var held = caps.Select(c => c.Signal).ToHashSet();
        var ordered = findings.OrderByDescending(f => held.Contains(f.Signal)).ThenByDescending(f => Math.Abs(f.Strength)).ThenBy(f => f.Evidence.AtMs).ThenBy(f => f.Evidence.Seq).ToList();
        return new DimensionMark(rule.Id, rule.Name, mark, points, ordered.Any(f => f.Evidence.Kind != EvidenceKind.Absent), ordered);
    }
}

/// <summary>What programme decisions cost, as evidence for their dimension.</summary>
internal static class RegretEvidence
{
    public static IEnumerable<Finding> Of(string dimension, SessionRecord record, ConsequenceReport consequence)
    {
        var whole = consequence.NaiveCost.Mid - consequence.BestKnownCost.Mid;
        if (whole <= 0) yield break;
        foreach (var part in consequence.ExplainedBy.Where(p => p.Class == PartClass.Programme && p.Low > 0 && p.Dollars >= whole * LevelRules.RegretShareFrom))
        {
            if (DimensionOf(part.Knob) != dimension) continue;
            var decided = record.Final.At(part.Knob)?.Evidence ?? record.Absent();
            yield return new Finding($"cost.{part.Knob}", LevelRules.RegretPoints, $"{part.Label}: it is among what the plan lost money on.", decided);
        }
    }

    private static string DimensionOf(string knob) => knob switch
    {
        _ when knob.StartsWith("programme.owners", StringComparison.Ordinal) => "ownership",
        _ when knob.StartsWith("rollout", StringComparison.Ordinal) || knob.StartsWith("decision", StringComparison.Ordinal) => "rollout",
        _ when knob.StartsWith("operations", StringComparison.Ordinal) => "operations",
        _ => "prioritisation",
    };
}
