using Dryrun.Simulation.Statistics;

namespace Dryrun.Simulation.Experiments;

/// <summary>
/// Runs trials of designs over seeds, in parallel over worlds. The result has the same bits on any number of threads: what a trial does depends on its design
/// and seed alone, and everything that is decided is decided in the order of the trials.
/// </summary>
public static class Experiment
{
    /// <summary>Replications between two screenings of a selection.</summary>
    private const int ScreenEvery = 4;

    /// <summary>Count seeds from first on: first, first + 1, ...</summary>
    public static IReadOnlyList<ulong> Seeds(ulong first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var seeds = new ulong[count];
        for (var i = 0; i < count; i++)
            seeds[i] = first + (ulong)i;
        return seeds;
    }

    /// <summary>An experiment with one response; see the other overload.</summary>
    public static ExperimentResult<TDesign> Run<TDesign>(
        IReadOnlyList<TDesign> designs,
        IReadOnlyList<ulong> seeds,
        Func<Trial<TDesign>, double> trial,
        int threads = 1,
        Precision? precision = null,
        double confidence = 0.95,
        bool commonRandomNumbers = true,
        IProgress<ExperimentProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return Run(designs, seeds, ["response"], t => [trial(t)], threads, precision, confidence, commonRandomNumbers, progress, cancellation);
    }

    /// <summary>Runs every design under every seed, or under as many as the wanted precision needs.</summary>
    /// <param name="designs">One or more designs. Trials only read them.</param>
    /// <param name="seeds">One seed a replication, all different; more are better. Precision may leave the last of them unused.</param>
    /// <param name="responses">Names of the numbers that a trial gives.</param>
    /// <param name="trial">Runs one trial and gives its responses in the order of their names. Called by several threads at once.</param>
    /// <param name="threads">How many trials run at once, 1 or more. Without influence on the result.</param>
    /// <param name="precision">When to stop early; null to run all seeds.</param>
    /// <param name="confidence">Of the intervals, in (0, 1).</param>
    /// <param name="commonRandomNumbers">Whether designs share the seed of a replication, which makes their differences precise.</param>
    /// <param name="progress">Told after each trial; from one thread at a time.</param>
    /// <param name="cancellation">Ends the whole with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="TrialFailed">A trial threw; the first in the order of trials, whatever the threads.</exception>
    public static ExperimentResult<TDesign> Run<TDesign>(
        IReadOnlyList<TDesign> designs,
        IReadOnlyList<ulong> seeds,
        IReadOnlyList<string> responses,
        Func<Trial<TDesign>, double[]> trial,
        int threads = 1,
        Precision? precision = null,
        double confidence = 0.95,
        bool commonRandomNumbers = true,
        IProgress<ExperimentProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        Require(designs, seeds, responses, precision);
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Confidence.Require(confidence);
        var board = new TrialBoard<TDesign>([.. designs], [.. seeds], responses.Count, trial, commonRandomNumbers, progress);
        var done = 0;
        var met = precision is null;
        while (done < seeds.Count)
        {
            var look = precision is null ? seeds.Count : precision.NextLook(done, seeds.Count);
            board.Run(done, look, threads, cancellation);
            done = look;
            if (precision is null) continue;
            met = IsMet(board, precision, designs.Count, done, confidence);
            if (met) break;
        }
        return new ExperimentResult<TDesign>([.. designs], [.. responses], [.. seeds.Take(done)], board.Values(done), confidence, met);
    }

