using Dryrun.Simulation.Aggregate;
using Dryrun.Simulation.Experiments;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;
using Dryrun.Simulation.Tests.Aggregate;

namespace Dryrun.Simulation.Tests;

/// <summary>
/// The fingerprints of draws, statistics, populations and experiments: the same bits on 1, 2, 3 and 4 threads, with vectors and without, twice in one process, in every
/// build and on every machine. The expected values stand here; a change to one is a change to every published result.
/// </summary>
[Collection(nameof(VectorPath))]
public class DeterminismTests
{
    private static readonly (string Name, Func<int, ulong> Run, string Expected)[] Corpus =
    [
        ("draws of every kind", _ => EveryDraw(), "9f68a9b999924732"),
        ("draws in bulk", _ => Bulk(), "772997e7d72a4de3"),
        ("choices, skips and orders", _ => Choices(), "9c49a5351bde1c06"),
        ("statistics", _ => Statistics(), "0523575206dbc897"),
        ("experiment", Trials, "b83e863c50bd7134"),
        ("experiment to a precision", Precise, "8e5d109f205723a5"),
        ("selection of the best", Best, "ef8f56c2aa7e5edb"),
        ("individuals", threads => Individuals(threads, 50), "9c3f09c94f45229f"),
        ("individuals in long steps", threads => Individuals(threads, 500), "03a7426de24dff1d"),
        ("single events", _ => ExactRun.Run(Epidemic.Model, Epidemic.Start(1000), Epidemic.Horizon(20, 100), Key).Hash.Value, "0d631cf07d43bf1c"),
        ("cohort", _ => CohortRun.Run(Epidemic.Model, Epidemic.Start(1_000_000_000), Epidemic.Horizon(20, 100), Key).Hash.Value, "6ebd003aea45929d"),
        ("leaps", _ => LeapRun.Run(Epidemic.Model, Epidemic.Start(50_000), Epidemic.Horizon(40, 1000), Key).Hash.Value, "cb97153e2a7ba655"),
        ("mean field", _ => MeanField.Run(Epidemic.Model, Epidemic.MeanStart(1.0), Epidemic.Horizon(20, 100)).Hash.Value, "38d2af8c6389e0c1"),
        ("stepped mean field", _ => MeanField.Steps(Epidemic.Model, Epidemic.MeanStart(1.0), Epidemic.Horizon(20, 100)).Hash.Value, "6970070278274e3d"),
    ];

