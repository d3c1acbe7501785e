using Dryrun.Assessment.Conduct;
using Dryrun.Assessment.Reports;
using Dryrun.Interview.Loops;

namespace Dryrun.Assessment.Committees;

/// <summary>
/// The one piece of evidence that turns a feedback: of a hire, the words without which it would have been none; of anything less, the signal that was missing.
/// The same rules that gave the marks are applied again with that one finding taken away or added.
/// </summary>
internal static class FlippingEvidence
{
    /// <summary>The evidence, or null where no single one turns the feedback across the line of a hire.</summary>
    public static FlipEvidence? Of(ConductReport conduct, Decision decision) => decision >= Decision.Hire ? Taken(conduct, decision) : Added(conduct, decision);

    private static FlipEvidence? Taken(ConductReport conduct, Decision decision)
    {
        FlipEvidence? found = null;
        foreach (var mark in conduct.Dimensions)
        {
            foreach (var finding in mark.Findings.Where(f => f.Favourable && f.Evidence.Kind != EvidenceKind.Absent))
            {
                var without = With(conduct, mark, [.. mark.Findings.Where(f => f != finding)]);
                if (without >= Decision.Hire) continue;
                found ??= new FlipEvidence(mark.Id, finding.Signal, $"Without these words: {finding.Because}", finding.Evidence.Quote, Decisions.Key(without));
            }
        }

        return found;
    }

    private static FlipEvidence? Added(ConductReport conduct, Decision decision)
    {
        foreach (var mark in conduct.Dimensions.OrderBy(d => d.Level).ThenBy(d => d.Id, StringComparer.Ordinal))
        {
            var rule = Rules(conduct).FirstOrDefault(r => r.Id == mark.Id);
            if (rule is null) continue;
            var heard = mark.Findings.Select(f => f.Signal).ToHashSet();
            foreach (var weight in rule.Weights.Where(w => w.Points > 0 && !heard.Contains(w.Signal)).OrderByDescending(w => w.Points))
            {
                // A signal that is heard takes away the finding that it was absent.
                var added = new Finding(weight.Signal, weight.Points, "", new Evidence(EvidenceKind.Said, 0, 0, ""));
                var with = With(conduct, mark, [.. mark.Findings.Where(f => f.Evidence.Kind != EvidenceKind.Absent), added]);
                if (with < Decision.Hire || with <= decision) continue;
                return new FlipEvidence(mark.Id, weight.Signal, $"Nothing was heard of it: {Meaning(conduct, mark.Id, weight.Signal)}", "", Decisions.Key(with));
            }
        }

        return null;
    }

    private static Decision With(ConductReport conduct, DimensionMark mark, IReadOnlyList<Finding> findings)
    {
        if (Rules(conduct).FirstOrDefault(r => r.Id == mark.Id) is not { } rule) return DecisionRule.Of(conduct).Decision;
        var other = ConductAssessment.Level(rule, conduct.Level, findings) with { Weight = mark.Weight };
        return DecisionRule.Of(conduct with { Dimensions = [.. conduct.Dimensions.Select(d => d.Id == mark.Id ? other : d)] }).Decision;
    }

    private static IReadOnlyList<DimensionRule> Rules(ConductReport conduct) => RuleBooks.Of(conduct).Dimensions;

    private static string Meaning(ConductReport conduct, string dimension, string signal) =>
        RuleBooks.Of(conduct).Extractors.Where(e => e.Dimension == dimension).SelectMany(e => e.Signals).FirstOrDefault(s => s.Id == signal)?.LooksFor ?? Shown.Words(signal);
}
