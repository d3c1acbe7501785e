using Dryrun.Simulation.Aggregate;
using Dryrun.Simulation.Randomness;
using Dryrun.Simulation.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace Dryrun.Simulation.Tests.Aggregate;

public class AggregateTests
{
    private static readonly StreamKey Key = StreamKey.Of(120, "aggregate");

    /// <summary>An open system: arrivals, two ways out of the queue, departures.</summary>
    private static readonly CompartmentModel Open = new CompartmentModel("waiting", "served", "lost")
        .Arrivals("arrive", "waiting", (_, _) => 30.0)
        .Flow("serve", "waiting", "served", (_, _) => 0.2)
        .Flow("lose", "waiting", "lost", (_, _) => 0.1)
        .Departures("leave", "served", (_, _) => 0.5);

    [Fact]
    public void Nobody_is_lost_and_nobody_is_made_in_any_fidelity()
    {
        foreach (var result in Runs(Open, [50, 0, 0], new Horizon(20_000_000, 100_000, 1_000_000)))
        {
            var inside = result.Final("waiting") + result.Final("served") + result.Final("lost");
            inside.ShouldBe(50 + result.Moved("arrive") - result.Moved("leave"), 1e-9, $"{result.Fidelity}");
            result.Final("lost").ShouldBe(result.Moved("lose"), 1e-9);
            result.Times.Count.ShouldBe(21);
        }
    }

    [Fact]
    public void Every_result_says_which_fidelity_produced_it() =>
        Runs(Epidemic.Model, Epidemic.Start(1000), Epidemic.Horizon(5, 100)).Select(r => r.Fidelity)
            .ShouldBe([Fidelity.Individual, Fidelity.Exact, Fidelity.Cohort, Fidelity.Leap, Fidelity.MeanField, Fidelity.MeanField]);

