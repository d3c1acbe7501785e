using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;

namespace Dryrun.Assessment.Consequence;

/// <summary>What the candidate's own decisions saved against the naive design, by section.</summary>
internal sealed class Waterfall(ISimulatedSystem system, JsonObject world, RunTable runs)
{
    /// <summary>
    /// Sections in record order with what the candidate decided there, then what was delegated to its rightful owner in time, then owners and the
    /// rest of the programme, then answers given during the run.
    /// </summary>
    public IReadOnlyList<WaterfallStep> Of(TriedDesign naive, TriedDesign candidate)
    {
        if (naive == candidate) return [];
        var status = candidate.Run.Knobs.ToDictionary(k => k.Knob.Path, k => k.Status);
        var groups = DesignChanges.Between(system, DesignState.Of(naive), DesignState.Of(candidate))
            .GroupBy(c => Group(c, status)).OrderBy(g => Late(g.Key)).Select(g => (g.Key, Changes: (IReadOnlyList<DesignChange>)[.. g])).ToList();
        var (_, parts) = new Explanation(system, world, runs).Of(naive, candidate, groups.ConvertAll(g => g.Changes), ConsequenceBudget.WaterfallMax);
        var total = ConsequenceAssessment.Cost(naive).Mid - ConsequenceAssessment.Cost(candidate).Mid;
        var dollars = Cents.Apportion([.. parts.Select(p => p.Dollars)], total);
        return [.. parts.Select((p, i) => Step(p, -dollars[i], status))];
    }

    // Sections keep their order of appearance; what is not a section's comes after all of them.
    private static int Late(string group) => group switch { "delegation" => 1, "programme" => 2, "decisions" => 3, _ => 0 };

    private static string Group(DesignChange change, Dictionary<string, KnobStatus> status)
    {
        if (change.Knob is null) return change.Id.StartsWith("decision.", StringComparison.Ordinal) ? "decisions" : "programme";
        if (status[change.Id] == KnobStatus.Delegated) return "delegation";
        var dot = change.Id.IndexOf('.');
        return dot < 0 ? change.Id : change.Id[..dot];
    }

    private static WaterfallStep Step(PathPart part, double dollars, Dictionary<string, KnobStatus> status)
    {
        var labels = part.Changes.GroupBy(c => Group(c, status)).Select(g => (g.Key, Label: Label(g.Key, g.First()))).ToList();
        return new(
            string.Join(" + ", labels.Select(l => l.Key)),
            string.Join(" and ", labels.Select(l => l.Label)),
            PartClasses.Of(part.Changes),
            dollars,
            Cents.Round(-part.Interval.High),
            Cents.Round(-part.Interval.Low),
            [.. part.Changes.Select(c => c.Id)]);
    }

    private static string Label(string group, DesignChange first) => group switch
    {
        "delegation" => "what you delegated to the right people",
        "programme" => "owners and programme",
        "decisions" => "your answers during the run",
        _ => first.Knob!.Section is { Length: > 0 } section ? section : first.Knob.Name,
    };
}
