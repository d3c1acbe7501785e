using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Simulation.Statistics;

namespace Dryrun.Assessment.Consequence;

/// <summary>A plan that was run: its point, and its cost in dollars in each world of the choice; NaN where it was not run, infinite where it is not sound.</summary>
internal sealed record TriedPlan(int[] Point, double[] Dollars)
{
    /// <summary>What it saves beside another in these worlds; null where either is not sound in one of them or was not run there.</summary>
    public Summary? Saves(TriedPlan beside, int[] worlds)
    {
        var saved = new double[worlds.Length];
        for (var i = 0; i < worlds.Length; i++) saved[i] = beside.Dollars[worlds[i]] - Dollars[worlds[i]];
        return Array.TrueForAll(saved, double.IsFinite) ? Summary.Of(saved) : null;
    }
}

/// <summary>The plans that were tried in the worlds of the choice. What was run once is not run again, whoever asks.</summary>
internal sealed class PlanPool(DesignSpace space, JsonNode? programme, PriorRuns prior, IReadOnlyList<JsonObject> worlds)
{
    private readonly Dictionary<string, TriedPlan> known = [];
    private readonly List<TriedPlan> plans = [];

    /// <summary>All plans, in the order in which they were first tried.</summary>
    public IReadOnlyList<TriedPlan> Plans => plans;

    /// <summary>The design of a point, with the reference's programme.</summary>
    public FreeDesign Design(int[] point)
    {
        var values = space.Values(point);
        if (programme is not null) values["programme"] = programme.DeepClone();
        return new FreeDesign(DesignDocument.Of(values));
    }

    /// <summary>Runs plans in some of the worlds.</summary>
    public IReadOnlyList<TriedPlan> Try(IReadOnlyList<int[]> points, int[] where)
    {
        TriedPlan[] asked = [.. points.Select(Plan)];
        var missing = asked.Distinct().Select(p => (Plan: p, Where: where.Where(w => double.IsNaN(p.Dollars[w])).ToArray())).Where(p => p.Where.Length > 0);
        prior.Run([.. missing.Select(p => new PlannedRuns(Design(p.Plan.Point), p.Where, p.Plan.Dollars))], worlds);
        return asked;
    }

    private TriedPlan Plan(int[] point)
    {
        var key = string.Join(',', point);
        if (known.TryGetValue(key, out var plan)) return plan;
        plan = new(point, [.. Enumerable.Repeat(double.NaN, worlds.Count)]);
        known.Add(key, plan);
        plans.Add(plan);
        return plan;
    }
}
