using System.Text.Json.Nodes;
using Dryrun.Contracts.Systems;

namespace Dryrun.Assessment.Consequence;

/// <summary>What facts that were never asked for cost in this world.</summary>
internal sealed class MissedFacts(ISimulatedSystem system, JsonObject world, RunTable runs)
{
    /// <summary>
    /// For each fact the paired saving of the candidate's design with the fact's knobs at the best known design's values, everything else left alone.
    /// Facts that move the same knobs share their runs.
    /// </summary>
    public List<MissedFactCost> Of(TriedDesign candidate, TriedDesign best, IReadOnlyList<MissedFact> facts, int budget)
    {
        var (from, to) = (DesignState.Of(candidate), DesignState.Of(best));
        var differing = DesignChanges.Between(system, from, to).Where(c => c.Knob is not null).ToDictionary(c => c.Id);
        var tries = facts.Select(fact =>
        {
            var changes = fact.Moves.Distinct().Where(differing.ContainsKey).Select(m => differing[m]).ToList();
            var document = changes.Aggregate(from, (s, change) => change.Apply(s)).Document(system, world);
            var design = changes.Count == 0 ? candidate : FlatDesign.IsSound(system, world, document) ? runs.Of(document, candidate.Decisions) : null;
            return (Fact: fact, Changes: changes, Design: design);
        }).ToList();

        var fresh = tries.Select(t => t.Design).OfType<TriedDesign>().Where(d => d != candidate && d != best).Distinct().ToList();
        var differences = Enumerable.Range(0, ReplicateSample.All).Select(r => candidate.Dollars(r) - best.Dollars(r)).ToArray();
        var sample = ReplicateSample.Within(budget, fresh.Count, differences);
        runs.Fill(fresh, sample.Replicates);
        return tries.ConvertAll(t => new MissedFactCost(t.Fact.Id, Cost(sample, candidate, t.Design), [.. t.Changes.Select(c => c.Id)]));
    }

    private static DollarRange? Cost(ReplicateSample sample, TriedDesign candidate, TriedDesign? design)
    {
        if (design is null) return null;
        if (design == candidate) return DollarRange.Zero;
        var (x, y) = (sample.Dollars(candidate), sample.Dollars(design));
        return DollarRange.Of(sample.Mean([.. x.Select((d, i) => d - y[i])]));
    }
}