    private static StreamKey Key => StreamKey.Of(1, "fingerprint");

    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(4, false)]
    public void Fingerprints_never_change(int threads, bool vectors)
    {
        var before = VectorPath.Enabled;
        VectorPath.Enabled = vectors;
        try
        {
            var expected = Corpus.Select(c => $"{c.Name}: {c.Expected}");
            Corpus.Select(c => $"{c.Name}: {c.Run(threads):x16}").ShouldBe(expected);
            Corpus.Select(c => $"{c.Name}: {c.Run(threads):x16}").ShouldBe(expected, "the second time in one process");
        }
        finally
        {
            VectorPath.Enabled = before;
        }
    }

    private static ulong EveryDraw()
    {
        var hash = default(HistoryHash);
        var draws = new Draws(Key.Child("draws"), 2, 3);
        double[] weights = [1.0, 2.0, 3.0];
        var split = new long[3];
        for (var i = 0; i < 2000; i++)
        {
            hash.Add((long)draws.NextUInt64());
            foreach (var real in new[] { draws.NextDouble(), draws.NextOpenDouble(), draws.Exponential(), draws.Normal(), draws.Beta(0.7, 2.0) })
                hash.Add(real);
            draws.Multinomial(1000, weights, split);
            foreach (var whole in new[]
            {
                draws.NextInt(1000), draws.NextLong(1L << 40), draws.Bernoulli(0.3) ? 1 : 0, draws.Bernoulli(1, 3) ? 1 : 0, (long)draws.BernoulliMask(Chance.Of(0.2)),
                draws.Exponential(1_000_000L), draws.Uniform(5, 900_000), draws.Normal(1_000_000, 300_000), draws.NormalAboveZero(100_000, 300_000),
                draws.LogNormal(1_000_000, 0.6), draws.LogNormalOf(1_000_000, 400_000), draws.Pareto(1000, 1.3), draws.BoundedPareto(1000, 900_000, 1.1),
                draws.Weibull(1_000_000, 0.8), draws.Erlang(3, 1_000_000), draws.Erlang(20, 1_000_000), draws.Gamma(0.4, 1_000_000), draws.Triangular(1, 500, 90_000),
                draws.HyperExponential(0.3, 10_000, 1_000_000), draws.Empirical([3, 1, 4, 1, 5]), draws.Geometric(0.01), draws.Poisson(3.5), draws.Poisson(350.0),
                draws.Binomial(1000, 0.3), draws.NegativeBinomial(2.5, 0.4), draws.Hypergeometric(1000, 300, 200), draws.Choice(weights), split[0], split[1],
            })
                hash.Add(whole);
        }
        return hash.Value;
    }

    private static ulong Bulk()
    {
        var hash = default(HistoryHash);
        var stream = Key.Child("bulk").Open(7, 9);
        var (units, reals) = (new ulong[1001], new double[1001]);
        stream.Fill(units);
        foreach (var unit in units) hash.Add((long)unit);
        Key.FillFirsts(123, 4, units);
        foreach (var unit in units) hash.Add((long)unit);
        stream.FillBernoulli(units, 0.4);
        foreach (var unit in units) hash.Add((long)unit);
        stream.FillDoubles(reals);
        foreach (var real in reals) hash.Add(real);
        stream.FillExponentials(reals, 2.0);
        foreach (var real in reals) hash.Add(real);
        stream.FillNormals(reals);
        foreach (var real in reals) hash.Add(real);
        return hash.Value;
    }

    private static ulong Choices()
    {
        var hash = default(HistoryHash);
        var draws = new Draws(Key.Child("choices"));
        var (table, zipf, order) = (new AliasTable([0.3, 5.0, 1e-9, 2.2, 0.0, 7.5]), new Zipf(1_000_000, 0.9), new Permutation(Key, 12_345_678));
        var profile = new RateProfile(86_400_000_000, (0, 0.2), (3_600_000_000, 0.0), (7_200_000_000, 1.5));
        for (var (i, now) = (0, 0L); i < 2000; i++)
        {
            hash.Add((long)draws.Choice(table));
            hash.Add(draws.Choice(zipf));
            hash.Add(order.PlaceOf(i));
            hash.Add(now = draws.NextArrival(profile, now));
        }
        foreach (var place in GeometricSkips.Of(0.003).In(2, 200_000, Key)) hash.Add(place);
        return hash.Value;
    }

    private static ulong Statistics()
    {
        var hash = default(HistoryHash);
        var draws = new Draws(Key.Child("statistics"));
        var (tally, level, histogram, batches) = (default(Tally), new TimeWeighted(0), new LogHistogram(), BatchMeans.OfObservations());
        var values = new double[3000];
        var now = 0L;
        for (var i = 0; i < values.Length; i++)
        {
            var value = draws.Exponential(1_000_000L);
            tally.Add(value);
            level.Set(now += value, value % 9);
            histogram.Add(value);
            batches.Add(value);
            values[i] = value;
        }
        tally.AddTo(ref hash);
        level.AddTo(ref hash);
        histogram.AddTo(ref hash);
        foreach (var real in new[]
        {
            tally.Mean, tally.Variance, level.MeanUntil(now), level.VarianceUntil(now), histogram.Quantile(0.99), batches.Interval().Low, batches.IndependencePValue(),
            Series.EffectiveSize(values), Series.MeanInterval(values).High, (double)WarmUp.Mser5(values)!, MeanInterval.Of(values).Low,
        })
            hash.Add(real);
        return hash.Value;
    }

    private static ulong Trials(int threads) => Experiment.Run([0.5, 0.8], Experiment.Seeds(1, 20), Response, threads).Hash.Value;

    private static ulong Precise(int threads) => Experiment.Run([0.5, 0.8], Experiment.Seeds(1, 500), Response, threads, Precision.Relative(0.05)).Hash.Value;

    private static ulong Best(int threads)
    {
        var hash = default(HistoryHash);
        var selection = Experiment.SelectBest([0.5, 0.55, 0.8, 0.52], Experiment.Seeds(1, 500), Response, 0.05, threads: threads);
        hash.Add((long)selection.Best);
        foreach (var replications in selection.Replications) hash.Add((long)replications);
        foreach (var mean in selection.Means) hash.Add(mean);
        return hash.Value;
    }

    private static ulong Individuals(int threads, int stepMillis) =>
        IndividualRun.Run(Epidemic.Model, Epidemic.Start(200_000), Epidemic.Horizon(2, stepMillis), Key, threads).Hash.Value;

    /// <summary>Mean wait of the first 200 customers of an M/M/1 queue of a load.</summary>
    private static double Response(Trial<double> trial)
    {
        var (arrivals, service) = (new Draws(trial.Key.Child("arrivals")), new Draws(trial.Key.Child("service")));
        var (wait, sum) = (0.0, 0.0);
        for (var i = 0; i < 200; i++)
        {
            sum += wait;
            wait = Math.Max(0.0, wait + trial.Design * service.Exponential() - arrivals.Exponential());
        }
        return sum / 200.0;
    }
}
