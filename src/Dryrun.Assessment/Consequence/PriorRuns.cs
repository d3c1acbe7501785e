using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Input;
using Dryrun.Contracts.Systems;
using Dryrun.Simulation.Randomness;

namespace Dryrun.Assessment.Consequence;

/// <summary>A design before it is known in which world it must live; what does not apply in a world is left out there.</summary>
internal sealed record FreeDesign(DesignDocument Document);

/// <summary>Runs designs in worlds drawn from the prior. All designs meet the same luck; different worlds have different luck.</summary>
internal sealed class PriorRuns(ValueInput input, int threads, Action<int> ran, CancellationToken cancellation)
{
    /// <summary>Complete worlds of the prior, addressed by a purpose: other purposes give other worlds.</summary>
    public IReadOnlyList<JsonObject> Draw(string purpose, int count)
    {
        var key = StreamKey.Of(input.Seed, "prior").Child(purpose);
        return [.. Enumerable.Range(0, count).Select(w => input.Worlds.Draw(key.Child(w).Key))];
    }

    /// <summary>True where a design passes every check in every one of these worlds.</summary>
    public bool IsSound(FreeDesign design, IReadOnlyList<JsonObject> worlds) =>
        worlds.All(w => FlatDesign.IsSound(input.System, w, In(design, w)));

    /// <summary>Mean cost in dollars of each design in each world; luck is stratified over all runs of a design.</summary>
    /// <exception cref="InputException">A design has problems in one of the worlds.</exception>
    /// <exception cref="OperationCanceledException">The cancellation was asked for.</exception>
    public double[][] Costs(IReadOnlyList<FreeDesign> designs, IReadOnlyList<JsonObject> worlds, int replicates)
    {
        var costs = designs.Select(_ => new double[worlds.Count]).ToArray();
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
            Parallel.For(0, designs.Count * worlds.Count, parallel, i =>
            {
                var (design, world) = (i / worlds.Count, i % worlds.Count);
                var run = input.System.Prepare(worlds[world], In(designs[design], worlds[world]));
                var cents = 0L;
                for (var r = 0; r < replicates; r++) cents += run.Run(Options((world * replicates) + r, worlds.Count * replicates)).Ledger.TotalCents;
                costs[design][world] = cents / 100.0 / replicates;
                ran(replicates);
            });
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return costs;
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
