using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;

namespace Dryrun.Assessment.Consequence;

/// <summary>Where the regret comes from, decision by decision.</summary>
internal sealed class RegretExplanation(ISimulatedSystem system, JsonObject world, RunTable runs)
{
    // Below a hundredth of all that moved, a part would only lengthen the list.
    private const double TinyShare = 0.01;

    /// <summary>
    /// Parts in record order, those within noise joined as <c>other</c>, and their split by class, which is taken before they are joined.
    /// </summary>
    public (IReadOnlyList<RegretPart> Parts, RegretSplit Split) Of(TriedDesign candidate, TriedDesign best)
    {
        if (candidate == best) return ([], new RegretSplit(0, 0, 0));
        var changes = DesignChanges.Between(system, DesignState.Of(candidate), DesignState.Of(best));
        List<IReadOnlyList<DesignChange>> groups = [.. changes.Select(c => (IReadOnlyList<DesignChange>)[c])];
        var (sample, parts) = new Explanation(system, world, runs).Of(candidate, best, groups, ConsequenceBudget.ExplanationMax);
        var total = ConsequenceAssessment.Difference(candidate, best).Mid;
        var tiny = TinyShare * parts.Sum(p => Math.Abs(p.Dollars));
        var (noise, clear) = (parts.FindAll(Hidden), parts.FindAll(p => !Hidden(p)));
        bool Hidden(PathPart p) => p.Interval.Contains(0) || Math.Abs(p.Dollars) < tiny;

        var status = candidate.Run.Knobs.ToDictionary(k => k.Knob.Path, k => k.Status);
        var dollars = Cents.Apportion([.. clear.Select(p => p.Dollars), .. noise.Count == 0 ? (double[])[] : [noise.Sum(p => p.Dollars)]], total);
        List<RegretPart> shown = [.. clear.Select((p, i) => Part(p, dollars[i], status))];
        if (noise.Count > 0 && (dollars[^1] != 0 || clear.Count == 0)) shown.Add(Other(sample, noise, dollars[^1]));
        return (shown, Split(parts, total));
    }

    private static RegretPart Part(PathPart part, double dollars, Dictionary<string, KnobStatus> status)
    {
        var changes = part.Changes;
        var (low, high) = (Cents.Round(part.Interval.Low), Cents.Round(part.Interval.High));
        if (changes is [var only])
        {
            return new(only.Id, only.Label, only.Class, dollars, low, high, only.Had, only.Gets, only.Knob is null ? null : status[only.Id]);
        }

        var (ids, labels) = (string.Join(" + ", changes.Select(c => c.Id)), string.Join(" and ", changes.Select(c => c.Label)));
        return new(ids, labels, PartClasses.Of(changes), dollars, low, high);
    }

    private static RegretPart Other(ReplicateSample sample, List<PathPart> noise, double dollars)
    {
        var series = noise.Select(p => p.Series).Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);
        var interval = sample.Mean(series);
        var shift = dollars - interval.Mid;
        var (low, high) = (Cents.Round(interval.Low + shift), Cents.Round(interval.High + shift));
        return new("other", "small parts", PartClasses.Of(noise.SelectMany(p => p.Changes)), dollars, low, high);
    }

    private static RegretSplit Split(List<PathPart> parts, double total)
    {
        double Of(PartClass part) => parts.Where(p => PartClasses.Of(p.Changes) == part).Sum(p => p.Dollars);
        var dollars = Cents.Apportion([Of(PartClass.Programme), Of(PartClass.Engineering), Of(PartClass.Mixed)], total);
        return new(dollars[0], dollars[1], dollars[2]);
    }
}

/// <summary>The class of several changes.</summary>
internal static class PartClasses
{
    /// <summary>The one they share, or mixed.</summary>
    public static PartClass Of(IEnumerable<DesignChange> changes)
    {
        var classes = changes.Select(c => c.Class).Distinct().ToList();
        return classes.Count == 1 ? classes[0] : PartClass.Mixed;
    }
}
