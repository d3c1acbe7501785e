using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;
using Dryrun.Simulation.Validation.Models;

namespace Dryrun.Simulation.Validation;

/// <summary>
/// All models of this library with exact answers, run and compared. The seeds are fixed, so the table is the same on every run and machine; what it would show
/// under other seeds is <see cref="ValidationRow.FalseAlarm"/>.
/// </summary>
public static class ValidationSuite
{
    /// <summary>The seed of the published table.</summary>
    public const ulong Seed = 1;

    /// <summary>The models, in the order of the table.</summary>
    public static IReadOnlyList<ValidationModel> Models { get; } =
        [.. OneServer.All, .. ManyServers.All, .. Classes.All, .. Networks.All, .. Flows.All, .. Populations.All, .. Decisions.All];

    /// <summary>Runs models and compares them.</summary>
    /// <param name="models">Which; usually <see cref="Models"/>.</param>
    /// <param name="share">Share of the replications to run, above 0 and at most 1; at least 8 are run.</param>
    /// <param name="seed">The seed of all runs.</param>
    /// <param name="threads">Worlds at once, at least 1; changes nothing but the time.</param>
    /// <param name="progress">Told the share of the runs that are done; null for nobody.</param>
    /// <param name="cancellation">Ends it between two runs.</param>
    /// <returns>One row a figure, in the order of the models.</returns>
    public static IReadOnlyList<ValidationRow> Run(
        IReadOnlyList<ValidationModel> models, double share = 1.0, ulong seed = Seed, int threads = 1, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (!(share > 0.0 && share <= 1.0)) throw new ArgumentOutOfRangeException(nameof(share), share, "The share of replications lies above 0 and up to 1.");
        var runs = models.SelectMany((model, m) => Enumerable.Range(0, Replications(model, share)).Select(r => (m, r))).ToArray();
        var figures = models.Select(m => new double[Replications(m, share)][]).ToArray();
        var done = 0;
        Parallel.For(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, i =>
        {
            var (m, r) = runs[i];
            figures[m][r] = models[m].Run(StreamKey.Of(seed, "validation").Child(models[m].Name).Child(r));
            progress?.Report((double)Interlocked.Increment(ref done) / runs.Length);
        });
        return [.. models.SelectMany((model, m) => Rows(model, figures[m]))];
    }

    private static int Replications(ValidationModel model, double share) => Math.Min(model.Replications, Math.Max(8, (int)(share * model.Replications)));

    private static IEnumerable<ValidationRow> Rows(ValidationModel model, double[][] runs) =>
        model.Figures.Select((known, f) =>
        {
            var summary = default(Summary);
            foreach (var run in runs) summary.Add(run[f]);
            return new ValidationRow(model.Name, known.Name, known.Source, known.Exact, summary.Mean, summary.StandardError, known.Margin, runs.Length);
        });
}