    [Fact]
    public void An_open_system_reaches_its_poisson_law_in_every_fidelity()
    {
        // Arrivals 30 a second, 0.3 leave the queue a second and head: Poisson of mean 100 there, and 40 among the served.
        foreach (var fidelity in new[] { Fidelity.Individual, Fidelity.Exact, Fidelity.Cohort, Fidelity.Leap })
        {
            var (waiting, served) = (default(Summary), default(Summary));
            for (var r = 0; r < 60; r++)
            {
                var result = Run(fidelity, Open, [100, 40, 0], new Horizon(30_000_000, 100_000, 10_000_000), Key.Child($"{fidelity}").Child(r));
                waiting.Add(result.Final("waiting"));
                served.Add(result.Final("served"));
            }
            Math.Abs((waiting.Mean - 100.0) / Math.Sqrt(100.0 / 60)).ShouldBeLessThan(4.0, $"{fidelity}");
            Math.Abs((served.Mean - 40.0) / Math.Sqrt(40.0 / 60)).ShouldBeLessThan(4.0, $"{fidelity}");
            // Variance of a Poisson of 60 values has relative deviation sqrt(2 / 59) = 0.18.
            (waiting.Variance / 100.0).ShouldBeInRange(0.4, 1.9);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Individuals_have_the_same_bits_on_any_number_of_threads(int threads)
    {
        long[] many = [150_000, 50_000, 0];
        foreach (var (model, start, step) in new[] { (Epidemic.Model, many, 50_000L), (Epidemic.Model, many, 500_000L), (Open, [70_000, 0, 0], 50_000L) })
        {
            var horizon = new Horizon(2_000_000, step, 1_000_000);
            IndividualRun.Run(model, start, horizon, Key, threads).Hash.ShouldBe(IndividualRun.Run(model, start, horizon, Key).Hash);
        }
    }

    [Fact]
    public void Skipping_and_asking_have_one_law()
    {
        // A step of 50 ms is skipped through (one percent leave), one of 500 ms asks all (ten percent); the recovered after 1 s are binomial either way.
        foreach (var step in new[] { 50_000L, 500_000L })
        {
            var decay = new CompartmentModel("up", "down").Flow("fail", "up", "down", (_, _) => 0.2);
            var scores = default(Summary);
            for (var r = 0; r < 40; r++)
            {
                var result = IndividualRun.Run(decay, [80_000, 0], new Horizon(1_000_000, step, 1_000_000), Key.Child(step).Child(r));
                var p = 1.0 - Math.Exp(-0.2);
                scores.Add((result.Final("down") - 80_000 * p) / Math.Sqrt(80_000 * p * (1.0 - p)));
            }
            Math.Abs(scores.Mean * Math.Sqrt(40.0)).ShouldBeLessThan(4.0);
            scores.Variance.ShouldBeInRange(0.35, 2.0);
        }
    }

    [Fact]
    public void Leaps_never_fall_below_zero_and_go_far_where_they_may()
    {
        // Fast decay of few: leaps by Poisson numbers would overshoot here.
        var decay = new CompartmentModel("up", "down").Flow("fail", "up", "down", (_, _) => 5.0);
        for (var r = 0; r < 200; r++)
        {
            var result = LeapRun.Run(decay, [30, 0], new Horizon(10_000_000, 10_000_000, 10_000_000), Key.Child(r), tolerance: 0.9);
            result.Final("down").ShouldBe(30);
        }
        var large = LeapRun.Run(Epidemic.Model, Epidemic.Start(100_000_000), Epidemic.Horizon(40, 10_000 / 10), Key);
        large.Steps.ShouldBeInRange(100, 3000);
        ExactRun.Run(Epidemic.Model, Epidemic.Start(1000), Epidemic.Horizon(40, 1000), Key).Steps.ShouldBeInRange(1000, 2000);
    }

    [Fact]
    public void Splits_add_up_and_follow_their_laws() => Prop.ForAll(Counts(), counts =>
    {
        var stream = Key.Child("split").Open((ulong)counts.Length, (ulong)counts.Sum());
        var all = counts.Sum();
        var taken = new long[counts.Length];
        Splitting.Admit(ref stream, counts, all / 3, taken);
        var admitted = taken.Sum() == all / 3 && taken.Zip(counts).All(p => p.First >= 0 && p.First <= p.Second);
        Splitting.Admit(ref stream, counts, all + 5, taken);
        admitted &= taken.SequenceEqual(counts);
        var leavers = new long[3];
        var stay = Splitting.Compete(ref stream, all, [0.1, 0.0, 0.4], leavers);
        var left = stay + leavers.Sum() == all && leavers[1] == 0;
        stay = Splitting.Compete(ref stream, all, [0.0, 0.0, 0.0], leavers);
        return admitted && left && stay == all && leavers.Sum() == 0;
    }).Check(Seeded.Cases);

    [Fact]
    public void Kinds_taken_without_replacement_have_hypergeometric_margins()
    {
        var stream = Key.Child("kinds").Open();
        long[] waiting = [40, 25, 0, 35];
        var taken = new long[4];
        var margin = new long[21];
        var last = default(Summary);
        for (var i = 0; i < 20_000; i++)
        {
            Splitting.Admit(ref stream, waiting, 20, taken);
            margin[taken[1]]++;
            last.Add(taken[3]);
        }
        var expected = new double[21];
        for (var k = 0; k <= 20; k++)
            expected[k] = 20_000 * Math.Exp(Dryrun.Simulation.Numerics.SaddlePoint.LogHypergeometric(k, 100, 25, 20));
        ChiSquare.PValue(margin, expected).ShouldBeGreaterThan(1e-4);
        // The last kind is what the others leave: mean 7, variance 20 * 0.35 * 0.65 * 80 / 99.
        Math.Abs((last.Mean - 7.0) / Math.Sqrt(20 * 0.35 * 0.65 * 80.0 / 99.0 / 20_000)).ShouldBeLessThan(4.0);
    }

    [Fact]
    public void Shares_by_largest_remainder()
    {
        var shares = new long[3];
        Splitting.Apportion(10, [1, 1, 1], shares);
        shares.ShouldBe([4, 3, 3]);
        Splitting.Apportion(100, [0, 1, 3], shares);
        shares.ShouldBe([0, 25, 75]);
        Splitting.Apportion(7, [5, 3, 1], shares);
        shares.ShouldBe([4, 2, 1]);
        Splitting.Apportion(0, [0, 0, 0], shares);
        shares.ShouldBe([0, 0, 0]);
        Splitting.Apportion(long.MaxValue, [long.MaxValue, long.MaxValue, 1], shares);
        shares.Sum().ShouldBe(long.MaxValue);
        Should.Throw<ArgumentOutOfRangeException>(() => Splitting.Apportion(1, [0, 0, 0], new long[3]));
        Should.Throw<ArgumentOutOfRangeException>(() => Splitting.Apportion(1, [1, -1], new long[2]));
        Should.Throw<ArgumentException>(() => Splitting.Apportion(1, [1], new long[2]));
        Prop.ForAll(Counts(), weights =>
        {
            var split = new long[weights.Length];
            Splitting.Apportion(1_000_003, [.. weights.Select(w => w + 1)], split);
            var total = weights.Sum() + weights.Length;
            return split.Sum() == 1_000_003 && split.Zip(weights).All(p => Math.Abs(p.First - 1_000_003.0 * (p.Second + 1) / total) < 1.0);
        }).Check(Seeded.Cases);
    }

    [Fact]
    public void Wrong_models_and_wrong_rates_are_told()
    {
        Should.Throw<ArgumentException>(() => new CompartmentModel("a", "a")).Message.ShouldContain("\"a\"");
        Should.Throw<ArgumentException>(() => new CompartmentModel("a", "b").Flow("f", "a", "c", (_, _) => 1.0)).Message.ShouldContain("a, b");
        Should.Throw<ArgumentException>(() => new CompartmentModel("a", "b").Flow("f", "a", "a", (_, _) => 1.0));
        Should.Throw<ArgumentException>(() => new CompartmentModel("a", "b").Flow("f", "a", "b", (_, _) => 1.0).Flow("f", "b", "a", (_, _) => 1.0)).Message.ShouldContain("twice");
        var broken = new CompartmentModel("a", "b").Flow("f", "a", "b", (_, _) => -1.0);
        var horizon = new Horizon(10, 5, 10);
        Should.Throw<InvalidOperationException>(() => CohortRun.Run(broken, [1, 1], horizon, Key)).Message.ShouldContain("\"f\"");
        Should.Throw<InvalidOperationException>(() => ExactRun.Run(broken, [1, 1], horizon, Key));
        Should.Throw<ArgumentException>(() => CohortRun.Run(broken, [1], horizon, Key)).Message.ShouldContain("2 compartments");
        Should.Throw<ArgumentOutOfRangeException>(() => CohortRun.Run(broken, [-1, 1], horizon, Key));
        Should.Throw<ArgumentOutOfRangeException>(() => MeanField.Run(broken, [double.NaN, 1], horizon));
        Should.Throw<ArgumentOutOfRangeException>(() => LeapRun.Run(broken, [1, 1], horizon, Key, 1.0));
        Should.Throw<ArgumentOutOfRangeException>(() => new Horizon(10, 5, 4));
        Should.Throw<ArgumentOutOfRangeException>(() => new Horizon(0, 5, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => { var s = Key.Open(); Splitting.Leavers(ref s, 5, double.NaN); });
        Should.Throw<ArgumentOutOfRangeException>(() => { var s = Key.Open(); s.Hypergeometric([1, 2], 4, new long[2]); });
    }

    private static IEnumerable<AggregateResult> Runs(CompartmentModel model, long[] start, Horizon horizon) =>
        new[] { Fidelity.Individual, Fidelity.Exact, Fidelity.Cohort, Fidelity.Leap, Fidelity.MeanField }.Select(f => Run(f, model, start, horizon, Key))
            .Append(MeanField.Steps(model, [.. start.Select(c => (double)c)], horizon));

    private static AggregateResult Run(Fidelity fidelity, CompartmentModel model, long[] start, Horizon horizon, StreamKey key) => fidelity switch
    {
        Fidelity.Individual => IndividualRun.Run(model, start, horizon, key),
        Fidelity.Exact => ExactRun.Run(model, start, horizon, key),
        Fidelity.Cohort => CohortRun.Run(model, start, horizon, key),
        Fidelity.Leap => LeapRun.Run(model, start, horizon, key),
        _ => MeanField.Run(model, [.. start.Select(c => (double)c)], horizon),
    };

    private static Arbitrary<long[]> Counts() => Gen.Choose(0, 100_000).Select(i => (long)i * i % 1_000_000).ArrayOf().Where(c => c.Length > 0).ToArbitrary();
}
