using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using Dryrun.Contracts.Descriptions;
using Dryrun.Contracts.Designs;
using Dryrun.Contracts.Systems;

namespace Dryrun.Assessment.Consequence;

/// <summary>A design with the costs of the replicates that were run so far. Equal designs share one.</summary>
internal sealed class TriedDesign(DesignDocument document, PreparedRun run, IReadOnlyDictionary<string, string> decisions)
{
    private readonly Dictionary<int, long> cents = [];

    public DesignDocument Document { get; } = document;

    public PreparedRun Run { get; } = run;

    public IReadOnlyDictionary<string, string> Decisions { get; } = decisions;

    public bool Has(int replicate) => cents.ContainsKey(replicate);

    public void Put(int replicate, long total) => cents.Add(replicate, total);

    /// <summary>Cost of one replicate in dollars.</summary>
    public double Dollars(int replicate) => cents[replicate] / 100.0;

    /// <summary>Costs of replicates first to first + count - 1 in dollars.</summary>
    public double[] Dollars(int first, int count) => [.. Enumerable.Range(first, count).Select(r => Dollars(r))];

    /// <summary>Mean cost in dollars, exact in cents before the division.</summary>
    public double Mean(int first, int count) => Mean([.. Enumerable.Range(first, count)]);

    /// <summary>The same over named replicates.</summary>
    public double Mean(IReadOnlyList<int> replicates) => (double)(replicates.Sum(r => (decimal)cents[r]) / replicates.Count / 100);
}

/// <summary>
/// Runs designs in one world and remembers every run, so that none is made twice. Results do not depend on the number of threads; the table
/// itself is used from one thread.
/// </summary>
internal sealed class RunTable(ISimulatedSystem system, JsonObject world, ulong seed, int threads, Action<int>? ran, CancellationToken cancellation)
{
    private readonly Dictionary<string, TriedDesign> known = [];

    /// <summary>How many runs were made.</summary>
    public int Runs { get; private set; }

    /// <summary>The entry of a design; an equal design gives the same entry.</summary>
    /// <exception cref="Contracts.Input.InputException">The design has problems.</exception>
    public TriedDesign Of(DesignDocument design, IReadOnlyDictionary<string, string>? decisions = null)
    {
        var answers = decisions ?? new Dictionary<string, string>();
        var run = system.Prepare(world, design);
        var key = string.Join('\n', [
            .. run.Knobs.Select(k => PlainValues.Show(k.Value)),
            design.Root["programme"]?.ToJsonString() ?? "",
            .. answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}")]);
        if (!known.TryGetValue(key, out var entry)) known.Add(key, entry = new TriedDesign(design, run, answers));
        return entry;
    }

    /// <summary>Runs what is missing of replicates first to first + count - 1 of every design.</summary>
    public void Fill(IEnumerable<TriedDesign> designs, int first, int count) => Fill(designs, [.. Enumerable.Range(first, count)]);

    /// <summary>Runs what is missing of the named replicates of every design.</summary>
    /// <exception cref="OperationCanceledException">The cancellation was asked for.</exception>
    public void Fill(IEnumerable<TriedDesign> designs, IReadOnlyList<int> replicates)
    {
        var jobs = designs.Distinct().SelectMany(d => replicates.Where(r => !d.Has(r)).Select(r => (Design: d, Replicate: r))).ToList();
        var totals = new long[jobs.Count];
        cancellation.ThrowIfCancellationRequested();
        try
        {
            Parallel.For(0, jobs.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, i =>
            {
                var (design, replicate) = jobs[i];
                totals[i] = design.Run.Run(Options(replicate, design.Decisions)).Ledger.TotalCents;
                ran?.Invoke(1);
            });
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        for (var i = 0; i < jobs.Count; i++) jobs[i].Design.Put(jobs[i].Replicate, totals[i]);
        Runs += jobs.Count;
    }

    private RunOptions Options(int replicate, IReadOnlyDictionary<string, string> decisions) => new()
    {
        Seed = seed, Replicate = replicate, Grid = RunGrid.Search, Record = false, Decisions = decisions, Cancellation = cancellation,
    };
}