    /// <summary>
    /// Finds the best design with as few replications as it takes: the greatest mean response, or the least. With the given confidence it is the true best if that is
    /// better than every other by the indifference at least; designs closer than that are as good as each other. See <see cref="Selection"/>.
    /// </summary>
    /// <param name="designs">Two or more designs.</param>
    /// <param name="seeds">As many replications as it may take, at least the first stage.</param>
    /// <param name="trial">Runs one trial and gives its response. Called by several threads at once.</param>
    /// <param name="indifference">The least difference that matters, in the unit of the response; positive.</param>
    /// <param name="greatest">Whether the greatest mean is the best, or the least.</param>
    /// <param name="confidence">Of the selection, above 1 / designs and below 1.</param>
    /// <param name="firstStage">Replications of every design before the first is dropped, 2 or more.</param>
    /// <param name="threads">How many trials run at once, 1 or more. Without influence on the result.</param>
    /// <param name="progress">Told after each trial; from one thread at a time.</param>
    /// <param name="cancellation">Ends the whole with an <see cref="OperationCanceledException"/>.</param>
    public static Selection SelectBest<TDesign>(
        IReadOnlyList<TDesign> designs,
        IReadOnlyList<ulong> seeds,
        Func<Trial<TDesign>, double> trial,
        double indifference,
        bool greatest = false,
        double confidence = 0.95,
        int firstStage = 10,
        int threads = 1,
        IProgress<ExperimentProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        Require(designs, seeds, ["response"], null);
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(firstStage, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(designs.Count, 2, nameof(designs));
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds.Count, firstStage, nameof(seeds));
        if (!(indifference > 0.0 && indifference <= double.MaxValue))
            throw new ArgumentOutOfRangeException(nameof(indifference), indifference, "The indifference is positive and finite.");
        if (!(confidence > 1.0 / designs.Count && confidence < 1.0))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, $"The confidence lies above {1.0 / designs.Count}, which a guess reaches, and below 1.");
        var board = new TrialBoard<TDesign>([.. designs], [.. seeds], 1, t => [trial(t)], commonRandomNumbers: true, progress);
        var procedure = new KimNelson(designs.Count, firstStage, confidence, indifference, greatest ? 1.0 : -1.0);
        var replications = new int[designs.Count];
        var done = 0;
        for (var next = firstStage; procedure.In.Count > 1 && done < seeds.Count && (done == 0 || done < procedure.Last); next = done + ScreenEvery)
        {
            next = Math.Min(next, seeds.Count);
            board.Run(done, next, threads, cancellation, procedure.In);
            foreach (var d in procedure.In) replications[d] = next;
            done = next;
            if (done == Math.Min(firstStage, seeds.Count)) procedure.Measure((d, n) => board.Values(d, 0, n));
            procedure.Screen(done, (d, n) => board.Values(d, 0, n));
        }
        double[] means = [.. Enumerable.Range(0, designs.Count).Select(d => Summary.Of(board.Values(d, 0, replications[d])).Mean)];
        var best = greatest ? procedure.In.MaxBy(d => means[d]) : procedure.In.MinBy(d => means[d]);
        return new Selection(best, replications, means, procedure.In.Count == 1 || done >= procedure.Last);
    }

    private static bool IsMet<TDesign>(TrialBoard<TDesign> board, Precision precision, int designs, int done, double confidence)
    {
        for (var d = precision.OfDifferences ? 1 : 0; d < designs; d++)
        {
            var values = board.Values(d, precision.Response, done);
            var interval = precision.OfDifferences
                ? PairedDifference.Of(values, board.Values(0, precision.Response, done), confidence)
                : MeanInterval.Of(values, confidence);
            if (!precision.IsMet(interval)) return false;
        }
        return true;
    }

    private static void Require<TDesign>(IReadOnlyList<TDesign> designs, IReadOnlyList<ulong> seeds, IReadOnlyList<string> responses, Precision? precision)
    {
        ArgumentNullException.ThrowIfNull(designs);
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentNullException.ThrowIfNull(responses);
        if (designs.Count == 0)
            throw new ArgumentException("An experiment needs at least one design.", nameof(designs));
        if (responses.Count == 0)
            throw new ArgumentException("An experiment needs at least one response.", nameof(responses));
        if (precision is not null && precision.Response >= responses.Count)
            throw new ArgumentException($"The precision asks for response {precision.Response}, but there are {responses.Count}, counted from 0.", nameof(precision));
        if (seeds.Count == 0)
            throw new ArgumentException("An experiment needs at least one seed.", nameof(seeds));
        var sorted = seeds.ToArray();
        Array.Sort(sorted);
        for (var i = 1; i < sorted.Length; i++)
            if (sorted[i] == sorted[i - 1])
                throw new ArgumentException($"Seed {sorted[i]} occurs twice; two replications would be the same.", nameof(seeds));
    }
}
