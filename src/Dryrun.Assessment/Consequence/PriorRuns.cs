using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Assessment.Consequence;

/// <summary>A design before it is known in which world it must live; what does not apply in a world is left out there.</summary>
internal sealed record FreeDesign(DesignDocument Document);

/// <summary>A design to be run, in which worlds, and where its cost in each is written.</summary>
internal sealed record PlannedRuns(FreeDesign Design, int[] Where, double[] Dollars);

/// <summary>Runs designs in worlds drawn from the prior. All designs meet the same luck; different worlds have different luck.</summary>
internal sealed class PriorRuns(ValueInput input, int threads, Action<int> ran, CancellationToken cancellation)
{
    /// <summary>Complete worlds of the prior, addressed by a purpose: other purposes give other worlds.</summary>
    public IReadOnlyList<JsonObject> Draw(string purpose, int count)
    {
        var key = StreamKey.Of(input.Seed, "prior").Child(purpose);
        return [.. Enumerable.Range(0, count).Select(w => input.Worlds.Draw(key.Child(w).Key))];
    }

    /// <summary>Runs designs once in some of the worlds and writes each cost in dollars to its place; infinite where the design is not sound in that world.</summary>
    /// <remarks>Luck is stratified over all the worlds, so that a run is the same whichever others are asked for beside it.</remarks>
    /// <exception cref="OperationCanceledException">The cancellation was asked for.</exception>
    public void Run(IReadOnlyList<PlannedRuns> planned, IReadOnlyList<JsonObject> worlds)
    {
        (PlannedRuns Plan, int World)[] runs = [.. planned.SelectMany(p => p.Where.Select(w => (p, w)))];
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
            Parallel.For(0, runs.Length, parallel, i =>
            {
                var (plan, world) = runs[i];
                plan.Dollars[world] = Dollars(plan.Design, worlds, world);
                ran(1);
            });
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    private double Dollars(FreeDesign design, IReadOnlyList<JsonObject> worlds, int world)
    {
        try
        {
            return input.System.Prepare(worlds[world], In(design, worlds[world])).Run(Options(world, worlds.Count)).Ledger.TotalCents / 100.0;
        }
        catch (InputException)
        {
            return double.PositiveInfinity;
        }
    }

    private DesignDocument In(FreeDesign design, JsonObject world) => FlatDesign.Fitted(input.System, world, design.Document);

    private RunOptions Options(int run, int strata) => new()
    {
        Seed = input.Seed,
        Replicate = DesignSearch.FirstReplicate + run,
        Strata = strata,
        Grid = RunGrid.Search,
        Record = false,
        Cancellation = cancellation,
    };
}
